"""The interface of every encoder: one required method, the rest derived from it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from PIL import Image

from recsys.images import letterbox


class Encoder(ABC):
    """Turns pictures into vectors that lie close together for pictures that look alike.

    Attributes:
        name: its name in the table of encoders.
        dim: length of a vector.
        shape: height and width in pixels of the white pages it looks at.
        fingerprint: changes whenever the same picture would give another vector.
    """

    name: str
    dim: int
    shape: tuple[int, int]
    fingerprint: str

    @abstractmethod
    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode pages of this encoder's shape; may be called from several threads at once.

        A picture's vector never depends on the other pictures of its batch.

        Args:
            batch: (B, height, width, 3) uint8 RGB; it is not changed.

        Returns:
            (B, dim) float32.
        """

    def encode(self, images: Sequence[Image.Image]) -> np.ndarray:
        """Encode RGB pictures of any size; returns (len(images), dim) float32."""
        return self.encode_batch(np.stack([letterbox(image, *self.shape) for image in images]))
