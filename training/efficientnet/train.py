"""Fine-tunes EfficientNet-Lite from its ImageNet weights: a seeded loop that can stop and go on later.

The first blocks stay as they are, and so do all depthwise kernels: they see edges and textures of any
catalogue, and their gradients cost most. What is trained is held near where it began, so that the network
does not forget the world for fashion.
"""

import logging
import math
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from training.color_invariance import pair_loss
from training.efficientnet.graph import assign, front, preprocess, tail
from training.efficientnet.page_batches import BATCH, PAIRS, Batch, PageBatches
from training.labels import ATTRIBUTES, PHOTO_CLASS, PHOTO_WEIGHT
from training.losses import contrastive_loss, masked_softmax_loss
from training.report import Report

logger = logging.getLogger(__name__)

VARIANT = 0
FROZEN = 5
"""Blocks that are not trained, those that see an eighth of the page's resolution and more."""
RATE = 6e-3
"""Largest step, as a share of the root mean square of a layer's kernel."""
HEAD_RATE = 1.5e-3
HOLD = 0.03
"""How strongly trained weights are pulled to where they began, as a share of the step."""
WARM_UP = 0.04
AVERAGE = 0.998
"""How much of the averaged weights stays from one step to the next."""
KIND_WEIGHT, DESIGN_WEIGHT = 0.5, 0.3
KIND_SIZE, DESIGN_SIZE = 256, 128
KIND, DESIGN = "metric_kind", "metric_design"
SAVE_EVERY, REPORT_EVERY = 60, 20


@dataclass(frozen=True)
class Plan:
    """How long to train, and the sides of pages: each holds until its share of training is done."""

    pictures: int
    minutes: float
    sides: tuple[tuple[float, int], ...] = ((0.8, 128), (1.0, 160))

    def progress(self, position: Position) -> float:
        """Return how much of the plan is done, from 0 to 1."""
        return min(1.0, max(position.pictures / self.pictures, position.minutes / self.minutes))

    def side(self, progress: float) -> int:
        """Return the side of a page in pixels."""
        return next((side for until, side in self.sides if progress < until), self.sides[-1][1])


def learning_share(progress: float) -> float:
    """Return the share of the largest step: a linear warm-up, then half a cosine down to 0."""
    if progress < WARM_UP:
        return max(progress, 1e-3) / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def build(classes: Mapping[str, Sequence[str]]) -> tuple[Any, Any]:
    """Return the part that is not trained, and the one that is, of the same Keras layer names as ever.

    The second gives "map" (rows, columns, FEATURES), a head's logits by its name, `KIND` and `DESIGN`.
    """
    import keras

    page = keras.Input((None, None, 3))
    middle = front(page, VARIANT, FROZEN)
    bottom = keras.Model(page, middle)
    seen = keras.Input(middle.shape[1:])
    last = tail(seen, VARIANT, FROZEN)
    pooled = keras.layers.GlobalAveragePooling2D()(last)
    outputs = {"map": last}
    for name, labels in classes.items():
        outputs[name] = keras.layers.Dense(len(labels), name=f"head_{name}")(pooled)
    for name, size in ((KIND, KIND_SIZE), (DESIGN, DESIGN_SIZE)):
        outputs[name] = keras.layers.UnitNormalization()(
            keras.layers.Dense(size, use_bias=False, name=name)(pooled)
        )
    top = keras.Model(seen, outputs)
    for layer in top.layers:
        if layer.name.endswith("_depthwise"):
            _freeze_kernel(layer)
    return bottom, top


def _freeze_kernel(layer: Any) -> None:
    """Leave a depthwise kernel untrained; the gradient of its input goes by the fast forward operation."""
    import tensorflow as tf

    layer.kernel.trainable = False
    if layer.strides[0] != 1:
        return

    @tf.custom_gradient
    def convolve(x: Any, kernel: Any) -> Any:
        def gradient(upstream: Any) -> tuple[Any, None]:
            return tf.nn.depthwise_conv2d(upstream, kernel[::-1, ::-1], [1, 1, 1, 1], "SAME"), None

        return tf.nn.depthwise_conv2d(x, kernel, [1, 1, 1, 1], "SAME"), gradient

    layer.call = lambda x: convolve(x, layer.kernel.value) + layer.bias


