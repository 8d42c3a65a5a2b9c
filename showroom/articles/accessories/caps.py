"""Caps and hats of twill, mesh, wool, straw and yarn."""

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
from showroom.rendering.surfaces import Mask, Surface, band, mixed, raised, shaded
from showroom.shapes.accessories.caps import BACK, BAND, BRIM, BUTTON, CUFF, FRONT, POMPOM, SILHOUETTES, model

CROWN = (62.0, 20.0)
"""Length once round a crown, and up to its top, in cm."""

PATTERNS = {
    "Solid": ("solid", 1.0),
    "Striped": ("sailor", 1.3),
    "Camouflage": ("camouflage", 1.3),
    "Floral": ("ditsy", 1.2),
    "Tropical": ("palms", 0.9),
    "Checked": ("glen check", 0.9),
    "Herringbone": ("herringbone", 2.2),
    "Houndstooth": ("houndstooth", 1.2),
    "Melange": ("melange", 1.0),
    "Fair Isle": ("Fair Isle", 0.9),
    "Gingham": ("large gingham", 0.9),
    "Denim": ("solid", 1.0),
    "Colourblocked": ("solid", 1.0),
    "Contrast": ("solid", 1.0),
}
"""Pattern of a line -> pattern of the cloth, and its zoom."""

BADGES = {"patch": (1.0, 2.0), "label": (1.9, 6.0)}
"""Detail of a line -> the shape of its badge: width over height, and how boxy it is."""

WEAVES = {
    "Cotton": "twill",
    "Denim": "denim",
    "Wool": "tweed",
    "Knit": "chunky knit",
    "Corduroy": "corduroy",
    "Acrylic": "wide rib",
}
"""Material -> weave."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a hat; the accent is for a colourblocked peak, a trucker's rear, a pompom, a band, a badge."""
    base, accent = linear(COLORS[look.color]), linear(COLORS[look.accent])
    crown = _cloth(look, base, accent, seed, CROWN)
    brimmed = look.silhouette in ("bucket", "sun hat")
    peak = _cloth(
        look,
        accent if look.pattern == "Colourblocked" else base,
        accent,
        seed,
        (74.0, 9.0) if brimmed else (22.0, 8.0),
    )
    second = accent if look.pattern in ("Colourblocked", "Contrast") else base
    knitted = look.silhouette in ("beanie", "slouchy beanie", "bobble hat")
    surfaces = {
        FRONT: _sewn(crown, look),
        BACK: crown if knitted else _mesh(accent) if look.silhouette == "trucker" else _sewn(crown, look),
        BRIM: _straw(base) if look.material == "Straw" else raised(peak, _rows(look.silhouette)),
        BUTTON: fabric("solid", second, size=5.0, seed=seed),
        CUFF: raised(
            fabric("solid", second if knitted else base, weave="fleece", size=(62.0, 9.0), seed=seed), _rib
        ),
        POMPOM: shaded(fabric("solid", accent, size=3.0, seed=seed), lambda u, v: 0.7 + 0.6 * v),
        BAND: fabric("solid", accent, weave="rib", size=(62.0, 4.0), seed=seed),
    }
    if look.material == "Straw":
        surfaces[BACK] = _straw(base)
    if look.detail in BADGES:
        surfaces[FRONT] = _patched(surfaces[FRONT], accent, BADGES[look.detail])
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces, shadow=0.5)


def _cloth(look: Look, base: Array, accent: Array, seed: int, size: tuple[float, float]) -> Surface:
    pattern, zoom = PATTERNS[look.pattern]
    weave = WEAVES.get(look.material, "plain")
    return fabric(pattern, base, accent, weave=weave, size=size, zoom=zoom, seed=seed)


