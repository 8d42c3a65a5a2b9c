"""A fourth signal is one class and one row: weights, options, parts, exports and figures follow."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.commands.shared import parse_weights, weight_options, weight_parsers
from recsys.errors import QueryError
from recsys.evaluation.context import EvaluationContext
from recsys.evaluation.tradeoffs import tradeoffs
from recsys.export.results_table import results_table
from recsys.index import Neighbors
from recsys.ranking import Query, Recommender, Weights
from recsys.ranking.pair_similarity import signal_similarities
from recsys.signals import SIGNALS, QueryContext, Signal


class Kind(Signal):
    """Whether the category is the same: the least that a signal must have."""

    name = "kind"
    label = "Kind"
    default_weight = 0.0
    help = "How much the same category counts."
    missing = "has no category"
    agreement = "of the same kind"

    def __init__(self, catalog: Catalog, artifacts: Artifacts, encoder: str) -> None:
        """Number the categories."""
        self._numbers = catalog.values("category")[0]

    @property
    def known(self) -> np.ndarray:
        """(N,) bool, True for products with a category."""
        return self._numbers >= 0

    def similarity(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Return 1 for the same category."""
        return (self._numbers[rows] == self._numbers[others]).astype(float)

    def scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Return 1 for the category of the query's product."""
        return self.similarity(np.full(len(candidates.rows), query.products[0]), candidates.rows)

    def agrees(self, row: int, others: np.ndarray) -> np.ndarray:
        """Return 1 for the same category."""
        return self.similarity(np.full(len(others), row), others)


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> type[Kind]:
    monkeypatch.setitem(SIGNALS, "kind", Kind)
    return Kind


@pytest.mark.usefixtures("kind")
def test_it_counts_as_much_as_its_weight_says(toy_catalog: Path) -> None:
    by_color = Recommender.open(toy_catalog, "hsv")
    query = Query(("disc-red-40",))
    plain = by_color.recommend(query, 12, weights=Weights(0.7, 0.2, 0.1))
    assert [each.parts["kind"] for each in plain] == [0.0] * 12
    found = by_color.recommend(query, 5, weights=Weights(0.1, 0.1, 0.1, 2))
    assert {each.product.category for each in found} == {"disc"}
    assert all(each.parts["kind"] > 0.8 for each in found) and "kind" in found[0].rank_without
    assert by_color.available_signals(query) == ["visual", "color", "price", "kind"]
    assert list(results_table(found, "EUR"))[-1] == "score_kind"
    assert signal_similarities(by_color.catalog, "hsv", [0, 1])["kind"][0, 1] == 1


@pytest.mark.usefixtures("kind")
def test_the_command_line_and_the_evaluation_know_it(toy_catalog: Path) -> None:
    parser = argparse.ArgumentParser(parents=weight_parsers())
    weights = parse_weights(parser.parse_args(["--kind", "0.4"]))
    assert weights == Weights(kind=0.4) and weights.values == (0.7, 0.2, 0.1, 0.4)
    assert weight_options() == "--visual, --color, --price or --kind"
    context = EvaluationContext(Catalog.open(toy_catalog), "eigenfaces", [], queries=6, seed=0)
    report = {each["signal"]: each for each in tradeoffs(context, "eigenfaces")}
    assert list(report) == ["color", "price", "kind"] and report["kind"]["usual"] == 0.0
    first, last = (report["kind"]["points"][place]["kind"]["value"] for place in (0, -1))
    assert first < last


def test_weights_are_given_in_order_or_by_name() -> None:
    weights = Weights(0.5, color=0.3)
    assert (weights.visual, weights.color, weights.price) == weights.values == (0.5, 0.3, 0.1)
    assert weights.replace(price=0.0) == Weights(0.5, 0.3, 0.0) != weights
    assert hash(Weights()) == hash(Weights(0.7, 0.2, 0.1))
    assert repr(Weights()) == "Weights(visual=0.7, color=0.2, price=0.1)"
    for wrong in (lambda: Weights(1, 2, 3, 4), lambda: Weights(1, visual=1), lambda: Weights(shape=1)):
        with pytest.raises(TypeError, match="Weights are, once each: visual, color, price"):
            wrong()
    with pytest.raises(AttributeError, match="no weight 'shape'"):
        _ = weights.shape
    with pytest.raises(QueryError, match=r"At least one of the weights \(visual, color, price\)"):
        Weights(0, 0, 0)


def test_every_signal_begins_with_a_letter_of_its_own() -> None:
    letters = [name[0] for name in (*SIGNALS, "diversity")]
    assert len(set(letters)) == len(letters)  # addresses name the sliders by them
