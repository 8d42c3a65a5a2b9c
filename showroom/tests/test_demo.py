"""The bundled shop: its files belong together, to the shipped weights and to the plan."""

import numpy as np
import pytest

from pages.ui.shared.catalog_folders import ROOT
from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.catalog.sample_photos import read_table
from recsys.encoders import default_encoder
from recsys.evaluation import EvaluationReport
from recsys.projection.product_map import FOLDER, ProductMap
from recsys.ranking import Query, Recommender, Weights
from showroom.evaluate_demo import GroundTruth, first_results
from showroom.production import picture_checks
from showroom.range.plan import plan_range

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
    assert sum(path.stat().st_size for path in pictures) <= picture_checks.LARGEST


def test_what_is_computed_is_of_these_pictures_and_the_shipped_weights(recommender: Recommender) -> None:
    computed, keys = Artifacts(DEMO), np.unique(recommender.catalog.pictures.astype("S32"))
    assert recommender.encoder == default_encoder()
    for name in (recommender.encoder, "hsv", "palette"):
        assert np.array_equal(computed.vectors(name).keys, keys), f"{name}: run make demo"
    vectors = computed.vectors(recommender.encoder)
    assert recommender.photos.encoder.fingerprint == vectors.fingerprint
    assert ProductMap.open(
        computed.encoder_dir(recommender.encoder) / FOLDER, remedy="make demo"
    ).is_current_for(vectors)
    assert recommender.facts.searchable_mask.all()


def test_every_product_has_recommendations(recommender: Recommender) -> None:
    for product_id in recommender.catalog.ids[::10]:
        results = recommender.recommend(Query((str(product_id),)), 3, weights=Weights(1, 0, 0))
        assert len(results) == 3


def test_the_bundled_shop_is_what_the_code_plans(demo: Catalog) -> None:
    products = {str(product.id): product.row for product in plan_range()}
    assert len(products) >= 1500
    assert len({row["articleType"] for row in products.values()} - {""}) >= 24
    assert set(demo.ids) == set(products)
    for place, product_id in enumerate(demo.ids):
        product, row = demo.product(place), products[str(product_id)]
        assert (product.title, product.category or "") == (row["productDisplayName"], row["articleType"])
        assert row["price"] == ("" if product.price is None else f"{product.price:.2f}")
        for name in ("gender", "family", "pattern", "silhouette", "brand", "isFragile"):
            assert product.attributes[name] == row[name]


def test_its_photos_show_products_of_it(demo: Catalog) -> None:
    photos = read_table(DEMO / "photos")
    assert len(photos) >= 12
    assert all(photo.product in demo and (DEMO / "photos" / photo.file).is_file() for photo in photos)


def test_its_methods_have_been_measured(demo: Catalog) -> None:
    assert EvaluationReport.load(demo) is not None, "run make demo"


def test_it_recommends_what_anyone_would(recommender: Recommender) -> None:
    """Known from how the pictures were drawn; the README of the shop has all figures."""
    known = GroundTruth.of(recommender.catalog)
    rows = np.arange(0, len(recommender.catalog), 9)
    looks, color, price = (
        first_results(recommender, Weights(*weights), rows)
        for weights in ((1, 0, 0), (0.2, 0.8, 0), (0.2, 0, 0.8))
    )
    same_kind = (known.kind[looks] == known.kind[rows, None]).mean()
    same_family = (known.family[looks[:, 0]] == known.family[rows]).mean()
    same_color = (known.color[color[:, 0]] == known.color[rows]).mean()
    apart = np.nanmedian(np.abs(np.log(known.price[price] / known.price[rows, None])))
    assert same_kind > 0.8 and same_family > 0.6
    assert same_color > 0.6
    assert np.exp(apart) < 1.1
