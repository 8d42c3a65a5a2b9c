""" "Same, but ...": filters that hold a product's look and change one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from recsys.catalog import Catalog
from recsys.ranking.query import Filters
from recsys.ranking.recommender import Recommender

PRICE, COLOR, GENDER, SEASON = "price", "colour", "gender", "season"
_ATTRIBUTES = {
    COLOR: ("basecolour", "base_colour", "basecolor", "colour", "color"),
    GENDER: ("gender",),
    SEASON: ("season",),
}
"""For each kind of variation the names, in lower case, under which catalogues have the attribute."""

_FEW_VALUES = 8
"""An attribute of more values than this is no choice of a few chips."""


@dataclass(frozen=True)
class Variation:
    """One thing that may differ.

    Attributes:
        key: names it in links: "cheaper", "dearer", "colour", "gender=Women", "season=Summer".
        kind: of the variations of one kind only one can be chosen.
        value: the wanted value of an attribute; "" where another one than the product's is wanted.
        filters: leaves the products that differ so.
    """

    key: str
    kind: str
    value: str
    filters: Filters


def available_variations(recommender: Recommender, product_id: str) -> list[Variation]:
    """Return the variations of a product that at least one other product is.

    Raises:
        QueryError: there is no such product.
    """
    row = recommender.catalog.row(product_id)
    every = [
        *_by_price(recommender.catalog, row),
        *_by_color(recommender, row),
        *_by_value(recommender.catalog, row, GENDER),
        *_by_value(recommender.catalog, row, SEASON),
    ]
    return [each for each in every if feasible_variations(recommender, [each])]


def parse_variations(offered: Sequence[Variation], keys: Sequence[str]) -> list[Variation]:
    """Return the offered variations with these keys; of one kind the last."""
    by_key = {variation.key: variation for variation in offered}
    by_kind = {by_key[key].kind: by_key[key] for key in keys if key in by_key}
    return list(by_kind.values())


def apply_variations(variations: Sequence[Variation], filters: Filters | None = None) -> Filters:
    """Return filters that leave what all of these variations, and other filters, leave."""
    result = filters or Filters()
    for variation in variations:
        mine = variation.filters
        result = replace(
            result,
            where={**result.where, **mine.where},
            price_from=mine.price_from if mine.price_from is not None else result.price_from,
            price_to=mine.price_to if mine.price_to is not None else result.price_to,
            rows=mine.rows if mine.rows is not None else result.rows,
        )
    return result


def feasible_variations(recommender: Recommender, variations: Sequence[Variation]) -> bool:
    """Return whether any product that can be compared is all of these variations."""
    mask = apply_variations(variations).mask(recommender.catalog)
    return bool(
        (
            recommender.facts.searchable_mask if mask is None else mask & recommender.facts.searchable_mask
        ).any()
    )


def _by_price(catalog: Catalog, row: int) -> list[Variation]:
    price = catalog.prices[row]
    if np.isnan(price):
        return []
    return [
        Variation("cheaper", PRICE, "", Filters(price_to=float(np.nextafter(price, 0.0)))),
        Variation("dearer", PRICE, "", Filters(price_from=float(np.nextafter(price, np.inf)))),
    ]


def _by_color(recommender: Recommender, row: int) -> list[Variation]:
    """Another value of the colour attribute, or where there is none another main colour in the picture."""
    catalog = recommender.catalog
    attribute = _attribute(catalog, COLOR)
    own = _value(catalog, attribute, row) if attribute else None
    if attribute and own:
        others = [value for value in catalog.values(attribute)[1] if value != own.casefold()]
        return [Variation("colour", COLOR, "", Filters({attribute: others}))] if others else []
    return [Variation("colour", COLOR, "", Filters(rows=recommender.facts.differs_in_color(row)))]


def _by_value(catalog: Catalog, row: int, kind: str) -> list[Variation]:
    attribute = _attribute(catalog, kind)
    if attribute is None:
        return []
    numbers, values = catalog.values(attribute)
    own = numbers[row]
    examples = [_value(catalog, attribute, int(np.argmax(numbers == number))) for number in values.values()]
    others = [value for value in examples if value and values[value.casefold()] != own]
    if len(others) > _FEW_VALUES:
        return []
    return [
        Variation(f"{kind}={value}", kind, value, Filters({attribute: [value]})) for value in sorted(others)
    ]


def _attribute(catalog: Catalog, kind: str) -> str | None:
    return next((name for name in catalog.attributes if name.casefold() in _ATTRIBUTES[kind]), None)


def _value(catalog: Catalog, attribute: str, row: int) -> str | None:
    value = catalog.table[attribute].iat[row]
    return value if isinstance(value, str) else None
