"""The shop: every product of the chosen catalogue, with search and filters; a click opens the drawer."""

from pages.ui import browse, chooser, drawer

shop = chooser.chosen_shop()
drawer.open_if_asked(shop)
browse.catalogue(shop)
