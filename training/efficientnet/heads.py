"""Fits the heads of few classes anew on what the trained network sees, where that is better."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import numpy as np

from recsys.encoders.efficientnet_lite import FEATURES
from training.efficientnet.bench_sets import BenchSets
from training.efficientnet.features import fit_rows
from training.labels import UNKNOWN

logger = logging.getLogger(__name__)

REFITTED = ("gender", "season", "usage")
"""Heads that training, with its many losses, leaves furthest from their best."""
STRENGTHS = (1e-4, 3e-4, 1e-3)
"""Inverse strengths of regularization to choose from, for features of variance 1."""
_SMALLEST_SPREAD = 0.02
_ITERATIONS = 100

Heads = Mapping[str, np.ndarray]


def logits(heads: Heads, name: str, seen: np.ndarray) -> np.ndarray:
    """Return float array (pictures, classes) of a head, for features of both tails."""
    found: np.ndarray = seen[:, :FEATURES] @ heads[f"head_{name}/kernel"] + heads[f"head_{name}/bias"]
    return found


def refitted(heads: Heads, sets: BenchSets, seen: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return all arrays of the heads, those of `REFITTED` as they are best on the validation part.

    Args:
        heads: as trained; other arrays are returned as they are.
        sets: the pictures.
        seen: as `features.features` returns them.
    """
    best = dict(heads)
    labels, rows = sets.labels(sets.thumbnails), fit_rows(sets)
    for name in REFITTED:
        judged = labels[name][sets.parts["validation"]]
        candidates = [
            {part: heads[part] for part in (f"head_{name}/kernel", f"head_{name}/bias")},
            *(_fitted(name, seen["fit"], labels[name][rows], heads, strength) for strength in STRENGTHS),
        ]
        rights = [_accuracy(logits(each, name, seen["validation"]), judged) for each in candidates]
        logger.info("%s on the validation part, as trained and fitted anew: %s", name, np.round(rights, 4))
        best |= candidates[int(np.argmax(rights))]
    return best


def _fitted(
    name: str, seen: np.ndarray, labels: np.ndarray, heads: Heads, strength: float
) -> dict[str, np.ndarray]:
    """Return kernel and bias of one head by logistic regression; classes without an example stay unlikely."""
    from sklearn.linear_model import LogisticRegression

    features, known = seen[:, :FEATURES], labels != UNKNOWN
    mean, spread = features.mean(axis=0), features.std(axis=0) + _SMALLEST_SPREAD
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS)
    model.fit(((features - mean) / spread)[known], labels[known])
    kernel = np.zeros_like(heads[f"head_{name}/kernel"])
    bias = np.full_like(heads[f"head_{name}/bias"], model.intercept_.min() - 10)
    kernel[:, model.classes_] = (model.coef_ / spread).T
    bias[model.classes_] = model.intercept_ - model.coef_ @ (mean / spread)
    return {f"head_{name}/kernel": kernel, f"head_{name}/bias": bias}


def _accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    known = labels != UNKNOWN
    return float((scores[known].argmax(axis=1) == labels[known]).mean())
