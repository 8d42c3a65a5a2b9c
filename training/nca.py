"""Turns a projection towards one whose nearest neighbours share the query's labels."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from training.linear_projection import Projection
from training.losses import TEMPERATURE, label_similarity

STEPS = 200
BATCH = 1024
# The step as a share of the matrix's mean entry, and how strongly the matrix is held where it was.
RATE = 0.02
HOLD = 0.3


def neighborhood_loss(vectors: Any, alike: Any, weights: Any = 1.0) -> Any:
    """Return how improbable it is that a neighbour drawn by closeness is alike.

    Neighbourhood components analysis (Goldberger et al. 2004) with graded likeness: what counts is that
    some of a picture's nearest are alike, not that all alike pictures are near, as in a contrastive loss.

    Args:
        vectors: float32 tensor (rows, size) of length 1.
        alike: as `losses.likeness` returns it. Rows that are like no other do not count.
        weights: how much each row counts, float32 tensor (rows,).
    """
    import keras

    ops = keras.ops
    rows = ops.shape(vectors)[0]
    scores = ops.matmul(vectors, ops.transpose(vectors)) / TEMPERATURE - 1e9 * ops.eye(rows)
    chances = ops.sum(ops.softmax(scores, axis=-1) * alike, axis=-1)
    counts = weights * ops.cast(ops.sum(alike, axis=-1) > 0, "float32")
    return -ops.sum(ops.log(ops.maximum(chances, 1e-12)) * counts) / ops.maximum(ops.sum(counts), 1.0)


def fit_nca(
    start: Projection, features: np.ndarray, labels: Mapping[str, np.ndarray], seed: int = 0
) -> Projection:
    """Return a projection near `start` with a smaller neighbourhood loss.

    Args:
        start: where to begin.
        features: float32 array (rows, features): products and people's photos together.
        labels: head name to int32 array (rows,), for the heads that `losses.likeness` compares.
        seed: draws the batches.
    """
    import keras
    import tensorflow as tf

    matrix = tf.Variable(start.matrix)
    before = tf.constant(start.matrix)
    adam = keras.optimizers.Adam(RATE * float(np.abs(start.matrix).mean()))
    adam.build([matrix])

    @tf.function
    def step(rows: Any, columns: Mapping[str, Any]) -> None:
        with tf.GradientTape() as tape:
            vectors = tf.math.l2_normalize(tf.matmul(rows, matrix), axis=1)
            moved = tf.reduce_sum((matrix - before) ** 2) / tf.reduce_sum(before**2)
            loss = neighborhood_loss(vectors, label_similarity(columns)) + HOLD * moved
        adam.apply([tape.gradient(loss, matrix)], [matrix])

    rng = np.random.default_rng(seed)
    batch = min(BATCH, len(features))
    for _ in range(STEPS):
        rows = rng.choice(len(features), batch, replace=False)
        columns = {name: tf.constant(column[rows]) for name, column in labels.items()}
        step(tf.constant(features[rows] - start.mean), columns)
    return Projection(start.mean, matrix.numpy())
