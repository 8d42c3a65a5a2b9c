"""Judges the ranked lists of one method, query by query and all together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from recsys.colors import ciede2000
from recsys.evaluation.context import SHOWN, EvaluationContext
from recsys.evaluation.metrics import binary_ranking_metrics, ndcg
from recsys.evaluation.relevance import UNKNOWN

DEPTH = 10
"""How many results count for agreement in colour and price."""


@dataclass
class QueryMetrics:
    """Measures of one method, one number a query.

    Attributes:
        binary: for each definition of relevance its measures.
        asked: for each definition the places of its queries among all.
        other: measures that need no definition; NaN where a query has none.
        shown: the first results of each query without its twins, (SHOWN,) rows, -1 where there are no more.
    """

    binary: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    asked: dict[str, list[int]] = field(default_factory=dict)
    other: dict[str, list[float]] = field(default_factory=dict)
    shown: list[np.ndarray] = field(default_factory=list)

    def add(self, setting: EvaluationContext, place: int, order: np.ndarray) -> None:
        """Add the ranking that answers one query.

        Args:
            setting: what is known.
            place: of the query among all.
            order: (N - 1,) rows, best first; twins of the query are among them, itself is not.
        """
        row = setting.queries[place]
        fresh = order[setting.twins[order] != setting.twins[row]]
        for relevance in setting.relevances:
            label = relevance.labels[row]
            relevant = relevance.labels[fresh] == label
            total = int(relevant.sum())
            if label == UNKNOWN or not total:
                continue
            with_twins = {"P@5 with twins": float((relevance.labels[order[:5]] == label).mean())}
            self.asked.setdefault(relevance.name, []).append(place)
            _add(
                self.binary.setdefault(relevance.name, {}),
                binary_ranking_metrics(relevant, total) | with_twins,
            )
        gain, best = setting.gain(row, fresh[:SHOWN]), setting.best_gains[place]
        graded = {f"nDCG@{k}": ndcg(gain, best, k) for k in (DEPTH, SHOWN)}
        agreement = {name: measure(setting, row, fresh[:DEPTH]) for name, measure in _AGREEMENT.items()}
        whole = {
            "variety": _variety(setting.looks[fresh[:SHOWN]]),
            "repeats": _repeats(setting.twins[order[:SHOWN]], int(setting.twins[row])),
        }
        _add(self.other, graded | agreement | whole)
        self.shown.append(np.pad(fresh[:SHOWN], (0, SHOWN - len(fresh[:SHOWN])), constant_values=-1))


def _add(kept: dict[str, list[float]], measures: dict[str, float]) -> None:
    for name, value in measures.items():
        kept.setdefault(name, []).append(value)


def _mean(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else np.nan


def _color_difference(setting: EvaluationContext, row: int, top: np.ndarray) -> float:
    return _mean(ciede2000(setting.colors[top], setting.colors[row]))


def _same_color(setting: EvaluationContext, row: int, top: np.ndarray) -> float:
    if setting.shades is None or setting.shades[row] < 0 or not len(top):
        return np.nan
    return float((setting.shades[top] == setting.shades[row]).mean())


def _tiers_apart(setting: EvaluationContext, row: int, top: np.ndarray) -> float:
    return _mean(np.abs(setting.tiers[top] - setting.tiers[row]))


def _same_tier(setting: EvaluationContext, row: int, top: np.ndarray) -> float:
    apart = np.abs(setting.tiers[top] - setting.tiers[row])
    return _mean(np.where(np.isnan(apart), np.nan, apart == 0))


def _price_apart(setting: EvaluationContext, row: int, top: np.ndarray) -> float:
    """Median |log price - log price|: 0.69 is twice or half as dear."""
    prices = setting.catalog.prices
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


def _variety(looks: np.ndarray) -> float:
    """Return 1 - mean cosine of two results; the pairs' sum comes from the length of the vectors' sum."""
    known = looks[looks.any(axis=1)].astype(np.float64)
    count = len(known)
    if count < 2:
        return np.nan
    total = known.sum(axis=0)
    return float(1 - (total @ total - np.einsum("ij,ij->", known, known)) / (count * (count - 1)))


def _repeats(twins: np.ndarray, own: int) -> float:
    """Return the share of results that show again the query or a result before them."""
    return 1 - len(set(twins.tolist()) - {own}) / len(twins) if len(twins) else np.nan


def aggregate(shown: np.ndarray, products: int) -> dict[str, float]:
    """Say how all rows together treat the catalogue.

    Args:
        shown: (Q, SHOWN) rows, -1 where there are no more.
        products: how many there are.

    Returns:
        "coverage", the share of products that appear at all, "skew" of how often they appear (hubness), and
        "most", in what share of the rows the most frequent one is. They depend on how many queries were
        asked: what random rows give is the yardstick.
    """
    counts = np.bincount(shown[shown >= 0], minlength=products)
    return {
        "coverage": float((counts > 0).mean()),
        "skew": skewness(counts),
        "most": float(counts.max() / len(shown)),
    }


def skewness(counts: np.ndarray) -> float:
    """Third standardised moment of the k-occurrences (Radovanovic et al., "Hubs in Space", 2010)."""
    if not counts.size or not counts.std():
        return 0.0
    return float((((counts - counts.mean()) / counts.std()) ** 3).mean())
