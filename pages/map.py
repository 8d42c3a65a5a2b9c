"""The map: every product of the chosen catalogue at once; a click opens the drawer."""

from pages.ui.map.page import whole_map
from pages.ui.shared import catalog_picker, favorites
from pages.ui.shop import compare_dialog, drawer

shop = catalog_picker.current_catalog()
if not compare_dialog.render_if_open(shop):
    drawer.render_if_open(shop)
whole_map(shop)
favorites.tray(shop)
