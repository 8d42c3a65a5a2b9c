"""Training targets of attribute models: columns of a catalogue as classes, or as binary labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import UNKNOWN

BOTH: Mapping[str, tuple[str, ...]] = {"unisex": ("Men", "Women")}
"""Values that stand for several others."""


@dataclass(frozen=True)
class SoftmaxTarget:
    """One class a product.

    Attributes:
        name: the column, or several joined by "+".
        names: (C,) the classes.
        codes: (N,) int64 class of each product, `UNKNOWN` where a column has no value.
    """

    name: str
    names: tuple[str, ...]
    codes: np.ndarray

    def majority(self, rows: np.ndarray) -> float:
        """Return the accuracy, on some rows, of always predicting the most frequent class of all rows."""
        known = self.codes[self.codes != UNKNOWN]
        return float((self.codes[rows] == np.bincount(known).argmax()).mean())


@dataclass(frozen=True)
class SigmoidTarget:
    """One binary label per value of some columns (multi-label classification).

    Attributes:
        names: (L,) "column: value".
        labels: (N, L) float32, 0 or 1.
    """

    names: tuple[str, ...]
    labels: np.ndarray


def softmax_target(catalog: Catalog, columns: Sequence[str], least: int = 1) -> SoftmaxTarget:
    """Return the classes that columns, or their combination, define.

    Args:
        catalog: whose products.
        columns: one or more.
        least: minimum number of products of a class; the products of a smaller one have no class.

    Raises:
        QueryError: there is no such column, or fewer than two values in it.
    """
    table = _texts(catalog, columns)
    known = table.notna().all(axis=1)
    joined = table[known].agg(" / ".join, axis=1) if known.any() else pd.Series(dtype=str)
    rare = joined.map(joined.value_counts()) < least
    known[joined.index[rare]] = False
    joined = joined[~rare]
    codes, names = pd.factorize(joined, sort=True)
    name = "+".join(columns)
    if len(names) < 2:
        raise QueryError(f"There is nothing to learn in {name}: it has {len(names)} value(s), not 2 or more.")
    all_codes = np.full(len(catalog), UNKNOWN, dtype=np.int64)
    all_codes[known.to_numpy()] = codes
    return SoftmaxTarget(name, tuple(str(each) for each in names), all_codes)


def sigmoid_target(catalog: Catalog, columns: Sequence[str]) -> SigmoidTarget:
    """Return a binary label for each value of columns; "Unisex" counts as Men and as Women.

    Raises:
        QueryError: there is no such column.
    """
    table = _texts(catalog, columns)
    names, labels = [], []
    for column in columns:
        sets = [_expand(value) for value in table[column]]
        for value in sorted({each for one in sets for each in one}):
            names.append(f"{column}: {value}")
            labels.append(np.array([value in one for one in sets], dtype=np.float32))
    return SigmoidTarget(tuple(names), np.stack(labels, axis=1))


def _expand(value: object) -> tuple[str, ...]:
    return BOTH.get(str(value).casefold(), (str(value),)) if isinstance(value, str) else ()


def _texts(catalog: Catalog, columns: Sequence[str]) -> pd.DataFrame:
    allowed = ["category", *catalog.attributes]
    for column in columns:
        if column not in allowed:
            raise QueryError(choices_text("column", allowed, column))
    table = catalog.table[list(columns)]
    return table.astype("string").astype(object).where(table.notna())
