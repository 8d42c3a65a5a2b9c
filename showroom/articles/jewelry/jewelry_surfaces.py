"""Surfaces of the parts of a piece of jewellery, and the articles drawn with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.geometry.jewelry_parts import BEAD, CORD, METAL, PEARL, SMALL, STONE
from showroom.materials.jewelry_materials import METALS, bead, cord, metal, pearl, polished, stone
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import BakedShape


def draw(model: Callable[[str], BakedShape], look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a piece: the colour that names a metal is its metal's, the other one that of stones and beads."""
    plated = look.color in METALS
    first, second = (look.color, look.accent) if plated else (look.accent, look.color)
    if first not in METALS:
        first = "Silver"
    if second in METALS and second != "Silver":
        second = "White"
    surfaces = {
        METAL: metal(first, look.pattern, seed),
        STONE: stone(second),
        PEARL: pearl(second if second != "Silver" else "White"),
        SMALL: stone("White"),
        BEAD: bead(second, look.pattern, seed),
        CORD: cord(second),
    }
    return compose.picture(polished(bake_cache.get(model, look.silhouette)), surfaces, shadow=0.5)


def jewelry_article(
    kind: str,
    noun: str,
    prices: tuple[float, float, float],
    lines: tuple[Line, ...],
    silhouettes: tuple[str, ...],
    model: Callable[[str], BakedShape],
) -> Article:
    """Return an article of jewellery; see `Article` for its arguments."""
    return Article(
        kind=kind,
        sub="Jewellery",
        master="Accessories",
        noun=noun,
        prices=prices,
        lines=lines,
        draw=partial(draw, model),
        silhouettes=silhouettes,
        model=model,
    )
