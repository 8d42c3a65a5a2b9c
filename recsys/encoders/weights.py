"""Reading network weights from files that cannot run code: .h5, .npz and .safetensors.

All formats come out as one mapping from "layer/variable" (Keras' names: "conv1_conv/kernel") to
arrays, so that ImageNet's weights, the bundled ones and a user's own are interchangeable.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recsys.errors import ModelError

if TYPE_CHECKING:
    import h5py

Weights = dict[str, np.ndarray]

SCALE_SUFFIX = "_scale"
"""Ends the name of the array that an 8 bit array's numbers are multiplied by; see `in_full_precision`."""

_VARIABLES = {
    2: ("kernel", "bias"),
    4: ("gamma", "beta", "moving_mean", "moving_variance"),
}


def read_weights(path: Path) -> Weights:
    """Read a weights file.

    Raises:
        ModelError: the file is missing, damaged, or of a format that could run code.
    """
    readers = {".h5": _read_h5, ".npz": _read_npz, ".safetensors": _read_safetensors}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ModelError(
            f"{path.name} is not a weights file that Alike reads. Allowed: {', '.join(readers)}. "
            "Pickled models are refused because loading one can run any program."
        )
    if not path.is_file():
        raise ModelError(f"The weights file {path} does not exist. Check the path.")
    try:
        weights = reader(path)
    except Exception as error:  # the three readers raise nearly anything on damaged files
        raise ModelError(
            f"The weights file {path} is damaged or not a {path.suffix} file ({error}). Get it again."
        ) from error
    if not weights:
        raise ModelError(f"The weights file {path} holds no weights. Save the whole model's weights.")
    return weights


def in_full_precision(weights: Mapping[str, np.ndarray]) -> Weights:
    """Return float32 arrays; those of 8 bits are multiplied by their scales, one per last axis' entry."""
    full = {name: array.astype(np.float32) for name, array in weights.items()}
    for name in [name for name, array in weights.items() if array.dtype == np.int8]:
        full[name] *= full.pop(name + SCALE_SUFFIX)
    return full


def check_shapes(weights: Mapping[str, np.ndarray], shapes: Mapping[str, tuple[int, ...]], what: str) -> None:
    """Check that every expected array is there, has its shape and is finite.

    Raises:
        ModelError: naming the first array that is missing, misshapen or not finite.
    """
    for name, shape in shapes.items():
        if name not in weights:
            raise ModelError(
                f"{what} needs the array {name!r}, which the file lacks. "
                f"It holds {len(weights)} arrays such as {next(iter(weights))!r}; "
                "does it belong to another network?"
            )
        if weights[name].shape != shape:
            raise ModelError(
                f"{what} needs {name!r} in the shape {shape}, the file has {weights[name].shape}. "
                "Use weights of the same network."
            )
        if not np.isfinite(weights[name]).all():
            raise ModelError(f"{name!r} holds values that are not finite numbers. Get the file again.")


def _read_npz(path: Path) -> Weights:
    with np.load(path, allow_pickle=False) as archive:
        return {_short(name): archive[name] for name in archive.files}


def _read_safetensors(path: Path) -> Weights:
    from safetensors.numpy import load_file

    return {_short(name): array for name, array in load_file(path).items()}


def _read_h5(path: Path) -> Weights:
    """Read either layout of Keras: a layer's arrays are told by their order, as Keras itself does.

    ImageNet's VGG16 names its arrays "block1_conv1_W_1:0", Keras 3 merely "0".
    """
    import h5py

    names: dict[str, str] = {}

    def visit(name: str, node: h5py.Dataset | h5py.Group) -> None:
        if isinstance(node, h5py.Dataset):
            names.setdefault(node.name, _short(name))
            return
        layer, arrays = _layer(name, node)
        for array, variable in zip(arrays, _VARIABLES.get(len(arrays), ()), strict=False):
            names[node[array].name] = f"{layer}/{variable}"

    with h5py.File(path, "r") as file:
        file.visititems(visit)
        return {name: file[place][()] for place, name in names.items() if not name.startswith("vars/")}


def _layer(name: str, group: h5py.Group) -> tuple[str, list[str]]:
    """Return the layer that a group holds and the names of its arrays in order, none for other groups."""
    if "weight_names" in group.attrs:  # the layout of Keras 1 and 2
        names = list(group.attrs["weight_names"])
        return name.rpartition("/")[2], [n.decode() if isinstance(n, bytes) else str(n) for n in names]
    if name.endswith("/vars"):  # that of Keras 3
        return str(group.attrs.get("name", "")), [str(number) for number in range(len(group))]
    return "", []


def _short(name: str) -> str:
    """Shorten "conv1_conv/conv1_conv/kernel:0" to "conv1_conv/kernel"."""
    return "/".join(name.removesuffix(":0").split("/")[-2:])
