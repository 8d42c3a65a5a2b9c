"""Trains the network: a seeded loop that can stop at any moment and go on later."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from recsys.models.fine_tuning.keras_resnet50 import build, named_variables, preprocess
from training.augment import augment
from training.data import Pictures
from training.labels import encode
from training.losses import total_loss
from training.report import Report
from training.sampling import Batches
from training.schedule import TrainingSchedule, learning_rate, picture_size

logger = logging.getLogger(__name__)

BATCH = 64
PEAK_RATE = 2e-3
# For a network that is already trained: enough to learn on, not so much that it forgets.
LATER_PEAK_RATE = 1.2e-3
WEIGHT_DECAY = 0.05
REPORT_EVERY = 20


class Source:
    """Draws augmented training batches; the same step of the same seed gives the same batch.

    Args:
        catalogue: all products with their foreground masks.
        products: row numbers of those to learn from.
        photos: people's photos to learn from.
        classes: head name to its classes.
        seed: source of chance.
    """

    def __init__(
        self,
        catalog: Pictures,
        products: np.ndarray,
        photos: Pictures,
        classes: Mapping[str, Sequence[str]],
        seed: int,
    ) -> None:
        self._catalog, self._photos, self._seed = catalog.pixels, photos.pixels, seed
        self._labels = encode([*catalog.records, *photos.records], classes)
        self._batches = Batches(products, len(photos.ids), len(catalog.ids), BATCH, seed)

    def batch(self, step: int, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        """Return uint8 pictures (BATCH, *size, 3) and int32 labels (BATCH, heads)."""
        rows = self._batches.rows(step)
        first_photo = len(self._catalog)
        products, photos = rows[rows < first_photo], rows[rows >= first_photo] - first_photo
        pictures = np.concatenate([self._catalog[products], self._photos[photos]])
        rng = np.random.default_rng([self._seed, step])
        return augment(rng, pictures, self._photos, size), self._labels[rows]


def _optimizer(network: Any) -> Any:
    import keras

    optimizer = keras.optimizers.AdamW(weight_decay=WEIGHT_DECAY, beta_2=0.99, epsilon=1e-6)
    optimizer.exclude_from_weight_decay(
        var_list=[variable for variable in network.trainable_variables if variable.name != "kernel"]
    )
    optimizer.build(network.trainable_variables)
    return optimizer


def _compiled_step(network: Any, optimizer: Any, heads: Sequence[str]) -> Callable[[Any, Any], Any]:
    """Return one training step, (pictures, labels) to loss, compiled by TensorFlow."""
    import tensorflow as tf

    # Convolutions in bfloat16, everything else in float32: a tenth faster on processors that have it.
    tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": True})

    @tf.function(
        input_signature=[
            tf.TensorSpec((BATCH, None, None, 3), tf.uint8),
            tf.TensorSpec((BATCH, len(heads)), tf.int32),
        ]
    )
    def step(pictures: Any, labels: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = total_loss(labels, network(preprocess(pictures), training=True), heads)
        gradients = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables, strict=True))
        return loss

    return step


def train(
    source: Source,
    classes: Mapping[str, Sequence[str]],
    plan: TrainingSchedule,
    folder: Path,
    save_every: int,
    on_report: Callable[[Report], None],
    weights: Mapping[str, np.ndarray] | None = None,
    seed: int = 0,
) -> Any:
    """Train the network, or go on from the newest checkpoint in `folder`.

    Args:
        source: where batches come from.
        classes: head name to its classes.
        plan: how long to train. Time in which the process was stopped counts too.
        folder: where the checkpoint is kept.
        save_every: steps between two checkpoints.
        on_report: called every 20 steps and after each checkpoint.
        weights: start from these, name to array, instead of random weights, and leave out the smallest
            size; names the network does not have are ignored, so that ImageNet weights fit.
        seed: source of chance for the random weights.

    Returns:
        The trained keras.Model.

    Raises:
        ModelError: the checkpoint belongs to another network.
    """
    import keras

    keras.utils.set_random_seed(seed)
    network = build(classes)
    for name, variable in named_variables(network).items():
        if weights is not None and name in weights:
            variable.assign(weights[name])
    optimizer = _optimizer(network)
    state = named_variables(network) | {
        f"optimizer/{number}": variable for number, variable in enumerate(optimizer.variables)
    }
    position = checkpoint.restore(folder, state)
    logger.info("training starts at step %d", position.step)
    step = _compiled_step(network, optimizer, list(classes))
    peak = PEAK_RATE if weights is None else LATER_PEAK_RATE
    began, spent = time.monotonic(), position.minutes
    losses: list[Any] = []
    progress = plan.progress(position.pictures, position.minutes)
    # Augmentation of the next batch overlaps with the network's work on this one.
    with ThreadPoolExecutor(1) as pool:
        upcoming = pool.submit(source.batch, position.step, picture_size(progress, weights is not None))
        while progress < 1:
            pictures, labels = upcoming.result()
            upcoming = pool.submit(
                source.batch, position.step + 1, picture_size(progress, weights is not None)
            )
            optimizer.learning_rate.assign(learning_rate(progress, peak))
            losses.append(step(pictures, labels))
            minutes = spent + (time.monotonic() - began) / 60
            position = Position(position.step + 1, position.pictures + BATCH, minutes)
            progress = plan.progress(position.pictures, minutes)
            saved = position.step % save_every == 0 or progress >= 1
            if saved:
                checkpoint.save(folder, state, position)
            if saved or position.step % REPORT_EVERY == 0:
                mean = float(np.mean([float(loss) for loss in losses])) if losses else float("nan")
                on_report(Report(position, progress, mean, pictures.shape[1:3], saved))
                losses.clear()
    return network
