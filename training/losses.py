"""What training minimises: masked softmax losses and a graded supervised contrastive loss."""

from collections.abc import Mapping, Sequence
from typing import Any

from training.labels import ATTRIBUTES, PHOTO_CLASS, PHOTO_WEIGHT, UNKNOWN

LABEL_SMOOTHING = 0.1
METRIC_WEIGHT = 0.3
TEMPERATURE = 0.1

# How alike two pictures count as, by what their labels share.
SAME_KIND, SAME_GENDER, SAME_COLOR = 0.4, 0.7, 1.0


def masked_softmax_loss(labels: Any, logits: Any) -> Any:
    """Return the mean smoothed cross-entropy over the rows whose label is known; 0 if none is.

    Args:
        labels: int32 tensor (rows,), `UNKNOWN` where the row must not count.
        logits: float32 tensor (rows, classes).
    """
    import keras

    ops = keras.ops
    known = ops.cast(labels != UNKNOWN, logits.dtype)
    targets = ops.one_hot(ops.maximum(labels, 0), logits.shape[-1], dtype=logits.dtype)
    targets = targets * (1 - LABEL_SMOOTHING) + LABEL_SMOOTHING / logits.shape[-1]
    losses = ops.categorical_crossentropy(targets, logits, from_logits=True)
    return ops.sum(losses * known) / ops.maximum(ops.sum(known), 1.0)


def label_similarity(labels: Mapping[str, Any]) -> Any:
    """Grade every pair of rows from 0 (nothing shared) to 1 (same type, gender and colour).

    Args:
        labels: head name to int32 tensor (rows,), `UNKNOWN` where unknown.

    Returns:
        float32 tensor (rows, rows); the diagonal is 0.
    """
    import keras

    ops = keras.ops

    def same(name: str) -> Any:
        column = labels[name]
        equal = (column[:, None] == column[None, :]) & (column[:, None] != UNKNOWN)
        return ops.cast(equal, "float32")

    kind, gender, color = same("articleType"), same("gender"), same("baseColour")
    graded = ops.maximum(SAME_KIND * kind, SAME_KIND * same(PHOTO_CLASS))
    graded = ops.maximum(graded, SAME_GENDER * kind * gender)
    graded = ops.maximum(graded, SAME_COLOR * kind * gender * color)
    return graded * (1 - ops.eye(graded.shape[0] or ops.shape(graded)[0]))


def contrastive_loss(vectors: Any, alike: Any) -> Any:
    """Return the supervised contrastive loss with graded positives.

    Args:
        vectors: float32 tensor (rows, size) of length 1.
        alike: as `likeness` returns it. Rows that are like no other do not count.
    """
    import keras

    ops = keras.ops
    rows = ops.shape(vectors)[0]
    scores = ops.matmul(vectors, ops.transpose(vectors)) / TEMPERATURE - 1e9 * ops.eye(rows)
    logs = ops.log_softmax(scores, axis=-1)
    totals = ops.sum(alike, axis=-1)
    # The diagonal's huge negative log never counts: its likeness is 0.
    losses = -ops.sum(alike * logs, axis=-1) / ops.maximum(totals, 1e-6)
    counts = ops.cast(totals > 0, "float32")
    return ops.sum(losses * counts) / ops.maximum(ops.sum(counts), 1.0)


def total_loss(labels: Any, outputs: Mapping[str, Any], heads: Sequence[str]) -> Any:
    """Return the weighted sum of all losses.

    Args:
        labels: int32 tensor (rows, heads).
        outputs: what the network returns.
        heads: head names in the order of the columns of `labels`.
    """
    columns = {name: labels[:, number] for number, name in enumerate(heads)}
    weights = ATTRIBUTES | {PHOTO_CLASS: PHOTO_WEIGHT}
    loss = METRIC_WEIGHT * contrastive_loss(outputs["metric"], label_similarity(columns))
    for name, column in columns.items():
        loss = loss + weights[name] * masked_softmax_loss(column, outputs[name])
    return loss
