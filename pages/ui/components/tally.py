"""Counts of products by attribute, as small bars."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_TALLY = register("tally")


@dataclass(frozen=True)
class Tally:
    """How many products have which value of one attribute.

    Attributes:
        name: the attribute, in words.
        values: the most frequent values with their counts.
        others: how many products have any other value.
        total: how many products there are.
    """

    name: str
    values: list[tuple[str, int]]
    others: int
    total: int


def tallies(counts: list[Tally], *, key: str) -> None:
    """Show counts side by side."""
    _TALLY(key=key, data={"tallies": [asdict(tally) for tally in counts]})
