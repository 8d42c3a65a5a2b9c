"""Whether a picture is recognised, and what moving the tolerance means."""

from __future__ import annotations

import numpy as np
import streamlit as st

from pages.ui.components.curve import Axis, Line, curve
from pages.ui.components.lanes import Lane, lanes
from pages.ui.components.spans import Span, spans
from pages.ui.lab.thumbnails import pieces
from pages.ui.models.eigenfaces_data import Faces
from pages.ui.shared import job_panel
from pages.ui.shared.formatting import count
from pages.ui.shared.resources import OpenCatalog
from recsys.models.open_set.evaluate import OTHER_KINDS, OWN, Recognition
from recsys.ranking.rejection import ThresholdResult

_WORK = "recognise"
_ROW = 12
_STEPS = 60
_WHY = (
    "How far is too far? Kinds of products are held out in turn: what is left should recognise its own and "
    "turn strangers away."
)
_SORTS = {
    OTHER_KINDS: "Kinds it does not have",
    "upside down": "Upside down",
    "negative": "Negatives",
    "scrambled": "Scrambled",
}
_YES = ":green-badge[:material/check_circle: Recognised]"
_NO = ":orange-badge[:material/search_off: Not recognised]"


def recognised(shop: OpenCatalog, found: Faces, code: np.ndarray, row: int) -> None:
    """Show what lies nearest to a projection, and whether that is near enough.

    Args:
        shop: whose products.
        found: its eigenfaces.
        code: (dim,) projection of a picture.
        row: the product whose picture it is or was; it cannot vouch for itself.
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
    remark = "Below each its distance. The product itself is left out."
    lane = Lane("Nearest by eigenfaces", remark, pieces(shop, ids, marked, notes), "It is the only picture.")
    lanes([lane], key="near", mark="near enough")
    command = ["recognise", str(shop.folder), "--keep"]
    if job_panel.busy(shop, _WORK, command):
        return
    if found.report is None or tolerance is None:
        st.text(_WHY)
        job_panel.run_button(shop, _WORK, "Measure", lambda: command, icon=":material/straighten:")
        return
    _how_far(found.report, tolerance)


def _tolerance(report: Recognition) -> float:
    """Let the visitor move the tolerance; it starts where measuring has put it."""
    return st.slider(
        "Tolerance",
        0.0,
        _largest(report),
        round(report.tolerance, 2),
        0.05,
        key="tolerance",
        bind="query-params",
        help=f"Measuring has put it at {report.tolerance:.2f}, so that 95 of 100 of its own lie nearer. "
        "Photos are judged by that; moving it changes this page only.",
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


def _how_far(report: Recognition, tolerance: float) -> None:
    """Show what a tolerance means, for its own pictures and for each sort of strangers."""
    st.header("How far is too far?", anchor=False)
    own = report.of(OWN).values
    strangers = {each["name"]: report.of(each["name"]).values for each in report.strangers}
    kept, let_in = (float((each <= tolerance).mean()) for each in (own, next(iter(strangers.values()))))
    st.markdown(
        f"This tolerance turns away **{1 - kept:.0%}** of its own, and lets in **{let_in:.0%}** of products "
        "of kinds that it does not have."
    )
    left, right = st.columns((2, 3), gap="large", vertical_alignment="center")
    with left:
        curve(
            [Line(_sort(name, report), _roc(own, values)) for name, values in strangers.items()],
            here=(let_in, kept),
            says=f"ROC curve: {kept:.0%} of its own are recognised and {let_in:.0%} of strangers let in.",
            across=Axis("Strangers let in", ("0", "100 %")),
            up=Axis("Its own recognised", ("0", "100 %")),
            key="roc",
        )
    with right:
        _shares(report, tolerance)


def _shares(report: Recognition, tolerance: float) -> None:
    asked = {name: report.of(name) for name in (OWN, *(each["name"] for each in report.strangers))}
    rows = [
        Span(
            "Its own" if name == OWN else _SORTS[name],
            count(len(each.values), "picture"),
            **each.within(tolerance).rounded(),
            quiet=name != OWN,
        )
        for name, each in asked.items()
    ]
    spans(rows, key="let_in", label="Share recognised at this tolerance")
    about = report.catalog
    st.caption(
        f"Share recognised, with 95 % intervals. Its own: pictures with another one of the same {report.own} "
        f"in the catalogue. Each of {about['kinds']} kinds was held out once; nothing was learnt from the "
        "pictures asked for. Beside the names of the curves: the area below them, 0.50 by chance."
    )


def _sort(name: str, report: Recognition) -> str:
    area = next(each["auc"]["value"] for each in report.strangers if each["name"] == name)
    return f"{_SORTS[name]}: {area:.2f}"


def _roc(own: np.ndarray, strangers: np.ndarray) -> list[tuple[float, float]]:
    """Return (share of strangers, share of its own) within ever larger tolerances."""
    steps = np.quantile(np.concatenate([own, strangers]), np.linspace(0, 1, _STEPS))
    inside = [(float((strangers <= step).mean()), float((own <= step).mean())) for step in steps]
    return [(0.0, 0.0), *((round(a, 4), round(b, 4)) for a, b in inside)]


def _largest(report: Recognition) -> float:
    """Return where the slider ends: beyond nearly all of its own and well beyond the tolerance."""
    far = max(float(np.quantile(report.of(OWN).values, 0.99)), 2 * report.tolerance)
    return float(np.ceil(far))
