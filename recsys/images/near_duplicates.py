"""Telling a picture that was saved twice from a picture of something alike."""

from __future__ import annotations

import numpy as np
from PIL import Image

NEAR_LEVELS = 2.0
"""Largest mean difference, of 255 levels, between the tiny versions of one picture saved twice."""
NEAR_SHARE = 0.05
"""The same as a share of all that is not white: two small rings differ in most of what they are."""


def thumbprint(image: Image.Image) -> np.ndarray:
    """Return a picture shrunk to 9 x 12 pixels, (324,) float32 levels from 0 to 255."""
    small = image.convert("RGB").resize((9, 12), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32).ravel()


def is_near_duplicate(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Say whether pictures, as `tiny` gives them (..., 324), hardly differ."""
    return np.abs(one - other).mean(axis=-1) <= NEAR_LEVELS


def is_reencoded_copy(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Say whether pictures, as `tiny` gives them (..., 324), are one; strict also for small things."""
    apart = np.abs(one - other).mean(axis=-1)
    return is_near_duplicate(one, other) & (apart <= NEAR_SHARE * (255 - one).mean(axis=-1))
