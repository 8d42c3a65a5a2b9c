import numpy as np
import pytest

pytest.importorskip("keras", reason="training needs Keras")

from training.efficientnet import train
from training.efficientnet.train import DESIGN, KIND, Optimizer, build, variables_of
from training.labels import PHOTO_CLASS

CLASSES = {"articleType": ["Caps", "Tshirts"], "gender": ["Men", "Women"], PHOTO_CLASS: ["hat"]}


@pytest.fixture(scope="module")
def network():
    return build(CLASSES)


def test_depthwise_kernels_stay_and_the_rest_of_the_tail_is_trained(network):
    trained = {name for name, variable in variables_of(network[1]).items() if variable.trainable}
    assert "block5_expand/kernel" in trained and "block15_depthwise/bias" in trained
    assert not any(name.endswith("_depthwise/kernel") for name in trained)
    assert not any(name.startswith("stem") or name.startswith("block4_") for name in trained)


def test_the_fast_gradient_is_the_gradient():
    import keras
    import tensorflow as tf

    layer = keras.layers.DepthwiseConv2D(5, padding="same", name="some_depthwise")
    x = tf.random.stateless_normal((2, 6, 6, 3), seed=(1, 2))
    with tf.GradientTape() as tape:
        tape.watch(x)
        plain = layer(x)
        loss = tf.reduce_sum(plain**2)
    expected = tape.gradient(loss, x)
    train._freeze_kernel(layer)
    with tf.GradientTape() as tape:
        tape.watch(x)
        fast = layer(x)
        loss = tf.reduce_sum(fast**2)
    np.testing.assert_allclose(fast, plain, atol=1e-5)
    np.testing.assert_allclose(tape.gradient(loss, x), expected, rtol=1e-3, atol=1e-4)


def test_what_is_told_of_a_page(network, rng):
    bottom, top = network
    told = top(bottom(rng.normal(size=(2, 64, 64, 3)).astype(np.float32)))
    assert told["map"].shape == (2, 2, 2, 1280) and told["articleType"].shape == (2, 2)
    for name in (KIND, DESIGN):
        np.testing.assert_allclose(np.linalg.norm(told[name], axis=1), 1, atol=1e-4)


def test_steps_are_a_share_of_the_kernel_and_averages_follow():
    import keras
    import tensorflow as tf

    large, small = (keras.Variable(np.full((4, 4), size, "f4")) for size in (10.0, 0.1))
    optimizer = Optimizer({"a/kernel": large, "b/kernel": small})
    for step in range(3):
        optimizer.apply([tf.ones((4, 4))] * 2, tf.constant(1.0), tf.constant(float(step)))
    moved = [10.0 - float(large[0, 0]), 0.1 - float(small[0, 0])]
    assert moved[0] == pytest.approx(100 * moved[1], rel=0.05) and 0.1 < moved[0] < 0.3
    average = float(optimizer.averages[0][0, 0])
    assert float(large[0, 0]) < average < 10


def test_an_earlier_run_is_gone_on_from():
    import keras

    variable = keras.Variable(np.zeros((2, 2), "f4"))
    optimizer = Optimizer({"a/kernel": variable})
    optimizer.begin({"a/kernel": np.ones((2, 2), "f4"), "of another network": np.ones(1)})
    np.testing.assert_array_equal(variable.numpy(), np.ones((2, 2)))
    np.testing.assert_array_equal(optimizer.averages[0].numpy(), np.ones((2, 2)))
