"""Bracelets: bangles, cuffs, chains, beads, leather."""

from __future__ import annotations

from showroom.articles.jewelry.jewelry_surfaces import jewelry_article
from showroom.articles.product_line import Line
from showroom.shapes.jewelry.bracelets import SILHOUETTES, model

LINES = (
    Line("bangle", "Solid", "Gold plated", "Women", "Casual", "Spring", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("bangle", "Hammered", "Copper", "Women", "Ethnic", "Fall", "budget",
         (("Copper", "White"), ("Gold", "White"))),
    Line("bangle trio", "Solid", "Gold plated", "Women", "Party", "Winter", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("cuff", "Solid", "Silver", "Women", "Party", "Summer", "premium",
         (("Silver", "White"), ("Gold", "White"))),
    Line("cuff", "Hammered", "Gold plated", "Women", "Ethnic", "Winter", "middle",
         (("Gold", "White"), ("Copper", "White"), ("Silver", "White"))),
    Line("torque", "Solid", "Silver", "Women", "Formal", "Spring", "middle",
         (("Silver", "White"), ("Gold", "Cream"), ("Rose Gold", "Pink"))),
    Line("tennis", "Solid", "Silver", "Women", "Party", "Winter", "premium",
         (("Silver", "White"), ("Gold", "Green"), ("Rose Gold", "Pink"))),
    Line("curb", "Solid", "Steel", "Men", "Casual", "Summer", "middle",
         (("Steel", "White"), ("Gold", "White"))),
    Line("charm", "Solid", "Silver", "Women", "Casual", "Spring", "middle",
         (("Silver", "Red"), ("Gold", "Purple"), ("Rose Gold", "Turquoise Blue"))),
    Line("stretch beads", "Marbled", "Stone", "Men", "Casual", "Summer", "budget",
         (("Black", "Silver"), ("Brown", "Gold"), ("Teal", "Silver"))),
    Line("stretch beads", "Solid", "Acetate", "Girls", "Casual", "Summer", "budget",
         (("Pink", "Silver"), ("Yellow", "Gold"), ("Turquoise Blue", "Silver"))),
    Line("mixed beads", "Marbled", "Stone", "Women", "Casual", "Summer", "middle",
         (("Rose", "Gold"), ("Blue", "Silver"), ("Green", "Gold"))),
    Line("pearls", "Solid", "Silver", "Women", "Formal", "Winter", "middle",
         (("Cream", "Gold"), ("White", "Silver"))),
    Line("plait", "Solid", "Leather", "Men", "Casual", "Fall", "middle",
         (("Brown", "Silver"), ("Black", "Silver"), ("Navy Blue", "Silver"))),
    Line("wrap", "Solid", "Leather", "Unisex", "Casual", "Summer", "budget",
         (("Tan", "Silver"), ("Black", "Gold"), ("Burgundy", "Gold"))),
)  # fmt: skip

ARTICLE = jewelry_article("Bracelet", "Bracelet", (12, 39, 129), LINES, SILHOUETTES, model)
