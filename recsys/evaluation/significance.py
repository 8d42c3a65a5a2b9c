"""Whether a difference between two methods could be luck: a randomisation test, corrected for many tests."""

from __future__ import annotations

import numpy as np

DRAWS = 10_000
_BLOCK = 500


def paired_randomization_test(gaps: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> np.ndarray:
    """Return how often differences as large come about if it is a coin's toss which method is which.

    The paired randomisation test (Fisher, 1935) with whole groups of twins changing sides together.

    Args:
        gaps: (rows, columns), for each query the differences of methods to another one.
        groups: (rows,); rows with the same number change sides together.
        draws: how many tosses.

    Returns:
        (columns,) two-sided p-values, at least 1 / (draws + 1).
    """
    _, numbers = np.unique(groups, return_inverse=True)
    sums = np.stack([np.bincount(numbers, column) for column in np.asarray(gaps, np.float64).T], axis=1)
    seen = np.abs(sums.sum(axis=0))
    rng, larger = np.random.default_rng(0), np.zeros(sums.shape[1])
    for start in range(0, draws, _BLOCK):
        sides = 2.0 * rng.integers(0, 2, (min(_BLOCK, draws - start), len(sums)), np.int8) - 1
        larger += (np.abs(sides @ sums) >= seen - 1e-9).sum(axis=0)
    return (1 + larger) / (1 + draws)


def holm(chances: np.ndarray) -> np.ndarray:
    """Correct p-values of several tests so that the chance of even one false finding is kept (Holm, 1979).

    Args:
        chances: (tests,) p-values.

    Returns:
        (tests,) corrected ones, at most 1.
    """
    order = np.argsort(chances, kind="stable")
    stepped = np.maximum.accumulate(chances[order] * np.arange(len(chances), 0, -1))
    corrected = np.empty(len(chances))
    corrected[order] = np.minimum(stepped, 1)
    return corrected
