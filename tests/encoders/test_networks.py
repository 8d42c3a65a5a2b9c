"""The OpenVINO graphs against Keras' own networks, and every layout of their weights files."""

from __future__ import annotations

from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest

from recsys.encoders import ENCODERS, EncoderSpec, default_encoder, imagenet
from recsys.encoders.inference import Network
from recsys.encoders.network_encoder import NetworkEncoder
from recsys.encoders.networks import resnet50_shapes, vgg16_fc2, vgg16_shapes
from recsys.encoders.weights import check_shapes, read_weights
from recsys.errors import ModelError
from tests.encoders.made_up import resnet50_weights, vgg16_weights

keras = pytest.importorskip("keras", reason="Keras is the reference")


@pytest.fixture(scope="module")
def batch() -> np.ndarray:
    noise = np.random.default_rng(1).integers(0, 256, (6, 8, 8, 3), dtype=np.uint8)
    return noise.repeat(28, axis=1).repeat(28, axis=2)


def with_weights(model: object, weights: dict[str, np.ndarray]) -> object:
    for layer in model.layers:  # type: ignore[attr-defined]
        layer.set_weights([weights[f"{layer.name}/{variable.name}"] for variable in layer.weights])
    return model


@pytest.fixture(scope="module")
def keras_resnet50() -> object:
    model = keras.applications.ResNet50(include_top=False, weights=None, pooling="max")
    return with_weights(model, resnet50_weights())


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.einsum("ij,ij->i", a, b) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def write_npz(path: Path, model: object) -> None:
    np.savez(path, **resnet50_weights())


def write_safetensors(path: Path, model: object) -> None:
    from safetensors.numpy import save_file

    save_file(resnet50_weights(), path)


def write_keras_3(path: Path, model: object) -> None:
    model.save_weights(path)  # type: ignore[attr-defined]


def write_imagenet_layout(path: Path, model: object) -> None:
    import h5py

    with h5py.File(path, "w") as file:  # as keras-applications published ImageNet's weights
        for name, array in resnet50_weights().items():
            layer, variable = name.split("/")
            file.create_dataset(f"{layer}/{layer}/{variable}:0", data=array)


LAYOUTS = {
    "weights.npz": write_npz,
    "weights.safetensors": write_safetensors,
    "keras3.weights.h5": write_keras_3,
    "imagenet.h5": write_imagenet_layout,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_file_layout_holds_the_same_weights(name: str, tmp_path: Path, keras_resnet50: object) -> None:
    LAYOUTS[name](tmp_path / name, keras_resnet50)
    weights = read_weights(tmp_path / name)
    check_shapes(weights, resnet50_shapes(), "ResNet50")
    for key, array in resnet50_weights().items():
        np.testing.assert_array_equal(weights[key], array)


def test_resnet50_equals_keras(tmp_path: Path, keras_resnet50: object, batch: np.ndarray) -> None:
    write_npz(tmp_path / "w.npz", keras_resnet50)
    encoder = EncoderSpec.parse(f"resnet50:{tmp_path / 'w.npz'}").load()
    prepared = keras.applications.resnet50.preprocess_input(batch.astype(np.float32).copy())
    expected = np.asarray(keras_resnet50(prepared, training=False))  # type: ignore[operator]
    assert cosines(encoder.encode_batch(batch), expected).min() > 0.999


def test_vgg16_equals_keras(batch: np.ndarray) -> None:
    weights = vgg16_weights()
    check_shapes(weights, vgg16_shapes(), "VGG16")
    encoder = NetworkEncoder("vgg16", Network(vgg16_fc2(weights)), "made up")
    model = keras.applications.VGG16(weights=None, classes=2)
    fc2 = keras.Model(model.input, model.get_layer("fc2").output)
    prepared = keras.applications.vgg16.preprocess_input(batch[:1].astype(np.float32).copy())
    expected = np.asarray(with_weights(fc2, weights)(prepared, training=False))
    assert cosines(encoder.encode_batch(batch[:1]), expected).min() > 0.999


def test_weights_in_keras_cache_are_found_without_a_network(
    tmp_path: Path, keras_resnet50: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib
    from dataclasses import replace

    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    path = imagenet.RESNET50.path
    path.parent.mkdir(parents=True)
    write_imagenet_layout(path, keras_resnet50)
    known = replace(imagenet.RESNET50, md5=hashlib.md5(path.read_bytes()).hexdigest())
    assert known.fetch() == path
    path.write_bytes(path.read_bytes()[:-1])
    assert not known.cached()


def test_without_weights_the_message_says_where_they_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setattr("recsys.encoders.weights_download.urlopen", _no_network)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "none"))
    with pytest.raises(ModelError, match="neither in .*none.*models.*nor could they be downloaded.*copy"):
        replace(imagenet.VGG16).fetch()


