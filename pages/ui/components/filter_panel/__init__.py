"""The list of filters: choices with their counts, and the price range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("filter_panel")


@dataclass(frozen=True)
class Option:
    """One value to choose.

    Attributes:
        value: handed back on a click.
        label: shown.
        count: how many products it would leave.
        on: whether it is chosen.
        swatch: a CSS colour to show instead of a box, or "".
        pale: whether the swatch is so pale that its tick must be dark.
    """

    value: str
    label: str
    count: int
    on: bool = False
    swatch: str = ""
    pale: bool = False


@dataclass(frozen=True)
class Step:
    """A way back to a coarser category: clears `column` and all finer ones."""

    label: str
    column: str
    value: str


@dataclass(frozen=True)
class Group:
    """The values of one column.

    Attributes:
        title, column: its name for people and in the catalogue.
        kind: "check" to choose several, "drill" to choose one and go on to finer ones.
        options: its values.
        path, here: for a finer category, the ways back and the category chosen so far.
    """

    title: str
    column: str
    kind: str
    options: list[Option]
    path: list[Step] = field(default_factory=list)
    here: str = ""


@dataclass(frozen=True)
class PriceRange:
    """Prices to choose from: `edges` of the bins, products in each, the chosen bounds or None."""

    title: str
    unit: str
    edges: list[int]
    counts: list[int]
    low: float | None
    high: float | None


def filter_panel(
    groups: list[Group],
    price: PriceRange | None,
    *,
    key: str,
    done: str,
    on_change: Callable[[dict[str, Any]], None],
) -> None:
    """Show filters.

    Args:
        groups: the columns.
        price: the price range, or None.
        key: of the component.
        done: words of the button that leads back to the products on a phone.
        on_change: called with {"column", "value", "on"} or {"price": [low or None, high or None]}.
    """

    def changed() -> None:
        on_change(st.session_state[key].changed)

    data = {
        "groups": [asdict(group) for group in groups],
        "price": asdict(price) if price else None,
        "done": done,
    }
    _MOUNT(key=key, data=data, on_changed_change=changed)
