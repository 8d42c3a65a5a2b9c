"""Calibrated probabilities by temperature scaling: all logits are divided by one number (Guo et al. 2017)."""

from __future__ import annotations

import numpy as np

from recsys.evaluation.classification import UNKNOWN


def calibrated_softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Return (rows, classes) float64 probabilities of logits divided by a temperature."""
    from scipy.special import softmax

    return np.asarray(softmax(logits.astype(np.float64) / temperature, axis=1))


def fit_temperature(truth: np.ndarray, logits: np.ndarray) -> float:
    """Return the temperature, from 0.25 to 4, under which the probabilities have the lowest log loss.

    Args:
        truth: int array (rows,) of classes; `UNKNOWN` rows are left out.
        logits: float array (rows, classes).
    """
    known = truth != UNKNOWN
    labels, scores = truth[known], logits[known]

    def log_loss(temperature: float) -> float:
        probabilities = calibrated_softmax(scores, temperature)[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(probabilities, 1e-300)).mean())

    temperatures = np.geomspace(0.25, 4, 81)
    return round(float(temperatures[np.argmin([log_loss(each) for each in temperatures])]), 3)
