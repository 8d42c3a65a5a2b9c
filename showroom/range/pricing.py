"""Prices of invented products."""

from __future__ import annotations

import numpy as np

from showroom.articles.product_line import Article, Line
from showroom.range.names import TIERS

MATERIALS = {
    "Polyester": 0.9, "Nylon": 0.93, "Rubber": 0.9, "Acetate": 1.0, "Cotton": 1.0, "Canvas": 0.93,
    "Viscose": 0.97, "Fleece": 0.97, "Linen": 1.12, "Wool": 1.2, "Cashmere": 1.45, "Silk": 1.4, "Satin": 1.1,
    "Leather": 1.15, "Suede": 1.12, "Gold plated": 1.15, "Silver": 1.25, "Steel": 1.05, "Velvet": 1.1,
}  # fmt: skip
"""Material -> how much dearer it makes a thing; 1 for all others."""

CHILDREN = 0.72
"""Price of children's sizes as a share of that of adults'."""

SPREAD = 0.16
"""Standard deviation of the logarithm of prices within an article and tier."""

_CUTS = (0.1, 0.15, 0.2, 0.2, 0.25, 0.3, 0.3, 0.4, 0.5)


def full(article: Article, line: Line, rng: np.random.Generator) -> float:
    """Return the price of every product of a line, in euros, before discounts."""
    price = article.prices[TIERS.index(line.tier)] * MATERIALS.get(line.material, 1.0)
    if line.gender in ("Boys", "Girls"):
        price *= CHILDREN
    return rounded(price * float(np.exp(SPREAD * np.clip(rng.standard_normal(), -2, 2))))


def reduced(price: float, old: bool, rng: np.random.Generator) -> float | None:
    """Return a product's lower price, or None for one that is not in the sale.

    Args:
        price: its full price.
        old: from an earlier year, of which more is reduced.
        rng: of this product alone.
    """
    chosen, cut = rng.random(), float(rng.choice(_CUTS))
    lower = rounded(price * (1 - cut))
    return lower if lower < price and chosen < (0.38 if old else 0.18) else None


def rounded(price: float) -> float:
    """Return the nearest price that a shop would write.

    >>> [rounded(price) for price in (7.71, 24.1, 121.7, 263.0)]
    [7.95, 23.9, 119.0, 259.0]
    """
    step, ending = (1, 0.95) if price < 20 else (1, 0.9) if price < 100 else (10, 9)
    return round(max(1, round((price - ending) / step)) * step + ending, 2)
