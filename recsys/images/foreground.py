"""Where the product is: a foreground mask for pictures on a plain background.

Colour must be measured on the product, not on the page around it. The background is flooded from
the picture's border, so that a white shirt on white stays a shirt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

TOLERANCE = 14
"""Largest difference, per channel of 0..255, that still counts as the background's colour."""

_PLAIN_SHARE = 0.6
_SMALLEST, _LARGEST = 0.02, 0.97


@dataclass(frozen=True)
class Foreground:
    """A mask and whether it was found or assumed.

    Attributes:
        mask: (H, W) bool, True on the product.
        plain: True where the background was plain enough to be removed; False where the mask is
            the fall-back, an ellipse over the middle of the picture.
    """

    mask: np.ndarray
    plain: bool


def foreground(pixels: np.ndarray) -> Foreground:
    """Separate the product from a plain background.

    Args:
        pixels: (H, W, 3) uint8 RGB.

    Returns:
        The mask; the fall-back where the border is not of one colour, or where nearly nothing or
        nearly everything would remain.
    """
    from scipy import ndimage  # here, so that processes that only store pictures start quickly

    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]).astype(np.int16)
    color = np.median(border, axis=0).astype(np.int16)
    if (np.abs(border - color).max(axis=1) <= TOLERANCE).mean() < _PLAIN_SHARE:
        return Foreground(_ellipse(*pixels.shape[:2]), plain=False)
    low, high = (np.clip(color + far, 0, 255).astype(np.uint8) for far in (-TOLERANCE, TOLERANCE))
    red, green, blue = ((pixels[..., n] >= low[n]) & (pixels[..., n] <= high[n]) for n in range(3))
    near = red & green & blue
    regions, _ = ndimage.label(near)
    touching = np.zeros(regions.max() + 1, dtype=bool)
    for edge in (regions[0], regions[-1], regions[:, 0], regions[:, -1]):
        touching[edge] = True
    touching[0] = False
    mask = ~touching[regions]
    if not _SMALLEST <= mask.mean() <= _LARGEST:
        return Foreground(_ellipse(*pixels.shape[:2]), plain=False)
    return Foreground(mask, plain=True)


@cache
def _ellipse(height: int, width: int) -> np.ndarray:
    y, x = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    mask = (x / 0.7) ** 2 + (y / 0.8) ** 2 <= 1
    mask.setflags(write=False)
    return mask
