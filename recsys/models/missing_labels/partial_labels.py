"""Labels of an incomplete column: equal ones merged, invalid ones counted as missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import UNKNOWN
from recsys.models.columns.tabular_features import text_features

PLACEHOLDERS = ("unknown", "n/a", "na", "none", "null", "nan", "undefined", "-", "?")


@dataclass(frozen=True)
class PartialLabels:
    """A cleaned column.

    Attributes:
        names: (C,) the valid values, sorted.
        codes: (N,) int64, `UNKNOWN` where the value is missing or invalid.
        given: (N,) the values as the catalogue has them, "" where there is none.
    """

    names: tuple[str, ...]
    codes: np.ndarray
    given: np.ndarray


def labels_of(
    catalog: Catalog, column: str, merged: Mapping[str, str] | None = None, fewest: int = 1
) -> PartialLabels:
    """Clean a column.

    Args:
        catalog: the catalogue.
        column: "category" or an attribute.
        merged: value -> the value it is equal to.
        fewest: a value that fewer products have counts as invalid, as do blanks and words such as "unknown".

    Raises:
        QueryError: there is no such column or value, or fewer than two valid values are left.
    """
    if column not in ("category", *catalog.attributes):
        raise QueryError(choices_text("column", ["category", *catalog.attributes], column))
    given = text_features(catalog, column)
    present = sorted(str(value) for value in given.dropna().unique())
    for name in merged or {}:
        if name not in present:
            raise QueryError(choices_text(f"value of {column} to merge", present, name))
    valid = given.mask(given.str.casefold().isin(PLACEHOLDERS).fillna(False)).replace(dict(merged or {}))
    sizes = valid.map(valid.value_counts())
    codes, names = pd.factorize(valid.mask(sizes.fillna(0) < fewest), sort=True)
    if len(names) < 2:
        raise QueryError(
            f"{column} has {len(names)} valid value(s), not 2 or more, so that there is nothing to learn."
        )
    filled = given.fillna("").to_numpy(dtype=object)
    return PartialLabels(tuple(str(name) for name in names), codes.astype(np.int64), filled)


def near_equal(labels: PartialLabels) -> list[tuple[str, str]]:
    """Return pairs of values whose names nearly agree, the rarer first: perhaps to be merged.

    They may differ in capitals, in "&" for "and", in signs, in the order of words, and in plurals.
    """
    sizes = np.bincount(labels.codes[labels.codes != UNKNOWN], minlength=len(labels.names))
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, name in enumerate(labels.names):
        by_key[_normalize(name)].append(number)
    pairs = []
    for numbers in by_key.values():
        *rarer, most_frequent = sorted(numbers, key=lambda number: sizes[number])
        pairs += [(labels.names[number], labels.names[most_frequent]) for number in rarer]
    return pairs


def _normalize(name: str) -> tuple[str, ...]:
    words: Sequence[str] = re.findall(r"\w+", name.casefold().replace("&", " and "))
    return tuple(sorted(_singular(word) for word in words if word != "and")) or (name,)


def _singular(word: str) -> str:
    for ending, replacement in (
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("ss", "ss"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + replacement
    return word
