"""Predicted category of a product that has none, from the Models page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.shared.formatting import confidence_text
from pages.ui.shared.resources import OpenCatalog
from recsys.models.missing_labels.report import MissingLabelsReport


def category_guess(shop: OpenCatalog, product_id: str) -> str:
    """Format a product's predicted category, "" where no prediction is sure enough."""
    label, confidence = _guesses(shop, shop.folder, shop.version).get(product_id, ("", 0.0))
    return f"{label} ({confidence_text(confidence)})" if label else ""


@st.cache_resource(max_entries=4, show_spinner=False)
def _guesses(_shop: OpenCatalog, folder: Path, version: int) -> dict[str, tuple[str, float]]:
    report = MissingLabelsReport.load(_shop.catalog, "category", _shop.recommender.encoder)
    if report is None:
        return {}
    return {
        guess["id"]: (guess["predicted"], guess["confidence"])
        for guess in report.guesses
        if guess["confidence"] >= report.at_least
    }
