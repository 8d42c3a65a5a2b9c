"""Rows that show different things: maximal marginal relevance, pure NumPy.

Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998.
"""

from __future__ import annotations

import numpy as np


def diversify(orders: np.ndarray, scores: np.ndarray, likeness: np.ndarray, diversity: float) -> np.ndarray:
    """Pick, again and again, the candidate that is good and unlike those picked before.

    The value of a candidate is (1 - diversity) x its score - diversity x its likeness to the most
    alike of those picked before; the first pick is always the first of the order.

    Args:
        orders: (m, n) the same candidates ordered in m ways, best first; they break ties.
        scores: (m, n) the candidates' scores 0..1 in each of these ways, by candidate.
        likeness: (n, n) how alike two candidates are, 0..1, on the scale of the scores.
        diversity: 0 gives `orders` back, 1 ignores the scores.

    Returns:
        (m, n) the candidates in their new orders.
    """
    if diversity == 0:
        return orders
    ways = np.arange(len(orders))
    worth = (1.0 - diversity) * np.take_along_axis(scores, orders, axis=1)
    costs = diversity * np.stack([likeness[np.ix_(order, order)] for order in orders])
    repeated = np.full(orders.shape, -np.inf)
    picked = np.zeros_like(orders)
    for place in range(orders.shape[1] - 1):
        last = picked[:, place]
        worth[ways, last] = -np.inf
        np.maximum(repeated, costs[ways, last], out=repeated)
        picked[:, place + 1] = (worth - repeated).argmax(axis=1)
    return np.take_along_axis(orders, picked, axis=1)
