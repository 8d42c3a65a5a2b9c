"""The products chosen on the map: how many of what, as pictures, and as a file."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import streamlit as st

from pages.ui.components.bar_list import Bar, BarChart, bar_list
from pages.ui.components.product_grid import product_grid
from pages.ui.shared import downloads, url_state
from pages.ui.shared.formatting import count, heading
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop.page import PAGE_SIZE, card
from recsys.export.tables import products_table

_PAGE, _OF = "map_page", "map_page_of"
_KINDS, _VALUES = 4, 5


def chosen_products(shop: OpenCatalog, rows: np.ndarray, *, on_clear: Callable[[], None]) -> None:
    """Show products: counts by attribute, pictures in pages, and the list as a file.

    Args:
        shop: theirs.
        rows: which, in the order to show them.
        on_clear: called when the visitor wants to choose none.
    """
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(count(len(rows)), anchor=False, width="content")
        with st.container(horizontal=True, width="content"):
            if len(rows):
                downloads.download_button(
                    lambda: products_table(shop.catalog, rows), shop.place, key="chosen_list"
                )
            st.button("Clear selection", on_click=on_clear, icon=":material/close:")
    if not len(rows):
        st.text("No product on the map matches this selection.")
        return
    bar_list(_counts(shop, rows), key="counts")
    pages = -(-len(rows) // PAGE_SIZE)
    grid = st.container()
    page = _page(pages, rows)
    with grid:
        product_grid(
            [
                card(shop, shop.catalog.product(int(row)))
                for row in rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
            ],
            key="chosen",
            label=f"Selected products, page {page} of {pages}",
            small=shop.shelf.small_pictures,
            on_pick=url_state.open_product,
            place=shop.place,
        )


def _page(pages: int, rows: np.ndarray) -> int:
    """Show the pages; another choice of products starts on its first page."""
    choice = hash(rows.tobytes())
    if st.session_state.get(_OF) != choice:
        st.session_state[_OF] = choice
        st.session_state.pop(_PAGE, None)
    if pages == 1:
        return 1
    with st.container(horizontal_alignment="center"):
        return st.pagination(pages, key=_PAGE)


def _counts(shop: OpenCatalog, rows: np.ndarray) -> list[BarChart]:
    """Count the chosen products by the attributes that people filter by, the most telling values first."""
    found = []
    for column in dict.fromkeys((*shop.shelf.levels[:-3:-1], *shop.shelf.facets)):
        values = shop.catalog.table[column].iloc[rows].value_counts()
        values = values[values > 0]
        if len(values):
            bars = [Bar(str(name), int(number)) for name, number in values.iloc[:_VALUES].items()]
            if len(values) > _VALUES:
                bars.append(Bar("Others", int(values.iloc[_VALUES:].sum())))
            found.append(BarChart(heading(column), bars=bars))
    return found[:_KINDS]