def _sewn(cloth: Surface, look: Look) -> Surface:
    """Sew six panels together: grooves between rows of stitches, and an eyelet in each panel."""
    if look.silhouette in ("sun hat", "visor", "flat cap"):
        return cloth

    def groove(u: Array, v: Array) -> Array:
        away = np.abs((u * 6 + 0.5) % 1 - 0.5)
        narrow = np.clip(1 - v, 0.15, 1)
        return -1.2 * np.exp(-((away * narrow / 0.012) ** 2))

    def stitches(u: Array, v: Array) -> Array:
        away = np.abs((u * 6 + 0.5) % 1 - 0.5) * np.clip(1 - v, 0.15, 1)
        return 1 - 0.22 * (np.abs(away - 0.035) < 0.008) * band(v, 0.03, 0.6, 0.004)

    def eyelets(u: Array, v: Array) -> Array:
        away = np.hypot(((u * 6) % 1 - 0.5) * 0.62, (v - 0.66) * 2.0)
        return np.clip((0.05 - away) / 0.015 + 0.5, 0, 1)

    def thread(u: Array, v: Array) -> Array:
        away = np.abs((u * 6 + 0.5) % 1 - 0.5) * np.clip(1 - v, 0.15, 1)
        return 0.7 * (np.abs(away - 0.035) < 0.005) * band(v, 0.024, 0.6, 0.003)

    dark = linear(COLORS[look.color]) * 0.45
    sewn = mixed(raised(shaded(cloth, stitches), groove), dark, eyelets)
    return mixed(sewn, COLORS["Mustard"], thread) if look.material == "Denim" else sewn


def _rows(silhouette: str) -> Mask:
    """Return the rows of stitching along a peak or a brim."""
    count = 7 if silhouette == "bucket" else 6

    def relief(u: Array, v: Array) -> Array:
        return -0.8 * band(v + 0.04, 1 / count, 0.12, 0.03)

    return relief


def _mesh(color: Array) -> Surface:
    """Weave the open net of a trucker's rear."""

    def holes(u: Array, v: Array) -> Array:
        return 0.45 + 0.75 * np.clip(
            1.2 - 2.2 * (0.5 + 0.5 * np.sin(u * 2 * np.pi * 96)) * (0.5 + 0.5 * np.sin(v * 2 * np.pi * 34)),
            0,
            1,
        )

    return shaded(fabric("solid", color, size=CROWN), holes)


def _straw(color: Array) -> Surface:
    """Plait straw in rows."""

    def plait(u: Array, v: Array) -> Array:
        return 0.7 * np.sin(v * 2 * np.pi * 26) + 0.5 * np.sin(u * 2 * np.pi * 150 + 6 * np.floor(v * 26))

    def tone(u: Array, v: Array) -> Array:
        return 1 + 0.10 * np.sin(u * 2 * np.pi * 150 + 6 * np.floor(v * 26)) * np.sin(v * 2 * np.pi * 26)

    return raised(shaded(fabric("solid", color, size=CROWN), tone), plait)


def _rib(u: Array, v: Array) -> Array:
    return 1.5 * np.cos(u * 2 * np.pi * 62)


def _patched(cloth: Surface, accent: Array, badge: tuple[float, float]) -> Surface:
    """Sew a badge with a mountain on it over the forehead; its width over its height, and how boxy it is."""
    wide, power = badge

    def place(u: Array, v: Array) -> tuple[Array, Array]:
        return u * 62 / 4.2, (v - 0.42) * 17 / 4.2 * wide**0.5

    def away(x: Array, y: Array) -> Array:
        return (np.abs(x / wide**0.5) ** power + np.abs(y) ** power) ** (1 / power)

    def disc(u: Array, v: Array) -> Array:
        return np.clip((1 - away(*place(u, v))) / 0.06 + 0.5, 0, 1)

    def picture(u: Array, v: Array) -> Array:
        x, y = place(u, v)
        rim = np.abs(away(x, y) - 0.86) < 0.05
        inside = away(x, y) < 0.8
        y = y / wide**0.5
        hill = (y < 0.35 - 1.1 * np.abs(x + 0.15)) | (y < 0.1 - 1.0 * np.abs(x - 0.35))
        ground = (y > -0.45) & hill & inside
        return (rim | ground).astype(np.float32)

    sewn = mixed(raised(cloth, lambda u, v: 2.0 * disc(u, v)), accent, disc)
    return mixed(sewn, linear("f1ede2") if accent.mean() < 0.4 else linear("22262c"), picture)


