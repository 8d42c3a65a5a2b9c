"""Linear maps from pooled features to shorter search vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Projection:
    """Subtract `mean` (features,), then multiply by `matrix` (features, size)."""

    mean: np.ndarray
    matrix: np.ndarray

    def __call__(self, features: np.ndarray) -> np.ndarray:
        """Return float32 vectors (rows, size) of length 1."""
        return l2_normalize((features - self.mean) @ self.matrix)


def l2_normalize(vectors: np.ndarray) -> np.ndarray:
    """Scale rows to length 1; rows of zeros stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)


def partial_whitening(features: np.ndarray, size: int) -> Projection:
    """Return the principal axes, each divided by the square root of its standard deviation.

    Full whitening would make noise in the weak axes as loud as the strong ones.

    Args:
        features: float array (rows, features) to fit on.
        size: axes to keep.
    """
    mean = features.mean(axis=0)
    values, axes = np.linalg.eigh(np.cov(features, rowvar=False).astype(np.float64))
    values, axes = values[::-1][:size], axes[:, ::-1][:, :size]
    damped = np.maximum(values, 0) + 1e-3 * values[0]
    return Projection(mean.astype(np.float32), (axes / damped**0.25).astype(np.float32))


def fit_lda(
    features: np.ndarray, classes: np.ndarray, shrinkage: float, size: int, shifts: np.ndarray | None = None
) -> Projection:
    """Return axes along which classes differ most, after evening out what must not matter.

    Args:
        features: float array (rows, features) to fit on.
        classes: int array (rows,), the class of every row. How members of a class differ must not matter.
        shrinkage: share of the within-class covariance that is replaced by a multiple of the identity.
        size: axes to keep.
        shifts: float array (shifts, features) of further differences that must not matter.
    """
    mean = features.mean(axis=0)
    _, numbers = np.unique(classes, return_inverse=True)
    counts = np.bincount(numbers)
    centers = np.zeros((len(counts), features.shape[1]))
    np.add.at(centers, numbers, features)
    centers /= counts[:, None]
    within = np.cov(features - centers[numbers], rowvar=False)
    if shifts is not None:
        within = within + shifts.T @ shifts
    level = np.trace(within) / len(within)
    values, axes = np.linalg.eigh((1 - shrinkage) * within + shrinkage * level * np.eye(len(within)))
    even = axes / np.sqrt(values)
    total = np.cov(features @ even, rowvar=False)
    _, strongest = np.linalg.eigh(total)
    return Projection(mean.astype(np.float32), (even @ strongest[:, ::-1][:, :size]).astype(np.float32))


def concatenate(parts: Sequence[tuple[float, np.ndarray]], features: np.ndarray) -> Projection:
    """Return one projection that gives several matrices' outputs next to each other.

    Args:
        parts: (weight, matrix (features, size)); on average over `features` the outputs of a matrix get the
            length `weight`.
        features: float array (rows, features) to fit on.
    """
    mean = features.mean(axis=0)
    scaled = [
        weight * matrix / np.linalg.norm((features - mean) @ matrix, axis=1).mean()
        for weight, matrix in parts
    ]
    return Projection(mean.astype(np.float32), np.hstack(scaled).astype(np.float32))


def reduce_dimension(projection: Projection, features: np.ndarray, size: int) -> Projection:
    """Return a projection to `size` axes that keeps the other's dot products as well as any can.

    Args:
        projection: at least `size` wide.
        features: float array (rows, features) to fit on.
        size: axes to keep.
    """
    outputs = (features - projection.mean) @ projection.matrix
    _, axes = np.linalg.eigh((outputs.T @ outputs).astype(np.float64))
    strongest = axes[:, ::-1][:, :size]
    return Projection(projection.mean, (projection.matrix @ strongest).astype(np.float32))
