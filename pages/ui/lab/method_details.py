"""One method looked at more closely: what its rows do to the shop, its hardest kinds and products."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import method_label, product_tiles
from pages.ui.shared.formatting import count
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation import EvaluationReport
from recsys.evaluation.metric_table import AGREEMENT, ROWS, estimate

_FIRST, _MORE = 6, 6
_KINDS = 12
_ENOUGH = 5
"""Queries below which a share says nothing about a kind."""

_TILES = {metric.name: metric for metric in (*ROWS, *AGREEMENT) if metric.title}
"""Metrics with a tile, by name."""


def closer(shop: OpenCatalog, report: EvaluationReport) -> None:
    """Let the visitor choose a method, and show what it does."""
    names = [method["name"] for method in report.methods]
    st.subheader("Details", anchor=False)
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


def _figures(method: dict[str, Any], report: EvaluationReport) -> None:
    chance = next(each for each in report.methods if each["name"] == "chance")
    known = _values(method)
    cells = st.grid(len(known), min_column_width=128)
    for name, value in known.items():
        metric, form = _TILES[name], _TILES[name].tile_form
        usual = _values(chance).get(name)
        beside = f" Random rows: {usual:{form}}." if usual is not None else ""
        cells.metric(metric.title, f"{value:{form}}", border=True, help=metric.help + beside)


def _values(method: dict[str, Any]) -> dict[str, float]:
    found = {name: estimate(method, name) for name in _TILES}
    return {name: each["value"] for name, each in found.items() if each}


def _by_kind(report: EvaluationReport, method: str) -> None:
    enough = [pair for pair in report.categories[method].items() if pair[1]["queries"] >= _ENOUGH]
    hardest = sorted(enough, key=lambda pair: pair[1]["P@5"])[:_KINDS]
    if not hardest:
        return
    st.subheader("The hardest categories", anchor=False)
    st.caption("Share of the first 5 that are of the same category.")
    rows = [Estimate.of(kind, count(int(row["queries"])), row["P@5"]) for kind, row in hardest]
    interval_chart(rows, key="kinds", label="Share of the first 5 of the same category")


def _hardest(shop: OpenCatalog, report: EvaluationReport, method: str) -> None:
    ids = [each for each in report.worst[method] if each in shop.catalog]
    if not ids:
        return
    st.subheader("The hardest products", anchor=False)
    st.caption(
        "Each row starts with the product, followed by its first 5 results; those of its kind are marked. "
        "Often it is the label that is wrong."
    )
    key = f"worst_{shop.place}_{method}"
    shown = st.session_state.get(key, _FIRST)
    rows = [_lane(shop, each, report.results[method][each]) for each in ids[:shown]]
    product_rows(rows, key="worst", mark="of the same kind", layout="beside")
    if shown < len(ids):
        st.button(
            "Show more", icon=":material/expand_more:", key="worst_more", on_click=_show, args=(key, shown)
        )


def _show(key: str, shown: int) -> None:
    st.session_state[key] = shown + _MORE


def _lane(shop: OpenCatalog, asked: str, found: list[str]) -> ProductRow:
    found = [each for each in found if each in shop.catalog]
    kinds = {each: shop.catalog.product(shop.catalog.row(each)).category or "" for each in (asked, *found)}
    good = [each for each in found if kinds[each] == kinds[asked]]
    (own,) = product_tiles(shop, [asked], notes=kinds)
    return ProductRow(
        shop.catalog.title(asked) or asked,
        "none of its kind" if not good else f"{len(good)} of {len(found)} of its kind",
        product_tiles(shop, found, marked=good, notes=kinds),
        "Nothing found.",
        query=own,
    )
