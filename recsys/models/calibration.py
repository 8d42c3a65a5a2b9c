"""Honest probabilities: the one number that logits are divided by (temperature scaling; Guo et al. 2017)."""

from __future__ import annotations

import numpy as np

from recsys.models.targets import UNKNOWN


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return float64 probabilities (rows, classes)."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def fit_temperature(truth: np.ndarray, logits: np.ndarray) -> float:
    """Return the divisor of the logits, from 0.25 to 4, that makes their probabilities fit best.

    Args:
        truth: int array (rows,) of classes; `UNKNOWN` rows are left out.
        logits: float array (rows, classes).
    """
    known = truth != UNKNOWN
    right, scores = truth[known], logits[known].astype(np.float64)

    def surprise(divisor: float) -> float:
        chances = softmax(scores / divisor)[np.arange(len(right)), right]
        return float(-np.log(np.maximum(chances, 1e-300)).mean())

    divisors = np.geomspace(0.25, 4, 81)
    return round(float(divisors[np.argmin([surprise(divisor) for divisor in divisors])]), 3)