def _no_network(*args: object, **options: object) -> str:
    raise URLError("Name or service not known")


BAD_FILES = {
    "pickle": ("model.pkl", b"\x80\x04.", "Pickled models are refused"),
    "whole model": ("model.keras", b"PK", "Allowed: .h5, .npz, .safetensors"),
    "damaged npz": ("w.npz", b"PK\x03\x04 nonsense", "is damaged or not a .npz file"),
    "damaged h5": ("w.h5", b"\x89HDF\r\n\x1a\n nonsense", "is damaged or not a .h5 file"),
    "damaged safetensors": ("w.safetensors", b"\xff" * 64, "is damaged or not a .safetensors file"),
    "empty h5": ("w.h5", b"", "is damaged"),
}


@pytest.mark.parametrize(("name", "data", "sentence"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_weights_files_are_refused(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError) as refusal:
        EncoderSpec.parse(f"resnet50:{tmp_path / name}").load()
    assert sentence in str(refusal.value)


def test_a_pickle_inside_an_npz_is_not_loaded(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", bad=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ModelError, match="damaged"):
        read_weights(tmp_path / "w.npz")


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    weights = resnet50_weights()
    np.savez(tmp_path / "vgg.npz", **{"block1_conv1/kernel": np.zeros((3, 3, 3, 64))})
    with pytest.raises(ModelError, match="needs the array 'conv1_conv/kernel', which the file lacks"):
        EncoderSpec.parse(f"resnet50:{tmp_path / 'vgg.npz'}").load()
    weights["conv1_conv/bias"] = np.zeros(63, np.float32)
    np.savez(tmp_path / "odd.npz", **weights)
    with pytest.raises(ModelError, match=r"in the shape \(64,\), the file has \(63,\)"):
        EncoderSpec.parse(f"resnet50:{tmp_path / 'odd.npz'}").load()
    weights["conv1_conv/bias"] = np.full(64, np.nan, np.float32)
    np.savez(tmp_path / "nan.npz", **weights)
    with pytest.raises(ModelError, match="not finite"):
        EncoderSpec.parse(f"resnet50:{tmp_path / 'nan.npz'}").load()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not exist"):
        EncoderSpec.parse(f"resnet50:{tmp_path / 'none.npz'}").load()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "resnet",
            "Unknown encoder 'resnet'. Choose one of: "
            "resnet50, efficientnet, vgg16, eigenfaces, triplet, hsv.",
        ),
        ("hsv:imagenet", "The encoder 'hsv' takes no weights. Write just 'hsv'"),
    ],
)
def test_unknown_encoders_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(ModelError) as refusal:
        EncoderSpec.parse(text)
    assert sentence in str(refusal.value)


def test_names_for_files() -> None:
    assert EncoderSpec.parse("resnet50").slug == "resnet50"
    assert EncoderSpec.parse("resnet50:imagenet").slug == "resnet50-imagenet"
    assert EncoderSpec.parse("vgg16:/some/where/my weights.v2.h5").slug == "vgg16-my-weights"


def test_the_default_encoder_works_as_it_is() -> None:
    assert ENCODERS[default_encoder()].state().startswith("ready")
