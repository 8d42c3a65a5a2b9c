"""Casual shoes: sneakers, plimsolls, high-tops, slip-ons, boat shoes, desert boots, children's shoes."""

from __future__ import annotations

from PIL import Image

from showroom.articles.footwear.closed_shoe_surfaces import SMOOTH, casual, draw_closed_shoe
from showroom.articles.product_line import Article, Line, Look
from showroom.rendering.bake_cache import BakeCache
from showroom.shapes.footwear.closed_shoes import model

SILHOUETTES = (
    "court", "platform", "skate", "plimsoll", "high-top", "mid", "slip-on", "espadrille", "boat",
    "moccasin", "chukka", "strapped", "kids-canvas",
)  # fmt: skip

LINES = (
    Line("court", "Solid", "Leather", "Men", "Casual", "Summer", "middle",
         (("White", "Green"), ("White", "Navy Blue"), ("Black", "Tan"), ("Tan", "Beige"))),
    Line("court", "Solid", "Leather", "Women", "Casual", "Spring", "middle",
         (("White", "Rose Gold"), ("Pink", "White"), ("Lavender", "White"), ("Beige", "Brown")), "saddle"),
    Line("court", "Solid", "Suede", "Men", "Casual", "Fall", "premium",
         (("Navy Blue", "White"), ("Olive", "Cream"), ("Burgundy", "Cream")), "blade"),
    Line("platform", "Solid", "Leather", "Women", "Casual", "Summer", "premium",
         (("White", "Black"), ("White", "Pink"), ("Nude", "White"), ("Black", "White"))),
    Line("platform", "Washed", "Denim", "Women", "Casual", "Summer", "middle",
         (("Blue", "White"), ("Black", "White"), ("Grey", "White")), "arrow"),
    Line("skate", "Contrast", "Suede", "Men", "Casual", "Fall", "middle",
         (("Charcoal", "Black"), ("Mustard", "Brown"), ("Teal", "Navy Blue"), ("Maroon", "Black"))),
    Line("plimsoll", "Solid", "Canvas", "Unisex", "Casual", "Summer", "budget",
         (("Navy Blue", "Red"), ("Red", "Navy Blue"), ("Mustard", "Black"), ("White", "Navy Blue"))),
    Line("plimsoll", "Floral", "Canvas", "Women", "Casual", "Spring", "middle",
         (("Cream", "Rose"), ("Navy Blue", "Pink"), ("Sea Green", "White"))),
    Line("plimsoll", "Dotted", "Canvas", "Women", "Casual", "Summer", "budget",
         (("Red", "White"), ("Black", "White"), ("Blue", "White"))),
    Line("high-top", "Solid", "Canvas", "Unisex", "Casual", "Fall", "middle",
         (("Black", "Red"), ("Cream", "Black"), ("Burgundy", "White"), ("Green", "White"))),
    Line("high-top", "Tartan", "Canvas", "Unisex", "Casual", "Winter", "middle",
         (("Red", "Green"), ("Navy Blue", "Red"), ("Green", "Navy Blue"))),
    Line("mid", "Contrast", "Leather", "Men", "Casual", "Winter", "premium",
         (("White", "Grey"), ("Black", "Charcoal"), ("White", "Red"))),
    Line("slip-on", "Checked", "Canvas", "Unisex", "Casual", "Summer", "budget",
         (("White", "Black"), ("Red", "White"), ("Mustard", "White"))),
    Line("slip-on", "Solid", "Suede", "Men", "Casual", "Spring", "middle",
         (("Grey", "Grey"), ("Tan", "Tan"), ("Navy Blue", "Navy Blue"), ("Black", "Black"))),
    Line("slip-on", "Tropical", "Canvas", "Women", "Casual", "Summer", "middle",
         (("Teal", "Pink"), ("White", "Green"), ("Black", "Orange"))),
    Line("espadrille", "Striped", "Canvas", "Women", "Casual", "Summer", "budget",
         (("Navy Blue", "White"), ("Red", "White"), ("Cream", "Black"))),
    Line("espadrille", "Solid", "Cotton", "Women", "Casual", "Summer", "budget",
         (("Mustard", "Cream"), ("Black", "Cream"), ("Turquoise Blue", "Cream"))),
    Line("boat", "Solid", "Leather", "Men", "Casual", "Summer", "middle",
         (("Brown", "Beige"), ("Navy Blue", "Beige"), ("Tan", "Cream"), ("Off White", "Tan"))),
    Line("moccasin", "Solid", "Suede", "Men", "Casual", "Spring", "premium",
         (("Tan", "Tan"), ("Blue", "Blue"), ("Red", "Red"), ("Olive", "Olive"))),
    Line("chukka", "Solid", "Suede", "Men", "Casual", "Fall", "middle",
         (("Beige", "Brown"), ("Brown", "Coffee Brown"), ("Navy Blue", "Charcoal"), ("Grey", "Charcoal"))),
    Line("strapped", "Solid", "Leather", "Girls", "Casual", "Spring", "budget",
         (("Pink", "Magenta"), ("White", "Lavender"), ("Peach", "Rose"))),
    Line("strapped", "Contrast", "Leather", "Boys", "Casual", "Fall", "budget",
         (("Blue", "Navy Blue"), ("Red", "Navy Blue"), ("Grey", "Orange"))),
    Line("kids-canvas", "Camouflage", "Canvas", "Boys", "Casual", "Summer", "budget",
         (("Olive", "Khaki"), ("Grey", "Charcoal"))),
    Line("kids-canvas", "Gingham", "Canvas", "Girls", "Casual", "Summer", "budget",
         (("Pink", "White"), ("Yellow", "White"), ("Turquoise Blue", "White"))),
)  # fmt: skip


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a look; nothing in a casual shoe is left to chance."""
    return draw_closed_shoe(look, bake_cache, casual, SMOOTH)


ARTICLE = Article("Casual Shoes", "Shoes", "Footwear", "shoe", (29, 59, 119), LINES, draw, SILHOUETTES, model)
