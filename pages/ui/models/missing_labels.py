"""Missing labels predicted from pictures, and how far to trust the predictions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.models.training_data_warning import FLATTERS
from pages.ui.shared import downloads, job_panel
from pages.ui.shared.charts import Axis, Line, line_chart, lowest_step
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.splits import was_trained_on
from recsys.models.columns.tabular_features import text_features
from recsys.models.missing_labels.partial_labels import PLACEHOLDERS
from recsys.models.missing_labels.report import THRESHOLDS, MissingLabelsReport

_WORK = "fill"
_WHY = (
    "A network is trained on the pictures of the products that have a label, and predicts the label of those "
    "that have none. Its accuracy is measured by hiding known labels. The catalogue itself is not changed."
)
_FEW, _LANE, _LANES = 24, 16, 8


def missing(shop: OpenCatalog) -> None:
    """Choose a column, and show predictions of its missing labels."""
    st.text(_WHY)
    gaps = _gaps(shop, shop.folder, shop.version)
    if not gaps:
        st.info("This catalogue has no labels to learn from.")
        return
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    column = left.selectbox(
        "Column",
        list(gaps),
        format_func=heading,
        key="fill",
        bind="query-params",
    )
    balance = right.toggle(
        "Balance rare labels",
        key="fill_even",
        help="Trains on fewer products of frequent labels, and on rotated, flipped and recoloured pictures "
        "of rare ones, and compares. Takes longer.",
    )
    lacking = [f"{heading(name)} of {count(number)}" for name, number in gaps.items() if number]
    st.caption(escape_markdown(f"Missing: {', '.join(lacking)}." if lacking else "Nothing is missing."))
    encoder = shop.recommender.encoder
    command = ["predict-missing", str(shop.folder), "--column", column, "--encoder", encoder, "--keep"]
    command += ["--balance"] if balance else []
    if job_panel.busy(shop, _WORK, command):
        return
    report = MissingLabelsReport.load(shop.catalog, column, encoder)
    if report:
        _show(shop, report)
    elif not gaps[column]:
        name = escape_markdown(heading(column))
        st.info(
            f"{name} is given for every product. Hide one label in five to see how many are predicted "
            "correctly."
        )
    job_panel.run_button(
        shop,
        _WORK,
        _label(report is not None, gaps[column]),
        lambda: command,
        icon=":material/refresh:" if report else ":material/label:",
        primary=report is None,
    )


def _label(again: bool, gaps: int) -> str:
    if again:
        return "Predict again"
    return f"Predict {count(gaps, 'label')}" if gaps else "Hide labels and test"


@st.cache_data(max_entries=8, show_spinner=False)
def _gaps(_shop: OpenCatalog, folder: Path, version: int) -> dict[str, int]:
    """Return how many labels each column lacks, the category first, then those with most gaps."""
    catalog, found = _shop.catalog, {}
    finest = catalog.category_levels[-1:]
    for column in dict.fromkeys(["category", *catalog.attributes]):
        if column in finest and column != "category":
            continue  # the category under its own name
        values = text_features(catalog, column)
        lacking = values.isna() | values.str.casefold().isin(PLACEHOLDERS).fillna(False)
        kinds = values[~lacking].nunique()
        if 2 <= kinds <= len(catalog) / 4:
            found[column] = int(lacking.sum())
    return dict(sorted(found.items(), key=lambda pair: (pair[0] != "category", -pair[1])))


@st.fragment
def _show(shop: OpenCatalog, report: MissingLabelsReport) -> None:
    least = st.select_slider(
        "Predict when at least this confident",
        THRESHOLDS,
        value=min(THRESHOLDS, key=lambda each: abs(each - report.at_least)),
        format_func="{:.0%}".format,
        key="fill_least",
        bind="query-params",
    )
    used = report.balanced or report.plain
    point = next(each for each in used["curve"] if each["threshold"] == least)
    _figures(report, point, least)
    _curve(report, point)
    st.caption(
        f"Measured by hiding the labels of {count(used['judged'])} of designs held out from training. "
        f"Always predicting the most frequent of the {report.labels} labels would be correct for "
        f"{used['majority']:.0%}."
    )
    if was_trained_on(shop.catalog, report.encoder):
        st.caption(FLATTERS)
    _alike(report)
    _guesses(shop, report, least)
    _mistakes(shop, report)


def _figures(report: MissingLabelsReport, point: dict[str, Any], least: float) -> None:
    cells = st.grid(3, min_column_width=150)
    cells.metric(
        "Predicted",
        f"{point['coverage']:.0%}",
        border=True,
        help="Share of the hidden labels for which there is a prediction.",
    )
    right = "–" if point["value"] is None else f"{point['value']:.0%}"
    reach = "" if point["value"] is None else f" 95 % interval: {point['low']:.0%} to {point['high']:.0%}."
    cells.metric("Correct", right, border=True, help=f"Share of these predictions that are correct.{reach}")
    if report.guesses:
        sure = sum(guess["confidence"] >= least for guess in report.guesses)
        cells.metric("Predicted labels", f"{sure:,} of {len(report.guesses):,}", border=True)


def _curve(report: MissingLabelsReport, point: dict[str, Any]) -> None:
    shown = [_one("Unbalanced" if report.balanced else "", report.plain, band=not report.balanced)]
    if report.balanced:
        shown = [
            _one("Balanced", report.balanced, band=True),
            replace(_one("Unbalanced", report.plain, band=False), color=1, dash="dash"),
        ]
    here = [] if point["value"] is None else [(point["coverage"], point["value"])]
    told = (report.balanced or report.plain)["accuracy"]["value"]
    low = lowest_step([y for line in shown for _, y in line.points])
    line_chart(
        shown,
        key="fill_curve",
        x=Axis("Share predicted, the most confident first"),
        y=Axis("Share of the predictions that are correct", (low, 1.0)),
        alt=f"If all labels are predicted, {told:.0%} are correct; the fewer are predicted, the more are.",
        markers=here,
    )


def _one(name: str, worth: dict[str, Any], *, band: bool) -> Line:
    known = [each for each in reversed(worth["curve"]) if each["value"] is not None]
    return Line(
        name,
        [(each["coverage"], each["value"]) for each in known],
        [(each["coverage"], each["low"], each["high"]) for each in known] if band else [],
    )


def _alike(report: MissingLabelsReport) -> None:
    if report.similar_names:
        pairs = "; ".join(f"“{rarer}” and “{commoner}”" for rarer, commoner in report.similar_names[:6])
        st.info(
            escape_markdown(f"These labels have nearly the same name: {pairs}. Are they the same?"),
            icon=":material/merge:",
        )


def _guesses(shop: OpenCatalog, report: MissingLabelsReport, least: float) -> None:
    if not report.guesses:
        return
    known = [each for each in report.guesses if each["id"] in shop.catalog]
    sure = [each for each in known if each["confidence"] >= least]
    left = [each for each in known if each["confidence"] < least]
    rows = [ProductRow(name, count(len(each)), _pieces(shop, each)) for name, each in _grouped(sure).items()]
    rows = rows or [ProductRow("Predicted labels", empty="No prediction is this confident.")]
    rows.append(
        ProductRow(
            "Not predicted", count(len(left)), _pieces(shop, left), "Every prediction is this confident."
        )
    )
    product_rows(rows, key="fill_guesses")
    st.caption(
        "A product without a label may be of a kind that no labelled product is. "
        "Then the confidence is too high."
    )
    if report.without_picture:
        st.caption(f"{count(report.without_picture)} without a label have no picture either.")
    downloads.download_button(
        report.table,
        f"{shop.place}-{_file(report.column)}",
        key="fill_table",
        label="Download the predictions",
    )


def _file(column: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in column)


def _grouped(sure: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return one row of all if they are few, else one of each of the commonest labels."""
    if len(sure) <= _FEW:
        return {"Predicted labels": sure} if sure else {}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for guess in sure:
        found[guess["predicted"]].append(guess)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1]))[:_LANES])


