"""Attributes told from pictures: one answer of many against many yes-or-no questions."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from pages.ui.components.found import Found, found
from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.marks import Mark, Marked, marks
from pages.ui.components.spans import Span, spans
from pages.ui.lab.thumbnails import pieces
from pages.ui.shared import job_panel
from pages.ui.shared.formatting import count, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.splits import was_trained_on
from recsys.models.attributes.report import BEGUN, Comparison, Report, Row, fine_tuning_report_name

_WORK = "attributes"
_WHY = (
    "Learn from this catalogue's own labels what a picture shows. Two kinds of model are compared: one that "
    "gives one answer of many, and one that answers yes or no to each value."
)
_WAYS = {
    ("softmax", "likeliest"): "One answer of many (softmax)",
    ("sigmoid", "above one half"): "Yes or no to each, above one half (sigmoid)",
    ("sigmoid", "likeliest"): "Yes or no to each, the likeliest",
    ("fine-tuned", "likeliest"): "The network itself, fine-tuned",
}
_COMMONEST = "Always the commonest"
_RARE = 0.02
"""Share of products up to which a value counts as rare."""


def attributes(shop: OpenCatalog) -> None:
    """Show the kept figures of the models, or offer to train them."""
    command = ["train-attributes", str(shop.folder), "--encoder", shop.recommender.encoder, "--keep"]
    busy = job_panel.busy(shop, _WORK, command)
    of = (shop.catalog, shop.recommender.encoder)
    report = Report.kept(*of) or Report.kept(*of, BEGUN)
    if report is None and not busy:
        st.text(_WHY)
    elif report is not None:
        _overview(shop, report)
        chosen = _chosen(report)
        _ways(shop, chosen)
        _why(chosen)
        _mistakes(shop, chosen)
        _network(shop, chosen)
    if not busy:
        label, icon = ("Train again", ":material/refresh:") if report else ("Train", ":material/school:")
        job_panel.run_button(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)


def _overview(shop: OpenCatalog, report: Report) -> None:
    rows = []
    for each in report.attributes:
        judged = _all_rows(shop, each)
        dots = [Mark(list(_WAYS).index((row.model, row.read)), **row.accuracy) for row in judged]
        plain = Mark(len(_WAYS), each.majority, each.majority, each.majority)
        rows.append(Marked(_worded(each), f"{each.classes} values", [*dots, plain]))
    marks(rows, ways=[*_WAYS.values(), _COMMONEST], key="ways", label="Share of products told right")
    products = max(each.products for each in report.attributes)
    st.caption(
        f"Share told right of up to {products:,} products that were not learnt from. Lines are 95 % "
        f"intervals. {_trust(shop, report)}"
    )


def _trust(shop: OpenCatalog, report: Report) -> str:
    """Say how far the figures can be believed."""
    if was_trained_on(shop.catalog, shop.recommender.encoder) and not report.setting.get("test"):
        return "The network behind the vectors has itself learnt from most of these labels, which flatters."
    twins = max(each.twins for each in report.attributes)
    if twins:
        return f"{twins:.0%} of them have a twin, with the same title or picture, among those learnt from."
    return "None of them has a twin, with the same title or picture, among those learnt from."


def _chosen(report: Report) -> Comparison:
    of = {each.attribute: each for each in report.attributes}
    name = st.selectbox(
        "Attribute",
        list(of),
        index=max(range(len(of)), key=lambda place: _gap(report.attributes[place])),
        format_func=lambda each: _worded(of[each]),
        key="attribute",
        bind="query-params",
    )
    return of[name]


def _gap(each: Comparison) -> float:
    """Return how much reading the sigmoids by one half costs; nothing of a combined label, hard to read."""
    of = {row.read: row.accuracy["value"] for row in each.rows if row.model == "sigmoid"}
    return 0.0 if "+" in each.attribute else of["likeliest"] - of["above one half"]


def _ways(shop: OpenCatalog, chosen: Comparison) -> None:
    rows = [Span(_WAYS[row.model, row.read], _note(row), **row.accuracy) for row in _all_rows(shop, chosen)]
    plain = Span(_COMMONEST, "", chosen.majority, chosen.majority, chosen.majority, quiet=True)
    spans([*rows, plain], key="accuracy", label="Share of products told right")


def _all_rows(shop: OpenCatalog, chosen: Comparison) -> list[Row]:
    """Return the figures, with those of the fine-tuned network if there is one."""
    report = Report.kept(shop.catalog, shop.recommender.encoder, fine_tuning_report_name(chosen.attribute))
    own = report.attributes[0].rows[:1] if report else []
    return [*chosen.rows, *own]


def _note(row: Row) -> str:
    sure = "" if row.calibration_error is None else f", sureness off by {row.calibration_error:.2f}"
    return f"macro-F1 {row.macro_f1:.2f}{sure}, {_time(row.seconds)} to train"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _why(chosen: Comparison) -> None:
    found(
        [
            Found(str(each["value"]), float(each["share"]), float(each["above"]), float(each["likeliest"]))
            for each in chosen.values
        ],
        title="Why rare values get lost",
        words=_in_words(chosen),
        ways=("its yes exceeds one half", "the likeliest value is taken"),
        key="found",
    )


def _in_words(chosen: Comparison) -> str:
    rare = [each for each in chosen.values if float(each["share"]) < _RARE]
    if not rare:
        return f"No value is rare here: each of those judged is on {_RARE:.0%} of all products or more."
    products = sum(int(each["products"]) for each in rare)
    above, likeliest = (
        sum(float(each[way]) * int(each["products"]) for each in rare) / products
        for way in ("above", "likeliest")
    )
    return (
        "To a question about something rare, no is nearly always right, so its yes often stays below one "
        f"half, and the product gets no label. Of products with a value that fewer than {_RARE:.0%} have, "
        f"{above:.0%} get a yes above one half; {likeliest:.0%} are told right where the likeliest value is "
        "taken instead."
    )


def _mistakes(shop: OpenCatalog, chosen: Comparison) -> None:
    known = [each for each in chosen.mistakes if str(each["id"]) in shop.catalog]
    notes = {str(each["id"]): f"{each['said']}, label {each['label']}" for each in known}
    lane = Lane(
        "Surest mistakes",
        "What the model says, and what the label says. Often it is the label that is wrong.",
        pieces(shop, notes, notes=notes),
        "None of the products judged was told wrong.",
    )
    lanes([lane], key="mistakes")


def _network(shop: OpenCatalog, chosen: Comparison) -> None:
    column = chosen.attribute
    if "+" in column:
        return
    work = f"fine-tune-{quote(column, safe='')}"
    command = ["fine-tune", str(shop.folder), "--column", column, "--encoder", shop.recommender.encoder]
    command.append("--keep")
    if job_panel.busy(shop, work, command):
        return
    label = f"Fine-tune the network for {heading(column).lower()}"
    st.caption(
        f"Fine-tuning lets the last layers of the network learn from {count(chosen.learnt)} themselves. "
        "That is slow without a fast processor; it can be stopped and goes on later."
    )
    job_panel.run_button(shop, work, label, lambda: command, icon=":material/tune:", primary=False)


def _worded(each: Comparison) -> str:
    names = [heading(name) for name in each.attribute.split("+")]
    return names[0] if len(names) == 1 else f"All {len(names)} together"
