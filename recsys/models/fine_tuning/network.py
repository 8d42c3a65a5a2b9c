"""The bundled ResNet50 with its first layers frozen and a new softmax head, and the training of the rest.

Pictures are not augmented, so that the output of the frozen layers can be computed once per picture and
stored on disk: a step then costs a fraction of one through the whole network. Batch normalisation keeps its
statistics and scales, as Keras' guide to fine-tuning advises.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recsys.encoders import Encoder
from recsys.encoders.model_file import PretrainedModel
from recsys.errors import QueryError
from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from recsys.models.fine_tuning.keras_resnet50 import named_variables, preprocess
from recsys.progress import Progress, ProgressCallback, no_progress

FREEZE, LAYERS = 143, 175
"""Number of layers frozen by default, which is all but the last stage, and of all layers."""
SAVE_EVERY = 200
_HEAD = "head"


@dataclass(frozen=True)
class Recipe:
    """Hyperparameters of fine-tuning; the defaults are those of the published baseline.

    Attributes:
        freeze: number of first layers, as Keras counts them, that keep their weights.
        epochs: number of passes over the products.
        batch: pictures a step.
        rate: learning rate of Adam.
        dropout: share of the features dropped at each step.
        seed: of the initial weights, the order of the products and the dropout.
    """

    freeze: int = FREEZE
    epochs: int = 30
    batch: int = 40
    rate: float = 1e-5
    dropout: float = 0.5
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.freeze <= LAYERS:
            raise QueryError(f"ResNet50 has {LAYERS} layers: freeze 0 to {LAYERS}, not {self.freeze}.")
        if min(self.epochs, self.batch, self.rate) <= 0 or not 0 <= self.dropout < 1:
            raise QueryError("Epochs, batch and rate must be above 0, and dropout from 0 to below 1.")


class FrozenBackbone(Encoder):
    """The frozen layers: a picture's vector is the flattened map that the trainable layers read.

    Args:
        trunk: keras.Model up to the last map.
        cut: name of the layer whose output is the map.
        base: the weights of the trunk, and the size of its pictures.
    """

    name = "the frozen layers"

    def __init__(self, trunk: Any, cut: str, base: PretrainedModel) -> None:
        import keras
        import tensorflow as tf

        output = trunk.get_layer(cut).output
        lower = keras.Model(trunk.input, output)
        signature = [tf.TensorSpec((None, *base.shape, 3), tf.uint8)]
        self._run = tf.function(lambda pages: lower(preprocess(pages), training=False), signature)
        self.shape = base.shape
        self.map_shape = tuple(output.shape[1:])
        self.dim = int(np.prod(self.map_shape))
        self.fingerprint = f"{base.fingerprint}-{cut}"

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode pages; see `Encoder.encode_batch`."""
        return np.asarray(self._run(batch)).reshape(len(batch), self.dim)


