"""The weights that come with Alike: their manifest is checked, and they run as it says."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from recsys.encoders import EncoderSpec, model_file
from recsys.encoders.inference import Network
from recsys.encoders.model_file import PretrainedModel
from recsys.encoders.network_encoder import NetworkEncoder
from recsys.encoders.networks import resnet50
from recsys.encoders.views import WITH_GRAY, gray
from recsys.errors import ModelError
from recsys.files import sha256_file
from tests.encoders.made_up import resnet50_weights


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up weights with a projection, in half precision, as training exports them."""
    folder = tmp_path_factory.mktemp("models")
    rng = np.random.default_rng(0)
    arrays = resnet50_weights() | {
        "projection/mean": rng.standard_normal(4096, np.float32),
        "projection/matrix": rng.standard_normal((4096, 64), np.float32),
    }
    save_file(
        {name: array.astype(np.float16) for name, array in arrays.items()}, folder / "resnet50.safetensors"
    )
    manifest = {
        "weights": {
            "file": "resnet50.safetensors",
            "sha256": sha256_file(folder / "resnet50.safetensors"),
        },
        "input": {"height": 96, "width": 72},
        "embedding": {
            "pooling": "average",
            "views": [["plain", "mirrored"], ["grey"]],
            "projection": True,
            "dimension": 64,
        },
    }
    (folder / "resnet50.json").write_text(json.dumps(manifest))
    return folder


def test_vectors_are_pooled_and_projected_as_the_manifest_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_file, "MANIFEST", folder / "resnet50.json")
    own = PretrainedModel.load(folder / "resnet50.json")
    assert own.shape == (96, 72) and model_file.dimension(folder / "resnet50.json") == 64
    pages = np.random.default_rng(1).integers(0, 256, (3, 96, 72, 3), dtype=np.uint8)
    plain = NetworkEncoder("plain", Network(resnet50(own.weights, own.shape, "avg")), "plain")
    grays = np.stack([gray(page) for page in pages])
    both = (plain.encode_batch(pages) + plain.encode_batch(pages[:, :, ::-1])) / 2
    pooled = np.hstack([both, plain.encode_batch(grays)])
    assert own.views == WITH_GRAY and own.features == 4096 and own.projection is not None
    expected = (pooled - own.projection["mean"]) @ own.projection["matrix"]
    encoder = EncoderSpec.parse("resnet50").load()
    assert encoder.dim == 64 and encoder.shape == (96, 72)
    found = encoder.encode_batch(pages)
    cosines = (found * expected).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(expected, axis=1)
    assert cosines.min() > 0.999
    np.testing.assert_array_equal(encoder.encode_batch(pages[1:2])[0], encoder.encode_batch(pages)[1])


def change(manifest: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    changed = copy.deepcopy(manifest)
    part, name = path.split(".")
    if value is None:
        del changed[part][name]
    else:
        changed[part][name] = value
    return changed


BAD = {
    "another file": ("weights.sha256", "0" * 64, "is not the file that resnet50.json describes"),
    "missing file": ("weights.file", "none.safetensors", "is not the file that resnet50.json describes"),
    "file elsewhere": ("weights.file", "../../etc/passwd", "is not the file that resnet50.json describes"),
    "no hash": ("weights.sha256", None, "'sha256' is missing or wrong"),
    "no height": ("input.height", None, "'height' is missing or wrong"),
    "odd height": ("input.height", "tall", "is missing or wrong"),
    "tiny": ("input.height", 1, "a pooling, a view or a size that does not exist"),
    "unknown pooling": ("embedding.pooling", "median", "a pooling, a view or a size that does not exist"),
    "unknown view": (
        "embedding.views",
        [["plain", "x-ray"]],
        "a pooling, a view or a size that does not exist",
    ),
    "no view": ("embedding.views", [], "a pooling, a view or a size that does not exist"),
    "fewer views": ("embedding.views", [["plain", "grey"]], "in the shape (2048,), the file has (4096,)"),
    "wrong dimension": ("embedding.dimension", 65, "in the shape (4096, 65), the file has (4096, 64)"),
}


@pytest.mark.parametrize(("path", "value", "sentence"), BAD.values(), ids=BAD)
def test_a_manifest_that_does_not_fit_is_refused(
    path: str, value: object, sentence: str, folder: Path, tmp_path: Path
) -> None:
    manifest = json.loads((folder / "resnet50.json").read_text())
    (tmp_path / "resnet50.safetensors").symlink_to(folder / "resnet50.safetensors")
    (tmp_path / "resnet50.json").write_text(json.dumps(change(manifest, path, value)))
    with pytest.raises(ModelError) as refusal:
        PretrainedModel.load(tmp_path / "resnet50.json")
    assert sentence in str(refusal.value)


@pytest.mark.parametrize("text", ["", "[]", "{}", "{nonsense", '{"weights": 3}'])
def test_a_damaged_manifest_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "resnet50.json").write_text(text)
    with pytest.raises(ModelError, match=r"Get both files of assets/models again\."):
        PretrainedModel.load(tmp_path / "resnet50.json")


@pytest.mark.skipif(not model_file.MANIFEST.is_file(), reason="no weights are bundled")
def test_the_bundled_weights_load_as_the_default() -> None:
    encoder = EncoderSpec.parse("resnet50").load()
    assert encoder.fingerprint.startswith("resnet50-bundled-") and encoder.dim == model_file.dimension(
        model_file.MANIFEST
    )
    pages = np.full((1, *encoder.shape, 3), 255, dtype=np.uint8)
    assert np.isfinite(encoder.encode_batch(pages)).all()
