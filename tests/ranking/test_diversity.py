"""Maximal marginal relevance by hand."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recsys.ranking.diversity import diversify

SEEDS = st.integers(0, 2**32 - 1)


def candidates(seed: int, n: int = 30) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a plain order (1, n), scores (1, n) and likeness (n, n) of random candidates."""
    rng = np.random.default_rng(seed)
    units = rng.normal(size=(n, 3))
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    scores = rng.random((1, n))
    return np.argsort(-scores, axis=1), scores, np.clip(units @ units.T, 0, 1)


def repetition(likeness: np.ndarray, row: np.ndarray) -> float:
    return float(likeness[np.ix_(row, row)][np.triu_indices(len(row), 1)].mean())


def by_the_book(order: np.ndarray, scores: np.ndarray, likeness: np.ndarray, diversity: float) -> list[int]:
    picked, left = [int(order[0])], [int(each) for each in order[1:]]
    while left:
        best = max(
            left, key=lambda c: (1 - diversity) * scores[c] - diversity * max(likeness[c][p] for p in picked)
        )
        picked.append(best)
        left.remove(best)
    return picked


def test_a_copy_of_the_first_gives_way_to_something_else() -> None:
    likeness = np.array([[1.0, 1.0, 0.1], [1.0, 1.0, 0.1], [0.1, 0.1, 1.0]])
    scores = np.array([[0.9, 0.8, 0.5]])
    assert diversify(np.array([[0, 1, 2]]), scores, likeness, 0.5).tolist() == [[0, 2, 1]]
    assert diversify(np.array([[0, 1, 2]]), scores, likeness, 0.1).tolist() == [[0, 1, 2]]


@given(SEEDS)
def test_without_diversity_the_order_is_the_plain_one(seed: int) -> None:
    order, scores, likeness = candidates(seed)
    np.testing.assert_array_equal(diversify(order, scores, likeness, 0.0), order)


@given(SEEDS, st.floats(0.01, 1.0))
def test_it_is_the_definition(seed: int, diversity: float) -> None:
    order, scores, likeness = candidates(seed, n=12)
    found = diversify(order, scores, likeness, diversity)[0]
    assert found.tolist() == by_the_book(order[0], scores[0], likeness, diversity)


@given(SEEDS)
def test_several_orders_at_once_are_each_as_alone(seed: int) -> None:
    (one, first, likeness), (other, second, _) = candidates(seed), candidates(seed + 1)
    both = diversify(np.vstack([one, other]), np.vstack([first, second]), likeness, 0.4)
    np.testing.assert_array_equal(both[0], diversify(one, first, likeness, 0.4)[0])
    np.testing.assert_array_equal(both[1], diversify(other, second, likeness, 0.4)[0])


def test_more_diversity_repeats_less() -> None:
    shares = []
    for diversity in (0.0, 0.3, 0.6, 1.0):
        rows = [candidates(seed, n=60) for seed in range(40)]
        shares.append(np.mean([repetition(c[2], diversify(*c, diversity)[0][:10]) for c in rows]))
    assert shares == sorted(shares, reverse=True) and shares[-1] < 0.8 * shares[0]
