"""How a long step tells how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a step is.

    Attributes:
        step: what is being done, in plain words.
        done, total: finished and all units of work; `total` is 0 while it is unknown.
        rate: units a second since the step began; 0 until known.
    """

    step: str
    done: int
    total: int
    rate: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Expected seconds to the end of the step, or None while unknown."""
        return (self.total - self.done) / self.rate if self.rate > 0 and self.total else None


ProgressCallback = Callable[[Progress], None]


def no_progress(progress: Progress) -> None:
    """Listen to nothing: the default listener."""
