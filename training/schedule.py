"""How picture size and learning rate change from the start of training to its end."""

import math
from dataclasses import dataclass

# Small pictures first: they are cheap while the network still learns coarse shapes.
# Each size (height, width) holds until this share of training is done.
SIZES: tuple[tuple[float, tuple[int, int]], ...] = ((0.4, (64, 48)), (0.75, (80, 60)), (1.0, (96, 72)))

# For a network that is already trained.
LATER_SIZES: tuple[tuple[float, tuple[int, int]], ...] = ((0.5, (80, 60)), (1.0, (96, 72)))

WARM_UP = 0.06


@dataclass(frozen=True)
class TrainingSchedule:
    """How long to train: until `pictures` have been seen or `minutes` have passed, whichever comes first."""

    pictures: int
    minutes: float

    def progress(self, pictures: int, minutes: float) -> float:
        """Return how much of the plan is done, from 0 to 1."""
        return min(1.0, max(pictures / self.pictures, minutes / self.minutes))


def picture_size(progress: float, trained: bool = False) -> tuple[int, int]:
    """Return the (height, width) to train at; `trained`: the network is already trained."""
    sizes = LATER_SIZES if trained else SIZES
    return next((size for until, size in sizes if progress < until), sizes[-1][1])


def learning_rate(progress: float, peak: float) -> float:
    """Return the learning rate: a linear warm-up to `peak`, then half a cosine down to 0."""
    if progress < WARM_UP:
        return peak * max(progress, 1e-3) / WARM_UP
    return peak * 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))
