"""One design in several colours: together in the grid, side by side in the drawer."""

from __future__ import annotations

import numpy as np
import streamlit as st

from pages.ui.components.product_rows import ProductRow, ProductTile, product_rows
from pages.ui.shared import url_state
from pages.ui.shared.formatting import count
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from recsys.catalog import Product

SWITCH = "variants"
_MOST = 24


def every_one_shown() -> bool:
    """Return whether the visitor wants each variant as a card of its own."""
    return bool(st.query_params.get(SWITCH))


def switch() -> None:
    """Show every variant, or one of each design again. For callbacks."""
    st.query_params.update({SWITCH: [] if every_one_shown() else "all"})


def badge(shop: OpenCatalog, row: int) -> str:
    """Return the words on the card of a design, "" for a product without variants."""
    size = shop.shelf.variants_of(row).size
    return count(size, "variant") if size > 1 else ""


def strip(shop: OpenCatalog, product: Product) -> None:
    """Show a product's variants, itself among them, to switch between; nothing where there are none."""
    rows = shop.shelf.variants_of(shop.catalog.row(product.id))
    if rows.size < 2:
        return
    some = _some(rows, shop.catalog.row(product.id))
    tiles = [_tile(shop, shop.catalog.product(int(row))) for row in some]
    product_rows(
        [ProductRow(count(rows.size, "variant"), tiles=tiles)],
        key="variants",
        layout="strip",
        current=product.id,
        on_pick=url_state.open_product,
    )


def _some(rows: np.ndarray, own: int) -> np.ndarray:
    """Return the first rows, the own one among them."""
    first = rows[:_MOST]
    return first if own in first else np.append(first[:-1], own)


def _tile(shop: OpenCatalog, product: Product) -> ProductTile:
    return ProductTile(
        product.id,
        url_state.product_link(shop.place, product.id),
        product.title,
        address(shop.place, shop.catalog, product.thumbnail),
    )
