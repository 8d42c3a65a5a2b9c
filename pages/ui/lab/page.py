"""The Laboratory page."""

from __future__ import annotations

import streamlit as st

from pages.ui.lab.evaluation import measured
from pages.ui.lab.health import health_panel
from pages.ui.lab.side_by_side import side_by_side
from pages.ui.lab.vote import blind_vote
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shared.url_tabs import render_open_tab

_PARTS = {
    "Side by side": side_by_side,
    "Blind vote": blind_vote,
    "How good": measured,
    "Health": health_panel,
}


def laboratory(shop: OpenCatalog) -> None:
    """Show the methods of a catalogue side by side, and how good they are."""
    st.title("Laboratory", anchor=False)
    st.caption("Which method recommends better products in your shop?")
    render_open_tab(shop, _PARTS, key="lab")
