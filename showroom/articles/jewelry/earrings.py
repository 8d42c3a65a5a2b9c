"""Pairs of earrings: studs, hoops, drops, chandeliers, bells."""

from __future__ import annotations

from showroom.articles.jewelry.jewelry_surfaces import jewelry_article
from showroom.articles.product_line import Line
from showroom.shapes.jewelry.earrings import SILHOUETTES, model

LINES = (
    Line("pearl stud", "Solid", "Silver", "Women", "Formal", "Spring", "middle",
         (("Cream", "Gold"), ("Grey", "Silver"), ("Pink", "Rose Gold"))),
    Line("halo stud", "Solid", "Silver", "Women", "Party", "Winter", "premium",
         (("Silver", "Blue"), ("Gold", "Green"), ("Rose Gold", "White"))),
    Line("gem stud", "Solid", "Silver", "Women", "Casual", "Summer", "budget",
         (("Silver", "White"), ("Silver", "Purple"), ("Gold", "Red"))),
    Line("hoop", "Solid", "Gold plated", "Women", "Casual", "Summer", "budget",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("chunky hoop", "Solid", "Gold plated", "Women", "Smart Casual", "Fall", "middle",
         (("Gold", "White"), ("Silver", "White"))),
    Line("chunky hoop", "Hammered", "Gold plated", "Women", "Casual", "Summer", "middle",
         (("Gold", "White"), ("Copper", "White"))),
    Line("huggie", "Solid", "Silver", "Women", "Casual", "Spring", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("teardrop", "Solid", "Gold plated", "Women", "Party", "Winter", "middle",
         (("Gold", "Teal"), ("Silver", "Blue"), ("Rose Gold", "Magenta"))),
    Line("pearl drop", "Solid", "Silver", "Women", "Formal", "Winter", "premium",
         (("Silver", "White"), ("Gold", "Cream"))),
    Line("discs", "Hammered", "Gold plated", "Women", "Casual", "Summer", "budget",
         (("Gold", "White"), ("Silver", "White"), ("Copper", "White"))),
    Line("chandelier", "Solid", "Gold plated", "Women", "Party", "Winter", "premium",
         (("Gold", "Red"), ("Silver", "Turquoise Blue"), ("Gold", "Purple"))),
    Line("bell", "Solid", "Gold plated", "Women", "Ethnic", "Fall", "middle",
         (("Gold", "Maroon"), ("Gold", "Cream"), ("Silver", "Black"), ("Gold", "Green"))),
    Line("bead drop", "Solid", "Acetate", "Women", "Casual", "Summer", "budget",
         (("Red", "Gold"), ("Turquoise Blue", "Silver"), ("Black", "Gold"))),
)  # fmt: skip

ARTICLE = jewelry_article("Earrings", "Earrings", (12, 39, 129), LINES, SILHOUETTES, model)
