"""Comparison of recommendation methods on one catalogue, on the same queries, by several metrics."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from recsys.artifacts import COLORS, Artifacts
from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.errors import QueryError
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.context import EvaluationContext
from recsys.evaluation.intervals import finite_mean_intervals, with_intervals
from recsys.evaluation.methods import (
    Method,
    by_attributes,
    by_chance,
    by_majority,
    by_vectors,
    has_lengths,
)
from recsys.evaluation.relevance import Relevance
from recsys.evaluation.scoring import DEPTH, QueryMetrics, aggregate
from recsys.evaluation.significance import holm, paired_randomization_test
from recsys.evaluation.tradeoffs import tradeoffs
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.reports import Report

QUERIES = 1000
WORST = 24
RESULTS = 5
"""Results listed for each of the worst queries."""
_BLOCK = 32
_NAME = "evaluation"


@dataclass(frozen=True)
class EvaluationReport(Report):
    """Result of `evaluate`.

    Attributes:
        catalog: name, number of products, of queries and of groups of near-duplicates, and the method that
            the others are compared with.
        relevances: for each definition its name, how many queries have it, chance and majority.
        methods: one entry a method: name, says, seconds, and `figures`: for each definition its
            metrics, each with value, low and high, among them "P@5 with twins", where near-duplicates count,
            "P@5 by kind", the mean over labels, and "P@5 difference" to the first method; `luck`: for each
            definition p-value of the difference, corrected by Holm's method for all comparisons; `other`:
            nDCG, agreement in colour and price, variety and repeats, each with value, low and high;
            `over_all`: coverage, skew and most (`recsys.evaluation.scoring`).
        categories: method -> category -> precision at 5 and number of queries.
        worst: method -> the ids of the queries it answers worst, the worst first.
        results: method -> such a query -> the ids of its first results.
        tradeoffs: similarity and agreement under each weight on colour and price
            (`recsys.evaluation.tradeoffs`).
    """

    KEYS: ClassVar[Mapping[str, str]] = {"results": "found"}

    catalog: dict[str, Any]
    relevances: list[dict[str, Any]]
    methods: list[dict[str, Any]]
    categories: dict[str, dict[str, dict[str, float]]]
    worst: dict[str, list[str]]
    results: dict[str, dict[str, list[str]]]
    tradeoffs: list[dict[str, Any]]

    def save(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files."""
        self._save(catalog, _NAME)

    @classmethod
    def load(cls, catalog: Catalog) -> EvaluationReport | None:
        """Return the saved report, or None where there is none of the catalogue as it is now."""
        return cls._load(catalog, _NAME)


@dataclass(frozen=True)
class _Scored:
    method: Method
    rows: QueryMetrics
    seconds: float


def evaluate(
    catalog: Catalog,
    encoders: Sequence[str] = (),
    *,
    same_as: Sequence[str] = (),
    queries: int = QUERIES,
    seed: int = 0,
    weights: bool = True,
    listen: ProgressCallback = no_progress,
) -> EvaluationReport:
    """Compare encoders with each other and with random, majority, colour and label baselines.

    Each query is a product; the results are all other products except its near-duplicates (same picture
    or title), ranked. The others are compared with the first encoder, query by query.

    Args:
        catalog: opened; its encoders must be built. A subset is evaluated within itself.
        encoders: which of the built ones; by default all, the best first.
        same_as: further definitions of relevance, such as "family+pattern": columns that must agree.
        queries: number of products to query with, a random sample.
        seed: of the sample.
        weights: also measure the effect of the weights on colour and price; not for a subset.
        listen: called with the progress.

    Raises:
        QueryError: an encoder is not built, a column does not exist, or no product has a category.
        ArtifactError: computed files are missing or damaged.
    """
    names = _encoders(catalog, encoders)
    context = EvaluationContext(catalog, names[0], same_as, queries, seed)
    methods = _methods(context, names)
    scored = list(_measure(methods, context, listen))
    if not scored[0].rows.binary:
        raise QueryError(
            "The products that share a category share their title or picture too, so no good recommendation "
            "is left to find. Give different products different titles and import the catalogue again."
        )
    p_values = _p_values(context, scored)
    summaries = []
    for done, each in enumerate(scored, start=1):
        summaries.append(
            _summary(context, each, scored[0].rows) | {"luck": p_values.get(each.method.name, {})}
        )
        listen(Progress("Drawing intervals", done, len(scored)))
    worst = {each.method.name: _worst(context, each.rows) for each in scored}
    return EvaluationReport(
        catalog={
            "name": catalog.name,
            "products": len(catalog),
            "queries": len(context.queries),
            "groups": len(np.unique(context.duplicates)),
            "compared_with": methods[0].name,
        },
        relevances=[_described(each, context) for each in context.relevances],
        methods=summaries,
        categories={each.method.name: _by_category(context, each.rows) for each in scored},
        worst={name: list(rows) for name, rows in worst.items()},
        results=worst,
        tradeoffs=tradeoffs(context, names[0], listen) if weights else [],
    )


def _encoders(catalog: Catalog, requested: Sequence[str]) -> list[str]:
    computed = Artifacts(catalog.folder)
    best = computed.resolve_encoder(None, default_encoder())
    names = [computed.resolve_encoder(name, name) for name in requested]
    return names or sorted(computed.encoders(), key=lambda name: name != best)


