"""Rows of small product pictures below each other, to compare at a glance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import streamlit as st

from pages.ui.components.files import register

_LANES = register("lanes")


@dataclass(frozen=True)
class Piece:
    """One product: its id, its link, its name, its picture's address, whether it is marked, words below."""

    id: str
    href: str
    title: str
    src: str | None
    marked: bool = False
    note: str = ""


@dataclass(frozen=True)
class Lane:
    """One row: a heading, a remark and the products; `empty` is said where there are none.

    `asked`, where there is one, is what the row answers; it stands before the others, set apart.
    """

    title: str
    note: str = ""
    pieces: list[Piece] = field(default_factory=list)
    empty: str = ""
    asked: Piece | None = None


def lanes(
    rows: list[Lane],
    *,
    key: str,
    mark: str = "",
    on_pick: Callable[[str], None] | None = None,
    side_by_side: bool = False,
) -> None:
    """Show rows of products.

    Args:
        rows: from top to bottom.
        key: of the component.
        mark: what a marked product means, for those who cannot see the mark.
        on_pick: called with the id of a clicked product; without it, a click follows its link.
        side_by_side: two rows beside each other where there is room; for short ones.
    """
    data = {
        "lanes": [asdict(row) for row in rows],
        "mark": mark,
        "picks": on_pick is not None,
        "beside": side_by_side,
    }

    def picked() -> None:
        event = st.session_state[key].picked
        if on_pick and event:
            on_pick(str(event["id"]))

    _LANES(key=key, data=data, on_picked_change=picked)
