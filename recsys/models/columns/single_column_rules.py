"""Rules that predict a label from one column or a pair: the simplest baseline, and the test for leaks.

A label that was derived from another column needs no model. A rule is a table: each value of the column
stands for the most frequent label of the products that have it. It is fitted and tested on different groups
of products, as a model is, so that a column of ids explains nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

LEAK = 0.95
"""A column leaks if its rule avoids this share of the mistakes of predicting the most frequent label."""


@dataclass(frozen=True)
class Rule:
    """Rule on some columns.

    Attributes:
        columns: one, or two.
        right: (test rows,) bool.
        error_reduction: share of the majority's mistakes that it avoids; 1 where it makes none.
    """

    columns: tuple[str, ...]
    right: np.ndarray
    error_reduction: float

    @property
    def leaks(self) -> bool:
        """True if the columns determine the label nearly exactly."""
        return self.error_reduction >= LEAK


def table_rule(values: np.ndarray, labels: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    """Return (test rows,) the most frequent label of each row's value among the training rows.

    Args:
        values: (N,) int, any number for each value.
        labels: (N,) int, 0 and up in `train`.
        train, test: row numbers. A value that no training row has gets the most frequent label of all.
    """
    counts = pd.crosstab(values[train], labels[train])
    label_of_value = dict(zip(counts.index, counts.columns[counts.to_numpy().argmax(axis=1)], strict=True))
    most_frequent = np.bincount(labels[train]).argmax()
    return np.array([label_of_value.get(value, most_frequent) for value in values[test]])


def rules(
    columns: Mapping[str, np.ndarray], labels: np.ndarray, train: np.ndarray, test: np.ndarray
) -> list[Rule]:
    """Test the rule of each column and, if none of them leaks, of each pair; the best first.

    Args:
        columns: name -> (N,) int values.
        labels: (N,) int.
        train, test: row numbers.
    """
    most_frequent = np.bincount(labels[train]).argmax()
    mistakes = int((labels[test] != most_frequent).sum())

    def rule(names: Sequence[str]) -> Rule:
        values = pd.MultiIndex.from_arrays([columns[name] for name in names]).factorize()[0]
        right = table_rule(values, labels, train, test) == labels[test]
        return Rule(tuple(names), right, 1 - float((~right).sum()) / max(mistakes, 1))

    ranked = [rule([name]) for name in columns]
    if not any(each.leaks for each in ranked):
        ranked += [rule(pair) for pair in combinations(columns, 2)]
    return sorted(ranked, key=lambda each: (-each.error_reduction, len(each.columns)))
