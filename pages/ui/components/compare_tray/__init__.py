"""The tray of products to compare, which also tells the server what the browser stores."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("compare_tray")


def compare_tray(
    place: str,
    products: list[dict[str, str | None]],
    gone: list[str],
    *,
    key: str,
    on_lists: Callable[[Any], None],
    on_compare: Callable[[list[str]], None],
) -> None:
    """Show the tray; without products it is invisible and only listens.

    Args:
        place: the catalogue's short name.
        products: "id", "title" and "src" of the products to compare.
        gone: ids on the lists that the catalogue no longer has; the browser forgets them.
        key: of the component.
        on_lists: called with {"place", "favourites", "compare"} at first and after each change. It comes
            from outside, so check it.
        on_compare: called with the ids when the visitor wants the comparison.
    """
    _MOUNT(
        key=key,
        data={"place": place, "products": products, "gone": gone},
        default={"lists": None},
        on_lists_change=lambda: on_lists(st.session_state[key].lists),
        on_compared_change=lambda: on_compare([str(each) for each in st.session_state[key].compared]),
    )
