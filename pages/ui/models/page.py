"""The Models page."""

from __future__ import annotations

import streamlit as st

from pages.ui.models.attributes import attributes
from pages.ui.models.column_classifier import flags
from pages.ui.models.eigenfaces import eigenfaces
from pages.ui.models.missing_labels import missing
from pages.ui.models.triplets import triplets
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shared.url_tabs import render_open_tab

_PARTS = {
    "Attributes": attributes,
    "Any column": flags,
    "Missing labels": missing,
    "Triplets": triplets,
    "Eigenfaces": eigenfaces,
}


def models(shop: OpenCatalog) -> None:
    """Show the models of a catalogue, each with its accuracy."""
    st.title("Models", anchor=False)
    st.caption("Models trained on your own products, and how accurate they are.")
    render_open_tab(shop, _PARTS, key="model")
