"""The map page where there is no map yet."""

from __future__ import annotations

import streamlit as st

from pages.ui.map import points
from pages.ui.shared.formatting import escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys.artifacts import Artifacts
from recsys.errors import AlikeError
from recsys.progress import Progress
from recsys.projection import PERPLEXITY, MapState, build_map

SOON = 5_000
"""Up to so many products a map is drawn while the visitor waits, about ten seconds."""


def no_map(shop: OpenCatalog) -> None:
    """Explain how the map comes about: by a button for a small catalogue, by a command for a large one."""
    stale = MapState.STALE in points.map_states(shop).values()
    st.header("The map is out of date" if stale else "There is no map yet", anchor=False)
    st.write(
        "The map shows all products at once, with similar ones close together. "
        + ("The catalogue has changed since it was drawn." if stale else "It only has to be drawn once.")
    )
    if len(shop.catalog) <= SOON:
        if st.button("Draw the map", type="primary", icon=":material/map:"):
            _draw(shop)
        return
    minutes = max(1, round(len(shop.catalog) / 12_000))
    st.write(
        f"With {len(shop.catalog):,} products this takes about {minutes} minutes. Run this in a terminal, in "
        "Alike's folder, and then reload the page:"
    )
    st.code(f"python -m recsys map {Artifacts(shop.folder).folder}", language="bash")


def _draw(shop: OpenCatalog) -> None:
    bar = st.progress(0.0, "Drawing the map…")

    def listen(progress: Progress) -> None:
        bar.progress(min(1.0, progress.done / max(1, progress.total)), f"{progress.step}…")

    try:
        build_map(shop.folder, shop.recommender.encoder, PERPLEXITY, listen)
    except AlikeError as error:
        st.error(escape_markdown(str(error)), icon=":material/map:")
        return
    st.rerun()
