"""The Catalogue page."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import streamlit as st

from pages.ui.catalog.charts import charts
from pages.ui.catalog.export import export
from pages.ui.catalog.import_form import bring_your_own
from pages.ui.catalog.import_report import report
from pages.ui.shared.formatting import ENCODER_NAMES, plain
from pages.ui.shared.resources import Shop
from pages.ui.shared.url_tabs import show_open


def about(shop: Shop) -> None:
    """Show everything about the chosen catalogue."""
    st.title(plain(shop.catalog.name), anchor=False)
    st.text(_origin(shop))
    _figures(shop)
    parts = {
        "What is in it": charts,
        "Import report": report,
        "Export": export,
        "Bring your own": bring_your_own,
    }
    show_open(shop, parts, key="part")


def first_catalogue() -> None:
    """Let somebody who has no catalogue yet bring one."""
    st.title("Bring your own catalogue", anchor=False)
    bring_your_own()


def _origin(shop: Shop) -> str:
    catalog = shop.catalog
    when = datetime.fromtimestamp((shop.folder / "manifest.json").stat().st_mtime)
    source = f" from {catalog.source}" if catalog.source else ""
    names = [ENCODER_NAMES.get(name, name) for name in shop.recommender.encoders]
    return f"Imported on {when:%-d %B %Y}{source}. Pictures are compared with {' and '.join(names)}."


def _figures(shop: Shop) -> None:
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
