"""The triplet loss by hand, and its gradient by finite differences."""

import numpy as np
import pytest

from recsys.models.triplets.loss import pairwise, triplet_loss, violation_rate
from recsys.models.triplets.mining import MINING, masks
from recsys.models.triplets.optimizer import backward, forward

ONE = (np.array([0]), np.array([1]), np.array([2]))
# An anchor pointing east, a positive pointing north, a negative pointing north-east.
VECTORS = np.array([[1, 0], [0, 1], [0.5**0.5, 0.5**0.5]])


def test_distances_of_vectors_of_length_one():
    near = np.sqrt(2 - np.sqrt(2))
    np.testing.assert_allclose(
        pairwise(VECTORS), [[0, np.sqrt(2), near], [np.sqrt(2), 0, near], [near, near, 0]], atol=1e-7
    )


def test_the_loss_is_how_much_the_negative_is_too_near():
    wanted = np.sqrt(2) - np.sqrt(2 - np.sqrt(2)) + 0.2
    assert triplet_loss(VECTORS, pairwise(VECTORS), ONE, 0.2)[0] == pytest.approx(wanted)


def test_a_triplet_that_is_right_by_the_margin_costs_nothing():
    swapped = (np.array([0]), np.array([2]), np.array([1]))
    loss, gradient = triplet_loss(VECTORS, pairwise(VECTORS), swapped, 0.2)
    assert loss == 0 and not gradient.any()
    assert triplet_loss(VECTORS, pairwise(VECTORS), swapped, 0.7)[0] == pytest.approx(
        np.sqrt(2 - np.sqrt(2)) - np.sqrt(2) + 0.7
    )


def test_descending_pulls_the_positive_and_pushes_the_negative():
    _, gradient = triplet_loss(VECTORS, pairwise(VECTORS), ONE, 0.2)
    anchor, positive, negative = VECTORS
    assert -gradient[1] @ (anchor - positive) > 0 > -gradient[2] @ (anchor - negative)


def test_equal_vectors_cost_the_margin_and_have_no_direction():
    same = np.ones((3, 2)) / np.sqrt(2)
    loss, gradient = triplet_loss(same, pairwise(same), ONE, 0.2)
    assert loss == pytest.approx(0.2, abs=1e-6) and np.abs(gradient).max() < 1e-6


def test_without_triplets_nothing_is_lost():
    none = tuple(np.empty(0, dtype=int) for _ in range(3))
    loss, gradient = triplet_loss(VECTORS, pairwise(VECTORS), none, 0.2)
    assert loss == 0 and not gradient.any()


@pytest.mark.parametrize("mining", MINING)
def test_the_gradient_by_the_matrix_is_that_of_finite_differences(mining):
    rng = np.random.default_rng(1)
    features, matrix = rng.random((8, 5)), rng.normal(size=(5, 3))
    pairs = masks(np.array([0, 0, 0, 1, 1, 1, 2, 2]), np.arange(8))
    vectors, lengths = forward(features, matrix)
    triplets = MINING[mining](pairwise(vectors), *pairs)

    def loss(changed: np.ndarray) -> float:
        moved = forward(features, changed)[0]
        return triplet_loss(moved, pairwise(moved), triplets, 0.5)[0]

    found = backward(features, vectors, lengths, triplet_loss(vectors, pairwise(vectors), triplets, 0.5)[1])
    wanted = np.zeros_like(matrix)
    for place in np.ndindex(*matrix.shape):
        step = np.zeros_like(matrix)
        step[place] = 1e-6
        wanted[place] = (loss(matrix + step) - loss(matrix - step)) / 2e-6
    np.testing.assert_allclose(found, wanted, atol=1e-6)


def test_the_share_of_wrong_triplets():
    places = np.array([0.0, 2.0, 1.0, 5.0])
    distances = np.abs(places[:, None] - places[None])
    pairs = masks(np.array([0, 0, 1, 2]), np.arange(4))
    # Either shirt has one stranger nearer (at 1) than the other shirt, and one farther off.
    assert violation_rate(distances, *pairs) == 0.5
    assert violation_rate(np.zeros((4, 4)), *pairs) == 1.0
