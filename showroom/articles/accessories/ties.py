"""Ties and bow ties of silk, wool and knitted yarn."""

from __future__ import annotations

import numpy as np
from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Surface, shaded
from showroom.shapes.accessories.ties import BACK, CLOTH, KNOT, SILHOUETTES, model

PATTERNS = {
    "Solid": ("solid", 1.0, 0),
    "Striped": ("rugby", 0.42, 40),
    "Pinstriped": ("double stripes", 0.8, 40),
    "Dotted": ("pin dots", 0.85, 0),
    "Polka dots": ("dots", 0.9, 0),
    "Paisley": ("paisley", 0.55, 0),
    "Checked": ("windowpane", 0.5, 0),
    "Tartan": ("tartan", 0.5, 0),
    "Gingham": ("gingham", 0.55, 0),
    "Herringbone": ("herringbone", 0.5, 0),
    "Geometric": ("lattice", 0.55, 0),
    "Floral": ("ditsy", 0.55, 0),
    "Houndstooth": ("houndstooth", 0.7, 0),
    "Knit stripes": ("breton", 0.45, 0),
}
"""Pattern of a line -> pattern of the cloth, its zoom, and the degrees that it is turned."""

WEAVES = {
    "Silk": ("smooth", "satin"),
    "Satin": ("smooth", "satin"),
    "Wool": ("twill", "cloth"),
    "Knit": ("fine knit", "cloth"),
}
"""Material -> weave and finish."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a tie; the stripes of its knot run the other way."""
    cloth = _cloth(look, seed)
    surfaces = {CLOTH: cloth, KNOT: cloth, BACK: shaded(cloth, lambda u, v: 0.8 + 0 * u)}
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


def _cloth(look: Look, seed: int) -> Surface:
    pattern, zoom, degrees = PATTERNS[look.pattern]
    weave, finish = WEAVES.get(look.material, ("plain", "cloth"))
    base, accent = linear(COLORS[look.color]), linear(COLORS[look.accent])
    woven = fabric(pattern, base, accent, weave=weave, size=1.0, zoom=zoom, seed=seed, finish=finish)
    return _slanted(woven, degrees) if degrees else woven


def _slanted(cloth: Surface, degrees: float) -> Surface:
    """Turn a pattern: ties are cut on the bias, so that their stripes slant."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return lambda u, v: cloth(c * u - s * v, s * u + c * v)


LINES = (
    Line("classic", "Striped", "Silk", "Men", "Formal", "Winter", "middle",
         (("Navy Blue", "Burgundy"), ("Maroon", "Cream"), ("Green", "Mustard"), ("Charcoal", "Silver"))),
    Line("classic", "Pinstriped", "Silk", "Men", "Formal", "Fall", "premium",
         (("Black", "Silver"), ("Navy Blue", "Peach"), ("Purple", "Silver"))),
    Line("classic", "Dotted", "Silk", "Men", "Formal", "Spring", "middle",
         (("Navy Blue", "White"), ("Red", "White"), ("Teal", "Cream"))),
    Line("classic", "Paisley", "Silk", "Men", "Formal", "Winter", "premium",
         (("Maroon", "Gold"), ("Blue", "Cream"), ("Teal", "Mustard"))),
    Line("classic", "Floral", "Silk", "Men", "Smart Casual", "Summer", "middle",
         (("Pink", "White"), ("Navy Blue", "Peach"), ("Sea Green", "Cream"))),
    Line("slim", "Solid", "Satin", "Men", "Party", "Winter", "budget",
         (("Black", "Black"), ("Red", "Red"), ("Silver", "Silver"), ("Lavender", "Lavender"))),
    Line("slim", "Geometric", "Silk", "Men", "Formal", "Spring", "middle",
         (("Grey", "White"), ("Blue", "White"))),
    Line("square end", "Solid", "Knit", "Men", "Smart Casual", "Fall", "middle",
         (("Mustard", "Mustard"), ("Olive", "Olive"), ("Navy Blue", "Navy Blue"))),
    Line("square end", "Knit stripes", "Knit", "Men", "Smart Casual", "Winter", "middle",
         (("Burgundy", "Cream"), ("Grey", "Navy Blue"))),
    Line("folded", "Checked", "Wool", "Men", "Smart Casual", "Winter", "premium",
         (("Charcoal", "Cream"), ("Brown", "Mustard"), ("Navy Blue", "Turquoise Blue"))),
    Line("folded", "Herringbone", "Wool", "Men", "Smart Casual", "Fall", "premium",
         (("Grey", "Charcoal"), ("Rust", "Coffee Brown"))),
    Line("bow", "Solid", "Satin", "Men", "Party", "Winter", "middle",
         (("Black", "Black"), ("White", "White"), ("Burgundy", "Burgundy"))),
    Line("bow", "Polka dots", "Silk", "Men", "Party", "Spring", "middle",
         (("Navy Blue", "White"), ("Red", "White"), ("Yellow", "Black"))),
    Line("bow", "Tartan", "Wool", "Boys", "Party", "Winter", "budget",
         (("Red", "Navy Blue"), ("Green", "Navy Blue"))),
    Line("slim bow", "Gingham", "Cotton", "Boys", "Casual", "Summer", "budget",
         (("Blue", "White"), ("Pink", "White"))),
    Line("diamond bow", "Paisley", "Silk", "Men", "Formal", "Fall", "premium",
         (("Purple", "Gold"), ("Green", "Cream"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Ties",
    sub="Ties",
    master="Accessories",
    noun="Tie",
    prices=(12, 29, 69),
    lines=LINES,
    draw=draw,
    silhouettes=SILHOUETTES,
    model=model,
)
