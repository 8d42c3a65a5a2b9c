"""What part of a photo is meant: upright, cropped, with or without its background."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

import numpy as np
from PIL import Image

from recsys.images.foreground import foreground

SMALLEST = 0.08
"""Shortest side of a crop, as a share of the photo's side."""

_MARGIN = 0.03
_FILLS = 0.6
"""Share of a side from which on a product fills its picture as catalogue photos do."""

_BLANK = 6.0
_GLANCE = 64


@dataclass(frozen=True)
class Box:
    """A crop, in shares of the photo's width and height.

    Attributes:
        left, top: of the upper left corner, 0..1.
        width, height: `SMALLEST`..1; the box never leaves the photo.
    """

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @classmethod
    def clamped(cls, left: float, top: float, width: float, height: float) -> Box:
        """Return the nearest allowed box; values that are no numbers count as the whole photo's."""
        left, top, width, height = (
            value if math.isfinite(value) else usual
            for value, usual in zip((left, top, width, height), astuple(cls()), strict=True)
        )
        width, height = (min(1.0, max(SMALLEST, side)) for side in (width, height))
        return cls(min(max(left, 0.0), 1 - width), min(max(top, 0.0), 1 - height), width, height)

    def rotated(self) -> Box:
        """Return the same part of the photo after a quarter turn clockwise."""
        return Box(1 - self.top - self.height, self.left, self.height, self.width)

    def crop(self, image: Image.Image) -> Image.Image:
        """Return this part of a picture, at least one pixel of it."""
        left, top = round(self.left * image.width), round(self.top * image.height)
        right = max(left + 1, round((self.left + self.width) * image.width))
        bottom = max(top + 1, round((self.top + self.height) * image.height))
        return image.crop((left, top, right, bottom))


def suggest_crop(image: Image.Image) -> Box:
    """Return the product with a little room around it, or the whole photo.

    The whole photo is meant where the background is busy, and where the product fills it as products
    fill a catalogue's photos: a tighter crop than theirs would make it less like them.
    """
    found = foreground(np.asarray(image))
    if not found.plain:
        return Box()
    left, width = _extent(found.mask, 0)
    top, height = _extent(found.mask, 1)
    if max(width, height) > _FILLS:
        return Box()
    return Box.clamped(left, top, min(width, 1 - left), min(height, 1 - top))


def whiten_background(image: Image.Image) -> Image.Image | None:
    """Return a picture with its plain background made white, None where the background is not plain."""
    pixels = np.array(image)
    found = foreground(pixels)
    if not found.plain:
        return None
    pixels[~found.mask] = 255
    return Image.fromarray(pixels)


def is_blank_image(image: Image.Image) -> bool:
    """Whether a picture shows nothing: at a glance, all of it has one colour."""
    glance = np.asarray(image.resize((_GLANCE, _GLANCE), Image.Resampling.BOX), dtype=np.float32)
    return bool(glance.std(axis=(0, 1)).max() < _BLANK)


def rotate_quarter(image: Image.Image, turns: int) -> Image.Image:
    """Turn a picture clockwise by quarters."""
    ways = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    way = ways[turns % 4]
    return image if way is None else image.transpose(way)


def _extent(mask: np.ndarray, across: int) -> tuple[float, float]:
    """Return where the mask begins and how long it is, with a margin, as shares."""
    places, whole = np.flatnonzero(mask.any(axis=across)), mask.shape[1 - across]
    start = max(0.0, places[0] / whole - _MARGIN)
    end = min(1.0, (places[-1] + 1) / whole + _MARGIN)
    return start, end - start
