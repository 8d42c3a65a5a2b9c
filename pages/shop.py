"""The shop: every product of the chosen catalogue, with search and filters; a click opens the drawer."""

from pages.ui.shared import catalog_picker, favorites
from pages.ui.shop import compare_dialog, drawer, page

shop = catalog_picker.chosen_shop()
if not compare_dialog.open_if_asked(shop):
    drawer.open_if_asked(shop)
page.catalogue(shop)
favorites.tray(shop)
