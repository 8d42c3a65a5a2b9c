"""The catalogue: what is in it, what the import found, files to take away, and bringing one's own."""

from pages.ui.catalog import page
from pages.ui.shared import catalog_picker
from pages.ui.shared.catalog_folders import places

if places():
    page.about(catalog_picker.chosen_shop())
else:
    page.first_catalogue()
