"""Shorts: chino, denim, cargo, sports, tailored and beach ones."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from showroom.articles.clothing import trouser_surfaces
from showroom.articles.clothing.trouser_seams import Style
from showroom.articles.clothing.trouser_surfaces import INDIGO, THREADS, trouser_article, trouser_line
from showroom.articles.product_line import Look
from showroom.materials.palette import COLORS
from showroom.rendering.bake_cache import BakeCache

SILHOUETTES = (
    "chino shorts",
    "denim shorts",
    "cut-offs",
    "cargo shorts",
    "sports shorts",
    "sweat shorts",
    "pleated shorts",
    "soft shorts",
    "child shorts",
)

SEWN = Style("slant")
JEANS = Style("jeans", wash=0.5)
SOFT = Style("slant", fly=False, elastic=True)
STYLES = {
    "denim shorts": JEANS,
    "cut-offs": Style("jeans", wash=0.55, hem="raw"),
    "sports shorts": Style("none", fly=False, elastic=True),
    "sweat shorts": Style("patch", fly=False, elastic=True, ribbed=True),
    "soft shorts": SOFT,
    "child shorts": SOFT,
}

CLOTHS = {"Floral": "ditsy", "Striped": "fine stripes", "Geometric": "triangles"}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair."""
    style = STYLES.get(look.silhouette, SEWN)
    base = None
    if look.material == "Denim":
        base = INDIGO.get(look.color)
        style = replace(style, thread=THREADS.get(look.accent))
    if look.pattern in ("Contrast", "Colourblocked"):
        style = replace(style, side=COLORS[look.accent])
    return trouser_surfaces.draw_pair(look, seed, bake_cache, style, base, CLOTHS.get(look.pattern))


LINES = (
    trouser_line("chino shorts", "Solid", "Cotton", "Men", "middle", "Khaki, Navy Blue, Olive, Rust",
                 season="Summer"),
    trouser_line("chino shorts", "Gingham", "Cotton", "Men", "middle",
                 "Blue/White, Navy Blue/White, Red/White", season="Summer"),
    trouser_line("chino shorts", "Striped", "Linen", "Men", "premium",
                 "White/Blue, Beige/White, Grey/White", season="Summer"),
    trouser_line("denim shorts", "Washed", "Denim", "Men", "middle", "Blue/Tan, Black/Black, Grey/Grey",
                 season="Summer"),
    trouser_line("cut-offs", "Washed", "Denim", "Women", "budget",
                 "Blue/Tan, White/White, Black/Black, Navy Blue/Tan", season="Summer"),
    trouser_line("cargo shorts", "Solid", "Cotton", "Men", "middle", "Olive, Beige, Charcoal, Navy Blue",
                 season="Summer"),
    trouser_line("cargo shorts", "Camouflage", "Cotton", "Men", "budget",
                 "Olive/Brown, Grey/Black, Khaki/Brown", season="Summer"),
    trouser_line("sports shorts", "Solid", "Polyester", "Men", "budget", "Black, Navy Blue, Red, Blue",
                 usage="Sports", season="Summer"),
    trouser_line("sports shorts", "Contrast", "Polyester", "Men", "middle",
                 "Grey/Black, Navy Blue/White, Teal/Lime Green", usage="Sports", season="Summer"),
    trouser_line("sports shorts", "Tropical", "Polyester", "Men", "middle",
                 "Navy Blue/Sea Green, Black/Orange, Teal/White", season="Summer"),
    trouser_line("sweat shorts", "Melange", "Fleece", "Men", "budget",
                 "Grey Melange/Charcoal, Blue/White, Charcoal/Black", season="Summer"),
    trouser_line("pleated shorts", "Solid", "Linen", "Women", "premium",
                 "Off White, Tan, Black, Sea Green", season="Summer"),
    trouser_line("pleated shorts", "Checked", "Wool", "Women", "premium",
                 "Brown/Black, Grey/Navy Blue, Beige/Rust", season="Fall"),
    trouser_line("soft shorts", "Floral", "Viscose", "Women", "budget",
                 "White/Rose, Navy Blue/Peach, Mustard/White", season="Summer"),
    trouser_line("soft shorts", "Solid", "Linen", "Women", "middle", "Peach, White, Lavender, Olive",
                 season="Summer"),
    trouser_line("child shorts", "Solid", "Jersey", "Boys", "budget", "Blue, Orange, Navy Blue, Green",
                 season="Summer"),
    trouser_line("child shorts", "Geometric", "Jersey", "Girls", "budget",
                 "Pink/White, Yellow/Orange, Turquoise Blue/White", season="Summer"),
)  # fmt: skip

ARTICLE = trouser_article("Shorts", "shorts", (18.0, 35.0, 65.0), LINES, draw, SILHOUETTES)
