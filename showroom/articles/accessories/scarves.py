"""Scarves: woollen checks and knits with fringes, snoods, printed silks."""

from __future__ import annotations

from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import shaded
from showroom.shapes.accessories.scarves import BACK, CLOTH, FRINGE, HEM, SILHOUETTES, model

PATTERNS = {
    "Solid": ("solid", 1.0),
    "Melange": ("melange", 1.0),
    "Tartan": ("tartan", 1.35),
    "Dark tartan": ("dark tartan", 1.2),
    "Checked": ("plaid", 1.1),
    "Buffalo": ("buffalo", 1.2),
    "Striped": ("multi stripes", 1.2),
    "College": ("rugby", 0.8),
    "Houndstooth": ("large houndstooth", 0.85),
    "Herringbone": ("herringbone", 1.3),
    "Floral": ("blooms", 0.72),
    "Meadow": ("meadow", 0.9),
    "Paisley": ("paisley", 1.2),
    "Geometric": ("lattice", 1.4),
    "Dotted": ("dots", 1.4),
    "Leopard": ("leopard", 1.2),
    "Ikat": ("ikat", 1.0),
    "Tropical": ("palms", 1.2),
    "Cable": ("solid", 1.0),
}
"""Pattern of a line -> pattern of the cloth, and its zoom."""

WEAVES = {
    "Wool": ("twill", "cloth"),
    "Cashmere": ("fleece", "cloth"),
    "Knit": ("chunky knit", "cloth"),
    "Silk": ("smooth", "satin"),
}
"""Material -> weave and finish."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a scarf; hems of printed silks are in the accent."""
    base, accent = linear(COLORS[look.color]), linear(COLORS[look.accent])
    pattern, zoom = PATTERNS[look.pattern]
    weave, finish = WEAVES.get(look.material, ("plain", "cloth"))
    if look.pattern == "Cable":
        weave = "cable"
    cloth = fabric(pattern, base, accent, weave=weave, size=1.0, zoom=zoom, seed=seed, finish=finish)
    hem = fabric("solid", accent, weave="smooth", size=1.0, seed=seed, finish=finish)
    surfaces = {CLOTH: cloth, BACK: shaded(cloth, lambda u, v: 0.82 + 0 * u), FRINGE: cloth, HEM: hem}
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


LINES = (
    Line("hung", "Tartan", "Wool", "Unisex", "Casual", "Winter", "middle",
         (("Red", "Navy Blue"), ("Green", "Navy Blue"), ("Beige", "Red"))),
    Line("hung", "Solid", "Cashmere", "Women", "Smart Casual", "Winter", "premium",
         (("Tan", "Tan"), ("Grey", "Grey"), ("Burgundy", "Burgundy"))),
    Line("hung", "Houndstooth", "Wool", "Unisex", "Formal", "Winter", "premium",
         (("Black", "White"), ("Brown", "Cream"))),
    Line("folded", "Checked", "Wool", "Men", "Casual", "Winter", "middle",
         (("Navy Blue", "Grey"), ("Mustard", "Charcoal"), ("Olive", "Cream"))),
    Line("folded", "Herringbone", "Wool", "Men", "Formal", "Fall", "premium",
         (("Charcoal", "Grey"), ("Brown", "Beige"))),
    Line("looped", "College", "Wool", "Men", "Casual", "Winter", "middle",
         (("Burgundy", "Grey"), ("Navy Blue", "White"), ("Green", "Cream"))),
    Line("wound", "Striped", "Wool", "Women", "Casual", "Fall", "middle",
         (("Rust", "Cream"), ("Teal", "Mustard"))),
    Line("wound", "Leopard", "Viscose", "Women", "Casual", "Fall", "budget",
         (("Beige", "Black"), ("Grey", "Black"))),
    Line("looped", "Floral", "Viscose", "Women", "Casual", "Spring", "budget",
         (("Cream", "Rose"), ("Navy Blue", "Pink"))),
    Line("snood", "Solid", "Knit", "Women", "Casual", "Winter", "budget",
         (("Cream", "Cream"), ("Mustard", "Mustard"), ("Grey", "Grey"))),
    Line("snood", "Buffalo", "Wool", "Unisex", "Casual", "Winter", "middle",
         (("Red", "Black"), ("White", "Black"))),
    Line("square", "Floral", "Silk", "Women", "Formal", "Spring", "premium",
         (("White", "Blue"), ("Peach", "Burgundy"), ("Black", "Red"))),
    Line("square", "Paisley", "Silk", "Women", "Smart Casual", "Fall", "premium",
         (("Teal", "Mustard"), ("Maroon", "Gold"))),
    Line("square", "Geometric", "Silk", "Women", "Formal", "Summer", "middle",
         (("Navy Blue", "Orange"), ("Cream", "Green"))),
    Line("bandana", "Dotted", "Cotton", "Unisex", "Casual", "Summer", "budget",
         (("Red", "White"), ("Navy Blue", "White"), ("Yellow", "Black"))),
    Line("bandana", "Paisley", "Cotton", "Unisex", "Casual", "Summer", "budget",
         (("Black", "White"), ("Blue", "White"))),
    Line("band", "Meadow", "Silk", "Women", "Party", "Spring", "middle",
         (("Pink", "Magenta"), ("Sea Green", "White"))),
    Line("band", "Dotted", "Silk", "Women", "Smart Casual", "Spring", "middle",
         (("Black", "White"), ("Red", "Cream"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Scarves",
    sub="Scarves",
    master="Accessories",
    noun="Scarf",
    prices=(12, 29, 79),
    lines=LINES,
    draw=draw,
    silhouettes=SILHOUETTES,
    model=model,
)
