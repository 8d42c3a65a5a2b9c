"""What the category of a product without one may be, as the Models page found."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.shared.formatting import confidence_text
from pages.ui.shared.resources import OpenCatalog
from recsys.models.missing_labels.predict import MissingLabelsReport


def category_guess(shop: OpenCatalog, product_id: str) -> str:
    """Word the category that a product probably has, "" where there is no guess sure enough."""
    label, confidence = _guesses(shop, shop.folder, shop.version).get(product_id, ("", 0.0))
    return f"{label} ({confidence_text(confidence)})" if label else ""


@st.cache_resource(max_entries=4, show_spinner=False)
def _guesses(_shop: OpenCatalog, folder: Path, version: int) -> dict[str, tuple[str, float]]:
    report = MissingLabelsReport.kept(_shop.catalog, "category", _shop.recommender.encoder)
    if report is None:
        return {}
    return {
        guess["id"]: (guess["predicted"], guess["confidence"])
        for guess in report.guesses
        if guess["confidence"] >= report.at_least
    }
