"""Finger rings: bands, solitaires, halos, signets, stacks."""

from __future__ import annotations

from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials import jewelry_materials
from showroom.rendering.bake_cache import BakeCache
from showroom.shapes.jewelry.rings import SILHOUETTES, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a piece; see `jewelry_surfaces.draw` for which colour goes where."""
    return jewelry_materials.draw(look, seed, bake_cache, model)


LINES: tuple[Line, ...] = (
    Line(
        "solitaire",
        "Solid",
        "Silver",
        "Women",
        "Party",
        "Winter",
        "premium",
        (("Silver", "White"), ("Rose Gold", "Pink"), ("Gold", "Blue")),
    ),
    Line(
        "halo",
        "Solid",
        "Silver",
        "Women",
        "Party",
        "Winter",
        "premium",
        (("Silver", "Blue"), ("Silver", "Red"), ("Rose Gold", "White")),
    ),
    Line(
        "trilogy",
        "Solid",
        "Gold plated",
        "Women",
        "Formal",
        "Winter",
        "middle",
        (("Gold", "Green"), ("Silver", "Purple"), ("Rose Gold", "Red")),
    ),
    Line(
        "wide band",
        "Solid",
        "Steel",
        "Men",
        "Casual",
        "Winter",
        "budget",
        (("Steel", "White"), ("Gold", "White")),
    ),
    Line(
        "wide band",
        "Hammered",
        "Silver",
        "Unisex",
        "Casual",
        "Fall",
        "middle",
        (("Silver", "White"), ("Rose Gold", "White"), ("Bronze", "White")),
    ),
    Line(
        "eternity",
        "Solid",
        "Silver",
        "Women",
        "Party",
        "Spring",
        "premium",
        (("Silver", "White"), ("Gold", "White"), ("Rose Gold", "White")),
    ),
    Line(
        "signet",
        "Solid",
        "Gold plated",
        "Men",
        "Formal",
        "Winter",
        "middle",
        (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White")),
    ),
    Line(
        "pearl ring",
        "Solid",
        "Gold plated",
        "Women",
        "Formal",
        "Spring",
        "middle",
        (("Gold", "Cream"), ("Silver", "White"), ("Rose Gold", "Pink")),
    ),
    Line(
        "stack",
        "Solid",
        "Gold plated",
        "Women",
        "Casual",
        "Summer",
        "middle",
        (("Gold", "White"), ("Silver", "Turquoise Blue"), ("Rose Gold", "Magenta")),
    ),
    Line(
        "cocktail",
        "Solid",
        "Gold plated",
        "Women",
        "Party",
        "Winter",
        "premium",
        (("Gold", "Green"), ("Gold", "Purple"), ("Silver", "Blue"), ("Rose Gold", "Burgundy")),
    ),
    Line(
        "twist",
        "Solid",
        "Silver",
        "Women",
        "Casual",
        "Summer",
        "budget",
        (("Silver", "White"), ("Gold", "White"), ("Rose Gold", "White")),
    ),
)

ARTICLE = Article(
    kind="Ring",
    sub="Jewellery",
    master="Accessories",
    noun="Ring",
    prices=(19, 59, 189),
    lines=LINES,
    draw=draw,
    silhouettes=SILHOUETTES,
    model=model,
)
