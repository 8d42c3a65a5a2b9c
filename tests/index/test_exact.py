"""Exact search against a naive double loop, and its promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.errors import QueryError
from recsys.index import ExactIndex

METRICS = ["cosine", "euclidean"]


def naive(vectors: np.ndarray, query: np.ndarray, metric: str) -> np.ndarray:
    vectors, query = vectors.astype(np.float64), query.astype(np.float64)
    if metric == "cosine":
        return np.array([v @ query / np.linalg.norm(v) / np.linalg.norm(query) for v in vectors])
    return np.array([-np.sqrt(((v - query) ** 2).sum()) for v in vectors])


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(300, 24)).astype(np.float32)


@pytest.mark.parametrize("metric", METRICS)
def test_it_finds_what_a_naive_loop_finds(vectors: np.ndarray, metric: str) -> None:
    index = ExactIndex(vectors, metric=metric)
    for query in vectors[:20] + 0.1:
        found = index.query(query, 15)
        expected = naive(vectors, query, metric)
        np.testing.assert_array_equal(found.rows, np.argsort(-expected, kind="stable")[:15])
        np.testing.assert_allclose(found.scores, np.sort(expected)[::-1][:15], rtol=1e-5)


@pytest.mark.parametrize("metric", METRICS)
def test_one_query_equals_the_same_query_in_a_batch(vectors: np.ndarray, metric: str) -> None:
    index = ExactIndex(vectors, metric=metric)
    masks = np.random.default_rng(1).random((50, len(vectors))) < 0.5
    for row, found in enumerate(index.query_batch(vectors[:50], 10, masks)):
        alone = index.query(vectors[row], 10, masks[row])
        np.testing.assert_array_equal(found.rows, alone.rows)
        np.testing.assert_array_equal(found.scores, alone.scores)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 70), st.integers(0, 2**31))
def test_the_mask_acts_before_the_top_k(count: int, k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(count, 5)).astype(np.float32)
    mask = rng.random(count) < 0.4
    found = ExactIndex(vectors).query(rng.normal(size=5), k, mask)
    assert len(found.rows) == min(k, mask.sum()) and mask[found.rows].all()
    assert (np.diff(found.scores) <= 0).all()


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("k", [1, 7, 60, 200])
def test_ties_come_in_the_given_order(vectors: np.ndarray, metric: str, k: int) -> None:
    vectors = vectors.copy()
    vectors[40:140] = vectors[3]  # a hundred exact copies
    order = np.random.default_rng(2).permutation(len(vectors))
    found = ExactIndex(vectors, order, metric).query(vectors[3], k)
    copies = np.array([3, *range(40, 140)])
    expected = copies[np.argsort(order[copies])][:k]
    np.testing.assert_array_equal(found.rows[: len(expected)], expected)


def test_the_order_of_the_rows_does_not_matter(vectors: np.ndarray) -> None:
    shuffle = np.random.default_rng(3).permutation(len(vectors))
    order = np.arange(len(vectors))
    found = ExactIndex(vectors, order).query(vectors[9], 20)
    shuffled = ExactIndex(vectors[shuffle], order[shuffle]).query(vectors[9], 20)
    np.testing.assert_array_equal(shuffle[shuffled.rows], found.rows)
    np.testing.assert_array_equal(shuffled.scores, found.scores)


def test_zero_and_nan_rows_are_never_found(vectors: np.ndarray) -> None:
    vectors = vectors[:20].copy()
    vectors[4], vectors[5] = 0.0, np.nan
    rows = ExactIndex(vectors).query(vectors[0], 20).rows
    assert len(rows) == 18 and not {4, 5} & set(rows.tolist())


@pytest.mark.parametrize(
    ("query", "k", "sentence"),
    [
        (np.ones(3), 5, r"has the shape \(3,\); this index holds vectors of 24 values"),
        (np.ones((2, 24)), 5, r"has the shape \(2, 24\)"),
        (np.zeros(24), 5, "zero or not finite"),
        (np.full(24, np.inf), 5, "zero or not finite"),
        (np.ones(24), 0, "At least 1 result must be asked for, not 0"),
    ],
)
def test_impossible_queries_are_refused(
    vectors: np.ndarray, query: np.ndarray, k: int, sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence):
        ExactIndex(vectors).query(query, k)


def test_unknown_metrics_are_refused(vectors: np.ndarray) -> None:
    with pytest.raises(QueryError, match="Choose one of: cosine, euclidean"):
        ExactIndex(vectors, metric="manhattan")
