"""Skirts, seen from the front on an invisible body."""

from __future__ import annotations

import numpy as np
from PIL import Image
from scipy.spatial import cKDTree

from showroom.articles.clothing.upper_body_surfaces import CHILD, THREADS, surfaces_of
from showroom.articles.product_line import Article, Line, Look
from showroom.geometry.garment_forms import FRONT, TRIM, UNITS, Form, Garment
from showroom.geometry.sewing_patterns import Path, bezier, joined, mirrored, resample, straight
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Surface, band, mixed, raised, shaded
from showroom.shapes.clothing.skirts import SILHOUETTES, SMALL, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw one skirt."""
    cut = SILHOUETTES[look.silhouette]
    like = Garment(Form(((-cut.length, cut.hem), (0, cut.waist))), tiers=cut.tiers, shine=cut.shine)
    made_of = surfaces_of(look, like, seed, CHILD if look.silhouette in SMALL else 1.0)
    if look.material in THREADS:
        made_of[FRONT] = topstitched(made_of[FRONT], STITCHED[look.silhouette], THREADS[look.material])
        made_of[TRIM] = made_of[FRONT]
    return picture(bake_cache.get(model, look.silhouette), made_of)


def topstitched(below: Surface, seams: list[Path], thread: str) -> Surface:
    """Sew along seams, given as lengths of cloth from the middle and heights: a groove and its stitches."""
    fine = [resample(seam, 0.002) for seam in seams]
    tree, far = cKDTree(np.concatenate(fine)), np.concatenate([0.002 * np.arange(len(seam)) for seam in fine])

    def sewn(u: Array, v: Array, wide: float) -> tuple[Array, Array]:
        away, nearest = tree.query(np.stack([u - 0.5, v - 0.5], 1) * UNITS, distance_upper_bound=0.05)
        return np.exp(-((away / wide) ** 2)), far[np.minimum(nearest, len(far) - 1)]

    def stitches(u: Array, v: Array) -> Array:
        near, along = sewn(u, v, 0.006)
        return 0.75 * near * (band(along, 0.026, 0.65, 0.005) > 0.5)

    grooved = raised(
        shaded(below, lambda u, v: 1 - 0.3 * sewn(u, v, 0.014)[0]), lambda u, v: -sewn(u, v, 0.014)[0]
    )
    return mixed(grooved, thread, stitches)


def _fly(gap: float) -> Path:
    """Return one of the rows of stitches round a fly."""
    return joined(
        straight((0.14 - gap, 0), (0.14 - gap, -0.34)),
        bezier((0.14 - gap, -0.34), (0.14 - gap, -0.42), (0.1, -0.48 + gap), (0.0, -0.5 + gap)),
    )


def _pocket(gap: float) -> Path:
    """Return one of the rows of stitches along the mouth of a pocket."""
    return bezier((0.24 - gap, 0), (0.26 - gap, -0.24 - gap), (0.44, -0.31 - gap), (0.8, -0.31 - gap))


_ROWS = (0.0, 0.028)
STITCHED: dict[str, list[Path]] = {
    "denim": [
        straight((0, 0), (0, -1.25)),
        *map(_fly, _ROWS),
        *map(_pocket, _ROWS),
        *(mirrored(_pocket(gap)) for gap in _ROWS),
    ],
    "midi denim": [
        *(straight((x, 0), (x, -2.04)) for x in (-0.045, 0.045)),
        *map(_pocket, _ROWS),
        *(mirrored(_pocket(gap)) for gap in _ROWS),
    ],
}
"""Silhouettes of denim -> their seams that are sewn with a thread of another colour."""

LINES = (
    Line("flared", "Solid", "Cotton", "Women", "Casual", "Spring", "middle", (("Red", "White"), ("Olive",
        "White"), ("Navy Blue", "White"), ("Peach", "White"))),
    Line("flared", "Floral", "Cotton", "Women", "Casual", "Summer", "middle", (("Black", "Rose"), ("Cream",
        "Blue"), ("Sea Green", "White")), "poppies"),
    Line("circle", "Gingham", "Cotton", "Women", "Casual", "Summer", "budget", (("Black", "White"), ("Red",
        "White"), ("Blue", "White")), "large gingham"),
    Line("circle", "Dotted", "Cotton", "Women", "Party", "Spring", "middle", (("Navy Blue", "White"),
        ("Black", "Pink")), "dots"),
    Line("accordion", "Solid", "Satin", "Women", "Smart Casual", "Fall", "middle", (("Green", "Green"),
        ("Rose Gold", "Pink"), ("Rust", "Rust"), ("Silver", "Silver"))),
    Line("tennis", "Solid", "Polyester", "Women", "Sports", "Summer", "budget", (("White", "White"),
        ("Navy Blue", "White"), ("Pink", "White"))),
    Line("tennis", "Tartan", "Wool", "Women", "Casual", "Winter", "middle", (("Red", "Yellow"), ("Green",
        "White"), ("Grey", "Red"))),
    Line("pencil", "Solid", "Wool", "Women", "Formal", "Fall", "premium", (("Black", "Black"), ("Charcoal",
        "Black"), ("Burgundy", "Black"), ("Beige", "Black"))),
    Line("pencil", "Woven", "Wool", "Women", "Formal", "Winter", "premium", (("Grey", "Black"), ("Brown",
        "Cream")), "houndstooth"),
    Line("button-up", "Solid", "Corduroy", "Women", "Casual", "Fall", "middle", (("Tan", "Brown"),
        ("Mustard", "Brown"), ("Maroon", "Gold"), ("Teal", "Gold"))),
    Line("button-up", "Checked", "Wool", "Women", "Casual", "Winter", "middle", (("Charcoal", "Yellow"),
        ("Brown", "Orange")), "windowpane"),
    Line("denim", "Solid", "Denim", "Women", "Casual", "Summer", "budget", (("Blue", "Tan"), ("Navy Blue",
        "Tan"), ("Black", "Silver"), ("White", "White"))),
    Line("midi denim", "Solid", "Denim", "Women", "Casual", "Spring", "middle", (("Blue", "Tan"), ("Steel",
        "Tan"), ("Navy Blue", "Gold"))),
    Line("tiered", "Paisley", "Viscose", "Women", "Ethnic", "Summer", "middle", (("Maroon", "Mustard"),
        ("Blue", "White"), ("Purple", "Peach"))),
    Line("tiered", "Solid", "Cotton", "Women", "Casual", "Summer", "budget", (("White", "White"), ("Rust",
        "Rust"), ("Turquoise Blue", "White"))),
    Line("wrap", "Tropical", "Viscose", "Women", "Casual", "Summer", "middle", (("Green", "Pink"),
        ("Navy Blue", "Orange"), ("White", "Green"))),
    Line("bias", "Solid", "Satin", "Women", "Party", "Fall", "premium", (("Gold", "Gold"), ("Black",
        "Black"), ("Teal", "Teal"))),
    Line("bias", "Animal", "Satin", "Women", "Casual", "Fall", "middle", (("Tan", "Black"), ("Grey",
        "Black")), "leopard"),
    Line("paperbag", "Striped", "Linen", "Women", "Casual", "Summer", "middle", (("White", "Blue"),
        ("Beige", "Rust")), "deckchair"),
    Line("girl", "Solid", "Polyester", "Girls", "Party", "Spring", "budget", (("Pink", "White"),
        ("Lavender", "White"), ("Mauve", "Gold"))),
    Line("girl", "Floral", "Cotton", "Girls", "Casual", "Summer", "budget", (("Yellow", "White"),
        ("Turquoise Blue", "Pink")), "ditsy"),
    Line("school", "Tartan", "Wool", "Girls", "Casual", "Fall", "middle", (("Navy Blue", "Green"), ("Red",
        "Black"), ("Grey", "Blue"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Skirts",
    sub="Bottomwear",
    master="Apparel",
    noun="skirt",
    prices=(24.9, 44.9, 89.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
