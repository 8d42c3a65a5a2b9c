"""The laboratory: methods side by side, how good they are, and the health of the recommendations."""

from pages.ui.lab import page
from pages.ui.shared import catalog_picker

page.laboratory(catalog_picker.current_catalog())
