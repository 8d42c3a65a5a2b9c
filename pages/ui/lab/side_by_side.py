"""One product, one row a method."""

from __future__ import annotations

import random
from itertools import chain

import streamlit as st

from pages.ui import loaders
from pages.ui.components.lanes import Lane, lanes
from pages.ui.lab.pieces import METHOD_NAMES, pieces, rivals
from pages.ui.loaders import Shop
from pages.ui.name_field import name_field
from pages.ui.shelf import Selection
from recsys.evaluation.rivals import Rivals, overlap

OF = "of"
_TEXT = "lab_find"
_DIFFERING = 12


@st.fragment
def side_by_side(shop: Shop) -> None:
    """Show what each method finds most like one product."""
    found = rivals(shop)
    product = _asked(shop, found)
    if product is None:
        st.info("This catalogue has no pictures to compare.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = name_field(st.container(), _TEXT, label_visibility="collapsed") or ""
        st.button("Any product", icon=":material/casino:", on_click=_any, args=(shop,))
    if text.strip():
        _search(shop, text)
    rows = found.rows(product)
    first = next(iter(_ordered(shop, rows)))
    own = Lane("The product", shop.catalog.title(product), pieces(shop, [product]))
    lanes(
        [own, *(_lane(shop, name, rows[name], rows[first], first) for name in _ordered(shop, rows))],
        key="methods",
        mark="also in the first row",
        on_pick=_ask,
    )
    if len(found.tables) > 1:
        _agreement(shop, found)


def _lane(shop: Shop, name: str, row: list[str], first_row: list[str], first: str) -> Lane:
    common = f"{overlap(row, first_row)} of {len(row)} also in the first row"
    return Lane(
        METHOD_NAMES.get(name, name),
        "" if name == first or not row else common,
        pieces(shop, row, marked=() if name == first else first_row),
        "It has no picture of this product.",
    )


def _ordered(shop: Shop, rows: dict[str, list[str]]) -> list[str]:
    return sorted(rows, key=lambda name: (name != shop.recommender.encoder, name == "hsv", name))


def _agreement(shop: Shop, found: Rivals) -> None:
    st.subheader("Where the methods disagree most", anchor=False)
    st.caption(
        f"On average {found.agreement():.0%} of a row is in all of them. For these products it is least: "
        "click one to see its rows."
    )
    lanes([Lane("", "", pieces(shop, found.disagreements(_DIFFERING)))], key="differing", on_pick=_ask)


def _asked(shop: Shop, found: Rivals) -> str | None:
    wanted = st.query_params.get(OF)
    if wanted in shop.catalog:
        return wanted
    telling = found.disagreements(1) if len(found.tables) > 1 else []
    with_picture = (str(i) for i, key in zip(shop.catalog.ids, shop.catalog.pictures, strict=True) if key)
    return next(chain(telling, with_picture), None)


def _search(shop: Shop, text: str) -> None:
    rows = loaders.answer(shop, Selection(text=text)).rows[:_DIFFERING]
    found = pieces(shop, [str(shop.catalog.ids[row]) for row in rows])
    lanes([Lane("Which one?", "", found, "No product is called that.")], key="lab_found", on_pick=_ask)


def _ask(product_id: str) -> None:
    st.query_params[OF] = product_id
    st.session_state[_TEXT] = ""


def _any(shop: Shop) -> None:
    rows = [row for row, key in enumerate(shop.catalog.pictures) if key]
    _ask(str(shop.catalog.ids[random.choice(rows)]))  # noqa: S311
