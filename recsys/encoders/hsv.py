"""Colour of the product itself: an HSV histogram of its pixels."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.encoders.base import Encoder
from recsys.images import foreground

HUES, SATURATIONS, VALUES = 12, 8, 8
BINS = HUES * SATURATIONS * VALUES
SIDE = 64

_NEXT_HUE, _PREVIOUS_HUE = (np.roll(np.arange(HUES), step) for step in (-1, 1))

_GRAY_BELOW = 0.12
"""Saturation below which a pixel's hue is chance; its vote goes to all hues alike."""


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


def foreground_bins(square: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the bins, greyness and colours of a page's foreground pixels.

    Args:
        square: (SIDE, SIDE, 3) uint8 RGB.

    Returns:
        (n,) int64 numbers of bins, (n,) bool, True for grey pixels, and (n, 3) uint8 RGB.
    """
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
    bins, gray, _ = foreground_bins(square)
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
