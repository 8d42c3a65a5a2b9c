"""Scores of the ranked lists of one method, query by query and all together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from recsys.colors import ciede2000
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.context import SHOWN, EvaluationContext
from recsys.evaluation.metrics import binary_ranking_metrics, ndcg

DEPTH = 10
"""Number of results that count for agreement in colour and price."""


@dataclass
class QueryMetrics:
    """Measures of one method, one number a query.

    Attributes:
        binary: for each definition of relevance its measures.
        query_numbers: for each definition the numbers of its queries among all.
        other: measures that need no definition; NaN where a query has none.
        shown: the first results of each query without its near-duplicates, (SHOWN,) rows, -1 where there are
            no more.
    """

    binary: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    query_numbers: dict[str, list[int]] = field(default_factory=dict)
    other: dict[str, list[float]] = field(default_factory=dict)
    shown: list[np.ndarray] = field(default_factory=list)

    def add(self, context: EvaluationContext, number: int, order: np.ndarray) -> None:
        """Score the ranking of one query.

        Args:
            context: what is known about the products.
            number: of the query among all.
            order: (N - 1,) rows, best first; without the query, with its near-duplicates.
        """
        row = context.queries[number]
        fresh = order[context.duplicates[order] != context.duplicates[row]]
        for relevance in context.relevances:
            label = relevance.labels[row]
            relevant = relevance.labels[fresh] == label
            total = int(relevant.sum())
            if label == UNKNOWN or not total:
                continue
            with_duplicates = {"P@5 with twins": float((relevance.labels[order[:5]] == label).mean())}
            self.query_numbers.setdefault(relevance.name, []).append(number)
            _add(
                self.binary.setdefault(relevance.name, {}),
                binary_ranking_metrics(relevant, total) | with_duplicates,
            )
        gain, best = context.gain(row, fresh[:SHOWN]), context.best_gains[number]
        graded = {f"nDCG@{k}": ndcg(gain, best, k) for k in (DEPTH, SHOWN)}
        agreement = {name: measure(context, row, fresh[:DEPTH]) for name, measure in _AGREEMENT.items()}
        variety = {
            "variety": _variety(context.vectors[fresh[:SHOWN]]),
            "repeats": _repeats(context.duplicates[order[:SHOWN]], int(context.duplicates[row])),
        }
        _add(self.other, graded | agreement | variety)
        self.shown.append(np.pad(fresh[:SHOWN], (0, SHOWN - len(fresh[:SHOWN])), constant_values=-1))


def _add(columns: dict[str, list[float]], values: dict[str, float]) -> None:
    for name, value in values.items():
        columns.setdefault(name, []).append(value)


def _mean(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else np.nan


def _color_difference(context: EvaluationContext, row: int, top: np.ndarray) -> float:
    return _mean(ciede2000(context.colors[top], context.colors[row]))


def _same_color(context: EvaluationContext, row: int, top: np.ndarray) -> float:
    if context.color_labels is None or context.color_labels[row] < 0 or not len(top):
        return np.nan
    return float((context.color_labels[top] == context.color_labels[row]).mean())


def _tiers_apart(context: EvaluationContext, row: int, top: np.ndarray) -> float:
    return _mean(np.abs(context.tiers[top] - context.tiers[row]))


def _same_tier(context: EvaluationContext, row: int, top: np.ndarray) -> float:
    apart = np.abs(context.tiers[top] - context.tiers[row])
    return _mean(np.where(np.isnan(apart), np.nan, apart == 0))


def _price_apart(context: EvaluationContext, row: int, top: np.ndarray) -> float:
    """Return the median |log price - log price|: 0.69 is twice or half the price."""
    prices = context.catalog.prices
    known = top[prices[top] > 0]
    if not len(known) or not prices[row] > 0:
        return np.nan
    return float(np.median(np.abs(np.log(prices[known] / prices[row]))))


_AGREEMENT: dict[str, Callable[[EvaluationContext, int, np.ndarray], float]] = {
    "colour difference": _color_difference,
    "same colour": _same_color,
    "price tier difference": _tiers_apart,
    "same price tier": _same_tier,
    "price apart": _price_apart,
}


def _variety(vectors: np.ndarray) -> float:
    """Return 1 - mean cosine of two results, from the length of the sum of the unit vectors."""
    known = vectors[vectors.any(axis=1)].astype(np.float64)
    count = len(known)
    if count < 2:
        return np.nan
    total = known.sum(axis=0)
    return float(1 - (total @ total - np.einsum("ij,ij->", known, known)) / (count * (count - 1)))


def _repeats(groups: np.ndarray, own: int) -> float:
    """Return the share of results that repeat the query or an earlier result."""
    return 1 - len(set(groups.tolist()) - {own}) / len(groups) if len(groups) else np.nan


def aggregate(shown: np.ndarray, products: int) -> dict[str, float]:
    """Return how all rows together represent the catalogue.

    Args:
        shown: (Q, SHOWN) rows, -1 where there are no more.
        products: number of products in the catalogue.

    Returns:
        "coverage", the share of products that appear at all, "skew" of how often they appear (hubness), and
        "most", in what share of the rows the most frequent one is. They depend on the number
        of queries: compare them with those of random rows.
    """
    counts = np.bincount(shown[shown >= 0], minlength=products)
    return {
        "coverage": float((counts > 0).mean()),
        "skew": skewness(counts),
        "most": float(counts.max() / len(shown)),
    }


def skewness(counts: np.ndarray) -> float:
    """Return the skewness of k-occurrences, 0 if all are equal (hubness; Radovanovic et al. 2010)."""
    from scipy.stats import skew

    return float(skew(counts)) if counts.size and counts.std() else 0.0
