"""White squares: every encoder sees the whole product with its aspect kept (features A10)."""

from __future__ import annotations

import numpy as np
from PIL import Image


def to_square(image: Image.Image, side: int) -> np.ndarray:
    """Scale a picture to fit a white square and centre it there, aspect kept.

    Args:
        image: RGB picture of any size.
        side: side of the square in pixels.

    Returns:
        (side, side, 3) uint8 RGB.
    """
    width, height = image.size
    scale = side / max(width, height)
    inner = (max(1, round(width * scale)), max(1, round(height * scale)))
    if inner != image.size:
        image = image.resize(inner, Image.Resampling.BILINEAR, reducing_gap=3.0)
    square = np.full((side, side, 3), 255, dtype=np.uint8)
    top, left = (side - inner[1]) // 2, (side - inner[0]) // 2
    square[top : top + inner[1], left : left + inner[0]] = np.asarray(image)
    return square
