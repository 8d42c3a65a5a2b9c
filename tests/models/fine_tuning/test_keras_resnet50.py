import numpy as np
import pytest

from recsys.models.fine_tuning import keras_resnet50
from training import labels

keras = pytest.importorskip("keras")


@pytest.fixture(scope="module")
def network():
    classes = labels.vocabulary([{name: value for name in labels.ATTRIBUTES} for value in "ab"])
    return keras_resnet50.build(classes)


def test_imagenet_weights_fit_the_trunk(network):
    names = {
        name: tuple(variable.shape) for name, variable in keras_resnet50.named_variables(network).items()
    }
    theirs = keras.applications.ResNet50(weights=None, include_top=False)
    expected = {f"{layer.name}/{v.name}": tuple(v.shape) for layer in theirs.layers for v in layer.weights}
    assert expected.items() <= names.items()
    assert names["head_articleType/kernel"] == (2048, 2)
    assert names["head_photoClass/bias"] == (10,)


def test_any_picture_size_gives_every_output(network):
    outputs = network(keras_resnet50.preprocess(np.zeros((1, 96, 64, 3), np.uint8)))
    assert outputs["map"].shape == (1, 3, 2, 2048)
    assert outputs["gender"].shape == (1, 2)
    assert np.linalg.norm(outputs["metric"]) == pytest.approx(1, abs=1e-5)


def test_preprocessing_is_that_of_keras_applications():
    pixels = np.random.default_rng(0).integers(0, 256, (2, 5, 4, 3), dtype=np.uint8)
    expected = keras.applications.resnet50.preprocess_input(pixels.astype(np.float32))
    np.testing.assert_allclose(np.asarray(keras_resnet50.preprocess(pixels)), expected, atol=1e-4)


def test_residual_blocks_start_as_the_identity(network):
    variables = keras_resnet50.named_variables(network)
    assert not np.any(variables["conv5_block3_3_bn/gamma"].numpy())
    assert np.all(variables["conv5_block3_2_bn/gamma"].numpy() == 1)
