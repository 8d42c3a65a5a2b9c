"""Quality of each method on this catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from pages.ui.lab.method_details import closer
from pages.ui.lab.thumbnails import method_label
from pages.ui.lab.tradeoffs import costs
from pages.ui.shared import job_panel
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation import EvaluationReport
from recsys.evaluation.metric_table import AGREEMENT, RELEVANCE, ROWS, estimate

MEASURES = {metric.name: metric.label for metric in RELEVANCE if metric.label}
"""Metrics that depend on the definition of good."""
OTHERS = {metric.name: metric.label for metric in (*AGREEMENT, *ROWS) if metric.label}
"""Metrics that do not."""
_SIMPLE = ("colour only", "attributes (Jaccard)", "majority", "chance")
_NOT_WORDED = ("attributes (Jaccard)", "majority")
_WORK = "evaluate"
_SURE = 0.05
_WHY = (
    "Without clicks, labels decide what is good: a recommendation counts as good if it is of the same "
    "category, or of the same category, gender and colour. All methods answer the same queries; "
    "near-duplicates of the query do not count."
)


def measured(shop: OpenCatalog) -> None:
    """Show the stored figures, or offer to measure."""
    command = ["evaluate", str(shop.folder), "--keep"]
    if job_panel.busy(shop, _WORK, command):
        return
    report = EvaluationReport.load(shop.catalog)
    if report is None:
        st.text(_WHY)
    else:
        _show(shop, report)
    label, icon = ("Measure again", ":material/refresh:") if report else ("Measure", ":material/straighten:")
    job_panel.run_button(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)


@st.fragment
def _show(shop: OpenCatalog, report: EvaluationReport) -> None:
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
    st.header("All methods, the same queries", anchor=False)
    interval_chart(_rows(report, wanted, measure), key="figures", label=measures[measure])
    about = report.catalog
    st.caption(
        f"{count(about['queries'])} queries among {about['products']:,}. Lines are 95 % intervals. Labels "
        "say nothing about cut, pattern or print, so a row can be good and score low."
    )
    _in_words(report, wanted, names[wanted])
    costs(report)
    closer(shop, report)


def _good(name: str) -> str:
    words = [heading(part).lower() for part in name.split("+")]
    return "the same " + (" and ".join([", ".join(words[:-1]), words[-1]]) if words[1:] else words[0])


def _has(report: EvaluationReport, measure: str) -> bool:
    return any(estimate(method, measure) for method in report.methods)


def _rows(report: EvaluationReport, relevance: str, measure: str) -> list[Estimate]:
    rows = []
    for method in report.methods:
        figure = estimate(method, measure, relevance)
        if figure:
            name = method["name"]
            rows.append(Estimate.of(method_label(name), method["says"], figure, reference=name in _SIMPLE))
    return rows


def _in_words(report: EvaluationReport, relevance: str, good: str) -> None:
    sentences = list(_sentences(report, relevance))
    if not sentences:
        return
    st.subheader("In short", anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
    st.caption(
        f"Of 100 products shown among the first 5, where good means {escape_markdown(good)}. "
        "All methods had the same queries; a difference that chance alone could explain counts as none."
    )


def _sentences(report: EvaluationReport, relevance: str) -> Iterator[str]:
    first, *others = report.methods
    own = escape_markdown(method_label(first["name"]))
    for method in others:
        gap = method["figures"].get(relevance, {}).get("P@5 difference")
        if gap is None or method["name"] in _NOT_WORDED:
            continue
        name = escape_markdown(method_label(method["name"]))
        if method["luck"][relevance] >= _SURE:
            yield f"{own} and {name} find equally many good ones: **no difference** beyond chance."
            continue
        better, worse = (own, name) if gap["value"] < 0 else (name, own)
        low, high = sorted((abs(gap["low"]), abs(gap["high"])))
        yield (
            f"{better} finds **{_hundred(abs(gap['value']))} more** good ones in 100 than {worse}; "
            f"between {_hundred(low)} and {_hundred(high)}."
        )


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}" if share >= 0.0095 else f"{100 * share:.1f}"
