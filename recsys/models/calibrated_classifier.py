"""A classifier that says honestly how sure it is: trained, then calibrated on rows it did not learn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.models.calibration import fit_temperature, softmax
from recsys.models.classifier import EPOCHS, Classifier, fit
from recsys.progress import ProgressCallback, no_progress


@dataclass(frozen=True)
class CalibratedClassifier:
    """Gives one class of several to each row of features.

    Attributes:
        model: the network.
        classes: how many there are; those that no row to learn from had get no chance.
        divisor: of the logits.
    """

    model: Classifier
    classes: int
    divisor: float

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return (N, classes) float64 calibrated probabilities for (N, D) features."""
        return softmax(_every(self.model.logits(features), self.classes) / self.divisor)


def train(
    features: np.ndarray,
    codes: np.ndarray,
    watched: np.ndarray,
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
        watched: (N,) bool, rows to stop and to calibrate by, not to learn from.
        classes: how many there are.
        seed: of the first weights and the order.
        epochs: most passes.
        what: is done, for the listener.
        listen: told after each pass.

    Raises:
        ModelError: there are no rows to learn from or to watch.
    """
    model = fit(features, codes, watched, seed=seed, epochs=epochs, what=what, listen=listen)
    logits = _every(model.logits(features[watched]), classes)
    return CalibratedClassifier(model, classes, fit_temperature(codes[watched], logits))


def _every(logits: np.ndarray, classes: int) -> np.ndarray:
    """Return logits of all classes; the network knows none beyond the last one it was shown."""
    missing = np.full((len(logits), classes - logits.shape[1]), -np.inf, dtype=logits.dtype)
    return np.concatenate([logits, missing], axis=1)
