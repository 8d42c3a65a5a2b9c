"""Measures of one ranked list. Higher is better, 0..1.

Precision, recall and hit rate at k; mean average precision at R and R-precision as in Musgrave, Belongie and
Lim, "A Metric Learning Reality Check", 2020; nDCG as in Jarvelin and Kekalainen, 2002, with linear gains.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

CUTS = (1, 5, 10, 20)


def binary_ranking_metrics(relevant: np.ndarray, total: int, cuts: Sequence[int] = CUTS) -> dict[str, float]:
    """Measure a ranking where a result is relevant or not.

    Args:
        relevant: (n,) bool in rank order, at least as long as the longest cut and as `total`
            where the gallery is that large.
        total: how many relevant products there are in all, at least 1.
        cuts: values of k.

    Returns:
        "P@k", "R@k" and "hit@k" for each cut, "MAP@R" and "R-precision".
    """
    hits_up_to = np.cumsum(relevant)
    values: dict[str, float] = {}
    for k in cuts:
        hits = int(hits_up_to[min(k, len(hits_up_to)) - 1]) if len(hits_up_to) else 0
        values[f"P@{k}"] = hits / k
        values[f"R@{k}"] = hits / total
        values[f"hit@{k}"] = float(hits > 0)
    first = relevant[:total]
    ranks = np.arange(1, len(first) + 1)
    values["MAP@R"] = float((hits_up_to[:total] / ranks)[first].sum() / total)
    values["R-precision"] = float(first.sum() / total)
    return values


def ndcg(gain: np.ndarray, best: np.ndarray, k: int) -> float:
    """Measure a ranking with graded relevance.

    Args:
        gain: (n,) gains in rank order.
        best: the k largest gains that exist, the largest first.
        k: how many results count.

    Returns:
        1 for an ideal order; 0 also where nothing relevant exists.
    """
    discount = 1 / np.log2(np.arange(2, k + 2))
    ideal = float((best[:k] * discount[: len(best[:k])]).sum())
    return float((gain[:k] * discount[: len(gain[:k])]).sum() / ideal) if ideal else 0.0
