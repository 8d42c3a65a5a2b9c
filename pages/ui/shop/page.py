"""The grid of the chosen catalogue: count, products, pages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from pages.ui.components.product_grid import Card, product_grid
from pages.ui.components.toolbar import Switch, toolbar
from pages.ui.shared import downloads, favorites, resources, url_state
from pages.ui.shared.formatting import count, escape_markdown, price
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import filters, variants
from recsys.catalog import Product
from recsys.export.tables import products_table
from recsys.search.facets import SearchResult, Selection

PAGE_SIZE = 48


def product_grid_page(shop: OpenCatalog) -> None:
    """Show the products that the visitor's search and filters leave."""
    st.title(escape_markdown(shop.catalog.name), anchor=False)
    if not len(shop.catalog):
        st.info("This catalogue has no products yet.", icon=":material/inventory_2:")
        return
    selection = replace(filters.chosen(shop.shelf), every_variant=variants.every_one_shown())
    if favorites.only_favorites():
        favorite_ids = favorites.ids(shop, favorites.FAVORITES)
        if favorite_ids is None:
            st.skeleton(420)
            return
        selection = replace(selection, only=favorite_ids)
    answer = resources.search_catalog(shop, selection)
    filters.panel(shop.shelf, selection, answer)
    _toolbar(shop, selection, answer)
    if len(answer.rows):
        _products(shop, answer.rows, designs=not selection.every_variant)
    else:
        _nothing_found(selection)


def _toolbar(shop: OpenCatalog, selection: Selection, answer: SearchResult) -> None:
    found, shown = answer.found, len(answer.rows)
    switches = [Switch(favorites.FAVORITES, "Favourites", selection.only is not None)]
    if shop.shelf.has_variants:
        switches.append(Switch(variants.SWITCH, "All variants", selection.every_variant))
    toolbar(
        count(found) if shown == found else f"{count(found)} in {count(shown, 'design')}",
        filters.chips(shop.shelf, selection),
        switches,
        key="toolbar",
        place=shop.place,
        filters=filters.any_offered(shop.shelf),
        on_remove=filters.change,
        on_clear=filters.clear,
        on_switch=_switch,
    )


def _switch(name: str) -> None:
    {favorites.FAVORITES: favorites.switch_favorites, variants.SWITCH: variants.switch}[name]()
    filters.first_page()


def _products(shop: OpenCatalog, rows: np.ndarray, *, designs: bool) -> None:
    pages = -(-len(rows) // PAGE_SIZE)
    grid = st.container()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        page = _page(pages)
        downloads.download_button(lambda: products_table(shop.catalog, rows), shop.place, key="download")
    with grid:
        product_grid(
            [
                replace(
                    card(shop, shop.catalog.product(row)), badge=variants.badge(shop, row) if designs else ""
                )
                for row in rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE].tolist()
            ],
            key="products",
            label=f"Products, page {page} of {pages}",
            small=shop.shelf.small_pictures,
            on_pick=url_state.open_product,
            place=shop.place,
        )


def card(shop: OpenCatalog, product: Product) -> Card:
    """Return a product's card for the catalogue's grid."""
    return Card(
        id=product.id,
        href=url_state.product_link(shop.place, product.id),
        title=product.title,
        src=address(shop.place, shop.catalog, product.thumbnail),
        price=worded_price(shop, product.price),
        was=worded_price(shop, discounted_from(product)),
    )


def worded_price(shop: OpenCatalog, amount: float | None) -> str:
    """Format a price of a shop's product, "" where it is unknown."""
    return price(amount, shop.catalog.currency, cents=shop.shelf.has_cents)


def discounted_from(product: Product) -> float | None:
    """Return the price before the discount, None where there is none."""
    if product.price is None or product.list_price is None or product.list_price <= product.price:
        return None
    return product.list_price


def _page(pages: int) -> int:
    return 1 if pages == 1 else st.pagination(pages, key=filters.PAGE, width="stretch", bind="query-params")


def _nothing_found(selection: Selection) -> None:
    none_kept = selection.only == ()
    st.space("large")
    with st.container(horizontal_alignment="center"):
        st.subheader("No favourites yet" if none_kept else "No products match", anchor=False, width="content")
        if none_kept:
            st.text("Press the heart on a product to find it here again.", width="content")
            st.button("Show all products", on_click=_switch, args=(favorites.FAVORITES,))
        else:
            st.text("Try fewer words or fewer filters.", width="content")
            st.button("Clear search and filters", on_click=filters.clear_all)
