"""Decoding of multi-label sigmoids: one class from the probabilities of many binary labels."""

from __future__ import annotations

import numpy as np

from recsys.evaluation.classification import UNKNOWN
from recsys.models.targets import SigmoidTarget, SoftmaxTarget

THRESHOLD = 0.5


def labels_by_class(classes: SoftmaxTarget, labels: SigmoidTarget) -> np.ndarray:
    """Return (C, L) 0 and 1: the binary labels of each class."""
    known = np.flatnonzero(classes.codes != UNKNOWN)
    codes, first = np.unique(classes.codes[known], return_index=True)
    matrix = np.zeros((len(classes.names), labels.labels.shape[1]), dtype=np.float32)
    matrix[codes] = labels.labels[known[first]]
    return matrix


def class_from_thresholded(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return (N,) the class with exactly the labels above one half, `UNKNOWN` for none.

    Args:
        probabilities: (N, L) of the labels.
        labels: (C, L) as `labels_by_class` returns them.
    """
    codes = {tuple(row): code for code, row in enumerate(labels.astype(int).tolist())}
    above = (probabilities > THRESHOLD).astype(int).tolist()
    return np.array([codes.get(tuple(row), UNKNOWN) for row in above])


def class_probabilities(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return (N, C) probabilities of the classes, under the assumption that labels are independent.

    Args:
        probabilities: (N, L) of the labels.
        labels: (C, L) as `labels_by_class` returns them.
    """
    from scipy.special import softmax

    yes, no = np.log(np.clip(probabilities, 1e-7, 1)), np.log(np.clip(1 - probabilities, 1e-7, 1))
    return np.asarray(softmax(yes @ labels.T + no @ (1 - labels).T, axis=1))
