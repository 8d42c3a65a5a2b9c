"""Socks in pairs: liners, ankle, crew and knee length, plain, sporty and patterned."""

from __future__ import annotations

import numpy as np
from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Surface, band, mixed, raised, shaded
from showroom.shapes.accessories.socks import CUFF, HEEL, LEG, SILHOUETTES, TOE, model

PATTERNS = {
    "Solid": ("solid", 1.0),
    "Striped": ("sailor", 0.8),
    "Fine stripes": ("breton", 0.5),
    "Dotted": ("dots", 0.95),
    "Argyle": ("argyle", 0.62),
    "Melange": ("melange", 1.0),
    "Fair Isle": ("Fair Isle", 0.55),
    "Nordic": ("Nordic", 0.5),
    "Hearts": ("hearts", 0.6),
    "Stars": ("stars", 0.5),
    "Lemons": ("lemons", 0.45),
    "Tartan": ("tartan", 0.5),
    "Geometric": ("triangles", 0.55),
    "Floral": ("ditsy", 0.5),
    "Camouflage": ("camouflage", 0.7),
}
"""Pattern of a line -> pattern of the knitting, and its zoom."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair.

    Its detail is "tipped" for heels and toes in the accent, "rings" for bands on the cuff, "ribbed" for broad
    ribs all over, in colours that are not too deep for them to show.
    """
    base, accent = linear(COLORS[look.color]), linear(COLORS[look.accent])
    ribbed = look.detail == "ribbed"
    if ribbed:
        base = base + 0.016
    pattern, zoom = PATTERNS[look.pattern]
    weave = {"Wool": "knit", "Cotton": "fine knit", "Cashmere": "rib"}.get(look.material, "fine knit")
    leg = fabric(pattern, base, accent, weave=weave, size=1.0, zoom=zoom, seed=seed)
    if ribbed:
        leg = raised(shaded(leg, lambda u, v: 0.68 + 0.32 * _broad(u, v)), lambda u, v: 1.6 * _broad(u, v))
    tips = fabric(
        "solid", accent if look.detail == "tipped" else base, weave="fine knit", size=1.0, seed=seed
    )
    whole = look.detail != "tipped" and look.pattern not in (
        "Argyle",
        "Fair Isle",
        "Nordic",
        "Lemons",
        "Stars",
    )
    cuff = fabric(
        "solid", accent if look.detail == "tipped" else base, weave="fine knit", size=1.0, seed=seed
    )
    surfaces = {
        LEG: leg,
        CUFF: raised(_ringed(cuff, look, accent), _rib),
        HEEL: leg if whole and look.pattern != "Solid" else raised(tips, _diagonal),
        TOE: leg if whole and look.pattern != "Solid" else tips,
    }
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


def _rib(u: Array, v: Array) -> Array:
    return 0.9 * np.cos(u * 2 * np.pi / 0.42)


def _broad(u: Array, v: Array) -> Array:
    """Two stitches knitted, one purled, along the leg."""
    return band(u, 0.6, 0.68, 0.16)


def _diagonal(u: Array, v: Array) -> Array:
    return 0.2 * np.cos((u + v) * 2 * np.pi / 0.4)


def _ringed(cuff: Surface, look: Look, accent: Array) -> Surface:
    """Knit two bands of the accent into a cuff."""
    if look.detail != "rings":
        return cuff
    return mixed(cuff, accent, lambda u, v: band(v + 0.05, 1.0, 0.5, 0.06) * (v > -2.2) * (v < -0.2))


LINES = (
    Line("crew", "Solid", "Cotton", "Men", "Formal", "Winter", "budget",
         (("Black", "Charcoal"), ("Navy Blue", "Blue"), ("Charcoal", "Grey")), "ribbed"),
    Line("crew", "Solid", "Cotton", "Unisex", "Sports", "Summer", "budget",
         (("White", "Navy Blue"), ("White", "Red"), ("Grey Melange", "Black")), "rings"),
    Line("crew", "Striped", "Cotton", "Men", "Casual", "Fall", "middle",
         (("Navy Blue", "White"), ("Mustard", "Navy Blue"), ("Green", "Cream")), "tipped"),
    Line("crew", "Argyle", "Wool", "Men", "Smart Casual", "Winter", "premium",
         (("Burgundy", "Grey"), ("Navy Blue", "Turquoise Blue"), ("Olive", "Mustard")), "tipped"),
    Line("crew", "Dotted", "Cotton", "Women", "Casual", "Spring", "middle",
         (("Pink", "White"), ("Teal", "Cream"), ("Black", "White")), "tipped"),
    Line("crew", "Fair Isle", "Wool", "Unisex", "Casual", "Winter", "middle",
         (("Red", "Cream"), ("Navy Blue", "Cream"))),
    Line("quarter", "Solid", "Cotton", "Men", "Sports", "Summer", "middle",
         (("White", "Grey"), ("Black", "Red"), ("Grey", "Lime Green")), "tipped"),
    Line("quarter", "Hearts", "Cotton", "Women", "Casual", "Spring", "budget",
         (("Lavender", "White"), ("Red", "White"))),
    Line("ankle", "Solid", "Cotton", "Women", "Casual", "Summer", "budget",
         (("White", "White"), ("Pink", "Pink"), ("Black", "Black")), "ribbed"),
    Line("ankle", "Fine stripes", "Cotton", "Unisex", "Casual", "Summer", "budget",
         (("Navy Blue", "White"), ("Grey", "Yellow"))),
    Line("liner", "Solid", "Cotton", "Women", "Casual", "Summer", "budget",
         (("Nude", "Nude"), ("Black", "Black"), ("White", "White"))),
    Line("knee", "Striped", "Cotton", "Girls", "Casual", "Fall", "middle",
         (("Purple", "Pink"), ("Green", "Yellow")), "tipped"),
    Line("knee", "Solid", "Cashmere", "Women", "Smart Casual", "Winter", "premium",
         (("Grey", "Grey"), ("Burgundy", "Burgundy"), ("Cream", "Cream"))),
    Line("knee", "Nordic", "Wool", "Women", "Casual", "Winter", "middle",
         (("Grey", "Cream"), ("Green", "Cream"))),
    Line("slouch", "Melange", "Wool", "Women", "Casual", "Winter", "middle",
         (("Beige", "Cream"), ("Grey Melange", "White"), ("Rust", "Peach"))),
    Line("kids", "Stars", "Cotton", "Boys", "Casual", "Summer", "budget",
         (("Blue", "Yellow"), ("Charcoal", "Orange")), "tipped"),
    Line("kids", "Lemons", "Cotton", "Girls", "Casual", "Summer", "budget",
         (("Turquoise Blue", "Yellow"), ("Pink", "Yellow")), "tipped"),
)  # fmt: skip

ARTICLE = Article(
    kind="Socks",
    sub="Socks",
    master="Accessories",
    noun="Socks",
    prices=(6, 12, 24),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
