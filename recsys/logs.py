"""Logging: every module logs under its own name, and nothing is written unless somebody asks for it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from recsys.errors import choices_text

VARIABLE = "ALIKE_LOG"
"""The environment variable with the level from which the command line and the app log."""
LEVELS = ("debug", "info", "warning", "error")


class _Terminal(logging.Handler):
    """Writes to standard error as it is at the moment: progress bars take its place for a while."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(self.format(record) + "\n")


@contextmanager
def terminal_log(default: str = "", packages: Sequence[str] = ("recsys",)) -> Iterator[None]:
    """Write to the terminal what some packages log meanwhile.

    Args:
        default: the level where `ALIKE_LOG` names none; "" for no log at all.
        packages: names of loggers.
    """
    level = os.environ.get(VARIABLE, "").lower() or default
    if not level:
        yield
        return
    mistake = "" if level in LEVELS else choices_text(f"level in {VARIABLE}", LEVELS, level)
    handler = _Terminal()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
    loggers = [logging.getLogger(name) for name in packages]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel("INFO" if mistake else level.upper())
    if mistake:
        loggers[0].warning(mistake)
    try:
        yield
    finally:
        for logger, old in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(old)
