"""Features of products from the columns of their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.signals.price import PriceTiers

MOST_VALUES, FEWEST_PRODUCTS = 60, 5
"""Values with a feature of their own: the most frequent, of enough products; all others share one."""
PRICE = "price"


@dataclass(frozen=True)
class TabularFeatures:
    """Features of every product.

    Attributes:
        names: (D,) "column: value", or "price" and "price tier".
        columns: (D,) the column that each comes from.
        values: (N, D) float32: 0 or 1 for each value, a blank being a value of its own; for prices the
            logarithm, the tier 1..4, and whether there is none.
    """

    names: tuple[str, ...]
    columns: tuple[str, ...]
    values: np.ndarray

    def without(self, left_out: Sequence[str]) -> TabularFeatures:
        """Return the features that do not come from some columns."""
        columns = [number for number, column in enumerate(self.columns) if column not in left_out]
        return TabularFeatures(
            tuple(self.names[number] for number in columns),
            tuple(self.columns[number] for number in columns),
            self.values[:, columns],
        )


def candidates(catalog: Catalog) -> list[str]:
    """Return the columns that describe a product; a category given under two names counts once."""
    finest = catalog.category_levels[-1] if catalog.category_levels else ""
    return list(catalog.attributes) if finest in catalog.attributes else ["category", *catalog.attributes]


def text_features(catalog: Catalog, column: str) -> pd.Series:
    """Return a column as trimmed texts, missing where there is nothing."""
    trimmed = catalog.table[column].astype("string").str.strip()
    return trimmed.mask(trimmed == "")


def build_features(catalog: Catalog, columns: Sequence[str]) -> TabularFeatures:
    """Return the features of columns of a catalogue, and of its prices if it has any."""
    blocks = [_one_hot(catalog, column) for column in columns]
    if not np.isnan(catalog.prices).all():
        blocks.append(_prices(catalog))
    names = [name for block, _, _ in blocks for name in block]
    origins = [column for block, column, _ in blocks for _ in block]
    values = [each for _, _, each in blocks] or [np.empty((len(catalog), 0), np.float32)]
    return TabularFeatures(tuple(names), tuple(origins), np.concatenate(values, axis=1))


def _one_hot(catalog: Catalog, column: str) -> tuple[list[str], str, np.ndarray]:
    codes, values = pd.factorize(text_features(catalog, column))
    sizes = np.bincount(codes[codes >= 0], minlength=len(values))
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[np.argsort(-sizes, kind="stable")] = np.arange(len(values))
    named = min(int((sizes >= FEWEST_PRODUCTS).sum()), MOST_VALUES)
    numbers = np.append(np.minimum(ranks, named), named + 1)[codes]  # code -1 takes the last: blank
    most_frequent = [str(value) for value in values[np.argsort(ranks)][:named]]
    names = [f"{column}: {value}" for value in [*most_frequent, "any other", "blank"]]
    return names, column, (numbers[:, None] == np.arange(named + 2)).astype(np.float32)


def _prices(catalog: Catalog) -> tuple[list[str], str, np.ndarray]:
    tiers = PriceTiers.load(Artifacts(catalog.folder).prices, remedy=Artifacts(catalog.folder).rebuild_hint)
    values = np.stack(
        [np.log1p(np.maximum(catalog.prices, 0)), tiers.tiers(catalog), np.isnan(catalog.prices)], axis=1
    )
    return [PRICE, "price tier", "price: blank"], PRICE, np.nan_to_num(values).astype(np.float32)
