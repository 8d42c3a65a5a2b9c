"""The parts of a page as tabs, of which only the open one is drawn; which one it is stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.ui.shared.resources import OpenCatalog


def render_open_tab(shop: OpenCatalog, parts: Mapping[str, Callable[[OpenCatalog], None]], key: str) -> None:
    """Show the tabs and draw the open part.

    Args:
        shop: what the parts show.
        parts: name -> what draws it.
        key: of the tabs, in the address too.
    """
    tabs = st.tabs(list(parts), key=key, on_change="rerun", bind="query-params")
    for tab, part in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                part(shop)
