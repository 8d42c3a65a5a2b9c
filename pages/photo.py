"""Search by photo: one or several photos in, the products most like them out."""

from pages.ui.photo import page
from pages.ui.shared import catalog_picker, favorites
from pages.ui.shop import compare_dialog, drawer

shop = catalog_picker.current_catalog()
if not compare_dialog.render_if_open(shop):
    drawer.render_if_open(shop)
page.search_by_photo(shop)
favorites.tray(shop)
