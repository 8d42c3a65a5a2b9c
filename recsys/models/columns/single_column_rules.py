"""What a single column, or a pair, says of another one: the simplest predictor, and the test for leaks.

A label that was derived from another column by rule is no achievement to predict. A rule here is a table:
each value of the column stands for the label that most products with it have. It is learnt and judged on
different groups of products, as a model is, so that a column of ids explains nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

LEAK = 0.95
"""A column leaks where its rule mends this share of the mistakes that always saying the commonest makes."""


@dataclass(frozen=True)
class Rule:
    """What some columns say of the label.

    Attributes:
        columns: one, or two.
        right: (judged,) bool.
        mended: share of the majority's mistakes that it does not make; 1 where it makes none.
    """

    columns: tuple[str, ...]
    right: np.ndarray
    mended: float

    @property
    def leaks(self) -> bool:
        """Whether it determines the label, nearly exactly."""
        return self.mended >= LEAK


def table_rule(values: np.ndarray, labels: np.ndarray, learn: np.ndarray, judge: np.ndarray) -> np.ndarray:
    """Return (judged,) the commonest label of each row's value among the rows to learn from.

    Args:
        values: (N,) int, any number for each value.
        labels: (N,) int, 0 and up in `learn`.
        learn, judge: row numbers. A value that nobody learnt gets the commonest label of all.
    """
    counts = pd.crosstab(values[learn], labels[learn])
    likeliest = dict(zip(counts.index, counts.columns[counts.to_numpy().argmax(axis=1)], strict=True))
    usual = np.bincount(labels[learn]).argmax()
    return np.array([likeliest.get(value, usual) for value in values[judge]])


def rules(
    columns: Mapping[str, np.ndarray], labels: np.ndarray, learn: np.ndarray, judge: np.ndarray
) -> list[Rule]:
    """Judge the rule of each column and, if none of them leaks, of each pair; the best first.

    Args:
        columns: name -> (N,) int values.
        labels: (N,) int.
        learn, judge: row numbers.
    """
    usual = np.bincount(labels[learn]).argmax()
    mistakes = int((labels[judge] != usual).sum())

    def rule(names: Sequence[str]) -> Rule:
        values = pd.MultiIndex.from_arrays([columns[name] for name in names]).factorize()[0]
        right = table_rule(values, labels, learn, judge) == labels[judge]
        return Rule(tuple(names), right, 1 - float((~right).sum()) / max(mistakes, 1))

    found = [rule([name]) for name in columns]
    if not any(each.leaks for each in found):
        found += [rule(pair) for pair in combinations(columns, 2)]
    return sorted(found, key=lambda each: (-each.mended, len(each.columns)))
