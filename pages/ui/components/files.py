"""A component from its three files."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).resolve().parent


def register(name: str, *, keeps: bool = False) -> ComponentRenderer:
    """Register NAME.html, NAME.css and NAME.js, below the shared styles; call it once, at import.

    The styles are not isolated in a shadow root, because a drawer's keyboard focus would skip the
    links in there; so each rule must be scoped below the component's own class.

    Args:
        name: of the files.
        keeps: whether the script uses `kept`, the visitor's favourites and products to compare.
    """
    html, css, js = (
        (FOLDER / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    shared = (FOLDER / "shared.css").read_text(encoding="utf-8")
    kept = (FOLDER / "kept.js").read_text(encoding="utf-8") if keeps else ""
    return st.components.v2.component(
        f"alike_{name}", html=html, css=shared + css, js=kept + js, isolate_styles=False
    )
