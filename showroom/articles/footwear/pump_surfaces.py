"""Surfaces of the parts of pumps and flats, as `shapes.footwear.pumps` numbers them."""

from __future__ import annotations

import numpy as np
from PIL import Image

from showroom.articles.product_line import Look
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
)
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Surface, mixed, plain, raised
from showroom.shapes.footwear.pumps import (
    FLATS,
    HEEL,
    HEELS,
    LINING,
    METAL,
    MIDDLE,
    SOCK,
    SOLE,
    TIP,
    TRIM,
    UPPER,
    model,
)

SHAPES = HEELS | FLATS
PATENT = " patent"
"""Ends the name of the shape of a glossy shoe, where there is one beside a matt one."""

LININGS = ("Beige", "Nude", "Off White", "Tan")
SOLES = {"dark": "Coffee Brown", "light": "Beige"}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a heel or a flat.

    Words of `look.detail`: a metal of `shoe_materials.FITTINGS`; "cap" for a toe cap, "heel" for a heel and
    "trim" for straps and bows of the accent colour; "stacked" for a heel of leather layers, "metal" for
    a metal one, "cork" for a cork wedge or platform; "stitch" for a seam along the opening, "apron" for a
    loafer's.
    """
    shape = look.silhouette
    if look.material == "Patent leather" and shape + PATENT in SHAPES:
        shape += PATENT
    return picture(polished(bake_cache.get(model, shape)), surfaces(look, seed))


def surfaces(look: Look, seed: int) -> dict[int, Surface]:
    """Return what every part of a look's shape is made of."""
    words = look.detail.split()
    base, accent = dye(look.color), dye(look.accent)
    body = material(look.material, look.pattern, base, accent, seed)
    second = material(_plain_of(look.material), "Solid", accent, accent, seed + 2)
    upper = _capped(body, accent, 0.36) if "cap" in words else body
    thread = np.clip(1.6 * base + 0.03, 0, 0.9)
    if "apron" in words:
        upper = raised(
            stitched(upper, thread, _apron), lambda u, v: 3.0 * np.exp(-((_apron(u, v) / 0.04) ** 2))
        )
    if "stitch" in words:
        upper = stitched(upper, thread, lambda u, v: v - 0.945)
    nude = dye(LININGS[len(look.silhouette + look.material) % len(LININGS)])
    return {
        UPPER: upper,
        LINING: leather(plain(0.9 * nude), seed + 3),
        SOCK: leather(plain(nude), seed + 4),
        SOLE: plain(dye(SOLES["light"]) * 0.6 if base.mean() > 0.4 else dye(SOLES["dark"]) * 0.8),
        HEEL: _heel(look, words, body, second, seed),
        TIP: plain("1d1e21"),
        TRIM: second if "trim" in words else material(look.material, "Solid", base, accent, seed + 5),
        METAL: fitting(words),
        MIDDLE: _middle(look, words, body, second, seed),
    }


def _plain_of(material: str) -> str:
    """Return what the second colour of a material is made of: leather where the first is cloth."""
    return (
        material
        if material in ("Leather", "Patent leather", "Suede", "Satin", "Metallic leather")
        else "Leather"
    )


def _capped(below: Surface, cap: Array, length: float) -> Surface:
    """Colour the toe, whose tip is at u = 3."""
    return mixed(below, cap, lambda u, v: np.clip((length - np.hypot(u - 3, 0.6 * (v - 0.6))) / 0.012, 0, 1))


def _apron(u: Array, v: Array) -> Array:
    """The seam round the top of a loafer's toe."""
    return np.where(np.abs(u - 3) < 0.85, v - 0.40 - 0.5 * (u - 3) ** 2, 9.0)


def _heel(look: Look, words: list[str], body: Surface, second: Surface, seed: int) -> Surface:
    if "metal" in words:
        return plain(dye(look.accent), "metal")
    if "stacked" in words or look.silhouette in FLATS:
        return stacked(dye("Tan") * 0.8 if dye(look.color).mean() > 0.1 else dye("Coffee Brown"), seed)
    return mapped(second if "heel" in words else body, 1.4, 0.7)


def _middle(look: Look, words: list[str], body: Surface, second: Surface, seed: int) -> Surface:
    shape = SHAPES[look.silhouette]
    if "cork" in words:
        return cork(CORK, seed)
    if shape.rope:
        return rope(dye("Beige") * 0.85, seed)
    if "rubber" in words:
        return mapped(rubber(plain(dye("Off White")), seed), 6.0, 6.0)
    return mapped(second if "heel" in words else body, 6.0, 6.0)
