"""The drawer that slides in over the grid: one product and those most similar to it."""

from __future__ import annotations

import streamlit as st

from pages.ui.components.favorite_buttons import favorite_buttons
from pages.ui.components.product_header import ProductHeader, product_header
from pages.ui.shared import url_state
from pages.ui.shared.formatting import TIERS, attribute_value, escape_markdown, heading
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import variants
from pages.ui.shop.category_prediction import category_guess
from pages.ui.shop.page import discounted_from, worded_price
from pages.ui.shop.similar_products import you_may_also_like
from recsys.catalog import Product
from recsys.colors import color_name


@st.fragment(key=url_state.DRAWER)
def render_if_open(shop: OpenCatalog) -> None:
    """Open the drawer if the address names a product; explain where there is no such product."""
    asked = url_state.product_from_url()
    if asked is None:
        return
    if asked in shop.catalog:
        product = shop.catalog.product(shop.catalog.row(asked))
        st.dialog(
            escape_markdown(product.title.strip() or product.id),
            position="right",
            width=720,
            on_dismiss=url_state.close_product,
        )(_drawer)(shop, product)
    else:
        st.warning(
            f"There is no product “{escape_markdown(asked[:40])}” in this catalogue. "
            "It may have been removed.",
            icon=":material/search_off:",
        )


def _drawer(shop: OpenCatalog, product: Product) -> None:
    product_header(_sheet(shop, product), key="sheet")
    variants.strip(shop, product)
    favorite_buttons(shop.place, product.id, key="favorite_buttons")
    you_may_also_like(shop, product.id)


def _sheet(shop: OpenCatalog, product: Product) -> ProductHeader:
    catalog, row = shop.catalog, shop.catalog.row(product.id)
    levels = [product.attributes.get(level) for level in catalog.category_levels[:-1]]
    facts = [
        (heading(name), attribute_value(written))
        for name, written in product.attributes.items()
        if name not in shop.shelf.levels
    ]
    if product.category is None and (guess := category_guess(shop, product.id)):
        facts.insert(0, ("Category (predicted)", guess))
    return ProductHeader(
        title=product.title,
        src=address(shop.place, catalog, product.image),
        path=list(dict.fromkeys(name for name in (*levels, product.category) if name)),
        price=worded_price(shop, product.price),
        was=worded_price(shop, discounted_from(product)),
        tier=TIERS.get(shop.recommender.facts.price_tier(row) or "", ""),
        facts=[*facts, ("Product number", product.id)],
        small=shop.shelf.small_pictures,
        colors=_named(shop.recommender.facts.palette(row)),
    )


def _named(palette: list[tuple[str, float]]) -> list[tuple[str, str, float]]:
    """Return a picture's colours with their names; shades of one name count as the largest of them."""
    shades: dict[str, tuple[str, float]] = {}
    for code, share in palette:
        first, before = shades.get(color_name(code), (code, 0.0))
        shades[color_name(code)] = (first, before + share)
    return [(code, name, share) for name, (code, share) in shades.items()]
