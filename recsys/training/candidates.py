"""The ways to turn the network's last map into a search vector that are measured against each other."""

from dataclasses import dataclass

import numpy as np

from recsys.training.judge import Outputs
from recsys.training.projection import Projection, discriminant, half_whitened, unit

# Shares of the within-class spread that are evened out to all directions alike.
_SHRINKAGES = (0.1, 0.5)


@dataclass(frozen=True)
class Candidate:
    """A search vector: pooled features, projected where there is a projection, of length 1.

    Attributes:
        pooling: "average" or "maximum" over the last map.
        projection: None keeps the 2048 features.
    """

    pooling: str
    projection: Projection | None

    def vectors(self, outputs: Outputs) -> np.ndarray:
        """Return float32 array (pictures, size)."""
        features = outputs.average if self.pooling == "average" else outputs.maximum
        return unit(features) if self.projection is None else self.projection(features)


def candidates(fit: Outputs, classes: np.ndarray, metric_kernel: np.ndarray) -> dict[str, Candidate]:
    """Fit every candidate.

    Args:
        fit: what the network says about some pictures it learnt from.
        classes: int array (pictures,) of what discriminants shall tell apart.
        metric_kernel: float array (2048, size), the weights of the metric head.

    Returns:
        Name to candidate.
    """
    none = np.zeros(metric_kernel.shape[0], np.float32)
    found = {
        "average": Candidate("average", None),
        "maximum": Candidate("maximum", None),
        "average, half-whitened": Candidate("average", half_whitened(fit.average)),
        "maximum, half-whitened": Candidate("maximum", half_whitened(fit.maximum)),
        "metric head": Candidate("average", Projection(none, metric_kernel)),
    }
    for shrinkage in _SHRINKAGES:
        name = f"average, discriminant {shrinkage:g}"
        found[name] = Candidate("average", discriminant(fit.average, classes, shrinkage))
    return found
