"""The candidates of one query, ready to be ranked with any weights: pure NumPy, no files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from recsys.ranking.diversity import diversify
from recsys.ranking.query import DIVERSITY, Weights
from recsys.ranking.rerank import rank_order
from recsys.signals import SIGNALS


@dataclass(frozen=True)
class CandidatePool:
    """Candidates and how close each is to the query.

    Attributes:
        rows: (n,) int64 rows of the catalogue, nearest by looks first.
        signals: (n, S) closeness in the order of `SIGNALS`, NaN where unknown.
        looks: (n,) raw similarities, which break ties.
        order: (n,) ranks of the ids, which break ties of these.
        designs: (n,) equal for candidates of which only the best is to be shown; they share a rank.
        score: from signals and weights to (n, S) parts: `weighted_contributions` or `baseline_contributions`.
        compare: returns (n, n) how alike the candidates are to each other, 0..1; called only when
            diversity is asked for.
    """

    rows: np.ndarray
    signals: np.ndarray
    looks: np.ndarray
    order: np.ndarray
    designs: np.ndarray
    score: Callable[[np.ndarray, Weights], np.ndarray]
    compare: Callable[[], np.ndarray]

    def rank(
        self, weights: Weights, diversity: float
    ) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
        """Rank the candidates.

        Args:
            weights: how much each signal counts.
            diversity: see `diversify`.

        Returns:
            The order of the best candidate of each design, best first; the (n, S) parts of all; and for
            each thing that counts the (n,) ranks, from 1, that they would have if it did not. These
            things are the signals with a weight that the query does not lack, if there are two or
            more, and `DIVERSITY`.
        """
        parts = self.score(self.signals, weights)
        ways = {"": parts} | {
            name: self.score(self.signals, other) for name, other in self._fewer(weights).items()
        }
        plain = np.stack([rank_order(way, self.looks, self.order) for way in ways.values()])
        orders = plain
        if diversity:
            scores = np.stack([way.sum(axis=1) for way in ways.values()])
            orders = diversify(plain, scores, self.compare(), diversity)
        without = {name: self._ranks(order) for name, order in zip(ways, orders, strict=True) if name}
        if diversity:
            without[DIVERSITY] = self._ranks(plain[0])
        return orders[0][self._first(orders[0])], parts, without

    def _fewer(self, weights: Weights) -> dict[str, Weights]:
        """Return the weights with each signal that counts left out, if another one is left then."""
        known = (~np.isnan(self.signals)).any(axis=0)
        counting = [
            name
            for name, weight, there in zip(SIGNALS, weights.values, known, strict=True)
            if weight and there
        ]
        return {name: weights.replace(**{name: 0.0}) for name in counting if len(counting) > 1}

    def _first(self, order: np.ndarray) -> np.ndarray:
        """Return (n,) bool, True at the places in an order where a design comes first."""
        first = np.zeros(len(order), dtype=bool)
        first[np.unique(self.designs[order], return_index=True)[1]] = True
        return first

    def _ranks(self, order: np.ndarray) -> np.ndarray:
        """Return (n,) the rank of each candidate's design."""
        ahead = np.cumsum(self._first(order))
        _, places, design = np.unique(self.designs[order], return_index=True, return_inverse=True)
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = ahead[places][design]
        return ranks
