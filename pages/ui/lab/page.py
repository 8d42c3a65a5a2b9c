"""The Laboratory page."""

from __future__ import annotations

import streamlit as st

from pages.ui.lab.evaluation import measured
from pages.ui.lab.health import healthy
from pages.ui.lab.side_by_side import side_by_side
from pages.ui.lab.vote import blind_vote
from pages.ui.shared.resources import Shop
from pages.ui.shared.url_tabs import show_open

_PARTS = {
    "Side by side": side_by_side,
    "Blind vote": blind_vote,
    "How good": measured,
    "Health": healthy,
}


def laboratory(shop: Shop) -> None:
    """Show the methods of a catalogue side by side, and how good they are."""
    st.title("Laboratory", anchor=False)
    st.caption("Which way of comparing pictures finds the better products for your shop?")
    show_open(shop, _PARTS, key="lab")
