"""Scores by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from recsys.errors import QueryError
from recsys.ranking import Query, Weights
from recsys.ranking.rerank import baseline_contributions, rank_order, rescale_above, weighted_contributions

SIGNALS = hnp.arrays(np.float64, (8, 3), elements=st.one_of(st.floats(0, 1), st.just(np.nan)))
WEIGHTS = st.tuples(*[st.floats(0, 100)] * 3).filter(lambda w: max(w) > 1e-3)


def test_parts_are_weight_times_signal() -> None:
    parts = weighted_contributions(np.array([[0.5, 1.0, 0.0], [1.0, 0.0, 0.0]]), Weights(2, 1, 1))
    np.testing.assert_allclose(parts, [[0.25, 0.25, 0.0], [0.5, 0.0, 0.0]])


def test_a_value_that_a_candidate_lacks_counts_as_the_others_mean() -> None:
    parts = weighted_contributions(np.array([[1, 0, 0.2], [1, 0, np.nan], [1, 0, 0.6]]), Weights(0, 0, 1))
    np.testing.assert_allclose(parts[:, 2], [0.2, 0.4, 0.6])


def test_a_signal_that_the_query_lacks_gives_its_weight_away() -> None:
    parts = weighted_contributions(np.array([[1.0, 0.5, np.nan]]), Weights(0.6, 0.2, 0.2))
    np.testing.assert_allclose(parts, [[0.75, 0.125, 0.0]])
    assert weighted_contributions(np.array([[0.7, 0.7, np.nan]]), Weights(0, 0, 1)).sum() == 0


@given(SIGNALS, WEIGHTS)
def test_scores_stay_between_0_and_1(signals: np.ndarray, weights: tuple[float, float, float]) -> None:
    parts = weighted_contributions(signals, Weights(*weights))
    assert (parts >= 0).all() and (parts.sum(axis=1) <= 1 + 1e-9).all()


@given(SIGNALS, WEIGHTS, st.floats(0.01, 100))
def test_only_the_ratios_of_weights_matter(
    signals: np.ndarray, weights: tuple[float, float, float], factor: float
) -> None:
    scaled = Weights(*(weight * factor for weight in weights))
    np.testing.assert_allclose(
        weighted_contributions(signals, scaled), weighted_contributions(signals, Weights(*weights)), atol=1e-9
    )


@given(hnp.arrays(np.float64, (8, 3), elements=st.floats(0, 1)), st.integers(0, 2), st.integers(1, 7))
def test_more_weight_never_hurts_the_candidate_that_is_best_by_it(
    signals: np.ndarray, signal: int, other: int
) -> None:
    signals[0, signal] = 1.0
    gaps = []
    for weight in (0.1, 1.0, 10.0):
        weights = [1.0, 1.0, 1.0]
        weights[signal] = weight
        scores = weighted_contributions(signals, Weights(*weights)).sum(axis=1) * sum(weights)
        gaps.append(scores[0] - scores[other])
    assert gaps[0] <= gaps[1] + 1e-9 and gaps[1] <= gaps[2] + 1e-9


def test_classic_scores_are_the_published_formula() -> None:
    signals = np.array([[0.9, 0.5, 2 / 3], [0.1, 1.0, np.nan]])
    parts = baseline_contributions(signals, Weights(visual=9, color=0.4, price=0.6))
    np.testing.assert_allclose(parts, [[0, 0.2, 0.4], [0, 0.4, 0.0]])


def test_signals_are_0_where_they_start_and_1_at_identity() -> None:
    np.testing.assert_allclose(rescale_above(np.array([0.5, 0.75, 1.0, 0.2]), 0.5), [0, 0.5, 1, 0])
    np.testing.assert_allclose(rescale_above(np.array([1.0, 0.9]), 1.0), [1, 0])


def test_equal_scores_are_ordered_by_looks_then_id() -> None:
    parts = np.array([[0.5, 0, 0], [0.25, 0.25, 0], [0.5, 0, 0], [0.5, 0.25, 0]])
    assert rank_order(parts, np.array([0.7, 0.9, 0.7, 0.1]), np.array([3, 1, 0, 2])).tolist() == [3, 1, 2, 0]


@pytest.mark.parametrize("weights", [(-1, 0, 1), (0, 0, 0), (float("nan"), 1, 1), (float("inf"), 1, 1)])
def test_impossible_weights_are_refused(weights: tuple[float, float, float]) -> None:
    with pytest.raises(QueryError, match="weight"):
        Weights(*weights)


def test_an_empty_query_is_refused() -> None:
    with pytest.raises(QueryError, match="Name at least one product or give one photo"):
        Query()
