"""Measures of predicted labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

UNKNOWN = -1
"""Code of a row without a label, wherever labels are numbered."""
MISTAKES = 24
"""Examples of wrong answers that a report lists."""


def macro_f1(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Return the F1 score averaged over the classes that occur in `truth`."""
    from sklearn.metrics import f1_score

    return float(f1_score(truth, predicted, labels=np.unique(truth), average="macro", zero_division=0))


def auc(positive: np.ndarray, scores: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a positive row scores above a negative one.

    Equal scores count half (Mann and Whitney 1947). Chance is 0.5, a perfect order 1.

    Args:
        positive: bool array (rows,) with at least one row of each kind.
        scores: float array (rows,).
    """
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(positive, scores))


def mean_auc(truth: np.ndarray, probabilities: np.ndarray) -> float | None:
    """Return the AUC: of the second class if there are two, else one class against the rest on average.

    Args:
        truth: int array (rows,).
        probabilities: float array (rows, classes).

    Returns:
        None if no class occurs beside another.
    """
    classes = [1] if probabilities.shape[1] == 2 else range(probabilities.shape[1])
    present = [each for each in classes if 0 < (truth == each).sum() < len(truth)]
    return (
        float(np.mean([auc(truth == each, probabilities[:, each]) for each in present])) if present else None
    )


def roc(positive: np.ndarray, scores: np.ndarray, most: int = 60) -> list[tuple[float, float]]:
    """Return the ROC curve as (false positive rate, true positive rate), from (0, 0) to (1, 1).

    Args:
        positive: bool array (rows,) with at least one row of each kind.
        scores: float array (rows,).
        most: points of the curve after (0, 0), evenly thinned out.
    """
    from sklearn.metrics import roc_curve

    false, true, _ = roc_curve(positive, scores, drop_intermediate=False)
    points = np.unique(np.linspace(1, len(false) - 1, min(most, len(false) - 1)).round().astype(int))
    return [(0.0, 0.0), *((float(false[point]), float(true[point])) for point in points)]


@dataclass(frozen=True)
class Bin:
    """Answers of about one confidence: its mean, the share that is right, and how many there are."""

    confidence: float
    right: float
    rows: int


def reliability(right: np.ndarray, confidence: np.ndarray, bins: int = 10) -> list[Bin]:
    """Return a reliability table: stated confidence against the share that is right, empty bins left out.

    Unlike `sklearn.calibration.calibration_curve`, it counts the rows of each bin, and a confidence on the
    edge of two bins belongs to the upper one.

    Args:
        right: bool array (rows,).
        confidence: float array (rows,) of probabilities, 0 to 1.
        bins: number of equally wide bins.
    """
    numbers = np.minimum((confidence * bins).astype(int), bins - 1)
    return [
        Bin(float(confidence[members].mean()), float(right[members].mean()), int(members.sum()))
        for members in (numbers == number for number in np.unique(numbers))
    ]


def calibration_error(right: np.ndarray, confidence: np.ndarray, bins: int = 15) -> float:
    """Return how far stated confidence is from the share that is right, on average (ECE; Guo et al. 2017).

    Args:
        right: bool array (rows,).
        confidence: float array (rows,) of probabilities, 0 to 1.
        bins: number of equally wide bins.
    """
    table = reliability(right, confidence, bins)
    return sum(each.rows * abs(each.right - each.confidence) for each in table) / len(right)


def surest_mistakes(truth: np.ndarray, probabilities: np.ndarray, most: int = MISTAKES) -> np.ndarray:
    """Return the rows answered wrong with the highest confidence, the surest first.

    Args:
        truth: int array (rows,) of classes.
        probabilities: float array (rows, classes).
        most: how many rows to return.
    """
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != truth)
    return wrong[np.argsort(-probabilities.max(axis=1)[wrong], kind="stable")][:most]


def list_answers(
    rows: np.ndarray,
    ids: np.ndarray,
    truth: np.ndarray,
    probabilities: np.ndarray,
    names: Sequence[str],
    keys: tuple[str, str] = ("given", "said"),
) -> list[dict[str, Any]]:
    """Return some answers for a report: "id", the label, the answer and the "confidence".

    Args:
        rows: which of the (N,) rows, in the order of the list.
        ids: (N,) of products.
        truth: (N,) classes by the catalogue's labels.
        probabilities: (N, C).
        names: (C,) of the classes.
        keys: under which the label and the answer are listed.
    """
    label, answer = keys
    return [
        {
            "id": str(ids[row]),
            label: names[truth[row]],
            answer: names[int(probabilities[row].argmax())],
            "confidence": round(float(probabilities[row].max()), 4),
        }
        for row in rows.tolist()
    ]
