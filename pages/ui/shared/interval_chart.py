"""Estimates with their intervals, as dots on lines below each other."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pages.ui.shared.charts import TEXT, TINT, Axis, axis_layout, escaped, new_figure, show, theme_color

_LINE, _LANE, _GAP = 18, 14, 12
"""Heights in pixels: a line of words, an estimate, the space between two rows."""
_WRAP = 52
Figure = float | Mapping[str, float]


@dataclass(frozen=True)
class Estimate:
    """One figure, 0 to 1, with its interval.

    Attributes:
        name: of its row; estimates of one name share a row.
        note: a remark below the name.
        value, low, high: the figure and its interval.
        series: what is compared within a row, for the legend; "" where there is only one.
        reference: whether the figure is only compared with.
    """

    name: str
    note: str
    value: float
    low: float
    high: float
    series: str = ""
    reference: bool = False

    @classmethod
    def of(
        cls, name: str, note: str, figure: Figure, *, series: str = "", reference: bool = False
    ) -> Estimate:
        """Return an estimate of {"value", "low", "high"}, or of a number without an interval."""
        known = figure if isinstance(figure, Mapping) else dict.fromkeys(("value", "low", "high"), figure)
        return cls(name, note, known["value"], known["low"], known["high"], series, reference)


@dataclass(frozen=True)
class _Row:
    """The estimates of one name; `start` is where it begins, in pixels from the top."""

    estimates: list[Estimate]
    start: float

    @property
    def words(self) -> str:
        first = self.estimates[0]
        note = textwrap.wrap(first.note, _WRAP)
        return "<br>".join([f"<b>{escaped(first.name)}</b>", *map(escaped, note)])

    @property
    def lanes(self) -> list[Estimate]:
        """Estimates below each other; references of several estimates run through all of them."""
        return [each for each in self.estimates if not each.reference] or self.estimates

    @property
    def top(self) -> float:
        return self.start + _LINE * (1 + self.words.count("<br>"))

    @property
    def bottom(self) -> float:
        return self.top + _LANE * len(self.lanes) + 4

    def height_of(self, estimate: Estimate) -> float:
        """Return where an estimate lies, in pixels from the top."""
        if estimate in self.lanes:
            return self.top + 2 + _LANE * (self.lanes.index(estimate) + 0.5)
        return (self.top + self.bottom) / 2


def interval_chart(estimates: Sequence[Estimate], *, key: str, label: str) -> None:
    """Show figures below each other on one scale from 0 to 1, each with its interval.

    Args:
        estimates: from top to bottom.
        key: of the chart.
        label: what the figures are.
    """
    rows = _rows(estimates)
    legend = any(each.series for each in estimates)
    above = 64 if legend else 0
    height = rows[-1].bottom if rows else 0.0
    figure = new_figure(height=round(height) + above + 28, margin={"l": 0, "r": 0, "t": above, "b": 28})
    for row in rows:
        _write(figure, row)
    series = dict.fromkeys((each.series, each.reference) for each in estimates)
    for number, (name, reference) in enumerate(series):
        of = {each: row for row in rows for each in row.estimates}
        chosen = {e: row for e, row in of.items() if (e.series, e.reference) == (name, reference)}
        color = theme_color(figure, None if reference else number)
        figure.add_trace(_trace(name, chosen, color, ticks=reference and legend))
    figure.update_layout(showlegend=legend, legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0})
    figure.update_xaxes(**axis_layout(Axis("", (-0.02, 1.02), ".1f")) | {"dtick": 0.5})
    figure.update_yaxes(range=(height, 0), visible=False, fixedrange=True)
    show(figure, key, f"{label}. {'; '.join(map(_spoken, estimates))}.")


def _rows(estimates: Sequence[Estimate]) -> list[_Row]:
    rows: list[_Row] = []
    for name in dict.fromkeys(each.name for each in estimates):
        start = rows[-1].bottom + _GAP if rows else 0.0
        rows.append(_Row([each for each in estimates if each.name == name], start))
    return rows


def _write(figure: go.Figure, row: _Row) -> None:
    """Write a row's name above its figures, and the number of its only figure beside it."""
    common: dict[str, Any] = {"showarrow": False, "y": row.start, "yanchor": "top", "borderpad": 0}
    common["font"] = {"size": 13, "color": theme_color(figure, TEXT)}
    figure.add_annotation(x=0, xanchor="left", align="left", text=row.words, **common)
    if len(row.estimates) == 1:
        number = f"<b>{row.estimates[0].value:.3f}</b>"
        figure.add_annotation(x=1, xanchor="right", text=number, **common)
    corners = {"x0": 0, "x1": 1, "y0": row.top, "y1": row.bottom}
    figure.add_shape(type="rect", fillcolor=TINT, line_width=0, layer="below", **corners)


def _trace(name: str, rows: dict[Estimate, _Row], color: str, *, ticks: bool) -> go.Scatter:
    estimates = list(rows)
    marker = {"color": color, "size": 11, "symbol": "circle"}
    if ticks:
        marker |= {"size": 18, "symbol": "line-ns-open", "line": {"width": 3, "color": color}}
    return go.Scatter(
        x=[each.value for each in estimates],
        y=[row.height_of(each) for each, row in rows.items()],
        error_x={
            "array": [each.high - each.value for each in estimates],
            "arrayminus": [each.value - each.low for each in estimates],
            "symmetric": False,
            "thickness": 3,
            "width": 0,
            "color": color,
        },
        mode="markers",
        name=escaped(name),
        marker=marker,
        customdata=[[escaped(each.name), escaped(each.note), each.low, each.high] for each in estimates],
        hovertemplate="%{x:.3f} (%{customdata[2]:.3f} to %{customdata[3]:.3f})<extra></extra>",
    )


def _spoken(estimate: Estimate) -> str:
    name = ", ".join(filter(None, (estimate.name, estimate.series)))
    return f"{name}: {estimate.value:.3f} (95 % interval {estimate.low:.3f} to {estimate.high:.3f})"
