"""Sports shoes: for running, training, trails, courts, halls and football."""

from __future__ import annotations

from PIL import Image

from showroom.articles.footwear.closed_shoe_surfaces import SMOOTH, draw_closed_shoe, sports
from showroom.articles.product_line import Article, Line, Look
from showroom.rendering.bake_cache import BakeCache
from showroom.shapes.footwear.closed_shoes import model

SILHOUETTES = (
    "runner", "cushion", "racer", "sock", "trainer", "trail", "basketball", "football", "indoor",
    "kids-runner",
)  # fmt: skip

LINES = (
    Line("runner", "Solid", "Nylon", "Men", "Sports", "Summer", "middle",
         (("Navy Blue", "Orange"), ("Grey", "Lime Green"), ("Black", "Red"), ("Blue", "White"))),
    Line("runner", "Colourblocked", "Knit", "Women", "Sports", "Spring", "premium",
         (("Pink", "Purple"), ("Turquoise Blue", "Navy Blue"), ("Lavender", "Peach"),
          ("Grey", "Magenta")), "lines"),
    Line("runner", "Contrast", "Polyester", "Men", "Sports", "Fall", "budget",
         (("Blue", "Navy Blue"), ("Red", "Black"), ("Grey", "Charcoal")), "bars"),
    Line("cushion", "Solid", "Nylon", "Women", "Sports", "Summer", "premium",
         (("White", "Peach"), ("Mauve", "Yellow"), ("Sea Green", "Orange"), ("Black", "White"))),
    Line("cushion", "Geometric", "Knit", "Men", "Sports", "Summer", "premium",
         (("Grey", "White"), ("Teal", "Lime Green"), ("Navy Blue", "Turquoise Blue")), "plain"),
    Line("racer", "Solid", "Polyester", "Unisex", "Sports", "Summer", "premium",
         (("Lime Green", "Black"), ("Orange", "Navy Blue"), ("White", "Red"), ("Turquoise Blue", "Magenta"))),
    Line("sock", "Melange", "Knit", "Men", "Sports", "Spring", "middle",
         (("Charcoal", "Grey"), ("Blue", "White"), ("Olive", "Beige"))),
    Line("sock", "Striped", "Knit", "Women", "Sports", "Spring", "middle",
         (("Peach", "White"), ("Lavender", "Purple"), ("Black", "Silver"), ("Teal", "Mustard"))),
    Line("trainer", "Solid", "Nylon", "Men", "Sports", "Winter", "middle",
         (("Charcoal", "Orange"), ("Navy Blue", "Lime Green"), ("Red", "White"), ("White", "Blue"))),
    Line("trail", "Solid", "Polyester", "Men", "Sports", "Fall", "premium",
         (("Olive", "Orange"), ("Grey", "Yellow"), ("Teal", "Mustard"), ("Black", "Red"))),
    Line("trail", "Contrast", "Nylon", "Women", "Sports", "Fall", "middle",
         (("Purple", "Charcoal"), ("Rose", "Burgundy"), ("Sea Green", "Charcoal")), "plain"),
    Line("basketball", "Contrast", "Leather", "Men", "Sports", "Winter", "premium",
         (("White", "Red"), ("Black", "Charcoal"), ("Blue", "Navy Blue"), ("White", "Green"))),
    Line("football", "Solid", "Leather", "Men", "Sports", "Fall", "middle",
         (("Black", "White"), ("Orange", "Black"), ("Turquoise Blue", "Yellow"), ("White", "Gold"))),
    Line("indoor", "Solid", "Suede", "Unisex", "Sports", "Winter", "middle",
         (("Green", "White"), ("Blue", "White"), ("Burgundy", "Beige"), ("Mustard", "Navy Blue"))),
    Line("kids-runner", "Solid", "Nylon", "Boys", "Sports", "Summer", "budget",
         (("Blue", "Yellow"), ("Red", "Navy Blue"), ("Green", "Orange"))),
    Line("kids-runner", "Contrast", "Polyester", "Girls", "Sports", "Summer", "budget",
         (("Pink", "Purple"), ("Turquoise Blue", "Magenta"), ("Lavender", "Rose"))),
)  # fmt: skip


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a look; nothing in a sports shoe is left to chance."""
    return draw_closed_shoe(look, bake_cache, sports, SMOOTH)


ARTICLE = Article(
    "Sports Shoes", "Shoes", "Footwear", "trainer", (39, 79, 149), LINES, draw, SILHOUETTES, model
)
