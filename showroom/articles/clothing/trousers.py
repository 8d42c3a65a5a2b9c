"""Trousers: chinos, tailored, wide, cargo, corduroy and linen ones."""

from __future__ import annotations

from PIL import Image

from showroom.articles.clothing import trouser_surfaces
from showroom.articles.clothing.trouser_seams import Style
from showroom.articles.clothing.trouser_surfaces import trouser_article, trouser_line
from showroom.articles.product_line import Look
from showroom.rendering.bake_cache import BakeCache

SILHOUETTES = (
    "chinos",
    "rolled chinos",
    "formal",
    "cords",
    "cargo",
    "drawstring",
    "cigarette",
    "palazzo",
    "culottes",
    "child chinos",
)

STYLES = {
    "drawstring": Style("slant", fly=False, elastic=True),
    "cargo": Style("slant"),
    "cigarette": Style("none", fly=False),
    "palazzo": Style("slant", fly=False),
}

TONES = {
    "Houndstooth": "houndstooth",
    "Striped": "double stripes",
    "Checked": "glen check",
    "Dotted": "pin dots",
}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair."""
    style = STYLES.get(look.silhouette, Style())
    return trouser_surfaces.draw_pair(look, seed, bake_cache, style, pattern=TONES.get(look.pattern))


LINES = (
    trouser_line("chinos", "Solid", "Cotton", "Men", "middle", "Khaki, Navy Blue, Olive, Beige"),
    trouser_line("chinos", "Windowpane", "Wool", "Men", "premium",
                 "Grey/Cream, Navy Blue/Silver, Brown/Beige", usage="Smart Casual"),
    trouser_line("rolled chinos", "Solid", "Cotton", "Men", "budget", "Beige, Maroon, Teal, Grey",
                 season="Summer"),
    trouser_line("rolled chinos", "Striped", "Linen", "Men", "middle",
                 "White/Blue, Beige/Brown, Navy Blue/White", season="Summer"),
    trouser_line("formal", "Solid", "Wool", "Men", "premium", "Charcoal, Navy Blue, Black, Grey",
                 usage="Formal"),
    trouser_line("formal", "Pinstriped", "Wool", "Men", "premium",
                 "Navy Blue/Silver, Charcoal/White, Black/Grey", usage="Formal"),
    trouser_line("formal", "Checked", "Wool", "Men", "middle", "Grey/Black, Beige/Brown, Navy Blue/Grey",
                 usage="Formal"),
    trouser_line("cords", "Solid", "Corduroy", "Men", "middle", "Tan, Olive, Burgundy, Navy Blue",
                 season="Winter"),
    trouser_line("cargo", "Solid", "Cotton", "Men", "middle", "Olive, Khaki, Black, Charcoal"),
    trouser_line("cargo", "Camouflage", "Cotton", "Men", "budget", "Olive/Brown, Beige/Brown, Grey/Black"),
    trouser_line("drawstring", "Solid", "Linen", "Men", "middle", "White, Beige, Navy Blue, Sea Green",
                 season="Summer"),
    trouser_line("drawstring", "Striped", "Linen", "Women", "middle",
                 "Off White/Navy Blue, Blue/White, Peach/White", season="Summer"),
    trouser_line("cigarette", "Solid", "Cotton", "Women", "middle", "Black, Navy Blue, Red, Mustard",
                 usage="Formal"),
    trouser_line("cigarette", "Houndstooth", "Wool", "Women", "premium",
                 "Black/White, Grey/Off White, Brown/Cream", usage="Formal", season="Winter"),
    trouser_line("palazzo", "Solid", "Viscose", "Women", "middle", "Black, Off White, Rust, Teal",
                 usage="Smart Casual", season="Spring"),
    trouser_line("palazzo", "Floral", "Viscose", "Women", "middle",
                 "Navy Blue/Pink, Black/Red, Cream/Rose", season="Summer"),
    trouser_line("palazzo", "Striped", "Linen", "Women", "premium",
                 "White/Navy Blue, Beige/White, Black/White", season="Summer"),
    trouser_line("culottes", "Solid", "Linen", "Women", "middle", "Khaki, White, Navy Blue, Rose",
                 season="Summer"),
    trouser_line("culottes", "Tropical", "Viscose", "Women", "middle",
                 "Navy Blue/Sea Green, Off White/Green, Black/Mustard", season="Summer"),
    trouser_line("child chinos", "Solid", "Cotton", "Boys", "budget", "Navy Blue, Khaki, Red, Grey"),
    trouser_line("child chinos", "Dotted", "Cotton", "Girls", "budget",
                 "Pink/White, Navy Blue/White, Lavender/White", season="Spring"),
)  # fmt: skip

ARTICLE = trouser_article("Trousers", "trousers", (28.0, 55.0, 110.0), LINES, draw, SILHOUETTES)
