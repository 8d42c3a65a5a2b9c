"""The line above the grid: how many products, the filters that are on, and switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("toolbar")


@dataclass(frozen=True)
class Chip:
    """A filter that is on: the column's name, the words of the chip, and what takes it away."""

    name: str
    label: str
    change: dict[str, Any]


@dataclass(frozen=True)
class Switch:
    """Something that is on or off; the one named "favourites" shows how many there are."""

    name: str
    label: str
    on: bool


def toolbar(
    count: str,
    chips: list[Chip],
    switches: list[Switch],
    *,
    key: str,
    place: str,
    filters: bool,
    on_remove: Callable[[dict[str, Any]], None],
    on_clear: Callable[[], None],
    on_switch: Callable[[str], None],
) -> None:
    """Show the line.

    Args:
        count: the number of products in words; spoken by screen readers when it changes.
        chips: the filters that are on.
        switches: shown at the end of the line.
        key: of the component.
        place: the catalogue's short name, for the number of favourites.
        filters: whether there are filters to open on a phone.
        on_remove: called with a chip's change.
        on_clear: called to remove all filters.
        on_switch: called with a switch's name.
    """
    _MOUNT(
        key=key,
        data={
            "count": count,
            "chips": [asdict(chip) for chip in chips],
            "switches": [asdict(switch) for switch in switches],
            "place": place,
            "filters": filters,
        },
        on_removed_change=lambda: on_remove(st.session_state[key].removed),
        on_cleared_change=on_clear,
        on_switched_change=lambda: on_switch(st.session_state[key].switched),
    )
