"""Measures of predicted labels."""

from __future__ import annotations

from dataclasses import dataclass

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


def auc(positive: np.ndarray, scores: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a positive row scores above a negative one.

    Equal scores count half (Mann and Whitney 1947). Chance is 0.5, a perfect order 1.

    Args:
        positive: bool array (rows,) with at least one row of each kind.
        scores: float array (rows,).
    """
    _, places, times = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (times.cumsum() - (times - 1) / 2)[places]
    yes = int(positive.sum())
    no = len(positive) - yes
    return float((ranks[positive].sum() - yes * (yes + 1) / 2) / (yes * no))


def mean_auc(truth: np.ndarray, chances: np.ndarray) -> float | None:
    """Return the AUC: of the second class if there are two, else one class against the rest on average.

    Args:
        truth: int array (rows,).
        chances: float array (rows, classes).

    Returns:
        None if no class occurs beside another.
    """
    classes = [1] if chances.shape[1] == 2 else range(chances.shape[1])
    here = [each for each in classes if 0 < (truth == each).sum() < len(truth)]
    return float(np.mean([auc(truth == each, chances[:, each]) for each in here])) if here else None


def roc(positive: np.ndarray, scores: np.ndarray, most: int = 60) -> list[tuple[float, float]]:
    """Return the ROC curve as (false alarms, found), both shares 0..1, from (0, 0) to (1, 1).

    Args:
        positive: bool array (rows,) with at least one row of each kind.
        scores: float array (rows,).
        most: points to keep.
    """
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(order) - 1)
    found, alarms = positive[order].cumsum()[ends], (~positive[order]).cumsum()[ends]
    kept = np.unique(np.linspace(0, len(ends) - 1, min(most, len(ends))).round().astype(int))
    points = zip(alarms[kept] / alarms[-1], found[kept] / found[-1], strict=True)
    return [(0.0, 0.0), *((float(x), float(y)) for x, y in points)]


@dataclass(frozen=True)
class Bin:
    """Answers of about one confidence: its mean, the share that is right, and how many there are."""

    confidence: float
    right: float
    rows: int


def reliability(right: np.ndarray, confidence: np.ndarray, bins: int = 10) -> list[Bin]:
    """Return a reliability table: stated confidence against the share that is right, empty bins left out.

    Args:
        right: bool array (rows,).
        confidence: float array (rows,) of probabilities, 0 to 1.
        bins: number of equally wide bins.
    """
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    return [
        Bin(float(confidence[here].mean()), float(right[here].mean()), int(here.sum()))
        for here in (places == number for number in range(bins))
        if here.any()
    ]
