"""Charts of shares: lines, and pairs of shares; see `interval_chart` for estimates with intervals.

Colours are those of the theme (`chartCategoricalColors` in `.streamlit/config.toml`), which the browser
fills in, so that a chart follows a change between light and dark. Every chart has a text alternative.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

import plotly.graph_objects as go
import streamlit as st

TEXT = 4
"""Number of the theme's colour for words and for the place where the visitor is."""
GRAY = "#85858b"
"""Readable on both themes' backgrounds; for what is only compared with."""
TINT, GRID = "rgba(133, 133, 139, 0.16)", "rgba(133, 133, 139, 0.28)"
_CONFIG = {"displayModeBar": False, "doubleClick": False}
_SMALL = 12
_STEPS = (0.0, 0.5, 0.8)
_LABELS, _LABEL_GAP = 7, 0.16


@dataclass(frozen=True)
class Axis:
    """One axis: its title, its range (None follows the data) and how its numbers are written (d3-format)."""

    title: str
    range: tuple[float, float] | None = (0.0, 1.0)
    format: str = ".0%"


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes:
        name: for the legend; "" for a chart's only line.
        points: (x, y) from left to right.
        band: (x, low, high), the interval around the line; empty for none.
        dots: mark every point.
        color: number of the line's colour in the theme, None for gray.
        dash: how the line is dashed, as Plotly names it.
    """

    name: str
    points: Sequence[tuple[float, float]]
    band: Sequence[tuple[float, float, float]] = ()
    dots: bool = False
    color: int | None = 0
    dash: str = "solid"


@dataclass(frozen=True)
class SharePair:
    """Two shares of the same thing, 0 to 1, over how common the thing is, above 0 and up to 1."""

    name: str
    x: float
    first: float
    second: float


def line_chart(
    lines: Sequence[Line],
    *,
    key: str,
    x: Axis,
    y: Axis,
    alt: str,
    markers: Sequence[tuple[float, float]] = (),
    diagonal: bool = False,
    vertical: tuple[float, str] | None = None,
) -> None:
    """Show lines in one frame.

    Args:
        lines: from front to back.
        key: of the chart.
        x, y: the axes.
        alt: what the lines show, for those who cannot see them.
        markers: points where the visitor is.
        diagonal: draw the line on which both axes are equal.
        vertical: a place on the x axis to mark, and words for it.
    """
    figure = new_figure(height=320, margin={"l": 4, "r": 12, "t": 40, "b": 4})
    if diagonal:
        figure.add_shape(type="line", x0=0, y0=0, x1=1, y1=1, line={"color": GRAY, "dash": "dot", "width": 1})
    if vertical:
        figure.add_vline(
            x=vertical[0],
            line={"color": GRAY, "dash": "dash", "width": 1},
            annotation={"text": escaped(vertical[1]), "font": {"size": _SMALL}},
        )
    for line in reversed(lines):
        for trace in _line_traces(line, theme_color(figure, line.color), y.format):
            figure.add_trace(trace)
    if markers:
        at, up = zip(*markers, strict=True)
        marker = {"size": 13, "color": theme_color(figure, TEXT), "line": {"width": 2, "color": GRAY}}
        figure.add_scatter(x=at, y=up, mode="markers", marker=marker, name="markers", showlegend=False)
        figure.data[-1].update(hoverinfo="skip", cliponaxis=False)
    figure.update_layout(
        title={"text": escaped(y.title), "x": 0, "font": {"size": 14}},
        showlegend=len(lines) > 1,
        legend={"orientation": "h", "y": -0.22, "yanchor": "top", "x": 0, "traceorder": "reversed"},
    )
    figure.update_xaxes(title={"text": escaped(x.title), "font": {"size": _SMALL}}, **axis_layout(x))
    figure.update_yaxes(**axis_layout(y))
    show(figure, key, alt)


def share_pair_chart(
    pairs: Sequence[SharePair], *, key: str, label: str, names: tuple[str, str], x: str
) -> None:
    """Show pairs of shares as joined dots over how common each thing is, on a logarithmic axis.

    Args:
        pairs: in any order.
        key: of the chart.
        label: what is shown.
        names: what the first and the second share of a pair are.
        x: what is counted to the right.
    """
    figure = new_figure(height=380, margin={"l": 4, "r": 12, "t": 40, "b": 4})
    across = [at for pair in pairs for at in (pair.x, pair.x, None)]
    up = [share for pair in pairs for share in (pair.first, pair.second, None)]
    figure.add_scatter(x=across, y=up, mode="lines", line={"color": GRID, "width": 2}, hoverinfo="skip")
    figure.data[-1].showlegend = False
    for number, (name, shares) in enumerate(
        zip(names, ([each.first for each in pairs], [each.second for each in pairs]), strict=True)
    ):
        figure.add_scatter(
            x=[each.x for each in pairs],
            y=shares,
            mode="markers",
            name=escaped(name),
            marker={"size": 11, "color": theme_color(figure, 1 + number)},
            customdata=[escaped(each.name) for each in pairs],
            hovertemplate="%{customdata}: %{x:.1%} of products, %{y:.0%}<extra></extra>",
        )
    for pair in labeled(pairs):
        top = max(pair.first, pair.second)
        figure.add_annotation(x=log10(pair.x), y=top, text=escaped(pair.name), yshift=16, showarrow=False)
    figure.update_layout(legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0})
    figure.update_xaxes(type="log", dtick=1, title={"text": escaped(x), "font": {"size": _SMALL}})
    figure.update_xaxes(fixedrange=True, tickformat="~%", showgrid=False, ticks="outside")
    figure.update_yaxes(**axis_layout(Axis("", (-0.04, 1.12))))
    told = "; ".join(f"{each.name}: {each.first:.0%} and {each.second:.0%}" for each in pairs)
    show(figure, key, f"{label}. {names[0]} and {names[1]}: {told}.")


def labeled(pairs: Sequence[SharePair]) -> list[SharePair]:
    """Return the pairs that differ most, as far apart on a logarithmic axis as their names are wide."""
    logs = [log10(each.x) for each in pairs]
    gap = _LABEL_GAP * (max(logs, default=0.0) - min(logs, default=0.0))
    chosen: list[SharePair] = []
    for pair in sorted(pairs, key=lambda each: -abs(each.second - each.first)):
        if len(chosen) < _LABELS and all(abs(log10(pair.x / other.x)) > gap for other in chosen):
            chosen.append(pair)
    return chosen


def lowest_step(values: Sequence[float]) -> float:
    """Return where an axis of shares starts: the highest of 0, one half and .8 that cuts nothing off."""
    return max(step for step in _STEPS if step <= min(values, default=0.0))


def new_figure(**layout: Any) -> go.Figure:
    """Return an empty figure that stays still under a finger or a wheel."""
    return go.Figure(layout={"dragmode": False, "hovermode": "closest", **layout})


def theme_color(figure: go.Figure, number: int | None) -> str:
    """Return a colour that the browser replaces by the theme's."""
    return GRAY if number is None else str(figure.layout.template.layout.colorway[number])


