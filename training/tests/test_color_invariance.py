import numpy as np
import pytest

from training.color_invariance import GRAY, KIND, fit_color_invariant, pair_loss, with_gray
from training.labels import PHOTO_CLASS
from training.linear_projection import Projection


@pytest.fixture
def shop(rng):
    """600 products: the first two features are their colour, the third their type, the others their cut."""
    kinds = np.arange(600) % 3
    products = rng.normal(size=(600, 6)) * (2, 2, 1, 1, 1, 1)
    products[:, 2] += 2 * kinds
    recolored = products.copy()
    recolored[:, :2] = 2 * rng.normal(size=(600, 2))
    return products.astype(np.float32), recolored.astype(np.float32), kinds.astype(np.int32)


def test_both_views_and_kinds_get_the_lengths_asked_for(rng):
    features = rng.normal(size=(200, 8)) * np.repeat([1.0, 5.0], 4)
    one = Projection(np.zeros(4, np.float32), rng.normal(size=(4, 3)).astype(np.float32))
    found = with_gray(one, np.eye(8, 2, dtype=np.float32), features)
    assert found.matrix.shape == (8, 8)
    assert not found.matrix[4:, :3].any() and not found.matrix[:4, 3:6].any()
    outputs = (features - found.mean) @ found.matrix
    plain, gray, kinds = (
        np.linalg.norm(outputs[:, part], axis=1).mean() for part in (slice(3), slice(3, 6), slice(6, 8))
    )
    assert gray / plain == pytest.approx(GRAY, rel=1e-4)
    both = np.linalg.norm(outputs[:, :6], axis=1).mean()
    assert kinds / both == pytest.approx(KIND, rel=1e-4)


def test_pairs_cost_nothing_where_each_finds_its_own():
    pytest.importorskip("tensorflow")
    rows = np.eye(4, dtype=np.float32)
    assert float(pair_loss(rows, rows)) < 0.001
    assert float(pair_loss(rows, rows[::-1].copy())) == pytest.approx(10.0, abs=0.01)
    alike = np.ones((4, 1), np.float32)
    assert float(pair_loss(alike, alike)) == pytest.approx(np.log(4), abs=1e-4)


def test_a_product_is_found_in_another_color(shop):
    pytest.importorskip("keras")
    products, recolored, kinds = shop
    unknown = np.full(600, -1, np.int32)
    labels = {"articleType": kinds, "gender": unknown, "baseColour": unknown, PHOTO_CLASS: unknown}
    photos = {name: column[:30] for name, column in labels.items()}
    start = Projection(products.mean(axis=0), np.eye(6, dtype=np.float32))
    found = fit_color_invariant(start, products, recolored, products[:30], (labels, photos))
    again = fit_color_invariant(start, products, recolored, products[:30], (labels, photos))
    np.testing.assert_array_equal(found.matrix, again.matrix)

    def first(projection):
        vectors, others = projection(products), projection(recolored)
        return float(((others @ vectors.T).argmax(axis=1) == np.arange(600)).mean())

    assert first(found) > 2 * first(start)
