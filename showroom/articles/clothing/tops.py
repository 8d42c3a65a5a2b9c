"""Women's tops and blouses, seen from the front on an invisible body."""

from __future__ import annotations

from functools import partial

from showroom.articles.clothing.upper_body_surfaces import draw
from showroom.articles.product_line import Article, Line
from showroom.shapes.clothing.tops import SILHOUETTES, SMALL, model

LINES = (
    Line("blouse", "Solid", "Silk", "Women", "Formal", "Spring", "premium", (("White", "White"), ("Pink",
        "White"), ("Black", "Black"), ("Blue", "White"))),
    Line("blouse", "Dotted", "Viscose", "Women", "Smart Casual", "Fall", "middle", (("Navy Blue", "White"),
        ("Rust", "Cream"), ("Cream", "Black")), "large dots"),
    Line("cami", "Solid", "Satin", "Women", "Party", "Summer", "middle", (("Black", "Black"), ("Rose Gold",
        "Pink"), ("Green", "Green"), ("White", "White"))),
    Line("cami", "Floral", "Viscose", "Women", "Casual", "Summer", "budget", (("Peach", "Maroon"),
        ("Navy Blue", "Pink")), "sprigs"),
    Line("peplum", "Solid", "Jersey", "Women", "Smart Casual", "Fall", "middle", (("Maroon", "Black"),
        ("Teal", "Black"), ("Black", "Black"))),
    Line("peplum", "Checked", "Cotton", "Women", "Formal", "Fall", "middle", (("Grey", "White"), ("Beige",
        "Brown")), "houndstooth"),
    Line("bardot", "Solid", "Cotton", "Women", "Casual", "Summer", "budget", (("White", "White"), ("Red",
        "Red"), ("Yellow", "White"))),
    Line("bardot", "Striped", "Cotton", "Women", "Casual", "Summer", "middle", (("White", "Blue"), ("White",
        "Red")), "shirt stripes"),
    Line("crop", "Solid", "Cotton", "Women", "Casual", "Summer", "budget", (("Lavender", "White"), ("Black",
        "Black"), ("Lime Green", "White"), ("Off White", "White"))),
    Line("crop", "Gingham", "Cotton", "Women", "Casual", "Summer", "budget", (("Pink", "White"), ("Blue",
        "White"), ("Black", "White"))),
    Line("shell", "Solid", "Viscose", "Women", "Formal", "Spring", "middle", (("Cream", "Cream"),
        ("Navy Blue", "White"), ("Mustard", "White"))),
    Line("shell", "Geometric", "Viscose", "Women", "Smart Casual", "Spring", "middle", (("White", "Rust"),
        ("Black", "Peach")), "terrazzo"),
    Line("wrap", "Solid", "Viscose", "Women", "Smart Casual", "Fall", "middle", (("Burgundy", "White"),
        ("Olive", "White"), ("Nude", "White"))),
    Line("wrap", "Floral", "Viscose", "Women", "Casual", "Spring", "middle", (("Black", "Red"), ("Mauve",
        "White")), "poppies"),
    Line("tunic", "Paisley", "Viscose", "Women", "Ethnic", "Summer", "middle", (("Turquoise Blue", "White"),
        ("Rust", "Mustard"), ("Purple", "Pink"))),
    Line("tunic", "Solid", "Linen", "Women", "Casual", "Summer", "middle", (("White", "Tan"), ("Sea Green",
        "White"), ("Khaki", "White"))),
    Line("smocked", "Tropical", "Cotton", "Women", "Casual", "Summer", "budget", (("White", "Green"),
        ("Orange", "Pink"))),
    Line("tee", "Striped", "Jersey", "Women", "Casual", "Spring", "budget", (("White", "Black"),
        ("Navy Blue", "White"), ("Cream", "Red")), "breton"),
    Line("tee", "Solid", "Jersey", "Women", "Casual", "Spring", "budget", (("Coffee Brown", "White"),
        ("Rose", "White"), ("Steel", "White"))),
    Line("girl", "Geometric", "Cotton", "Girls", "Casual", "Summer", "budget", (("Pink", "Red"), ("White",
        "Rose")), "hearts"),
    Line("girl", "Solid", "Cotton", "Girls", "Casual", "Summer", "budget", (("Yellow", "White"),
        ("Turquoise Blue", "White"), ("Lavender", "White"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Tops",
    sub="Topwear",
    master="Apparel",
    noun="top",
    prices=(17.9, 32.9, 69.0),
    lines=LINES,
    draw=partial(draw, model, SILHOUETTES, SMALL),
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
