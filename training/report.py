"""Progress of a training run, for whoever watches it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from recsys.models.fine_tuning.checkpoint import Position

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What a training run tells its caller now and then.

    Attributes:
        position: how far the run has come.
        progress: the same as a share of the plan, 0 to 1.
        loss: mean training loss since the last report.
        size: height and width trained at.
        saved: whether a checkpoint has just been written.
    """

    position: Position
    progress: float
    loss: float
    size: tuple[int, int]
    saved: bool


def log_report(report: Report) -> None:
    """Log a report as one line."""
    logger.info(
        "%3.0f %%  step %d  pictures %d  %.1f min  %dx%d  loss %.3f%s",
        report.progress * 100,
        report.position.step,
        report.position.pictures,
        report.position.minutes,
        *report.size,
        report.loss,
        "  saved" if report.saved else "",
    )
