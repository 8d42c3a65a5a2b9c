"""Running networks: one for each set of weights, one run for each picture."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.attributes import Tagger
from recsys.encoders import EncoderSpec, inference
from recsys.encoders.inference import Network, shared_network
from recsys.encoders.openvino_runtime import op, ov
from recsys.images import letterbox

SHAPE = (4, 2)


def mean_of_rows() -> ov.Model:
    """Tells a page's mean colour, and as the map that it is pooled from the page itself."""
    page = op.parameter([1, *SHAPE, 3], np.uint8, name="image")
    maps = op.transpose(op.convert(page, "f32"), np.array([0, 3, 1, 2]))
    return ov.Model([op.reduce_mean(maps, np.array([2, 3]), keep_dims=False), maps], [page], "mean")


@pytest.fixture
def pages() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (5, *SHAPE, 3), dtype=np.uint8)


def count_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a network runs."""
    runs: list[int] = []
    keep = Network._keep

    def counted(request: ov.InferRequest, places: tuple[np.ndarray, ...]) -> None:
        runs.append(len(places))
        keep(request, places)

    monkeypatch.setattr(Network, "_keep", staticmethod(counted))
    return runs


def test_a_look_tells_the_same_features_as_a_batch_and_their_maps(pages: np.ndarray) -> None:
    network = Network(mean_of_rows())
    looks = [network.run(page) for page in pages]
    np.testing.assert_array_equal(np.stack([look.features for look in looks]), network.features(pages))
    np.testing.assert_array_equal(looks[0].maps[0], pages[0].transpose(2, 0, 1))
    np.testing.assert_allclose(looks[0].features, pages[0].mean(axis=(0, 1)), rtol=1e-5)
    with pytest.raises(ValueError, match="read-only"):
        looks[0].features[0] = 1


def test_a_page_that_was_looked_at_just_now_is_not_run_again(
    pages: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inference, "REMEMBERED", 2)
    runs = count_runs(monkeypatch)
    network = Network(mean_of_rows())
    for number in (0, 1, 0, 1, 2, 0):
        network.run(pages[number])
    assert len(runs) == 4  # 0, 1, 2, and 0 again because only two are remembered


def test_a_network_is_shared_as_long_as_somebody_uses_it() -> None:
    made = []

    def make() -> Network:
        made.append(1)
        return Network(mean_of_rows())

    first, second, other = shared_network("a", make), shared_network("a", make), shared_network("b", make)
    assert first is second and first is not other and len(made) == 2
    del first, second, other
    gc.collect()
    shared_network("a", make)
    assert len(made) == 3


def test_search_tags_and_heat_map_of_a_photo_cost_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = count_runs(monkeypatch)
    picture = Path(__file__).resolve().parents[2] / "assets" / "icon.png"
    photo = Image.open(picture).convert("RGB")
    spec = EncoderSpec.parse("resnet50")
    encoder, explainer, tagger = spec.load(), spec.load_explainer(), Tagger.load()
    vector = encoder.encode([photo])[0]
    page = letterbox(photo, *encoder.shape)
    shares, tags = explainer.attribute(page), tagger.tag([photo])[0]
    assert len(runs) == 1 and "articleType" in tags
    np.testing.assert_allclose(shares.vector, vector, atol=1e-4 * np.abs(vector).max())
    np.testing.assert_array_equal(encoder.encode_batch(page[None])[0], vector)
