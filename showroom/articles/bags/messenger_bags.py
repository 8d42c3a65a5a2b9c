"""Messenger bags worn across the body."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.travel_bags import model

LINES = (
    Line("messenger", "Solid", "Canvas", "Men", "Casual", "Fall", "budget",
         (("Olive", "Brown"), ("Khaki", "Brown"), ("Charcoal", "Black"), ("Navy Blue", "Tan")), "brass"),
    Line("messenger", "Solid", "Leather", "Men", "Casual", "Winter", "premium",
         (("Brown", "Brown"), ("Black", "Black"), ("Rust", "Rust")), "brass"),
    Line("messenger", "Camouflage", "Canvas", "Men", "Casual", "Summer", "middle",
         (("Olive", "Khaki"), ("Grey", "Black")), "black trim gunmetal"),
    Line("field", "Solid", "Canvas", "Unisex", "Casual", "Spring", "middle",
         (("Mustard", "Brown"), ("Teal", "Brown"), ("Beige", "Tan")), "brass"),
    Line("field", "Solid", "Suede", "Women", "Casual", "Fall", "middle",
         (("Tan", "Coffee Brown"), ("Grey", "Black"), ("Burgundy", "Brown")), "silver"),
    Line("field", "Herringbone", "Wool", "Unisex", "Casual", "Winter", "middle",
         (("Grey", "Charcoal"), ("Brown", "Beige"), ("Navy Blue", "Grey")), "brown trim brass"),
)  # fmt: skip

ARTICLE = bag_article(
    "Messenger Bag", "Messenger bag", (34.9, 79.9, 179.0), LINES, ("messenger", "field"), model
)
