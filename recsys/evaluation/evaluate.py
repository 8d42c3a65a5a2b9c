"""Compares methods of recommendation on one catalogue, on the same queries, by several measures."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from recsys import reports
from recsys.catalog import Catalog
from recsys.computed import COLORS, PALETTE, Computed, product_vectors
from recsys.encoders import default_encoder
from recsys.errors import QueryError
from recsys.evaluation.intervals import with_intervals
from recsys.evaluation.methods import Method, by_attributes, by_chance, by_vectors
from recsys.evaluation.metrics import binary_measures, ndcg
from recsys.evaluation.relevance import UNKNOWN, Relevance, gains, same, twin_groups, usual
from recsys.progress import Listener, Progress, ignore
from recsys.signals.colors import difference, lab
from recsys.signals.price import PriceTiers

QUERIES = 1000
DEPTH = 10
"""How many results count for graded relevance, colour and price."""
WORST = 24
_BLOCK = 32
_NAME = "evaluation"


@dataclass(frozen=True)
class Report:
    """What `evaluate` found; everything in it is plain numbers and text.

    Attributes:
        catalog: name, number of products, of queries and of groups of twins.
        relevances: for each definition its name, how many queries have it, chance and majority.
        methods: one entry a method: name, says, seconds, and `figures`: for each definition its
            measures, each with value, low and high, and under "with twins" P@5 where twins count; and
            `other`: nDCG, agreement in colour and price.
        categories: method -> category -> precision at 5 and number of queries.
        worst: method -> the ids of the queries it answers worst, the worst first.
    """

    catalog: dict[str, Any]
    relevances: list[dict[str, Any]]
    methods: list[dict[str, Any]]
    categories: dict[str, dict[str, dict[str, float]]]
    worst: dict[str, list[str]]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return dict(vars(self))

    def keep(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files."""
        reports.keep(catalog, _NAME, self.as_dict())

    @classmethod
    def kept(cls, catalog: Catalog) -> Report | None:
        """Return the report that was kept, or None where there is none of the catalogue as it is now."""
        found = reports.kept(catalog, _NAME)
        return None if found is None else cls(**found)


@dataclass
class _Rows:
    """Measures of one method, query by query."""

    binary: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    asked: dict[str, list[int]] = field(default_factory=dict)
    other: dict[str, list[float]] = field(default_factory=dict)

    def add(self, relevance: str, place: int, measures: dict[str, float]) -> None:
        self.asked.setdefault(relevance, []).append(place)
        kept = self.binary.setdefault(relevance, {})
        for name, value in measures.items():
            kept.setdefault(name, []).append(value)


def evaluate(
    catalog: Catalog,
    encoders: Sequence[str] = (),
    *,
    same_as: Sequence[str] = (),
    queries: int = QUERIES,
    seed: int = 0,
    listen: Listener = ignore,
) -> Report:
    """Compare encoders with each other and with chance, colour and the labels themselves.

    Each query is a product; the results are all other products except its twins (same picture or same
    title), ranked. The first encoder is what the others are compared with, query by query.

    Args:
        catalog: opened; its encoders must be built. A subset is judged within itself.
        encoders: which of the built ones; by default all, the best first.
        same_as: further definitions of relevance, such as "family+pattern": columns that must agree.
        queries: how many products are asked for, spread evenly over the categories.
        seed: of the choice of queries.
        listen: told how far it is.

    Raises:
        QueryError: an encoder is not built, a column does not exist, or no product has a category.
        StoreError: computed files are missing or damaged.
    """
    setting = _Setting(catalog, same_as, queries, seed)
    chosen = _methods(catalog, encoders)
    done, started = 0, time.monotonic()
    measured: list[tuple[Method, _Rows, float]] = []
    for method in chosen:
        rows, begun = _Rows(), time.monotonic()
        for place, order in _rankings(method, setting):
            _judge(rows, setting, place, order)
            done += 1
            rate = done / max(time.monotonic() - started, 1e-9)
            listen(Progress("Comparing methods", done, len(chosen) * len(setting.queries), rate))
        measured.append((method, rows, time.monotonic() - begun))
    reference = measured[0][1]
    return Report(
        catalog={
            "name": catalog.name,
            "products": len(catalog),
            "queries": len(setting.queries),
            "groups": len(np.unique(setting.twins)),
            "compared_with": chosen[0].name,
        },
        relevances=[_described(each, setting) for each in setting.relevances],
        methods=[_summary(setting, *each, reference) for each in measured],
        categories={method.name: _by_category(setting, rows) for method, rows, _ in measured},
        worst={method.name: _worst(setting, rows) for method, rows, _ in measured},
    )


