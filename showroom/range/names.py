"""Names of invented products: brands, families, titles.

How the brands were checked not to exist is told in `assets/demo/README.md`.
"""

from __future__ import annotations

from recsys.errors import AlikeError
from showroom.articles.product_line import Article, Line, Look

BRANDS = {
    "Apparel": (
        ("Pommerlin", "Jorrimo"),
        ("Kvistrand", "Osmarick", "Hulvessa"),
        ("Maraveigh", "Vescarune"),
    ),
    "Footwear": (("Trottek", "Pelzigo"), ("Brindovar", "Fennarock"), ("Calzavere", "Trellivane")),
    "Bags": (("Tavellux",), ("Hobbarin", "Satchwick"), ("Stavermont", "Vellarosk")),
    "Watches": (("Luneholt",), ("Luneholt",), ("Luneholt",)),  # as it is written on their dials
    "Eyewear": (("Blixarro",), ("Sollumbra", "Sunnovik"), ("Brilmonde",)),
    "Jewellery": (("Glimmorva",), ("Perlavane", "Gembrasca"), ("Aurhessa",)),
    "Accessories": (("Knottik", "Sokkerby"), ("Wendelroth", "Haldrovik"), ("Cravellon",)),
}
"""Department -> brands of its budget, middle and premium tier."""

_DEPARTMENTS = {"Bags": "Bags", "Wallets": "Bags", "Watches": "Watches", "Eyewear": "Eyewear"}
"""subCategory of accessories -> department; also "Jewellery"."""

TIERS = ("budget", "middle", "premium")

_BEGINNINGS = (
    "Acorn", "Alder", "Aspen", "Autumn", "Barley", "Birch", "Bracken", "Bramble", "Brook", "Clear",
    "Clover", "Comet", "Curlew", "Dew", "Drift", "Elder", "Ember", "Fern", "Finch", "Glen", "Harvest",
    "Hazel", "Heather", "Heron", "Holly", "Ivy", "Juniper", "Kestrel", "Lantern", "Lark", "Laurel",
    "Linden", "Maple", "Meadow", "Misty", "Moor", "Otter", "Pebble", "Plover", "Quiet", "Raven", "Reed",
    "Rowan", "Saffron", "Sorrel", "Summer", "Swallow", "Thistle", "Tide", "Willow", "Winter", "Wren",
)  # fmt: skip
_ENDINGS = (
    "bank", "bay", "beck", "bell", "bend", "bloom", "bough", "burn", "cliff", "coast", "cote", "cove",
    "crest", "croft", "crook", "dale", "dell", "down", "fall", "fell", "field", "ford", "garth", "gate",
    "glade", "grove", "harbour", "hatch", "haven", "heath", "hill", "hollow", "hurst", "isle",
    "keep", "lake", "lane", "light", "mead", "mere", "mill", "moor", "nook", "path", "pond",
    "quay", "ridge", "rise", "shore", "song", "stead", "stone", "strand", "tarn", "thorpe", "vale",
    "view", "water", "way", "well", "wood",
)  # fmt: skip
LINES = 60
"""Most lines that an article may have."""
_STRIDE = 1031
"""Has no factor in common with the number of names: steps through all of them in a mixed order."""

PATTERNS = {
    "Polka dots": "Dotted", "Spotted": "Dotted", "Pin dots": "Dotted",
    "Palms": "Tropical", "Lemons": "Tropical", "Blooms": "Floral", "Meadow": "Floral", "Ditsy": "Floral",
    "Buffalo": "Checked", "Windowpane": "Checked", "Deckchair": "Striped", "Fine stripes": "Striped",
    "Knit stripes": "Striped", "College": "Striped", "Nordic": "Fair Isle", "Denim": "Solid",
}  # fmt: skip
"""An article's own word for a pattern -> the shop's, so that a filter has each pattern once."""

MATERIALS = {"Patent": "Patent leather"}
"""Likewise for materials."""

_PLAIN = {"Solid", "Contrast", "Melange", "Graphic"}
"""Patterns that a title does not mention."""
_WORTH_SAYING = {
    "Linen", "Wool", "Silk", "Satin", "Leather", "Suede", "Canvas", "Velvet", "Corduroy", "Fleece",
    "Cashmere", "Denim", "Viscose", "Knit", "Mesh", "Lace", "Straw",
    "Nylon", "Raffia",
}  # fmt: skip
"""Materials that a title mentions."""


def department(article: Article) -> str:
    """Return under which heading of `BRANDS` an article is sold."""
    if article.master != "Accessories":
        return article.master
    return "Jewellery" if article.sub == "Jewellery" else _DEPARTMENTS.get(article.sub, "Accessories")


def brand(article: Article, line: Line, number: int) -> str:
    """Return the brand of a line.

    Args:
        article, line: what it is.
        number: random, of this line alone.
    """
    makers = BRANDS[department(article)][TIERS.index(line.tier)]
    return makers[number % len(makers)]


def family(kind: int, line: int) -> str:
    """Return the name of a line; no two lines share one.

    Args:
        kind: number of its article, from 0.
        line: its number within the article.

    Raises:
        AlikeError: there are not as many names.
    """
    number, count = kind * LINES + line, len(_BEGINNINGS) * len(_ENDINGS)
    if not (0 <= line < LINES and 0 <= number < count):
        raise AlikeError(
            f"There are names for {count // LINES} articles of {LINES} lines; add some to {__name__}."
        )
    first, second = divmod(number * _STRIDE % count, len(_ENDINGS))
    return _BEGINNINGS[first] + _ENDINGS[(second + 7 * first) % len(_ENDINGS)]


def title(article: Article, line: Line, look: Look, maker: str, name: str) -> str:
    """Return what a shop would write above a product; products of a line differ in their colours only."""
    noun = article.names(line.silhouette)[1]
    noun = noun[0].upper() + noun[1:]
    pattern, material, kind = PATTERNS.get(look.pattern, look.pattern), look.material, noun.casefold()
    colors = [color for color, _ in line.colorways]
    color = f"{look.color} & {look.accent}" if colors.count(look.color) > 1 else look.color
    words = [
        maker,
        "" if line.gender == "Unisex" else line.gender,
        name,
        color,
        "" if pattern in _PLAIN or pattern.casefold() in kind else pattern,
        material if material in _WORTH_SAYING and material.casefold() not in kind else "",
        noun,
    ]
    return " ".join(word for word in words if word)
