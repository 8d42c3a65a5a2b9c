"""EfficientNet-Lite as an OpenVINO graph against the Keras graph that is trained."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from recsys.encoders import ENCODERS, EncoderSpec, model_file
from recsys.encoders.efficientnet_lite import FEATURES, blocks, graph, shapes, tailed_shapes
from recsys.encoders.model_file import PretrainedModel
from recsys.encoders.openvino_runtime import ov
from recsys.encoders.weights import SCALE_SUFFIX, in_full_precision
from recsys.errors import ModelError
from recsys.files import sha256_file
from tests.encoders.made_up import efficientnet_weights

TAILS = ("", "world_")
SHARED = 5


def run(model: ov.Model, pages: np.ndarray) -> list[np.ndarray]:
    compiled = ov.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return list(compiled(pages).values())


@pytest.mark.parametrize("variant", [0, 2])
def test_the_graph_equals_keras(variant: int) -> None:
    keras = pytest.importorskip("keras", reason="Keras is the reference")
    from training.efficientnet.graph import assign, front, preprocess, tail

    weights = efficientnet_weights(shapes(variant))
    page = keras.Input((64, 96, 3))
    network = keras.Model(page, tail(front(page, variant, SHARED), variant, SHARED))
    assign(network, weights)
    pages = np.random.default_rng(1).integers(0, 256, (1, 64, 96, 3), dtype=np.uint8)
    expected = np.asarray(network(preprocess(pages)))
    features, maps = run(graph(weights, (64, 96), variant, SHARED), pages)
    np.testing.assert_allclose(maps, expected.transpose(0, 3, 1, 2), atol=1e-4)
    np.testing.assert_allclose(features, expected.mean(axis=(1, 2)), atol=1e-4)
    assert expected.std() > 0.01


def test_tails_stand_side_by_side_and_views_are_averaged() -> None:
    weights = efficientnet_weights(tailed_shapes(0, SHARED, TAILS))
    pages = np.random.default_rng(1).integers(0, 256, (2, 64, 64, 3), dtype=np.uint8)
    views = (("plain", "mirrored"),)
    features, maps = run(graph(weights, (64, 64), 0, SHARED, TAILS, "avg", views), pages)
    assert features.shape == (1, 2 * FEATURES) and maps.shape == (2, 2 * FEATURES, 2, 2)
    np.testing.assert_allclose(features[0], maps.mean(axis=(0, 2, 3)), atol=1e-5)
    first = {name: weights[name] for name in shapes(0)}
    alone, _ = run(graph(first, (64, 64), 0, SHARED, ("",), "avg", views), pages)
    np.testing.assert_allclose(features[0, :FEATURES], alone[0], atol=1e-5)
    assert np.abs(features[0, FEATURES:] - alone[0]).max() > 0.01


def test_deeper_and_wider_variants_have_more_blocks_and_channels() -> None:
    assert [len(list(blocks(variant))) for variant in (0, 1, 2)] == [16, 21, 21]
    assert [list(blocks(variant))[-2].outward for variant in (0, 2)] == [192, 208]


def test_eight_bit_arrays_are_multiplied_by_their_scales() -> None:
    rounded = {
        "a/kernel": np.array([[2, -3]], np.int8),
        f"a/kernel{SCALE_SUFFIX}": np.array([0.5, 2], np.float16),
        "a/bias": np.array([1], np.float16),
    }
    full = in_full_precision(rounded)
    assert {name: array.dtype for name, array in full.items()} == {"a/kernel": "f4", "a/bias": "f4"}
    np.testing.assert_array_equal(full["a/kernel"], [[1, -6]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up weights with two tails, a projection and a head."""
    folder = tmp_path_factory.mktemp("models")
    rng = np.random.default_rng(0)
    arrays = efficientnet_weights(tailed_shapes(0, SHARED, TAILS)) | {
        "projection/mean": rng.standard_normal(2 * FEATURES, np.float32),
        "projection/matrix": rng.standard_normal((2 * FEATURES, 16), np.float32),
        "head_articleType/kernel": rng.standard_normal((FEATURES, 2), np.float32),
        "head_articleType/bias": rng.standard_normal(2, np.float32),
    }
    save_file(arrays, folder / "efficientnet.safetensors")
    manifest = {
        "weights": {
            "file": "efficientnet.safetensors",
            "sha256": sha256_file(folder / "efficientnet.safetensors"),
        },
        "network": {
            "name": "efficientnet-lite",
            "variant": 0,
            "shared_blocks": SHARED,
            "tails": list(TAILS),
        },
        "input": {"height": 64, "width": 64},
        "embedding": {
            "pooling": "average",
            "views": [["plain", "mirrored"]],
            "projection": True,
            "dimension": 16,
        },
        "heads": {"articleType": {"temperature": 1.0, "classes": ["Hats", "Shoes"]}},
    }
    (folder / "efficientnet.json").write_text(json.dumps(manifest))
    return folder


def test_the_bundled_one_is_an_encoder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "EFFICIENTNET_MANIFEST", folder / "efficientnet.json")
    encoder = EncoderSpec.parse("efficientnet").load()
    assert encoder.dim == 16 and encoder.shape == (64, 64)
    assert encoder.fingerprint.startswith("efficientnet-bundled-")
    page = np.random.default_rng(1).integers(0, 256, (1, 64, 64, 3), dtype=np.uint8)
    shares = EncoderSpec.parse("efficientnet").load_explainer().attribute(page[0])
    vector = encoder.encode_batch(page)[0]
    assert shares.cells.shape == (2, 2, 16)
    assert vector @ shares.vector > 0.999 * np.linalg.norm(vector) * np.linalg.norm(shares.vector)
    head = PretrainedModel.load(folder / "efficientnet.json").heads["articleType"]
    assert head.probabilities(np.zeros((3, 2 * FEATURES), np.float32)).shape == (3, 2)


@pytest.mark.parametrize(
    "network",
    [{"name": "another"}, {"variant": 3}, {"shared_blocks": 16}, {"tails": []}, {"variant": None}],
)
def test_a_manifest_that_names_no_such_network_is_refused(
    folder: Path, tmp_path: Path, network: dict[str, object]
) -> None:
    manifest = json.loads((folder / "efficientnet.json").read_text())
    manifest["network"] |= network
    (tmp_path / "efficientnet.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="is damaged"):
        PretrainedModel.load(tmp_path / "efficientnet.json")


def test_it_needs_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ENCODERS["efficientnet"].pretrained is None
    with pytest.raises(ModelError, match="takes no weights"):
        EncoderSpec.parse("efficientnet:imagenet")
