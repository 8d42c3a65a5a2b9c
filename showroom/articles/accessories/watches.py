"""Wrist watches: dress, diver, chronograph, tank, field, smart, digital, bracelets, children's."""

from __future__ import annotations

from PIL import Image

from showroom.articles.accessories.watch_surfaces import GAIN, METALS, dial, ring, strap
from showroom.articles.product_line import Article, Line, Look
from showroom.materials.jewelry_materials import polished
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Surface, plain
from showroom.shapes.accessories.watches import BAND, BEZEL, CASE, DIAL, LINKS, RING, SILHOUETTES, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a watch; its detail is "face, metal": a style of `watch_faces` and the metal of the case."""
    shape = SILHOUETTES[look.silhouette]
    style, _, metal_name = look.detail.partition(", ")
    metal_name = metal_name or "steel"
    soft = look.material in ("Rubber", "Nylon", "Leather")
    metal = linear(COLORS[METALS[metal_name] if soft or metal_name != "steel" else look.color]) * GAIN
    if look.silhouette in ("kids", "digital"):
        case: Surface = plain(COLORS[look.color], "rubber")
        edge = plain(COLORS[look.accent], "plastic")
    else:
        case, edge = plain(metal * 0.94, "metal"), plain(metal, "metal")
    surfaces = {
        CASE: case,
        BEZEL: edge,
        DIAL: dial(shape, look, style, metal),
        BAND: strap(look, metal, seed),
        LINKS: plain(metal * 1.05, "metal"),
        RING: ring(look),
    }
    return compose.picture(polished(bake_cache.get(model, look.silhouette)), surfaces, shadow=0.45)


LINES = (
    Line("dress", "Solid", "Leather", "Men", "Formal", "Winter", "premium",
         (("Brown", "White"), ("Black", "White"), ("Navy Blue", "Cream")), "seconds, rose"),
    Line("dress", "Croc", "Leather", "Men", "Formal", "Fall", "premium",
         (("Coffee Brown", "Cream"), ("Black", "White"), ("Maroon", "Cream")), "roman, gold"),
    Line("dress", "Contrast", "Leather", "Men", "Smart Casual", "Spring", "middle",
         (("Tan", "Navy Blue"), ("Brown", "Green"), ("Black", "Maroon")), "bars, steel"),
    Line("dress", "Solid", "Leather", "Women", "Smart Casual", "Spring", "middle",
         (("Pink", "White"), ("Grey", "White"), ("Red", "Black")), "stones, rose"),
    Line("dress bracelet", "Solid", "Steel", "Men", "Formal", "Winter", "premium",
         (("Steel", "Blue"), ("Steel", "Black"), ("Gold", "Green")), "bars"),
    Line("dress bracelet", "Solid", "Steel", "Men", "Smart Casual", "Fall", "middle",
         (("Silver", "White"), ("Gold", "Cream"), ("Rose Gold", "White")), "roman"),
    Line("diver", "Solid", "Steel", "Men", "Sports", "Summer", "premium",
         (("Steel", "Navy Blue"), ("Steel", "Black"), ("Steel", "Green")), "diver"),
    Line("diver", "Solid", "Steel", "Men", "Sports", "Summer", "middle",
         (("Gold", "Black"), ("Charcoal", "Black")), "arrow"),
    Line("diver rubber", "Ribbed", "Rubber", "Men", "Sports", "Summer", "middle",
         (("Black", "Black"), ("Orange", "Black"), ("Blue", "White")), "diver"),
    Line("diver rubber", "Solid", "Rubber", "Unisex", "Sports", "Spring", "budget",
         (("Green", "White"), ("Yellow", "Black"), ("White", "White")), "quarters"),
    Line("chronograph", "Contrast", "Leather", "Men", "Casual", "Winter", "middle",
         (("Tan", "Navy Blue"), ("Black", "White"), ("Brown", "Black")), "chrono"),
    Line("chronograph", "Solid", "Leather", "Men", "Casual", "Fall", "premium",
         (("Black", "Black"), ("Olive", "Black"), ("Charcoal", "Rust")), "bicompax, black"),
    Line("chronograph", "Croc", "Leather", "Women", "Party", "Winter", "middle",
         (("White", "White"), ("Lavender", "White")), "calendar, gold"),
    Line("chronograph bracelet", "Solid", "Steel", "Men", "Casual", "Winter", "middle",
         (("Steel", "Black"), ("Gold", "White"), ("Steel", "Blue")), "chrono"),
    Line("chronograph bracelet", "Solid", "Steel", "Men", "Casual", "Fall", "premium",
         (("Charcoal", "Black"), ("Rose Gold", "Brown")), "bicompax"),
    Line("tank", "Croc", "Leather", "Women", "Formal", "Winter", "premium",
         (("Burgundy", "Cream"), ("Black", "White"), ("Green", "White")), "roman, gold"),
    Line("tank", "Solid", "Leather", "Women", "Smart Casual", "Fall", "middle",
         (("Tan", "White"), ("Navy Blue", "White"), ("Mauve", "Cream")), "bars, silver"),
    Line("tank", "Solid", "Leather", "Men", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Brown", "Silver")), "slim, steel"),
    Line("field", "Solid", "Nylon", "Men", "Casual", "Summer", "budget",
         (("Olive", "Black"), ("Khaki", "Cream"), ("Navy Blue", "White")), "arabic"),
    Line("field", "Striped", "Nylon", "Unisex", "Casual", "Summer", "budget",
         (("Navy Blue", "White"), ("Red", "White"), ("Black", "Black")), "bars"),
    Line("field", "Contrast", "Leather", "Men", "Casual", "Fall", "middle",
         (("Brown", "Cream"), ("Rust", "Black")), "pilot, black"),
    Line("minimal mesh", "Solid", "Steel", "Women", "Smart Casual", "Spring", "middle",
         (("Rose Gold", "White"), ("Silver", "Black"), ("Gold", "White")), "slim"),
    Line("minimal mesh", "Solid", "Steel", "Men", "Smart Casual", "Fall", "middle",
         (("Charcoal", "Black"), ("Steel", "Blue")), "sector"),
    Line("smart", "Solid", "Rubber", "Unisex", "Sports", "Spring", "premium",
         (("Black", "Black"), ("Pink", "Black"), ("White", "Black"), ("Blue", "Black")), "smart, silver"),
    Line("smart", "Contrast", "Leather", "Unisex", "Smart Casual", "Fall", "premium",
         (("Tan", "Black"), ("Brown", "Black")), "smart hands, black"),
    Line("digital", "Solid", "Rubber", "Boys", "Sports", "Summer", "budget",
         (("Black", "Charcoal"), ("Blue", "Black"), ("Red", "Black")), "digital"),
    Line("digital", "Ribbed", "Rubber", "Men", "Sports", "Summer", "budget",
         (("Olive", "Black"), ("Grey", "Charcoal")), "digital night"),
    Line("bangle", "Solid", "Steel", "Women", "Party", "Winter", "middle",
         (("Gold", "Maroon"), ("Rose Gold", "White"), ("Silver", "Blue")), "stones"),
    Line("petite bracelet", "Solid", "Steel", "Women", "Formal", "Winter", "middle",
         (("Gold", "Green"), ("Silver", "Pink"), ("Rose Gold", "White")), "stones"),
    Line("petite bracelet", "Solid", "Steel", "Women", "Party", "Fall", "premium",
         (("Silver", "Navy Blue"), ("Gold", "White")), "roman"),
    Line("kids", "Solid", "Rubber", "Girls", "Casual", "Summer", "budget",
         (("Pink", "White"), ("Turquoise Blue", "White"), ("Lavender", "White")), "kids"),
    Line("kids", "Ribbed", "Rubber", "Boys", "Casual", "Summer", "budget",
         (("Red", "White"), ("Green", "White"), ("Blue", "Yellow")), "rocket"),
)  # fmt: skip

ARTICLE = Article(
    kind="Watches",
    sub="Watches",
    master="Accessories",
    noun="Watch",
    prices=(39, 99, 219),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
