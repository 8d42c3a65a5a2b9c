"""Training of the linear layer by stochastic gradient descent (Adam: Kingma and Ba, 2015).

It is NumPy, not Keras, so that the same arguments give the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from recsys.errors import ModelError
from recsys.models.triplets.batches import KindBatches
from recsys.models.triplets.loss import pairwise, triplet_loss, violation_rate
from recsys.models.triplets.mining import MINING, masks

RATE = 1e-3
_DECAY = (0.9, 0.999)
_TINY = 1e-8
_COLLAPSED = 0.02
"""Mean distance, of 2 at most, below which all vectors have become one."""


@dataclass(frozen=True)
class Epoch:
    """Figures of one epoch.

    Attributes:
        loss: mean over its batches.
        wrong: share of all triplets in its batches, 0..1, whose negative was no farther than the
            positive.
        spread: mean distance of two products in a batch, 0..2.
    """

    loss: float
    wrong: float
    spread: float

    def rounded(self) -> dict[str, float]:
        """Return the batch_figures with four decimals."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


class Adam:
    """Adam optimizer of one array."""

    def __init__(self, start: np.ndarray, rate: float = RATE) -> None:
        self.value = start
        self._rate = rate
        self._mean = np.zeros_like(start)
        self._square = np.zeros_like(start)
        self._steps = 0

    def step(self, gradient: np.ndarray) -> None:
        """Update the array by one step."""
        self._steps += 1
        for decay, average, new in zip(
            _DECAY, (self._mean, self._square), (gradient, gradient * gradient), strict=True
        ):
            average *= decay
            average += (1 - decay) * new
        mean, square = (
            average / (1 - decay**self._steps)
            for decay, average in zip(_DECAY, (self._mean, self._square), strict=True)
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
    """Return the initial (features, dim) matrix (Glorot and Bengio, 2010)."""
    size = features.shape[1]
    limit = np.sqrt(6 / (size + dim))
    return np.random.default_rng(seed).uniform(-limit, limit, (size, dim)).astype(np.float32)


def fit(
    features: np.ndarray,
    labels: np.ndarray,
    groups: np.ndarray,
    *,
    mining: str,
    margin: float,
    dim: int,
    epochs: int,
    seed: int,
    on_epoch: Callable[[int, Epoch], None],
) -> tuple[np.ndarray, list[Epoch]]:
    """Train a matrix; the same arguments give the same one.

    Args:
        features: (N, F) float32.
        labels: (N,) kinds, below 0 where unknown.
        groups: (N,) near-duplicates: products that share a picture or a title have the same number.
        mining: a name in `MINING`.
        margin: by which a negative shall be farther than a positive.
        dim: length of a vector.
        epochs: number of epochs.
        seed: of the initial matrix and of the batches.
        on_epoch: called after each epoch with its number.

    Returns:
        The (F, dim) float32 matrix, and every epoch.

    Raises:
        QueryError: there are no triplets.
        ModelError: all vectors have become one.
    """
    batches = KindBatches(labels, groups, seed)
    features = features / np.linalg.norm(features, axis=1).mean()
    adam = Adam(initial_weights(features, dim, seed))
    history: list[Epoch] = []
    for number in range(1, epochs + 1):
        batch_figures = []
        for rows in batches.epoch():
            vectors, lengths = forward(features[rows], adam.value)
            distances = pairwise(vectors)
            positive, negative = masks(labels[rows], groups[rows])
            loss, gradient = triplet_loss(
                vectors, distances, MINING[mining](distances, positive, negative), margin
            )
            adam.step(backward(features[rows], vectors, lengths, gradient))
            batch_figures.append((loss, violation_rate(distances, positive, negative), distances.mean()))
        history.append(Epoch(*(float(x) for x in np.mean(batch_figures, axis=0))))
        on_epoch(number, history[-1])
        _check(history[-1], margin)
    return adam.value, history


def _check(epoch: Epoch, margin: float) -> None:
    if epoch.spread < _COLLAPSED:
        raise ModelError(
            f"The training collapsed: all products got nearly the same vector, and the loss stays at the "
            f"margin ({epoch.loss:.3f} of {margin:g}). Nothing was changed. Choose semi-hard mining, or "
            "another margin."
        )
