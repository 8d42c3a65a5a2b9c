"""Bars that count products; each may be a link to its products, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from pages.ui.components.registry import register

_MOUNT = register("bar_list")


@dataclass(frozen=True)
class Bar:
    """One value.

    Attributes:
        label: its name.
        count: how many products have it, None where that is not what the bar shows.
        href: where it leads.
        note: its share, or another remark in words.
        color: of the bar, as CSS writes it.
        steps: widths, from 0 to 1, of the bar's parts; without them it is as wide as its count.
    """

    label: str
    count: int | None
    href: str = ""
    note: str = ""
    color: str = ""
    steps: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class BarChart:
    """One chart.

    Attributes:
        title: what is counted.
        note: what stands out, in a sentence.
        kind: "across" for values, "up" for a histogram, "tiers" for price tiers.
        bars: the values, or the categories of price tiers.
        more: what is not shown.
        ends: words at both ends of a histogram.
    """

    title: str
    note: str = ""
    kind: str = "across"
    bars: list[Bar] = field(default_factory=list)
    more: str = ""
    ends: list[str] = field(default_factory=list)


def bar_list(charts: list[BarChart], *, key: str) -> None:
    """Show charts side by side."""
    _MOUNT(key=key, data={"charts": [asdict(chart) for chart in charts]})
