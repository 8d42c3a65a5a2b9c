"""Checkpoint of a training run: one file that is never half written."""

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
    """Progress of a run: steps taken, pictures trained on, minutes spent."""

    step: int = 0
    pictures: int = 0
    minutes: float = 0.0


def save(folder: Path, variables: Mapping[str, Any], position: Position) -> None:
    """Replace the folder's checkpoint.

    Args:
        folder: made if missing.
        variables: name to Keras variable, of network and optimizer.
        position: progress of the run.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: np.asarray(variable.numpy(), order="C") for name, variable in variables.items()}
    temporary = folder / f"{FILE}.new"
    save_file(arrays, temporary, metadata={"position": json.dumps(asdict(position))})
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(folder / FILE)


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
