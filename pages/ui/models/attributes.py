"""Attributes predicted from pictures: one softmax against yes-or-no questions."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.shared import job_panel
from pages.ui.shared.charts import SharePair, share_pair_chart
from pages.ui.shared.formatting import count, heading
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.splits import was_trained_on
from recsys.models.attributes.report import (
    INCOMPLETE,
    AttributesReport,
    Comparison,
    Row,
    fine_tuning_report_name,
)

_WORK = "attributes"
_WHY = (
    "Predict what a picture shows, trained on this catalogue's own labels. Two kinds of model are compared: "
    "one that chooses among all values, and one that answers yes or no for each value."
)
_WAYS = {
    ("softmax", "likeliest"): "One of all values (softmax)",
    ("sigmoid", "above one half"): "Yes or no for each, above one half (sigmoid)",
    ("sigmoid", "likeliest"): "Yes or no for each, the most likely",
    ("fine-tuned", "likeliest"): "The network itself, fine-tuned",
}
_COMMONEST = "Always the most frequent"
_RARE = 0.02
"""Share of products up to which a value counts as rare."""


def attributes(shop: OpenCatalog) -> None:
    """Show the saved figures of the models, or offer to train them."""
    command = ["train-attributes", str(shop.folder), "--encoder", shop.recommender.encoder, "--keep"]
    busy = job_panel.busy(shop, _WORK, command)
    of = (shop.catalog, shop.recommender.encoder)
    report = AttributesReport.load(*of) or AttributesReport.load(*of, INCOMPLETE)
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


def _overview(shop: OpenCatalog, report: AttributesReport) -> None:
    rows = []
    for each in report.attributes:
        judged = _all_rows(shop, each)
        name, note = _worded(each), f"{each.classes} values"
        rows += [
            Estimate.of(name, note, row.accuracy, series=_WAYS[row.model, row.decoding]) for row in judged
        ]
        rows.append(Estimate.of(name, note, each.majority, series=_COMMONEST, reference=True))
    interval_chart(rows, key="ways", label="Share of products predicted correctly")
    products = max(each.test_size for each in report.attributes)
    st.caption(
        f"Share predicted correctly of up to {products:,} held-out products. Lines are 95 % intervals. "
        f" {_trust(shop, report)}"
    )


def _trust(shop: OpenCatalog, report: AttributesReport) -> str:
    """Return a caveat about the figures: near-duplicates, or a network that was trained on these labels."""
    if was_trained_on(shop.catalog, shop.recommender.encoder) and not report.setting.get("test"):
        return (
            "The network behind the vectors was itself trained on most of these labels, so the figures are "
            "optimistic."
        )
    twins = max(each.duplicate_share for each in report.attributes)
    if twins:
        return (
            f"{twins:.0%} of them have a near-duplicate among the training products (same title or picture)."
        )
    return "None of them has a near-duplicate among the training products (same title or picture)."


def _chosen(report: AttributesReport) -> Comparison:
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
    of = {row.decoding: row.accuracy["value"] for row in each.rows if row.model == "sigmoid"}
    return 0.0 if "+" in each.attribute else of["likeliest"] - of["above one half"]


def _series(row: Row) -> str:
    return _WAYS[row.model, row.decoding]


def _ways(shop: OpenCatalog, chosen: Comparison) -> None:
    rows = [
        Estimate.of(_WAYS[row.model, row.decoding], _note(row), row.accuracy)
        for row in _all_rows(shop, chosen)
    ]
    plain = Estimate.of(_COMMONEST, "", chosen.majority, reference=True)
    interval_chart([*rows, plain], key="accuracy", label="Share of products predicted correctly")


def _all_rows(shop: OpenCatalog, chosen: Comparison) -> list[Row]:
    """Return the figures, with those of the fine-tuned network if there is one."""
    report = AttributesReport.load(
        shop.catalog, shop.recommender.encoder, fine_tuning_report_name(chosen.attribute)
    )
    own = report.attributes[0].rows[:1] if report else []
    return [*chosen.rows, *own]


def _note(row: Row) -> str:
    sure = "" if row.calibration_error is None else f", confidence off by {row.calibration_error:.2f}"
    return f"macro-F1 {row.macro_f1:.2f}{sure}, {_time(row.seconds)} to train"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _why(chosen: Comparison) -> None:
    title = "Why rare values get lost"
    st.header(title, anchor=False)
    st.text(_in_words(chosen))
    share_pair_chart(
        [
            SharePair(
                str(each["value"]), float(each["share"]), float(each["above"]), float(each["likeliest"])
            )
            for each in chosen.values
        ],
        key="found",
        label=f"{title}: how often each value is found",
        names=("its yes exceeds one half", "the most likely value is taken"),
        x="share of all products that have the value",
    )


def _in_words(chosen: Comparison) -> str:
    rare = [each for each in chosen.values if float(each["share"]) < _RARE]
    if not rare:
        return f"No value is rare here: each of those evaluated is on {_RARE:.0%} of all products or more."
    products = sum(int(each["products"]) for each in rare)
    above, likeliest = (
        sum(float(each[way]) * int(each["products"]) for each in rare) / products
        for way in ("above", "likeliest")
    )
    return (
        "For a rare value, no is nearly always right, so the probability of yes often stays below one half, "
        f"and the product gets no label. Of products with a value that fewer than {_RARE:.0%} have, "
        f"{above:.0%} get a yes above one half; {likeliest:.0%} are predicted correctly if the most likely "
        "value is taken instead."
    )


def _mistakes(shop: OpenCatalog, chosen: Comparison) -> None:
    known = [each for each in chosen.mistakes if str(each["id"]) in shop.catalog]
    notes = {str(each["id"]): f"{each['said']}, label {each['label']}" for each in known}
    lane = ProductRow(
        "Confidently wrong",
        "The prediction, and the label in the catalogue. Often it is the label that is wrong.",
        product_tiles(shop, notes, notes=notes),
        "No held-out product was predicted wrongly.",
    )
    product_rows([lane], key="mistakes")


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
        f"Fine-tuning trains the last layers of the network on {count(chosen.train_size)}. "
        "That is slow without a fast processor; it can be stopped and resumed."
    )
    job_panel.run_button(shop, work, label, lambda: command, icon=":material/tune:", primary=False)


def _worded(each: Comparison) -> str:
    names = [heading(name) for name in each.attribute.split("+")]
    return names[0] if len(names) == 1 else f"All {len(names)} together"
