"""The catalogue: what is in it, what the import found, files to take away, and bringing one's own."""

from pages.ui import chooser
from pages.ui.about import page
from pages.ui.places import places

if places():
    page.about(chooser.chosen_shop())
else:
    page.first_catalogue()
