"""Jackets and gilets, seen from the front on an invisible body."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from showroom.articles.clothing.upper_body_surfaces import CHILD, surfaces_of
from showroom.articles.product_line import Article, Line, Look
from showroom.geometry.garment_forms import BUTTONS, COLLAR, INSIDE, Garment
from showroom.materials.palette import COLORS
from showroom.rendering.artwork import mix
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Surface, plain, shaded
from showroom.shapes.clothing.jackets import SILHOUETTES, SMALL, TAILORED, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw one jacket."""
    shape = f"{HOODED} {look.silhouette}" if look.detail == HOODED else look.silhouette
    made_of = (
        _tailored(look, SILHOUETTES[shape], seed)
        if shape in TAILORED
        else surfaces_of(look, SILHOUETTES[shape], seed, CHILD if shape in SMALL else 1.0)
    )
    return picture(bake_cache.get(model, shape), made_of)


HOODED = "hooded"
"""Detail of a look with a hood; its shape has a name of its own."""


def _tailored(look: Look, garment: Garment, seed: int) -> dict[int, Surface]:
    """Return what a blazer is made of: lined, no stitches at its hem, lapels that catch the light."""
    longer = replace(garment.form, width=((garment.form.hem - 1, 1.0), *garment.form.width))
    made_of = surfaces_of(look, replace(garment, form=longer), seed)
    base = COLORS[look.color]
    made_of[INSIDE] = plain(mix(base, "8d8175", 0.45))
    made_of[COLLAR] = shaded(made_of[COLLAR], lambda u, v: np.full_like(u, 1.12))
    if look.pattern != "Solid":
        made_of[BUTTONS] = plain(mix(base, "2a1f18", 0.7), "plastic")
    return made_of


LINES = (
    Line("trucker", "Solid", "Denim", "Men", "Casual", "Spring", "middle", (("Blue", "Copper"),
        ("Navy Blue", "Copper"), ("Black", "Silver"), ("Steel", "Copper"))),
    Line("trucker", "Solid", "Corduroy", "Men", "Casual", "Fall", "middle", (("Tan", "Brown"), ("Olive",
        "Brown"), ("Brown", "Gold"))),
    Line("bomber", "Solid", "Nylon", "Men", "Casual", "Spring", "middle", (("Olive", "Orange"), ("Black",
        "Silver"), ("Navy Blue", "Silver"), ("Burgundy", "Silver"))),
    Line("bomber", "Contrast", "Wool", "Men", "Casual", "Fall", "middle", (("Navy Blue", "Cream"), ("Green",
        "Cream"), ("Black", "Grey"))),
    Line("bomber", "Camouflage", "Nylon", "Men", "Casual", "Fall", "budget", (("Olive", "Khaki"), ("Grey",
        "Black"))),
    Line("biker", "Solid", "Leather", "Unisex", "Casual", "Fall", "premium", (("Black", "Silver"), ("Brown",
        "Gold"), ("Burgundy", "Silver"), ("Tan", "Gold"))),
    Line("biker", "Solid", "Suede", "Women", "Casual", "Fall", "premium", (("Beige", "Gold"), ("Olive",
        "Silver"), ("Rose", "Silver"))),
    Line("puffer", "Quilted", "Nylon", "Men", "Casual", "Winter", "middle", (("Red", "Black"), ("Navy Blue",
        "Black"), ("Black", "Black"), ("Mustard", "Black"))),
    Line("hooded", "Quilted", "Nylon", "Women", "Casual", "Winter", "middle", (("Olive", "Black"), ("Cream",
        "Tan"), ("Mauve", "Black"), ("Black", "Black"))),
    Line("gilet", "Quilted", "Nylon", "Men", "Casual", "Fall", "budget", (("Blue", "Black"), ("Charcoal",
        "Orange"), ("Green", "Black"))),
    Line("gilet", "Quilted", "Polyester", "Women", "Sports", "Fall", "budget", (("Pink", "White"),
        ("Lavender", "White")), "hooded"),
    Line("blazer", "Solid", "Wool", "Men", "Formal", "Winter", "premium", (("Navy Blue", "Brown"),
        ("Charcoal", "Black"), ("Beige", "Brown"))),
    Line("blazer", "Checked", "Wool", "Men", "Formal", "Fall", "premium", (("Grey", "Blue"), ("Brown",
        "Rust")), "glen check"),
    Line("longblazer", "Solid", "Wool", "Women", "Formal", "Spring", "premium", (("Black", "Black"),
        ("Off White", "Tan"), ("Pink", "Rose"), ("Green", "Black"))),
    Line("longblazer", "Woven", "Wool", "Women", "Formal", "Fall", "premium", (("Black", "White"), ("Brown",
        "Cream")), "houndstooth"),
    Line("windbreaker", "Colourblocked", "Nylon", "Unisex", "Sports", "Spring", "budget",
        (("Turquoise Blue", "Navy Blue"), ("Yellow", "Charcoal"), ("White", "Red"))),
    Line("windbreaker", "Solid", "Nylon", "Women", "Sports", "Spring", "budget", (("Lavender", "White"),
        ("Sea Green", "White"), ("Black", "White"))),
    Line("raincoat", "Solid", "Rubber", "Unisex", "Casual", "Fall", "middle", (("Yellow", "White"),
        ("Navy Blue", "White"), ("Olive", "Black"))),
    Line("utility", "Solid", "Cotton", "Men", "Casual", "Fall", "middle", (("Khaki", "Brown"), ("Olive",
        "Black"), ("Navy Blue", "Tan"))),
    Line("utility", "Camouflage", "Cotton", "Men", "Casual", "Fall", "middle", (("Olive", "Brown"),
        ("Beige", "Brown"))),
    Line("shearling", "Contrast", "Suede", "Men", "Casual", "Winter", "premium", (("Tan", "Cream"),
        ("Coffee Brown", "Beige"), ("Charcoal", "Off White")), "pile collar"),
    Line("kids puffer", "Quilted", "Nylon", "Boys", "Casual", "Winter", "middle", (("Blue", "Black"),
        ("Orange", "Black"), ("Lime Green", "Black"))),
    Line("kids puffer", "Geometric", "Nylon", "Girls", "Casual", "Winter", "middle", (("Pink", "White"),
        ("Purple", "Yellow")), "hearts"),
    Line("kids rain", "Solid", "Rubber", "Boys", "Casual", "Spring", "budget", (("Yellow", "White"),
        ("Blue", "Yellow"), ("Red", "White"))),
    Line("kids rain", "Dotted", "Rubber", "Girls", "Casual", "Spring", "budget", (("Navy Blue", "White"),
        ("Magenta", "White")), "large dots"),
)  # fmt: skip

ARTICLE = Article(
    kind="Jackets",
    sub="Topwear",
    master="Apparel",
    noun="jacket",
    prices=(54.9, 99.0, 199.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
    aliases={"blazer": ("Blazers", "blazer"), "longblazer": ("Blazers", "blazer")},
)