def _pieces(shop: OpenCatalog, guesses: list[dict[str, Any]]) -> list[Any]:
    notes = {each["id"]: f"{each['predicted']}, {int(100 * each['confidence'])}%" for each in guesses[:_LANE]}
    return product_tiles(shop, notes, notes=notes)


def _mistakes(shop: OpenCatalog, report: MissingLabelsReport) -> None:
    def lane(title: str, note: str, rows: list[dict[str, Any]], empty: str) -> ProductRow:
        known = [each for each in rows if each["id"] in shop.catalog][:_LANE]
        notes = {
            each["id"]: each["predicted"]
            if each["predicted"] == each["given"]
            else f"{each['given']}? {each['predicted']}?"
            for each in known
        }
        wrong = [each["id"] for each in known if each["predicted"] != each["given"]]
        return ProductRow(title, note, product_tiles(shop, notes, wrong, notes), empty)

    product_rows(
        [
            lane(
                "Hidden and predicted",
                "Some of the hidden labels; a dot marks a wrong prediction.",
                report.examples,
                "",
            ),
            lane(
                "Confidently wrong",
                "The label in the catalogue, and the prediction. Often it is the label that is wrong.",
                report.mistakes,
                "Every hidden label was predicted correctly.",
            ),
        ],
        key="fill_hidden",
        mark="predicted wrongly",
    )
