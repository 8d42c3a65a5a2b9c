"""The catalogue: what is in it, what the import found, files to take away, and bringing one's own."""

from pages.ui.catalog import page
from pages.ui.shared import catalog_picker
from pages.ui.shared.catalog_folders import places

if places():
    page.catalog_page(catalog_picker.current_catalog())
else:
    page.first_catalog()
