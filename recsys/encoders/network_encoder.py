"""Encoders that run a network: ResNet50 and VGG16."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image

from recsys.encoders.base import Encoder
from recsys.encoders.inference import Network
from recsys.images import letterbox


class NetworkEncoder(Encoder):
    """Makes vectors of what a network sees.

    Args:
        name: the encoder's name.
        network: its features are (n,).
        fingerprint: names weights and architecture.
        projection: "mean" (n,) and "matrix" (n, dim): an optional linear map after the network.
    """

    def __init__(
        self,
        name: str,
        network: Network,
        fingerprint: str,
        projection: Mapping[str, np.ndarray] | None = None,
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.shape = network.shape
        self.dim = network.dim if projection is None else projection["matrix"].shape[1]
        self._network = network
        self._projection = projection

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode pages; see `Encoder.encode_batch`."""
        return self._projected(self._network.features(batch))

    def encode(self, images: Sequence[Image.Image]) -> np.ndarray:
        """Encode a few pictures; the network remembers them (see `Network.look`)."""
        looks = [self._network.run(letterbox(image, *self.shape)).features for image in images]
        return self._projected(np.stack(looks))

    def _projected(self, rows: np.ndarray) -> np.ndarray:
        if self._projection is None:
            return rows
        projected = np.empty((len(rows), self.dim), dtype=np.float32)
        for vector, features in zip(projected, rows, strict=True):
            # One product a row: a matrix product would round a row by how many stand beside it.
            vector[:] = (features - self._projection["mean"]) @ self._projection["matrix"]
        return projected
