"""How alike products are, each with each."""

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.ranking.pair_similarity import signal_similarities


@pytest.fixture(scope="module")
def found(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    rows = [catalog.row(each) for each in ("disc-red-44", "disc-red-40", "box-blue-40", "disc-blue-44")]
    return signal_similarities(catalog, "eigenfaces", rows)


def test_every_product_is_identical_with_itself(found):
    for matrix in (found["visual"], found["color"]):
        np.testing.assert_allclose(np.diag(matrix), 1, atol=1e-5)
    np.testing.assert_allclose(found["visual"], found["visual"].T)


def test_shape_counts_for_looks_and_color_for_color(found):
    assert found["visual"][0, 3] > found["visual"][0, 2]
    assert found["color"][0, 1] > 0.9 > 0.1 > found["color"][0, 2]
    assert found["color"][2, 3] > 0.9


def test_unknown_values_are_unknown(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    unpriced = int(np.flatnonzero(np.isnan(catalog.prices))[0])
    price = signal_similarities(catalog, "hsv", [unpriced, 0])["price"]
    assert np.isnan(price[0, 1]) and price[1, 1] == 1


def test_the_order_asked_for_is_kept(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    one, two = (
        signal_similarities(catalog, "hsv", [0, 5, 20]),
        signal_similarities(catalog, "hsv", [20, 0, 5]),
    )
    for signal in one:
        assert one[signal][0, 2] == pytest.approx(two[signal][1, 0], nan_ok=True)
