"""Laptop bags: briefcases, satchels and sleeves."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.travel_bags import model

LINES = (
    Line("satchel", "Solid", "Leather", "Unisex", "Formal", "Fall", "premium",
         (("Tan", "Tan"), ("Maroon", "Maroon"), ("Green", "Brown"), ("Black", "Black")), "brass"),
    Line("briefcase", "Solid", "Nylon", "Men", "Formal", "Fall", "budget",
         (("Black", "Black"), ("Grey", "Black"), ("Navy Blue", "Brown")), "gunmetal"),
    Line("briefcase", "Pebbled", "Leather", "Men", "Formal", "Winter", "premium",
         (("Coffee Brown", "Coffee Brown"), ("Black", "Black"), ("Navy Blue", "Navy Blue")), "silver"),
    Line("office", "Solid", "Leather", "Women", "Formal", "Spring", "middle",
         (("Red", "Red"), ("Black", "Black"), ("Taupe", "Taupe")), "gold"),
    Line("office", "Croc", "Leather", "Women", "Formal", "Winter", "premium",
         (("Burgundy", "Burgundy"), ("Black", "Black"), ("Teal", "Teal")), "gold"),
    Line("sleeve", "Solid", "Polyester", "Unisex", "Formal", "Spring", "budget",
         (("Grey", "Tan"), ("Navy Blue", "Brown"), ("Black", "Red")), "silver"),
    Line("sleeve", "Terrazzo", "Polyester", "Women", "Casual", "Spring", "budget",
         (("White", "Pink"), ("Sea Green", "White"), ("Lavender", "Purple")), "tan trim gold"),
)  # fmt: skip

ARTICLE = bag_article(
    "Laptop Bag",
    "Laptop bag",
    (39.9, 89.9, 219.0),
    LINES,
    ("satchel", "briefcase", "office", "sleeve"),
    model,
)
