"""ResNet50 and VGG16 as OpenVINO graphs, built straight from Keras-named weights.

Keras defines and trains these networks; here they only run. Building the graph from the weights
takes a tenth of a second and needs no TensorFlow, whose import alone takes several. The tests hold
both graphs against `keras.applications`, layer names and preprocessing included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from recsys.encoders.openvino_runtime import op, ov
from recsys.encoders.views import PLAIN, Views

Shapes = dict[str, tuple[int, ...]]

CAFFE_MEAN = (103.939, 116.779, 123.68)
"""Mean of ImageNet's blue, green and red channels, subtracted by Keras' "caffe" preprocessing."""

_RESNET_STAGES = ((2, 64, 3, 1), (3, 128, 4, 2), (4, 256, 6, 2), (5, 512, 3, 2))
"""For each stage of ResNet50: its number, bottleneck width, count of blocks and first stride."""
_RESNET_EPSILON = 1.001e-5

_VGG_BLOCKS = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
"""For each block of VGG16: width and count of convolutions."""
_VGG_DENSE = 4096
_VGG_CELLS = 7 * 7


def _resnet50_convolutions() -> Iterator[tuple[str, int, int, int]]:
    """Yield each convolution's layer name without "_conv", kernel side, channels in and out."""
    yield "conv1", 7, 3, 64
    channels = 64
    for stage, width, blocks, _ in _RESNET_STAGES:
        for block in range(1, blocks + 1):
            prefix = f"conv{stage}_block{block}"
            if block == 1:
                yield f"{prefix}_0", 1, channels, 4 * width
            yield f"{prefix}_1", 1, channels, width
            yield f"{prefix}_2", 3, width, width
            yield f"{prefix}_3", 1, width, 4 * width
            channels = 4 * width


def resnet50_shapes() -> Shapes:
    """Return the arrays of Keras' ResNet50 without its top and their shapes."""
    shapes: Shapes = {}
    for name, side, inward, outward in _resnet50_convolutions():
        shapes[f"{name}_conv/kernel"] = (side, side, inward, outward)
        shapes[f"{name}_conv/bias"] = (outward,)
        for variable in ("gamma", "beta", "moving_mean", "moving_variance"):
            shapes[f"{name}_bn/{variable}"] = (outward,)
    return shapes


def resnet50(
    weights: Mapping[str, np.ndarray], shape: tuple[int, int], pooling: str, views: Views = PLAIN
) -> ov.Model:
    """Build ResNet50 up to its global pooling.

    Args:
        weights: arrays of `resnet50_shapes`.
        shape: height and width of the input in pixels.
        pooling: "max" or "avg".
        views: what of a page it is shown at once. The features of a group are averaged.

    Returns:
        A graph from (views, height, width, 3) uint8 RGB to (1, groups * 2048) float32, the features of one
        group after those of the other, and to the maps that these are pooled from, (views, 2048, rows,
        columns) float32.
    """
    counts = [len(group) for group in views]
    image, x = _resnet50_trunk(weights, shape, sum(counts))
    reduce = {"max": op.reduce_max, "avg": op.reduce_mean}[pooling]
    pooled = op.variadic_split(reduce(x, np.array([2, 3]), keep_dims=False), np.array(0), np.array(counts))
    groups = [op.reduce_mean(group, np.array([0]), keep_dims=True) for group in pooled.outputs()]
    features = op.concat(groups, 1)
    return ov.Model([features, x], [image], "resnet50")


def _resnet50_trunk(weights: Mapping[str, np.ndarray], shape: tuple[int, int], views: int) -> tuple[Any, Any]:
    """Return the input node and the last map."""
    image, x = _caffe_input(shape, views)
    x = _relu(_normalized_convolution(x, weights, "conv1", stride=2, padding=3))
    x = op.max_pool(x, [2, 2], [1, 1], [1, 1], [1, 1], [3, 3]).output(0)
    for stage, _, blocks, first_stride in _RESNET_STAGES:
        for block in range(1, blocks + 1):
            stride = first_stride if block == 1 else 1
            prefix = f"conv{stage}_block{block}"
            shortcut = x
            if block == 1:
                shortcut = _normalized_convolution(x, weights, f"{prefix}_0", stride=stride)
            x = _relu(_normalized_convolution(x, weights, f"{prefix}_1", stride=stride))
            x = _relu(_normalized_convolution(x, weights, f"{prefix}_2", padding=1))
            x = _normalized_convolution(x, weights, f"{prefix}_3")
            x = _relu(op.add(x, shortcut))
    return image, x


