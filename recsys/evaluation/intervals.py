"""Means with bootstrap intervals that draw whole groups of twins, not single rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

DRAWS = 2000
_BLOCK = 250


@dataclass(frozen=True)
class Figure:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float

    def rounded(self) -> dict[str, float]:
        """Return the three numbers with four decimals."""
        return {name: round(number, 4) for name, number in asdict(self).items()}


def with_intervals(values: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> list[Figure]:
    """Return the mean of each column and its bootstrap interval, drawing whole groups.

    For the difference of two methods on the same queries, hand in the differences: what both find
    equally hard then cancels (a paired comparison).

    Args:
        values: (rows, columns) numbers, at least one row.
        groups: (rows,); rows with the same number are drawn together.
        draws: how many bootstrap samples.
    """
    _, numbers = np.unique(groups, return_inverse=True)
    sizes = np.bincount(numbers)
    sums = np.stack([np.bincount(numbers, column) for column in values.T.astype(np.float64)], axis=1)
    rng = np.random.default_rng(0)
    means = []
    for start in range(0, draws, _BLOCK):
        block = min(_BLOCK, draws - start)
        times = rng.multinomial(len(sizes), np.full(len(sizes), 1 / len(sizes)), block).astype(np.float64)
        means.append(times @ sums / (times @ sizes)[:, None])
    low, high = np.quantile(np.concatenate(means), (0.025, 0.975), axis=0)
    return [Figure(*(float(x) for x in each)) for each in zip(values.mean(axis=0), low, high, strict=True)]


def with_interval(values: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> Figure:
    """Return the mean of one column and its interval; see `with_intervals`."""
    return with_intervals(np.asarray(values)[:, None], groups, draws)[0]
