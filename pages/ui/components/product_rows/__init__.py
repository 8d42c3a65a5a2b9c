"""Rows of small pictures below each other, to compare at a glance: of products, or made by the app itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Literal

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("product_rows")


@dataclass(frozen=True)
class ProductTile:
    """One product: its id, its link, its name, its picture's address, whether it is marked, words below.

    A picture without a link, "", is only looked at.
    """

    id: str
    href: str
    title: str
    src: str | None
    marked: bool = False
    note: str = ""


@dataclass(frozen=True)
class ProductRow:
    """One row: a heading, a remark and the products; `empty` is said where there are none.

    `query`, where there is one, is what the row answers; it stands before the others, set apart.
    """

    title: str
    note: str = ""
    tiles: list[ProductTile] = field(default_factory=list)
    empty: str = ""
    query: ProductTile | None = None


def product_rows(
    rows: list[ProductRow],
    *,
    key: str,
    mark: str = "",
    on_pick: Callable[[str], None] | None = None,
    layout: Literal["rows", "beside", "strip", "mosaic", "large"] = "rows",
    current: str = "",
) -> None:
    """Show rows of products.

    Args:
        rows: from top to bottom.
        key: of the component.
        mark: what a marked product means, for those who cannot see the mark.
        on_pick: called with the id of a clicked product; without it, a click follows its link.
        layout: "beside" puts two rows beside each other where there is room, for short ones; "strip" shows
            smaller products with a small heading. Two are for square pictures with their names below, and
            say a row's heading to screen readers only: "mosaic" for many, the first one larger, "large" for
            few and large ones.
        current: id of the product that is open already, "" where none of them is.
    """
    data = {
        "rows": [asdict(row) for row in rows],
        "mark": mark,
        "picks": on_pick is not None,
        "layout": layout,
        "named": layout in ("mosaic", "large"),
        "current": current,
    }

    def picked() -> None:
        event = st.session_state[key].picked
        if on_pick and event:
            on_pick(str(event["id"]))

    _MOUNT(key=key, data=data, on_picked_change=picked)
