"""Models: what can be learnt from the catalogue itself, and how well."""

from pages.ui.models import page
from pages.ui.shared import catalog_picker

page.models(catalog_picker.current_catalog())
