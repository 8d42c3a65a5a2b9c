"""EfficientNet-Lite without batch normalization: the table of its layers, and the Keras graph.

After Tan and Le 2019 and the "lite" variants that TensorFlow published in 2020: no squeeze-and-excitation,
rectifiers clipped at 6.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

WIDTH_DEPTH = {0: (1.0, 1.0), 1: (1.0, 1.1), 2: (1.1, 1.2)}
"""How much wider and deeper a variant is than variant 0."""

_STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
"""For each stage: blocks, kernel side, first stride, expansion and channels that come out."""
_STEM, FEATURES = 32, 1280

MEAN, SCALE = 127.0, 128.0
"""Subtracted from the levels of a picture, and what the rest is divided by."""


@dataclass(frozen=True)
class Block:
    """An inverted residual block.

    Attributes:
        number: from 0.
        kernel: side of the depthwise convolution.
        stride: of the depthwise convolution.
        expansion: how many times more channels the depthwise convolution has; 1 leaves the expansion out.
        inward, outward: channels.
    """

    number: int
    kernel: int
    stride: int
    expansion: int
    inward: int
    outward: int

    @property
    def residual(self) -> bool:
        """Whether the input is added to the output."""
        return self.stride == 1 and self.inward == self.outward


@dataclass(frozen=True)
class Convolution:
    """A convolution, by the names that it has here and in the file of ImageNet weights.

    Attributes:
        name: of the layer.
        shape: of the kernel in Keras' layout.
        depthwise: whether it convolves each channel by itself.
        source, normalization: names in the file, of the kernel and of the batch normalization after it.
    """

    name: str
    shape: tuple[int, int, int, int]
    depthwise: bool
    source: str
    normalization: str

    @property
    def channels(self) -> int:
        """Channels that come out."""
        return self.shape[2] if self.depthwise else self.shape[3]


def _rounded(channels: int, width: float) -> int:
    """Return a multiple of 8 near `channels` * `width`, not more than a tenth below it."""
    wanted = channels * width
    nearest = max(8, int(wanted + 4) // 8 * 8)
    return nearest + 8 if nearest < 0.9 * wanted else nearest


def blocks(variant: int) -> Iterator[Block]:
    """Yield the blocks of a variant (0, 1 or 2), first to last."""
    width, depth = WIDTH_DEPTH[variant]
    number, channels = 0, _STEM
    for stage, (repeats, kernel, stride, expansion, out) in enumerate(_STAGES):
        outward = _rounded(out, width)
        # The first and the last stage are of the same depth in all variants.
        count = repeats if stage in (0, len(_STAGES) - 1) else math.ceil(depth * repeats)
        for repeat in range(count):
            yield Block(number, kernel, stride if repeat == 0 else 1, expansion, channels, outward)
            number, channels = number + 1, outward


def convolutions(variant: int) -> Iterator[Convolution]:
    """Yield every convolution of a variant (0, 1 or 2) in the order of computation."""
    yield Convolution("stem", (3, 3, 3, _STEM), False, "_conv_stem", "_bn0")
    outward = _STEM
    for block in blocks(variant):
        name, source = f"block{block.number}", f"_blocks.{block.number}."
        wide, outward = block.inward * block.expansion, block.outward
        if block.expansion != 1:
            expand = (1, 1, block.inward, wide)
            yield Convolution(f"{name}_expand", expand, False, f"{source}_expand_conv", f"{source}_bn0")
        deep = (block.kernel, block.kernel, wide, 1)
        yield Convolution(f"{name}_depthwise", deep, True, f"{source}_depthwise_conv", f"{source}_bn1")
        project = (1, 1, wide, outward)
        yield Convolution(f"{name}_project", project, False, f"{source}_project_conv", f"{source}_bn2")
    yield Convolution("top", (1, 1, outward, FEATURES), False, "_conv_head", "_bn1")


def shapes(variant: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array of a variant by name."""
    found: dict[str, tuple[int, ...]] = {}
    for layer in convolutions(variant):
        found |= {f"{layer.name}/kernel": layer.shape, f"{layer.name}/bias": (layer.channels,)}
    return found


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
    x = _convolve(x, "stem", _STEM, 3, 2)
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