def escaped(words: str) -> str:
    """Return words that Plotly takes for nothing but text."""
    return html.escape(words, quote=False)


def axis_layout(axis: Axis) -> dict[str, Any]:
    """Return an axis as Plotly's layout words it."""
    return {
        "range": axis.range,
        "tickformat": axis.format,
        "fixedrange": True,
        "gridcolor": GRID,
        "zeroline": False,
        "automargin": True,
    }


def _line_traces(line: Line, color: str, form: str) -> list[go.Scatter]:
    traces = []
    if line.band:
        rim = [(x, low) for x, low, _ in line.band] + [(x, high) for x, _, high in reversed(line.band)]
        x, y = zip(*rim, strict=True)
        traces.append(go.Scatter(x=x, y=y, fill="toself", fillcolor=color, opacity=0.16, mode="none"))
        traces[-1].update(hoverinfo="skip", showlegend=False, name="band")
    x, y = zip(*line.points, strict=True) if line.points else ((), ())
    mode = "lines+markers" if line.dots else "lines"
    stroke = {"color": color, "width": 2.5, "dash": line.dash}
    traces.append(go.Scatter(x=x, y=y, mode=mode, name=escaped(line.name), line=stroke, marker={"size": 9}))
    traces[-1].hovertemplate = f"%{{y:{form}}}<extra>{escaped(line.name)}</extra>"
    return traces


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Put a figure on the page; `alt` is what a screen reader says instead."""
    figure.update_layout(font={"size": _SMALL})
    st.plotly_chart(figure, key=key, alt=alt, config=_CONFIG)
