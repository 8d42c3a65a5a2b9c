"""ImageNet's weights as they are published: their layouts, and the whole way from a file to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.encoders import EncoderSpec, networks
from recsys.encoders.weights import read_weights
from recsys.evaluation import evaluate
from recsys.ranking import Query, Recommender
from tests.encoders.layouts import write_first_keras, write_second_keras
from tests.encoders.made_up import resnet50_weights, vgg16_weights
from tests.support import toy

LAYERS = {
    "block1_conv1/kernel": (3, 3, 3, 2),
    "block1_conv1/bias": (2,),
    "bn/gamma": (2,),
    "bn/beta": (2,),
    "bn/moving_mean": (2,),
    "bn/moving_variance": (2,),
}


@pytest.mark.parametrize(
    ("write", "layers"),
    [(write_first_keras, 2), (write_second_keras, 6)],
    ids=["W and b, as VGG16", "kernel and bias, as ResNet50"],
)
def test_a_layer_s_arrays_are_told_by_their_order(write: Callable, layers: int, tmp_path: Path) -> None:
    weights = {
        name: np.full(shape, number, np.float32)
        for number, (name, shape) in enumerate([*LAYERS.items()][:layers])
    }
    write(tmp_path / "w.h5", weights)
    found = read_weights(tmp_path / "w.h5")
    assert found.keys() == weights.keys()
    for name, array in weights.items():
        np.testing.assert_array_equal(found[name], array)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make both networks far narrower, so that their weights have kilobytes instead of 553 MB."""
    stages = tuple((number, width // 8, 1, stride) for number, width, _, stride in networks._RESNET_STAGES)
    monkeypatch.setattr(networks, "_RESNET_STAGES", stages)
    monkeypatch.setattr(networks, "_VGG_BLOCKS", tuple((max(2, w // 64), n) for w, n in networks._VGG_BLOCKS))
    monkeypatch.setattr(networks, "_VGG_DENSE", 64)


def vgg16_file(folder: Path, write: Callable[[Path, Mapping[str, np.ndarray]], None]) -> Path:
    path = folder / "vgg16_weights_tf_dim_ordering_tf_kernels.h5"
    top = {"predictions/kernel": np.zeros((64, 10), np.float32), "predictions/bias": np.zeros(10, np.float32)}
    write(path, vgg16_weights() | top)
    return path


@pytest.mark.usefixtures("narrow")
def test_a_catalog_is_built_asked_and_judged_with_vgg16(toy_copy: Path, tmp_path: Path) -> None:
    path = vgg16_file(tmp_path, write_first_keras)
    build(toy_copy, [f"vgg16:{path}"], maps=False)
    slug = EncoderSpec.parse(f"vgg16:{path}").slug
    catalog = Catalog.open(toy_copy)
    assert Artifacts(toy_copy).vectors(slug).values.shape == (len(catalog), 64)
    recommender = Recommender.open(toy_copy, slug)
    first = recommender.recommend(Query(("disc-red-40",)), k=3)
    assert len(first) == 3 and all(each.product.id != "disc-red-40" for each in first)
    photo = Query(images=(toy.draw("disc", toy.COLORS["red"], 40),))
    assert recommender.recommend(photo, k=1)[0].product.id == "disc-red-40"
    names = [method["name"] for method in evaluate(catalog, [slug]).methods]
    assert names[:2] == [slug, f"{slug} (euclidean)"]


@pytest.mark.usefixtures("narrow")
def test_vgg16_s_two_layouts_give_the_same_vectors(tmp_path: Path) -> None:
    pictures = [toy.draw(shape, toy.COLORS["blue"]) for shape in toy.SHAPES]
    found = [
        EncoderSpec.parse(f"vgg16:{vgg16_file(tmp_path, write)}").load().encode(pictures)
        for write in (write_first_keras, write_second_keras)
    ]
    np.testing.assert_array_equal(*found)


@pytest.mark.usefixtures("narrow")
def test_a_catalog_is_built_and_asked_with_resnet50_s_published_layout(
    toy_copy: Path, tmp_path: Path
) -> None:
    path = tmp_path / "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5"
    write_second_keras(path, resnet50_weights())
    build(toy_copy, [f"resnet50:{path}"], maps=False)
    slug = EncoderSpec.parse(f"resnet50:{path}").slug
    assert Artifacts(toy_copy).vectors(slug).values.shape == (24, 256)
    photo = Query(images=(toy.draw("cross", toy.COLORS["green"], 44),))
    assert Recommender.open(toy_copy, slug).recommend(photo, k=1)[0].product.id == "cross-green-44"
