"""The products of the shop: every line of every article, with its row of the table.

A product's id is `kind * 1000 + line * 10 + colourway`, counted as in `KINDS` and in the article's file. What
is random about it depends on the seed and on that id alone, so that a new article or a line added at the end
of one leaves all other products as they are.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from recsys.errors import AlikeError, choices_text
from showroom import articles
from showroom.articles.product_line import Article, Line, Look
from showroom.range import names, pricing

SEED = 7
CURRENCY = "EUR"

KINDS = (
    "Tshirts", "Shirts", "Sweaters", "Sweatshirts", "Jackets", "Tops", "Dresses", "Skirts", "Jeans",
    "Trousers", "Shorts", "Track Pants", "Casual Shoes", "Sports Shoes", "Formal Shoes", "Heels",
    "Flats", "Sandals", "Flip Flops", "Handbags", "Backpacks", "Clutches", "Wallets", "Duffel Bag",
    "Messenger Bag", "Laptop Bag", "Belts", "Watches", "Sunglasses", "Caps", "Ties",
    "Necklace and Chains", "Ring", "Earrings", "Bracelet", "Socks", "Scarves", "Hat", "Blazers",
)  # fmt: skip
"""All articleTypes in the order of their numbers. Only add at the end: ids and names hang on it."""

FIRST_KIND = 10

WITHDRAWN = frozenset(
    {10280, 15023, 16023, 16100, 17140, 31100, 45080, 45102}  # too pale for a white background
    | {10281, 11091, 11110, 11190, 12002, 12011, 24003, 24022, 30130, 39031, 41020, 41021, 44000}
    | {10162, 12163, 19041, 19042, 19051, 24001, 24032, 24160, 24163, 32052, 41102, 43050}
)
"""Ids of colourways that `check` found wanting.

The second row looks the same as a colourway of another family, the third does so to the encoder.
"""

FRAGILE_KINDS = frozenset({"Watches", "Sunglasses"})
FRAGILE_MATERIALS = frozenset({"Glass", "Crystal", "Ceramic", "Porcelain", "Pearl"})
"""Articles with glass in them, and materials that break as easily: such products are fragile."""

_YEARS, _CHANCES = (2024, 2025, 2026), (0.2, 0.35, 0.45)

WITHOUT_PRICE, WITHOUT_CATEGORY = 0.009, 0.007
"""Share of rows with a gap on purpose, as every real catalogue has them."""


@dataclass(frozen=True)
class Product:
    """One product.

    Attributes:
        id: five digits.
        article, line, look: what it is and what it looks like.
        seed: of all that is random in its picture; the same for all colourways of its line.
        row: its row of the table; a cell is "" where nothing is known.
    """

    id: int
    article: Article
    line: Line
    look: Look
    seed: int
    row: dict[str, str]


@cache
def load_articles() -> dict[str, Article]:
    """Return every article that has a file in `showroom.articles`, by its kind."""
    found: dict[str, Article] = {}
    for module in pkgutil.walk_packages(articles.__path__, f"{articles.__name__}."):
        article: Article | None = getattr(importlib.import_module(module.name), "ARTICLE", None)
        if article is not None:
            found[article.kind] = article
    return found


def plan_range(seed: int = SEED, sold: Sequence[Article] | None = None) -> list[Product]:
    """Return all products in the order of the shop, in which a page shows a bit of everything.

    Args:
        seed: of prices, years, discounts, gaps, the order, and of the pictures.
        sold: articles to sell; by default all there are, without the colourways that were withdrawn.

    Raises:
        AlikeError: an article has no number, or more lines than there are names.
    """
    products = []
    for article in load_articles().values() if sold is None else sold:
        if article.kind not in KINDS:
            raise AlikeError(f"Add {article.kind!r} at the end of KINDS in {__name__}; it has no number yet.")
        for number, line in enumerate(article.lines):
            products += _of_line(seed, article, number, line)
    if sold is None:
        products = [product for product in products if product.id not in WITHDRAWN]
    _leave_gaps(products, seed)
    return _mixed(products, seed)


def select_products(
    products: Sequence[Product], kind: str | None = None, count: int | None = None
) -> list[Product]:
    """Return the first products, of one articleType or of all.

    Raises:
        AlikeError: there is no such articleType.
    """
    kinds = sorted({product.article.kind for product in products})
    if kind is not None and kind not in kinds:
        raise AlikeError(choices_text("articleType", kinds, kind))
    return [product for product in products if kind in (None, product.article.kind)][:count]


def _of_line(seed: int, article: Article, number: int, line: Line) -> list[Product]:
    kind = KINDS.index(article.kind)
    start = (FIRST_KIND + kind) * 1000 + number * 10
    rng = np.random.default_rng((seed, start))
    maker, name = names.brand(article, line, int(rng.integers(1 << 16))), names.family(kind, number)
    year = int(rng.choice(_YEARS, p=_CHANCES))
    price = pricing.full(article, line, rng)
    fragile = article.kind in FRAGILE_KINDS or line.material in FRAGILE_MATERIALS
    products = []
    for place, look in enumerate(line.looks()):
        lower = pricing.reduced(price, year < _YEARS[-1], np.random.default_rng((seed, start + place, 1)))
        row = {
            "id": str(start + place),
            "gender": line.gender,
            "masterCategory": article.master,
            "subCategory": article.sub,
            "articleType": article.names(look.silhouette)[0],
            "baseColour": look.color,
            "season": line.season,
            "year": str(year),
            "usage": line.usage,
            "productDisplayName": names.title(article, line, look, maker, name),
            "price": f"{lower or price:.2f}",
            "list_price": f"{price:.2f}" if lower else "",
            "currency": CURRENCY,
            "brand": maker,
            "family": name,
            "material": names.MATERIALS.get(look.material, look.material),
            "pattern": names.PATTERNS.get(look.pattern, look.pattern),
            "silhouette": look.silhouette,
            "isFragile": str(fragile),
        }
        products.append(Product(start + place, article, line, look, seed * 100_000 + start, row))
    return products


def _leave_gaps(products: list[Product], seed: int) -> None:
    """Take the price or the category from a few products."""
    drawn = sorted(products, key=lambda product: float(_chance(seed, product, 2)))
    priceless = round(WITHOUT_PRICE * len(drawn))
    for product in drawn[:priceless]:
        product.row.update(price="", list_price="")
    for product in drawn[priceless:][: round(WITHOUT_CATEGORY * len(drawn))]:
        product.row.update(masterCategory="", subCategory="", articleType="")


def _mixed(products: list[Product], seed: int) -> list[Product]:
    """Spread each article evenly over the whole shop, one colourway of each of its lines after the other."""
    at: dict[int, float] = {}
    for kind in {product.article.kind for product in products}:
        own = [product for product in products if product.article.kind == kind]
        own.sort(key=lambda product: (_turn(product), _chance(seed, product, 3)))
        late = float(np.random.default_rng((seed, KINDS.index(kind))).random())
        at.update({product.id: (place + late) / len(own) for place, product in enumerate(own)})
    return sorted(products, key=lambda product: (at[product.id], product.id))


def _turn(product: Product) -> int:
    """Return in which round a colourway is shown; lines begin with different ones."""
    line, count = product.id // 10, len(product.line.colorways)
    return (product.id % 10 + line) % count


def _chance(seed: int, product: Product, purpose: int) -> float:
    """Return a random number 0..1 of this product alone, for one purpose."""
    return float(np.random.default_rng((seed, product.id, purpose)).random())
