"""Weights files in the layouts that Keras has had over the years."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import h5py
import numpy as np

_VARIABLES = ("kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance")
_FIRST = {"kernel": "W", "bias": "b"}


def write_first_keras(path: Path, weights: Mapping[str, np.ndarray]) -> None:
    """Write the layout of ImageNet's VGG16, made with Keras 1: "fc1/fc1_W_1:0"."""
    _write(path, weights, lambda layer, variable: f"{layer}_{_FIRST[variable]}_1:0")


def write_second_keras(path: Path, weights: Mapping[str, np.ndarray]) -> None:
    """Write the layout of ImageNet's ResNet50, made with Keras 2: "conv1_conv/conv1_conv/kernel:0"."""
    _write(path, weights, lambda layer, variable: f"{layer}/{variable}:0")


def _write(path: Path, weights: Mapping[str, np.ndarray], name_of) -> None:
    layers = list(dict.fromkeys(name.split("/")[0] for name in weights))
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [layer.encode() for layer in ["input_1", *layers]]
        file.create_group("input_1").attrs["weight_names"] = np.zeros(0)
        for layer in layers:
            group = file.create_group(layer)
            held = [each for each in _VARIABLES if f"{layer}/{each}" in weights]
            names = [name_of(layer, each) for each in held]
            group.attrs["weight_names"] = [name.encode() for name in names]
            for name, variable in zip(names, held, strict=True):
                group.create_dataset(name, data=weights[f"{layer}/{variable}"])
