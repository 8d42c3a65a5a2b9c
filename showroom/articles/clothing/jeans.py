"""Jeans: five pockets, topstitched, from raw to worn out."""

from __future__ import annotations

from PIL import Image

from showroom.articles.clothing import trouser_surfaces
from showroom.articles.clothing.trouser_seams import Style
from showroom.articles.clothing.trouser_surfaces import (
    BLEACHED,
    INDIGO,
    THREADS,
    trouser_article,
    trouser_line,
)
from showroom.articles.product_line import Look
from showroom.rendering.bake_cache import BakeCache

SILHOUETTES = (
    "regular jeans",
    "slim jeans",
    "skinny jeans",
    "mom jeans",
    "flared jeans",
    "wide jeans",
    "turned jeans",
    "child jeans",
)

WASHES = {"Solid": 0.08, "Washed": 0.6}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair; details are "light", "torn" and "raw", in any combination."""
    dyes = BLEACHED if "light" in look.detail else INDIGO
    style = Style(
        pockets="jeans",
        thread=THREADS.get(look.accent),
        wash=WASHES[look.pattern] * (0.75 if "light" in look.detail else 1),
        torn="torn" in look.detail,
        hem="raw" if "raw" in look.detail else "sewn",
    )
    return trouser_surfaces.draw_pair(look, seed, bake_cache, style, dyes.get(look.color))


LINES = (
    trouser_line("regular jeans", "Washed", "Denim", "Men", "middle",
                 "Blue/Tan, Navy Blue/Tan, Black/Black, Grey/Grey"),
    trouser_line("regular jeans", "Solid", "Denim", "Men", "premium",
                 "Navy Blue/Orange, Black/White, Charcoal/White"),
    trouser_line("regular jeans", "Washed", "Denim", "Men", "budget", "Blue/Tan, Grey/White, Black/Black",
                 "light", season="Summer"),
    trouser_line("slim jeans", "Washed", "Denim", "Men", "middle", "Blue/Tan, Navy Blue/Rust, Black/Black"),
    trouser_line("slim jeans", "Solid", "Denim", "Men", "budget",
                 "Khaki/Khaki, Olive/Olive, Burgundy/Burgundy, Brown/Brown", season="Winter"),
    trouser_line("slim jeans", "Washed", "Denim", "Men", "premium", "Blue/Tan, Black/Black, Grey/White",
                 "torn"),
    trouser_line("skinny jeans", "Solid", "Denim", "Women", "budget",
                 "Black/Black, White/White, Navy Blue/Navy Blue, Grey/Grey"),
    trouser_line("skinny jeans", "Washed", "Denim", "Women", "middle",
                 "Blue/Tan, Navy Blue/Tan, Charcoal/Charcoal"),
    trouser_line("skinny jeans", "Washed", "Denim", "Women", "middle",
                 "Blue/White, Grey/White, Black/Black", "light torn", season="Spring"),
    trouser_line("mom jeans", "Washed", "Denim", "Women", "middle", "Blue/Tan, Grey/Grey, Navy Blue/Tan",
                 "light", season="Summer"),
    trouser_line("mom jeans", "Solid", "Denim", "Women", "premium",
                 "Off White/Off White, Pink/Pink, Lavender/Lavender, Sea Green/Sea Green", season="Spring"),
    trouser_line("flared jeans", "Washed", "Denim", "Women", "middle",
                 "Blue/Tan, Navy Blue/Rust, Black/Black"),
    trouser_line("flared jeans", "Solid", "Denim", "Women", "premium",
                 "White/White, Brown/Brown, Black/White", "raw", season="Summer"),
    trouser_line("wide jeans", "Solid", "Denim", "Women", "premium",
                 "Navy Blue/White, Off White/Off White, Black/Black, Brown/Tan"),
    trouser_line("wide jeans", "Washed", "Denim", "Women", "budget", "Blue/Tan, Grey/Grey, Black/Black",
                 "light raw", season="Spring"),
    trouser_line("turned jeans", "Washed", "Denim", "Men", "middle",
                 "Blue/Tan, Navy Blue/Tan, Charcoal/Charcoal"),
    trouser_line("turned jeans", "Solid", "Denim", "Women", "premium",
                 "Navy Blue/Orange, Black/White, Olive/Tan", season="Winter"),
    trouser_line("child jeans", "Washed", "Denim", "Boys", "budget", "Blue/Tan, Navy Blue/Orange, Grey/Grey"),
    trouser_line("child jeans", "Washed", "Denim", "Girls", "budget",
                 "Blue/White, Grey/White, Navy Blue/White", "light torn", season="Spring"),
    trouser_line("child jeans", "Solid", "Denim", "Boys", "budget",
                 "Black/Black, Olive/Olive, Khaki/Khaki", season="Winter"),
)  # fmt: skip

ARTICLE = trouser_article("Jeans", "jeans", (25.0, 50.0, 95.0), LINES, draw, SILHOUETTES)
