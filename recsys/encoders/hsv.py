"""Colour of the product itself: an HSV histogram (features A14) and its main colours."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.encoders.base import Encoder
from recsys.images import foreground

HUES, SATURATIONS, VALUES = 12, 8, 8
BINS = HUES * SATURATIONS * VALUES
SIDE = 64
SWATCHES = 5

_NEXT_HUE, _PREVIOUS_HUE = (np.roll(np.arange(HUES), step) for step in (-1, 1))

_GRAY_BELOW = 0.12
"""Saturation below which a pixel's hue is chance; its vote goes to all hues alike."""
_SAME_SWATCH = 40.0
"""Largest RGB distance of two colours that a person sees as one swatch."""


class HsvHistogram(Encoder):
    """Histogram of the product's pixels over 12 x 8 x 8 bins of hue, saturation and value.

    The square root is stored (Hellinger's map), so that the dot product of two vectors is the
    Bhattacharyya coefficient of their histograms: 1 for the same colours, 0 for none in common.
    Neighbouring bins share a little of each vote, since 60 x 80 pixels over 768 bins are few.
    """

    name = "hsv"
    shape = (SIDE, SIDE)
    dim = BINS
    fingerprint = f"hsv-{HUES}x{SATURATIONS}x{VALUES}-{SIDE}-1"

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Return (B, 768) float32 unit vectors; see `Encoder.encode_batch`."""
        rows = np.empty((len(batch), self.dim), dtype=np.float32)
        for row, square in zip(rows, batch, strict=True):
            row[:] = np.sqrt(_smooth(_histogram(square)))
        return rows


class Palette(Encoder):
    """The up to five main colours of the product with their shares (features A14).

    A row holds, for each colour in order of its share: red, green, blue (0..255) and the share
    (0..1); unused places are 0.
    """

    name = "palette"
    shape = (SIDE, SIDE)
    dim = SWATCHES * 4
    fingerprint = f"palette-{SWATCHES}-{SIDE}-1"

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Return (B, 20) float32; see `Encoder.encode_batch`."""
        rows = np.empty((len(batch), self.dim), dtype=np.float32)
        for row, square in zip(rows, batch, strict=True):
            row[:] = _palette(square)
        return rows


def dominant_colors(row: np.ndarray) -> list[tuple[str, float]]:
    """Turn a row of `Palette` into ("#rrggbb", share) pairs, the largest share first."""
    colors = np.asarray(row, dtype=np.float64).reshape(SWATCHES, 4)
    return [
        ("#{:02x}{:02x}{:02x}".format(*(round(value) for value in color[:3])), float(color[3]))
        for color in colors
        if color[3] > 0
    ]


def _bins(square: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each foreground pixel's bin, whether it is grey, and its RGB."""
    mask = foreground(square).mask
    hsv = np.asarray(Image.fromarray(square).convert("HSV"))[mask].astype(np.int64)
    hue = (hsv[:, 0] * HUES + 127) // 255 % HUES  # bins are centred on red, yellow, green, ...
    saturation, value = hsv[:, 1] * SATURATIONS // 256, hsv[:, 2] * VALUES // 256
    gray = hsv[:, 1] < _GRAY_BELOW * 255
    gray |= hsv[:, 2] < 40
    saturation[gray] = 0
    hue[gray] = 0
    return (hue * SATURATIONS + saturation) * VALUES + value, gray, square[mask]


def _histogram(square: np.ndarray) -> np.ndarray:
    bins, gray, _ = _bins(square)
    colored = np.bincount(bins[~gray], minlength=BINS).astype(np.float64)
    values = np.bincount(bins[gray] % VALUES, minlength=VALUES)
    histogram = colored.reshape(HUES, SATURATIONS, VALUES)
    histogram[:, 0, :] += values / HUES
    return histogram / max(1, len(bins))


def _smooth(histogram: np.ndarray) -> np.ndarray:
    """Let each bin share a quarter of its votes with each neighbour; hue is a circle."""
    histogram = 0.5 * histogram + 0.25 * (histogram[_NEXT_HUE] + histogram[_PREVIOUS_HUE])
    for shared in (histogram.swapaxes(0, 1), histogram.swapaxes(0, 2)):
        outward, inward = shared[:-1] * 0.25, shared[1:] * 0.25
        shared[:-1] -= outward
        shared[1:] += outward - inward
        shared[:-1] += inward
    return histogram.reshape(-1).astype(np.float32)


def _palette(square: np.ndarray) -> np.ndarray:
    bins, _, pixels = _bins(square)
    counts = np.bincount(bins, minlength=BINS)
    largest = np.argsort(-counts, kind="stable")[: 6 * SWATCHES]
    largest = largest[counts[largest] > 0]
    place = np.full(BINS, len(largest))
    place[largest] = np.arange(len(largest))
    sums = np.stack(
        [np.bincount(place[bins], weights=pixels[:, c], minlength=len(largest) + 1) for c in range(3)], axis=1
    )
    groups: list[list[float]] = []  # sum of red, green, blue, and count
    for rgb, count in zip(sums.tolist(), counts[largest].tolist(), strict=False):
        near = next((group for group in groups if _same_swatch(group, rgb, count)), None)
        if near is None:
            groups.append([*rgb, count])
        else:
            near[:] = [near[0] + rgb[0], near[1] + rgb[1], near[2] + rgb[2], near[3] + count]
    groups.sort(key=lambda group: -group[3])
    row = np.zeros((SWATCHES, 4), dtype=np.float32)
    for swatch, (red, green, blue, count) in zip(row, groups, strict=False):
        swatch[:] = round(red / count), round(green / count), round(blue / count), count / len(bins)
    return row.reshape(-1)


def _same_swatch(group: list[float], rgb: list[float], count: float) -> bool:
    squares = ((a / group[3] - b / count) ** 2 for a, b in zip(group[:3], rgb, strict=True))
    return sum(squares) < _SAME_SWATCH**2
