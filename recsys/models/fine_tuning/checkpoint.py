"""Saves and restores a training run in one file that is never half written."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recsys.errors import ModelError

FILE = "checkpoint.safetensors"


@dataclass(frozen=True)
class Position:
    """How far a run has come: steps taken, pictures seen, minutes spent."""

    step: int = 0
    pictures: int = 0
    minutes: float = 0.0


def save(folder: Path, variables: Mapping[str, Any], position: Position) -> None:
    """Replace the folder's checkpoint.

    Args:
        folder: made if missing.
        variables: name to Keras variable, of network and optimizer.
        position: how far the run has come.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: np.asarray(variable.numpy(), order="C") for name, variable in variables.items()}
    fresh = folder / f"{FILE}.new"
    save_file(arrays, fresh, metadata={"position": json.dumps(asdict(position))})
    with fresh.open("rb") as written:
        os.fsync(written.fileno())
    fresh.replace(folder / FILE)


def restore(folder: Path, variables: Mapping[str, Any]) -> Position:
    """Load the folder's checkpoint into `variables`; without one, leave them and start at the beginning.

    Raises:
        ModelError: the checkpoint lacks a variable, so it belongs to another network.
    """
    from safetensors import safe_open

    path = folder / FILE
    if not path.exists():
        return Position()
    with safe_open(path, framework="numpy") as saved:
        for name, variable in variables.items():
            if name not in saved.keys():  # noqa: SIM118 - not a dictionary
                raise ModelError(
                    f"{path} holds no {name}: it belongs to another network. Train in a new folder."
                )
            variable.assign(saved.get_tensor(name))
        return Position(**json.loads(saved.metadata()["position"]))
