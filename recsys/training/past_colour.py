"""Makes a search vector look past colour: cut and make count, since ranking has a signal for colour.

Each product is shown in another colour too (see `recolour`). Directions in which that moves the vector are
shortened first; then neighbourhood components analysis is asked to find a product's other colour, products of
the same type and gender, and people's photos of the same kind. Within-class covariance normalisation (Hatch
et al. 2006) is the first step's idea.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.training.labels import UNKNOWN
from recsys.training.losses import likeness
from recsys.training.neighbourhood import HOLD, RATE, neighbourhood_loss
from recsys.training.projection import Projection

SHORTEN = 3.0
SAME_PRODUCT = 0.8
"""How alike a product and its other colour count as; 0.7 is for the same type and gender."""
PHOTO_WEIGHT = 3.0
"""How much a person's photo counts beside a product's picture: there are few of them."""
STEPS = 300
PRODUCTS, PHOTOS = 384, 256


def shortened(start: Projection, products: np.ndarray, recoloured: np.ndarray) -> Projection:
    """Return the projection with directions shortened as much as colour moves them.

    A direction in which a new colour moves a product as far as products differ is divided by the square root
    of 1 + `SHORTEN`.

    Args:
        start: the projection.
        products, recoloured: float arrays (products, features), row by row the same product.
    """
    moves = (recoloured - products) @ start.matrix
    within = moves.T @ moves / (2 * len(moves))
    root = np.linalg.cholesky(np.cov((products - start.mean) @ start.matrix, rowvar=False))
    even = np.linalg.inv(root)
    values, axes = np.linalg.eigh(even @ within @ even.T)
    shorter = even.T @ (axes / np.sqrt(1 + SHORTEN * values)) @ axes.T @ root.T
    return Projection(start.mean, (start.matrix @ shorter).astype(np.float32))


def past_colour(
    start: Projection,
    products: np.ndarray,
    recoloured: np.ndarray,
    photos: np.ndarray,
    labels: tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]],
    seed: int = 0,
) -> Projection:
    """Return a projection near `start` that finds a product in another colour.

    Args:
        start: where to begin.
        products, recoloured: float32 arrays (products, features), row by row the same product.
        photos: float32 array (photos, features), people's photos.
        labels: of the products and of the photos; head name to int32 array, for the heads that
            `losses.likeness` compares. Colours are not looked at.
        seed: draws the batches.
    """
    import keras
    import tensorflow as tf

    near = shortened(start, products, recoloured)
    matrix, before = tf.Variable(near.matrix), tf.constant(near.matrix)
    adam = keras.optimizers.Adam(RATE * float(np.abs(near.matrix).mean()))
    adam.build([matrix])
    count, shots = min(PRODUCTS, len(products)), min(PHOTOS, len(photos))
    pairs = SAME_PRODUCT * tf.constant(_pairs(count, shots))
    weights = tf.constant(np.repeat(np.array([1, PHOTO_WEIGHT], np.float32), [2 * count, shots]))

    @tf.function
    def step(rows: Any, columns: Mapping[str, Any]) -> None:
        with tf.GradientTape() as tape:
            vectors = tf.math.l2_normalize(tf.matmul(rows, matrix), axis=1)
            moved = tf.reduce_sum((matrix - before) ** 2) / tf.reduce_sum(before**2)
            alike = tf.maximum(likeness(columns), pairs)
            loss = neighbourhood_loss(vectors, alike, weights) + HOLD * moved
        adam.apply([tape.gradient(loss, matrix)], [matrix])

    rng = np.random.default_rng(seed)
    for _ in range(STEPS):
        chosen = rng.choice(len(products), count, replace=False)
        shot = rng.choice(len(photos), shots, replace=False)
        rows = np.concatenate([products[chosen], recoloured[chosen], photos[shot]]) - near.mean
        columns = {
            name: np.concatenate([labels[0][name][chosen]] * 2 + [labels[1][name][shot]])
            for name in labels[0]
        }
        columns["baseColour"] = np.full(len(rows), UNKNOWN, np.int32)
        step(tf.constant(rows), {name: tf.constant(column) for name, column in columns.items()})
    return Projection(near.mean, matrix.numpy())


def _pairs(products: int, photos: int) -> np.ndarray:
    """Return float32 (rows, rows), 1 where two rows show one product: the first rows, then the same again."""
    rows = 2 * products + photos
    pairs = np.zeros((rows, rows), np.float32)
    here = np.arange(products)
    pairs[here, here + products] = pairs[here + products, here] = 1
    return pairs
