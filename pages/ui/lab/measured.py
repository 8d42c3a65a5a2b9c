"""How good each method is on this catalogue."""

from __future__ import annotations

import streamlit as st

from pages.ui.about import jobs
from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.spans import Span, spans
from pages.ui.lab.pieces import METHOD_NAMES, pieces
from pages.ui.loaders import Shop
from pages.ui.words import count, heading
from recsys import job
from recsys.evaluation import Report

MEASURES = {
    "P@5": "Share of the first 5 that are good",
    "P@10": "Share of the first 10 that are good",
    "hit@10": "Share of products with at least one good one in the first 10",
    "MAP@R": "How well all good ones are ranked (MAP@R)",
}
_SIMPLE = ("colour only", "attributes (Jaccard)", "chance")
_WORST = 12
_KINDS = 16
_ENOUGH = 5
"""Queries below which a share says nothing about a kind."""


def measured(shop: Shop) -> None:
    """Show the kept figures, or offer to measure."""
    name = f"{shop.place}-evaluate"
    state = job.state(jobs.file_of(name))
    if state is not None and state.state != job.DONE:
        jobs.watch(name, done=lambda: None, again=lambda: _start(shop, name), forget=lambda: _forget(name))
        return
    report = Report.kept(shop.catalog)
    if report is None:
        _offer(shop, name)
        return
    _show(shop, report)
    st.button("Measure again", icon=":material/refresh:", on_click=_start, args=(shop, name))


def _offer(shop: Shop, name: str) -> None:
    st.text(
        "Nobody has clicked yet, so labels stand in for clicks: a recommendation counts as good if it is of "
        "the same category, or of the same category, gender and colour. Every method answers the same "
        "questions; a product's own twins do not count."
    )
    st.button("Measure", icon=":material/straighten:", on_click=_start, args=(shop, name))


def _start(shop: Shop, name: str) -> None:
    job.forget(jobs.file_of(name))
    jobs.start(name, ["evaluate", str(shop.folder), "--keep"])


def _forget(name: str) -> None:
    job.forget(jobs.file_of(name))


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
