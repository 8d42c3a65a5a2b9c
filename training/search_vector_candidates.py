"""The ways to turn the network's last map into a search vector that are measured against each other."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recsys.evaluation.classification import UNKNOWN
from training.evaluate import Outputs
from training.linear_projection import (
    Projection,
    concatenate,
    fit_lda,
    l2_normalize,
    partial_whitening,
    reduce_dimension,
)
from training.nca import fit_nca

VECTOR_SIZE = 256
_DISCRIMINANT_SIZE = 128
_SHRINKAGE = 0.05
_SHIFT_WEIGHT = 1.0
_METRIC_WEIGHT = 1.0


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
        return l2_normalize(features) if self.projection is None else self.projection(features)


def domain_shifts(
    products: np.ndarray, product_classes: np.ndarray, photos: np.ndarray, photo_classes: np.ndarray
) -> np.ndarray:
    """Return, per photo class that both have, how people's photos of it differ from catalogue products.

    Args:
        products: float array (products, features).
        product_classes: int array (products,) of photo classes, `UNKNOWN` where unknown.
        photos: float array (photos, features).
        photo_classes: int array (photos,) of photo classes.

    Returns:
        float array (classes, features).
    """
    shared = np.intersect1d(product_classes[product_classes != UNKNOWN], photo_classes)
    return np.stack(
        [
            photos[photo_classes == number].mean(axis=0) - products[product_classes == number].mean(axis=0)
            for number in shared
        ]
    )


# What a discriminant tells apart.
KINDS: dict[str, tuple[str, ...]] = {
    "type, gender and colour": ("articleType", "gender", "baseColour"),
    "type and gender": ("articleType", "gender"),
}


def lda_candidate(features: np.ndarray, classes: np.ndarray, shifts: np.ndarray) -> Projection:
    """Return the axes along which classes differ most.

    Args:
        features: float array (products, features) to fit on.
        classes: int array (products,).
        shifts: float array (shifts, features) of differences that must not matter, as `domain_shifts`
            returns them.
    """
    scaled = shifts * np.sqrt(_SHIFT_WEIGHT / len(shifts))
    return fit_lda(features, classes, _SHRINKAGE, _DISCRIMINANT_SIZE, scaled)


def candidates(
    fit: Outputs, kinds: Mapping[str, np.ndarray], shifts: np.ndarray, metric_kernel: np.ndarray
) -> dict[str, Candidate]:
    """Fit every candidate.

    Args:
        fit: what the network says about some products it learnt from.
        kinds: for each name in `KINDS` an int array (products,) of what its discriminant tells apart.
        shifts: float array (shifts, 2048) of differences that must not matter.
        metric_kernel: float array (2048, size), the weights of the metric head.

    Returns:
        Name to candidate.
    """
    none = np.zeros(len(metric_kernel), np.float32)
    apart = {name: lda_candidate(fit.average, classes, shifts) for name, classes in kinds.items()}
    metric = (_METRIC_WEIGHT, metric_kernel)
    found = {
        "average": Candidate("average", None),
        "maximum": Candidate("maximum", None),
        "average, half-whitened": Candidate("average", partial_whitening(fit.average, VECTOR_SIZE)),
        "maximum, half-whitened": Candidate("maximum", partial_whitening(fit.maximum, VECTOR_SIZE)),
        "metric head": Candidate("average", Projection(none, metric_kernel)),
    }
    for name, projection in apart.items():
        both = concatenate([(1.0, projection.matrix), metric], fit.average)
        found[f"discriminant of {name}"] = Candidate("average", projection)
        found[f"discriminant of {name}, and metric head"] = Candidate("average", both)
    matrices = [(1.0, projection.matrix) for projection in apart.values()]
    found["both discriminants and metric head"] = Candidate(
        "average", concatenate([*matrices, metric], fit.average)
    )
    return found


def refinements(
    fitted: Mapping[str, Candidate], features: np.ndarray, labels: Mapping[str, np.ndarray]
) -> dict[str, Candidate]:
    """Return a refined version, `VECTOR_SIZE` long, of each candidate with discriminant and metric head.

    Args:
        fitted: as `candidates` returns them.
        features: float32 array (rows, 2048), averages over the last map of products and people's photos.
        labels: head name to int32 array (rows,).
    """
    found = {}
    for name, candidate in fitted.items():
        if name.endswith("and metric head") and candidate.projection is not None:
            better = fit_nca(candidate.projection, features, labels)
            found[f"{name}, refined"] = Candidate(
                candidate.pooling, reduce_dimension(better, features, VECTOR_SIZE)
            )
    return found
