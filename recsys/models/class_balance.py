"""Classes of even size: fewer of the common ones, the rare ones in altered pictures (features A9)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

MOST_COPIES = 5
"""Altered versions of one picture."""
MOST_ALTERED = 2000
"""Altered pictures in all, since each must be encoded."""
TURN = 12.0
"""Degrees."""
LIGHT, COLOR = 0.15, 0.35
"""By how much brightness and contrast, and how vivid the colours are, change at most."""


def oversample(codes: np.ndarray, rows: np.ndarray, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Choose rows so that each class has about the mean number of rows.

    Args:
        codes: (N,) int class of each row.
        rows: row numbers to choose from.
        seed: of the choice.

    Returns:
        Rows to keep, each once, and rows to alter, some of them several times.
    """
    rng = np.random.default_rng(seed)
    level = round(len(rows) / len(np.unique(codes[rows])))
    kept, altered = [], []
    for number in np.unique(codes[rows]):
        here = rng.permutation(rows[codes[rows] == number])
        kept.append(here[:level])
        wanted = min(max(level - len(here), 0), MOST_COPIES * len(here))
        altered.append(np.resize(here, wanted))
    copies = np.concatenate(altered)
    if len(copies) > MOST_ALTERED:
        copies = rng.choice(copies, MOST_ALTERED, replace=False)
    return np.sort(np.concatenate(kept)), np.sort(copies)


def augment(images: Sequence[Image.Image], *, color: bool, seed: int = 0) -> list[Image.Image]:
    """Draw a changed version of each RGB picture: flipped or not, turned, lit and coloured otherwise.

    Args:
        images: on white.
        colour: whether colours may become paler or stronger; not where colour is what is learnt.
        seed: of the changes.
    """
    rng = np.random.default_rng(seed)
    return [_altered(image, rng, color) for image in images]


def _altered(image: Image.Image, rng: np.random.Generator, color: bool) -> Image.Image:
    if rng.random() < 0.5:
        image = ImageOps.mirror(image)
    angle = rng.uniform(-TURN, TURN)
    image = image.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor="white")
    image = ImageEnhance.Brightness(image).enhance(1 + rng.uniform(-LIGHT, LIGHT))
    image = ImageEnhance.Contrast(image).enhance(1 + rng.uniform(-LIGHT, LIGHT))
    return ImageEnhance.Color(image).enhance(1 + rng.uniform(-COLOR, COLOR)) if color else image
