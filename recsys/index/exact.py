"""Exact nearest neighbours: one matrix product, then a careful second look at the best.

The product of two single-precision matrices rounds differently with every shape, so the best
candidates are scored again in double precision, one row at a time, and rounded to single. Answers
are therefore the same for one query, for a batch and for a table on disk, and equal vectors have
equal scores.
"""

from __future__ import annotations

import numpy as np

from recsys.errors import QueryError, choices_text
from recsys.index.base import Neighbors

METRICS = ("cosine", "euclidean")
_ROUNDING = 2e-5
"""More than single-precision rounding can move a score (of unit vectors)."""

_UNIT = 1e-6
"""Distance from 1 that rounding can leave the length of a scaled row at."""


def l2_normalize(vectors: np.ndarray) -> np.ndarray:
    """Return rows of length 1, (N, D) float32; rows that have this length already stay as they are.

    Without that exception, scaling twice would move last digits, and a table made from scaled rows
    would differ from an answer to the raw one. Rows of zeros stay zeros.
    """
    vectors = np.array(vectors, dtype=np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    norms[(np.abs(norms - 1) < _UNIT) | (norms == 0)] = 1.0
    vectors /= norms
    return vectors


def usable_rows(vectors: np.ndarray) -> np.ndarray:
    """Return (N,) bool, True for rows that can be compared: finite, and not all zeros."""
    norms = np.linalg.norm(vectors, axis=1)
    return np.isfinite(norms) & (norms > 0)


class ExactIndex:
    """Searches all rows of a matrix.

    Args:
        vectors: (N, D) real numbers; a row of zeros or of NaN is never found.
        order: (N,) ranks that break ties, lower first; by default the row number.
        metric: "cosine" or "euclidean".

    Attributes:
        vectors: (N, D) float32 as they are compared: of length 1 for the cosine.
        usable: (N,) bool, False for rows that are never found.

    Raises:
        QueryError: unknown metric.
    """

    def __init__(self, vectors: np.ndarray, order: np.ndarray | None = None, metric: str = "cosine") -> None:
        if metric not in METRICS:
            raise QueryError(choices_text("metric", METRICS, metric))
        self.metric = metric
        self.usable = usable_rows(vectors)
        self.vectors = l2_normalize(vectors) if metric == "cosine" else np.array(vectors, dtype=np.float32)
        self.vectors[~self.usable] = 0.0
        self._squares = np.einsum("ij,ij->i", self.vectors, self.vectors)
        self._order = np.arange(len(vectors)) if order is None else order

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self.vectors.shape[1])

    def query(self, vector: np.ndarray, k: int, mask: np.ndarray | None = None) -> Neighbors:
        """Find the k nearest rows, equal scores in the order given at the start; see `Index.query`."""
        vector = self._check(vector, k)
        allowed = self.usable if mask is None else self.usable & mask
        return self._select(vector, self.approximate_scores(vector[None])[0], k, allowed)

    def query_batch(self, vectors: np.ndarray, k: int, masks: np.ndarray) -> list[Neighbors]:
        """Answer several queries at once; see `Index.query_batch`."""
        checked = np.stack([self._check(vector, k) for vector in vectors])
        triples = zip(checked, self.approximate_scores(checked), masks & self.usable, strict=True)
        return [self._select(vector, rough, k, allowed) for vector, rough, allowed in triples]

    def scores(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return the exact scores, (len(rows),) float32, of some rows."""
        vector = self._check(vector, 1).astype(np.float64)
        picked = self.vectors[rows].astype(np.float64)
        if self.metric == "cosine":
            scores = np.einsum("ij,j->i", picked, vector)
        else:
            scores = -np.sqrt(np.einsum("ij,ij->i", picked - vector, picked - vector))
        return scores.astype(np.float32)

    def _check(self, vector: np.ndarray, k: int) -> np.ndarray:
        if k < 1:
            raise QueryError(f"At least 1 result must be asked for, not {k}.")
        vector = np.asarray(vector, dtype=np.float32)
        if vector.shape != (self.dim,):
            raise QueryError(
                f"The query has the shape {vector.shape}; this index holds vectors of {self.dim} values."
            )
        norm = np.linalg.norm(vector)
        if not (np.isfinite(norm) and norm > 0):
            raise QueryError("The query's vector is zero or not finite. Is the picture blank?")
        return l2_normalize(vector[None])[0] if self.metric == "cosine" else vector

    def approximate_scores(self, vectors: np.ndarray) -> np.ndarray:
        """Return (Q, N) single-precision scores that order as the exact ones but for rounding."""
        products = vectors @ self.vectors.T
        if self.metric == "cosine":
            return products
        return 2 * products - self._squares

    def _select(self, vector: np.ndarray, rough: np.ndarray, k: int, allowed: np.ndarray) -> Neighbors:
        rows = np.flatnonzero(allowed)
        if len(rows) > k:
            candidates = rough[rows]
            kth = np.partition(candidates, len(rows) - k)[len(rows) - k]
            slack = _ROUNDING * max(1.0, float(np.abs(candidates).max()))
            rows = rows[candidates >= kth - slack]
        scores = self.scores(vector, rows)
        best = np.lexsort((self._order[rows], -scores))[:k]
        return Neighbors(rows[best], scores[best])
