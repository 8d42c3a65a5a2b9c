"""Writes a trained network as plain half-precision numbers with a manifest, and reads it back."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from recsys.encoders.weights import SCALE_SUFFIX, in_full_precision

STEM = "resnet50"
WEIGHTS, MANIFEST = f"{STEM}.safetensors", f"{STEM}.json"


def _dtype(name: str, array: np.ndarray) -> type[np.generic]:
    """Return the number type of a tensor: half precision is too narrow for variances and scales."""
    if array.dtype == np.int8:
        return np.int8
    return np.float32 if name.endswith(("/moving_variance", SCALE_SUFFIX)) else np.float16


def export(
    folder: Path, arrays: Mapping[str, np.ndarray], facts: Mapping[str, Any], stem: str = STEM
) -> None:
    """Write the weights and the manifest that describes them.

    Args:
        folder: made if missing; older files of the same names are replaced.
        arrays: tensor name, such as "conv1_conv/kernel", to array.
        facts: what the manifest says besides the weights' file, hash, size and number type.
        stem: name of both files without their endings.

    Raises:
        ValueError: a number is too large for its type.
    """
    from safetensors.numpy import save_file

    # Too large a number turns into infinity, which is reported just below.
    with np.errstate(over="ignore"):
        stored = {
            name: np.asarray(array, order="C").astype(_dtype(name, array)) for name, array in arrays.items()
        }
    for name, array in stored.items():
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds numbers that {array.dtype} cannot")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.safetensors"
    save_file(stored, path)
    data = path.read_bytes()
    file = {
        "file": path.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "dtype": ", ".join(sorted({str(array.dtype) for array in stored.values()})),
        "tensors": len(stored),
    }
    text = json.dumps({"schema": 1, "weights": file, **facts}, indent=2, ensure_ascii=False)
    (folder / f"{stem}.json").write_text(text + "\n", encoding="utf-8")


def load(folder: Path, stem: str = STEM) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Read weights and manifest back.

    Args:
        folder: with both files.
        stem: their name without their endings.

    Returns:
        Tensor name to float32 array, and the manifest.

    Raises:
        FileNotFoundError: one of the two files is missing.
        ValueError: the weights are not those the manifest describes.
    """
    from safetensors.numpy import load as parse

    manifest = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
    path = folder / f"{stem}.safetensors"
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != manifest["weights"]["sha256"]:
        raise ValueError(f"{path} is not the file that {stem}.json describes: get both again")
    return in_full_precision(parse(data)), manifest
