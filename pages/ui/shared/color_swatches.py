"""The colours that names stand for, to show beside the names."""

from __future__ import annotations

from PIL import ImageColor

_SHADES = {
    "beige": "#e3d3b8",
    "black": "#1b1b1d",
    "blue": "#2f62b5",
    "brown": "#7b4b2c",
    "green": "#3b8a4c",
    "gold": "#cfa540",
    "grey": "#8b8e93",
    "lime green": "#9bcc3c",
    "magenta": "#c22d7f",
    "maroon": "#7c2331",
    "olive": "#74783a",
    "orange": "#ea7f2e",
    "pink": "#ec8fae",
    "purple": "#7b4aa5",
    "red": "#c9302f",
    "silver": "#c3c6ca",
    "tan": "#c49a6c",
    "teal": "#17797a",
    "yellow": "#f1cb3a",
    "bronze": "#8c6239",
    "burgundy": "#6d1a2d",
    "camel": "#c19a6b",
    "charcoal": "#3b3f45",
    "champagne": "#f1dfc4",
    "coffee brown": "#4b342a",
    "copper": "#b4693b",
    "cream": "#f6efd9",
    "denim": "#3a5a80",
    "emerald": "#1f8a5b",
    "fluorescent green": "#8df21b",
    "grey melange": "#a9abae",
    "lavender": "#b9a6dc",
    "mauve": "#b784a7",
    "metallic": "#a6a8ad",
    "mushroom brown": "#a08c78",
    "mustard": "#d6a319",
    "navy": "#1f2f55",
    "nude": "#e3bc9a",
    "off white": "#f7f4ea",
    "peach": "#f9b995",
    "rose": "#e2748b",
    "rust": "#a8471f",
    "sea green": "#2f9a78",
    "skin": "#e8bf9f",
    "steel": "#8f979e",
    "stone": "#b9b2a4",
    "taupe": "#8d7f74",
    "turquoise blue": "#21b3c4",
    "wine": "#6b1e34",
}
"""Shades that shops name and CSS does not, or makes too loud."""
_MANY = "conic-gradient(#d64545, #e3b341, #4f9d69, #3f7fc0, #8a5cc4, #d64545)"


def swatch(name: str) -> str:
    """Return a name's colour as CSS, "" for a name that stands for none.

    >>> swatch("Navy Blue"), swatch("Off White"), swatch("Cosy")
    ('#1f2f55', '#f7f4ea', '')
    """
    words = name.casefold().replace("-", " ").replace("gray", "grey")
    if words.startswith("multi"):
        return _MANY
    for known in (words, words.partition(" ")[0], words.rpartition(" ")[2]):
        shade = _SHADES.get(known) or ImageColor.colormap.get(known.replace(" ", ""))
        if shade:
            return str(shade)
    return ""


def is_pale(color: str) -> bool:
    """Return whether dark marks are needed on a colour of `swatch`."""
    if not color.startswith("#"):
        return False
    red, green, blue = ImageColor.getrgb(color)[:3]
    return 0.299 * red + 0.587 * green + 0.114 * blue > 150
