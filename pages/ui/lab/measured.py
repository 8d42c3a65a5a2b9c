"""How good each method is on this catalogue."""

from __future__ import annotations

import streamlit as st

from pages.ui import made
from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.spans import Span, spans
from pages.ui.lab.pieces import METHOD_NAMES, pieces
from pages.ui.loaders import Shop
from pages.ui.words import count, heading
from recsys.evaluation import Report

MEASURES = {
    "P@5": "Share of the first 5 that are good",
    "P@10": "Share of the first 10 that are good",
    "hit@10": "Share of products with at least one good one in the first 10",
    "MAP@R": "How well all good ones are ranked (MAP@R)",
}
_SIMPLE = ("colour only", "attributes (Jaccard)", "chance")
_WORST = 12
_WORK = "evaluate"
_WHY = (
    "Nobody has clicked yet, so labels stand in for clicks: a recommendation counts as good if it is of "
    "the same category, or of the same category, gender and colour. Every method answers the same "
    "questions; a product's own twins do not count."
)
_KINDS = 16
_ENOUGH = 5
"""Queries below which a share says nothing about a kind."""


def measured(shop: Shop) -> None:
    """Show the kept figures, or offer to measure."""
    command = ["evaluate", str(shop.folder), "--keep"]
    if made.busy(shop, _WORK, command):
        return
    report = Report.kept(shop.catalog)
    if report is None:
        st.text(_WHY)
    else:
        _show(shop, report)
    label, icon = ("Measure again", ":material/refresh:") if report else ("Measure", ":material/straighten:")
    made.offer(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)


@st.fragment
def _show(shop: Shop, report: Report) -> None:
    names = {each["name"]: _good(each["name"]) for each in report.relevances}
    left, right = st.columns(2)
    wanted = left.selectbox(
        "Good means", list(names), format_func=names.__getitem__, key="good", bind="query-params"
    )
    measure = right.selectbox(
        "Measured by", list(MEASURES), format_func=MEASURES.__getitem__, key="measure", bind="query-params"
    )
    spans(_rows(report, wanted, measure), key="figures", label=MEASURES[measure])
    about = report.catalog
    st.caption(
        f"{count(about['queries'])} asked for, among {about['products']:,}. Lines are 95 % intervals. Labels "
        "say nothing of cut, pattern or print, so a row can be good and score low."
    )
    _by_kind(report)
    _hardest(shop, report)


def _good(name: str) -> str:
    words = [heading(part).lower() for part in name.split("+")]
    return "the same " + (" and ".join([", ".join(words[:-1]), words[-1]]) if words[1:] else words[0])


def _rows(report: Report, relevance: str, measure: str) -> list[Span]:
    rows = []
    for method in report.methods:
        figure = method["figures"].get(relevance, {}).get(measure)
        if figure:
            name = method["name"]
            rows.append(Span(_worded(name), method["says"], **figure, quiet=name in _SIMPLE))
    return rows


def _worded(name: str) -> str:
    encoder, _, metric = name.partition(" (")
    words = METHOD_NAMES.get(encoder, heading(encoder))
    return f"{words}, {metric.rstrip(')').capitalize()}" if metric else words


def _by_kind(report: Report) -> None:
    first = report.methods[0]["name"]
    enough = [pair for pair in report.categories[first].items() if pair[1]["queries"] >= _ENOUGH]
    found = sorted(enough, key=lambda pair: pair[1]["P@5"])
    st.subheader("Kind by kind", anchor=False)
    st.caption("Share of the first 5 of the same category, the hardest kinds first.")
    rows = [
        Span(kind, count(row["queries"]), row["P@5"], row["P@5"], row["P@5"]) for kind, row in found[:_KINDS]
    ]
    spans(rows, key="kinds", label="Share of the first 5 of the same category")


def _hardest(shop: Shop, report: Report) -> None:
    ids = [each for each in report.worst[report.methods[0]["name"]] if each in shop.catalog][:_WORST]
    st.subheader("The hardest products", anchor=False)
    st.caption("Their rows agree least with the labels. Often it is the label that is wrong.")
    lanes([Lane("", "", pieces(shop, ids, notes=_kinds(shop, ids)))], key="worst")


def _kinds(shop: Shop, ids: list[str]) -> dict[str, str]:
    return {each: shop.catalog.product(shop.catalog.row(each)).category or "" for each in ids}
