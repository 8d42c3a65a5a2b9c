"""Which product a part of a page is about: from the address, searched by name, or any one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

import streamlit as st

from pages.ui.components.lanes import Lane, lanes
from pages.ui.lab.thumbnails import pieces
from pages.ui.shared import resources
from pages.ui.shared.product_search_field import name_field
from pages.ui.shared.resources import Shop
from recsys.search.facets import Selection

OF = "of"
"""The product's name in the address."""
_MOST = 12


def asked(shop: Shop) -> str | None:
    """Return the product in the address, None where there is none that is known."""
    wanted = st.query_params.get(OF)
    return wanted if wanted in shop.catalog else None


def pictured(shop: Shop) -> Iterator[str]:
    """Yield the products that have pictures."""
    return (str(i) for i, key in zip(shop.catalog.ids, shop.catalog.pictures, strict=True) if key)


def finder(shop: Shop, key: str) -> None:
    """Show a search for another product, and a button for any one.

    Args:
        shop: whose products.
        key: names this finder.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = name_field(st.container(), _field(key), label_visibility="collapsed") or ""
        st.button("Any product", icon=":material/casino:", key=f"{key}_any", on_click=_any, args=(shop, key))
    if text.strip():
        rows = resources.answer(shop, Selection(text=text)).rows[:_MOST]
        found = pieces(shop, [str(shop.catalog.ids[row]) for row in rows])
        lane = Lane("Which one?", "", found, "No product is called that.")
        lanes([lane], key=f"{key}_found", on_pick=partial(ask, key=key))


def ask(product_id: str, *, key: str) -> None:
    """Go on with a product, and empty the search field of the finder of this key. For callbacks."""
    st.query_params[OF] = product_id
    st.session_state[_field(key)] = ""


def _field(key: str) -> str:
    return f"{key}_find"


def _any(shop: Shop, key: str) -> None:
    ask(random.choice([*pictured(shop)]), key=key)  # noqa: S311
