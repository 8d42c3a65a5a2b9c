"""Trade-offs of the sliders: similarity lost, agreement in colour and price gained."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.shared.charts import Axis, Line, line_chart
from pages.ui.shared.formatting import SIGNAL_NAMES
from recsys.evaluation import EvaluationReport
from recsys.signals import SIGNALS

_LINES = {"good": ("of the same kind", 0)} | {
    name: (signal.agreement, number) for number, (name, signal) in enumerate(SIGNALS.items())
}
"""What is counted: in words, and the number of its line's colour in the theme."""


def costs(report: EvaluationReport) -> None:
    """Show for each slider how the first results change as it moves."""
    if not report.tradeoffs:
        return
    st.subheader("What the sliders cost", anchor=False)
    st.caption(
        "More weight on colour or price gives more products that agree in it, and fewer of the same kind. "
        "The dashed line is the default; the other slider keeps its default."
    )
    cells = st.grid(len(report.tradeoffs), min_column_width=320)
    for tried in report.tradeoffs:
        with cells.cell():
            _chart(tried)


@st.fragment
def _chart(tried: dict[str, Any]) -> None:
    signal, points = tried["signal"], tried["points"]
    name = SIGNAL_NAMES[signal]
    st.markdown(f"**{name} slider**")
    counted = [what for what in ("good", signal) if all(what in point for point in points)]
    weights = [point["weight"] for point in points]
    told = st.empty()
    chart = st.empty()
    usual = min(weights, key=lambda weight: abs(weight - tried["usual"]))
    weight = st.select_slider(name, weights, usual, format_func="{:.0%}".format, key=f"cost_{signal}")
    chosen = points[weights.index(weight)]
    told.markdown(
        "Of 100 products shown: "
        + ", ".join(f"**{100 * chosen[what]['value']:.0f}** {_LINES[what][0]}" for what in counted)
        + "."
    )
    with chart:
        line_chart(
            [_line(what, points) for what in counted],
            key=f"costs_{signal}",
            x=Axis(f"weight of {name.lower()}"),
            y=Axis("Share of the products shown"),
            alt=f"How the products shown change with the weight of {name.lower()}; the slider reads it out.",
            markers=[(weight, chosen[what]["value"]) for what in counted],
            vertical=(tried["usual"], "you are here"),
        )


def _line(what: str, points: list[dict[str, Any]]) -> Line:
    name, color = _LINES[what]
    figures = [(point["weight"], point[what]) for point in points]
    return Line(
        name,
        [(weight, figure["value"]) for weight, figure in figures],
        [(weight, figure["low"], figure["high"]) for weight, figure in figures],
        color=color,
    )
