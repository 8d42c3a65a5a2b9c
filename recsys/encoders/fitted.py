"""Encoders that are learnt from a catalogue and kept in its folder."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from recsys.encoders.attribution import Attribution
from recsys.encoders.base import Encoder


class FittedEncoder(Encoder):
    """An encoder with a file of its own; it also tells where in a picture a vector comes from.

    Attributes:
        file: the file's name in the encoder's folder of a catalogue.
    """

    file: ClassVar[str]

    @classmethod
    def exists_in(cls, folder: Path) -> Self | None:
        """Read what a catalogue has learnt, or return None where that is nothing yet.

        Args:
            folder: the encoder's, such as computed/eigenfaces.

        Raises:
            ModelError: the file is damaged or does not fit.
        """
        path = folder / cls.file
        return cls.load(path) if path.is_file() else None

    @classmethod
    @abstractmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            ModelError: the file is damaged or does not fit.
        """

    @abstractmethod
    def save(self, path: Path) -> None:
        """Write what was learnt to an .npz file."""

    @abstractmethod
    def attribute(self, page: np.ndarray) -> Attribution:
        """Split the vector of a page; see `recsys.encoders.attribution.Explainer`."""
