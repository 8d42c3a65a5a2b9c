from pathlib import Path

import numpy as np
import pytest

from recsys.build_catalog import iter_thumbnails
from recsys.catalog import Catalog
from recsys.encoders import EncoderSpec
from recsys.encoders.views import gray
from recsys.images import letterbox
from recsys.images.decode import read
from recsys.models.fine_tuning.keras_resnet50 import preprocess
from training import export
from training.linear_projection import Projection, l2_normalize
from training.metrics import nearest

FOLDER = Path(__file__).parents[2] / "assets" / "models"


@pytest.fixture(scope="module")
def bundled():
    return export.load(FOLDER)


def test_the_weights_are_small_enough_to_bundle(bundled):
    assert bundled[1]["weights"]["bytes"] == (FOLDER / export.WEIGHTS).stat().st_size <= 50_000_000


def test_every_head_has_one_output_per_class(bundled):
    arrays, manifest = bundled
    for name, head in manifest["heads"].items():
        assert arrays[f"head_{name}/kernel"].shape == (2048, len(head["classes"]))
        assert arrays[f"head_{name}/bias"].shape == (len(head["classes"]),)
        assert 0.25 <= head["temperature"] <= 4


def test_the_projection_has_the_stated_dimension(bundled):
    arrays, manifest = bundled
    assert manifest["embedding"]["projection"]
    features = 2048 * len(manifest["embedding"]["views"])
    assert arrays["projection/matrix"].shape == (features, manifest["embedding"]["dimension"])
    assert arrays["projection/mean"].shape == (features,)


def test_the_shipped_encoder_sees_what_keras_sees(bundled):
    keras = pytest.importorskip("keras")
    arrays, manifest = bundled
    trunk = keras.applications.ResNet50(weights=None, include_top=False, input_shape=(96, 72, 3))
    for layer in trunk.layers:
        layer.set_weights([arrays[f"{layer.name}/{variable.name}"] for variable in layer.weights])
    paths = list(iter_thumbnails(Catalog.open(FOLDER.parent / "demo")).values())
    pictures = [read(path) for path in paths[:: max(1, len(paths) // 96)]]
    pages = np.stack([letterbox(picture, 96, 72) for picture in pictures])

    def features(batch):
        return np.asarray(trunk(preprocess(batch), training=False)).mean(axis=(1, 2))

    assert manifest["embedding"]["pooling"] == "average"
    assert manifest["embedding"]["views"] == [["plain", "mirrored"], ["grey"]]
    project = Projection(arrays["projection/mean"], arrays["projection/matrix"])
    grays = np.stack([gray(page) for page in pages])
    both = (features(pages) + features(pages[:, :, ::-1])) / 2
    expected = project(np.hstack([both, features(grays)]))
    found = l2_normalize(EncoderSpec.parse("resnet50").load().encode(pictures))
    assert (found * expected).sum(axis=1).min() > 0.999
    rows = np.arange(len(pages))
    nearest_ten = [nearest(vectors, vectors, 10, rows, rows) for vectors in (found, expected)]
    kept = [len(set(one) & set(other)) for one, other in zip(*nearest_ten, strict=True)]
    assert np.mean(kept) > 9.8
