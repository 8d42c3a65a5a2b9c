"""How well distances tell what belongs from what does not: AUC and rates, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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


def auc(own: DistanceSample, strangers: DistanceSample, draws: int = DRAWS) -> Estimate:
    """Return the area under the ROC curve: how often a stranger lies farther than one of its own.

    Ties count half; 0.5 is chance. The interval is a bootstrap that draws whole groups of both.

    Args:
        own: distances of pictures that belong.
        strangers: of those that do not.
        draws: how many bootstrap samples.
    """
    farther = np.sign(strangers.values[None] - own.values[:, None]).astype(np.float32) / 2 + 0.5
    rng = np.random.default_rng(0)
    found = []
    for start in range(0, draws, _BLOCK):
        size = min(_BLOCK, draws - start)
        one, other = (_times(each.groups, size, rng) for each in (own, strangers))
        total = np.einsum("ij,ij->i", one @ farther, other)
        found.append(total / one.sum(axis=1) / other.sum(axis=1))
    low, high = np.quantile(np.concatenate(found), (0.025, 0.975))
    return Estimate(float(farther.mean(dtype=np.float64)), float(low), float(high))


def _times(groups: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Return (draws, n) float32, how often each row is drawn when whole groups are."""
    _, numbers = np.unique(groups, return_inverse=True)
    count = int(numbers.max()) + 1
    return rng.multinomial(count, np.full(count, 1 / count), draws).astype(np.float32)[:, numbers]
