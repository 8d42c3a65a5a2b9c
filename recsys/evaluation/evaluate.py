"""Compares methods of recommendation on one catalogue, on the same queries, by several measures."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from recsys import reports
from recsys.artifacts import COLORS, Artifacts
from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.errors import QueryError
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
from recsys.evaluation.relevance import UNKNOWN, Relevance
from recsys.evaluation.scoring import DEPTH, QueryMetrics, aggregate
from recsys.evaluation.significance import holm, paired_randomization_test
from recsys.evaluation.tradeoffs import tradeoffs
from recsys.progress import Progress, ProgressCallback, no_progress

QUERIES = 1000
WORST = 24
FOUND = 5
"""How many results are kept of each of the worst queries."""
_BLOCK = 32
_NAME = "evaluation"


@dataclass(frozen=True)
class Report:
    """What `evaluate` found; everything in it is plain numbers and text.

    Attributes:
        catalog: name, number of products, of queries and of groups of twins, and the method that the
            others are compared with.
        relevances: for each definition its name, how many queries have it, chance and majority.
        methods: one entry a method: name, says, seconds, and `figures`: for each definition its
            measures, each with value, low and high, among them "P@5 with twins", where twins count, "P@5
            by kind", the mean over labels, and "P@5 difference" to the first method; `luck`: for each
            definition how likely a difference as large is by luck, corrected by Holm's method for all
            comparisons made; `other`: nDCG, agreement in colour and price, variety and repeats, each with
            value, low and high; `aggregate`: coverage, skew and most (`recsys.evaluation.scoring`).
        categories: method -> category -> precision at 5 and number of queries.
        worst: method -> the ids of the queries it answers worst, the worst first.
        found: method -> such a query -> the ids of its first results.
        tradeoffs: what weights on colour and price cost and bring (`recsys.evaluation.tradeoffs`).
    """

    catalog: dict[str, Any]
    relevances: list[dict[str, Any]]
    methods: list[dict[str, Any]]
    categories: dict[str, dict[str, dict[str, float]]]
    worst: dict[str, list[str]]
    found: dict[str, dict[str, list[str]]]
    tradeoffs: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return dict(vars(self))

    def keep(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files."""
        reports.save_report(catalog, _NAME, self.as_dict())

    @classmethod
    def kept(cls, catalog: Catalog) -> Report | None:
        """Return the report that was kept, or None where there is none of the catalogue as it is now."""
        found = reports.load_report(catalog, _NAME)
        whole = found is not None and set(found) == {each.name for each in fields(cls)}
        return cls(**found) if found is not None and whole else None


@dataclass(frozen=True)
class _Measured:
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
) -> Report:
    """Compare encoders with each other and with chance, the majority, colour and the labels themselves.

    Each query is a product; the results are all other products except its twins (same picture or same
    title), ranked. The first encoder is what the others are compared with, query by query.

    Args:
        catalog: opened; its encoders must be built. A subset is judged within itself.
        encoders: which of the built ones; by default all, the best first.
        same_as: further definitions of relevance, such as "family+pattern": columns that must agree.
        queries: how many products are asked for, chosen at random.
        seed: of the choice of queries.
        weights: whether to measure also what weights on colour and price do; not for a subset.
        listen: told how far it is.

    Raises:
        QueryError: an encoder is not built, a column does not exist, or no product has a category.
        ArtifactError: computed files are missing or damaged.
    """
    names = _encoders(catalog, encoders)
    setting = EvaluationContext(catalog, names[0], same_as, queries, seed)
    chosen = _methods(setting, names)
    measured = list(_measure(chosen, setting, listen))
    if not measured[0].rows.binary:
        raise QueryError(
            "The products that share a category share their title or picture too, so no good recommendation "
            "is left to find. Give different products different titles and import the catalogue again."
        )
    luck = _luck(setting, measured)
    summaries = []
    for done, each in enumerate(measured, start=1):
        summaries.append(_summary(setting, each, measured[0].rows) | {"luck": luck.get(each.method.name, {})})
        listen(Progress("Drawing intervals", done, len(measured)))
    worst = {each.method.name: _worst(setting, each.rows) for each in measured}
    return Report(
        catalog={
            "name": catalog.name,
            "products": len(catalog),
            "queries": len(setting.queries),
            "groups": len(np.unique(setting.twins)),
            "compared_with": chosen[0].name,
        },
        relevances=[_described(each, setting) for each in setting.relevances],
        methods=summaries,
        categories={each.method.name: _by_category(setting, each.rows) for each in measured},
        worst={name: list(rows) for name, rows in worst.items()},
        found=worst,
        tradeoffs=tradeoffs(setting, names[0], listen) if weights else [],
    )


def _encoders(catalog: Catalog, wanted: Sequence[str]) -> list[str]:
    computed = Artifacts(catalog.folder)
    best = computed.resolve_encoder(None, default_encoder())
    chosen = [computed.resolve_encoder(name, name) for name in wanted]
    return chosen or sorted(computed.encoders(), key=lambda name: name != best)


