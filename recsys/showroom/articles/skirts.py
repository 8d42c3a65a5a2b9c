"""Skirts, seen from the front on an invisible body."""

from __future__ import annotations

from PIL import Image

from recsys.showroom.bakery import Bakery
from recsys.showroom.compose import picture
from recsys.showroom.forms import Form, Garment
from recsys.showroom.line import Article, Line, Look
from recsys.showroom.shapes.skirts import SILHOUETTES, SMALL, model
from recsys.showroom.tailoring import parts


def draw(look: Look, seed: int, bakery: Bakery) -> Image.Image:
    """Draw one skirt."""
    cut = SILHOUETTES[look.silhouette]
    like = Garment(Form(((-cut.length, cut.hem), (0, cut.waist))), tiers=cut.tiers, shine=cut.shine)
    made_of = parts(look, like, seed, 0.65 if look.silhouette in SMALL else 1.0)
    return picture(bakery.get(model, look.silhouette), made_of)


LINES = (
    Line("flared", "Solid", "Cotton", "Women", "Casual", "Spring", "middle", (("Red", "White"), ("Olive",
        "White"), ("Navy Blue", "White"), ("Peach", "White"))),
    Line("flared", "Floral", "Cotton", "Women", "Casual", "Summer", "middle", (("Black", "Rose"), ("Cream",
        "Blue"), ("Sea Green", "White")), "poppies"),
    Line("circle", "Gingham", "Cotton", "Women", "Casual", "Summer", "budget", (("Black", "White"), ("Red",
        "White"), ("Blue", "White")), "large gingham"),
    Line("circle", "Dotted", "Cotton", "Women", "Party", "Spring", "middle", (("Navy Blue", "White"),
        ("Black", "Pink")), "dots"),
    Line("accordion", "Solid", "Satin", "Women", "Smart Casual", "Fall", "middle", (("Green", "Green"),
        ("Rose Gold", "Pink"), ("Rust", "Rust"), ("Silver", "Silver"))),
    Line("tennis", "Solid", "Polyester", "Women", "Sports", "Summer", "budget", (("White", "White"),
        ("Navy Blue", "White"), ("Pink", "White"))),
    Line("tennis", "Tartan", "Wool", "Women", "Casual", "Winter", "middle", (("Red", "Yellow"), ("Green",
        "White"), ("Grey", "Red"))),
    Line("pencil", "Solid", "Wool", "Women", "Formal", "Fall", "premium", (("Black", "Black"), ("Charcoal",
        "Black"), ("Burgundy", "Black"), ("Beige", "Black"))),
    Line("pencil", "Woven", "Wool", "Women", "Formal", "Winter", "premium", (("Grey", "Black"), ("Brown",
        "Cream")), "houndstooth"),
    Line("button-up", "Solid", "Corduroy", "Women", "Casual", "Fall", "middle", (("Tan", "Brown"),
        ("Mustard", "Brown"), ("Maroon", "Gold"), ("Teal", "Gold"))),
    Line("button-up", "Checked", "Wool", "Women", "Casual", "Winter", "middle", (("Charcoal", "Yellow"),
        ("Brown", "Orange")), "windowpane"),
    Line("denim", "Solid", "Denim", "Women", "Casual", "Summer", "budget", (("Blue", "Tan"), ("Navy Blue",
        "Tan"), ("Black", "Silver"), ("White", "White"))),
    Line("midi denim", "Solid", "Denim", "Women", "Casual", "Spring", "middle", (("Blue", "Tan"), ("Steel",
        "Tan"), ("Navy Blue", "Gold"))),
    Line("tiered", "Paisley", "Viscose", "Women", "Ethnic", "Summer", "middle", (("Maroon", "Mustard"),
        ("Blue", "White"), ("Purple", "Peach"))),
    Line("tiered", "Solid", "Cotton", "Women", "Casual", "Summer", "budget", (("White", "White"), ("Rust",
        "Rust"), ("Turquoise Blue", "White"))),
    Line("wrap", "Tropical", "Viscose", "Women", "Casual", "Summer", "middle", (("Green", "Pink"),
        ("Navy Blue", "Orange"), ("White", "Green"))),
    Line("bias", "Solid", "Satin", "Women", "Party", "Fall", "premium", (("Gold", "Gold"), ("Black",
        "Black"), ("Teal", "Teal"))),
    Line("bias", "Animal", "Satin", "Women", "Casual", "Fall", "middle", (("Tan", "Black"), ("Grey",
        "Black")), "leopard"),
    Line("paperbag", "Striped", "Linen", "Women", "Casual", "Summer", "middle", (("White", "Blue"),
        ("Beige", "Rust")), "deckchair"),
    Line("girl", "Solid", "Polyester", "Girls", "Party", "Spring", "budget", (("Pink", "White"),
        ("Lavender", "White"), ("Mauve", "Gold"))),
    Line("girl", "Floral", "Cotton", "Girls", "Casual", "Summer", "budget", (("Yellow", "White"),
        ("Turquoise Blue", "Pink")), "ditsy"),
    Line("school", "Tartan", "Wool", "Girls", "Casual", "Fall", "middle", (("Navy Blue", "Green"), ("Red",
        "Black"), ("Grey", "Blue"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Skirts",
    sub="Bottomwear",
    master="Apparel",
    noun="skirt",
    prices=(24.9, 44.9, 89.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