def vgg16_shapes() -> Shapes:
    """Return the arrays of Keras' VGG16 up to its layer fc2 and their shapes."""
    shapes: Shapes = {}
    channels = 3
    for block, (width, convolutions) in enumerate(_VGG_BLOCKS, start=1):
        for number in range(1, convolutions + 1):
            shapes[f"block{block}_conv{number}/kernel"] = (3, 3, channels, width)
            shapes[f"block{block}_conv{number}/bias"] = (width,)
            channels = width
    for name, inward in (("fc1", _VGG_CELLS * channels), ("fc2", _VGG_DENSE)):
        shapes[f"{name}/kernel"], shapes[f"{name}/bias"] = (inward, _VGG_DENSE), (_VGG_DENSE,)
    return shapes


def vgg16_fc2(weights: Mapping[str, np.ndarray]) -> ov.Model:
    """Build VGG16 without its last layer.

    Returns:
        A graph from (1, 224, 224, 3) uint8 RGB to (1, 4096) float32.
    """
    image, x = _caffe_input((224, 224))
    for block, (_, convolutions) in enumerate(_VGG_BLOCKS, start=1):
        for number in range(1, convolutions + 1):
            name = f"block{block}_conv{number}"
            x = _relu(_convolution(x, weights[f"{name}/kernel"], weights[f"{name}/bias"], padding=1))
        x = op.max_pool(x, [2, 2], [1, 1], [0, 0], [0, 0], [2, 2]).output(0)
    x = op.reshape(op.transpose(x, np.array([0, 2, 3, 1])), np.array([1, -1]), special_zero=False)
    for name in ("fc1", "fc2"):
        x = _relu(
            op.add(
                op.matmul(x, _constant(weights[f"{name}/kernel"]), False, False),
                _constant(weights[f"{name}/bias"]),
            )
        )
    return ov.Model([x], [image], "vgg16")


def _caffe_input(shape: tuple[int, int], pictures: int = 1) -> tuple[Any, Any]:
    """Return the input node and its caffe-preprocessed form: BGR, mean subtracted, channels first."""
    image = op.parameter([pictures, *shape, 3], np.uint8, name="image")
    x = op.gather(op.convert(image, "f32"), np.array([2, 1, 0]), np.array(3))
    x = op.subtract(x, _constant(np.array(CAFFE_MEAN)))
    return image, op.transpose(x, np.array([0, 3, 1, 2]))


def _normalized_convolution(x: Any, weights: Mapping[str, np.ndarray], name: str, **geometry: int) -> Any:
    """Convolve, with the batch normalisation that follows folded into kernel and bias."""
    gamma, beta, mean, variance = (
        weights[f"{name}_bn/{variable}"].astype(np.float64)
        for variable in ("gamma", "beta", "moving_mean", "moving_variance")
    )
    scale = gamma / np.sqrt(variance + _RESNET_EPSILON)
    bias = (weights[f"{name}_conv/bias"] - mean) * scale + beta
    return _convolution(x, weights[f"{name}_conv/kernel"] * scale.astype(np.float32), bias, **geometry)


def _convolution(x: Any, kernel: np.ndarray, bias: np.ndarray, stride: int = 1, padding: int = 0) -> Any:
    pads = [padding, padding]
    kernel = np.ascontiguousarray(kernel.transpose(3, 2, 0, 1))
    x = op.convolution(x, _constant(kernel), [stride, stride], pads, pads, [1, 1])
    return op.add(x, _constant(bias.reshape(1, -1, 1, 1)))


def _relu(x: Any) -> Any:
    return op.relu(x)


def _constant(values: np.ndarray) -> Any:
    return op.constant(np.ascontiguousarray(values, dtype=np.float32))
