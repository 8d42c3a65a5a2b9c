"""From signals to scores: pure NumPy, no files.

A signal says how close each candidate is to the query, from 0 to 1 for identical. Colour and price
start at chance, the closeness of two random products; looks start at the edge of the pool, since
everything in it is far above chance. Thereby the signals spread alike over a pool, a weight means
the same for each, and the weighted parts add up to the score that is shown.
"""

from __future__ import annotations

import numpy as np

from recsys.ranking.query import Weights
from recsys.signals import SIGNALS


def rescale_above(similarity: np.ndarray, start: float) -> np.ndarray:
    """Rescale similarities so that `start` and less become 0 and identity stays 1.

    Args:
        similarity: any shape, at most 1; NaN stays NaN.
        start: at most 1; above 0.999 it counts as 0.999.
    """
    start = min(start, 0.999)
    return np.clip((similarity - start) / (1.0 - start), 0.0, 1.0)


def weighted_contributions(signals: np.ndarray, weights: Weights) -> np.ndarray:
    """Weigh signals so that each row adds up to its score.

    A signal that the query lacks (a whole column of NaN) gives its weight to the others. A value that
    one candidate lacks counts as the mean of the others', neither for nor against it.

    Args:
        signals: (n, S) values 0..1 in the order of `SIGNALS`, NaN where unknown.
        weights: how much each signal counts.

    Returns:
        (n, S) parts; they sum to 0..1 in each row.
    """
    known = ~np.isnan(signals)
    counts = known.sum(axis=0)
    means = np.where(known, signals, 0.0).sum(axis=0) / np.maximum(counts, 1)
    shares = np.where(counts > 0, weights.normalized, 0.0)
    if shares.sum() > 0:
        shares = shares / shares.sum()
    return np.where(known, signals, means) * shares


def baseline_contributions(signals: np.ndarray, weights: Weights) -> np.ndarray:
    """Score as the published baseline does: price score x weight + colour score x weight.

    Looks only choose the candidates; weights are taken as they are, unknown values count 0.

    Args:
        signals: (n, S) as in `weighted_contributions`, colour and price on their own scales of 0..1.
        weights: those of signals `in_baseline` are used.

    Returns:
        (n, S) parts, 0 for signals that the baseline does not have.
    """
    in_baseline = [signal.in_baseline for signal in SIGNALS.values()]
    return np.where(in_baseline, np.nan_to_num(signals) * np.array(weights.values), 0.0)


def rank_order(parts: np.ndarray, visual: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Return the candidates' order: by score, then by looks, then by id.

    Args:
        parts: (n, S).
        visual: (n,) raw similarities.
        order: (n,) ranks of the ids.
    """
    scores = np.round(parts.sum(axis=1), 12)  # sums of equal parts may differ in the last bit
    return np.lexsort((order, -visual, -scores))
