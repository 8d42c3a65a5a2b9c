"""Measures of how good neighbours and predicted attributes are, with intervals over groups of twins."""

from collections.abc import Sequence

import numpy as np

from recsys.evaluation.classification import UNKNOWN, calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.models.calibration import calibrated_softmax


def nearest(
    queries: np.ndarray,
    gallery: np.ndarray,
    count: int,
    query_titles: np.ndarray | None = None,
    gallery_titles: np.ndarray | None = None,
) -> np.ndarray:
    """Find the gallery rows with the largest dot product.

    Args:
        queries: float array (queries, size).
        gallery: float array (gallery, size).
        count: neighbours per query.
        query_titles: with `gallery_titles`, int arrays; rows with the query's title are left out.
        gallery_titles: see `query_titles`.

    Returns:
        int array (queries, count), best first.
    """
    found = []
    for start in range(0, len(queries), 1024):
        scores = queries[start : start + 1024] @ gallery.T
        if query_titles is not None and gallery_titles is not None:
            scores[query_titles[start : start + 1024, None] == gallery_titles[None]] = -np.inf
        best = np.argpartition(-scores, count, axis=1)[:, :count]
        order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
        found.append(np.take_along_axis(best, order, axis=1))
    return np.concatenate(found)


def hits(neighbors: np.ndarray, wanted: np.ndarray, offered: np.ndarray) -> np.ndarray:
    """Return, per query, the share of its neighbours that have the query's labels.

    Args:
        neighbours: int array (queries, count) of gallery rows.
        wanted: int array (queries, labels); all labels must agree.
        offered: int array (gallery, labels).
    """
    return (offered[neighbors] == wanted[:, None]).all(axis=-1).mean(axis=1)


def head_figures(
    truth: np.ndarray, logits: np.ndarray, groups: np.ndarray, divisor: float = 1.0
) -> dict[str, object]:
    """Judge one head on the rows whose label is known.

    Args:
        truth: int array (rows,), `UNKNOWN` where unknown.
        logits: float array (rows, classes).
        groups: as in `with_interval`.
        divisor: the head's temperature.

    Returns:
        "accuracy" with its interval, "macro_f1", "majority" (accuracy of always saying the commonest
        class), "calibration_error" and "rows".
    """
    known = truth != UNKNOWN
    right, predicted = truth[known], logits[known].argmax(axis=1)
    confidence = calibrated_softmax(logits[known], divisor).max(axis=1)
    return {
        "accuracy": with_interval(right == predicted, groups[known]).rounded(),
        "macro_f1": round(macro_f1(right, predicted), 4),
        "majority": round(float(np.bincount(right).max() / len(right)), 4),
        "calibration_error": round(calibration_error(right == predicted, confidence), 4),
        "rows": int(known.sum()),
    }


def title_numbers(titles: Sequence[str]) -> np.ndarray:
    """Number the titles so that equal ones get the same number; a blank one equals no other."""
    keys = [title or f"\0{row}" for row, title in enumerate(titles)]
    return np.unique(np.array(keys), return_inverse=True)[1]
