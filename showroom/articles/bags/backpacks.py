"""Backpacks: for school, work, walks and going out."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.backpacks import SILHOUETTES, model

LINES = (
    Line("school", "Solid", "Nylon", "Unisex", "Casual", "Fall", "budget",
         (("Navy Blue", "Navy Blue"), ("Black", "Black"), ("Burgundy", "Burgundy"), ("Olive", "Olive"),
          ("Grey", "Charcoal")), "black"),
    Line("school", "Solid", "Canvas", "Unisex", "Casual", "Spring", "middle",
         (("Mustard", "Brown"), ("Teal", "Tan"), ("Off White", "Tan"), ("Rust", "Brown")), "brass dipped"),
    Line("school", "Camouflage", "Polyester", "Boys", "Casual", "Fall", "budget",
         (("Olive", "Khaki"), ("Grey", "Charcoal"), ("Khaki", "Brown")), "black trim black"),
    Line("school", "Stars", "Polyester", "Boys", "Casual", "Fall", "budget",
         (("Navy Blue", "Yellow"), ("Red", "White"), ("Black", "Turquoise Blue")), "black"),
    Line("school", "Spotted", "Polyester", "Girls", "Casual", "Fall", "budget",
         (("Pink", "Magenta"), ("Lavender", "White"), ("Turquoise Blue", "Red")), "silver"),
    Line("school", "Floral", "Cotton", "Girls", "Casual", "Spring", "budget",
         (("Cream", "Rose"), ("Navy Blue", "Pink"), ("Sea Green", "Yellow")), "silver"),
    Line("zip pocket", "Graphic", "Polyester", "Boys", "Casual", "Fall", "budget",
         (("Lime Green", "Navy Blue"), ("Turquoise Blue", "Orange"), ("Yellow", "Green")), "black dinosaur"),
    Line("zip pocket", "Graphic", "Polyester", "Girls", "Casual", "Fall", "budget",
         (("Pink", "Purple"), ("Lavender", "Magenta"), ("Peach", "Red")), "silver cat"),
    Line("zip pocket", "Colourblocked", "Nylon", "Unisex", "Sports", "Summer", "middle",
         (("Navy Blue", "Orange"), ("Black", "Lime Green"), ("Teal", "Mustard"), ("Grey", "Red")), "black"),
    Line("rolltop", "Solid", "Canvas", "Unisex", "Travel", "Fall", "middle",
         (("Olive", "Brown"), ("Navy Blue", "Tan"), ("Black", "Black"), ("Mustard", "Coffee Brown")),
         "brass dipped"),
    Line("rolltop", "Solid", "Nylon", "Men", "Travel", "Winter", "middle",
         (("Black", "Charcoal"), ("Orange", "Black"), ("Blue", "Navy Blue")), "gunmetal"),
    Line("flap", "Solid", "Leather", "Men", "Casual", "Fall", "premium",
         (("Brown", "Brown"), ("Tan", "Tan"), ("Black", "Black")), "brass"),
    Line("flap", "Solid", "Suede", "Women", "Casual", "Fall", "premium",
         (("Taupe", "Brown"), ("Rust", "Coffee Brown"), ("Grey", "Black")), "silver"),
    Line("mini", "Pebbled", "Leather", "Women", "Casual", "Spring", "middle",
         (("Black", "Black"), ("Nude", "Nude"), ("Red", "Red"), ("Lavender", "Lavender")), "gold"),
    Line("mini", "Quilted", "Leather", "Women", "Casual", "Winter", "middle",
         (("Cream", "Cream"), ("Black", "Black"), ("Green", "Green")), "gold"),
    Line("mini", "Leopard", "Leather", "Girls", "Casual", "Fall", "budget",
         (("Tan", "Coffee Brown"), ("Pink", "Burgundy")), "black trim gold"),
    Line("laptop", "Melange", "Polyester", "Men", "Formal", "Fall", "middle",
         (("Grey", "Black"), ("Charcoal", "Charcoal"), ("Navy Blue", "Brown")), "gunmetal"),
    Line("laptop", "Solid", "Leather", "Men", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Coffee Brown", "Coffee Brown"), ("Navy Blue", "Navy Blue")), "silver"),
)  # fmt: skip

ARTICLE = bag_article("Backpacks", "Backpack", (29.9, 69.9, 159.0), LINES, SILHOUETTES, model)
