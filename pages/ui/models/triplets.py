"""To be written."""

from __future__ import annotations

import streamlit as st

from pages.ui.loaders import Shop


def triplets(shop: Shop) -> None:
    """To be written."""
    st.text(shop.catalog.name)
