"""AUC and acceptance rates of distances to the nearest known picture, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.evaluation.classification import auc
from recsys.evaluation.intervals import DRAWS, Estimate, with_interval

_BLOCK = 250


@dataclass(frozen=True)
class DistanceSample:
    """Distances of one kind of pictures.

    Attributes:
        values: (n,) float64, at least one.
        groups: (n,) int64; pictures of one group are drawn together when intervals are estimated.
    """

    values: np.ndarray
    groups: np.ndarray

    def within(self, tolerance: float) -> Estimate:
        """Return the share that lies no farther than a tolerance."""
        return with_interval((self.values <= tolerance).astype(np.float64), self.groups)


def auc_with_interval(known: DistanceSample, unknown: DistanceSample, draws: int = DRAWS) -> Estimate:
    """Return the area under the ROC curve: how often an unknown picture lies farther than a known one.

    Ties count half; 0.5 is chance. The interval is a bootstrap that draws whole groups of both.

    Args:
        known: distances of pictures that belong to the catalogue.
        unknown: distances of pictures that do not.
        draws: how many bootstrap samples.
    """
    is_unknown = np.repeat((False, True), (len(known.values), len(unknown.values)))
    value = auc(is_unknown, np.concatenate([known.values, unknown.values]))
    farther = np.sign(unknown.values[None] - known.values[:, None]).astype(np.float32) / 2 + 0.5
    rng = np.random.default_rng(0)
    areas = []
    for start in range(0, draws, _BLOCK):
        size = min(_BLOCK, draws - start)
        one, other = (_times(each.groups, size, rng) for each in (known, unknown))
        total = np.einsum("ij,ij->i", one @ farther, other)
        areas.append(total / one.sum(axis=1) / other.sum(axis=1))
    low, high = np.quantile(np.concatenate(areas), (0.025, 0.975))
    return Estimate(value, float(low), float(high))


def _times(groups: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Return (draws, n) float32, how often each row is drawn when whole groups are."""
    _, numbers = np.unique(groups, return_inverse=True)
    count = int(numbers.max()) + 1
    return rng.multinomial(count, np.full(count, 1 / count), draws).astype(np.float32)[:, numbers]
