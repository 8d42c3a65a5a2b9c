"""The catalogue: what is in it, what the import found, files to take away, and bringing one's own."""

from pages.ui import chooser
from pages.ui.about import page

shop = chooser.chosen_shop()
page.about(shop)
