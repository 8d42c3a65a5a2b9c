"""More like this, less like this."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recsys.errors import QueryError
from recsys.ranking import Filters, Query, Recommendation, Recommender, Weights
from recsys.signals.feedback import DISLIKED, HISTORY, LIKED, rocchio
from tests.support.toy import draw

LOOKS_ONLY, COLOR_ONLY, PRICE_ONLY = Weights(1, 0, 0), Weights(0, 1, 0), Weights(0, 0, 1)
X, Y, Z = np.eye(3, dtype=np.float32)


@pytest.fixture(scope="module")
def by_shape(toy_catalog: Path) -> Recommender:
    return Recommender.open(toy_catalog, "eigenfaces")


def ids(results: list[Recommendation]) -> list[str]:
    return [result.product.id for result in results]


def test_the_query_moves_by_the_factors() -> None:
    moved = rocchio([X], [Y], [Z])
    np.testing.assert_allclose(moved / moved[0], [1, LIKED, -DISLIKED], rtol=1e-6)
    assert np.linalg.norm(moved) == pytest.approx(1)


def test_without_feedback_the_query_stays_to_the_last_bit() -> None:
    vector = np.array([0.6, 0.8, 0.0], dtype=np.float32)
    np.testing.assert_array_equal(rocchio([vector], [], []), vector)


def test_likes_alone_are_a_query_of_their_middle() -> None:
    np.testing.assert_allclose(rocchio([], [X, 5 * Y], []), [0.5**0.5, 0.5**0.5, 0], rtol=1e-6)


def test_only_the_latest_likes_count() -> None:
    np.testing.assert_array_equal(rocchio([X], [Y] + [Z] * HISTORY, []), rocchio([X], [Z], []))


def test_more_like_a_cross_brings_crosses_and_never_itself(by_shape: Recommender) -> None:
    plain = ids(by_shape.recommend(Query(("disc-red-40",)), 8, weights=LOOKS_ONLY))
    moved = ids(
        by_shape.recommend(
            Query(("disc-red-40",), liked=("cross-red-40", "cross-blue-44")), 8, weights=LOOKS_ONLY
        )
    )
    crosses = [sum(each.startswith("cross") for each in row) for row in (plain, moved)]
    assert crosses[1] > crosses[0]
    assert not {"disc-red-40", "cross-red-40", "cross-blue-44"} & set(moved)


def test_less_like_it_drops_it_and_what_resembles_it(by_shape: Recommender) -> None:
    query = Query(("disc-red-40",), images=(draw("cross", (30, 60, 190)),))
    before = ids(by_shape.recommend(query, 23, weights=LOOKS_ONLY))
    after = ids(
        by_shape.recommend(
            Query(query.products, query.images, disliked=("cross-green-40",)), 23, weights=LOOKS_ONLY
        )
    )
    assert "cross-green-40" in before and "cross-green-40" not in after
    places = [
        np.mean([row.index(f"cross-{c}-44") for c in ("red", "green", "blue")]) for row in (before, after)
    ]
    assert places[1] > places[0]


def test_likes_count_for_color_and_price_too(by_shape: Recommender) -> None:
    query = Query(("disc-red-40",), liked=("cross-blue-44",))
    blue = [result.product.id for result in by_shape.recommend(query, 12, weights=COLOR_ONLY)]
    assert {each.split("-")[1] for each in blue} == {"red", "blue"}
    dear = by_shape.recommend(query, 3, weights=PRICE_ONLY)
    plain = by_shape.recommend(Query(("disc-red-40",)), 3, weights=PRICE_ONLY)
    assert min(result.product.price for result in dear) > max(result.product.price for result in plain)


def test_filters_and_feedback_work_together(by_shape: Recommender) -> None:
    found = by_shape.recommend(
        Query(("disc-red-40",), disliked=("box-red-40",)), 30, filters=Filters({"baseColour": ["red"]})
    )
    assert len(found) == 6 and {result.product.attributes["baseColour"] for result in found} == {"red"}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            {"products": ("disc-red-40",), "disliked": ("disc-red-40",)},
            "more and for less like 'disc-red-40'",
        ),
        ({"liked": ("box-red-40",), "disliked": ("box-red-40",)}, "Choose one"),
        ({"disliked": ("box-red-40",)}, "The query is empty"),
        ({"products": ("disc-red-40",), "liked": ("nobody",)}, "There is no product 'nobody'"),
    ],
)
def test_contradictions_are_refused(by_shape: Recommender, query: dict, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        by_shape.recommend(Query(**query))
