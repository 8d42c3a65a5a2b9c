"""Trade-offs of the weights: similarity lost against agreement gained."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.context import EvaluationContext
from recsys.evaluation.intervals import finite_mean_intervals
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking import Query, Recommender, Weights
from recsys.ranking.pool import CandidatePool
from recsys.ranking.rerank import rank_order
from recsys.signals import Signal

FIRST = 5
GRID = tuple(round(0.1 * step, 1) for step in range(11))
"""Weights that are tried; the usual ones of `Weights` are among them."""
_SAMPLE = 300


def tradeoffs(
    context: EvaluationContext, encoder: str, listen: ProgressCallback = no_progress
) -> list[dict[str, Any]]:
    """Rank some queries' products with ever more weight on one signal, the others at their defaults.

    Args:
        context: of a whole catalogue.
        encoder: a built one.
        listen: called with the progress.

    Returns:
        For each signal that products can agree in (see `Signal.agrees`) and that the catalogue has: `signal`,
        `usual` (its default weight), `relevance` (the definition of "good"), `queries` and `points`, one a
        weight: `weight`, and the share of the first five that are `good` and that agree in each signal
        (`color`: the same main colour, `price`: the same tier), each with value, low and high.

    Raises:
        ArtifactError: a computed file is missing, damaged or of another catalogue.
    """
    recommender = Recommender(context.catalog, encoder)
    agreeing = {name: signal for name, signal in recommender.signals.items() if signal.agreement}
    signals = [name for name, signal in agreeing.items() if signal.available]
    count = min(_SAMPLE, len(context.queries))
    rows = context.queries[np.linspace(0, len(context.queries) - 1, count).astype(int)]
    tried = [(signal, Weights(**{signal: weight})) for signal in signals for weight in GRID]
    shares = np.full((len(tried), len(rows), 1 + len(agreeing)), np.nan)
    started = time.monotonic()
    for place, row in enumerate(rows):
        query = Query((str(context.catalog.ids[row]),))
        candidates = recommender.score_candidates(query)
        agree = _agreement(context, agreeing, candidates.rows, int(row))
        others = context.duplicates[candidates.rows] != context.duplicates[row]
        shares[:, place] = [_shares_of_first(candidates, agree, others, weights) for _, weights in tried]
        rate = (place + 1) / max(time.monotonic() - started, 1e-9)
        listen(Progress("Trying weights", place + 1, len(rows), rate))
    groups = context.duplicates[rows]
    return [
        {
            "signal": signal,
            "usual": getattr(Weights(), signal),
            "relevance": context.relevances[0].name,
            "queries": len(rows),
            "points": [
                {"weight": getattr(weights, signal)} | _estimates(["good", *agreeing], shares[number], groups)
                for number, (tested, weights) in enumerate(tried)
                if tested == signal
            ],
        }
        for signal in signals
    ]


def _shares_of_first(
    candidates: CandidatePool, agree: np.ndarray, others: np.ndarray, weights: Weights
) -> np.ndarray:
    """Return (columns,) the share of the first results that agree, NaN where none of them is known.

    Args:
        candidates: n products.
        agree: (n, columns) see `_agreement`.
        others: (n,) bool, False for near-duplicates of the query, which do not count.
        weights: to rank with.
    """
    signals = candidates.score(candidates.signals, weights)
    order = rank_order(signals, candidates.looks, candidates.order)
    first = agree[order[others[order]][:FIRST]]
    known = np.isfinite(first)
    return np.where(
        known.any(axis=0), np.where(known, first, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1), np.nan
    )


def _agreement(
    context: EvaluationContext, signals: Mapping[str, Signal], results: np.ndarray, row: int
) -> np.ndarray:
    """Return (n, 1 + signals) 1 where a result agrees with a product, 0 where not, NaN where unknown."""
    labels = context.relevances[0].labels
    good = np.where(labels[row] == UNKNOWN, np.nan, labels[results] == labels[row])
    return np.stack([good, *(signal.agrees(row, results) for signal in signals.values())], axis=1)


def _estimates(names: Sequence[str], shares: np.ndarray, groups: np.ndarray) -> dict[str, dict[str, float]]:
    columns = dict(zip(names, shares.T, strict=True))
    return {name: estimate.rounded() for name, estimate in finite_mean_intervals(columns, groups).items()}
