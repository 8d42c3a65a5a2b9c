import numpy as np
import pytest

from recsys.training.labels import PHOTO_CLASS
from recsys.training.past_colour import SHORTEN, past_colour, shortened
from recsys.training.projection import Projection


@pytest.fixture
def shop(rng):
    """600 products: the first two features are their colour, the third their type, the others their cut."""
    kinds = np.arange(600) % 3
    products = rng.normal(size=(600, 6)) * (2, 2, 1, 1, 1, 1)
    products[:, 2] += 2 * kinds
    recoloured = products.copy()
    recoloured[:, :2] = 2 * rng.normal(size=(600, 2))
    return products.astype(np.float32), recoloured.astype(np.float32), kinds.astype(np.int32)


def test_what_only_colour_moves_is_shortened_as_far_as_asked(shop):
    products, recoloured, _ = shop
    found = shortened(Projection(products.mean(axis=0), np.eye(6, dtype=np.float32)), products, recoloured)
    lengths = np.linalg.norm(found.matrix, axis=1)
    # Half the squared moves of an independent redraw are as large as the variance itself.
    np.testing.assert_allclose(lengths[:2], 1 / np.sqrt(1 + SHORTEN), rtol=0.05)
    np.testing.assert_allclose(lengths[2:], 1, rtol=0.05)


def test_a_product_is_found_in_another_colour(shop):
    pytest.importorskip("keras")
    products, recoloured, kinds = shop
    unknown = np.full(600, -1, np.int32)
    labels = {"articleType": kinds, "gender": unknown, "baseColour": unknown, PHOTO_CLASS: unknown}
    photos = {name: column[:30] for name, column in labels.items()}
    start = Projection(products.mean(axis=0), np.eye(6, dtype=np.float32))
    found = past_colour(start, products, recoloured, products[:30], (labels, photos))
    again = past_colour(start, products, recoloured, products[:30], (labels, photos))
    np.testing.assert_array_equal(found.matrix, again.matrix)

    def first(projection):
        vectors, others = projection(products), projection(recoloured)
        return float(((others @ vectors.T).argmax(axis=1) == np.arange(600)).mean())

    assert first(found) > 2 * first(shortened(start, products, recoloured)) > 2 * first(start)
