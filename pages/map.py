"""The map: every product of the chosen catalogue at once; a click opens the drawer."""

from pages.ui.map.page import whole_map
from pages.ui.shared import catalog_picker, favorites
from pages.ui.shop import compare_dialog, drawer

shop = catalog_picker.chosen_shop()
if not compare_dialog.open_if_asked(shop):
    drawer.open_if_asked(shop)
whole_map(shop)
favorites.tray(shop)
