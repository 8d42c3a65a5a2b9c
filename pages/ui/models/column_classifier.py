"""Any column predicted from the others, and how accurately."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.models.training_data_warning import FLATTERS
from pages.ui.shared import job_panel
from pages.ui.shared.charts import Axis, Line, line_chart
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.splits import was_trained_on
from recsys.models.columns.dataset import FEATURES, trainable_columns
from recsys.models.columns.report import ColumnReport

_WORK = "flag"
_VALUES = 8
_FEATURES = {"attributes": "The other columns", "pictures": "The picture", "both": "Both"}
_WHY = (
    "Can a column be predicted from the others? A small network is trained on most of the designs and "
    "evaluated on the rest, beside the simplest rules."
)


def flags(shop: OpenCatalog) -> None:
    """Choose a column, train on it, and show the accuracy."""
    st.text(_WHY)
    columns = _learnable(shop, shop.folder, shop.version)
    if not columns:
        st.info(
            "No column of this catalogue has values that several designs share, so there is nothing to "
            "train on."
        )
        return
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    column = left.selectbox(
        "Column", columns, index=_first(columns), format_func=heading, key="flag", bind="query-params"
    )
    features = right.segmented_control(
        "Predicted from",
        FEATURES,
        default=FEATURES[0],
        format_func=_FEATURES.__getitem__,
        key="flag_from",
        bind="query-params",
        required=True,
    )
    command = ["train-column", str(shop.folder), "--column", column, "--features", features, "--keep"]
    if job_panel.busy(shop, _WORK, command):
        return
    report = ColumnReport.load(shop.catalog, column, features)
    if report:
        _show(shop, report)
    label, icon = ("Train again", ":material/refresh:") if report else ("Learn", ":material/model_training:")
    job_panel.run_button(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)


@st.cache_data(max_entries=8, show_spinner=False)
def _learnable(_shop: OpenCatalog, folder: Path, version: int) -> list[str]:
    return trainable_columns(_shop.catalog)


def _first(columns: list[str]) -> int:
    """Return the place of the first flag, such as "isFragile", or 0."""
    return next((place for place, name in enumerate(columns) if re.match("(is|has)[A-Z_]", name)), 0)


def _show(shop: OpenCatalog, report: ColumnReport) -> None:
    _warning(report)
    cells = st.grid(4, min_column_width=136)
    for name, value, says in _figures(report):
        cells.metric(name, value, border=True, help=says)
    interval_chart(_rows(report), key="flag_rows", label="Share predicted correctly")
    st.caption(
        f"Trained on {count(report.train_size)}, evaluated on {report.test_size:,} of other designs. "
        "Lines are 95 % intervals."
    )
    if was_trained_on(shop.catalog, report.encoder):
        st.caption(FLATTERS)
    _charts(report)
    if report.mistakes:
        notes = {each["id"]: f"{each['given']}? {each['said']}?" for each in report.mistakes}
        shown = [each for each in notes if each in shop.catalog]
        says = "The value in the catalogue, and the prediction. Sometimes the catalogue is wrong."
        product_rows(
            [ProductRow("Confidently wrong", says, product_tiles(shop, shown, notes=notes))], key="flag_wrong"
        )


def _warning(report: ColumnReport) -> None:
    name = escape_markdown(heading(report.column))
    if not report.leaks:
        return
    columns = [" and ".join(heading(each) for each in leak["columns"]) for leak in report.leaks]
    listed = escape_markdown(_listed(columns))
    words = (
        f"Each value of {listed} nearly always comes with the same value of {name}, so a lookup table does "
        "as well."
    )
    if report.without:
        words += f" Without {'it' if len(columns) == 1 else 'them'}, {_without(report)}."
    st.warning(words, icon=":material/rule:", title=f"{name} follows from a rule")


def _without(report: ColumnReport) -> str:
    found = report.without or {}
    ranked = (
        "" if found["auc"] is None else f", with an AUC of {found['auc']:.2f} instead of {report.auc:.2f}"
    )
    return f"{found['accuracy']['value']:.1%} are correct{ranked}"


def _listed(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _figures(report: ColumnReport) -> list[tuple[str, str, str]]:
    return [
        (
            "Correct",
            f"{report.accuracy['value']:.1%}",
            "Share of held-out products that are predicted correctly.",
        ),
        (
            "Ranking (AUC)",
            "–" if report.auc is None else f"{report.auc:.3f}",
            "How often a product with a value is ranked above one without: 0.5 is chance, 1 perfect.",
        ),
        (
            "All values equally (macro-F1)",
            f"{report.macro_f1:.3f}",
            "Average over the values, rare ones included: 1 if each is predicted exactly where it applies.",
        ),
        (
            "Confidence off by",
            f"{report.calibration_error:.1%}",
            "Average gap between the stated confidence and the share that is correct (ECE).",
        ),
    ]


def _rows(report: ColumnReport) -> list[Estimate]:
    rows = [Estimate.of("The network", _FEATURES[report.features].lower(), report.accuracy)]
    if report.without:
        rows.append(Estimate.of("Without the leaking columns", "", report.without["accuracy"]))
    if report.rule:
        names = " and ".join(heading(each) for each in report.rule["columns"])
        rows.append(
            Estimate.of("The best rule", f"a table of {names}", report.rule["accuracy"], reference=True)
        )
    usual = report.classes[0][0]
    return [*rows, Estimate.of("Always the most frequent", usual, report.majority, reference=True)]


def _values(report: ColumnReport) -> None:
    rows = [
        Estimate.of(each["name"], count(each["products"]), each["right"]) for each in report.values[:_VALUES]
    ]
    interval_chart(
        rows, key="flag_values", label="Share of the products with each value that are predicted correctly"
    )


def _charts(report: ColumnReport) -> None:
    left, right = st.columns(2)
    points = [(each["confidence"], each["right"]) for each in report.reliability]
    told = "; ".join(f"{x:.0%} sure, {y:.0%} right" for x, y in points)
    with left:
        line_chart(
            [Line("", points, dots=True)],
            key="flag_reliability",
            x=Axis("stated confidence"),
            y=Axis("Share correct at this confidence"),
            alt=f"Stated confidence against the share that is correct: {told}.",
            diagonal=True,
        )
    with right:
        if not report.roc:
            _values(report)
            return
        line_chart(
            [Line("", [(x, y) for x, y in report.roc])],
            key="flag_roc",
            x=Axis("False positive rate"),
            y=Axis("True positive rate"),
            alt=f"ROC curve with an area of {report.auc:.3f}.",
            diagonal=True,
        )
