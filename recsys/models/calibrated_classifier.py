"""A classifier with calibrated confidence: trained, then calibrated on rows that were not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.models.calibration import calibrated_softmax, fit_temperature
from recsys.models.classifier import EPOCHS, Classifier, fit
from recsys.progress import ProgressCallback, no_progress


@dataclass(frozen=True)
class CalibratedClassifier:
    """Softmax classifier whose logits are divided by a fitted temperature.

    Attributes:
        model: the network.
        classes: number of classes; those without a training row get probability 0.
        temperature: divides the logits.
    """

    model: Classifier
    classes: int
    temperature: float

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return (N, classes) float64 calibrated probabilities for (N, D) features."""
        return calibrated_softmax(_pad(self.model.logits(features), self.classes), self.temperature)


def train(
    features: np.ndarray,
    codes: np.ndarray,
    validation: np.ndarray,
    classes: int,
    *,
    seed: int = 0,
    epochs: int = EPOCHS,
    what: str = "Training",
    listen: ProgressCallback = no_progress,
) -> CalibratedClassifier:
    """Train and calibrate.

    Args:
        features: (N, D).
        codes: (N,) int class of each row.
        validation: (N,) bool, rows that stop the training and calibrate it, not trained on.
        classes: number of classes.
        seed: of the initial weights and the order of the rows.
        epochs: maximum number of epochs.
        what: name of the step in progress reports.
        listen: called after each epoch.

    Raises:
        ModelError: there are no training or no validation rows.
    """
    model = fit(features, codes, validation, seed=seed, epochs=epochs, what=what, listen=listen)
    logits = _pad(model.logits(features[validation]), classes)
    return CalibratedClassifier(model, classes, fit_temperature(codes[validation], logits))


def _pad(logits: np.ndarray, classes: int) -> np.ndarray:
    """Return logits of all classes; the network has outputs up to the last class in its training rows."""
    missing = np.full((len(logits), classes - logits.shape[1]), -np.inf, dtype=logits.dtype)
    return np.concatenate([logits, missing], axis=1)
