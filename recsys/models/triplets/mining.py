"""Mining of triplets in a batch: an anchor, a positive of its kind, a negative of another.

Most triplets soon satisfy the margin and give no gradient; their choice is half of the method.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Triplets = tuple[np.ndarray, np.ndarray, np.ndarray]
"""(T,) rows of anchors, of positives and of negatives in the batch."""


def masks(labels: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the valid pairs of anchor and positive in a batch, and of anchor and negative.

    Near-duplicates are neither: as positives they give no gradient, and as negatives, where their labels
    differ, they would push a picture away from itself.

    Args:
        labels: (B,) kinds.
        groups: (B,) near-duplicates: products that share a picture or a title have the same number.

    Returns:
        Two (B, B) bool arrays, rows being the anchors.
    """
    same = labels[:, None] == labels[None]
    distinct = groups[:, None] != groups[None]
    return same & distinct, ~same & distinct


def semi_hard(distances: np.ndarray, positive: np.ndarray, negative: np.ndarray) -> Triplets:
    """Choose for each pair the nearest negative that is farther off than the positive.

    Where every negative is nearer than the positive, the farthest of them is taken. After Schroff,
    Kalenichenko and Philbin, "FaceNet", 2015: the very hardest negatives lead to a collapse early on.

    Args:
        distances: (B, B) between the products of a batch.
        positive, negative: (B, B) bool, see `masks`.
    """
    anchors, positives = np.nonzero(positive & negative.any(axis=1, keepdims=True))
    to_negatives = np.where(negative, distances, np.nan)[anchors]
    beyond = to_negatives > distances[anchors, positives][:, None]
    nearest = np.where(beyond, to_negatives, np.inf).argmin(axis=1)
    farthest = np.where(negative[anchors], to_negatives, -np.inf).argmax(axis=1)
    return anchors, positives, np.where(beyond.any(axis=1), nearest, farthest)


def hard(distances: np.ndarray, positive: np.ndarray, negative: np.ndarray) -> Triplets:
    """Choose for each anchor its farthest positive and its nearest negative.

    After Hermans, Beyer and Leibe, "In Defense of the Triplet Loss", 2017 ("batch hard"); see
    `semi_hard` for the arguments.
    """
    anchors = np.flatnonzero(positive.any(axis=1) & negative.any(axis=1))
    farthest = np.where(positive, distances, -np.inf).argmax(axis=1)
    nearest = np.where(negative, distances, np.inf).argmin(axis=1)
    return anchors, farthest[anchors], nearest[anchors]


def all_triplets(distances: np.ndarray, positive: np.ndarray, negative: np.ndarray) -> Triplets:
    """Choose all triplets of a random batch; see `semi_hard` for the arguments."""
    anchors, positives = np.nonzero(positive)
    pairs, negatives = np.nonzero(negative[anchors])
    return anchors[pairs], positives[pairs], negatives


MINING: dict[str, Callable[[np.ndarray, np.ndarray, np.ndarray], Triplets]] = {
    "semi-hard": semi_hard,
    "hard": hard,
    "all": all_triplets,
}
