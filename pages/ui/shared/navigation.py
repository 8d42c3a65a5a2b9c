"""The list of pages."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES = Path(__file__).resolve().parents[2]


def pages() -> list[StreamlitPage]:
    """Return the pages in the order of the menu; the first one is at `/`."""
    return [
        st.Page(PAGES / "shop.py", title="Shop", icon=":material/grid_view:", default=True),
        st.Page(PAGES / "photo.py", title="Search by photo", icon=":material/photo_camera:"),
        st.Page(PAGES / "map.py", title="Map", icon=":material/map:"),
        st.Page(PAGES / "lab.py", title="Laboratory", icon=":material/science:"),
        st.Page(PAGES / "models.py", title="Models", icon=":material/model_training:"),
        st.Page(PAGES / "catalogue.py", title="Catalogue", icon=":material/inventory_2:"),
    ]
