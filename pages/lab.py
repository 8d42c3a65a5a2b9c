"""The laboratory: methods side by side, how good they are, and the health of the recommendations."""

from pages.ui import chooser
from pages.ui.lab import page

page.laboratory(chooser.chosen_shop())
