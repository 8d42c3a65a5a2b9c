"""Shares against shares, as curves on one square: how good answers are, and how many are given."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from pages.ui.components.files import register

_CURVES = register("curves")
_STEPS = {
    0.0: (0.0, 0.25, 0.5, 0.75, 1.0),
    0.5: (0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    0.8: (0.8, 0.85, 0.9, 0.95, 1.0),
}


@dataclass(frozen=True)
class Curve:
    """One curve: its name, points (x, y) from left to right, 0..1, a band (x, low, high), dots or none."""

    name: str
    points: list[tuple[float, float]]
    band: list[tuple[float, float, float]] = field(default_factory=list)
    dots: bool = False


def curves(
    shown: list[Curve],
    *,
    key: str,
    title: str,
    across: str,
    says: str,
    here: tuple[float, float] | None = None,
    diagonal: bool = False,
) -> None:
    """Show one curve, or two.

    Args:
        shown: the curves; with two of them their names are shown.
        key: of the component.
        title: what goes up.
        across: what goes to the right.
        says: the picture in words, for those who cannot see it.
        here: a point to mark.
        diagonal: whether to draw the line on which both are equal.
    """
    lowest = min((y for curve in shown for _, y in curve.points), default=0.0)
    low = 0.0 if diagonal else max(start for start in _STEPS if start <= lowest)
    data = {
        "curves": [asdict(curve) for curve in shown],
        "title": title,
        "across": across,
        "says": says,
        "here": here,
        "diagonal": diagonal,
        "low": low,
        "steps": _STEPS[low],
    }
    _CURVES(key=key, data=data)
