"""The shop: every product of the chosen catalogue, with search and filters; a click opens the drawer."""

from pages.ui import browse, chooser, comparing, drawer, kept

shop = chooser.chosen_shop()
if not comparing.open_if_asked(shop):
    drawer.open_if_asked(shop)
browse.catalogue(shop)
kept.tray(shop)
