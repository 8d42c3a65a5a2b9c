"""How good vectors are on products that were never learnt from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.evaluation.intervals import with_intervals
from recsys.evaluation.metrics import binary_ranking_metrics
from recsys.evaluation.relevance import UNKNOWN
from recsys.index.exact import l2_normalize

QUERIES = 2000
MEASURES = ("P@5", "MAP@R")


def sample_queries(labels: np.ndarray, twins: np.ndarray, seed: int) -> np.ndarray:
    """Return at most QUERIES rows that share their label with a stranger, chosen by chance.

    Args:
        labels: (N,) kinds, `UNKNOWN` where unknown.
        twins: (N,) groups of products that share a picture or a title.
        seed: source of chance.
    """
    known = np.flatnonzero(labels != UNKNOWN)
    groups = np.unique(np.stack([labels[known], twins[known]]), axis=1)[0]
    several = np.bincount(groups, minlength=int(labels.max(initial=0)) + 1) > 1
    rows = known[several[labels[known]]]
    chosen = np.random.default_rng(seed).permutation(len(rows))[:QUERIES]
    return np.sort(rows[chosen])


def compare(
    methods: Mapping[str, np.ndarray], labels: np.ndarray, twins: np.ndarray, queries: np.ndarray
) -> dict[str, dict[str, Any]]:
    """Measure how well each method's nearest products share the query's label; twins do not count.

    Args:
        methods: name to (N, D) vectors of the same N products; the last is compared with the others,
            query by query.
        labels: (N,) kinds.
        twins: (N,) groups.
        queries: rows to ask for, at least one.

    Returns:
        For each method P@5 and MAP@R with value, low and high (95 %), and for all but the last under
        "gain" how much better the last one's P@5 is.
    """
    rows = {name: _measured(vectors, labels, twins, queries) for name, vectors in methods.items()}
    last = list(rows.values())[-1]
    found: dict[str, dict[str, Any]] = {}
    for name, values in rows.items():
        columns = np.concatenate([values, last[:, :1] - values[:, :1]], axis=1)
        figures = with_intervals(columns, twins[queries])
        found[name] = {
            each: figure.rounded() for each, figure in zip((*MEASURES, "gain"), figures, strict=True)
        }
    found[list(methods)[-1]].pop("gain")
    return found


def _measured(vectors: np.ndarray, labels: np.ndarray, twins: np.ndarray, queries: np.ndarray) -> np.ndarray:
    units = l2_normalize(vectors)
    values = np.empty((len(queries), len(MEASURES)))
    for place, row in enumerate(queries):
        order = np.argsort(-(units @ units[row]), kind="stable")
        order = order[twins[order] != twins[row]]
        relevant = labels[order] == labels[row]
        measures = binary_ranking_metrics(relevant, int(relevant.sum()), (5,))
        values[place] = [measures[name] for name in MEASURES]
    return values
