"""Belts, rolled up or buckled to a loop."""

from __future__ import annotations

from PIL import Image

from showroom.articles.bags.bag_surfaces import surfaces
from showroom.articles.product_line import Article, Line, Look
from showroom.geometry.bag_parts import BODY, LINING, STRAP
from showroom.materials.bag_materials import dye
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.surfaces import plain
from showroom.shapes.bags.belts import SILHOUETTES, model

LINES = (
    Line("rolled", "Solid", "Leather", "Men", "Formal", "Fall", "middle",
         (("Black", "Black"), ("Brown", "Brown"), ("Tan", "Tan"), ("Navy Blue", "Navy Blue")), "silver"),
    Line("rolled", "Croc", "Leather", "Men", "Formal", "Winter", "premium",
         (("Coffee Brown", "Coffee Brown"), ("Black", "Black"), ("Burgundy", "Burgundy")), "gold"),
    Line("rolled", "Woven", "Leather", "Men", "Casual", "Summer", "middle",
         (("Tan", "Brown"), ("Burgundy", "Black"), ("Beige", "Brown")), "silver"),
    Line("rolled plate", "Pebbled", "Leather", "Men", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Coffee Brown", "Coffee Brown"), ("Grey", "Grey")), "silver"),
    Line("rolled slim", "Solid", "Leather", "Women", "Casual", "Spring", "budget",
         (("Red", "Red"), ("White", "White"), ("Tan", "Tan"), ("Black", "Black")), "gold"),
    Line("rolled slim", "Croc", "Leather", "Women", "Party", "Summer", "middle",
         (("Green", "Green"), ("Pink", "Pink"), ("Black", "Black")), "gold"),
    Line("rolled wide", "Solid", "Leather", "Women", "Casual", "Fall", "middle",
         (("Brown", "Brown"), ("Black", "Black"), ("Burgundy", "Burgundy")), "gold"),
    Line("rolled wide", "Solid", "Suede", "Women", "Casual", "Fall", "middle",
         (("Rust", "Rust"), ("Taupe", "Taupe"), ("Olive", "Olive")), "silver"),
    Line("looped", "Solid", "Leather", "Men", "Casual", "Fall", "middle",
         (("Tan", "Tan"), ("Coffee Brown", "Coffee Brown"), ("Black", "Black")), "brass"),
    Line("looped", "Solid", "Suede", "Men", "Casual", "Spring", "middle",
         (("Grey", "Grey"), ("Navy Blue", "Navy Blue"), ("Mushroom Brown", "Mushroom Brown")), "silver"),
    Line("looped western", "Solid", "Leather", "Women", "Casual", "Summer", "middle",
         (("Brown", "Brown"), ("Black", "Black"), ("White", "White")), "silver"),
    Line("looped rings", "Striped", "Canvas", "Unisex", "Casual", "Summer", "budget",
         (("Navy Blue", "Red"), ("Khaki", "Green"), ("Off White", "Blue")), "brown trim silver"),
    Line("looped rings", "Solid", "Canvas", "Boys", "Casual", "Summer", "budget",
         (("Olive", "Olive"), ("Navy Blue", "Navy Blue"), ("Red", "Red")), "silver"),
    Line("rolled web", "Solid", "Canvas", "Men", "Casual", "Summer", "budget",
         (("Khaki", "Khaki"), ("Black", "Black"), ("Olive", "Olive")), "brass"),
    Line("rolled web", "Camouflage", "Canvas", "Boys", "Casual", "Fall", "budget",
         (("Olive", "Khaki"), ("Grey", "Charcoal")), "black trim gunmetal"),
)  # fmt: skip


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a belt: its strap is the product, its holes are dark."""
    parts = surfaces(look, seed, fine=1.8)
    parts |= {STRAP: parts[BODY], LINING: plain(0.2 * dye(look.color))}
    return compose.picture(bake_cache.get(model, look.silhouette), parts, shadow=0.75)


ARTICLE = Article(
    kind="Belts",
    sub="Belts",
    master="Accessories",
    noun="Belt",
    prices=(19.9, 39.9, 89.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
