"""Class balance: under-sampling of frequent classes, augmented pictures of rare ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

MAX_COPIES = 5
"""Augmented versions of one picture."""
MAX_AUGMENTED = 2000
"""Augmented pictures in all, since each must be encoded."""
ROTATION = 12.0
"""Largest angle in degrees."""
LIGHT, COLOR = 0.15, 0.35
"""Largest relative change of brightness and contrast, and of colour saturation."""


def oversample(codes: np.ndarray, rows: np.ndarray, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Draw rows so that each class has about the mean number of rows.

    Args:
        codes: (N,) int class of each row.
        rows: row numbers to draw from.
        seed: of the draw.

    Returns:
        Rows to use as they are, each once, and rows to augment, some of them several times.
    """
    rng = np.random.default_rng(seed)
    level = round(len(rows) / len(np.unique(codes[rows])))
    originals, augmented = [], []
    for number in np.unique(codes[rows]):
        members = rng.permutation(rows[codes[rows] == number])
        originals.append(members[:level])
        count = min(max(level - len(members), 0), MAX_COPIES * len(members))
        augmented.append(np.resize(members, count))
    copies = np.concatenate(augmented)
    if len(copies) > MAX_AUGMENTED:
        copies = rng.choice(copies, MAX_AUGMENTED, replace=False)
    return np.sort(np.concatenate(originals)), np.sort(copies)


def augment(images: Sequence[Image.Image], *, color: bool, seed: int = 0) -> list[Image.Image]:
    """Return a randomly flipped, rotated, lit and coloured version of each RGB picture.

    Args:
        images: on white.
        color: also change the saturation; not where the label is a colour.
        seed: of the changes.
    """
    rng = np.random.default_rng(seed)
    return [_augment_one(image, rng, color) for image in images]


def _augment_one(image: Image.Image, rng: np.random.Generator, color: bool) -> Image.Image:
    if rng.random() < 0.5:
        image = ImageOps.mirror(image)
    angle = rng.uniform(-ROTATION, ROTATION)
    image = image.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor="white")
    image = ImageEnhance.Brightness(image).enhance(1 + rng.uniform(-LIGHT, LIGHT))
    image = ImageEnhance.Contrast(image).enhance(1 + rng.uniform(-LIGHT, LIGHT))
    return ImageEnhance.Color(image).enhance(1 + rng.uniform(-COLOR, COLOR)) if color else image
