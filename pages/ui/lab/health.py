"""What the whole "You may also like" table does to the catalogue."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.components.lanes import Lane, lanes
from pages.ui.lab.thumbnails import pieces
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
    lanes(_lanes(shop, found), key="health")


@st.cache_resource(max_entries=4, show_spinner="Looking through all rows…")
def _health(_shop: OpenCatalog, folder: Path, encoder: str, version: int) -> Health:
    return recommendation_health(_shop.catalog, encoder)


def _figures(found: Health) -> list[tuple[str, str, str]]:
    return [
        (
            "Shown somewhere",
            f"{found.shown:.1%}",
            f"Products that appear in at least one other product's row of {ROW}. "
            f"Random rows would show {found.fair_shown:.1%}.",
        ),
        (
            "Evenness",
            f"{found.skew:.1f}",
            "Skew of how often products appear: 0 is even; above 3, a few products are in everybody's row.",
        ),
        (
            "Variety in a row",
            f"{found.diversity:.2f}",
            "How different the products in one row are: 0 if all are the same, 1 if they share nothing.",
        ),
        (
            "Shared pictures",
            f"{found.near_copies:.1%}",
            "Products whose picture another product has too, byte for byte or saved anew.",
        ),
        (
            "Doubtful labels",
            f"{found.contradictions:.1%}",
            f"Products whose category no product in their row of {ROW} shares.",
        ),
        (
            "Split leak",
            f"{found.leak:.1%}",
            "If one product in five were set aside at random to test a model, this share of them would have "
            "a twin (same title or picture) among those it learns from.",
        ),
    ]


def _lanes(shop: OpenCatalog, found: Health) -> list[Lane]:
    shown = {each.id: f"in {count(each.count, 'row')}" for each in found.hubs}
    doubts = {each.id: f"{each.given}? {each.suggested}?" for each in found.contradicting}
    rows = [
        Lane(
            "Shown most often",
            "They fill rows that others could have.",
            pieces(shop, [each.id for each in found.hubs][:_LANE], notes=shown),
        ),
        Lane(
            "Never shown",
            "No other product leads to them; the search does.",
            pieces(shop, [each.id for each in found.orphans][:_LANE]),
            "Every product is in somebody's row.",
        ),
        Lane(
            "Doubtful labels",
            "The category given, and the one that their row suggests.",
            pieces(shop, list(doubts)[:_LANE], notes=doubts),
            "Every product shares its category with one in its row.",
        ),
    ]
    for number, group in enumerate(found.copies[:_GROUPS]):
        rows.append(
            Lane(
                "" if number else "One picture, several products",
                count(len(group)),
                pieces(shop, group[:_LANE]),
            )
        )
    if not found.copies:
        rows.append(Lane("One picture, several products", empty="Every product has a picture of its own."))
    return rows
