"""Labels that are missing, guessed from pictures, and how far to trust the guesses."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.components.curves import Curve, curves
from pages.ui.components.lanes import Lane, lanes
from pages.ui.lab.thumbnails import pieces
from pages.ui.models.training_data_warning import FLATTERS
from pages.ui.shared import downloads, job_panel
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.splits import was_trained_on
from recsys.models.columns.tabular_features import text_features
from recsys.models.missing_labels.predict import THRESHOLDS, MissingLabelsReport
from recsys.models.partial_labels import SAYS_NOTHING

_WORK = "fill"
_WHY = (
    "A network learns a column from the pictures of the products that have a label, and guesses it for those "
    "that have none. What a guess is worth is found by hiding labels that are known. The catalogue itself is "
    "not changed."
)
_FEW, _LANE, _LANES = 24, 16, 8


def missing(shop: OpenCatalog) -> None:
    """Choose a column, and see what its missing labels may be."""
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
        "Even out rare labels",
        key="fill_even",
        help="Learns from fewer products of common labels, and from turned, flipped and recoloured "
        "pictures of rare ones, and compares. Takes longer.",
    )
    lacking = [f"{heading(name)} of {count(number)}" for name, number in gaps.items() if number]
    st.caption(escape_markdown(f"Missing: {', '.join(lacking)}." if lacking else "Nothing is missing."))
    encoder = shop.recommender.encoder
    command = ["fill", str(shop.folder), "--column", column, "--encoder", encoder, "--keep"]
    command += ["--balance"] if balance else []
    if job_panel.busy(shop, _WORK, command):
        return
    report = MissingLabelsReport.kept(shop.catalog, column, encoder)
    if report:
        _show(shop, report)
    elif not gaps[column]:
        name = escape_markdown(heading(column))
        st.info(f"{name} is given for every product. Hide one label in five, and see how many come back.")
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
        return "Guess again"
    return f"Guess {count(gaps, 'label')}" if gaps else "Hide labels and try"


@st.cache_data(max_entries=8, show_spinner=False)
def _gaps(_shop: OpenCatalog, folder: Path, version: int) -> dict[str, int]:
    """Return how many labels each column lacks, the category first, then those with most gaps."""
    catalog, found = _shop.catalog, {}
    finest = catalog.category_levels[-1:]
    for column in dict.fromkeys(["category", *catalog.attributes]):
        if column in finest and column != "category":
            continue  # the category under its own name
        values = text_features(catalog, column)
        lacking = values.isna() | values.str.casefold().isin(SAYS_NOTHING).fillna(False)
        kinds = values[~lacking].nunique()
        if 2 <= kinds <= len(catalog) / 4:
            found[column] = int(lacking.sum())
    return dict(sorted(found.items(), key=lambda pair: (pair[0] != "category", -pair[1])))


@st.fragment
def _show(shop: OpenCatalog, report: MissingLabelsReport) -> None:
    least = st.select_slider(
        "Answer when at least this sure",
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
        f"Measured by hiding the labels of {count(used['judged'])} of other designs than those learnt from. "
        f"Always saying the commonest of the {report.labels} labels would be right in {used['majority']:.0%}."
    )
    if was_trained_on(shop.catalog, report.encoder):
        st.caption(FLATTERS)
    _alike(report)
    _guesses(shop, report, least)
    _mistakes(shop, report)


def _figures(report: MissingLabelsReport, point: dict[str, Any], least: float) -> None:
    cells = st.grid(3, min_column_width=150)
    cells.metric(
        "Answers",
        f"{point['coverage']:.0%}",
        border=True,
        help="Share of the hidden labels that is guessed at all.",
    )
    right = "–" if point["value"] is None else f"{point['value']:.0%}"
    reach = "" if point["value"] is None else f" 95 % interval: {point['low']:.0%} to {point['high']:.0%}."
    cells.metric("Right", right, border=True, help=f"Share of these guesses that is right.{reach}")
    if report.guesses:
        sure = sum(guess["confidence"] >= least for guess in report.guesses)
        cells.metric("Filled in", f"{sure:,} of {len(report.guesses):,}", border=True)


def _curve(report: MissingLabelsReport, point: dict[str, Any]) -> None:
    shown = [_one("As it is" if report.balanced else "", report.plain, band=not report.balanced)]
    if report.balanced:
        shown = [_one("Evened out", report.balanced, band=True), _one("As it is", report.plain, band=False)]
    here = None if point["value"] is None else (point["coverage"], point["value"])
    told = (report.balanced or report.plain)["accuracy"]["value"]
    curves(
        shown,
        key="fill_curve",
        title="Right, of those answered",
        across="share answered: the surest guesses are on the left",
        says=f"If everything is answered, {told:.0%} are right; the fewer are answered, the more are right.",
        here=here,
    )


def _one(name: str, worth: dict[str, Any], *, band: bool) -> Curve:
    known = [each for each in reversed(worth["curve"]) if each["value"] is not None]
    return Curve(
        name,
        [(each["coverage"], each["value"]) for each in known],
        [(each["coverage"], each["low"], each["high"]) for each in known] if band else [],
    )


def _alike(report: MissingLabelsReport) -> None:
    if report.alike:
        pairs = "; ".join(f"“{rarer}” and “{commoner}”" for rarer, commoner in report.alike[:6])
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
    rows = [Lane(name, count(len(each)), _pieces(shop, each)) for name, each in _grouped(sure).items()]
    rows = rows or [Lane("Filled in", empty="No guess is this sure.")]
    rows.append(Lane("Left open", count(len(left)), _pieces(shop, left), "Every guess is this sure."))
    lanes(rows, key="fill_guesses")
    st.caption(
        "What lacks a label may be of a kind that no labelled product is. "
        "Then a guess is surer than it should be."
    )
    if report.unseen:
        st.caption(f"{count(report.unseen)} without a label have no picture either.")
    downloads.download_button(
        report.table, f"{shop.place}-{_file(report.column)}", key="fill_table", label="Download the guesses"
    )


def _file(column: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in column)


def _grouped(sure: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return one row of all if they are few, else one of each of the commonest labels."""
    if len(sure) <= _FEW:
        return {"Filled in": sure} if sure else {}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for guess in sure:
        found[guess["predicted"]].append(guess)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1]))[:_LANES])


def _pieces(shop: OpenCatalog, guesses: list[dict[str, Any]]) -> list[Any]:
    notes = {each["id"]: f"{each['predicted']}, {int(100 * each['confidence'])}%" for each in guesses[:_LANE]}
    return pieces(shop, notes, notes=notes)


def _mistakes(shop: OpenCatalog, report: MissingLabelsReport) -> None:
    def lane(title: str, note: str, rows: list[dict[str, Any]], empty: str) -> Lane:
        known = [each for each in rows if each["id"] in shop.catalog][:_LANE]
        notes = {
            each["id"]: each["predicted"]
            if each["predicted"] == each["given"]
            else f"{each['given']}? {each['predicted']}?"
            for each in known
        }
        wrong = [each["id"] for each in known if each["predicted"] != each["given"]]
        return Lane(title, note, pieces(shop, notes, wrong, notes), empty)

    lanes(
        [
            lane(
                "Hidden and guessed",
                "Some of the hidden labels; a dot marks a wrong guess.",
                report.hidden,
                "",
            ),
            lane(
                "Surely wrong",
                "The label given, and the guess. Often it is the label that is wrong.",
                report.mistakes,
                "Every hidden label was guessed right.",
            ),
        ],
        key="fill_hidden",
        mark="guessed wrong",
    )
