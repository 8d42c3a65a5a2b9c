"""Wallets, card holders and purses."""

from __future__ import annotations

from showroom.articles.bags.bag_surfaces import bag_article
from showroom.articles.product_line import Line
from showroom.shapes.bags.wallets import SILHOUETTES, model

LINES = (
    Line("bifold", "Solid", "Leather", "Men", "Casual", "Fall", "middle",
         (("Brown", "Brown"), ("Black", "Black"), ("Tan", "Tan"), ("Navy Blue", "Navy Blue"))),
    Line("bifold", "Croc", "Leather", "Men", "Formal", "Winter", "premium",
         (("Coffee Brown", "Coffee Brown"), ("Black", "Black"), ("Green", "Green"))),
    Line("bifold", "Solid", "Canvas", "Boys", "Casual", "Summer", "budget",
         (("Olive", "Brown"), ("Navy Blue", "Tan"), ("Grey", "Black")), "dipped"),
    Line("open bifold", "Solid", "Leather", "Men", "Formal", "Fall", "middle",
         (("Tan", "Brown"), ("Black", "Black"), ("Brown", "Tan"))),
    Line("open bifold", "Pebbled", "Leather", "Men", "Formal", "Winter", "premium",
         (("Burgundy", "Burgundy"), ("Navy Blue", "Navy Blue"), ("Grey", "Grey"))),
    Line("zip-around", "Pebbled", "Leather", "Women", "Casual", "Spring", "middle",
         (("Red", "Red"), ("Nude", "Nude"), ("Black", "Black"), ("Teal", "Teal")), "gold"),
    Line("zip-around", "Quilted", "Leather", "Women", "Casual", "Winter", "middle",
         (("Black", "Black"), ("Mauve", "Mauve"), ("Cream", "Cream")), "silver"),
    Line("zip-around", "Floral", "Cotton", "Women", "Casual", "Summer", "budget",
         (("Cream", "Rose"), ("Navy Blue", "Pink"), ("Peach", "Green")), "brown trim gold"),
    Line("flap", "Solid", "Leather", "Women", "Formal", "Fall", "middle",
         (("Maroon", "Maroon"), ("Tan", "Tan"), ("Blue", "Blue")), "gold"),
    Line("flap", "Croc", "Leather", "Women", "Formal", "Winter", "premium",
         (("Black", "Black"), ("Magenta", "Magenta"), ("White", "White")), "gold"),
    Line("card holder", "Solid", "Leather", "Unisex", "Casual", "Fall", "budget",
         (("Tan", "Tan"), ("Black", "Black"), ("Green", "Green"), ("Yellow", "Yellow"))),
    Line("card holder", "Contrast", "Leather", "Men", "Casual", "Spring", "middle",
         (("Navy Blue", "Orange"), ("Grey", "Teal"), ("Black", "Red"))),
    Line("coin purse", "Solid", "Leather", "Women", "Casual", "Spring", "budget",
         (("Red", "Red"), ("Mustard", "Mustard"), ("Black", "Black")), "gold"),
    Line("coin purse", "Dotted", "Cotton", "Girls", "Casual", "Summer", "budget",
         (("Red", "White"), ("Turquoise Blue", "White"), ("Yellow", "Navy Blue")), "gold"),
    Line("compact", "Pebbled", "Leather", "Women", "Casual", "Spring", "middle",
         (("Pink", "Pink"), ("Sea Green", "Sea Green"), ("Black", "Black"), ("Beige", "Beige")), "gold"),
    Line("zip pouch", "Solid", "Suede", "Girls", "Casual", "Spring", "budget",
         (("Lavender", "Purple"), ("Pink", "Rose"), ("Turquoise Blue", "Teal")), "silver"),
)  # fmt: skip

ARTICLE = bag_article(
    "Wallets", "Wallet", (17.9, 39.9, 89.0), LINES, SILHOUETTES, model, sub="Wallets", fine=1.8
)
