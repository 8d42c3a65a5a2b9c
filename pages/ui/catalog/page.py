"""The Catalogue page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import streamlit as st

from pages.ui.catalog.charts import charts
from pages.ui.catalog.export import export
from pages.ui.catalog.import_form import import_form
from pages.ui.catalog.import_report import report
from pages.ui.shared.formatting import escape_markdown, list_text
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shared.url_tabs import render_open_tab
from recsys.encoders import encoder_label


def catalog_page(shop: OpenCatalog) -> None:
    """Show everything about the chosen catalogue."""
    st.title(escape_markdown(shop.catalog.name), anchor=False)
    st.text(_origin(shop))
    _figures(shop)
    parts: dict[str, Callable[[OpenCatalog], None]] = {
        "What is in it": charts,
        "Import report": report,
        "Export": export,
        "Bring your own": import_form,
    }
    render_open_tab(shop, parts, key="part")


def first_catalog() -> None:
    """Let somebody who has no catalogue yet bring one."""
    st.title("Bring your own catalogue", anchor=False)
    import_form()


def _origin(shop: OpenCatalog) -> str:
    catalog = shop.catalog
    when = datetime.fromtimestamp((shop.folder / "manifest.json").stat().st_mtime)
    source = f" from {catalog.source}" if catalog.source else ""
    names = [encoder_label(name) for name in shop.recommender.encoders]
    return f"Imported on {when:%-d %B %Y}{source}. Pictures are compared with {list_text(names)}."


def _figures(shop: OpenCatalog) -> None:
    catalog = shop.catalog
    figures = {
        "Products": len(catalog),
        "With a picture": int((catalog.pictures != "").sum()),
        "With a price": int((~np.isnan(catalog.prices)).sum()),
        "Designs": shop.shelf.designs,
    }
    with st.container(horizontal=True):
        for name, number in figures.items():
            st.metric(name, f"{number:,}", border=True, width=168)
