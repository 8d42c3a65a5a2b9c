"""Favourites and products to compare.

The visitor's browser stores them (see `components/lib/favorites.js`); a session on the server only mirrors
them, so no visitor ever sees another's.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui.components.compare_tray import compare_tray
from pages.ui.shared import url_state
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog

FAVORITES, COMPARE = "favourites", "compare"
LIMITS = {FAVORITES: 500, COMPARE: 4}
_MIRROR = "browser_lists"


def ids(shop: OpenCatalog, which: str) -> tuple[str, ...] | None:
    """Return the products on one of a shop's lists, or None as long as the browser has not told them."""
    mirror = st.session_state.get(_MIRROR, {}).get(shop.place)
    return mirror[which] if mirror else None


def only_favorites() -> bool:
    """Return whether the visitor wants to see favourites only."""
    return bool(st.query_params.get(FAVORITES))


def switch_favorites() -> None:
    """Show favourites only, or everything again. For callbacks."""
    if only_favorites():
        del st.query_params[FAVORITES]
    else:
        st.query_params[FAVORITES] = "1"


@st.fragment
def tray(shop: OpenCatalog) -> None:
    """Show what is chosen for comparing, and listen to what the browser stores."""
    chosen = ids(shop, COMPARE) or ()
    known = [shop.catalog.product(shop.catalog.row(each)) for each in chosen if each in shop.catalog]
    compare_tray(
        shop.place,
        [
            {"id": each.id, "title": each.title, "src": address(shop.place, shop.catalog, each.thumbnail)}
            for each in known
        ],
        [each for each in (*chosen, *(ids(shop, FAVORITES) or ())) if each not in shop.catalog],
        key="tray",
        on_lists=_mirror,
        on_compare=url_state.open_comparison,
    )


def _mirror(told: Any) -> None:
    """Take what the browser tells; it comes from outside, so only short lists of texts count."""
    if not isinstance(told, dict) or not isinstance(told.get("place"), str):
        return
    lists = {which: _texts(told.get(which), most) for which, most in LIMITS.items()}
    mirror = st.session_state.setdefault(_MIRROR, {})
    before = mirror.get(told["place"], {}).get(FAVORITES)
    mirror[told["place"]] = lists
    if only_favorites() and before != lists[FAVORITES]:
        st.rerun()


def _texts(value: Any, most: int) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(each for each in value[:most] if isinstance(each, str) and len(each) <= 200)
