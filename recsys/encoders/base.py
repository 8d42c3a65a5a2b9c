"""The interface of every encoder: one required method, the rest derived from it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from PIL import Image

from recsys.images import to_square


class Encoder(ABC):
    """Turns pictures into vectors that lie close together for pictures that look alike.

    Attributes:
        name: its name in the table of encoders.
        dim: length of a vector.
        size: side in pixels of the white squares it looks at.
        fingerprint: changes whenever the same picture would give another vector.
    """

    name: str
    dim: int
    size: int
    fingerprint: str

    @abstractmethod
    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode squares of this encoder's size; may be called from several threads at once.

        A picture's vector never depends on the other pictures of its batch.

        Args:
            batch: (B, size, size, 3) uint8 RGB; it is not changed.

        Returns:
            (B, dim) float32.
        """

    def encode(self, images: Sequence[Image.Image]) -> np.ndarray:
        """Encode RGB pictures of any size; returns (len(images), dim) float32."""
        return self.encode_batch(np.stack([to_square(image, self.size) for image in images]))
