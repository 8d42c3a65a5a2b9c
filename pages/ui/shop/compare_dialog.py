"""The comparison: two to four products side by side, named in the address."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import streamlit as st

from pages.ui.components.comparison import Column, Line, Pair, comparison
from pages.ui.shared import favorites, url_state
from pages.ui.shared.formatting import TIERS, attribute_value, heading
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop.page import discounted_from, worded_price
from recsys.catalog import Product
from recsys.ranking.pair_similarity import signal_similarities
from recsys.signals import SIGNALS


def render_if_open(shop: OpenCatalog) -> bool:
    """Open the comparison if the address names at least two products; return whether it does."""
    asked = [
        each
        for each in url_state.comparison_from_url()[: favorites.LIMITS[favorites.COMPARE]]
        if each in shop.catalog
    ]
    if len(asked) < 2:
        return False
    st.dialog("Compare", width=1000, on_dismiss=url_state.close_comparison)(_comparison)(shop, asked)
    return True


def _comparison(shop: OpenCatalog, ids: list[str]) -> None:
    rows = [shop.catalog.row(each) for each in ids]
    products = [shop.catalog.product(row) for row in rows]
    comparison(
        [_column(shop, product, row) for product, row in zip(products, rows, strict=True)],
        _lines(shop, products, rows),
        _pairs(shop, rows),
        key="comparison",
        place=shop.place,
        names={
            name: SIGNALS[name].label for name, signal in shop.recommender.signals.items() if signal.available
        },
        on_pick=url_state.open_product,
        on_fewer=url_state.open_comparison,
    )


def _column(shop: OpenCatalog, product: Product, row: int) -> Column:
    return Column(
        id=product.id,
        href=url_state.product_link(shop.place, product.id),
        title=product.title,
        src=address(shop.place, shop.catalog, product.image),
        colors=shop.recommender.facts.palette(row),
    )


def _lines(shop: OpenCatalog, products: list[Product], rows: list[int]) -> list[Line]:
    lines = []
    if shop.shelf.has_prices:
        lines = [
            Line("Price", [worded_price(shop, product.price) for product in products]),
            Line("Original price", [worded_price(shop, discounted_from(product)) for product in products]),
            Line(
                "Price level", [TIERS.get(shop.recommender.facts.price_tier(row) or "", "") for row in rows]
            ),
        ]
    if not shop.catalog.category_levels:
        lines.append(Line("Category", [product.category or "" for product in products]))
    for name in shop.catalog.attributes:
        lines.append(
            Line(heading(name), [attribute_value(product.attributes.get(name, "")) for product in products])
        )
    lines.append(Line("Product number", [product.id for product in products]))
    return [line for line in lines if any(line.values)]


def _pairs(shop: OpenCatalog, rows: list[int]) -> list[Pair]:
    found = signal_similarities(shop.catalog, shop.recommender.encoder, rows)
    return [
        Pair(a, b, **{signal: _known(matrix[a, b]) for signal, matrix in found.items()})
        for a, b in combinations(range(len(rows)), 2)
    ]


def _known(value: np.floating) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)
