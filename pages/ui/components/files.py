"""A component from its three files, and the styles of all of them."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).resolve().parent
_SHARED = "shared"


def register(name: str, *, keeps: bool = False) -> ComponentRenderer:
    """Register NAME.html and NAME.js; call it once, at import. NAME.css is part of `styles`.

    Every script may use the functions of `elements.js`.

    The styles are not isolated in a shadow root, because a drawer's keyboard focus would skip the
    links in there; so each rule must be scoped below the component's own class.

    Args:
        name: of the files.
        keeps: whether the script uses `kept`, the visitor's favourites and products to compare.
    """
    scripts = ["elements", *(["kept"] if keeps else []), name]
    return st.components.v2.component(
        f"alike_{name}",
        html=_text(f"{name}.html"),
        js="".join(_text(f"{each}.js") for each in scripts),
        isolate_styles=False,
    )


def styles() -> None:
    """Give the page the styles of all components and `frame.css`; call it in each run before any is shown.

    They stay on the page from its first moment. Sheets that came and went with their components would
    make the browser work out the looks of every product anew each time a drawer opens.
    """
    st.html(_STYLES)


def _text(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


def _all_styles() -> str:
    sheets = sorted(FOLDER.glob("*.css"), key=lambda path: (path.stem != _SHARED, path.stem))
    return f"<style>{''.join(sheet.read_text(encoding='utf-8') for sheet in sheets)}</style>"


_STYLES = _all_styles()
