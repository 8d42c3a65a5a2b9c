"""Dresses, seen from the front on an invisible body."""

from __future__ import annotations

from functools import partial

from showroom.articles.clothing.upper_body_surfaces import draw
from showroom.articles.product_line import Article, Line
from showroom.shapes.clothing.dresses import SILHOUETTES, SMALL, model

LINES = (
    Line("aline", "Floral", "Cotton", "Women", "Casual", "Summer", "middle", (("Navy Blue", "Pink"),
        ("Cream", "Rust"), ("Yellow", "White"), ("Sea Green", "White")), "poppies"),
    Line("aline", "Solid", "Linen", "Women", "Casual", "Summer", "middle", (("Red", "White"), ("Teal",
        "White"), ("Off White", "Tan"), ("Rust", "White"))),
    Line("slip", "Solid", "Satin", "Women", "Party", "Fall", "premium", (("Green", "Green"), ("Black",
        "Black"), ("Rose Gold", "Pink"), ("Silver", "White"))),
    Line("slip", "Floral", "Viscose", "Women", "Casual", "Summer", "middle", (("Black", "Rose"),
        ("Lavender", "White"), ("Olive", "Cream")), "ditsy"),
    Line("wrap", "Floral", "Viscose", "Women", "Smart Casual", "Spring", "middle", (("Teal", "Cream"),
        ("Red", "Peach"), ("Navy Blue", "Lavender"), ("White", "Blue")), "meadow"),
    Line("wrap", "Dotted", "Viscose", "Women", "Casual", "Summer", "middle", (("Black", "White"), ("Rust",
        "Cream"), ("Green", "White"))),
    Line("shirt", "Striped", "Cotton", "Women", "Smart Casual", "Spring", "middle", (("White", "Blue"),
        ("White", "Green"), ("Beige", "Brown")), "stripes"),
    Line("shirt", "Solid", "Denim", "Women", "Casual", "Spring", "middle", (("Blue", "Tan"), ("Navy Blue",
        "Tan"), ("Steel", "Tan"))),
    Line("shirt", "Tartan", "Cotton", "Women", "Casual", "Winter", "middle", (("Red", "Black"), ("Green",
        "Navy Blue"), ("Mustard", "Brown"))),
    Line("maxi", "Tropical", "Viscose", "Women", "Casual", "Summer", "middle", (("Turquoise Blue", "Peach"),
        ("Black", "Green"), ("Orange", "Yellow")), "palms"),
    Line("maxi", "Solid", "Cotton", "Women", "Casual", "Summer", "budget", (("White", "White"), ("Mustard",
        "White"), ("Maroon", "White"), ("Blue", "White"))),
    Line("bodycon", "Solid", "Knit", "Women", "Party", "Winter", "middle", (("Black", "Black"), ("Burgundy",
        "Black"), ("Taupe", "Black"), ("Magenta", "Black"))),
    Line("bodycon", "Animal", "Viscose", "Women", "Party", "Fall", "budget", (("Tan", "Black"), ("Grey",
        "Black")), "leopard"),
    Line("tiered", "Solid", "Cotton", "Women", "Casual", "Summer", "middle", (("Off White", "White"),
        ("Peach", "White"), ("Olive", "White"), ("Lavender", "White"))),
    Line("tiered", "Gingham", "Cotton", "Women", "Casual", "Summer", "middle", (("Black", "White"), ("Pink",
        "White"), ("Green", "White"))),
    Line("skater", "Solid", "Jersey", "Women", "Party", "Fall", "budget", (("Navy Blue", "White"), ("Red",
        "White"), ("Purple", "White"), ("Charcoal", "White"))),
    Line("skater", "Checked", "Wool", "Women", "Smart Casual", "Winter", "middle", (("Grey", "Black"),
        ("Brown", "Cream"), ("Maroon", "Cream")), "glen check"),
    Line("smock", "Paisley", "Cotton", "Women", "Casual", "Fall", "middle", (("Rust", "Cream"), ("Blue",
        "White"), ("Mustard", "Maroon"))),
    Line("smock", "Solid", "Corduroy", "Women", "Casual", "Winter", "middle", (("Tan", "Brown"), ("Green",
        "Green"), ("Burgundy", "Burgundy"))),
    Line("column", "Solid", "Satin", "Women", "Formal", "Winter", "premium", (("Black", "Gold"), ("Maroon",
        "Gold"), ("Navy Blue", "Silver"), ("Gold", "Gold"))),
    Line("jersey", "Striped", "Jersey", "Women", "Casual", "Spring", "budget", (("White", "Navy Blue"),
        ("Navy Blue", "White"), ("Red", "White"))),
    Line("girl", "Floral", "Cotton", "Girls", "Casual", "Summer", "middle", (("Pink", "White"), ("White",
        "Rose"), ("Turquoise Blue", "Yellow")), "sprigs"),
    Line("girl", "Dotted", "Cotton", "Girls", "Party", "Spring", "middle", (("Red", "White"), ("Navy Blue",
        "Pink")), "large dots"),
    Line("pinafore", "Solid", "Corduroy", "Girls", "Casual", "Fall", "middle", (("Mustard", "Brown"),
        ("Mauve", "White"), ("Navy Blue", "Tan"))),
    Line("pinafore", "Checked", "Wool", "Girls", "Casual", "Winter", "middle", (("Red", "Black"), ("Green",
        "Yellow")), "dark tartan"),
    Line("ruffle", "Geometric", "Cotton", "Girls", "Casual", "Summer", "budget", (("Lavender", "White"),
        ("Yellow", "White"), ("Blue", "White")), "stars"),
)  # fmt: skip

ARTICLE = Article(
    kind="Dresses",
    sub="Dress",
    master="Apparel",
    noun="dress",
    prices=(34.9, 64.9, 129.0),
    lines=LINES,
    draw=partial(draw, model, SILHOUETTES, SMALL),
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
