"""Recognition of a picture, and the effect of the tolerance."""

from __future__ import annotations

import numpy as np
import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.models.eigenfaces_data import Faces
from pages.ui.shared import job_panel
from pages.ui.shared.charts import Axis, Line, line_chart
from pages.ui.shared.formatting import count
from pages.ui.shared.interval_chart import Estimate, interval_chart
from pages.ui.shared.resources import OpenCatalog
from recsys.models.open_set.report import KNOWN, OTHER_KINDS, OpenSetReport
from recsys.ranking.rejection import ThresholdResult

_WORK = "recognise"
_ROW = 12
_STEPS = 60
_WHY = (
    "How far is too far? Each category is held out in turn: the rest of the catalogue should recognise its "
    "own pictures and reject the others."
)
_SORTS = {
    OTHER_KINDS: "Unknown categories",
    "upside down": "Upside down",
    "negative": "Negatives",
    "scrambled": "Scrambled",
}
_YES = ":green-badge[:material/check_circle: Recognised]"
_NO = ":orange-badge[:material/search_off: Not recognised]"


def recognised(shop: OpenCatalog, found: Faces, code: np.ndarray, row: int) -> None:
    """Show the products nearest to a projection, and whether they are within the tolerance.

    Args:
        shop: whose products.
        found: its eigenfaces.
        code: (dim,) projection of a picture.
        row: the product whose picture it is or was; it is left out of the neighbours.
    """
    st.header("Is it recognised?", anchor=False)
    near = found.nearest(shop, code, row, _ROW)
    distances = (-near.scores).tolist()
    tolerance = _tolerance(found.report) if found.report else None
    if distances and tolerance is not None:
        st.markdown(_verdict(ThresholdResult(distances[0], tolerance)))
    ids = [str(shop.catalog.ids[each]) for each in near.rows]
    notes = {each: f"{distance:.2f}" for each, distance in zip(ids, distances, strict=True)}
    marked = [each for each, distance in zip(ids, distances, strict=True) if distance <= (tolerance or 0)]
    remark = "Below each picture: its distance. The product itself is left out."
    lane = ProductRow(
        "Nearest by eigenfaces", remark, product_tiles(shop, ids, marked, notes), "This is the only picture."
    )
    product_rows([lane], key="near", mark="within the tolerance")
    command = ["open-set", str(shop.folder), "--keep"]
    if job_panel.busy(shop, _WORK, command):
        return
    if found.report is None or tolerance is None:
        st.text(_WHY)
        job_panel.run_button(shop, _WORK, "Measure", lambda: command, icon=":material/straighten:")
        return
    _how_far(found.report, tolerance)


def _tolerance(report: OpenSetReport) -> float:
    """Let the visitor move the tolerance; it starts where measuring has put it."""
    return st.slider(
        "Tolerance",
        0.0,
        _largest(report),
        round(report.tolerance, 2),
        0.05,
        key="tolerance",
        bind="query-params",
        help=f"The measured value is {report.tolerance:.2f}: 95 of 100 known pictures are nearer. "
        "Photos are judged by that value; moving the slider changes this page only.",
    )


def _verdict(nearness: ThresholdResult) -> str:
    if nearness.recognised:
        return (
            f"{_YES} The nearest product is at {nearness.distance:.2f}, within the tolerance of "
            f"{nearness.tolerance:.2f}."
        )
    return (
        f"{_NO} Nothing else in this catalogue is as near as {nearness.tolerance:.2f}: the nearest product "
        f"is at {nearness.distance:.2f}."
    )


def _how_far(report: OpenSetReport, tolerance: float) -> None:
    """Show the effect of a tolerance on known pictures and on each sort of unknown ones."""
    st.header("How far is too far?", anchor=False)
    own = report.sample(KNOWN).values
    strangers = {each["name"]: report.sample(each["name"]).values for each in report.unknown}
    kept, let_in = (float((each <= tolerance).mean()) for each in (own, next(iter(strangers.values()))))
    st.markdown(
        f"This tolerance rejects **{1 - kept:.0%}** of known products and accepts **{let_in:.0%}** of "
        "products of unknown categories."
    )
    left, right = st.columns((2, 3), gap="large", vertical_alignment="center")
    with left:
        line_chart(
            [
                Line(_sort(name, report), _roc(own, values), color=number)
                for number, (name, values) in enumerate(strangers.items())
            ],
            key="roc",
            x=Axis("Unknown pictures accepted"),
            y=Axis("Known pictures recognised"),
            alt=f"ROC curve: {kept:.0%} of known pictures recognised, {let_in:.0%} of unknown ones accepted.",
            markers=[(let_in, kept)],
        )
    with right:
        _shares(report, tolerance)


def _shares(report: OpenSetReport, tolerance: float) -> None:
    asked = {name: report.sample(name) for name in (KNOWN, *(each["name"] for each in report.unknown))}
    rows = [
        Estimate.of(
            "Known pictures" if name == KNOWN else _SORTS[name],
            count(len(each.values), "picture"),
            each.within(tolerance).rounded(),
            reference=name != KNOWN,
        )
        for name, each in asked.items()
    ]
    interval_chart(rows, key="let_in", label="Share recognised at this tolerance")
    about = report.catalog
    st.caption(
        f"Share recognised, with 95 % intervals. Known pictures have another one of the same "
        f"{report.known_by} in the catalogue. Each of {about['kinds']} categories was held out once; "
        "the queries were never trained on. Beside the names of the curves: the "
        "area under them, 0.50 by chance."
    )


def _sort(name: str, report: OpenSetReport) -> str:
    area = next(each["auc"]["value"] for each in report.unknown if each["name"] == name)
    return f"{_SORTS[name]}: {area:.2f}"


def _roc(own: np.ndarray, strangers: np.ndarray) -> list[tuple[float, float]]:
    """Return (share of unknown pictures, share of known ones) within ever larger tolerances."""
    steps = np.quantile(np.concatenate([own, strangers]), np.linspace(0, 1, _STEPS))
    inside = [(float((strangers <= step).mean()), float((own <= step).mean())) for step in steps]
    return [(0.0, 0.0), *((round(a, 4), round(b, 4)) for a, b in inside)]


def _largest(report: OpenSetReport) -> float:
    """Return where the slider ends: beyond nearly all of its own and well beyond the tolerance."""
    far = max(float(np.quantile(report.sample(KNOWN).values, 0.99)), 2 * report.tolerance)
    return float(np.ceil(far))
