"""Surfaces of the parts of sandals and flip flops, as `shapes.footwear.sandals` numbers them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from showroom.articles.product_line import Look
from showroom.geometry.foot import LENGTH
from showroom.materials.shoe_materials import (
    CORK,
    cork,
    dye,
    fitting,
    leather,
    mapped,
    material,
    polished,
    rope,
    rubber,
    stacked,
    stitched,
    suede,
)
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Surface, band, mixed, plain, raised, shaded
from showroom.shapes.footwear.sandals import BAND, FOOTBED, METAL, MIDSOLE, OUTSOLE, SECOND, SHAPES, model

ROUND = 6.0
"""Units round a sole, roughly: its wall's coordinates are shares of that."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a sandal: straps of the main colour.

    Words of `look.detail`: a bed of `BEDS`, a sole of `SOLES`, a metal; "stitch" for seams along the straps;
    "second" for linings, flaps and posts of the accent colour.
    """
    words = look.detail.split()
    base, accent = dye(look.color), dye(look.accent)
    body = material(look.material, look.pattern, base, accent, seed)
    if "stitch" in words:
        body = _edged(body, np.clip(1.7 * base + 0.04, 0, 0.9), SHAPES[look.silhouette].straps)
    second = material(
        "Rubber" if look.material == "EVA" else look.material, "Solid", accent, accent, seed + 1
    )
    bed = next((BEDS[word] for word in words if word in BEDS), BEDS["leather"])
    sole = next((SOLES[word] for word in words if word in SOLES), SOLES["dark"])
    made = {
        BAND: body,
        SECOND: second
        if "second" in words
        else material(look.material, "Solid", 0.8 * base, accent, seed + 2),
        FOOTBED: bed(base, accent, seed),
        METAL: body if look.material == "EVA" else fitting(words),
        **sole(base, accent, seed),
    }
    return picture(polished(bake_cache.get(model, look.silhouette)), made)


def draw_thong(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw flip flops: the sole has the main colour and the print, straps the accent's.

    Words of `look.detail`: "layer" for a sole with a layer of the accent colour, "cork" and "leather" for
    such footbeds, "ribbed" for one with waves; "white" or "dark" for such a sole; "stitch" for sewn straps.
    """
    words = look.detail.split()
    base, accent = dye(look.color), dye(look.accent)
    strap = material("Rubber" if look.material == "EVA" else look.material, "Solid", accent, accent, seed + 1)
    if "stitch" in words:
        strap = _edged(strap, np.clip(1.7 * accent + 0.06, 0, 0.9), SHAPES[look.silhouette].straps)
    bed = mapped(material("Rubber", look.pattern, base, accent, seed), LENGTH)
    if "leather" in words:
        bed = mapped(leather(plain(base), seed), LENGTH)
    elif "ribbed" in words:
        bed = raised(shaded(bed, lambda u, v: 0.7 + 0.3 * _waves(u, v)), lambda u, v: 2.5 * _waves(u, v))
    elif look.material in ("Rubber", "EVA"):
        bed = raised(bed, _dimples)
    walls = {"white": dye("White"), "dark": 0.8 * dye("Coffee Brown")}
    wall = rubber(plain(next((walls[word] for word in words if word in walls), 0.93 * base)), seed + 2)
    if "layer" in words:
        wall = mixed(wall, accent, _layer)
    made = {
        BAND: strap,
        SECOND: strap,
        FOOTBED: bed,
        MIDSOLE: cork(CORK, seed) if "cork" in words else wall,
        OUTSOLE: rubber(plain(0.6 * base if "cork" not in words else dye("Coffee Brown")), seed + 3),
        METAL: plain(dye("Silver"), "metal"),
    }
    return picture(polished(bake_cache.get(model, look.silhouette)), made)


def _layer(u: Array, v: Array) -> Array:
    """A stripe half way down a sole's wall."""
    return np.clip((0.025 - np.abs((0.5 - v) * ROUND - 0.10)) / 0.008 + 0.5, 0, 1)


