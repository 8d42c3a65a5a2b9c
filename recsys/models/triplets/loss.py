"""The triplet loss, its gradient, and the share of triplets that violate the order."""

from __future__ import annotations

import numpy as np

from recsys.models.triplets.mining import Triplets, all_triplets

_TINY = 1e-6


def pairwise(vectors: np.ndarray) -> np.ndarray:
    """Return the (B, B) Euclidean distances of (B, d) vectors of length 1, from 0 to 2."""
    distances = np.sqrt(np.maximum(2 - 2 * (vectors @ vectors.T), 0))
    np.fill_diagonal(distances, 0)
    return np.asarray(distances)


def triplet_loss(
    vectors: np.ndarray, distances: np.ndarray, triplets: Triplets, margin: float
) -> tuple[float, np.ndarray]:
    """Return the mean of max(d(a, p) - d(a, n) + margin, 0) and its gradient.

    Args:
        vectors: (B, d) of length 1.
        distances: (B, B) between them, see `pairwise`.
        triplets: those of the batch; without any, loss and gradient are 0.
        margin: by which a negative shall be farther than a positive.

    Returns:
        The loss, and (B, d) its gradient by the vectors.
    """
    anchors, positives, negatives = triplets
    if not len(anchors):
        return 0.0, np.zeros_like(vectors)
    losses = distances[anchors, positives] - distances[anchors, negatives] + margin
    violated = losses > 0
    pulls = np.zeros_like(distances)
    np.add.at(pulls, (anchors[violated], positives[violated]), 1 / len(losses))
    np.add.at(pulls, (anchors[violated], negatives[violated]), -1 / len(losses))
    # The gradient of a distance is the unit vector between the two; at distance 0 it has no direction.
    pulls = (pulls + pulls.T) / np.maximum(distances, _TINY)
    gradient = pulls.sum(axis=1, keepdims=True) * vectors - pulls @ vectors
    return float(losses[violated].sum() / len(losses)), gradient


def violation_rate(distances: np.ndarray, positive: np.ndarray, negative: np.ndarray) -> float:
    """Return the share of a batch's triplets whose negative is no farther off than the positive.

    Args:
        distances: (B, B).
        positive, negative: (B, B) bool, see `mining.masks`.
    """
    anchors, positives, negatives = all_triplets(distances, positive, negative)
    if not len(anchors):
        return 0.0
    return float((distances[anchors, negatives] <= distances[anchors, positives]).mean())
