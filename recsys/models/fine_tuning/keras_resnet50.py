"""The network: the ResNet50 of keras.applications, one softmax head per attribute, one metric head."""

from collections.abc import Mapping, Sequence
from typing import Any

METRIC_HEAD = "head_metric"
METRIC_SIZE = 128

# Caffe's preprocessing, as the ImageNet weights of keras.applications expect it: blue, green, red.
CAFFE_MEAN = (103.939, 116.779, 123.68)


def preprocess(pixels: Any) -> Any:
    """Return the network's input for RGB levels.

    Args:
        pixels: uint8 array or tensor (pictures, height, width, 3), RGB.

    Returns:
        float32 tensor of the same shape: BGR with the ImageNet mean subtracted.
    """
    import keras

    floats = keras.ops.cast(pixels, "float32")
    return keras.ops.flip(floats, axis=-1) - keras.ops.array(CAFFE_MEAN, "float32")


def build(classes: Mapping[str, Sequence[str]]) -> Any:
    """Build the network with random weights.

    The trunk is layer for layer that of `keras.applications.ResNet50`, so that ImageNet weights fit it,
    and takes any picture size. Heads read the average over the last map.

    Args:
        classes: head name to its classes.

    Returns:
        keras.Model from preprocessed pictures to a dict: logits per head, "map" (the last feature map)
        and "metric" (vectors of length 1).
    """
    import keras

    trunk = _with_fused_normalization(
        keras.applications.ResNet50(weights=None, include_top=False, input_shape=(None, None, 3))
    )
    last_map = trunk.output
    pooled = keras.layers.GlobalAveragePooling2D(name="pool")(last_map)
    outputs = {
        name: keras.layers.Dense(len(values), name=f"head_{name}")(pooled) for name, values in classes.items()
    }
    direction = keras.layers.Dense(METRIC_SIZE, use_bias=False, name=METRIC_HEAD)(pooled)
    outputs["metric"] = keras.layers.UnitNormalization(name="metric")(direction)
    network = keras.Model(trunk.input, {**outputs, "map": last_map}, name="alike_resnet50")
    _prepare_for_short_training(network)
    return network


def _with_fused_normalization(network: Any) -> Any:
    """Return the same network, its weights drawn anew, that trains a third faster.

    Keras normalises a batch in several passes over the map; TensorFlow has one operation for them all,
    which its bfloat16 rewriting understands too.
    """
    import keras
    import tensorflow as tf

    class FusedBatchNormalization(keras.layers.BatchNormalization):
        def call(self, inputs: Any, training: bool | None = None, mask: Any = None) -> Any:
            if not training:
                return super().call(inputs, training=training, mask=mask)
            result = tf.raw_ops.FusedBatchNormV3(
                x=inputs,
                scale=self.gamma.value,
                offset=self.beta.value,
                mean=[],
                variance=[],
                epsilon=self.epsilon,
                is_training=True,
            )
            for moving, batch in (
                (self.moving_mean, result.batch_mean),
                (self.moving_variance, result.batch_variance),
            ):
                moving.assign(moving * self.momentum + batch * (1 - self.momentum))
            return result.y

    def same(layer: Any) -> Any:
        kind = type(layer)
        fused = FusedBatchNormalization if kind is keras.layers.BatchNormalization else kind
        return fused.from_config(layer.get_config())

    return keras.models.clone_model(network, clone_function=same)


def _prepare_for_short_training(network: Any) -> None:
    """Start every residual block as the identity and let BatchNorm's statistics settle within an epoch."""
    import keras

    for layer in network.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.95
            if layer.name.endswith("_3_bn"):
                layer.gamma.assign(keras.ops.zeros_like(layer.gamma))


def named_variables(network: Any) -> dict[str, Any]:
    """Return every variable of the network by "<layer>/<variable>", such as "conv1_conv/kernel"."""
    return {
        f"{layer.name}/{variable.name}": variable for layer in network.layers for variable in layer.weights
    }
