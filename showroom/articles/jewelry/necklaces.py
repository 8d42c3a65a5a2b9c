"""Necklaces: chains, pendants, pearls, beads, collars."""

from __future__ import annotations

from showroom.articles.jewelry.jewelry_surfaces import jewelry_article
from showroom.articles.product_line import Line
from showroom.shapes.jewelry.necklaces import SILHOUETTES, model

LINES = (
    Line("drop pendant", "Solid", "Silver", "Women", "Party", "Winter", "premium",
         (("Silver", "Blue"), ("Gold", "Red"), ("Rose Gold", "White"))),
    Line("disc pendant", "Solid", "Gold plated", "Women", "Casual", "Summer", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("heart pendant", "Solid", "Silver", "Women", "Casual", "Spring", "middle",
         (("Rose Gold", "White"), ("Silver", "White"), ("Gold", "White"))),
    Line("heart pendant", "Solid", "Silver", "Girls", "Casual", "Summer", "budget",
         (("Silver", "Pink"), ("Rose Gold", "Pink"))),
    Line("bar", "Solid", "Silver", "Women", "Smart Casual", "Spring", "budget",
         (("Silver", "White"), ("Gold", "White"))),
    Line("curb chain", "Solid", "Steel", "Men", "Casual", "Summer", "middle",
         (("Steel", "White"), ("Gold", "White"))),
    Line("paperclip chain", "Solid", "Gold plated", "Women", "Casual", "Summer", "middle",
         (("Gold", "White"), ("Silver", "White"), ("Rose Gold", "White"))),
    Line("layers", "Solid", "Gold plated", "Women", "Party", "Summer", "middle",
         (("Gold", "White"), ("Silver", "White"))),
    Line("pearls", "Solid", "Silver", "Women", "Formal", "Winter", "premium",
         (("White", "Silver"), ("Pink", "Gold"), ("Grey", "Silver"))),
    Line("graduated pearls", "Solid", "Silver", "Women", "Party", "Winter", "middle",
         (("Cream", "Gold"), ("Lavender", "Silver"))),
    Line("beads", "Solid", "Acetate", "Women", "Casual", "Summer", "budget",
         (("Red", "Gold"), ("Turquoise Blue", "Silver"), ("Black", "Gold"))),
    Line("beads", "Marbled", "Stone", "Women", "Ethnic", "Fall", "middle",
         (("Green", "Gold"), ("Blue", "Silver"), ("Rust", "Gold"))),
    Line("tassel", "Marbled", "Stone", "Women", "Ethnic", "Summer", "budget",
         (("Brown", "Gold"), ("Purple", "Silver"), ("Teal", "Gold"))),
    Line("collar", "Solid", "Gold plated", "Women", "Party", "Winter", "premium",
         (("Gold", "Green"), ("Silver", "Purple"), ("Rose Gold", "Pink"))),
)  # fmt: skip

ARTICLE = jewelry_article("Necklace and Chains", "Necklace", (15, 49, 159), LINES, SILHOUETTES, model)
