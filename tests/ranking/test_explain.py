"""What makes two pictures alike: exact sums, and a check that the named cells matter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recsys.encoders.attribution import Attribution, NetworkExplainer, pooled_attribution
from recsys.encoders.inference import Network
from recsys.encoders.model_file import MANIFEST
from recsys.encoders.network_encoder import NetworkEncoder
from recsys.encoders.networks import resnet50
from recsys.encoders.views import BOTH_WAYS, PLAIN, WITH_GRAY, Views
from recsys.errors import ModelError, QueryError
from recsys.images import letterbox
from recsys.images.decode import read
from recsys.ranking import Query, Recommender, Weights
from recsys.ranking.explain import explain, explain_pair, shared_colors
from tests.encoders.made_up import resnet50_weights
from tests.support.toy import draw

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"


def cosine(vectors: np.ndarray) -> float:
    first, second = vectors.astype(np.float64)
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    return resnet50_weights()


@pytest.fixture(scope="module")
def pages() -> np.ndarray:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (2, 3, 3, 3), dtype=np.uint8).repeat(32, axis=1).repeat(32, axis=2)


@pytest.mark.parametrize("pooling", ["avg", "max"])
@pytest.mark.parametrize("groups", [[1], [2], [2, 1]])
def test_shares_sum_to_the_pooled_features(pooling: str, groups: list[int]) -> None:
    maps = np.maximum(np.random.default_rng(0).normal(size=(sum(groups), 50, 4, 3)), 0)
    maps[:, 0] = 0.0  # a dead feature
    maps[:, 1, 0, :2] = maps[:, 1].max() + 1  # two cells share the maximum
    pooled = {"avg": maps.mean(axis=(2, 3)), "max": maps.max(axis=(2, 3))}[pooling]
    pooled = np.concatenate([part.mean(axis=0) for part in np.split(pooled, np.cumsum(groups)[:-1])])
    cells = pooled_attribution(maps, pooling, groups)
    np.testing.assert_allclose(cells.sum(axis=(0, 1)), pooled, atol=1e-12)
    if pooling == "max" and groups == [1]:
        np.testing.assert_allclose(cells[0, 0, 1], cells[0, 1, 1])


@pytest.mark.parametrize(
    ("pooling", "views", "projected"),
    [("avg", WITH_GRAY, True), ("max", PLAIN, False), ("max", BOTH_WAYS, True)],
)
def test_cells_and_rest_sum_to_the_encoders_cosine_in_both_directions(
    weights: dict[str, np.ndarray], pages: np.ndarray, pooling: str, views: Views, projected: bool
) -> None:
    rng = np.random.default_rng(1)
    projection = {
        "mean": rng.uniform(0, 1, 2048 * len(views)).astype(np.float32),
        "matrix": rng.normal(size=(2048 * len(views), 16)).astype(np.float32),
    }
    given = projection if projected else None
    network = Network(resnet50(weights, (96, 96), pooling, views), views)
    encoder = NetworkEncoder("n", network, "n", given)
    shares = NetworkExplainer(network, pooling, "n", given)
    found = explain_pair(*(shares.attribute(page) for page in pages))
    expected = cosine(encoder.encode_batch(pages))
    assert found.one.shape == found.other.shape == (3, 3)
    assert abs(found.cosine - expected) < 1e-4
    assert abs(found.one.sum() + found.one_rest - expected) < 1e-4
    assert abs(found.other.sum() + found.other_rest - expected) < 1e-4
    assert (found.one_rest != 0) == projected


def test_a_mirrored_views_cells_are_turned_back(weights: dict[str, np.ndarray]) -> None:
    page = np.full((96, 96, 3), 255, dtype=np.uint8)
    page[32:64, 64:] = np.random.default_rng(0).integers(0, 200, (32, 32, 3))  # something on the right
    blank = np.full_like(page, 255)
    network = Network(resnet50(weights, (96, 96), "avg", WITH_GRAY), WITH_GRAY)
    cells, empty = (NetworkExplainer(network, "avg", "n").attribute(each).cells for each in (page, blank))
    for group in (slice(0, 2048), slice(2048, None)):
        changed = np.abs(cells - empty)[..., group].sum(axis=2)
        assert changed[:, 2].sum() > changed[:, 0].sum()


def test_eigenfaces_tell_every_pixel(toy_catalog: Path) -> None:
    recommender = Recommender.open(toy_catalog, "eigenfaces")
    images = [draw("disc", (200, 30, 30)), draw("box", (30, 60, 190))]
    found = explain(recommender.photos.explainer, *images)
    assert found.one.shape == (64, 64) and recommender.photos.explains
    assert found.one.sum() == pytest.approx(cosine(recommender.photos.encoder.encode(images)), abs=1e-5)
    assert found.other.sum() == pytest.approx(found.cosine, abs=1e-9)


def test_an_encoder_that_cannot_tell_says_so(toy_catalog: Path) -> None:
    recommender = Recommender.open(toy_catalog, "hsv")
    assert not recommender.photos.explains
    with pytest.raises(ModelError, match="'hsv' cannot show which parts"):
        recommender.photos.explainer  # noqa: B018


def test_a_blank_picture_has_no_likeness() -> None:
    blank = Attribution(np.zeros((2, 2, 4)), np.zeros(4))
    with pytest.raises(QueryError, match="blank"):
        explain_pair(blank, Attribution(np.ones((2, 2, 4)), np.zeros(4)))


@pytest.mark.skipif(not MANIFEST.is_file(), reason="the bundled weights are not there")
def test_hiding_the_cells_that_are_named_costs_more_likeness_than_others() -> None:
    # On 40 real photos: 98 % of pairs, correlation .75; white shirts on white, as here, hide little.
    recommender = Recommender.open(DEMO, "resnet50")
    catalog, encoder = recommender.catalog, recommender.photos.encoder
    wins, agreement = [], []
    for row in np.linspace(0, len(catalog) - 1, 24).astype(int):
        mine = str(catalog.ids[row])
        best = recommender.recommend(Query((mine,)), 1, weights=Weights(1, 0, 0))[0].product
        one, other = (read(catalog.image_path(catalog.row(each))) for each in (mine, best.id))
        heat = explain(recommender.photos.explainer, one, other).other
        page = letterbox(other, *encoder.shape)
        height, width = page.shape[0] // heat.shape[0], page.shape[1] // heat.shape[1]
        hidden = np.repeat(page[None], heat.size, axis=0)
        for cell, (top, left) in enumerate(np.ndindex(heat.shape)):
            hidden[cell, top * height : (top + 1) * height, left * width : (left + 1) * width] = 255
        query = encoder.encode([one])[0]
        left_over = np.array([cosine(np.stack([query, each])) for each in encoder.encode_batch(hidden)])
        wins.append(left_over[heat.argmax()] < np.delete(left_over, heat.argmax()).mean())
        agreement.append(np.corrcoef(heat.ravel(), -left_over)[0, 1])
    assert np.mean(wins) > 0.5 and np.mean(agreement) > 0.3


def test_shared_colors_by_hand() -> None:
    one = [("#1c2547", 0.6), ("#fafafa", 0.3), ("#cf2630", 0.1)]
    other = [("#f7f7f7", 0.5), ("#1d2649", 0.2), ("#2f8f4a", 0.3)]
    assert shared_colors(one, other) == [("#fafafa", 0.3), ("#1c2547", 0.2)]
    assert shared_colors(one, [("#2f8f4a", 1.0)]) == shared_colors([], one) == []
