"""Duffel bags for training and short journeys."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.travel_bags import model

LINES = (
    Line("gym", "Colourblocked", "Nylon", "Unisex", "Sports", "Summer", "budget",
         (("Black", "Red"), ("Navy Blue", "Turquoise Blue"), ("Grey", "Lime Green"), ("Blue", "Orange")),
         "black"),
    Line("gym", "Solid", "Canvas", "Men", "Travel", "Fall", "middle",
         (("Olive", "Brown"), ("Navy Blue", "Tan"), ("Khaki", "Coffee Brown")), "brass"),
    Line("weekender", "Solid", "Leather", "Men", "Travel", "Winter", "premium",
         (("Brown", "Brown"), ("Black", "Black"), ("Tan", "Tan")), "brass"),
    Line("weekender", "Contrast", "Canvas", "Women", "Travel", "Spring", "middle",
         (("Off White", "Tan"), ("Black", "Brown"), ("Maroon", "Brown")), "dipped gold"),
    Line("weekender", "Tartan", "Wool", "Unisex", "Travel", "Winter", "middle",
         (("Red", "Navy Blue"), ("Green", "Navy Blue"), ("Grey", "Red")), "brown trim brass"),
    Line("roll", "Solid", "Nylon", "Women", "Sports", "Summer", "budget",
         (("Pink", "Pink"), ("Black", "Black"), ("Purple", "Purple"), ("Teal", "Teal")), "black"),
    Line("roll", "Striped", "Canvas", "Unisex", "Travel", "Summer", "middle",
         (("Off White", "Navy Blue"), ("Cream", "Red"), ("Off White", "Green")), "tan trim brass"),
    Line("holdall", "Solid", "Polyester", "Unisex", "Sports", "Fall", "budget",
         (("Charcoal", "Black"), ("Burgundy", "Black"), ("Green", "Black")), "gunmetal"),
)  # fmt: skip

ARTICLE = bag_article(
    "Duffel Bag", "Duffel bag", (34.9, 79.9, 249.0), LINES, ("gym", "weekender", "roll", "holdall"), model
)
