"""The shop: every product of the chosen catalogue, with search and filters; a click opens the drawer."""

from pages.ui.shared import catalog_picker, favorites
from pages.ui.shop import compare_dialog, drawer, page

shop = catalog_picker.current_catalog()
if not compare_dialog.render_if_open(shop):
    drawer.render_if_open(shop)
page.product_grid_page(shop)
favorites.tray(shop)
