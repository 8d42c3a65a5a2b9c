"""Formal shoes: oxfords, derbies, brogues, monk straps, loafers and ankle boots."""

from __future__ import annotations

from PIL import Image

from showroom.articles.footwear.closed_shoe_surfaces import BUFFED, draw_closed_shoe, formal
from showroom.articles.product_line import Article, Line, Look
from showroom.rendering.bake_cache import BakeCache
from showroom.shapes.footwear.closed_shoes import model

SILHOUETTES = (
    "oxford", "brogue", "derby", "monk", "loafer", "tassel", "lug-loafer", "chelsea", "boot",
    "womens-brogue", "womens-chelsea",
)  # fmt: skip

LINES = (
    Line("oxford", "Solid", "Leather", "Men", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Brown", "Brown"), ("Burgundy", "Burgundy"), ("Tan", "Tan"))),
    Line("oxford", "Solid", "Patent", "Men", "Party", "Winter", "premium",
         (("Black", "Black"), ("Burgundy", "Burgundy"), ("Navy Blue", "Navy Blue")), "plain"),
    Line("oxford", "Solid", "Leather", "Men", "Formal", "Fall", "middle",
         (("Tan", "Tan"), ("Coffee Brown", "Coffee Brown"), ("Black", "Black")), "half brogue"),
    Line("brogue", "Solid", "Leather", "Men", "Formal", "Fall", "premium",
         (("Tan", "Tan"), ("Brown", "Brown"), ("Black", "Black"), ("Olive", "Olive"))),
    Line("brogue", "Contrast", "Leather", "Men", "Smart Casual", "Summer", "premium",
         (("Navy Blue", "Tan"), ("Coffee Brown", "Tan"), ("Tan", "White"), ("Brown", "Beige"))),
    Line("derby", "Solid", "Leather", "Men", "Formal", "Winter", "middle",
         (("Black", "Black"), ("Brown", "Brown"), ("Tan", "Tan"), ("Navy Blue", "Navy Blue"))),
    Line("derby", "Solid", "Suede", "Men", "Smart Casual", "Fall", "middle",
         (("Navy Blue", "Navy Blue"), ("Taupe", "Taupe"), ("Coffee Brown", "Coffee Brown"),
          ("Olive", "Olive")), "cap"),
    Line("monk", "Solid", "Leather", "Men", "Formal", "Fall", "premium",
         (("Brown", "Brown"), ("Black", "Black"), ("Burgundy", "Burgundy"))),
    Line("monk", "Solid", "Suede", "Men", "Smart Casual", "Fall", "middle",
         (("Tan", "Tan"), ("Grey", "Grey"), ("Navy Blue", "Navy Blue")), "plain"),
    Line("loafer", "Solid", "Leather", "Men", "Formal", "Spring", "middle",
         (("Black", "Black"), ("Burgundy", "Burgundy"), ("Tan", "Tan"), ("Coffee Brown", "Coffee Brown"))),
    Line("tassel", "Solid", "Suede", "Men", "Smart Casual", "Spring", "premium",
         (("Tan", "Tan"), ("Navy Blue", "Navy Blue"), ("Coffee Brown", "Coffee Brown"), ("Green", "Green"))),
    Line("lug-loafer", "Solid", "Leather", "Women", "Formal", "Fall", "middle",
         (("Black", "Black"), ("Burgundy", "Burgundy"), ("White", "White"), ("Cream", "Cream"))),
    Line("chelsea", "Solid", "Leather", "Men", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Coffee Brown", "Coffee Brown"), ("Tan", "Tan"))),
    Line("womens-chelsea", "Solid", "Suede", "Women", "Smart Casual", "Fall", "middle",
         (("Taupe", "Taupe"), ("Black", "Black"), ("Rust", "Rust"))),
    Line("boot", "Solid", "Leather", "Men", "Smart Casual", "Winter", "premium",
         (("Brown", "Tan"), ("Black", "Black"), ("Tan", "Beige"))),
    Line("boot", "Solid", "Suede", "Women", "Smart Casual", "Winter", "middle",
         (("Mushroom Brown", "Beige"), ("Rust", "Coffee Brown"), ("Navy Blue", "Navy Blue")), "wing"),
    Line("womens-brogue", "Solid", "Leather", "Women", "Formal", "Spring", "middle",
         (("Tan", "Tan"), ("White", "White"), ("Red", "Red"), ("Black", "Black"))),
    Line("womens-brogue", "Contrast", "Leather", "Women", "Smart Casual", "Spring", "premium",
         (("Black", "White"), ("Brown", "Nude"), ("Navy Blue", "Silver")), "cap"),
)  # fmt: skip


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a look; nothing in a dress shoe is left to chance."""
    return draw_closed_shoe(look, bake_cache, formal, BUFFED)


ARTICLE = Article(
    "Formal Shoes", "Shoes", "Footwear", "shoe", (59, 109, 219), LINES, draw, SILHOUETTES, model
)
