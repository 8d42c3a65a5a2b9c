"""Models: what can be learnt from the catalogue itself, and how well."""

from pages.ui import chooser
from pages.ui.models import page

page.models(chooser.chosen_shop())
