"""Search by photo: one or several photos in, the products most like them out."""

from pages.ui import chooser, comparing, drawer, kept
from pages.ui.photo import page

shop = chooser.chosen_shop()
if not comparing.open_if_asked(shop):
    drawer.open_if_asked(shop)
page.search_by_photo(shop)
kept.tray(shop)
