"""A triplet embedding trained on the catalogue's own labels, before and after."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import encoder_comparison, product_tiles
from pages.ui.models.triplet_maps import triplet_maps
from pages.ui.shared import job_panel
from pages.ui.shared.charts import Axis, Line, line_chart
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.models.triplets import MINING, Settings, TripletReport

_WORK = "triplets"
_WHY = (
    "A triplet is a product, another of its kind, and one of another kind. Training moves the first two "
    "together until the third is farther away, for thousands of triplets."
)
_MINING = {"semi-hard": "Semi-hard", "hard": "The hardest", "all": "All"}
_SAYS = {
    "after": ("After", "the trained embedding"),
    "bundled": ("ResNet50", "the bundled encoder"),
    "before": ("Before", "the network's plain features"),
}
_COURSES = (("loss", "Loss", "{:.3f}"), ("wrong", "Violated triplets", "{:.1%}"))
_LENGTHS = (32, 64, 128, 256)
_CANDIDATES = 80


def triplets(shop: OpenCatalog) -> None:
    """Show what was learnt, and offer to learn."""
    report = TripletReport.load(shop.catalog)
    st.text(_WHY)
    settings = _form(shop)
    _example(shop, settings.column)
    command = _command(shop, settings)
    if job_panel.busy(shop, _WORK, command):
        return
    label, icon = ("Train again", ":material/refresh:") if report else ("Train", ":material/school:")
    job_panel.run_button(shop, _WORK, label, lambda: command, icon=icon, primary=report is None)
    if report is not None:
        _result(shop, report)


def _form(shop: OpenCatalog) -> Settings:
    usual = Settings()
    columns = [name for name in dict.fromkeys((*shop.shelf.levels[::-1], *shop.shelf.facets))]
    cells = st.grid(5, min_column_width=150)
    column = cells.selectbox(
        "Labels from",
        [name for name in columns if len(shop.catalog.values(name)[1]) > 1] or [usual.column],
        format_func=lambda name: escape_markdown(heading(name)),
        key="kind",
        bind="query-params",
    )
    mining = cells.selectbox(
        "Triplets",
        list(MINING),
        format_func=_MINING.__getitem__,
        key="mining",
        bind="query-params",
        help="Semi-hard: a product of another kind that is a little farther away than the one of the same "
        "kind. The hardest: the nearest of another kind and the farthest of the same. All: all of a batch.",
    )
    margin = cells.number_input(
        "Margin",
        0.05,
        1.0,
        usual.margin,
        0.05,
        key="margin",
        bind="query-params",
        help="How much farther away the other kind must be. Distances go from 0 to 2.",
    )
    length = cells.selectbox(
        "Dimensions",
        _LENGTHS,
        index=_LENGTHS.index(usual.dim),
        key="length",
        bind="query-params",
        help="More dimensions hold finer differences and take more space.",
    )
    passes = cells.number_input(
        "Epochs",
        1,
        100,
        usual.epochs,
        key="passes",
        bind="query-params",
        help="How often training goes through all products.",
    )
    return Settings(column, mining, float(margin), int(length), int(passes))


def _command(shop: OpenCatalog, settings: Settings) -> list[str]:
    return [
        "train-triplets",
        str(shop.folder),
        *("--column", settings.column),
        *("--mining", settings.mining),
        *("--margin", f"{settings.margin:g}"),
        *("--dim", str(settings.dim)),
        *("--epochs", str(settings.epochs)),
        "--keep",
    ]


def _example(shop: OpenCatalog, column: str) -> None:
    """Show three products that look alike, one of them of another kind."""
    found = _triplet(shop, shop.folder, shop.recommender.encoder, shop.version, column)
    if found:
        roles = ("a product", "its kind", "another kind")
        kinds = shop.catalog.table[column]
        notes = {
            each: f"{role}: {kinds.iloc[shop.catalog.row(each)]}"
            for role, each in zip(roles, found, strict=True)
        }
        product_rows([ProductRow("One triplet", "", product_tiles(shop, found, notes=notes))], key="triplet")


@st.cache_resource(max_entries=16, show_spinner=False)
def _triplet(
    _shop: OpenCatalog, folder: Path, encoder: str, version: int, column: str
) -> tuple[str, str, str] | None:
    """Return a product, one of its kind and one of another that both look like it; None if there are none."""
    catalog, tables = _shop.catalog, encoder_comparison(_shop)
    labels = catalog.values(column)[0]
    candidates = np.flatnonzero((labels >= 0) & (catalog.pictures != ""))
    steps = np.linspace(0, len(candidates) - 1, _CANDIDATES if len(candidates) else 0)
    for row in candidates[np.unique(steps.astype(int))]:
        near = [(each, labels[catalog.row(each)]) for each in tables.rows(str(catalog.ids[row]))[encoder]]
        alike = [each for each, label in near if label == labels[row]]
        other = [each for each, label in near if label not in (labels[row], -1)]
        if alike and other:
            return str(catalog.ids[row]), alike[-1], other[0]
    return None


def _result(shop: OpenCatalog, report: TripletReport) -> None:
    gain = report.figures["before"]["gain"]
    asked, column = report.products["asked"], heading(report.settings["column"]).lower()
    st.subheader("How accurate it is", anchor=False)
    interval_chart(_rows(report), key="triplet_figures", label="Share of the 5 nearest of the same kind")
    st.caption(
        f"Share of the 5 nearest products of the same {escape_markdown(column)}, for {count(asked)} "
        f"held out from training. After training it is {_more(gain['value'])} than before (95 % interval "
        f"{gain['low']:+.3f} to {gain['high']:+.3f})."
    )
    triplet_maps(shop, report)
    _learning(report)
    label = "See its rows beside those of the other encoders"
    st.page_link("pages/lab.py", label=label, icon=":material/science:")


def _more(gain: float) -> str:
    return f"{abs(gain):.3f} {'better' if gain >= 0 else 'worse'}"


def _rows(report: TripletReport) -> list[Estimate]:
    rows = [
        Estimate.of(*words, report.figures[name]["P@5"], reference=name != "after")
        for name, words in _SAYS.items()
        if name in report.figures
    ]
    simple = (
        ("Most frequent category", "shown for every query", report.majority),
        ("Chance", "any products", report.chance),
    )
    return rows + [Estimate.of(name, says, share, reference=True) for name, says, share in simple]


def _learning(report: TripletReport) -> None:
    settings = report.settings
    st.subheader("Training", anchor=False)
    for column, (name, words, form) in zip(st.columns(2), _COURSES, strict=True):
        with column:
            _course([epoch[name] for epoch in report.epochs], words, form, f"triplet_{name}")
    st.caption(
        f"{count(report.products['learnt'])} of {report.products['kinds']} kinds, {settings['mining']} "
        f"triplets, margin {settings['margin']:g}, {settings['dim']} dimensions."
    )


def _course(values: list[float], words: str, form: str, key: str) -> None:
    """Show how a figure went, pass by pass, from 0 to its largest value."""
    points = list(enumerate(values, start=1))
    line_chart(
        [Line(words, points)],
        key=key,
        x=Axis("Epoch", None, "d"),
        y=Axis(
            f"{words}, {form.format(values[-1])} at the end", (0.0, 1.05 * max(*values, 1e-9)), form[2:-1]
        ),
        alt=f"{words} by epoch: from {form.format(values[0])} to {form.format(values[-1])}",
        markers=points[-1:],
    )