class _Setting:
    """What all methods share: queries, definitions of relevance, twins, colours and prices."""

    def __init__(self, catalog: Catalog, same_as: Sequence[str], queries: int, seed: int) -> None:
        self.catalog = catalog
        self.relevances = [*usual(catalog), *(same(catalog, text.split("+")) for text in same_as)]
        self.gains = gains(catalog)
        self.twins = twin_groups(catalog)
        self.queries = _spread(self.relevances[0], catalog, queries, seed)
        self.colors = self._colors()
        self.tiers = self._tiers()

    def _colors(self) -> np.ndarray:
        palette = product_vectors(self.catalog, Computed(self.catalog.folder).vectors(PALETTE))
        return lab(palette[:, :3])

    def _tiers(self) -> np.ndarray:
        computed = Computed(self.catalog.folder)
        return PriceTiers.load(computed.prices, remedy=computed.remedy).tiers(self.catalog)

    @cached_property
    def best_gains(self) -> np.ndarray:
        """(queries, DEPTH) the largest gains that exist for each query."""
        best = np.zeros((len(self.queries), DEPTH))
        for place, row in enumerate(self.queries):
            gain = np.sort(self.gain(row, np.flatnonzero(self.twins != self.twins[row])))[::-1][:DEPTH]
            best[place, : len(gain)] = gain
        return best

    def gain(self, row: int, results: np.ndarray) -> np.ndarray:
        """Return how many labels, from the coarsest on, results share with a product."""
        agree = (self.gains[results] == self.gains[row]) & (self.gains[row] >= 0)
        return np.cumprod(agree, axis=1).sum(axis=1)


def _spread(relevance: Relevance, catalog: Catalog, count: int, seed: int) -> np.ndarray:
    """Choose queries: at random among products with a picture and a category that another one has."""
    if count < 1:
        raise QueryError(f"At least 1 query must be asked, not {count}.")
    known = relevance.labels != UNKNOWN
    many = np.zeros(len(catalog), bool)
    many[known] = relevance.sizes[relevance.labels[known]] > 1
    rows = np.flatnonzero(many & (catalog.pictures != ""))
    if not len(rows):
        raise QueryError(
            "No two products with a picture share a category, so nothing can count as a good "
            "recommendation. Give the catalogue categories and import it again."
        )
    rng = np.random.default_rng(seed)
    return np.sort(rng.choice(rows, min(count, len(rows)), replace=False))


def _methods(catalog: Catalog, encoders: Sequence[str]) -> list[Method]:
    computed = Computed(catalog.folder)
    best = computed.choose(None, default_encoder())
    chosen = [computed.choose(name, name) for name in encoders]
    chosen = chosen or sorted(computed.encoders(), key=lambda name: name != best)
    learnt = [by_vectors(catalog, name) for name in chosen if name != COLORS]
    return [
        *learnt,
        *(by_vectors(catalog, name, "euclidean") for name in chosen if name != COLORS),
        by_vectors(catalog, COLORS),
        by_attributes(catalog),
        by_chance(catalog),
    ]


def _rankings(method: Method, setting: _Setting) -> Iterator[tuple[int, np.ndarray]]:
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


def _judge(rows: _Rows, setting: _Setting, place: int, order: np.ndarray) -> None:
    row = setting.queries[place]
    fresh = order[setting.twins[order] != setting.twins[row]]
    for relevance in setting.relevances:
        label = relevance.labels[row]
        relevant = relevance.labels[fresh] == label
        total = int(relevant.sum())
        if label == UNKNOWN or not total:
            continue
        with_twins = (relevance.labels[order[:5]] == label).mean()
        measures = binary_measures(relevant, total) | {"P@5 with twins": float(with_twins)}
        rows.add(relevance.name, place, measures)
    top = fresh[:DEPTH]
    other = {f"nDCG@{DEPTH}": ndcg(setting.gain(row, top), setting.best_gains[place], DEPTH)}
    other["colour difference"] = float(difference(setting.colors[top], setting.colors[row]).mean())
    apart = np.abs(setting.tiers[top] - setting.tiers[row])
    other["price tier difference"] = float(np.nanmean(apart)) if np.isfinite(apart).any() else np.nan
    for name, value in other.items():
        rows.other.setdefault(name, []).append(value)


def _described(relevance: Relevance, setting: _Setting) -> dict[str, Any]:
    return {
        "name": relevance.name,
        "queries": int((relevance.labels[setting.queries] != UNKNOWN).sum()),
        "chance": round(relevance.chance(), 4),
        "majority": round(relevance.majority(), 4),
    }


def _summary(
    setting: _Setting, method: Method, rows: _Rows, seconds: float, reference: _Rows
) -> dict[str, Any]:
    groups = setting.twins[setting.queries]
    figures: dict[str, Any] = {}
    for name, kept in rows.binary.items():
        asked = np.array(rows.asked[name])
        gap = np.array(kept["P@5"]) - np.array(reference.binary[name]["P@5"])
        columns = kept | {"P@5 difference": gap}
        measured = with_intervals(np.stack(list(columns.values()), axis=1), groups[asked])
        figures[name] = {measure: figure.rounded() for measure, figure in zip(columns, measured, strict=True)}
    return {
        "name": method.name,
        "says": method.says,
        "seconds": round(seconds, 2),
        "figures": figures,
        "other": {
            name: round(float(np.nanmean(values)), 4)
            for name, values in rows.other.items()
            if np.isfinite(values).any()
        },
    }


def _by_category(setting: _Setting, rows: _Rows) -> dict[str, dict[str, float]]:
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


def _worst(setting: _Setting, rows: _Rows) -> list[str]:
    order = np.argsort(rows.other[f"nDCG@{DEPTH}"], kind="stable")[:WORST]
    return [str(setting.catalog.ids[setting.queries[place]]) for place in order]
