"""The map: every product of the chosen catalogue at once; a click opens the drawer."""

from pages.ui import chooser, comparing, drawer, kept
from pages.ui.map_page import whole_map

shop = chooser.chosen_shop()
if not comparing.open_if_asked(shop):
    drawer.open_if_asked(shop)
whole_map(shop)
kept.tray(shop)
