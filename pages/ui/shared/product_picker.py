"""Choice of the product that a part of a page is about: from the address, by name, or at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.shared import resources
from pages.ui.shared.product_search_field import name_field
from pages.ui.shared.resources import OpenCatalog
from recsys.search.facets import Selection

OF = "of"
"""The product's name in the address."""
_MOST = 12


def picked_product(shop: OpenCatalog) -> str | None:
    """Return the product in the address, None where there is none that is known."""
    wanted = st.query_params.get(OF)
    return wanted if wanted in shop.catalog else None


def pictured(shop: OpenCatalog) -> Iterator[str]:
    """Yield the products that have pictures."""
    return (str(i) for i, key in zip(shop.catalog.ids, shop.catalog.pictures, strict=True) if key)


def product_picker(shop: OpenCatalog, key: str) -> None:
    """Show a search for a product, and a button for a random one.

    Args:
        shop: whose products.
        key: names this finder.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = name_field(st.container(), _field(key), label_visibility="collapsed") or ""
        st.button(
            "Random product", icon=":material/casino:", key=f"{key}_any", on_click=_any, args=(shop, key)
        )
    if text.strip():
        rows = resources.search_catalog(shop, Selection(text=text)).rows[:_MOST]
        found = product_tiles(shop, [str(shop.catalog.ids[row]) for row in rows])
        lane = ProductRow("Choose a product", "", found, "No matching product.")
        product_rows([lane], key=f"{key}_found", on_pick=partial(pick_product, key=key))


def pick_product(product_id: str, *, key: str) -> None:
    """Go on with a product, and empty the search field of the finder of this key. For callbacks."""
    st.query_params[OF] = product_id
    st.session_state[_field(key)] = ""


def _field(key: str) -> str:
    return f"{key}_find"


def _any(shop: OpenCatalog, key: str) -> None:
    pick_product(random.choice([*pictured(shop)]), key=key)  # noqa: S311
