"""Surfaces of the parts of a bag, belt or wallet, and the articles drawn with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.geometry.bag_parts import (
    BODY,
    EDGE,
    FLAP,
    LINING,
    METAL,
    SECOND,
    SIDE,
    STRAP,
    TEETH,
    THREAD,
    TRIM,
    ZIP,
)
from showroom.materials import fabrics, prints
from showroom.materials.bag_materials import (
    MATERIALS,
    METALS,
    TEXTURES,
    dye,
    material,
    metal,
    teeth,
    thread_for,
)
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Skin, Surface, band, plain

PRINTS = {
    "Striped": ("deckchair", "plain"),
    "Breton": ("breton", "plain"),
    "Checked": ("checks", "plain"),
    "Gingham": ("large gingham", "plain"),
    "Tartan": ("tartan", "twill"),
    "Houndstooth": ("large houndstooth", "twill"),
    "Herringbone": ("herringbone", "tweed"),
    "Dotted": ("dots", "smooth"),
    "Floral": ("blooms", "smooth"),
    "Tropical": ("tropical", "smooth"),
    "Geometric": ("triangles", "smooth"),
    "Ikat": ("ikat", "plain"),
    "Camouflage": ("camouflage", "smooth"),
    "Leopard": ("leopard", "smooth"),
    "Stars": ("stars", "smooth"),
    "Spotted": ("large dots", "smooth"),
    "Melange": ("melange", "plain"),
    "Terrazzo": ("terrazzo", "smooth"),
    "Lemons": ("lemons", "smooth"),
    "Meadow": ("meadow", "smooth"),
}
"""Pattern -> pattern and weave of `showroom.materials.fabrics`."""

CM = 15.0
"""Centimetres a unit of the pattern coordinates."""

BAND = 0.46
"""Height of the lower part of a dipped bag."""

GRAPHICS = {"school": ((0.0, 0.37), (0.56, 0.56)), "zip pocket": ((0.0, 0.57), (0.82, 0.82))}
"""Silhouette -> place and size of a print on its pocket."""


def covering(look: Look, seed: int) -> Surface:
    """Return what the body of a look is made of."""
    base, accent = dye(look.color), dye(look.accent)
    words = look.detail.split()
    if look.pattern in PRINTS:
        name, weave = PRINTS[look.pattern]
        finish = MATERIALS[look.material][0]
        return fabrics.fabric(name, base, accent, weave=weave, size=CM, zoom=1.3, seed=seed, finish=finish)
    if look.material == "Denim":
        return fabrics.fabric("solid", base, accent, weave="denim", size=CM, seed=seed)
    body = material("Patent leather" if "patent" in words else look.material, look.pattern, base, seed)
    if "dipped" in words:
        other = material("Leather", "", accent, seed + 3)
        return stacked(other, body, BAND)
    return body


def scaled(surface: Surface, factor: float) -> Surface:
    """Make the texture and pattern of a surface smaller by a factor."""

    def skin(u: Array, v: Array) -> Skin:
        made = surface(u * factor, v * factor)
        return replace(made, height=made.height / factor)

    return skin


def stacked(low: Surface, high: Surface, at: float) -> Surface:
    """Join two surfaces along a level of v with a raised, sewn edge."""

    def skin(u: Array, v: Array) -> Skin:
        below, above = low(u, v), high(u, v)
        share = (v < at).astype(np.float32)
        shadow = 1 - 0.35 * np.exp(-(((v - at - 0.012) / 0.012) ** 2))
        sewn = np.exp(-(((v - at + 0.045) / 0.007) ** 2)) * band(u, 0.06, 0.66, 0.008)
        color = above.color + (below.color - above.color) * share[:, None]
        color = color * shadow[:, None] + 0.5 * sewn[:, None] * (thread_for(below.color.mean(0)) - color)
        height = above.height + (below.height - above.height + 2.0) * share
        return replace(above, color=color, height=height)

    return skin


def surfaces(look: Look, seed: int, fine: float = 1.0) -> dict[int, Surface]:
    """Return what every part of a look's shape is made of.

    The accent is the colour of trims; where it equals the colour the product is tonal. Words of
    `look.detail`: a metal of `METALS`, "patent", "dipped" for a lower part in the accent, "black trim" or
    "tan trim" for prints whose accent is no leather's colour, and last the name of a graphic. Textures of
    small goods are `fine` times smaller.
    """
    words = look.detail.split()
    base, accent = dye(look.color), dye(look.accent)
    if "trim" in words:
        accent = dye(words[words.index("trim") - 1].title())
    leather = MATERIALS[look.material][0] in ("leather", "patent")
    tonal = look.accent == look.color and "trim" not in words
    body = covering(look, seed)
    if fine != 1:
        body = scaled(body, fine)
    flat = "" if look.pattern in (*TEXTURES, "Graphic") else look.pattern
    own = material(look.material, flat, base * 0.94, seed + 3)
    trim = own if tonal and look.material != "Straw" else material("Leather", "", accent, seed + 3)
    if not leather and look.material in ("Nylon", "Polyester") and not tonal:
        trim = material("Polyester", "", accent, seed + 3)
    lining = material("Polyester", "", 0.25 * base + np.array([0.22, 0.18, 0.135]), seed)
    fitting = metal(next((word for word in words if word in METALS), "gold"))
    blocked = look.pattern == "Colourblocked"
    second = trim if blocked or (not tonal and look.pattern not in PRINTS) else body
    if look.pattern == "Graphic":
        second = prints.printed(
            body, prints.graphic(words[-1], base, accent, seed), *GRAPHICS[look.silhouette]
        )
    return {
        BODY: body,
        SIDE: trim if blocked else body,
        FLAP: trim if blocked else body,
        SECOND: second,
        TRIM: trim,
        STRAP: trim,
        EDGE: trim,
        LINING: lining,
        THREAD: plain(thread_for(base if tonal else accent)),
        METAL: fitting,
        ZIP: plain(0.7 * (base if tonal else accent), "cloth"),
        TEETH: teeth(fitting),
    }


def draw(
    model: Callable[[str], BakedShape], look: Look, seed: int, bake_cache: BakeCache, fine: float = 1.0
) -> Image.Image:
    """Draw a look of an article whose shapes `model` builds."""
    return picture(bake_cache.get(model, look.silhouette), surfaces(look, seed, fine), shadow=0.75)


def bag_article(
    kind: str,
    noun: str,
    prices: tuple[float, float, float],
    lines: tuple[Line, ...],
    silhouettes: Iterable[str],
    model: Callable[[str], BakedShape],
    sub: str = "Bags",
    fine: float = 1.0,
) -> Article:
    """Return an article of bags; see `Article` for its arguments, and `surfaces` for `fine`."""
    return Article(
        kind=kind,
        sub=sub,
        master="Accessories",
        noun=noun,
        prices=prices,
        lines=lines,
        draw=partial(draw, model, fine=fine),
        silhouettes=tuple(silhouettes),
        model=model,
    )
