"""Maps of the same products before and after the training, aligned so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from recsys.index import ExactIndex
from recsys.progress import ProgressCallback, no_progress
from recsys.projection.alignment import align_procrustes
from recsys.projection.quality import K, nearest_on_map, purity, trustworthiness
from recsys.projection.tsne import tsne

POINTS = 2000
PERPLEXITY = 40.0


@dataclass(frozen=True)
class MapResult:
    """A map and its quality.

    Attributes:
        xy: (n, 2) float32 coordinates.
        trustworthiness: from 0 to 1; None for very few points.
        purity: share of the K nearest points that are of a point's own kind, 0..1, by chance, and among
            the vectors themselves; empty where nothing has a label.
    """

    xy: np.ndarray
    trustworthiness: float | None
    purity: dict[str, float]

    def as_dict(self) -> dict[str, Any]:
        """Return the map as JSON can hold it."""
        trust = self.trustworthiness
        return {
            "xy": np.round(self.xy.astype(np.float64), 3).tolist(),
            "trustworthiness": None if trust is None else round(trust, 4),
            "purity": {name: round(value, 4) for name, value in self.purity.items()},
        }


def build_maps(
    methods: Mapping[str, np.ndarray],
    labels: np.ndarray,
    perplexity: float,
    listen: ProgressCallback = no_progress,
) -> dict[str, MapResult]:
    """Build a map for each method from the same start and with the same seed, turned onto the first.

    Args:
        methods: name to (n, D) vectors of the same n products.
        labels: (n,) kinds, -1 where unknown.
        perplexity: effective number of neighbours.
        listen: called with the progress of each map.
    """
    maps: dict[str, MapResult] = {}
    first: np.ndarray | None = None
    for name, vectors in methods.items():
        units, rows, scores = _neighbors(vectors, round(3 * perplexity))
        xy = tsne(rows, scores, units, perplexity=perplexity, listen=listen)
        first = xy if first is None else first
        xy = align_procrustes(xy, first)
        around = nearest_on_map(xy)
        maps[name] = MapResult(xy, trustworthiness(units, around), _purity(around, rows, labels))
    return maps


def _purity(around: np.ndarray, rows: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    on_map, in_vectors = purity(around, labels), purity(rows[:, :K], labels)
    if on_map is None or in_vectors is None:
        return {}
    return {"map": on_map.share, "vectors": in_vectors.share, "chance": on_map.chance}


def _neighbors(vectors: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return rows of length 1, and (n, k) neighbours of each with their cosines."""
    index = ExactIndex(vectors)
    n = len(vectors)
    k = min(k, n - 1)
    rows, scores = np.empty((n, k), dtype=np.int64), np.empty((n, k), dtype=np.float32)
    for row in range(n):
        mask = np.ones(n, dtype=bool)
        mask[row] = False
        nearest = index.query(vectors[row], k, mask)
        rows[row], scores[row] = nearest.rows, nearest.scores
    return index.vectors, rows, scores
