"""A row of small pictures to switch between variants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import streamlit as st

from pages.ui.components.files import register

_STRIP = register("strip")


@dataclass(frozen=True)
class Piece:
    """One variant: its id, its link for a new tab, its name and its picture's address."""

    id: str
    href: str
    title: str
    src: str | None


def variant_strip(
    pieces: list[Piece], current: str, *, key: str, label: str, on_pick: Callable[[str], None]
) -> None:
    """Show variants.

    Args:
        pieces: the variants.
        current: id of the one that is open.
        key: of the component.
        label: names the row.
        on_pick: called with the id of another one that was clicked.
    """
    _STRIP(
        key=key,
        data={"pieces": [asdict(piece) for piece in pieces], "current": current, "label": label},
        on_picked_change=lambda: on_pick(str(st.session_state[key].picked["id"])),
    )
