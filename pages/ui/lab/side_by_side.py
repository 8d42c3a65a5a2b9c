"""One product, one row a method."""

from __future__ import annotations

from functools import partial
from itertools import chain

import streamlit as st

from pages.ui.components.lanes import Lane, lanes
from pages.ui.lab.thumbnails import METHOD_NAMES, pieces, rivals
from pages.ui.shared.product_picker import ask, asked, finder, pictured
from pages.ui.shared.resources import Shop
from recsys.evaluation.encoder_comparison import Rivals, overlap

_FIND = "lab"
_DIFFERING = 12


@st.fragment
def side_by_side(shop: Shop) -> None:
    """Show what each method finds most like one product."""
    found = rivals(shop)
    product = _asked(shop, found)
    if product is None:
        st.info("This catalogue has no pictures to compare.")
        return
    finder(shop, _FIND)
    rows = found.rows(product)
    first = next(iter(_ordered(shop, rows)))
    own = Lane("The product", shop.catalog.title(product), pieces(shop, [product]))
    lanes(
        [own, *(_lane(shop, name, rows[name], rows[first], first) for name in _ordered(shop, rows))],
        key="methods",
        mark="also in the first row",
        on_pick=partial(ask, key=_FIND),
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
    lanes(
        [Lane("", "", pieces(shop, found.disagreements(_DIFFERING)))],
        key="differing",
        on_pick=partial(ask, key=_FIND),
    )


def _asked(shop: Shop, found: Rivals) -> str | None:
    telling = found.disagreements(1) if len(found.tables) > 1 else []
    return asked(shop) or next(chain(telling, pictured(shop)), None)