LINES = (
    Line("six-panel", "Solid", "Cotton", "Men", "Casual", "Summer", "budget",
         (("Navy Blue", "White"), ("Black", "White"), ("Khaki", "Brown"), ("Red", "White"))),
    Line("six-panel", "Solid", "Cotton", "Unisex", "Casual", "Summer", "middle",
         (("Olive", "Mustard"), ("White", "Navy Blue"), ("Burgundy", "Cream")), "patch"),
    Line("six-panel", "Camouflage", "Cotton", "Men", "Casual", "Fall", "budget",
         (("Olive", "Brown"), ("Grey", "Black"))),
    Line("six-panel", "Denim", "Denim", "Women", "Casual", "Spring", "middle",
         (("Blue", "White"), ("Navy Blue", "White"))),
    Line("six-panel", "Colourblocked", "Cotton", "Boys", "Casual", "Summer", "budget",
         (("White", "Red"), ("Blue", "Yellow"))),
    Line("trucker", "Contrast", "Polyester", "Men", "Casual", "Summer", "budget",
         (("White", "Navy Blue"), ("Black", "Black"), ("Mustard", "Brown")), "patch"),
    Line("trucker", "Solid", "Polyester", "Unisex", "Sports", "Summer", "budget",
         (("Red", "White"), ("Turquoise Blue", "White"))),
    Line("flat brim", "Colourblocked", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Black", "Red"), ("Grey Melange", "Black"), ("Navy Blue", "Orange"))),
    Line("flat brim", "Solid", "Wool", "Men", "Casual", "Fall", "premium",
         (("Black", "Gold"), ("Green", "White")), "label"),
    Line("bucket", "Solid", "Cotton", "Unisex", "Casual", "Summer", "budget",
         (("Beige", "Beige"), ("Black", "Black"), ("Olive", "Olive"))),
    Line("bucket", "Tropical", "Cotton", "Women", "Casual", "Summer", "middle",
         (("Navy Blue", "Green"), ("Cream", "Sea Green"))),
    Line("bucket", "Gingham", "Cotton", "Girls", "Casual", "Summer", "budget",
         (("Pink", "White"), ("Yellow", "White"))),
    Line("sun hat", "Solid", "Straw", "Women", "Casual", "Summer", "middle",
         (("Beige", "Black"), ("Cream", "Navy Blue"), ("Tan", "Red"))),
    Line("beanie", "Solid", "Acrylic", "Unisex", "Casual", "Winter", "budget",
         (("Charcoal", "Charcoal"), ("Mustard", "Mustard"), ("Maroon", "Maroon"))),
    Line("beanie", "Contrast", "Acrylic", "Men", "Casual", "Winter", "budget",
         (("Navy Blue", "Grey"), ("Green", "Orange"))),
    Line("slouchy beanie", "Melange", "Knit", "Women", "Casual", "Winter", "middle",
         (("Grey Melange", "White"), ("Rust", "Cream"))),
    Line("bobble hat", "Fair Isle", "Wool", "Women", "Casual", "Winter", "middle",
         (("Red", "Cream"), ("Navy Blue", "White"))),
    Line("bobble hat", "Solid", "Knit", "Girls", "Casual", "Winter", "budget",
         (("Lavender", "White"), ("Pink", "Cream"))),
    Line("flat cap", "Herringbone", "Wool", "Men", "Smart Casual", "Winter", "premium",
         (("Grey", "Charcoal"), ("Brown", "Cream"))),
    Line("flat cap", "Checked", "Wool", "Men", "Smart Casual", "Fall", "premium",
         (("Charcoal", "White"), ("Tan", "Brown"))),
    Line("visor", "Solid", "Cotton", "Women", "Sports", "Summer", "budget",
         (("White", "White"), ("Navy Blue", "Navy Blue"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Caps",
    sub="Headwear",
    master="Accessories",
    noun="Cap",
    prices=(12, 24, 49),
    lines=LINES,
    draw=draw,
    silhouettes=SILHOUETTES,
    model=model,
    aliases={
        "bucket": ("Hat", "Bucket Hat"),
        "sun hat": ("Hat", "Sun Hat"),
        "beanie": ("Hat", "Beanie"),
        "slouchy beanie": ("Hat", "Beanie"),
        "bobble hat": ("Hat", "Bobble Hat"),
        "flat cap": ("Caps", "Flat Cap"),
        "visor": ("Caps", "Visor"),
    },
)
