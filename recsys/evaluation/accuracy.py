"""Measures of predicted labels."""

from __future__ import annotations

import numpy as np


def macro_f1(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Return the F1 score averaged over the classes that occur in `truth`."""
    scores = []
    for number in np.unique(truth):
        right = np.sum((truth == number) & (predicted == number))
        scores.append(2 * right / (np.sum(truth == number) + np.sum(predicted == number)))
    return float(np.mean(scores))


def calibration_error(right: np.ndarray, confidence: np.ndarray, bins: int = 15) -> float:
    """Return how far stated confidence is from the share that is right, on average (ECE; Guo et al. 2017).

    Args:
        right: bool array (rows,).
        confidence: float array (rows,) of probabilities, 0 to 1.
        bins: number of equally wide bins.
    """
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = np.bincount(places, right - confidence, bins)
    return float(np.abs(gaps).sum() / len(right))
