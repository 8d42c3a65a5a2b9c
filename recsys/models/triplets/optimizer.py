"""Trains the linear layer by stochastic gradient descent (Adam: Kingma and Ba, 2015)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from recsys.errors import ModelError
from recsys.models.triplets.batches import KindBatches
from recsys.models.triplets.loss import pairwise, triplet_loss, violation_rate
from recsys.models.triplets.mining import MINING, masks

RATE = 1e-3
_MEMORY = (0.9, 0.999)
_TINY = 1e-8
_COLLAPSED = 0.02
"""Mean distance, of 2 at most, below which all products have become one."""


@dataclass(frozen=True)
class Epoch:
    """What one pass over the products came to.

    Attributes:
        loss: mean over its batches.
        wrong: share of all triplets in its batches, 0..1, whose negative was no farther off than the
            positive.
        spread: mean distance of two products in a batch, 0..2.
    """

    loss: float
    wrong: float
    spread: float

    def rounded(self) -> dict[str, float]:
        """Return the figures with four decimals."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


class Adam:
    """Moves an array against its gradients, each entry at a pace of its own."""

    def __init__(self, start: np.ndarray, rate: float = RATE) -> None:
        self.value = start
        self._rate = rate
        self._mean = np.zeros_like(start)
        self._square = np.zeros_like(start)
        self._steps = 0

    def step(self, gradient: np.ndarray) -> None:
        """Go one step."""
        self._steps += 1
        for memory, kept, new in zip(
            _MEMORY, (self._mean, self._square), (gradient, gradient * gradient), strict=True
        ):
            kept *= memory
            kept += (1 - memory) * new
        mean, square = (
            kept / (1 - memory**self._steps)
            for memory, kept in zip(_MEMORY, (self._mean, self._square), strict=True)
        )
        self.value -= self._rate * mean / (np.sqrt(square) + _TINY)


def forward(features: np.ndarray, matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the vectors (B, d) of length 1, and the lengths (B, 1) that they had before."""
    outputs = features @ matrix
    lengths = np.maximum(np.linalg.norm(outputs, axis=1, keepdims=True), _TINY)
    return outputs / lengths, lengths


def backward(
    features: np.ndarray, vectors: np.ndarray, lengths: np.ndarray, gradient: np.ndarray
) -> np.ndarray:
    """Return the gradient by the matrix, (features, d), for a gradient by the vectors, (B, d)."""
    along = (gradient * vectors).sum(axis=1, keepdims=True)
    return features.T @ ((gradient - along * vectors) / lengths)


def initial_weights(features: np.ndarray, dim: int, seed: int) -> np.ndarray:
    """Return a (features, dim) matrix to begin with (Glorot and Bengio, 2010)."""
    size = features.shape[1]
    limit = np.sqrt(6 / (size + dim))
    return np.random.default_rng(seed).uniform(-limit, limit, (size, dim)).astype(np.float32)


def fit(
    features: np.ndarray,
    labels: np.ndarray,
    twins: np.ndarray,
    *,
    mining: str,
    margin: float,
    dim: int,
    epochs: int,
    seed: int,
    told: Callable[[int, Epoch], None],
) -> tuple[np.ndarray, list[Epoch]]:
    """Learn a matrix; the same arguments give the same one.

    Args:
        features: (N, F) float32.
        labels: (N,) kinds, below 0 where unknown.
        twins: (N,) groups of products that share a picture or a title.
        mining: a name in `MINING`.
        margin: how much farther off a negative shall be than a positive.
        dim: length of a vector.
        epochs: passes over the products.
        seed: of the start and of the batches.
        told: called after each pass with its number.

    Returns:
        The (F, dim) float32 matrix, and every pass.

    Raises:
        QueryError: there is nothing to learn from.
        ModelError: all products have become one.
    """
    batches = KindBatches(labels, twins, seed)
    features = features / np.linalg.norm(features, axis=1).mean()
    adam = Adam(initial_weights(features, dim, seed))
    passes: list[Epoch] = []
    for number in range(1, epochs + 1):
        figures = []
        for rows in batches.epoch():
            vectors, lengths = forward(features[rows], adam.value)
            distances = pairwise(vectors)
            positive, negative = masks(labels[rows], twins[rows])
            loss, gradient = triplet_loss(
                vectors, distances, MINING[mining](distances, positive, negative), margin
            )
            adam.step(backward(features[rows], vectors, lengths, gradient))
            figures.append((loss, violation_rate(distances, positive, negative), distances.mean()))
        passes.append(Epoch(*(float(x) for x in np.mean(figures, axis=0))))
        told(number, passes[-1])
        _check(passes[-1], margin)
    return adam.value, passes


def _check(epoch: Epoch, margin: float) -> None:
    if epoch.spread < _COLLAPSED:
        raise ModelError(
            f"The training collapsed: all products got nearly the same vector, and the loss stays at the "
            f"margin ({epoch.loss:.3f} of {margin:g}). Nothing was changed. Choose semi-hard mining, or "
            "another margin."
        )