def _dimples(u: Array, v: Array) -> Array:
    """Rows of small bumps that keep the foot from slipping."""
    a, b = u * LENGTH / 0.05, v * LENGTH / 0.05
    bump = np.sin(np.pi * (a + b)) * np.sin(np.pi * (a - b))
    return 0.55 * np.clip(bump, 0, 1)


def _waves(u: Array, v: Array) -> Array:
    """Broad waves across the foot, 0 in the grooves between them."""
    return band(u * LENGTH + 0.05 * np.sin(2 * np.pi * v * LENGTH / 0.32), 0.15, 0.7, 0.025)


def _edged(below: Surface, thread: Array, straps: tuple[str, ...]) -> Surface:
    """Sew along both edges of the widest strap."""
    half = 0.145 if "two buckled" in straps else 0.08 if "broad thong" in straps else 0.1

    return stitched(below, thread, lambda u, v: np.abs(v - 0.5) - half)


Bed = Callable[[Array, Array, int], Surface]
"""Takes the main and the accent colour and a seed."""


def _hide_bed(name: str, color: str) -> Bed:
    texture = {"leather": leather, "suede": suede}[name]
    return lambda base, accent, seed: mapped(texture(plain(dye(color)), seed + 4), LENGTH)


BEDS: dict[str, Bed] = {
    "leather": _hide_bed("leather", "Beige"),
    "tan": _hide_bed("leather", "Tan"),
    "brown": _hide_bed("leather", "Brown"),
    "black": _hide_bed("leather", "Black"),
    "cork": _hide_bed("suede", "Taupe"),
    "same": lambda base, accent, seed: mapped(leather(plain(0.95 * base), seed + 4), LENGTH),
    "foam": lambda base, accent, seed: raised(mapped(rubber(plain(dye("Charcoal")), seed), LENGTH), _dimples),
    "moulded": lambda base, accent, seed: raised(mapped(rubber(plain(0.92 * base), seed), LENGTH), _dimples),
    "bright": lambda base, accent, seed: raised(mapped(rubber(plain(accent), seed), LENGTH), _dimples),
}
"""Word -> what the foot stands on."""


def _lugs(below: Surface) -> Surface:
    """Cut a tread into an outsole."""
    return shaded(below, lambda u, v: 0.55 + 0.45 * band(u * ROUND, 0.13, 0.7, 0.012))


Sole = Callable[[Array, Array, int], dict[int, Surface]]
"""Takes the main and the accent colour and a seed; gives the parts below the footbed."""


def _soles(middle: Bed, under: str, lugs: bool = False) -> Sole:
    """Return a sole from its middle and the colour of its lowest layer, "" for that of the straps."""

    def made(base: Array, accent: Array, seed: int) -> dict[int, Surface]:
        lowest = rubber(plain(dye(under) if under else 0.85 * base), seed)
        return {MIDSOLE: middle(base, accent, seed), OUTSOLE: _lugs(lowest) if lugs else lowest}

    return made


SOLES: dict[str, Sole] = {
    "dark": _soles(
        lambda base, accent, seed: mapped(leather(plain(dye("Coffee Brown")), seed), ROUND), "Black"
    ),
    "natural": _soles(lambda base, accent, seed: stacked(dye("Tan"), seed), "Coffee Brown"),
    "corksole": _soles(lambda base, accent, seed: cork(CORK, seed), "Coffee Brown"),
    "jute": _soles(lambda base, accent, seed: rope(dye("Beige") * 0.85, seed), "Tan"),
    "white": _soles(lambda base, accent, seed: mapped(rubber(plain(dye("Off White")), seed), ROUND), "Beige"),
    "trail": _soles(
        lambda base, accent, seed: mapped(rubber(plain(dye("Charcoal") * 0.8), seed), ROUND),
        "Black",
        lugs=True,
    ),
    "accent": _soles(
        lambda base, accent, seed: mapped(rubber(plain(accent), seed), ROUND), "Charcoal", lugs=True
    ),
    "one": _soles(lambda base, accent, seed: mapped(rubber(plain(0.92 * base), seed), ROUND), ""),
}
"""Word -> what lies under the footbed."""
