"""Batches of P kinds with K products each, so that every batch holds positives and negatives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from recsys.errors import QueryError

KINDS, PRODUCTS = 32, 4


class KindBatches:
    """Draws batches of KINDS kinds with PRODUCTS products each ("PK", Hermans et al. 2017).

    Every kind comes equally often, however many products it has: else shirts and shoes would dominate
    the training. Of near-duplicates only one is drawn at a time. Kinds whose products are all near-duplicates
    of each other hold no positive pair and are left out.

    Args:
        labels: (N,) kinds, below 0 where unknown.
        groups: (N,) near-duplicates: products that share a picture or a title have the same number.
        seed: of the draws.

    Raises:
        QueryError: fewer than two kinds hold a positive pair.
    """

    def __init__(self, labels: np.ndarray, groups: np.ndarray, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._members: list[list[np.ndarray]] = []
        for label in np.unique(labels[labels >= 0]):
            rows = np.flatnonzero(labels == label)
            members = [rows[groups[rows] == group] for group in np.unique(groups[rows])]
            if len(members) > 1:
                self._members.append(members)
        if len(self._members) < 2:
            raise QueryError(
                "Triplets need at least two kinds with two products each that have pictures and are not "
                f"copies of each other; there are {len(self._members)}. Choose another column."
            )
        self.kinds = len(self._members)
        self.steps = max(1, round((labels >= 0).sum() / (min(KINDS, self.kinds) * PRODUCTS)))

    def epoch(self) -> Iterator[np.ndarray]:
        """Yield the rows of each batch, about as many rows in all as there are products."""
        for _ in range(self.steps):
            kinds = self._rng.choice(self.kinds, min(KINDS, self.kinds), replace=False)
            yield np.concatenate([self._draw(self._members[kind]) for kind in kinds])

    def _draw(self, groups: list[np.ndarray]) -> np.ndarray:
        drawn = self._rng.choice(len(groups), min(PRODUCTS, len(groups)), replace=False)
        return np.array([self._rng.choice(groups[number]) for number in drawn])
