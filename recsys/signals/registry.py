"""The table of signals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from recsys.signals.base import Signal
from recsys.signals.color import Color
from recsys.signals.look import Look
from recsys.signals.price import Price

if TYPE_CHECKING:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog

_S = TypeVar("_S", bound=Signal)

SIGNALS: dict[str, type[Signal]] = {each.name: each for each in (Look, Color, Price)}
"""The signals that a score is made of, by name, in the order in which they are shown."""


def open_signals(catalog: Catalog, artifacts: Artifacts, encoder: str) -> dict[str, Signal]:
    """Open all signals of a catalogue that is built with an encoder.

    Raises:
        ArtifactError: something has not been computed or is damaged.
    """
    return {name: signal(catalog, artifacts, encoder) for name, signal in SIGNALS.items()}


def signal_of(signals: Mapping[str, Signal], kind: type[_S]) -> _S:
    """Return the one of some opened signals that is of a class."""
    return next(signal for signal in signals.values() if isinstance(signal, kind))
