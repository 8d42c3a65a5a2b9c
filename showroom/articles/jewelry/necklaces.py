"""Necklaces: chains, pendants, pearls, beads, collars."""

from __future__ import annotations

from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials import jewelry_materials
from showroom.rendering.bake_cache import BakeCache
from showroom.shapes.jewelry.necklaces import SILHOUETTES, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a piece; see `jewelry_surfaces.draw` for which colour goes where."""
    return jewelry_materials.draw(look, seed, bake_cache, model)


LINES: tuple[Line, ...] = (
    Line(
        "drop pendant",
        "Solid",
        "Silver",
        "Women",
        "Party",
        "Winter",
        "premium",
        (("Silver", "Blue"), ("Gold", "Red"), ("Rose Gold", "White")),
    ),
    Line(
        "disc pendant",
        "Solid",
        "Gold plated",
        "Women",
        "Casual",
        "Summer",
        "middle",
        (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White")),
    ),
    Line(
        "heart pendant",
        "Solid",
        "Silver",
        "Women",
        "Casual",
        "Spring",
        "middle",
        (("Rose Gold", "White"), ("Silver", "White"), ("Gold", "White")),
    ),
    Line(
        "heart pendant",
        "Solid",
        "Silver",
        "Girls",
        "Casual",
        "Summer",
        "budget",
        (("Silver", "Pink"), ("Rose Gold", "Pink")),
    ),
    Line(
        "bar",
        "Solid",
        "Silver",
        "Women",
        "Smart Casual",
        "Spring",
        "budget",
        (("Silver", "White"), ("Gold", "White")),
    ),
    Line(
        "curb chain",
        "Solid",
        "Steel",
        "Men",
        "Casual",
        "Summer",
        "middle",
        (("Steel", "White"), ("Gold", "White")),
    ),
    Line(
        "paperclip chain",
        "Solid",
        "Gold plated",
        "Women",
        "Casual",
        "Summer",
        "middle",
        (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White")),
    ),
    Line(
        "layers",
        "Solid",
        "Gold plated",
        "Women",
        "Party",
        "Summer",
        "middle",
        (("Gold", "White"), ("Silver", "White")),
    ),
    Line(
        "pearls",
        "Solid",
        "Silver",
        "Women",
        "Formal",
        "Winter",
        "premium",
        (("White", "Silver"), ("Pink", "Gold"), ("Grey", "Silver")),
    ),
    Line(
        "graduated pearls",
        "Solid",
        "Silver",
        "Women",
        "Party",
        "Winter",
        "middle",
        (("Cream", "Gold"), ("Lavender", "Silver")),
    ),
    Line(
        "beads",
        "Solid",
        "Acetate",
        "Women",
        "Casual",
        "Summer",
        "budget",
        (("Red", "Gold"), ("Turquoise Blue", "Silver"), ("Black", "Gold")),
    ),
    Line(
        "beads",
        "Marbled",
        "Stone",
        "Women",
        "Ethnic",
        "Fall",
        "middle",
        (("Green", "Gold"), ("Blue", "Silver"), ("Rust", "Gold")),
    ),
    Line(
        "tassel",
        "Marbled",
        "Stone",
        "Women",
        "Ethnic",
        "Summer",
        "budget",
        (("Brown", "Gold"), ("Purple", "Silver"), ("Teal", "Gold")),
    ),
    Line(
        "collar",
        "Solid",
        "Gold plated",
        "Women",
        "Party",
        "Winter",
        "premium",
        (("Gold", "Green"), ("Silver", "Purple"), ("Rose Gold", "Pink")),
    ),
)

ARTICLE = Article(
    kind="Necklace and Chains",
    sub="Jewellery",
    master="Accessories",
    noun="Necklace",
    prices=(15, 49, 159),
    lines=LINES,
    draw=draw,
    silhouettes=SILHOUETTES,
    model=model,
)
