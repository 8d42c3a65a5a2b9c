"""White squares and rectangles: every encoder sees the whole product with its aspect kept."""

from __future__ import annotations

import numpy as np
from PIL import Image


def letterbox(image: Image.Image, height: int, width: int) -> np.ndarray:
    """Scale a picture to fit a white rectangle and centre it there, aspect kept.

    Args:
        image: RGB picture of any size.
        height, width: of the rectangle, in pixels.

    Returns:
        (height, width, 3) uint8 RGB.
    """
    scale = min(width / image.width, height / image.height)
    inner = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if inner != image.size:
        image = image.resize(inner, Image.Resampling.BILINEAR, reducing_gap=3.0)
    page = np.full((height, width, 3), 255, dtype=np.uint8)
    top, left = (height - inner[1]) // 2, (width - inner[0]) // 2
    page[top : top + inner[1], left : left + inner[0]] = np.asarray(image)
    return page


def resize_letterboxed(image: Image.Image, side: int) -> np.ndarray:
    """Fit a picture into a white square; see `letterbox`.

    Returns:
        (side, side, 3) uint8 RGB.
    """
    return letterbox(image, side, side)
