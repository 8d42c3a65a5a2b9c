"""Sweatshirts and hoodies, seen from the front on an invisible body."""

from __future__ import annotations

from functools import partial

from showroom.articles.clothing.upper_body_surfaces import draw
from showroom.articles.product_line import Article, Line
from showroom.shapes.clothing.sweatshirts import SILHOUETTES, SMALL, model

LINES = (
    Line("crew", "Melange", "Jersey", "Men", "Casual", "Fall", "budget", (("Grey Melange", "Charcoal"),
        ("Blue", "Navy Blue"), ("Olive", "Charcoal"), ("Maroon", "Charcoal"))),
    Line("crew", "Graphic", "Jersey", "Men", "Casual", "Fall", "budget", (("Navy Blue", "Cream"),
        ("Mustard", "Navy Blue"), ("White", "Red")), "varsity"),
    Line("crew", "Colourblocked", "Jersey", "Men", "Casual", "Fall", "middle", (("Rust", "Navy Blue"),
        ("Cream", "Green"), ("Grey", "Black"))),
    Line("fitted", "Solid", "Jersey", "Women", "Casual", "Spring", "budget", (("Pink", "White"),
        ("Sea Green", "White"), ("Cream", "White"), ("Black", "White"))),
    Line("fitted", "Graphic", "Jersey", "Women", "Casual", "Spring", "middle", (("Off White", "Rose"),
        ("Lavender", "Purple"), ("Peach", "Maroon")), "botanical"),
    Line("boxy", "Solid", "Fleece", "Women", "Casual", "Winter", "middle", (("Beige", "White"), ("Teal",
        "White"), ("Rose", "White"))),
    Line("boxy", "Striped", "Jersey", "Women", "Casual", "Spring", "middle", (("White", "Navy Blue"),
        ("Cream", "Rust"), ("Navy Blue", "Yellow")), "sailor"),
    Line("hoodie", "Solid", "Fleece", "Unisex", "Casual", "Fall", "middle", (("Black", "White"), ("Green",
        "White"), ("Charcoal", "White"), ("Burgundy", "White"), ("Mustard", "White"))),
    Line("hoodie", "Graphic", "Jersey", "Men", "Casual", "Fall", "middle", (("Grey", "Red"), ("Navy Blue",
        "Orange"), ("Beige", "Green")), "mountains"),
    Line("hoodie", "Camouflage", "Fleece", "Men", "Casual", "Fall", "budget", (("Olive", "Brown"), ("Grey",
        "Black"))),
    Line("zip", "Melange", "Fleece", "Men", "Sports", "Fall", "middle", (("Grey Melange", "Charcoal"),
        ("Navy Blue", "Black"), ("Red", "Maroon"))),
    Line("zip", "Contrast", "Fleece", "Unisex", "Sports", "Spring", "middle", (("Navy Blue", "Grey"),
        ("Cream", "Rust"), ("Black", "Yellow"))),
    Line("halfzip", "Solid", "Fleece", "Men", "Smart Casual", "Winter", "premium", (("Navy Blue", "Silver"),
        ("Tan", "Brown"), ("Steel", "Charcoal"), ("Olive", "Black"))),
    Line("cropped hoodie", "Solid", "Fleece", "Women", "Sports", "Spring", "budget", (("Lavender", "White"),
        ("White", "White"), ("Peach", "White"))),
    Line("cropped hoodie", "Washed", "Fleece", "Women", "Casual", "Summer", "middle", (("Pink", "White"),
        ("Turquoise Blue", "White")), "tie-dye"),
    Line("oversized", "Graphic", "Jersey", "Unisex", "Casual", "Winter", "middle", (("Coffee Brown",
        "Cream"), ("Sea Green", "White"), ("Charcoal", "Lime Green")), "arches"),
    Line("oversized", "Fair Isle", "Knit", "Women", "Casual", "Winter", "middle", (("Red", "White"),
        ("Navy Blue", "White")), "Nordic"),
    Line("kids crew", "Graphic", "Jersey", "Boys", "Casual", "Fall", "budget", (("Blue", "Yellow"),
        ("Green", "White"), ("Red", "White")), "dinosaur"),
    Line("kids crew", "Graphic", "Jersey", "Girls", "Casual", "Fall", "budget", (("Pink", "Brown"),
        ("Yellow", "Brown")), "bear"),
    Line("kids hoodie", "Solid", "Fleece", "Boys", "Casual", "Winter", "budget", (("Orange", "White"),
        ("Navy Blue", "White"), ("Lime Green", "White"))),
    Line("kids hoodie", "Geometric", "Fleece", "Girls", "Casual", "Winter", "budget", (("Lavender",
        "White"), ("Rose", "White")), "stars"),
    Line("kids zip", "Contrast", "Fleece", "Boys", "Sports", "Fall", "middle", (("Red", "Navy Blue"),
        ("Grey", "Orange"), ("Blue", "Yellow"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Sweatshirts",
    sub="Topwear",
    master="Apparel",
    noun="sweatshirt",
    prices=(24.9, 44.9, 79.0),
    lines=LINES,
    draw=partial(draw, model, SILHOUETTES, SMALL),
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
