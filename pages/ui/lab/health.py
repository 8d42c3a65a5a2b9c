"""Health of the recommendations: the effect of the whole "You may also like" table on the catalogue."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.shared.formatting import count
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.health import ROW, Health, recommendation_health

_LANE = 16
_GROUPS = 6


def health_panel(shop: OpenCatalog) -> None:
    """Show figures of the table, and the products that need a look."""
    found = _health(shop, shop.folder, shop.recommender.encoder, shop.version)
    cells = st.grid(6, min_column_width=136)
    for name, value, says in _figures(found):
        cells.metric(name, value, border=True, help=says)
    product_rows(_lanes(shop, found), key="health")


@st.cache_resource(max_entries=4, show_spinner="Checking all rows…")
def _health(_shop: OpenCatalog, folder: Path, encoder: str, version: int) -> Health:
    return recommendation_health(_shop.catalog, encoder)


def _figures(found: Health) -> list[tuple[str, str, str]]:
    return [
        (
            "Shown at all",
            f"{found.shown:.1%}",
            f"Products that appear in at least one other product's row of {ROW}. "
            f"Random rows would show {found.fair_shown:.1%}.",
        ),
        (
            "Unevenness",
            f"{found.skew:.1f}",
            "Skew of how often products appear: 0 is even; above 3, a few products dominate the rows.",
        ),
        (
            "Variety in a row",
            f"{found.diversity:.2f}",
            "How different the products in one row are: 0 if all are the same, 1 if they share nothing.",
        ),
        (
            "Duplicate pictures",
            f"{found.near_copies:.1%}",
            "Products whose picture another product has too, byte for byte or re-saved.",
        ),
        (
            "Suspect labels",
            f"{found.contradictions:.1%}",
            f"Products whose category no product in their row of {ROW} shares.",
        ),
        (
            "Split leakage",
            f"{found.leak:.1%}",
            "If one product in five were held out at random to test a model, this share of them would have "
            "a near-duplicate (same title or picture) among the training products.",
        ),
    ]


def _lanes(shop: OpenCatalog, found: Health) -> list[ProductRow]:
    shown = {each.id: f"in {count(each.count, 'row')}" for each in found.hubs}
    doubts = {each.id: f"{each.given}? {each.suggested}?" for each in found.contradicting}
    rows = [
        ProductRow(
            "Shown most often",
            "They take places that other products could have.",
            product_tiles(shop, [each.id for each in found.hubs][:_LANE], notes=shown),
        ),
        ProductRow(
            "Never shown",
            "No recommendation leads to them; only the search does.",
            product_tiles(shop, [each.id for each in found.orphans][:_LANE]),
            "Every product appears in at least one row.",
        ),
        ProductRow(
            "Suspect labels",
            "The category in the catalogue, and the one that their row suggests.",
            product_tiles(shop, list(doubts)[:_LANE], notes=doubts),
            "Every product shares its category with a product in its row.",
        ),
    ]
    for number, group in enumerate(found.copies[:_GROUPS]):
        rows.append(
            ProductRow(
                "" if number else "One picture, several products",
                count(len(group)),
                product_tiles(shop, group[:_LANE]),
            )
        )
    if not found.copies:
        rows.append(
            ProductRow("One picture, several products", empty="Every product has a picture of its own.")
        )
    return rows