def variables_of(network: Any) -> dict[str, Any]:
    """Return "<layer>/<variable>" to variable."""
    return {
        f"{layer.name}/{variable.name}": variable for layer in network.layers for variable in layer.weights
    }


def likeness(labels: Mapping[str, Any]) -> Any:
    """Grade every pair of rows: 1 of the same type and gender, .5 of the same type or photo class, else 0."""
    import keras

    ops = keras.ops

    def same(name: str) -> Any:
        column = labels[name]
        return ops.cast((column[:, None] == column[None, :]) & (column[:, None] >= 0), "float32")

    kind = same("articleType")
    graded = ops.maximum(0.5 * ops.maximum(kind, same(PHOTO_CLASS)), kind * same("gender"))
    return graded * (1 - ops.eye(BATCH))


def total_loss(labels: Any, outputs: Mapping[str, Any], heads: Sequence[str]) -> Any:
    """Return the weighted sum of all losses; see `page_batches.Batch` for the order of the rows."""
    columns = {name: labels[:, number] for number, name in enumerate(heads)}
    weights = ATTRIBUTES | {PHOTO_CLASS: PHOTO_WEIGHT}
    loss = KIND_WEIGHT * contrastive_loss(outputs[KIND], likeness(columns))
    designs = outputs[DESIGN]
    loss += DESIGN_WEIGHT * pair_loss(designs[:PAIRS], designs[PAIRS : 2 * PAIRS])
    for name, column in columns.items():
        loss += weights[name] * masked_softmax_loss(column, outputs[name])
    return loss


class Optimizer:
    """Adam whose steps are a share of a layer's kernel, with a pull to the start and averaged weights.

    Convolutions with a folded batch normalization differ in scale from layer to layer and channel to
    channel; a step that is a share of the kernel fits them all.

    Args:
        variables: name to Keras variable, those that are trained.
    """

    def __init__(self, variables: Mapping[str, Any]) -> None:
        import tensorflow as tf

        self.names = list(variables)
        self._variables = [variable.value for variable in variables.values()]
        self._start = [tf.constant(variable) for variable in self._variables]
        self._scales = [self._scale(name, variables) for name in self.names]
        self._first = [tf.Variable(tf.zeros_like(variable)) for variable in self._variables]
        self._second = [tf.Variable(tf.zeros_like(variable)) for variable in self._variables]
        self.averages = [tf.Variable(variable) for variable in self._variables]

    @staticmethod
    def _scale(name: str, variables: Mapping[str, Any]) -> float:
        if name.startswith(("head_", "metric_")):
            return HEAD_RATE
        if name.endswith("bias"):
            return RATE * max(0.05, float(np.sqrt(np.mean(variables[name].numpy() ** 2))))
        return RATE * float(np.sqrt(np.mean(variables[name].numpy() ** 2)))

    def begin(self, earlier: Mapping[str, np.ndarray]) -> None:
        """Set variables and averages to earlier ones, those that there are; the pull's aim stays."""
        for name, variable, average in zip(self.names, self._variables, self.averages, strict=True):
            if name in earlier:
                variable.assign(earlier[name])
                average.assign(earlier[name])

    def state(self) -> dict[str, Any]:
        """Return everything besides the variables that changes from step to step, by name."""
        parts = {"first": self._first, "second": self._second, "average": self.averages}
        return {
            f"{part}/{name}": value
            for part, values in parts.items()
            for name, value in zip(self.names, values, strict=True)
        }

    def apply(self, gradients: Sequence[Any], share: Any, step: Any) -> None:
        """Take a step.

        Args:
            gradients: in the order of the variables.
            share: of the largest step.
            step: float32 tensor, how many steps were taken before.
        """
        import tensorflow as tf

        correction = tf.sqrt(1 - tf.pow(0.99, step + 1)) / (1 - tf.pow(0.9, step + 1))
        # Averages of the first steps would be mostly of the start.
        stays = tf.minimum(AVERAGE, (1 + step) / (10 + step))
        for gradient, variable, start, scale, first, second, average in zip(
            gradients,
            self._variables,
            self._start,
            self._scales,
            self._first,
            self._second,
            self.averages,
            strict=True,
        ):
            first.assign_add(0.1 * (gradient - first))
            second.assign_add(0.01 * (tf.square(gradient) - second))
            move = first * correction / (tf.sqrt(second) + 1e-7)
            hold = 0.0 if scale == HEAD_RATE else HOLD * (variable - start)
            variable.assign_sub(share * (scale * move + hold * 0.01))
            average.assign_sub((1 - stays) * (average - variable))


