"""What the sliders cost in likeness, and what they bring (features C4)."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.components.tradeoffs import Line, Point, Tradeoff, tradeoffs
from pages.ui.shared.formatting import SIGNAL_NAMES
from recsys.evaluation import Report

_LINES = {
    "good": ("of the same kind", "look"),
    "color": ("of the same colour", "colour"),
    "price": ("of the same price level", "price"),
}


def costs(report: Report) -> None:
    """Show for each slider how the first results change as it moves."""
    charts = [_chart(tried) for tried in report.tradeoffs]
    if not charts:
        return
    st.subheader("What the sliders cost", anchor=False)
    st.caption(
        "More weight on colour or price brings more products that agree in it, and fewer of the same kind. "
        "The dashed line is where the shop starts; the other slider stays there."
    )
    tradeoffs(charts, key="costs")


def _chart(tried: dict[str, Any]) -> Tradeoff:
    signal, points = tried["signal"], tried["points"]
    name = SIGNAL_NAMES[signal]
    return Tradeoff(
        title=f"{name} slider",
        slider=name,
        before="Of 100 products shown: ",
        usual=tried["usual"],
        here="you are here",
        lines=[
            Line(*_LINES[what], points=[_point(point["weight"], point[what]) for point in points])
            for what in ("good", signal)
            if all(what in point for point in points)
        ],
    )


def _point(weight: float, figure: dict[str, float]) -> Point:
    return Point(weight, figure["value"], figure["low"], figure["high"])
