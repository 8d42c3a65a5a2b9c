"""What weights on colour and price cost in likeness, and what they bring (features C4)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from recsys.colors import ciede2000
from recsys.evaluation.context import EvaluationContext
from recsys.evaluation.intervals import finite_mean_intervals
from recsys.evaluation.relevance import UNKNOWN
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking import Query, Recommender, Weights
from recsys.ranking.recommender import OTHER_COLOR
from recsys.ranking.rerank import rank_order

FIRST = 5
GRID = tuple(round(0.1 * step, 1) for step in range(11))
"""Weights that are tried; the usual ones of `Weights` are among them."""
SIGNALS = ("color", "price")
_SAMPLE = 300


def tradeoffs(
    setting: EvaluationContext, encoder: str, listen: ProgressCallback = no_progress
) -> list[dict[str, Any]]:
    """Rank some queries' products with ever more weight on colour, and on price, the others as usual.

    Args:
        setting: of a whole catalogue, whose queries and twins are used.
        encoder: a built one.
        listen: told how far it is.

    Returns:
        For colour, and for price where there are prices: `signal`, `usual` (its usual weight), `relevance`
        (what "good" is), `queries` and `points`, one a weight: `weight`, and the share of the first five
        that are `good`, have the same main `color` and the same `price` tier, each with value, low and high.

    Raises:
        ArtifactError: a computed file is missing, damaged or of another catalogue.
    """
    recommender = Recommender(setting.catalog, encoder)
    priced = bool(np.isfinite(setting.tiers).any())
    signals = [signal for signal in SIGNALS if priced or signal != "price"]
    count = min(_SAMPLE, len(setting.queries))
    rows = setting.queries[np.linspace(0, len(setting.queries) - 1, count).astype(int)]
    tried = [(signal, replace(Weights(), **{signal: weight})) for signal in signals for weight in GRID]
    shares = np.full((len(tried), len(rows), 3), np.nan)
    started = time.monotonic()
    for place, row in enumerate(rows):
        query = Query((str(setting.catalog.ids[row]),))
        shares[:, place] = _judged(setting, recommender, query, int(row), [weights for _, weights in tried])
        rate = (place + 1) / max(time.monotonic() - started, 1e-9)
        listen(Progress("Trying weights", place + 1, len(rows), rate))
    groups = setting.twins[rows]
    return [
        {
            "signal": signal,
            "usual": getattr(Weights(), signal),
            "relevance": setting.relevances[0].name,
            "queries": len(rows),
            "points": [
                {"weight": getattr(weights, signal)} | _figures(shares[number], groups)
                for number, (tested, weights) in enumerate(tried)
                if tested == signal
            ],
        }
        for signal in signals
    ]


def _judged(
    setting: EvaluationContext, recommender: Recommender, query: Query, row: int, tried: Sequence[Weights]
) -> np.ndarray:
    """Return (weights, 3): shares of the first results that are good, of the same colour and price tier."""
    found, pool = recommender.pool(query)
    kept = setting.twins[found.rows] != setting.twins[row]
    agree = _agreement(setting, found.rows, row)
    shares = np.full((len(tried), 3), np.nan)
    for number, weights in enumerate(tried):
        order = rank_order(pool.score(pool.signals, weights), pool.looks, pool.order)
        first = agree[order[kept[order]][:FIRST]]
        known = np.isfinite(first)
        shares[number] = np.where(
            known.any(axis=0),
            np.where(known, first, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1),
            np.nan,
        )
    return shares


def _agreement(setting: EvaluationContext, results: np.ndarray, row: int) -> np.ndarray:
    """Return (n, 3): 1 where a result agrees with a product, 0 where not, NaN where that is unknown."""
    labels = setting.relevances[0].labels
    apart = ciede2000(setting.colors[results], setting.colors[row])
    tiers = np.abs(setting.tiers[results] - setting.tiers[row])
    return np.stack(
        [
            np.where(labels[row] == UNKNOWN, np.nan, labels[results] == labels[row]),
            np.where(np.isnan(apart), np.nan, apart <= OTHER_COLOR),
            np.where(np.isnan(tiers), np.nan, tiers == 0),
        ],
        axis=1,
    )


def _figures(shares: np.ndarray, groups: np.ndarray) -> dict[str, dict[str, float]]:
    columns = dict(zip(("good", *SIGNALS), shares.T, strict=True))
    return {name: figure.rounded() for name, figure in finite_mean_intervals(columns, groups).items()}