def compiled_step(bottom: Any, top: Any, optimizer: Optimizer, heads: Sequence[str]) -> Callable[..., Any]:
    """Return one training step, (pages, labels, share of the largest step, steps before) to loss."""
    import tensorflow as tf

    named = variables_of(top)
    trained = [named[name].value for name in optimizer.names]

    @tf.function(
        input_signature=[
            tf.TensorSpec((BATCH, None, None, 3), tf.uint8),
            tf.TensorSpec((BATCH, len(heads)), tf.int32),
            tf.TensorSpec((), tf.float32),
            tf.TensorSpec((), tf.float32),
        ]
    )
    def step(pages: Any, labels: Any, share: Any, before: Any) -> Any:
        middle = bottom(preprocess(pages), training=False)
        with tf.GradientTape() as tape:
            loss = total_loss(labels, top(middle, training=True), heads)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, trained), 5.0)
        optimizer.apply(gradients, share, before)
        return loss

    return step


def train(
    batches: PageBatches,
    classes: Mapping[str, Sequence[str]],
    weights: Mapping[str, np.ndarray],
    plan: Plan,
    folder: Path,
    on_report: Callable[[Report], None],
    earlier: Mapping[str, np.ndarray] | None = None,
) -> Position:
    """Fine-tune the network, or go on from the newest checkpoint in `folder`.

    Args:
        batches: what to learn from.
        classes: head name to its classes.
        weights: the ones to start from; see `imagenet_weights.folded`.
        plan: how long to train.
        folder: where the checkpoint is kept.
        on_report: called every 20 steps and after each checkpoint.
        earlier: what an earlier run exported, to go on from where there is no checkpoint. What is trained
            is still held near `weights`.

    Returns:
        How far it has come.

    Raises:
        ModelError: the checkpoint belongs to another network.
    """
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    bottom, top = build(classes)
    assign(bottom, weights)
    assign(top, weights)
    named = variables_of(top)
    optimizer = Optimizer({name: variable for name, variable in named.items() if variable.trainable})
    optimizer.begin(earlier or {})
    state = {name: named[name] for name in optimizer.names} | optimizer.state()
    position = checkpoint.restore(folder, state)
    step = compiled_step(bottom, top, optimizer, list(classes))
    logger.info("training starts at step %d", position.step)
    began, spent = time.monotonic(), position.minutes
    losses: list[float] = []
    progress = plan.progress(position)
    with ThreadPoolExecutor(1) as threads:
        upcoming = threads.submit(batches.batch, position.step, plan.side(progress))
        while progress < 1:
            batch: Batch = upcoming.result()
            upcoming = threads.submit(batches.batch, position.step + 1, plan.side(progress))
            before = tf.constant(position.step, tf.float32)
            losses.append(
                float(step(batch.pages, batch.labels, tf.constant(learning_share(progress)), before))
            )
            minutes = spent + (time.monotonic() - began) / 60
            position = Position(position.step + 1, position.pictures + BATCH, minutes)
            progress = plan.progress(position)
            saved = position.step % SAVE_EVERY == 0 or progress >= 1
            if saved:
                checkpoint.save(folder, state, position)
            if saved or position.step % REPORT_EVERY == 0:
                mean = float(np.mean(losses)) if losses else float("nan")
                on_report(Report(position, progress, mean, batch.pages.shape[1:3], saved))
                losses.clear()
    return position
