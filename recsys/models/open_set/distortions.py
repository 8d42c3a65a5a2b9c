"""Distorted pictures that recognition should reject: they belong to no catalogue."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

_BLOCKS = 8
"""Rows and columns of blocks that a picture is cut into."""


def flip_vertically(square: np.ndarray) -> np.ndarray:
    """Return a picture upside down."""
    return square[::-1].copy()


def invert(square: np.ndarray) -> np.ndarray:
    """Return the negative of a picture."""
    return 255 - square


def scramble(square: np.ndarray) -> np.ndarray:
    """Return a picture with its 64 blocks in a fixed random order: the same grey levels, another shape."""
    piece = len(square) // _BLOCKS
    grid = square.reshape(_BLOCKS, piece, _BLOCKS, piece, 3).swapaxes(1, 2).reshape(-1, piece, piece, 3)
    grid = grid[np.random.default_rng(0).permutation(len(grid))]
    return grid.reshape(_BLOCKS, _BLOCKS, piece, piece, 3).swapaxes(1, 2).reshape(square.shape)


DISTORTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "upside down": flip_vertically,
    "negative": invert,
    "scrambled": scramble,
}
"""For each name a function of a (side, side, 3) uint8 square; the side is a multiple of 8."""