class FineTuned:
    """The network in its frozen and its trainable part.

    Args:
        classes: number of classes.
        recipe: hyperparameters.
        base: the weights to start from.

    Attributes:
        frozen: the encoder whose maps are the input of the trainable part.
    """

    def __init__(self, classes: int, recipe: Recipe, base: PretrainedModel) -> None:
        import keras

        keras.utils.set_random_seed(recipe.seed)
        trunk = keras.applications.ResNet50(weights=None, include_top=False, input_shape=(*base.shape, 3))
        for name, variable in named_variables(trunk).items():
            variable.assign(base.weights[name])
        for number, layer in enumerate(trunk.layers):
            normalizes = isinstance(layer, keras.layers.BatchNormalization)
            layer.trainable = number >= recipe.freeze and not normalizes
        cut = _cut([layer.name for layer in trunk.layers[: recipe.freeze]], trunk.layers[0].name)
        pooled = keras.layers.GlobalAveragePooling2D()(trunk.output)
        pooled = keras.layers.Dropout(recipe.dropout, seed=recipe.seed)(pooled)
        logits = keras.layers.Dense(classes, name=_HEAD)(pooled)
        self.frozen = FrozenBackbone(trunk, cut, base)
        self._upper = keras.Model(trunk.get_layer(cut).output, logits)
        self._recipe = recipe

    def fit(
        self,
        maps: np.ndarray,
        rows: np.ndarray,
        codes: np.ndarray,
        folder: Path,
        listen: ProgressCallback = no_progress,
    ) -> Position:
        """Train, or resume from the checkpoint in `folder`.

        Args:
            maps: (P, D) of the frozen layers, one row a picture.
            rows: (N,) the map of each product.
            codes: (N,) int classes of the products.
            folder: of the checkpoint.
            listen: called after each step; it may stop the training by an exception.
        """
        import keras

        recipe = self._recipe
        optimizer = keras.optimizers.Adam(recipe.rate)
        optimizer.build(self._upper.trainable_variables)
        state = self._trainable_variables() | {
            f"optimizer/{n}": each for n, each in enumerate(optimizer.variables)
        }
        position = checkpoint.restore(folder, state)
        step = self._step(optimizer)
        steps_per_epoch = -(-len(rows) // recipe.batch)
        started, first = time.monotonic(), position
        try:
            while position.step < recipe.epochs * steps_per_epoch:
                batch = _batch(recipe, position.step, len(rows))
                step(self._maps(maps, rows[batch]), codes[batch])
                minutes = first.minutes + (time.monotonic() - started) / 60
                position = Position(position.step + 1, position.pictures + len(batch), minutes)
                if position.step % SAVE_EVERY == 0:
                    checkpoint.save(folder, state, position)
                rate = (position.step - first.step) / (time.monotonic() - started)
                listen(Progress("Fine-tuning", position.step, recipe.epochs * steps_per_epoch, rate))
        finally:  # also when it is stopped: no step is lost
            checkpoint.save(folder, state, position)
        return position

    def logits(self, maps: np.ndarray, rows: np.ndarray, batch: int = 256) -> np.ndarray:
        """Return (N, classes) float32 for the maps in some rows."""
        parts = [rows[start : start + batch] for start in range(0, len(rows), batch)]
        return np.concatenate([np.asarray(self._upper(self._maps(maps, part))) for part in parts])

    def weights(self) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
        """Return the trained arrays, by Keras' names, and the kernel and the bias of the head."""
        arrays = {
            name: np.asarray(variable.numpy()) for name, variable in self._trainable_variables().items()
        }
        kernel, bias = arrays.pop(f"{_HEAD}/kernel"), arrays.pop(f"{_HEAD}/bias")
        return arrays, kernel, bias

    def _trainable_variables(self) -> dict[str, Any]:
        trainable = {id(variable) for variable in self._upper.trainable_variables}
        variables = named_variables(self._upper)
        return {name: variable for name, variable in variables.items() if id(variable) in trainable}

    def _maps(self, maps: np.ndarray, rows: np.ndarray) -> np.ndarray:
        return maps[rows].astype(np.float32).reshape(-1, *self.frozen.map_shape)

    def _step(self, optimizer: Any) -> Any:
        import keras
        import tensorflow as tf

        upper = self._upper
        loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

        @tf.function(
            input_signature=[
                tf.TensorSpec((None, *self.frozen.map_shape), tf.float32),
                tf.TensorSpec((None,), tf.int64),
            ]
        )
        def step(features: Any, truth: Any) -> None:
            with tf.GradientTape() as tape:
                loss = loss_of(truth, upper(features, training=True))
            gradients = tape.gradient(loss, upper.trainable_variables)
            optimizer.apply_gradients(zip(gradients, upper.trainable_variables, strict=True))

        return step


def _cut(frozen: list[str], first: str) -> str:
    """Return the last frozen layer that everything after it reads from: the end of a block."""
    ends = [name for name in frozen if name.endswith("_out") or name == "pool1_pool"]
    return ends[-1] if ends else first


def _batch(recipe: Recipe, step: int, products: int) -> np.ndarray:
    """Return the numbers of the products of one step; each epoch has an order of its base."""
    steps_per_epoch = -(-products // recipe.batch)
    order = np.random.default_rng([recipe.seed, step // steps_per_epoch]).permutation(products)
    start = step % steps_per_epoch * recipe.batch
    return order[start : start + recipe.batch]
