"""The app's own components: each is an HTML, a CSS and a JavaScript file and a function that mounts it."""

from pages.ui.components.files import styles
from pages.ui.components.grid import Card, product_grid
from pages.ui.components.sheet import product_sheet

__all__ = ["Card", "product_grid", "product_sheet", "styles"]
