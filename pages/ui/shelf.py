"""Search, filters and sorting over a whole catalogue: prepared once, then a few milliseconds a question."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from PIL import Image

from recsys.catalog import Catalog

MAX_FACETS = 6
MAX_FACET_VALUES = 60
SORTS = ("Catalogue order", "Price, low to high", "Price, high to low", "Name")
SMALL_PICTURE = 160
"""Pictures whose longest side has fewer pixels are shown on smaller cards."""


@dataclass(frozen=True)
class Selection:
    """What a visitor asks to see.

    Attributes:
        text: words that must all occur in the title.
        where: columns and, for each, the values of which one must match.
        price: the lowest and highest price, or None for any, known or not.
        sort: one of `SORTS`.
    """

    text: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    price: tuple[float, float] | None = None
    sort: str = SORTS[0]


class Shelf:
    """The columns of a catalogue that visitors search, filter and sort by."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.titles = [fold(title) for title in catalog.table["title"]]
        self.levels = list(catalog.category_levels) or (
            ["category"] if catalog.table["category"].notna().any() else []
        )
        self._columns = {name: _Column(catalog.table[name]) for name in ["category", *catalog.attributes]}
        self.facets = [name for name in catalog.attributes if self._is_facet(name)][:MAX_FACETS]

    @cached_property
    def price_range(self) -> tuple[int, int] | None:
        """The lowest and highest price in whole units, or None where there is nothing to choose."""
        known = self.catalog.prices[~np.isnan(self.catalog.prices)]
        if not len(known) or known.min() == known.max():
            return None
        return int(np.floor(known.min())), int(np.ceil(known.max()))

    @cached_property
    def has_prices(self) -> bool:
        """Whether any product has a price."""
        return not bool(np.isnan(self.catalog.prices).all())

    @cached_property
    def has_cents(self) -> bool:
        """Whether any price is no whole number."""
        known = self.catalog.prices[~np.isnan(self.catalog.prices)]
        return bool((known % 1 != 0).any())

    @cached_property
    def small_pictures(self) -> bool:
        """Whether the catalogue's pictures are too small for large cards."""
        rows = np.flatnonzero(self.catalog.pictures != "")[:9]
        sides = [_longest_side(self.catalog, int(row)) for row in rows]
        return bool(sides) and float(np.median(sides)) < SMALL_PICTURE

    def values(self, column: str, where: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> list[str]:
        """Return a column's values, in order of the alphabet, among the products that match `where`."""
        chosen = self._columns[column]
        return chosen.values_among(self._mask(Selection(where=where)))

    def rows(self, selection: Selection) -> np.ndarray:
        """Return the rows that match, in the order asked for."""
        order = self._orders[selection.sort]
        return order[self._mask(selection)[order]]

    def _mask(self, selection: Selection) -> np.ndarray:
        mask = np.ones(len(self.catalog), dtype=bool)
        for column, values in selection.where:
            mask &= self._columns[column].is_in(values)
        if selection.price is not None:
            low, high = selection.price
            mask &= (self.catalog.prices >= low) & (self.catalog.prices <= high)
        for word in fold(selection.text).split():
            mask &= np.fromiter((word in title for title in self.titles), dtype=bool, count=len(mask))
        return mask

    @cached_property
    def _orders(self) -> dict[str, np.ndarray]:
        prices = self.catalog.prices
        orders = (
            np.arange(len(self.catalog)),
            np.argsort(prices, kind="stable"),  # NaN, no price, comes last either way
            np.argsort(-prices, kind="stable"),
            np.argsort(np.array(self.titles, dtype=object), kind="stable"),
        )
        return dict(zip(SORTS, orders, strict=True))

    def _is_facet(self, name: str) -> bool:
        column = self._columns[name]
        few = 2 <= len(column.values) <= min(MAX_FACET_VALUES, len(self.catalog) // 2)
        return few and name not in self.levels and column.known >= 0.3


class _Column:
    """One text column as numbers: which of its values each product has."""

    def __init__(self, column: pd.Series) -> None:
        codes, values = pd.factorize(column.astype("string"), sort=True)
        self.codes = codes.astype(np.int32)
        self.values = [str(value) for value in values]
        self.known = float((codes >= 0).mean()) if len(codes) else 0.0

    def is_in(self, values: tuple[str, ...]) -> np.ndarray:
        wanted = [number for number, value in enumerate(self.values) if value in values]
        return np.isin(self.codes, wanted)

    def values_among(self, mask: np.ndarray) -> list[str]:
        present = np.unique(self.codes[mask])
        return [self.values[code] for code in present if code >= 0]


def fold(text: str) -> str:
    """Return a text without case and accents, for comparing: "Café" and "cafe" are the same."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
    )


def _longest_side(catalog: Catalog, row: int) -> int:
    try:
        with Image.open(catalog.image_path(row) or "") as image:
            return max(image.size)
    except OSError:
        return SMALL_PICTURE