def _methods(context: EvaluationContext, encoders: Sequence[str]) -> list[Method]:
    catalog = context.catalog
    encoders = [name for name in encoders if name != COLORS]
    return [
        *(by_vectors(catalog, name) for name in encoders),
        *(by_vectors(catalog, name, "euclidean") for name in encoders if has_lengths(catalog, name)),
        by_vectors(catalog, COLORS),
        by_attributes(catalog),
        by_majority(catalog, context.relevances),
        by_chance(catalog),
    ]


def _measure(
    methods: Sequence[Method], context: EvaluationContext, listen: ProgressCallback
) -> Iterator[_Scored]:
    done, started = 0, time.monotonic()
    for method in methods:
        rows, method_started = QueryMetrics(), time.monotonic()
        for number, order in _rankings(method, context):
            rows.add(context, number, order)
            done += 1
            rate = done / max(time.monotonic() - started, 1e-9)
            listen(Progress("Comparing methods", done, len(methods) * len(context.queries), rate))
        yield _Scored(method, rows, time.monotonic() - method_started)


def _rankings(method: Method, context: EvaluationContext) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the number of each query and its results, best first, with its near-duplicates but not itself."""
    shuffled = np.random.default_rng(3).permutation(
        len(context.catalog)
    )  # ties fall in no order of the table
    for start in range(0, len(context.queries), _BLOCK):
        block = context.queries[start : start + _BLOCK]
        scores = np.where(method.usable, method.score(block), -np.inf)
        for number, row in enumerate(block, start):
            order = shuffled[np.argsort(-scores[number - start][shuffled], kind="stable")]
            yield number, order[order != row]


def _described(relevance: Relevance, context: EvaluationContext) -> dict[str, Any]:
    return {
        "name": relevance.name,
        "queries": int((relevance.labels[context.queries] != UNKNOWN).sum()),
        "chance": round(relevance.chance(), 4),
        "majority": round(relevance.majority(), 4),
    }


def _p_values(context: EvaluationContext, scored: Sequence[_Scored]) -> dict[str, dict[str, float]]:
    """Return method -> definition -> corrected p-value of its difference in P@5 to the first method."""
    first, *others = scored
    tests, p_values = [], []
    for name, reference in first.rows.binary.items():
        groups = context.groups[np.array(first.rows.query_numbers[name])]
        differences = [np.subtract(each.rows.binary[name]["P@5"], reference["P@5"]) for each in others]
        tests += [(each.method.name, name) for each in others]
        p_values.append(paired_randomization_test(np.stack(differences, axis=1), groups))
    corrected = holm(np.concatenate(p_values))
    by_method: dict[str, dict[str, float]] = {}
    for (method, name), p_value in zip(tests, corrected.tolist(), strict=True):
        by_method.setdefault(method, {})[name] = round(p_value, 4)
    return by_method


def _summary(context: EvaluationContext, scored: _Scored, reference: QueryMetrics) -> dict[str, Any]:
    method, rows = scored.method, scored.rows
    estimates_by_definition: dict[str, Any] = {}
    for relevance in context.relevances:
        values = rows.binary.get(relevance.name)
        if values is None:
            continue
        numbers = np.array(rows.query_numbers[relevance.name])
        precision = np.array(values["P@5"])
        by_kind = precision * _class_weights(relevance.labels[context.queries[numbers]])
        difference = precision - np.array(reference.binary[relevance.name]["P@5"])
        columns = values | {"P@5 by kind": by_kind, "P@5 difference": difference}
        estimates = with_intervals(np.stack(list(columns.values()), axis=1), context.groups[numbers])
        estimates_by_definition[relevance.name] = {
            name: estimate.rounded() for name, estimate in zip(columns, estimates, strict=True)
        }
    return {
        "name": method.name,
        "says": method.description,
        "seconds": round(scored.seconds, 2),
        "figures": estimates_by_definition,
        "other": {
            name: estimate.rounded()
            for name, estimate in finite_mean_intervals(rows.other, context.groups).items()
        },
        "over_all": {
            name: round(value, 4)
            for name, value in aggregate(np.stack(rows.shown), len(context.catalog)).items()
        },
    }


def _class_weights(labels: np.ndarray) -> np.ndarray:
    """Return weights of mean 1 under which every label counts the same (macro average)."""
    _, numbers, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    return len(labels) / len(sizes) / sizes[numbers]


def _by_category(context: EvaluationContext, rows: QueryMetrics) -> dict[str, dict[str, float]]:
    first = context.relevances[0]
    numbers = np.array(rows.query_numbers[first.name])
    labels = context.catalog.table["category"].to_numpy(dtype=object)[context.queries[numbers]]
    precision = np.array(rows.binary[first.name]["P@5"])
    return {
        str(label): {
            "P@5": round(float(precision[labels == label].mean()), 4),
            "queries": int((labels == label).sum()),
        }
        for label in sorted(set(labels))
    }


def _worst(context: EvaluationContext, rows: QueryMetrics) -> dict[str, list[str]]:
    """Return the queries with the lowest nDCG, the lowest first, and their first results."""
    ids = context.catalog.ids
    return {
        str(ids[context.queries[number]]): [str(ids[row]) for row in rows.shown[number][:RESULTS] if row >= 0]
        for number in np.argsort(rows.other[f"nDCG@{DEPTH}"], kind="stable")[:WORST]
    }
