"""Palettes: the up to five main colours of a product with their shares.

A row of `palettes` holds, for each colour in order of its share: red, green, blue (0..255) and the share
(0..1); unused places are 0.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.encode_catalog import BatchFunction
from recsys.encoders.hsv import BINS, SIDE, foreground_bins
from recsys.images import letterbox

COLORS = 5
_SAME_COLOR = 40.0
"""Largest RGB distance of two colours that a person sees as one."""


def palettes(batch: np.ndarray) -> np.ndarray:
    """Return (B, 20) float32 palettes of white pages, (B, 64, 64, 3) uint8 RGB."""
    rows = np.empty((len(batch), COLORS * 4), dtype=np.float32)
    for row, square in zip(rows, batch, strict=True):
        row[:] = _palette(square)
    return rows


def photo_palette(photo: Image.Image) -> list[tuple[str, float]]:
    """Return the palette of an RGB picture of any size; see `dominant_colors`."""
    return dominant_colors(palettes(letterbox(photo, SIDE, SIDE)[None])[0])


def dominant_colors(row: np.ndarray) -> list[tuple[str, float]]:
    """Turn a row of `palettes` into ("#rrggbb", share) pairs, the largest share first."""
    colors = np.asarray(row, dtype=np.float64).reshape(COLORS, 4)
    return [
        ("#{:02x}{:02x}{:02x}".format(*(round(value) for value in color[:3])), float(color[3]))
        for color in colors
        if color[3] > 0
    ]


CATALOG_PALETTES = BatchFunction(
    "palette", (SIDE, SIDE), COLORS * 4, f"palette-{COLORS}-{SIDE}-1", encode_batch=palettes
)
"""Palettes as `encode_pictures` makes them of a whole catalogue."""


def _palette(square: np.ndarray) -> np.ndarray:
    bins, _, pixels = foreground_bins(square)
    counts = np.bincount(bins, minlength=BINS)
    largest = np.argsort(-counts, kind="stable")[: 6 * COLORS]
    largest = largest[counts[largest] > 0]
    place = np.full(BINS, len(largest))
    place[largest] = np.arange(len(largest))
    sums = np.stack(
        [np.bincount(place[bins], weights=pixels[:, c], minlength=len(largest) + 1) for c in range(3)], axis=1
    )
    groups: list[list[float]] = []  # sum of red, green, blue, and count
    for rgb, count in zip(sums.tolist(), counts[largest].tolist(), strict=False):
        near = next((group for group in groups if _is_same_color(group, rgb, count)), None)
        if near is None:
            groups.append([*rgb, count])
        else:
            near[:] = [near[0] + rgb[0], near[1] + rgb[1], near[2] + rgb[2], near[3] + count]
    groups.sort(key=lambda group: -group[3])
    row = np.zeros((COLORS, 4), dtype=np.float32)
    for color, (red, green, blue, count) in zip(row, groups, strict=False):
        color[:] = round(red / count), round(green / count), round(blue / count), count / len(bins)
    return row.reshape(-1)


def _is_same_color(group: list[float], rgb: list[float], count: float) -> bool:
    squares = ((a / group[3] - b / count) ** 2 for a, b in zip(group[:3], rgb, strict=True))
    return sum(squares) < _SAME_COLOR**2
