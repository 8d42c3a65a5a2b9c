"""Retrieval quality of vectors on test products."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.intervals import with_intervals
from recsys.evaluation.metrics import binary_ranking_metrics
from recsys.index.exact import l2_normalize

QUERIES = 2000
METRICS = ("P@5", "MAP@R")


def sample_queries(labels: np.ndarray, groups: np.ndarray, seed: int) -> np.ndarray:
    """Return a random sample of at most QUERIES rows that share their label with a row of another group.

    Args:
        labels: (N,) kinds, `UNKNOWN` where unknown.
        groups: (N,) near-duplicates: products that share a picture or a title have the same number.
        seed: of the sample.
    """
    known = np.flatnonzero(labels != UNKNOWN)
    label_of_group = np.unique(np.stack([labels[known], groups[known]]), axis=1)[0]
    several = np.bincount(label_of_group, minlength=int(labels.max(initial=0)) + 1) > 1
    rows = known[several[labels[known]]]
    sample = np.random.default_rng(seed).permutation(len(rows))[:QUERIES]
    return np.sort(rows[sample])


def compare_vectors(
    methods: Mapping[str, np.ndarray], labels: np.ndarray, groups: np.ndarray, queries: np.ndarray
) -> dict[str, dict[str, Any]]:
    """Measure how well each method's nearest products share the query's label; near-duplicates do not count.

    Args:
        methods: name to (N, D) vectors of the same N products; the last is compared with the others,
            query by query.
        labels: (N,) kinds.
        groups: (N,) near-duplicates.
        queries: rows to query with, at least one.

    Returns:
        For each method P@5 and MAP@R with value, low and high (95 %), and for all but the last under
        "gain" the difference of the last one's P@5.
    """
    values_by_method = {name: _score(vectors, labels, groups, queries) for name, vectors in methods.items()}
    last = list(values_by_method.values())[-1]
    metrics: dict[str, dict[str, Any]] = {}
    for name, values in values_by_method.items():
        columns = np.concatenate([values, last[:, :1] - values[:, :1]], axis=1)
        estimates = with_intervals(columns, groups[queries])
        metrics[name] = {
            each: estimate.rounded() for each, estimate in zip((*METRICS, "gain"), estimates, strict=True)
        }
    metrics[list(methods)[-1]].pop("gain")
    return metrics


def _score(vectors: np.ndarray, labels: np.ndarray, groups: np.ndarray, queries: np.ndarray) -> np.ndarray:
    units = l2_normalize(vectors)
    values = np.empty((len(queries), len(METRICS)))
    for number, row in enumerate(queries):
        order = np.argsort(-(units @ units[row]), kind="stable")
        order = order[groups[order] != groups[row]]
        relevant = labels[order] == labels[row]
        metrics = binary_ranking_metrics(relevant, int(relevant.sum()), (5,))
        values[number] = [metrics[name] for name in METRICS]
    return values
