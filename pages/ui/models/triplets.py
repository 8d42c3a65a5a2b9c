"""A triplet embedding: taught by the catalogue's own labels, before and after."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import streamlit as st

from pages.ui.components.curve import Axis, Line, curve
from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.spans import Span, spans
from pages.ui.lab.thumbnails import encoder_comparison, pieces
from pages.ui.models.triplet_maps import triplet_maps
from pages.ui.shared import job_panel
from pages.ui.shared.formatting import count, escape_markdown, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.models.triplets import MINING, Settings, TripletReport

_WORK = "triplets"
_WHY = (
    "A triplet is a product, another of its kind, and one of another kind. Training moves the first two "
    "together until the third is farther away, again and again, for thousands of triplets."
)
_MINING = {"semi-hard": "Semi-hard", "hard": "The hardest", "all": "All"}
_SAYS = {
    "after": ("After", "what is learnt here"),
    "bundled": ("ResNet50", "the search as it comes"),
    "before": ("Before", "the network's plain features"),
}
_COURSES = (("loss", "Loss", "{:.3f}"), ("wrong", "Triplets still wrong", "{:.1%}"))
_LENGTHS = (32, 64, 128, 256)
_CANDIDATES = 80


def triplets(shop: OpenCatalog) -> None:
    """Show what was learnt, and offer to learn."""
    report = TripletReport.kept(shop.catalog)
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
        "Kinds are told by",
        [name for name in columns if len(shop.catalog.values(name)[1]) > 1] or [usual.column],
        format_func=lambda name: escape_markdown(heading(name)),
        key="kind",
        bind="query-params",
    )
    mining = cells.selectbox(
        "Triplets to learn from",
        list(MINING),
        format_func=_MINING.__getitem__,
        key="mining",
        bind="query-params",
        help="Semi-hard: another kind that is a little farther away than the own one. The hardest: the "
        "nearest of another kind against the farthest of the own. All: every one of a batch.",
    )
    margin = cells.number_input(
        "Margin",
        0.05,
        1.0,
        usual.margin,
        0.05,
        key="margin",
        bind="query-params",
        help="How much farther away another kind shall be. Distances go from 0 to 2.",
    )
    length = cells.selectbox(
        "Numbers a product",
        _LENGTHS,
        index=_LENGTHS.index(usual.dim),
        key="length",
        bind="query-params",
        help="More numbers tell finer differences and take more room.",
    )
    passes = cells.number_input(
        "Passes", 1, 100, usual.epochs, key="passes", bind="query-params", help="Over all products."
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
        lanes([Lane("One triplet", "", pieces(shop, found, notes=notes))], key="triplet")


@st.cache_resource(max_entries=16, show_spinner=False)
def _triplet(
    _shop: OpenCatalog, folder: Path, encoder: str, version: int, column: str
) -> tuple[str, str, str] | None:
    """Return a product, one of its kind and one of another that both look like it; None if there are none."""
    catalog, tables = _shop.catalog, encoder_comparison(_shop)
    labels = catalog.values(column)[0]
    candidates = np.flatnonzero((labels >= 0) & (catalog.pictures != ""))
    spread = (
        np.unique(np.linspace(0, len(candidates) - 1, _CANDIDATES).astype(int)) if len(candidates) else []
    )
    for row in candidates[spread]:
        near = [(each, labels[catalog.row(each)]) for each in tables.rows(str(catalog.ids[row]))[encoder]]
        alike = [each for each, label in near if label == labels[row]]
        other = [each for each, label in near if label not in (labels[row], -1)]
        if alike and other:
            return str(catalog.ids[row]), alike[-1], other[0]
    return None


def _result(shop: OpenCatalog, report: TripletReport) -> None:
    gain = report.figures["before"]["gain"]
    asked, column = report.products["asked"], heading(report.settings["column"]).lower()
    st.subheader("What it is worth", anchor=False)
    spans(_rows(report), key="triplet_figures", label="Share of the 5 nearest of the same kind")
    st.caption(
        f"Share of the 5 nearest products of the same {escape_markdown(column)}, asked for {count(asked)} "
        f"that training never saw. After is {_more(gain['value'])} than before (95 % interval "
        f"{gain['low']:+.3f} to {gain['high']:+.3f})."
    )
    triplet_maps(shop, report)
    _learning(report)
    st.page_link("pages/lab.py", label="See its rows beside those of the others", icon=":material/science:")


def _more(gain: float) -> str:
    return f"{abs(gain):.3f} {'better' if gain >= 0 else 'worse'}"


def _rows(report: TripletReport) -> list[Span]:
    rows = [
        Span(*words, **report.figures[name]["P@5"], quiet=name != "after")
        for name, words in _SAYS.items()
        if name in report.figures
    ]
    simple = (
        ("Commonest kind", "shown to everybody", report.majority),
        ("Chance", "any products", report.chance),
    )
    return rows + [Span(name, says, share, share, share, quiet=True) for name, says, share in simple]


def _learning(report: TripletReport) -> None:
    settings = report.settings
    st.subheader("How it went", anchor=False)
    for column, (name, words, form) in zip(st.columns(2), _COURSES, strict=True):
        with column:
            _course([epoch[name] for epoch in report.epochs], words, form, f"triplet_{name}")
    st.caption(
        f"{count(report.products['learnt'])} of {report.products['kinds']} kinds, {settings['mining']} "
        f"triplets, margin {settings['margin']:g}, {settings['dim']} numbers a product."
    )


def _course(values: list[float], words: str, form: str, key: str) -> None:
    """Show how a figure went, pass by pass, from 0 to its largest value."""
    top, last = max(*values, 1e-9), max(len(values) - 1, 1)
    points = [(number / last, value / top) for number, value in enumerate(values)]
    curve(
        [Line(words, points)],
        here=points[-1],
        says=f"{words}, pass by pass: from {form.format(values[0])} to {form.format(values[-1])}",
        across=Axis("Pass", ("1", str(len(values)))),
        up=Axis(f"{words}, {form.format(values[-1])} in the end", ("0", form.format(top))),
        key=key,
    )
