"""The bundled shop: its files belong together, to the shipped weights and to the plan."""

import numpy as np
import pytest

from pages.ui.places import ROOT
from recsys.catalog import Catalog
from recsys.computed import Computed
from recsys.encoders import default_encoder
from recsys.projection.product_map import FOLDER, ProductMap
from recsys.ranking import Query, Recommender, Weights
from recsys.showroom import checks

DEMO = ROOT / "assets" / "demo"


@pytest.fixture(scope="module")
def demo() -> Catalog:
    return Catalog.open(DEMO)


@pytest.fixture(scope="module")
def recommender(demo: Catalog) -> Recommender:
    return Recommender(demo)


def test_every_product_has_its_picture_and_no_file_is_left_over(demo: Catalog) -> None:
    pictures = [demo.image_path(row) for row in range(len(demo))]
    thumbnails = [demo.thumbnail_path(row) for row in range(len(demo))]
    assert None not in pictures
    assert len(set(pictures)) == len(demo)
    assert set(pictures) == {path for path in (DEMO / "images").rglob("*") if path.is_file()}
    assert set(thumbnails) - set(pictures) == {
        path for path in (DEMO / "thumbs").rglob("*") if path.is_file()
    }
    assert sum(path.stat().st_size for path in pictures) <= checks.LARGEST


def test_what_is_computed_is_of_these_pictures_and_the_shipped_weights(recommender: Recommender) -> None:
    computed, keys = Computed(DEMO), np.unique(recommender.catalog.pictures.astype("S32"))
    assert recommender.encoder == default_encoder()
    for name in (recommender.encoder, "hsv", "palette"):
        assert np.array_equal(computed.vectors(name).keys, keys), f"{name}: run make demo"
    vectors = computed.vectors(recommender.encoder)
    assert recommender.photo_encoder.fingerprint == vectors.fingerprint
    assert ProductMap.open(computed.of(recommender.encoder) / FOLDER, remedy="make demo").shows(vectors)
    assert recommender.pictured.all()


def test_every_product_has_recommendations(recommender: Recommender) -> None:
    for product_id in recommender.catalog.ids[::10]:
        results = recommender.recommend(Query((str(product_id),)), 3, weights=Weights(1, 0, 0))
        assert len(results) == 3
