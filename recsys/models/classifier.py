"""A small network from features to labels: softmax over classes, or one sigmoid per label."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from recsys.errors import ModelError
from recsys.files import atomic_write
from recsys.progress import Progress, ProgressCallback, no_progress

HIDDEN = 256
EPOCHS = 30
PATIENCE = 4
BATCH = 256
DROPOUT = 0.5
TOO_FEW = "There are too few labelled products to train and to validate a model."


@dataclass(frozen=True)
class Classifier:
    """Standardised features -> 256 rectified units -> logits; predicts without TensorFlow.

    Attributes:
        softmax: one class a row; else every output is a binary label of its own.
        mean, scale: (D,) of the features.
        hidden, hidden_bias: (D, H), (H,).
        output, output_bias: (H, C), (C,).
        classes: names of the outputs, in their order; empty where the caller has them.
    """

    softmax: bool
    mean: np.ndarray
    scale: np.ndarray
    hidden: np.ndarray
    hidden_bias: np.ndarray
    output: np.ndarray
    output_bias: np.ndarray
    classes: tuple[str, ...] = ()

    def logits(self, features: np.ndarray) -> np.ndarray:
        """Return (N, C) float32 for (N, D) features."""
        units = ((features - self.mean) / self.scale) @ self.hidden + self.hidden_bias
        return np.asarray(np.maximum(units, 0) @ self.output + self.output_bias, dtype=np.float32)

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return (N, C) float32, 0..1; each row sums to 1 for softmax."""
        from scipy.special import expit, softmax

        logits = self.logits(features)
        return np.asarray(softmax(logits, axis=1) if self.softmax else expit(logits), dtype=np.float32)

    def save(self, path: Path, facts: Mapping[str, str]) -> None:
        """Write to a .safetensors file, whole or not at all.

        Args:
            path: its folder is made if missing.
            facts: further metadata, such as the encoder of the features.
        """
        from safetensors.numpy import save

        arrays = {name: np.asarray(getattr(self, name), order="C") for name in _ARRAYS}
        own = {"softmax": json.dumps(self.softmax), "classes": json.dumps(self.classes)}
        with atomic_write(path) as file:
            file.write(save(arrays, {**facts, **own}))

    @classmethod
    def load(cls, path: Path) -> tuple[Classifier, dict[str, str]]:
        """Read what `save` wrote: the model and the facts.

        Raises:
            ModelError: the file is missing or damaged.
        """
        from safetensors import safe_open

        try:
            with safe_open(path, framework="numpy") as file:
                facts = file.metadata()
                arrays = {name: file.get_tensor(name) for name in _ARRAYS}
            softmax, classes = json.loads(facts.pop("softmax")), json.loads(facts.pop("classes"))
        except Exception as error:  # missing files, damaged headers and wrong names of every kind
            raise ModelError(f"The model {path} cannot be read ({error}). Train it again.") from error
        return cls(bool(softmax), **arrays, classes=tuple(classes)), facts


_ARRAYS = tuple(field.name for field in fields(Classifier) if field.name not in ("softmax", "classes"))


def fit(
    features: np.ndarray,
    targets: np.ndarray,
    validation: np.ndarray,
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    what: str = "Training",
    listen: ProgressCallback = no_progress,
) -> Classifier:
    """Train a classifier with Keras; the result is the state with the lowest validation loss.

    Args:
        features: (N, D).
        targets: (N,) int classes for softmax, or (N, Q) 0 and 1 for sigmoids.
        validation: (N,) bool, rows that decide when to stop, not trained on; at least one row of each kind.
        seed: of the initial weights and the order of the rows.
        epochs: maximum number of epochs; training ends after 4 without improvement.
        what: name of the step in progress reports.
        listen: called after each epoch.

    Raises:
        ModelError: there are no training or no validation rows.
    """
    if not validation.any() or validation.all():
        raise ModelError(TOO_FEW)
    import keras

    keras.utils.set_random_seed(seed)
    mean = features[~validation].mean(axis=0)
    spread = features[~validation].std(axis=0)
    scale = (
        np.where(spread > 0, spread, 1) + 1e-6
    )  # a feature that never varied must not drown the rest when it does
    scaled = ((features - mean) / scale).astype(np.float32)
    softmax = targets.ndim == 1
    outputs = int(targets.max()) + 1 if softmax else targets.shape[1]
    network = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            keras.layers.Dense(HIDDEN, activation="relu"),
            keras.layers.Dropout(DROPOUT),
            keras.layers.Dense(outputs),
        ]
    )
    loss = (
        keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        if softmax
        else keras.losses.BinaryCrossentropy(from_logits=True)
    )
    network.compile(keras.optimizers.Adam(1e-3), loss)
    started = time.monotonic()

    def report(epoch: int, _: object) -> None:
        listen(Progress(what, epoch + 1, epochs, (epoch + 1) / (time.monotonic() - started)))

    progress = keras.callbacks.LambdaCallback(on_epoch_end=report)
    early_stopping = keras.callbacks.EarlyStopping(patience=PATIENCE, restore_best_weights=True)
    network.fit(
        scaled[~validation],
        targets[~validation],
        BATCH,
        epochs,
        verbose=0,
        validation_data=(scaled[validation], targets[validation]),
        callbacks=[early_stopping, progress],
    )
    hidden, hidden_bias, output, output_bias = (np.asarray(each) for each in network.get_weights())
    return Classifier(
        softmax, mean.astype(np.float32), scale.astype(np.float32), hidden, hidden_bias, output, output_bias
    )
