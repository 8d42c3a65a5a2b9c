"""One method looked at more closely: what its rows do to the shop, its hardest kinds and products."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.spans import Span, spans
from pages.ui.lab.thumbnails import method_label, pieces
from pages.ui.shared.formatting import count
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation import Report

_FIRST, _MORE = 6, 6
_KINDS = 12
_ENOUGH = 5
"""Queries below which a share says nothing about a kind."""

_FIGURES = {
    "coverage": ("Shown at all", "{:.0%}", "Products in at least one of the rows of 20."),
    "most": ("Most shown", "{:.1%}", "How many of the rows show the product that is shown most often."),
    "skew": (
        "Unevenness",
        "{:.1f}",
        "Skew of how often products are shown: 0 is even, above 3 a few dominate.",
    ),
    "variety": ("Variety", "{:.2f}", "How different the products in one row look: 0 if all are the same."),
    "repeats": ("Repeats", "{:.1%}", "Places in a row that show again the product itself or one before it."),
    "same colour": ("Same colour", "{:.0%}", "Of the first 10, by the colour's name in the catalogue."),
    "same price tier": (
        "Same price level",
        "{:.0%}",
        "Of the first 10: low, usual, high or top for its kind.",
    ),
}
"""For each measure its name, its form and what it says."""


def closer(shop: OpenCatalog, report: Report) -> None:
    """Let the visitor choose a method, and show what it does."""
    names = [method["name"] for method in report.methods]
    st.subheader("Look closer", anchor=False)
    wanted = st.pills(
        "Method",
        names,
        default=names[0],
        required=True,
        format_func=method_label,
        key="method",
        bind="query-params",
        label_visibility="collapsed",
    )
    method = next((each for each in report.methods if each["name"] == wanted), report.methods[0])
    _figures(method, report)
    _by_kind(report, method["name"])
    _hardest(shop, report, method["name"])


def _figures(method: dict[str, Any], report: Report) -> None:
    chance = next(each for each in report.methods if each["name"] == "chance")
    known = {name: value for name, value in _values(method).items() if name in _FIGURES}
    cells = st.grid(len(known), min_column_width=128)
    for name, value in known.items():
        title, form, says = _FIGURES[name]
        usual = _values(chance).get(name)
        beside = f" Random rows: {form.format(usual)}." if usual is not None else ""
        cells.metric(title, form.format(value), border=True, help=says + beside)


def _values(method: dict[str, Any]) -> dict[str, float]:
    values = method["over_all"] | {name: figure["value"] for name, figure in method["other"].items()}
    return {name: values[name] for name in _FIGURES if name in values}


def _by_kind(report: Report, method: str) -> None:
    enough = [pair for pair in report.categories[method].items() if pair[1]["queries"] >= _ENOUGH]
    hardest = sorted(enough, key=lambda pair: pair[1]["P@5"])[:_KINDS]
    if not hardest:
        return
    st.subheader("The hardest kinds", anchor=False)
    st.caption("Share of the first 5 that are of the same category.")
    rows = [Span(kind, count(row["queries"]), row["P@5"], row["P@5"], row["P@5"]) for kind, row in hardest]
    spans(rows, key="kinds", label="Share of the first 5 of the same category")


def _hardest(shop: OpenCatalog, report: Report, method: str) -> None:
    ids = [each for each in report.worst[method] if each in shop.catalog]
    if not ids:
        return
    st.subheader("The hardest products", anchor=False)
    st.caption(
        "On the left the product, then the first 5 it gets; those of its kind are marked. Often it is the "
        "label that is wrong."
    )
    key = f"worst_{shop.place}_{method}"
    shown = st.session_state.get(key, _FIRST)
    rows = [_lane(shop, each, report.found[method][each]) for each in ids[:shown]]
    lanes(rows, key="worst", mark="of the same kind", side_by_side=True)
    if shown < len(ids):
        st.button(
            "Show more", icon=":material/expand_more:", key="worst_more", on_click=_show, args=(key, shown)
        )


def _show(key: str, shown: int) -> None:
    st.session_state[key] = shown + _MORE


def _lane(shop: OpenCatalog, asked: str, found: list[str]) -> Lane:
    found = [each for each in found if each in shop.catalog]
    kinds = {each: shop.catalog.product(shop.catalog.row(each)).category or "" for each in (asked, *found)}
    good = [each for each in found if kinds[each] == kinds[asked]]
    (own,) = pieces(shop, [asked], notes=kinds)
    return Lane(
        shop.catalog.title(asked) or asked,
        "none of its kind" if not good else f"{len(good)} of {len(found)} of its kind",
        pieces(shop, found, marked=good, notes=kinds),
        "Nothing found.",
        asked=own,
    )
