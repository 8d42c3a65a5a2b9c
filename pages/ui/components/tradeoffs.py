"""Lines over a setting from 0 to 1, with a slider that reads them out."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_TRADEOFFS = register("tradeoffs")


@dataclass(frozen=True)
class Point:
    """A share at one setting: where, how much, and its interval, each 0..1."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True)
class Line:
    """One line: what is counted, its colour ("look", "colour" or "price") and its points, evenly spaced."""

    name: str
    tone: str
    points: list[Point]


@dataclass(frozen=True)
class Tradeoff:
    """One chart.

    Attributes:
        title: what is set.
        slider: the slider's label.
        before: words before the numbers that are read out, such as "Of the first 100: ".
        usual: the usual setting, one of the points' x.
        here: words at that place.
        lines: all over the same settings.
    """

    title: str
    slider: str
    before: str
    usual: float
    here: str
    lines: list[Line]


def tradeoffs(charts: list[Tradeoff], *, key: str) -> None:
    """Show charts side by side, or below each other where there is little room."""
    _TRADEOFFS(key=key, data={"charts": [asdict(chart) for chart in charts]})
