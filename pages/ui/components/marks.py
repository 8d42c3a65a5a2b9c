"""Several figures a row on one scale, to compare ways of doing something over many things."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_MARKS = register("marks")


@dataclass(frozen=True)
class Mark:
    """One figure, 0..1, with its interval; `way` is the number of its way in the legend."""

    way: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Marked:
    """One row: its name, a remark and its figures."""

    name: str
    note: str
    marks: list[Mark]


def marks(rows: list[Marked], *, ways: list[str], key: str, label: str) -> None:
    """Show rows of figures.

    Args:
        rows: from top to bottom.
        ways: what is compared, five at most; the last is only compared with.
        key: of the component.
        label: what the figures are.
    """
    _MARKS(key=key, data={"rows": [asdict(row) for row in rows], "ways": ways, "label": label})
