"""Makes a search vector look past colour: cut and make count, since ranking has a signal for colour.

The network is shown a product as it is and in grey (see `recsys.encoders.views`). The search vector begins
with one projection for both; then neighbourhood components analysis asks it to find products of the same type
and gender and people's photos of the same kind, and, apart from that, a product's own picture among others
when it is shown in another colour and the other way round.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.evaluation.classification import UNKNOWN
from training.linear_projection import Projection, concatenate
from training.losses import TEMPERATURE, label_similarity
from training.nca import HOLD, RATE, neighborhood_loss

GRAY = 2.0
"""How long the grey view's part of the vector is at first, beside the plain views'."""
KIND = 0.5
"""How long the part that tells types and genders apart is at first, beside all views' together."""
PAIRS = 0.1
"""How much finding a product in another colour counts beside finding its kind."""
PHOTO_WEIGHT = 3.0
"""How much a person's photo counts beside a product's picture: there are few of them."""
STEPS = 300
PRODUCTS, PHOTOS = 512, 256


def with_gray(one: Projection, kinds: np.ndarray, features: np.ndarray) -> Projection:
    """Return a search vector of all views from one without the grey view.

    Args:
        one: of the plain views' features, a half of all.
        kinds: float array (features, size), axes that tell kinds of products apart.
        features: float array (products, features) to fit on, the plain views' before the grey view's.
    """
    none = np.zeros_like(one.matrix)
    plain, gray = np.vstack([one.matrix, none]), np.vstack([none, one.matrix])
    both = concatenate([(1.0, plain), (GRAY, gray)], features)
    return concatenate([(1.0, both.matrix), (KIND, kinds)], features)


def fit_color_invariant(
    start: Projection,
    products: np.ndarray,
    recolored: np.ndarray,
    photos: np.ndarray,
    labels: tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]],
    seed: int = 0,
    pairs: float = PAIRS,
) -> Projection:
    """Return a projection near `start` that finds kinds of products, and a product in another colour.

    Args:
        start: where to begin.
        products, recoloured: float32 arrays (products, features), row by row the same product.
        photos: float32 array (photos, features), people's photos.
        labels: of the products and of the photos; head name to int32 array, for the heads that
            `losses.likeness` compares. Colours are not looked at.
        seed: draws the batches.
        pairs: see `PAIRS`.
    """
    import keras
    import tensorflow as tf

    matrix, before = tf.Variable(start.matrix), tf.constant(start.matrix)
    adam = keras.optimizers.Adam(RATE * float(np.abs(start.matrix).mean()))
    adam.build([matrix])
    count, shots = min(PRODUCTS, len(products)), min(PHOTOS, len(photos))
    weights = tf.constant(np.repeat(np.array([1, PHOTO_WEIGHT], np.float32), [count, shots]))

    @tf.function
    def step(rows: Any, others: Any, columns: Mapping[str, Any]) -> None:
        with tf.GradientTape() as tape:
            vectors, other = (
                tf.math.l2_normalize(tf.matmul(each, matrix), axis=1) for each in (rows, others)
            )
            moved = tf.reduce_sum((matrix - before) ** 2) / tf.reduce_sum(before**2)
            loss = neighborhood_loss(vectors, label_similarity(columns), weights) + HOLD * moved
            loss += pairs * pair_loss(vectors[:count], other)
        adam.apply([tape.gradient(loss, matrix)], [matrix])

    rng = np.random.default_rng(seed)
    for _ in range(STEPS):
        chosen = rng.choice(len(products), count, replace=False)
        shot = rng.choice(len(photos), shots, replace=False)
        rows = np.concatenate([products[chosen], photos[shot]]) - start.mean
        columns = {
            name: np.concatenate([labels[0][name][chosen], labels[1][name][shot]]) for name in labels[0]
        }
        columns["baseColour"] = np.full(len(rows), UNKNOWN, np.int32)
        step(
            tf.constant(rows),
            tf.constant(recolored[chosen] - start.mean),
            {name: tf.constant(column) for name, column in columns.items()},
        )
    return Projection(start.mean, matrix.numpy())


def pair_loss(vectors: Any, others: Any) -> Any:
    """Return how improbable it is that a row finds its partner among all, and the partner the row.

    After van den Oord, Li and Vinyals 2018.

    Args:
        vectors, others: float32 tensors (rows, size) of length 1, row by row partners.
    """
    import tensorflow as tf

    scores = tf.matmul(vectors, others, transpose_b=True) / TEMPERATURE
    both = [tf.linalg.diag_part(tf.nn.log_softmax(scores, axis=axis)) for axis in (0, 1)]
    return -tf.reduce_mean(tf.stack(both))
