"""Alignment of two maps of the same products, so that they can be compared."""

from __future__ import annotations

import numpy as np


def align_procrustes(moving: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """Return the moving map turned, mirrored, scaled and shifted onto the fixed one.

    A t-SNE map has no up or left of its own. Orthogonal Procrustes analysis (Schönemann, 1966) picks
    the turn that brings equal rows closest together; both maps get the same size.

    Args:
        moving, fixed: (n, 2) places of the same products.

    Returns:
        (n, 2) float32.
    """
    from scipy.linalg import orthogonal_procrustes

    middle, target = moving.mean(axis=0, dtype=np.float64), fixed.mean(axis=0, dtype=np.float64)
    a, b = moving - middle, fixed - target
    rotation, _ = orthogonal_procrustes(a, b)
    size = float(np.linalg.norm(a))
    scale = float(np.linalg.norm(b)) / size if size > 0 else 1.0
    return (scale * a @ rotation + target).astype(np.float32)
