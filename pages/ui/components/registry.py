"""A component from its folder, and the styles of all of them."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.ui.components.bundle import bundle

FOLDER = Path(__file__).resolve().parent


def register(name: str) -> ComponentRenderer:
    """Register the component in the folder of that name; call it once, when its module is imported.

    Its `style.css` is part of `styles`. The styles are not isolated in a shadow root, because a drawer's
    keyboard focus would skip the links in there; so each rule must be scoped below the component's own class.
    """
    folder = FOLDER / name
    return st.components.v2.component(
        f"alike_{name}",
        html=(folder / "index.html").read_text(encoding="utf-8"),
        js=bundle(folder / "index.js"),
        isolate_styles=False,
    )


def styles() -> None:
    """Give the page the styles of all components and of its frame; call it in each run before any is shown.

    They stay on the page from its first moment. Sheets that came and went with their components would
    make the browser work out the looks of every product anew each time a drawer opens.
    """
    st.html(_STYLES)


def style_sheets() -> list[Path]:
    """Return all style sheets, those that components share first."""
    return [*sorted((FOLDER / "lib").glob("*.css"), reverse=True), *sorted(FOLDER.glob("*/style.css"))]


_STYLES = f"<style>{''.join(sheet.read_text(encoding='utf-8') for sheet in style_sheets())}</style>"
