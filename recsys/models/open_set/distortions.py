"""Pictures that belong to no catalogue, made from its own: what recognition should turn away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

_BLOCKS = 8
"""Rows and columns of pieces that a picture is cut into."""


def upside_down(square: np.ndarray) -> np.ndarray:
    """Turn a picture on its head."""
    return square[::-1].copy()


def negative(square: np.ndarray) -> np.ndarray:
    """Make dark light and light dark."""
    return 255 - square


def scrambled(square: np.ndarray) -> np.ndarray:
    """Cut a picture into 64 pieces and shuffle them, always alike: its grey levels stay, its shape goes."""
    piece = len(square) // _BLOCKS
    grid = square.reshape(_BLOCKS, piece, _BLOCKS, piece, 3).swapaxes(1, 2).reshape(-1, piece, piece, 3)
    grid = grid[np.random.default_rng(0).permutation(len(grid))]
    return grid.reshape(_BLOCKS, _BLOCKS, piece, piece, 3).swapaxes(1, 2).reshape(square.shape)


DISTORTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "upside down": upside_down,
    "negative": negative,
    "scrambled": scrambled,
}
"""For each name what it makes of a (side, side, 3) uint8 square; the side is a multiple of 8."""
