"""The interface of a search index: everything that asks for nearest vectors knows only this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class Neighbors:
    """The best rows and their scores, best first.

    Attributes:
        rows: (k,) int64, fewer where fewer rows are allowed.
        scores: (k,) float32; higher is closer: the cosine, or minus the Euclidean distance.
    """

    rows: np.ndarray
    scores: np.ndarray


class Index(Protocol):
    """N vectors that can be searched; safe to share between threads.

    Rows are numbered as the vectors were given. A vector of zeros, or with a value that is not finite,
    is never found.
    """

    @property
    def dim(self) -> int:
        """Length of a vector."""

    def __len__(self) -> int:
        """Return the number of vectors."""

    def query(self, vector: np.ndarray, k: int, mask: np.ndarray | None = None) -> Neighbors:
        """Find the k nearest rows.

        Args:
            vector: (D,) query of any length.
            k: at least 1.
            mask: (N,) bool, True for rows that may be found; None for all.

        Returns:
            min(k, allowed rows) neighbours.

        Raises:
            QueryError: k is below 1, or the vector has another length, is zero or not finite.
        """

    def query_batch(self, vectors: np.ndarray, k: int, masks: np.ndarray) -> list[Neighbors]:
        """Answer several queries at once; each answer equals that of `query`.

        Args:
            vectors: (Q, D).
            k: at least 1.
            masks: (Q, N) bool, True for rows that each query may find.
        """
