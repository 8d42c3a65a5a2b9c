"""Weights of the right shape for networks nobody trained: enough to test the arithmetic."""

from __future__ import annotations

import numpy as np

from recsys.encoders.networks import Shapes, resnet50_shapes, vgg16_shapes


def _fill(shapes: Shapes) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    makers = {
        "kernel": lambda shape: (
            rng.standard_normal(shape, np.float32) * np.float32(np.sqrt(2 / np.prod(shape[:-1])))
        ),
        "moving_variance": lambda shape: rng.uniform(0.5, 1.5, shape),
        "gamma": lambda shape: rng.uniform(0.3, 0.9, shape),
    }
    small = {name: makers.get(name.split("/")[1], lambda s: rng.normal(size=s) * 0.1) for name in shapes}
    return {name: small[name](shape).astype(np.float32) for name, shape in shapes.items()}


def resnet50_weights() -> dict[str, np.ndarray]:
    return _fill(resnet50_shapes())


def vgg16_weights() -> dict[str, np.ndarray]:
    return _fill(vgg16_shapes())


def efficientnet_weights(shapes: Shapes) -> dict[str, np.ndarray]:
    return _fill(shapes)
