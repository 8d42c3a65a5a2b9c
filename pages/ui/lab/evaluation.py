"""How good each method is on this catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

from pages.ui.components.spans import Span, spans
from pages.ui.lab.method_details import closer
from pages.ui.lab.thumbnails import method_label
from pages.ui.lab.tradeoffs import costs
from pages.ui.shared import job_panel
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation import Report

MEASURES = {
    "P@1": "The first is good",
    "P@5": "Share of the first 5 that are good",
    "P@10": "Share of the first 10 that are good",
    "P@20": "Share of the first 20 that are good",
    "P@5 by kind": "Share of the first 5, every kind counting the same",
    "hit@10": "Share of products with at least one good one in the first 10",
    "R@20": "Share of all good ones that are in the first 20",
    "MAP@R": "How well all good ones are ranked (MAP@R)",
}
"""Measures that depend on what good means."""
OTHERS = {
    "nDCG@10": "How much of kind, gender and colour the first 10 share (nDCG)",
    "same colour": "Share of the first 10 of the same colour",
    "same price tier": "Share of the first 10 of the same price level",
    "variety": "Variety in the first 20",
    "coverage": "Share of the catalogue that is shown at all",
}
"""Measures that do not."""
_SIMPLE = ("colour only", "attributes (Jaccard)", "majority", "chance")
_NOT_WORDED = ("attributes (Jaccard)", "majority")
_WORK = "evaluate"
_SURE = 0.05
_WHY = (
    "Nobody has clicked yet, so labels stand in for clicks: a recommendation counts as good if it is of "
    "the same category, or of the same category, gender and colour. Every method answers the same "
    "questions; a product's own twins do not count."
)


def measured(shop: OpenCatalog) -> None:
    """Show the kept figures, or offer to measure."""
    command = ["evaluate", str(shop.folder), "--keep"]
    if job_panel.busy(shop, _WORK, command):
        return
    report = Report.kept(shop.catalog)
    if report is None:
        st.text(_WHY)
    else:
        _show(shop, report)
    label, icon = ("Measure again", ":material/refresh:") if report else ("Measure", ":material/straighten:")
    job_panel.run_button(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)


@st.fragment
def _show(shop: OpenCatalog, report: Report) -> None:
    names = {each["name"]: _good(each["name"]) for each in report.relevances}
    left, right = st.columns(2)
    measures = MEASURES | {name: words for name, words in OTHERS.items() if _has(report, name)}
    measure = right.selectbox(
        "Measured by", list(measures), 1, format_func=measures.__getitem__, key="measure", bind="query-params"
    )
    wanted = left.selectbox(
        "Good means",
        list(names),
        format_func=names.__getitem__,
        key="good",
        bind="query-params",
        disabled=measure in OTHERS,
    )
    spans(
        _rows(report, wanted, measure),
        key="figures",
        label=measures[measure],
        title="Every method, the same questions",
    )
    about = report.catalog
    st.caption(
        f"{count(about['queries'])} asked for, among {about['products']:,}. Lines are 95 % intervals. Labels "
        "say nothing of cut, pattern or print, so a row can be good and score low."
    )
    _in_words(report, wanted, names[wanted])
    costs(report)
    closer(shop, report)


def _good(name: str) -> str:
    words = [heading(part).lower() for part in name.split("+")]
    return "the same " + (" and ".join([", ".join(words[:-1]), words[-1]]) if words[1:] else words[0])


def _has(report: Report, measure: str) -> bool:
    return any(_figure(method, "", measure) for method in report.methods)


def _figure(method: dict[str, Any], relevance: str, measure: str) -> dict[str, float] | None:
    if measure in method["over_all"]:
        value = method["over_all"][measure]
        return {"value": value, "low": value, "high": value}
    return method["other"].get(measure) or method["figures"].get(relevance, {}).get(measure)


def _rows(report: Report, relevance: str, measure: str) -> list[Span]:
    rows = []
    for method in report.methods:
        figure = _figure(method, relevance, measure)
        if figure:
            name = method["name"]
            rows.append(Span(method_label(name), method["says"], **figure, quiet=name in _SIMPLE))
    return rows


def _in_words(report: Report, relevance: str, good: str) -> None:
    sentences = list(_sentences(report, relevance))
    if not sentences:
        return
    st.subheader("In words", anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    st.caption(
        f"Of 100 products shown among the first 5, where good means {escape_markdown(good)}. "
        "The same products were asked for each time; "
        "what chance alone could bring about is called no difference."
    )


def _sentences(report: Report, relevance: str) -> Iterator[str]:
    first, *others = report.methods
    own = escape_markdown(method_label(first["name"]))
    for method in others:
        gap = method["figures"].get(relevance, {}).get("P@5 difference")
        if gap is None or method["name"] in _NOT_WORDED:
            continue
        name = escape_markdown(method_label(method["name"]))
        if method["luck"][relevance] >= _SURE:
            yield f"{own} and {name} find as many good ones: **no difference** that could not be chance."
            continue
        better, worse = (own, name) if gap["value"] < 0 else (name, own)
        low, high = sorted((abs(gap["low"]), abs(gap["high"])))
        yield (
            f"{better} finds **{_hundred(abs(gap['value']))} more** good ones in 100 than {worse}; "
            f"between {_hundred(low)} and {_hundred(high)}."
        )


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}" if share >= 0.0095 else f"{100 * share:.1f}"
