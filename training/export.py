"""Writes a trained network as plain half-precision numbers with a manifest, and reads it back."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

WEIGHTS = "resnet50.safetensors"
MANIFEST = "resnet50.json"


def _dtype(name: str) -> type[np.floating]:
    """Return the number type of a tensor: variances of unscaled pictures are too large for half precision."""
    return np.float32 if name.endswith("/moving_variance") else np.float16


def export(folder: Path, arrays: Mapping[str, np.ndarray], facts: Mapping[str, Any]) -> None:
    """Write the weights and the manifest that describes them.

    Args:
        folder: made if missing; older files of the same names are replaced.
        arrays: tensor name, such as "conv1_conv/kernel", to array.
        facts: what the manifest says besides the weights' file, hash, size and number type.

    Raises:
        ValueError: a number is too large for its type.
    """
    from safetensors.numpy import save_file

    # Too large a number turns into infinity, which is reported just below.
    with np.errstate(over="ignore"):
        stored = {name: np.asarray(array, order="C").astype(_dtype(name)) for name, array in arrays.items()}
    for name, array in stored.items():
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds numbers that {array.dtype} cannot")
    folder.mkdir(parents=True, exist_ok=True)
    save_file(stored, folder / WEIGHTS)
    data = (folder / WEIGHTS).read_bytes()
    file = {
        "file": WEIGHTS,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "dtype": "float16, moving_variance float32",
        "tensors": len(stored),
    }
    text = json.dumps({"schema": 1, "weights": file, **facts}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def load(folder: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Read weights and manifest back.

    Returns:
        Tensor name to float32 array, and the manifest.

    Raises:
        FileNotFoundError: one of the two files is missing.
        ValueError: the weights are not those the manifest describes.
    """
    from safetensors.numpy import load as parse

    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    data = (folder / WEIGHTS).read_bytes()
    if hashlib.sha256(data).hexdigest() != manifest["weights"]["sha256"]:
        raise ValueError(f"{folder / WEIGHTS} is not the file that {MANIFEST} describes: get both again")
    return {name: half.astype(np.float32) for name, half in parse(data).items()}, manifest
