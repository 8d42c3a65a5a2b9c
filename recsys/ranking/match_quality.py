"""Match quality of a photo search, measured with the catalogue's own likeness.

Cosines of one encoder mean nothing for another one, and nothing to people. So a photo's nearest
products are held against two things that every catalogue has: how close its own products lie to
their nearest ones, and how close two random products of one category are.

The limits were set on 341 photos that people took of their own clothes, against 35,648 product photos,
and on pictures of no product; docs/figures.md quotes what each grade means (benchmarks/photos.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from recsys.index import Index
from recsys.index.exact import usable_rows
from recsys.ranking.rejection import ThresholdResult

NEAREST = 5
ENOUGH_PRODUCTS = 40
"""In a smaller catalogue the spread of its own products says too little to call anything far away."""

GRADES = {"close": 0.15, "fair": 0.05, "loose": 0.005, "nothing": 0.0}
"""For each grade the share of the catalogue's products that may lie farther from their nearest ones."""

_PAIRS = 2000


@dataclass(frozen=True)
class MatchQuality:
    """Grade of a search: how near the nearest products are.

    Attributes:
        grade: one of `GRADES`.
        category: the most frequent one among the nearest products, or None.
        closer_than: share, 0..1, of the pairs of two products of that category that are less alike
            than the photo and its nearest product; None where there are no such pairs.
        identical: the nearest product has this very picture.
        nearness: by how much it is within or beyond the encoder's tolerance, None where none is kept. What is
            beyond has the grade "nothing", what is within has not.
    """

    grade: str
    category: str | None
    closer_than: float | None
    identical: bool
    nearness: ThresholdResult | None = None

    def with_tolerance(self, nearness: ThresholdResult) -> MatchQuality:
        """Return the same with the verdict of a tolerance."""
        within = "loose" if self.grade == "nothing" else self.grade
        known = nearness.recognised
        return replace(
            self,
            nearness=nearness,
            grade=within if known else "nothing",
            identical=self.identical and known,
        )


class MatchQualityModel:
    """Judges query vectors by one catalogue and one encoder; safe to share between threads.

    Args:
        index: all products.
        unit_vectors: returns the (n, D) float32 vectors, of length 1 or all zeros, of some rows.
        neighbor_scores: (N, depth) cosines of each product's nearest ones, best first.
        neighbor_rows: (N, depth) their rows, -1 where there are no more.
        categories: (N,) category names, None where unknown.
    """

    def __init__(
        self,
        index: Index,
        unit_vectors: Callable[[np.ndarray], np.ndarray],
        neighbor_scores: np.ndarray,
        neighbor_rows: np.ndarray,
        categories: np.ndarray,
    ) -> None:
        self._index = index
        self._unit_vectors = unit_vectors
        self._categories = categories
        self._known_pairs: dict[str, np.ndarray] = {}
        whole = (neighbor_rows[:, :NEAREST] >= 0).all(axis=1)
        own = np.sort(np.asarray(neighbor_scores[whole, :NEAREST], dtype=np.float64).mean(axis=1))
        self._limits = {
            grade: float(np.quantile(own, share)) if share and len(own) >= ENOUGH_PRODUCTS else -1.0
            for grade, share in GRADES.items()
        }

    def rate(self, vector: np.ndarray) -> MatchQuality:
        """Judge a query.

        Args:
            vector: (D,) of any length.

        Raises:
            QueryError: the vector is zero or not finite.
        """
        nearest = self._index.query(vector, NEAREST)
        if len(nearest.rows) == 0:
            return MatchQuality("nothing", None, None, identical=False)
        mean = float(nearest.scores.mean())
        identical = bool(nearest.scores[0] > 0.9995)
        grade = next(grade for grade, limit in self._limits.items() if mean >= limit)
        category = _most_frequent(self._categories[nearest.rows])
        pairs = self._pairs(category)
        closer_than = float((pairs < nearest.scores[0]).mean()) if len(pairs) else None
        return MatchQuality("close" if identical else grade, category, closer_than, identical)

    def _pairs(self, category: str | None) -> np.ndarray:
        """Return cosines of random pairs of products of a category; the same ones every time."""
        if category is None:
            return np.empty(0)
        if category not in self._known_pairs:
            self._known_pairs[category] = self._draw_pairs(category)
        return self._known_pairs[category]

    def _draw_pairs(self, category: str) -> np.ndarray:
        vectors = self._unit_vectors(np.flatnonzero(self._categories == category))
        members = np.flatnonzero(usable_rows(vectors))
        if len(members) < 2:
            return np.empty(0)
        rng = np.random.default_rng(0)
        first = rng.integers(0, len(members), _PAIRS)
        other = (first + rng.integers(1, len(members), _PAIRS)) % len(members)
        return np.einsum("ij,ij->i", vectors[members[first]], vectors[members[other]])


def _most_frequent(names: np.ndarray) -> str | None:
    """Return the most frequent name, on a tie the one that comes first."""
    known = [name for name in names if name is not None]
    return Counter(known).most_common(1)[0][0] if known else None
