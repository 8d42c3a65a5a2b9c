"""The tray of products to compare, which also tells the server what the browser keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.components.files import register

_TRAY = register("tray", keeps=True)


def compare_tray(
    place: str,
    products: list[dict[str, str | None]],
    gone: list[str],
    *,
    key: str,
    on_kept: Callable[[Any], None],
    on_ask: Callable[[list[str]], None],
) -> None:
    """Show the tray; without products it is invisible and only listens.

    Args:
        place: the catalogue's short name.
        products: "id", "title" and "src" of the products to compare.
        gone: kept ids that the catalogue no longer has; the browser forgets them.
        key: of the component.
        on_kept: called with {"place", "favourites", "compare"} at first and after each change. It comes
            from outside, so check it.
        on_ask: called with the ids when the visitor wants the comparison.
    """
    _TRAY(
        key=key,
        data={"place": place, "products": products, "gone": gone},
        default={"kept": None},
        on_kept_change=lambda: on_kept(st.session_state[key].kept),
        on_asked_change=lambda: on_ask([str(each) for each in st.session_state[key].asked]),
    )
