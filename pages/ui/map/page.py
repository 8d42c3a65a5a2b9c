"""The map page: all products as points, and the chosen ones as pictures below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from pages.ui.components.product_map import MapView, product_map
from pages.ui.map import coloring, photos, points
from pages.ui.map.no_map import no_map
from pages.ui.map.selection_panel import chosen_products
from pages.ui.shared import resources, url_state
from pages.ui.shared.formatting import count, escape_markdown
from pages.ui.shared.product_search_field import name_field
from pages.ui.shared.resources import OpenCatalog
from recsys.encoders import encoder_label
from recsys.projection import MapState
from recsys.search.facets import Selection

AREA = "map_area"
"""Session state: the products inside the line drawn by the visitor (`points.encode_bitset`), by catalogue."""
_TEXT, _BY, _AFTER, _BEFORE, _GROUP = "find", "by", "map", "before", "group"
_ALONE = "Nothing"


@dataclass(frozen=True)
class _View:
    """The visitor's settings of the map.

    Attributes:
        by: what gives the points their colours.
        after, before: encoders; the second only to compare with.
        picked: numbers of the groups to show, empty for all.
        found: (n,) rows that match the search, best first; None without a search.
        area: bits of the products inside the drawn line, see `points.encode_bitset`; None without a line.
    """

    by: str
    after: str
    before: str | None
    picked: list[int]
    found: np.ndarray | None
    area: str | None


@st.fragment
def whole_map(shop: OpenCatalog) -> None:
    """Show the map of a catalogue with its controls, and below it what the visitor has chosen."""
    st.title(escape_markdown(shop.catalog.name), anchor=False)
    st.caption("Each point is a product; similar products are close together.")
    drawn = [name for name, state in points.map_states(shop).items() if state is MapState.CURRENT]
    if not drawn:
        no_map(shop)
        return
    view = _wanted(shop, drawn)
    rows = _chosen(shop, view)
    product_map(
        _atlas(shop, view, rows),
        key="atlas",
        on_open=lambda row: _open(shop, row),
        on_groups=_pick,
        on_area=lambda bits: _draw(shop, bits),
    )
    _belief(shop, view)
    if st.session_state.get(photos.PHOTOS):
        st.button("Remove the photo from the map", on_click=photos.forget, icon=":material/close:")
    if rows is None:
        st.caption(
            "To list products, choose a group above, search, or press Select or Box and draw around them."
        )
    else:
        chosen_products(shop, rows, on_clear=lambda: _clear(shop))


def _wanted(shop: OpenCatalog, drawn: list[str]) -> _View:
    """Show the controls and return what they say."""
    text, by, after, before = _controls(shop, drawn)
    names = [group.name for group in points.point_colors(shop, by).groups]
    wanted = set(st.query_params.get_all(_GROUP))  # from outside: unknown names mean nothing
    return _View(
        by,
        after,
        before,
        picked=[number for number, name in enumerate(names) if name in wanted],
        found=resources.search_catalog(shop, Selection(text=text)).rows if text.strip() else None,
        area=st.session_state.get(AREA, {}).get(shop.place),
    )


def _controls(shop: OpenCatalog, drawn: list[str]) -> tuple[str, str, str, str | None]:
    """Show search, colours and encoders, and return what is chosen."""
    by_names = coloring.choices(shop.shelf)
    controls = st.grid(4 if len(drawn) > 1 else 2, min_column_width=150)
    text = name_field(controls, _TEXT)
    by = controls.selectbox(
        "Colour by",
        list(by_names),
        format_func=lambda name: escape_markdown(by_names[name]),
        key=_BY,
        bind="query-params",
        on_change=_forget_groups,
    )
    after, before = drawn[0], _ALONE
    if shop.recommender.encoder in drawn:
        after = shop.recommender.encoder
    if len(drawn) > 1:
        names = sorted(drawn, key=lambda name: name != after)
        after = controls.selectbox(
            "Similarity by", names, format_func=encoder_label, key=_AFTER, bind="query-params"
        )
        others = [_ALONE, *(name for name in names if name != after)]
        before = controls.selectbox(
            "Compare with", others, format_func=encoder_label, key=_BEFORE, bind="query-params"
        )
    return text or "", by, after, None if before == _ALONE else before


def _atlas(shop: OpenCatalog, view: _View, rows: np.ndarray | None) -> MapView:
    groups = points.point_colors(shop, view.by).groups
    point_count = int((points.places(shop, view.after).rows >= 0).sum())
    named = coloring.choices(shop.shelf)[view.by].lower()
    largest = sorted(groups, key=lambda group: -group.count)[:3]
    told = ", ".join(f"{group.name} ({group.count:,})" for group in largest)
    return MapView(
        place=shop.place,
        version=points.version(shop),
        points=point_count,
        after=view.after,
        before=view.before,
        names={"after": encoder_label(view.after), "before": encoder_label(view.before or "")},
        by=view.by,
        groups=groups,
        picked=view.picked,
        names_at=points.names_at(shop, view.after, view.by),
        found=None if view.found is None else points.encode_bitset(view.found, len(shop.catalog)),
        area=view.area,
        note="" if rows is None else f"{count(len(rows))} selected, listed below",
        label=f"Map of {count(point_count)}; similar ones are close together."
        + (f" Largest groups by {named}: {told}." if told else "")
        + " Arrow keys move the map, plus and minus zoom, Enter lists what is in view; the groups below "
        "select products.",
        legend=f"Groups by {named}",
        marks=photos.marks(shop, view.after),
    )


def _belief(shop: OpenCatalog, view: _View) -> None:
    """Show how faithful the map is."""
    told = []
    for encoder in (view.before, view.after) if view.before else (view.after,):
        name = f"{encoder_label(encoder)}: " if view.before else ""
        agreement = points.agreement(shop, encoder, view.by)
        if agreement is not None:
            told.append(
                f"{name}{agreement.share:.0%} of a product's 10 nearest points are in its group "
                f"({agreement.chance:.0%} by chance)."
            )
        trust = points.places(shop, encoder).drawn.quality.get("trustworthiness")
        if trust is not None:
            told.append(f"Trustworthiness {trust:.3f} (best: 1).")
    st.caption(
        " ".join(told),
        help="A flat map cannot preserve all distances. Trustworthiness is 1 if products that are close on "
        "the map also look alike, and about 0.5 by chance. Group sizes and long distances mean little.",
    )


def _chosen(shop: OpenCatalog, view: _View) -> np.ndarray | None:
    """Return the rows that the visitor has chosen, best match first, or None if nothing is chosen."""
    if not view.picked and view.found is None and view.area is None:
        return None
    on_map = points.places(shop, view.after).rows >= 0
    if view.picked:
        on_map &= np.isin(points.point_colors(shop, view.by).values, view.picked)
    if view.area is not None:
        inside = np.zeros(len(on_map), dtype=bool)
        inside[points.unpacked(view.area, len(on_map))] = True
        on_map &= inside
    rows = np.arange(len(on_map)) if view.found is None else view.found
    return rows[on_map[rows]]


def _open(shop: OpenCatalog, row: int) -> None:
    if 0 <= row < len(shop.catalog):
        url_state.open_product(str(shop.catalog.ids[row]))


def _pick(names: list[str]) -> None:
    if names:
        st.query_params[_GROUP] = names
    else:
        st.query_params.pop(_GROUP, None)


def _draw(shop: OpenCatalog, bits: str | None) -> None:
    st.session_state[AREA] = {} if bits is None else {shop.place: bits}


def _forget_groups() -> None:
    st.query_params.pop(_GROUP, None)


def _clear(shop: OpenCatalog) -> None:
    _forget_groups()
    _draw(shop, None)
    st.session_state[_TEXT] = ""
