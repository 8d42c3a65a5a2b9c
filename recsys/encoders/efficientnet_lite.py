"""EfficientNet-Lite without batch normalization: the table of its layers, and the OpenVINO graph.

After Tan and Le 2019 and the "lite" variants that TensorFlow published in 2020: no squeeze-and-excitation,
rectifiers clipped at 6.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recsys.encoders.openvino_runtime import op, ov
from recsys.encoders.views import PLAIN, Views

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
STEM, FEATURES = 32, 1280

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
    """A convolution.

    Attributes:
        name: of the layer.
        shape: of the kernel in Keras' layout.
        depthwise: whether it convolves each channel by itself.
    """

    name: str
    shape: tuple[int, int, int, int]
    depthwise: bool = False

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
    number, channels = 0, STEM
    for stage, (repeats, kernel, stride, expansion, out) in enumerate(_STAGES):
        outward = _rounded(out, width)
        # The first and the last stage are of the same depth in all variants.
        count = repeats if stage in (0, len(_STAGES) - 1) else math.ceil(depth * repeats)
        for repeat in range(count):
            yield Block(number, kernel, stride if repeat == 0 else 1, expansion, channels, outward)
            number, channels = number + 1, outward


def convolutions(variant: int) -> Iterator[Convolution]:
    """Yield every convolution of a variant (0, 1 or 2) in the order of computation."""
    yield Convolution("stem", (3, 3, 3, STEM))
    outward = STEM
    for block in blocks(variant):
        name, wide, outward = f"block{block.number}", block.inward * block.expansion, block.outward
        if block.expansion != 1:
            yield Convolution(f"{name}_expand", (1, 1, block.inward, wide))
        yield Convolution(f"{name}_depthwise", (block.kernel, block.kernel, wide, 1), depthwise=True)
        yield Convolution(f"{name}_project", (1, 1, wide, outward))
    yield Convolution("top", (1, 1, outward, FEATURES))


def shapes(variant: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array of a variant by name."""
    found: dict[str, tuple[int, ...]] = {}
    for layer in convolutions(variant):
        found |= {f"{layer.name}/kernel": layer.shape, f"{layer.name}/bias": (layer.channels,)}
    return found


def of_tail(array: str, shared: int) -> bool:
    """Whether an array belongs to a tail, by its name and how many blocks all tails share."""
    layer = array.partition("/")[0].partition("_")[0]
    return layer == "top" or (layer.startswith("block") and int(layer.removeprefix("block")) >= shared)


def tailed_shapes(variant: int, shared: int, tails: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array of a network with several tails by name; see `graph`."""
    found = {}
    for name, shape in shapes(variant).items():
        for prefix in tails if of_tail(name, shared) else ("",):
            found[f"{prefix}{name}"] = shape
    return found


def graph(
    weights: Mapping[str, np.ndarray],
    shape: tuple[int, int],
    variant: int,
    shared: int,
    tails: Sequence[str] = ("",),
    pooling: str = "avg",
    views: Views = PLAIN,
) -> ov.Model:
    """Build the network up to its global pooling.

    Args:
        weights: arrays of `shapes`; those of the blocks that are not shared have the tail's name before
            theirs.
        shape: height and width of the input in pixels.
        variant: 0, 1 or 2.
        shared: how many blocks all tails have in common.
        tails: names of the tails, which see the same in different ways; "" is the trained one.
        pooling: "avg" or "max".
        views: what of a page it is shown at once. The features of a group are averaged.

    Returns:
        A graph from (views, height, width, 3) uint8 RGB to (1, groups * tails * FEATURES) float32, the
        features of one group after those of the other and within it tail by tail, and to the maps that these
        are pooled from, (views, tails * FEATURES, rows, columns) float32.
    """
    counts = [len(group) for group in views]
    image = op.parameter([sum(counts), *shape, 3], np.uint8, name="image")
    x = op.divide(op.subtract(op.convert(image, "f32"), _constant(MEAN)), _constant(SCALE))
    x = op.transpose(x, np.array([0, 3, 1, 2]))
    x = _convolution(x, weights, "stem", stride=2)
    steps = list(blocks(variant))
    for block in steps[:shared]:
        x = _block(x, weights, block)
    maps = [_tail(x, weights, steps[shared:], name) for name in tails]
    last = op.concat(maps, 1)
    reduce = {"max": op.reduce_max, "avg": op.reduce_mean}[pooling]
    pooled = op.variadic_split(reduce(last, np.array([2, 3]), keep_dims=False), np.array(0), np.array(counts))
    groups = [op.reduce_mean(group, np.array([0]), keep_dims=True) for group in pooled.outputs()]
    return ov.Model([op.concat(groups, 1), last], [image], "efficientnet-lite")


def _tail(x: Any, weights: Mapping[str, np.ndarray], steps: Sequence[Block], prefix: str) -> Any:
    for block in steps:
        x = _block(x, weights, block, prefix)
    return _convolution(x, weights, f"{prefix}top")


def _block(x: Any, weights: Mapping[str, np.ndarray], block: Block, prefix: str = "") -> Any:
    name, shortcut = f"{prefix}block{block.number}", x
    if block.expansion != 1:
        x = _convolution(x, weights, f"{name}_expand")
    x = _depthwise(x, weights, f"{name}_depthwise", block.stride)
    x = _convolution(x, weights, f"{name}_project", clip=False)
    return op.add(x, shortcut) if block.residual else x


def _convolution(
    x: Any, weights: Mapping[str, np.ndarray], name: str, stride: int = 1, clip: bool = True
) -> Any:
    kernel = _constant(weights[f"{name}/kernel"].transpose(3, 2, 0, 1))
    x = op.convolution(x, kernel, [stride, stride], [0, 0], [0, 0], [1, 1], auto_pad="same_upper")
    return _finished(x, weights, name, clip)


def _depthwise(x: Any, weights: Mapping[str, np.ndarray], name: str, stride: int) -> Any:
    kernel = _constant(weights[f"{name}/kernel"].transpose(2, 3, 0, 1)[:, None])
    x = op.group_convolution(x, kernel, [stride, stride], [0, 0], [0, 0], [1, 1], auto_pad="same_upper")
    return _finished(x, weights, name, clip=True)


def _finished(x: Any, weights: Mapping[str, np.ndarray], name: str, clip: bool) -> Any:
    """Add the bias and, if asked for, clip to 0..6."""
    x = op.add(x, _constant(weights[f"{name}/bias"].reshape(1, -1, 1, 1)))
    return op.clamp(x, 0.0, 6.0) if clip else x


def _constant(values: Any) -> Any:
    return op.constant(np.ascontiguousarray(values, dtype=np.float32))
