"""Search, filters and sorting over a whole catalogue: prepared once, then a few milliseconds a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from PIL import Image

from recsys.catalog import Catalog
from recsys.search.titles import TitleIndex, fold

MAX_FACETS = 8
MAX_FACET_VALUES = 60
BEST, NEWEST, ORDER = "Best match", "Newest", "Catalogue order"
CHEAPEST, DEAREST, NAME = "Price, low to high", "Price, high to low", "Name"
BINS = 24
SMALL_PICTURE = 160
"""Pictures whose longest side has fewer pixels are shown on smaller cards."""

_YEAR = "year"
_SKEWED = 8
"""Price bins grow in equal ratios where the highest price is more than this many times the lowest."""


@dataclass(frozen=True)
class Selection:
    """Selection of a visitor.

    Attributes:
        text: words that must all occur in the title.
        where: columns and, for each, the values of which one must match.
        price: the lowest and highest price, or None for any, known or not.
        sort: one of `Shelf.sorts`; any other means the first of them.
        only: ids of the products to choose from, or None for all.
        every_variant: whether each variant of a design counts, or only the first in the order asked for.
    """

    text: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    price: tuple[float, float] | None = None
    sort: str = ""
    only: tuple[str, ...] | None = None
    every_variant: bool = False


@dataclass(frozen=True)
class SearchResult:
    """Products and counts for a selection.

    Attributes:
        rows: (n,) matching rows in the order asked for, variants left out unless wanted.
        found: how many products match, variants included.
        counts: for each column how many products there would be for each of its values, given all
            other filters.
        prices: (BINS,) how many products have a price in each bin, given all other filters; empty
            where there is nothing to choose.
    """

    rows: np.ndarray
    found: int
    counts: Mapping[str, np.ndarray]
    prices: np.ndarray


class FacetedSearch:
    """The columns of a catalogue that visitors search, filter and sort by.

    Args:
        catalog: the catalogue.
        variants: (N,) the number of the design each product is a variant of, -1 for none; None where
            variants are not known.

    Attributes:
        levels: columns of the category, coarsest first.
        facets: other columns with few enough values to choose from.
    """

    def __init__(self, catalog: Catalog, variants: np.ndarray | None = None) -> None:
        self.catalog = catalog
        self._variants = np.full(len(catalog), -1) if variants is None else variants
        self.levels = list(catalog.category_levels) or (
            ["category"] if catalog.table["category"].notna().any() else []
        )
        self._columns = {name: _Column(catalog.table[name]) for name in ["category", *catalog.attributes]}
        self.facets = [name for name in catalog.attributes if self._is_facet(name)][:MAX_FACETS]
        self._orders: dict[str, np.ndarray] = {}

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(self.catalog.table["title"], self.catalog.ids)

    def prepare(self) -> None:
        """Make now what a search by name needs, so that the first one need not wait."""
        self._titles  # noqa: B018

    @cached_property
    def price_range(self) -> tuple[int, int] | None:
        """The lowest and highest price in whole units, or None where there is nothing to choose."""
        known = self.catalog.prices[~np.isnan(self.catalog.prices)]
        if not len(known) or known.min() == known.max():
            return None
        return int(np.floor(known.min())), int(np.ceil(known.max()))

    @cached_property
    def price_edges(self) -> list[int]:
        """The bounds of the price bins in whole units, at most BINS + 1; empty where nothing is to choose."""
        if self.price_range is None:
            return []
        low, high = self.price_range
        skewed = high > _SKEWED * max(low, 1)
        spread = np.geomspace(max(low, 1), high, BINS + 1) if skewed else np.linspace(low, high, BINS + 1)
        edges = _rounded(spread)
        edges[0], edges[-1] = low, high
        return sorted(set(edges))

    @cached_property
    def has_prices(self) -> bool:
        """True where any product has a price."""
        return not bool(np.isnan(self.catalog.prices).all())

    @cached_property
    def has_cents(self) -> bool:
        """True where any price is no whole number."""
        known = self.catalog.prices[~np.isnan(self.catalog.prices)]
        return bool((known % 1 != 0).any())

    @cached_property
    def small_pictures(self) -> bool:
        """True where the catalogue's pictures are too small for large cards."""
        rows = np.flatnonzero(self.catalog.pictures != "")[:9]
        sides = [_longest_side(self.catalog, int(row)) for row in rows]
        return bool(sides) and float(np.median(sides)) < SMALL_PICTURE

    def sorts(self, *, searching: bool) -> list[str]:
        """Return the orders to choose from, the usual one first."""
        sorts = [BEST if searching else ORDER]
        if self._years is not None:
            sorts.append(NEWEST)
        if self.has_prices:
            sorts += [CHEAPEST, DEAREST]
        return [*sorts, NAME]

    def values(self, column: str) -> list[str]:
        """Return a column's values as they are offered: numbers from high to low, words by frequency."""
        return self._columns[column].values

    def top_values(self, columns: list[str], column: str, value: str) -> tuple[str, ...]:
        """Return the values of some columns that most products with one value of another have."""
        if not columns:
            return ()
        among = self.catalog.table.loc[self._columns[column].is_in((value,)), columns].dropna()
        return tuple(among.value_counts().index[0]) if len(among) else ()

    def values_by_frequency(self, column: str) -> bool:
        """Return whether a column's values are words, which have no order of their own."""
        return self._columns[column].words

    def answer(self, selection: Selection) -> SearchResult:
        """Return what matches, and what each further choice would leave."""
        found, fit = self._named(selection.text)
        if selection.only is not None:
            found &= self._among(selection.only)
        masks = {name: self._columns[name].is_in(values) for name, values in selection.where}
        if selection.price is not None:
            low, high = selection.price
            masks[""] = (self.catalog.prices >= low) & (self.catalog.prices <= high)
        counts = {
            name: self._columns[name].counts(_all(found, masks, but=self._own(name)))
            for name in (*self.levels, *self.facets)
        }
        order = self._order(selection, fit)
        rows = order[_all(found, masks)[order]]
        shown = rows if selection.every_variant else rows[self._first_of_design(rows)]
        return SearchResult(shown, len(rows), counts, self._histogram(_all(found, masks, but=[""])))

    @cached_property
    def has_variants(self) -> bool:
        """True where any product is a variant of another."""
        return bool((self._variants >= 0).any())

    @cached_property
    def designs(self) -> int:
        """Number of products when variants of one design count once."""
        return int(self._first_of_design(np.arange(len(self.catalog))).sum())

    @property
    def design_numbers(self) -> np.ndarray:
        """(N,) the number of the design each product is a variant of, -1 for none."""
        return self._variants

    def variants_of(self, row: int) -> np.ndarray:
        """Return (n,) rows of a product's variants, itself among them; only itself where there are none."""
        design = self._variants[row]
        return np.flatnonzero(self._variants == design) if design >= 0 else np.array([row])

    def _first_of_design(self, rows: np.ndarray) -> np.ndarray:
        """Return (n,) bool, False for rows of a design that stands earlier among them."""
        designs = self._variants[rows]
        first = designs < 0
        first[np.unique(designs, return_index=True)[1]] = True
        return first

    def _own(self, column: str) -> list[str]:
        """Return the filters that do not count for a column: its own, and those of finer categories."""
        if column in self.levels:
            return self.levels[self.levels.index(column) :]
        return [column]

    def _among(self, ids: Iterable[str]) -> np.ndarray:
        mask = np.zeros(len(self.catalog), dtype=bool)
        mask[[self.catalog.row(product_id) for product_id in ids if product_id in self.catalog]] = True
        return mask

    def _named(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return what `TitleIndex.find` does; without a text, all products, and no index is needed."""
        if text.strip():
            return self._titles.find(text)
        return np.ones(len(self.catalog), dtype=bool), np.zeros(len(self.catalog), dtype=np.float32)

    def _order(self, selection: Selection, fit: np.ndarray) -> np.ndarray:
        if selection.sort in self._sort_keys:
            if selection.sort not in self._orders:
                key = self._sort_keys[selection.sort]()
                self._orders[selection.sort] = np.argsort(key, kind="stable")  # NaN comes last
            return self._orders[selection.sort]
        return np.argsort(-fit, kind="stable") if selection.text.strip() else np.arange(len(fit))

    @cached_property
    def _years(self) -> np.ndarray | None:
        """(N,) years, NaN where unknown; None where the catalogue has none."""
        name = next((name for name in self.catalog.attributes if name.casefold() == _YEAR), None)
        if name is None:
            return None
        years = pd.to_numeric(self.catalog.table[name], errors="coerce").to_numpy(np.float64, na_value=np.nan)
        return None if np.isnan(years).all() else years

    @property
    def _sort_keys(self) -> dict[str, Callable[[], np.ndarray]]:
        """For each order that is not the catalogue's own, what gives (N,) keys to sort by."""
        keys = {
            CHEAPEST: lambda: self.catalog.prices,
            DEAREST: lambda: -self.catalog.prices,
            NAME: lambda: np.array([fold(title) for title in self.catalog.table["title"]], dtype=object),
        }
        years = self._years
        return keys if years is None else keys | {NEWEST: lambda: -years}

    @cached_property
    def _price_bins(self) -> np.ndarray:
        """(N,) number of each product's price bin, -1 without a price."""
        inner = np.array(self.price_edges[1:-1], dtype=np.float64)
        bins = np.searchsorted(inner, self.catalog.prices, side="right")
        return np.where(np.isnan(self.catalog.prices), -1, bins)

    def _histogram(self, mask: np.ndarray) -> np.ndarray:
        if not self.price_edges:
            return np.empty(0, dtype=np.int64)
        return _count(self._price_bins[mask], len(self.price_edges) - 1)

    def _is_facet(self, name: str) -> bool:
        column = self._columns[name]
        few = 2 <= len(column.values) <= min(MAX_FACET_VALUES, len(self.catalog) // 2)
        return few and name not in self.levels and column.known >= 0.3


class _Column:
    """One text column as numbers: which of its values each product has."""

    def __init__(self, column: pd.Series) -> None:
        codes, names = pd.factorize(column.astype("string"), sort=True)
        self.words, order = _offered([str(name) for name in names], _count(codes, len(names)))
        place = np.append(np.argsort(order), -1)  # the code -1, no value, stays -1
        self.codes = place[codes].astype(np.int32)
        self.values = [str(names[number]) for number in order]
        self.known = float((codes >= 0).mean()) if len(codes) else 0.0

    def is_in(self, values: tuple[str, ...]) -> np.ndarray:
        wanted = np.array([value in values for value in self.values] + [False])
        return wanted[self.codes]

    def counts(self, mask: np.ndarray) -> np.ndarray:
        return _count(self.codes[mask], len(self.values))


def _offered(names: list[str], counts: np.ndarray) -> tuple[bool, list[int]]:
    """Return whether values are words, and the order in which they are offered; names come sorted."""
    try:
        numbers = [float(name) for name in names]
    except ValueError:
        return True, np.argsort(-counts, kind="stable").tolist()
    return False, np.argsort([-number for number in numbers], kind="stable").tolist()


def _count(codes: np.ndarray, kinds: int) -> np.ndarray:
    return np.bincount(codes[codes >= 0], minlength=kinds)


def _all(found: np.ndarray, masks: Mapping[str, np.ndarray], but: Iterable[str] = ()) -> np.ndarray:
    """Return where everything holds except some filters."""
    return np.logical_and.reduce([found, *(mask for name, mask in masks.items() if name not in but)])


def _rounded(amounts: np.ndarray) -> list[int]:
    """Round amounts to two leading digits, as prices are thought of."""
    digits = np.floor(np.log10(np.maximum(amounts, 1)))
    unit = 10 ** np.maximum(digits - 1, 0)
    return (np.round(amounts / unit) * unit).astype(np.int64).tolist()


def _longest_side(catalog: Catalog, row: int) -> int:
    try:
        with Image.open(catalog.image_path(row) or "") as image:
            return max(image.size)
    except OSError:
        return SMALL_PICTURE
