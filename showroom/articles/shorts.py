"""Shorts: chino, denim, cargo, sports, tailored and beach ones."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from showroom import bottoms, legs
from showroom.bakery import Bakery
from showroom.bottoms import INDIGO, THREADS, line
from showroom.line import Article, Look
from showroom.palette import COLOURS
from showroom.sewing import Style

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


def draw(look: Look, seed: int, bakery: Bakery) -> Image.Image:
    """Draw a pair."""
    style = STYLES.get(look.silhouette, SEWN)
    base = None
    if look.material == "Denim":
        base = INDIGO.get(look.colour)
        style = replace(style, thread=THREADS.get(look.accent))
    if look.pattern in ("Contrast", "Colourblocked"):
        style = replace(style, side=COLOURS[look.accent])
    return bottoms.picture(look, seed, bakery, style, base, CLOTHS.get(look.pattern))


LINES = (
    line("chino shorts", "Solid", "Cotton", "Men", "middle", "Khaki, Navy Blue, Olive, Rust",
        season="Summer"),
    line("chino shorts", "Gingham", "Cotton", "Men", "middle", "Blue/White, Navy Blue/White, Red/White",
        season="Summer"),
    line("chino shorts", "Striped", "Linen", "Men", "premium", "White/Blue, Beige/White, Grey/White",
        season="Summer"),
    line("denim shorts", "Washed", "Denim", "Men", "middle", "Blue/Tan, Black/Black, Grey/Grey",
        season="Summer"),
    line("cut-offs", "Washed", "Denim", "Women", "budget",
        "Blue/Tan, White/White, Black/Black, Navy Blue/Tan", season="Summer"),
    line("cargo shorts", "Solid", "Cotton", "Men", "middle", "Olive, Beige, Charcoal, Navy Blue",
        season="Summer"),
    line("cargo shorts", "Camouflage", "Cotton", "Men", "budget", "Olive/Brown, Grey/Black, Khaki/Brown",
        season="Summer"),
    line("sports shorts", "Solid", "Polyester", "Men", "budget", "Black, Navy Blue, Red, Blue",
        usage="Sports", season="Summer"),
    line("sports shorts", "Contrast", "Polyester", "Men", "middle",
        "Grey/Black, Navy Blue/White, Teal/Lime Green", usage="Sports", season="Summer"),
    line("sports shorts", "Tropical", "Polyester", "Men", "middle",
        "Navy Blue/Sea Green, Black/Orange, Teal/White", season="Summer"),
    line("sweat shorts", "Melange", "Fleece", "Men", "budget",
        "Grey Melange/Charcoal, Blue/White, Charcoal/Black", season="Summer"),
    line("pleated shorts", "Solid", "Linen", "Women", "premium", "Off White, Tan, Black, Sea Green",
        season="Summer"),
    line("pleated shorts", "Checked", "Wool", "Women", "premium", "Brown/Black, Grey/Navy Blue, Beige/Rust",
        season="Fall"),
    line("soft shorts", "Floral", "Viscose", "Women", "budget", "White/Rose, Navy Blue/Peach, Mustard/White",
        season="Summer"),
    line("soft shorts", "Solid", "Linen", "Women", "middle", "Peach, White, Lavender, Olive",
        season="Summer"),
    line("child shorts", "Solid", "Jersey", "Boys", "budget", "Blue, Orange, Navy Blue, Green",
        season="Summer"),
    line("child shorts", "Geometric", "Jersey", "Girls", "budget",
        "Pink/White, Yellow/Orange, Turquoise Blue/White", season="Summer"),
)  # fmt: skip

ARTICLE = Article(
    "Shorts", "Bottomwear", "Apparel", "shorts", (18.0, 35.0, 65.0), LINES, draw, SILHOUETTES, legs.model
)
