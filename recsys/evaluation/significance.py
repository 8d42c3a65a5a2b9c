"""Significance of the difference between two methods: randomisation test, corrected for multiple tests."""

from __future__ import annotations

import numpy as np

DRAWS = 10_000
_BLOCK = 500


def paired_randomization_test(differences: np.ndarray, groups: np.ndarray, draws: int = DRAWS) -> np.ndarray:
    """Return p-values of the paired randomisation test of mean differences (Fisher, 1935).

    The signs of the differences are flipped at random, together for a whole group of near-duplicates.

    Args:
        differences: (rows, columns), for each query the differences of methods to another one.
        groups: (rows,); rows with the same number are flipped together.
        draws: number of random flips.

    Returns:
        (columns,) two-sided p-values, at least 1 / (draws + 1).
    """
    _, numbers = np.unique(groups, return_inverse=True)
    sums = np.stack(
        [np.bincount(numbers, column) for column in np.asarray(differences, np.float64).T], axis=1
    )
    observed = np.abs(sums.sum(axis=0))
    rng, larger = np.random.default_rng(0), np.zeros(sums.shape[1])
    for start in range(0, draws, _BLOCK):
        signs = 2.0 * rng.integers(0, 2, (min(_BLOCK, draws - start), len(sums)), np.int8) - 1
        larger += (np.abs(signs @ sums) >= observed - 1e-9).sum(axis=0)
    return (1 + larger) / (1 + draws)


def holm(p_values: np.ndarray) -> np.ndarray:
    """Correct p-values of several tests to control the family-wise error rate (Holm, 1979).

    Args:
        p_values: (tests,) p-values.

    Returns:
        (tests,) corrected ones, at most 1.
    """
    order = np.argsort(p_values, kind="stable")
    stepped = np.maximum.accumulate(p_values[order] * np.arange(len(p_values), 0, -1))
    corrected = np.empty(len(p_values))
    corrected[order] = np.minimum(stepped, 1)
    return corrected
