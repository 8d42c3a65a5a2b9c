"""Means with bootstrap intervals that draw whole groups of near-duplicates, not single rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

DRAWS = 2000
_BLOCK = 250


@dataclass(frozen=True)
class Estimate:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float

    def rounded(self) -> dict[str, float]:
        """Return the three numbers with four decimals."""
        return {name: round(number, 4) for name, number in asdict(self).items()}


def with_intervals(values: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> list[Estimate]:
    """Return the mean of each column and its bootstrap interval, drawing whole groups.

    To compare two methods on the same queries, pass their differences (a paired comparison): the difficulty
    of a query then cancels out.

    Args:
        values: (rows, columns) numbers, at least one row.
        groups: (rows,); rows with the same number are drawn together.
        draws: number of bootstrap samples.
    """
    _, numbers = np.unique(groups, return_inverse=True)
    sizes = np.bincount(numbers)
    sums = np.stack([np.bincount(numbers, column) for column in values.T.astype(np.float64)], axis=1)
    rng = np.random.default_rng(0)
    means = []
    for start in range(0, draws, _BLOCK):
        block = min(_BLOCK, draws - start)
        drawn = rng.integers(0, len(sizes), (block, len(sizes))) + len(sizes) * np.arange(block)[:, None]
        times = np.bincount(drawn.ravel(), minlength=block * len(sizes)).reshape(block, -1).astype(np.float64)
        means.append(times @ sums / (times @ sizes)[:, None])
    low, high = np.quantile(np.concatenate(means), (0.025, 0.975), axis=0)
    return [Estimate(*(float(x) for x in each)) for each in zip(values.mean(axis=0), low, high, strict=True)]


def with_interval(values: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> Estimate:
    """Return the mean of one column and its interval; see `with_intervals`."""
    return with_intervals(np.asarray(values)[:, None], groups, draws)[0]


def finite_mean_intervals(
    columns: Mapping[str, Sequence[float] | np.ndarray], groups: np.ndarray
) -> dict[str, Estimate]:
    """Return for each named column the mean of its finite numbers and its interval; empty ones are left out.

    Args:
        columns: name -> (rows,) numbers, NaN where unknown.
        groups: see `with_intervals`.
    """
    columns_by_mask: dict[bytes, list[str]] = {}
    for name, values in columns.items():
        columns_by_mask.setdefault(np.isfinite(values).tobytes(), []).append(name)
    estimates: dict[str, Estimate] = {}
    for mask, names in columns_by_mask.items():
        known = np.frombuffer(mask, bool)
        if known.any():
            values = np.stack([np.asarray(columns[name])[known] for name in names], axis=1)
            estimates |= zip(names, with_intervals(values, groups[known]), strict=True)
    return {name: estimates[name] for name in columns if name in estimates}