def _methods(setting: EvaluationContext, encoders: Sequence[str]) -> list[Method]:
    catalog = setting.catalog
    learnt = [name for name in encoders if name != COLORS]
    return [
        *(by_vectors(catalog, name) for name in learnt),
        *(by_vectors(catalog, name, "euclidean") for name in learnt if has_lengths(catalog, name)),
        by_vectors(catalog, COLORS),
        by_attributes(catalog),
        by_majority(catalog, setting.relevances),
        by_chance(catalog),
    ]


def _measure(
    chosen: Sequence[Method], setting: EvaluationContext, listen: ProgressCallback
) -> Iterator[_Measured]:
    done, started = 0, time.monotonic()
    for method in chosen:
        rows, begun = QueryMetrics(), time.monotonic()
        for place, order in _rankings(method, setting):
            rows.add(setting, place, order)
            done += 1
            rate = done / max(time.monotonic() - started, 1e-9)
            listen(Progress("Comparing methods", done, len(chosen) * len(setting.queries), rate))
        yield _Measured(method, rows, time.monotonic() - begun)


def _rankings(method: Method, setting: EvaluationContext) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the place of each query and its results, best first, with its twins but not itself."""
    shuffled = np.random.default_rng(3).permutation(
        len(setting.catalog)
    )  # ties fall in no order of the table
    for start in range(0, len(setting.queries), _BLOCK):
        block = setting.queries[start : start + _BLOCK]
        scores = np.where(method.usable, method.score(block), -np.inf)
        for place, row in enumerate(block, start):
            order = shuffled[np.argsort(-scores[place - start][shuffled], kind="stable")]
            yield place, order[order != row]


def _described(relevance: Relevance, setting: EvaluationContext) -> dict[str, Any]:
    return {
        "name": relevance.name,
        "queries": int((relevance.labels[setting.queries] != UNKNOWN).sum()),
        "chance": round(relevance.chance(), 4),
        "majority": round(relevance.majority(), 4),
    }


def _luck(setting: EvaluationContext, measured: Sequence[_Measured]) -> dict[str, dict[str, float]]:
    """Return method -> definition -> how likely its difference in P@5 to the first method is by luck."""
    first, *others = measured
    tests, chances = [], []
    for name, kept in first.rows.binary.items():
        groups = setting.groups[np.array(first.rows.asked[name])]
        gaps = [np.subtract(each.rows.binary[name]["P@5"], kept["P@5"]) for each in others]
        tests += [(each.method.name, name) for each in others]
        chances.append(paired_randomization_test(np.stack(gaps, axis=1), groups))
    corrected = holm(np.concatenate(chances))
    luck: dict[str, dict[str, float]] = {}
    for (method, name), chance in zip(tests, corrected.tolist(), strict=True):
        luck.setdefault(method, {})[name] = round(chance, 4)
    return luck


def _summary(setting: EvaluationContext, measured: _Measured, reference: QueryMetrics) -> dict[str, Any]:
    method, rows = measured.method, measured.rows
    figures: dict[str, Any] = {}
    for relevance in setting.relevances:
        kept = rows.binary.get(relevance.name)
        if kept is None:
            continue
        asked = np.array(rows.asked[relevance.name])
        precision = np.array(kept["P@5"])
        by_kind = precision * _kinds_alike(relevance.labels[setting.queries[asked]])
        gap = precision - np.array(reference.binary[relevance.name]["P@5"])
        columns = kept | {"P@5 by kind": by_kind, "P@5 difference": gap}
        measured_all = with_intervals(np.stack(list(columns.values()), axis=1), setting.groups[asked])
        figures[relevance.name] = {
            measure: figure.rounded() for measure, figure in zip(columns, measured_all, strict=True)
        }
    return {
        "name": method.name,
        "says": method.says,
        "seconds": round(measured.seconds, 2),
        "figures": figures,
        "other": {
            name: figure.rounded()
            for name, figure in finite_mean_intervals(rows.other, setting.groups).items()
        },
        "over_all": {
            name: round(value, 4)
            for name, value in aggregate(np.stack(rows.shown), len(setting.catalog)).items()
        },
    }


def _kinds_alike(labels: np.ndarray) -> np.ndarray:
    """Return weights of mean 1 under which every label counts the same, however many queries have it."""
    _, numbers, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    return len(labels) / len(sizes) / sizes[numbers]


def _by_category(setting: EvaluationContext, rows: QueryMetrics) -> dict[str, dict[str, float]]:
    first = setting.relevances[0]
    asked = np.array(rows.asked[first.name])
    labels = setting.catalog.table["category"].to_numpy(dtype=object)[setting.queries[asked]]
    precision = np.array(rows.binary[first.name]["P@5"])
    return {
        str(label): {
            "P@5": round(float(precision[labels == label].mean()), 4),
            "queries": int((labels == label).sum()),
        }
        for label in sorted(set(labels))
    }


def _worst(setting: EvaluationContext, rows: QueryMetrics) -> dict[str, list[str]]:
    """Return the queries with the lowest nDCG, the lowest first, and their first results."""
    ids = setting.catalog.ids
    return {
        str(ids[setting.queries[place]]): [str(ids[row]) for row in rows.shown[place][:FOUND] if row >= 0]
        for place in np.argsort(rows.other[f"nDCG@{DEPTH}"], kind="stable")[:WORST]
    }
