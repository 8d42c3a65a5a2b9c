"""Track pants: joggers, sweatpants and smooth training trousers."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from showroom.articles.clothing import trouser_surfaces
from showroom.articles.clothing.trouser_seams import Style
from showroom.articles.clothing.trouser_surfaces import trouser_article, trouser_line
from showroom.articles.product_line import Look
from showroom.materials.palette import COLORS
from showroom.rendering.bake_cache import BakeCache

SILHOUETTES = (
    "joggers",
    "slim joggers",
    "straight sweats",
    "wide sweats",
    "track pants",
    "child joggers",
)

SWEAT = Style("patch", fly=False, elastic=True, ribbed=True)
STYLES = {
    "slim joggers": Style("welt", fly=False, elastic=True, ribbed=True),
    "track pants": Style("welt", fly=False, elastic=True),
}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair; "Contrast" has a stripe down its sides, "Colourblocked" legs of the accent."""
    style = STYLES.get(look.silhouette, SWEAT)
    if look.pattern == "Contrast":
        style = replace(style, side=COLORS[look.accent])
    if look.pattern == "Colourblocked":
        style = replace(style, block=COLORS[look.accent])
    if look.detail == "seamed":
        style = replace(style, seam=True)
    if look.detail == "thigh pockets":
        style = replace(style, thigh=True)
    return trouser_surfaces.draw_pair(look, seed, bake_cache, style)


LINES = (
    trouser_line("joggers", "Melange", "Fleece", "Men", "budget",
                 "Grey Melange/Charcoal, Navy Blue/Grey, Charcoal/Black", usage="Sports"),
    trouser_line("joggers", "Solid", "Fleece", "Men", "middle", "Black, Olive, Maroon, Beige",
                 "thigh pockets", usage="Sports", season="Winter"),
    trouser_line("joggers", "Tie-dye", "Jersey", "Women", "middle",
                 "Lavender/White, Blue/White, Peach/White", usage="Casual", season="Spring"),
    trouser_line("slim joggers", "Solid", "Polyester", "Men", "premium", "Black, Navy Blue, Grey",
                 "seamed", usage="Sports"),
    trouser_line("slim joggers", "Colourblocked", "Polyester", "Men", "middle",
                 "Navy Blue/Charcoal, Black/Red, Grey/Navy Blue", usage="Sports"),
    trouser_line("straight sweats", "Solid", "Fleece", "Men", "budget", "Navy Blue, Grey, Green, Black",
                 usage="Sports", season="Winter"),
    trouser_line("straight sweats", "Contrast", "Fleece", "Men", "middle",
                 "Navy Blue/White, Maroon/Cream, Black/Grey", usage="Sports"),
    trouser_line("wide sweats", "Solid", "Fleece", "Women", "middle", "Off White, Mauve, Black, Taupe",
                 usage="Casual", season="Winter"),
    trouser_line("track pants", "Solid", "Nylon", "Men", "middle", "Black, Navy Blue, Teal", usage="Sports"),
    trouser_line("track pants", "Contrast", "Nylon", "Women", "middle",
                 "Black/White, Navy Blue/Red, Rose/White", usage="Sports", season="Spring"),
    trouser_line("child joggers", "Melange", "Fleece", "Boys", "budget",
                 "Grey Melange/Charcoal, Blue/White, Green/White", usage="Sports"),
    trouser_line("child joggers", "Camouflage", "Jersey", "Boys", "budget",
                 "Olive/Brown, Grey/Black, Blue/Navy Blue", usage="Sports"),
    trouser_line("child joggers", "Dotted", "Jersey", "Girls", "budget",
                 "Pink/White, Lavender/White, Navy Blue/Pink", usage="Casual", season="Spring"),
)  # fmt: skip

ARTICLE = trouser_article("Track Pants", "track pants", (22.0, 42.0, 75.0), LINES, draw, SILHOUETTES)
