"""Trade-offs of the weights on colour and price: similarity lost against agreement gained."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from recsys.colors import ciede2000
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.context import EvaluationContext
from recsys.evaluation.intervals import finite_mean_intervals
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking import Query, Recommender, Weights
from recsys.ranking.recommender import OTHER_COLOR
from recsys.ranking.rerank import rank_order

FIRST = 5
GRID = tuple(round(0.1 * step, 1) for step in range(11))
"""Weights to evaluate; the defaults of `Weights` are among them."""
SIGNALS = ("color", "price")
_SAMPLE = 300


def tradeoffs(
    context: EvaluationContext, encoder: str, listen: ProgressCallback = no_progress
) -> list[dict[str, Any]]:
    """Measure the first results under every weight of `GRID` on colour, and on price, the others at default.

    Args:
        context: of a whole catalogue.
        encoder: a built one.
        listen: called with the progress.

    Returns:
        For colour, and for price where there are prices: `signal`, `usual` (its default weight), `relevance`
        (the definition of "good"), `queries` and `points`, one a weight: `weight`, and the share of the
        first five that are `good`, have the same main `color` and the same `price` tier, each with value,
        low and high.

    Raises:
        ArtifactError: a computed file is missing, damaged or of another catalogue.
    """
    recommender = Recommender(context.catalog, encoder)
    priced = bool(np.isfinite(context.tiers).any())
    signals = [signal for signal in SIGNALS if priced or signal != "price"]
    count = min(_SAMPLE, len(context.queries))
    rows = context.queries[np.linspace(0, len(context.queries) - 1, count).astype(int)]
    variants = [(signal, replace(Weights(), **{signal: weight})) for signal in signals for weight in GRID]
    shares = np.full((len(variants), len(rows), 3), np.nan)
    started = time.monotonic()
    for number, row in enumerate(rows):
        query = Query((str(context.catalog.ids[row]),))
        shares[:, number] = _shares(
            context, recommender, query, int(row), [weights for _, weights in variants]
        )
        rate = (number + 1) / max(time.monotonic() - started, 1e-9)
        listen(Progress("Trying weights", number + 1, len(rows), rate))
    groups = context.duplicates[rows]
    return [
        {
            "signal": signal,
            "usual": getattr(Weights(), signal),
            "relevance": context.relevances[0].name,
            "queries": len(rows),
            "points": [
                {"weight": getattr(weights, signal)} | _estimates(shares[number], groups)
                for number, (tested, weights) in enumerate(variants)
                if tested == signal
            ],
        }
        for signal in signals
    ]


def _shares(
    context: EvaluationContext, recommender: Recommender, query: Query, row: int, variants: Sequence[Weights]
) -> np.ndarray:
    """Return (weights, 3) shares of the first results that are good, of the same colour and price tier."""
    neighbors, pool = recommender.pool(query)
    distinct = context.duplicates[neighbors.rows] != context.duplicates[row]
    agree = _agreement(context, neighbors.rows, row)
    shares = np.full((len(variants), 3), np.nan)
    for number, weights in enumerate(variants):
        order = rank_order(pool.score(pool.signals, weights), pool.looks, pool.order)
        first = agree[order[distinct[order]][:FIRST]]
        known = np.isfinite(first)
        shares[number] = np.where(
            known.any(axis=0),
            np.where(known, first, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1),
            np.nan,
        )
    return shares


def _agreement(context: EvaluationContext, results: np.ndarray, row: int) -> np.ndarray:
    """Return (n, 3): 1 where a result agrees with a product, 0 where not, NaN where that is unknown."""
    labels = context.relevances[0].labels
    difference = ciede2000(context.colors[results], context.colors[row])
    tiers = np.abs(context.tiers[results] - context.tiers[row])
    return np.stack(
        [
            np.where(labels[row] == UNKNOWN, np.nan, labels[results] == labels[row]),
            np.where(np.isnan(difference), np.nan, difference <= OTHER_COLOR),
            np.where(np.isnan(tiers), np.nan, tiers == 0),
        ],
        axis=1,
    )


def _estimates(shares: np.ndarray, groups: np.ndarray) -> dict[str, dict[str, float]]:
    columns = dict(zip(("good", *SIGNALS), shares.T, strict=True))
    return {name: estimate.rounded() for name, estimate in finite_mean_intervals(columns, groups).items()}
