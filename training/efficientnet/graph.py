"""The Keras graph of EfficientNet-Lite, which is trained; `recsys.encoders.efficientnet_lite` runs it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.encoders.efficientnet_lite import FEATURES, MEAN, SCALE, STEM, Block, blocks


def _convolve(x: Any, name: str, filters: int, kernel: int = 1, stride: int = 1, clip: bool = True) -> Any:
    from keras import layers

    x = layers.Conv2D(filters, kernel, stride, padding="same", name=name)(x)
    return layers.ReLU(6.0, name=f"{name}_relu")(x) if clip else x


def block_of(x: Any, block: Block, prefix: str = "") -> Any:
    """Apply one block to a Keras tensor; its layers are named with `prefix`."""
    from keras import layers

    name, shortcut = f"{prefix}block{block.number}", x
    if block.expansion != 1:
        x = _convolve(x, f"{name}_expand", block.inward * block.expansion)
    x = layers.DepthwiseConv2D(block.kernel, block.stride, padding="same", name=f"{name}_depthwise")(x)
    x = layers.ReLU(6.0, name=f"{name}_depthwise_relu")(x)
    x = _convolve(x, f"{name}_project", block.outward, clip=False)
    return layers.Add(name=f"{name}_add")([x, shortcut]) if block.residual else x


def front(x: Any, variant: int, until: int) -> Any:
    """Apply the stem and the blocks before number `until` to a preprocessed Keras tensor."""
    x = _convolve(x, "stem", STEM, 3, 2)
    for block in blocks(variant):
        if block.number < until:
            x = block_of(x, block)
    return x


def tail(x: Any, variant: int, since: int, prefix: str = "") -> Any:
    """Apply the blocks from number `since` on and the last convolution to a Keras tensor."""
    for block in blocks(variant):
        if block.number >= since:
            x = block_of(x, block, prefix)
    return _convolve(x, f"{prefix}top", FEATURES)


def preprocess(pictures: Any) -> Any:
    """Return uint8 RGB pictures as the network expects them, float32."""
    import keras

    return (keras.ops.cast(pictures, "float32") - MEAN) / SCALE


def assign(network: Any, weights: Mapping[str, np.ndarray], prefix: str = "") -> None:
    """Give every layer whose name starts with `prefix` its arrays, where there are any."""
    for layer in network.layers:
        name = layer.name.removeprefix(prefix)
        if layer.name.startswith(prefix) and layer.weights and f"{name}/kernel" in weights:
            layer.set_weights([weights[f"{name}/kernel"], weights[f"{name}/bias"]])
