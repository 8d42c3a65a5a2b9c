"""Figures with their intervals, as dots on lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_SPANS = register("spans")


@dataclass(frozen=True)
class Span:
    """One figure, 0..1: name, remark, value and interval; `quiet` for what is only compared with."""

    name: str
    note: str
    value: float
    low: float
    high: float
    quiet: bool = False


def spans(rows: list[Span], *, key: str, label: str, title: str = "") -> None:
    """Show figures below each other on one scale.

    Args:
        rows: from top to bottom.
        key: of the component.
        label: what the figures are.
        title: a heading above them.
    """
    _SPANS(key=key, data={"rows": [asdict(row) for row in rows], "label": label, "title": title})
