"""Clutches: envelopes, boxes, frames and pouches for the evening."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.clutches import SILHOUETTES, model

LINES = (
    Line("envelope", "Solid", "Leather", "Women", "Party", "Winter", "middle",
         (("Black", "Black"), ("Nude", "Nude"), ("Red", "Red"), ("Blue", "Blue")), "gold"),
    Line("envelope", "Croc", "Leather", "Women", "Party", "Winter", "premium",
         (("Green", "Green"), ("Maroon", "Maroon"), ("Black", "Black")), "gold"),
    Line("envelope", "Colourblocked", "Suede", "Women", "Party", "Fall", "middle",
         (("Mustard", "Brown"), ("Mauve", "Burgundy"), ("Teal", "Navy Blue")), "silver"),
    Line("box", "Sequinned", "Metal", "Women", "Party", "Winter", "premium",
         (("Gold", "Gold"), ("Silver", "Silver"), ("Black", "Black"), ("Rose Gold", "Rose Gold")), "gold"),
    Line("box", "Solid", "Velvet", "Women", "Party", "Winter", "premium",
         (("Burgundy", "Burgundy"), ("Green", "Green"), ("Navy Blue", "Navy Blue")), "gold"),
    Line("wristlet", "Pebbled", "Leather", "Women", "Casual", "Spring", "budget",
         (("Tan", "Tan"), ("Turquoise Blue", "Turquoise Blue"), ("Pink", "Pink"), ("Black", "Black")),
         "silver"),
    Line("wristlet", "Tropical", "Cotton", "Women", "Casual", "Summer", "budget",
         (("White", "Green"), ("Navy Blue", "Pink"), ("Peach", "Teal")), "tan trim gold"),
    Line("gathered", "Solid", "Satin", "Women", "Party", "Summer", "middle",
         (("Rose", "Rose"), ("Silver", "Silver"), ("Purple", "Purple"), ("Black", "Black")), "silver"),
    Line("foldover", "Solid", "Leather", "Women", "Casual", "Fall", "middle",
         (("Tan", "Brown"), ("White", "Tan"), ("Olive", "Brown")), "gold"),
    Line("foldover", "Solid", "Straw", "Women", "Casual", "Summer", "budget",
         (("Beige", "Brown"), ("Tan", "Black"), ("Off White", "Red")), "gold"),
    Line("bar", "Solid", "Leather", "Women", "Party", "Summer", "middle",
         (("White", "White"), ("Black", "Black"), ("Lavender", "Lavender"), ("Orange", "Orange")),
         "patent silver"),
    Line("bar", "Quilted", "Satin", "Women", "Party", "Winter", "middle",
         (("Cream", "Cream"), ("Navy Blue", "Navy Blue"), ("Magenta", "Magenta")), "gold"),
    Line("bow", "Contrast", "Satin", "Women", "Party", "Spring", "middle",
         (("Pink", "Burgundy"), ("Black", "Cream"), ("Sea Green", "Green"))),
)  # fmt: skip

ARTICLE = bag_article("Clutches", "Clutch", (24.9, 59.9, 139.0), LINES, SILHOUETTES, model, fine=1.3)
