"""Curves from 0 to 1 on both axes, with the point where the visitor is."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_CURVE = register("curve")


@dataclass(frozen=True)
class Line:
    """One curve: its name, its points (x, y) in 0..1 from left to right, and whether it stands back."""

    name: str
    points: list[tuple[float, float]]
    quiet: bool = False


@dataclass(frozen=True)
class Axis:
    """One axis: what it measures, and the words at its two ends."""

    label: str
    ends: tuple[str, str]


def curve(
    lines: list[Line], *, here: tuple[float, float], says: str, across: Axis, up: Axis, key: str
) -> None:
    """Show curves.

    Args:
        lines: the curves, each in its own colour; the first is the main one.
        here: the marked point.
        says: what the curves show and where the point is, for those who cannot see it.
        across, up: the axes.
        key: of the component.
    """
    data = {
        "lines": [asdict(line) for line in lines],
        "here": here,
        "says": says,
        "across": asdict(across),
        "up": asdict(up),
    }
    _CURVE(key=key, data=data)
