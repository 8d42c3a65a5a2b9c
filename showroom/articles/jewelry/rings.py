"""Finger rings: bands, solitaires, halos, signets, stacks."""

from __future__ import annotations

from showroom.articles.jewelry.jewelry_surfaces import jewelry_article
from showroom.articles.product_line import Line
from showroom.shapes.jewelry.rings import SILHOUETTES, model

LINES = (
    Line("solitaire", "Solid", "Silver", "Women", "Party", "Winter", "premium",
         (("Silver", "White"), ("Rose Gold", "Pink"), ("Gold", "Blue"))),
    Line("halo", "Solid", "Silver", "Women", "Party", "Winter", "premium",
         (("Silver", "Blue"), ("Silver", "Red"), ("Rose Gold", "White"))),
    Line("trilogy", "Solid", "Gold plated", "Women", "Formal", "Winter", "middle",
         (("Gold", "Green"), ("Silver", "Purple"), ("Rose Gold", "Red"))),
    Line("wide band", "Solid", "Steel", "Men", "Casual", "Winter", "budget",
         (("Steel", "White"), ("Gold", "White"))),
    Line("wide band", "Hammered", "Silver", "Unisex", "Casual", "Fall", "middle",
         (("Silver", "White"), ("Rose Gold", "White"), ("Bronze", "White"))),
    Line("eternity", "Solid", "Silver", "Women", "Party", "Spring", "premium",
         (("Silver", "White"), ("Gold", "White"), ("Rose Gold", "White"))),
    Line("signet", "Solid", "Gold plated", "Men", "Formal", "Winter", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("pearl ring", "Solid", "Gold plated", "Women", "Formal", "Spring", "middle",
         (("Gold", "Cream"), ("Silver", "White"), ("Rose Gold", "Pink"))),
    Line("stack", "Solid", "Gold plated", "Women", "Casual", "Summer", "middle",
         (("Gold", "White"), ("Silver", "Turquoise Blue"), ("Rose Gold", "Magenta"))),
    Line("cocktail", "Solid", "Gold plated", "Women", "Party", "Winter", "premium",
         (("Gold", "Green"), ("Gold", "Purple"), ("Silver", "Blue"), ("Rose Gold", "Burgundy"))),
    Line("twist", "Solid", "Silver", "Women", "Casual", "Summer", "budget",
         (("Silver", "White"), ("Gold", "White"), ("Rose Gold", "White"))),
)  # fmt: skip

ARTICLE = jewelry_article("Ring", "Ring", (19, 59, 189), LINES, SILHOUETTES, model)
