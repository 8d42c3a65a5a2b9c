"""The maps before and after a training, side by side."""

from __future__ import annotations

import numpy as np
import streamlit as st

from pages.ui.components.linked_maps import Panel, linked_maps
from pages.ui.map import coloring, points
from pages.ui.shared.formatting import count, escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys.models.triplets import TripletReport
from recsys.projection.quality import nearest_on_map, purity

_TITLES = {"before": "Before", "after": "After"}
_MARGIN = 1.02


@st.fragment
def triplet_maps(shop: OpenCatalog, report: TripletReport) -> None:
    """Show the same products on both maps, coloured by what the visitor chooses."""
    st.subheader("Before and after", anchor=False)
    names = {name: words for name, words in coloring.choices(shop.shelf).items() if name != coloring.OWN}
    ids = [each for each in report.maps["ids"] if each in shop.catalog]
    if not names or len(ids) < len(report.maps["ids"]):
        return
    by = st.selectbox(
        "Colour by",
        list(names),
        format_func=lambda name: escape_markdown(names[name]),
        key="colour",
        bind="query-params",
        width=260,
    )
    rows = np.array([shop.catalog.row(each) for each in ids])
    point_colors = points.point_colors(shop, by)
    labels = None if point_colors.labels is None else point_colors.labels[rows]
    places = _framed({name: np.array(report.maps[name]["xy"]) for name in _TITLES})
    before, after = (
        Panel(title, _believed(report.maps[name], labels), np.round(places[name], 4).tolist())
        for name, title in _TITLES.items()
    )
    linked_maps(
        (before, after),
        key="triplet_maps",
        place=shop.place,
        version=points.version(shop),
        rows=rows.tolist(),
        groups=point_colors.groups,
        values=point_colors.values[rows].tolist(),
    )
    st.caption(
        f"{count(len(rows))} held out from training, drawn twice with the same method (t-SNE, perplexity "
        f"{report.settings['perplexity']:g}), start and seed, and aligned. Point at one to find it on both.",
        help="Go by the shares, not by the picture. Trustworthiness is 1 if points that are close on the map "
        "have similar vectors, and about 0.5 by chance.",
    )


def _framed(places: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Bring both maps into 0..1 on one scale."""
    both = np.concatenate(list(places.values()))
    low, high = both.min(axis=0), both.max(axis=0)
    size = max(float((high - low).max()), 1e-9) * _MARGIN
    return {name: (xy - (low + high) / 2) / size + 0.5 for name, xy in places.items()}


def _believed(drawn: dict, labels: np.ndarray | None) -> str:
    """Describe how faithful a map is to the labels that colour it."""
    said = []
    found = None if labels is None else purity(nearest_on_map(np.array(drawn["xy"])), labels)
    if found:
        said.append(
            f"{found.share:.0%} of the 10 nearest points agree in this ({found.chance:.0%} by chance)"
        )
    if drawn["trustworthiness"] is not None:
        said.append(f"trustworthiness {drawn['trustworthiness']:.3f}")
    return "; ".join(said)
