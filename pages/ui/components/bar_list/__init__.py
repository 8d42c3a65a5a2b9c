"""Bars that count products; each may be a link to its products, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from pages.ui.components.registry import register

_MOUNT = register("bar_list")


@dataclass(frozen=True)
class Bar:
    """One value: its name, how many products have it, where it leads, its share in words and its colour."""

    label: str
    count: int
    href: str = ""
    share: str = ""
    color: str = ""


@dataclass(frozen=True)
class Tier:
    """The price tiers of one category: widths of the four from 0 to 1, and the cuts in words."""

    label: str
    widths: list[float]
    words: str


@dataclass(frozen=True)
class BarChart:
    """One chart.

    Attributes:
        title: what is counted.
        note: what stands out, in a sentence.
        kind: "across" for values, "up" for a histogram, "tiers" for price tiers.
        bars: the values, for the first two kinds.
        tiers: the categories, for the third.
        more: what is not shown.
        ends: words at both ends of a histogram.
    """

    title: str
    note: str = ""
    kind: str = "across"
    bars: list[Bar] = field(default_factory=list)
    tiers: list[Tier] = field(default_factory=list)
    more: str = ""
    ends: list[str] = field(default_factory=list)


def bar_list(charts: list[BarChart], *, key: str) -> None:
    """Show charts side by side."""
    _MOUNT(key=key, data={"charts": [asdict(chart) for chart in charts]})
