"""Quality of a map: figures that stand beside the picture, because it is no evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

K = 10
SAMPLE = 1000
_BLOCK = 64


@dataclass(frozen=True)
class Purity:
    """Share of a point's nearest points that have its label.

    Attributes:
        share: mean share, 0..1, of the K nearest that have the same label.
        chance: the share that K random points would have.
        points: how many points have a label.
    """

    share: float
    chance: float
    points: int


def nearest_on_map(xy: np.ndarray, k: int = K) -> np.ndarray:
    """Return (n, min(k, n - 1)) the nearest points of each point in the plane, nearest first."""
    from scipy.spatial import cKDTree

    k = min(k, len(xy) - 1)
    if k < 1:
        return np.empty((len(xy), 0), dtype=np.int64)
    found = cKDTree(xy).query(xy, k=k + 1, workers=-1)[1]
    # A point is not its own neighbour; among points at the same place it need not come first.
    own = found == np.arange(len(xy))[:, None]
    own[~own.any(axis=1), -1] = True
    return found[~own].reshape(len(xy), k)


def purity(neighbors: np.ndarray, labels: np.ndarray) -> Purity | None:
    """Measure how well neighbours agree on a label.

    Args:
        neighbors: (n, k) rows of each point's nearest points, -1 where there are no more.
        labels: (n,) numbers of labels, -1 where unknown; such points count neither way.

    Returns:
        The figures, or None where fewer than two points have a label.
    """
    known = labels >= 0
    points = int(known.sum())
    if points < 2 or neighbors.shape[1] == 0:
        return None
    around = np.where(neighbors >= 0, labels[neighbors], -1)[known]
    counted = (around >= 0).sum(axis=1)
    same = (around == labels[known, None]).sum(axis=1)
    if not counted.any():
        return None
    sizes = np.bincount(labels[known]).astype(np.float64)
    chance = float((sizes * (sizes - 1)).sum() / (points * (points - 1.0)))
    return Purity(float((same[counted > 0] / counted[counted > 0]).mean()), chance, points)


def trustworthiness(vectors: np.ndarray, neighbors: np.ndarray) -> float | None:
    """Measure how few strangers the map puts close to a point (Venna and Kaski, 2001).

    Args:
        vectors: (n, d) of length 1.
        neighbors: (n, k) each point's nearest points on the map.

    Returns:
        From 0 to 1: 1 if every neighbour on the map is among the k most alike, about 0.5 by chance;
        over at most `SAMPLE` evenly spread points. None for fewer than four points.
    """
    n = len(vectors)
    k = min(neighbors.shape[1], (n - 1) // 2)
    if k < 1:
        return None
    chosen = np.unique(np.linspace(0, n - 1, min(n, SAMPLE)).astype(np.int64))
    too_far = 0.0
    for block in np.array_split(chosen, -(-len(chosen) // _BLOCK)):
        for row, scores in zip(block, vectors[block] @ vectors.T, strict=True):
            scores[row] = np.inf
            ranks = (scores > scores[neighbors[row, :k], None]).sum(axis=1)
            too_far += np.maximum(ranks - k, 0).sum()
    return float(1 - too_far * 2 / (len(chosen) * k * (2 * n - 3 * k - 1)))
