"""Fits the search vector: what tells kinds of fashion apart, beside what tells anything in the world apart.

The network's two tails see the same page: the trained one knows fashion, the one left as ImageNet made it
knows the rest. The search vector begins with a linear discriminant of both beside the principal axes of the
untrained tail, and is then moved by `color_invariance`: a product in another colour, and the thumbnail of a
sharp picture, must be found first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from training.color_invariance import fit_color_invariant
from training.labels import PHOTO_CLASS, UNKNOWN, numbered
from training.linear_projection import (
    Projection,
    concatenate,
    fit_lda,
    partial_whitening,
    reduce_dimension,
)
from training.search_vector_candidates import domain_shifts

SIZE = 192
SHRINKAGE = 0.1
KIND_SIZE, WORLD_SIZE = 128, 256
PAIRS = 0.2
"""How much finding a product's other picture counts beside finding its kind."""
WORLD = 0.7
"""How long the untrained tail's part of the vector is at first, beside the discriminant."""


@dataclass(frozen=True)
class FitData:
    """Features to fit on.

    Attributes:
        products, partners: float32 arrays (products, features), row by row the same product, the second time
            in another colour, or as a thumbnail where the first is sharp.
        photos: float32 array (photos, features), people's photos.
        product_labels, photo_labels: head name to int32 array, `UNKNOWN` where unknown.
        world: which features are those of the untrained tail.
    """

    products: np.ndarray
    partners: np.ndarray
    photos: np.ndarray
    product_labels: Mapping[str, np.ndarray]
    photo_labels: Mapping[str, np.ndarray]
    world: slice


def first_projection(data: FitData, world: float = WORLD) -> Projection:
    """Return the search vector to begin with.

    Args:
        data: what to fit on.
        world: see `WORLD`.
    """
    labels, shots = data.product_labels, data.photo_labels[PHOTO_CLASS]
    kinds = numbered(np.stack([labels["articleType"], labels["gender"]], axis=1))
    known = shots != UNKNOWN
    shifts = domain_shifts(data.products, labels[PHOTO_CLASS], data.photos[known], shots[known])
    shifts = shifts / np.sqrt(len(shifts))
    kind = fit_lda(data.products, kinds, SHRINKAGE, KIND_SIZE, shifts).matrix
    axes = partial_whitening(data.products[:, data.world], WORLD_SIZE).matrix
    padded = np.zeros((data.products.shape[1], axes.shape[1]), np.float32)
    padded[data.world] = axes
    return concatenate([(1.0, kind), (world, padded)], data.products)


def fit(data: FitData, seed: int = 0) -> Projection:
    """Return the search vector, `SIZE` long."""
    labels = data.product_labels, data.photo_labels
    moved = fit_color_invariant(
        first_projection(data), data.products, data.partners, data.photos, labels, seed, PAIRS
    )
    return reduce_dimension(moved, data.products, SIZE)
