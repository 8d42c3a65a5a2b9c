"""The map of all products: points on the graphics card, pictures where there is room for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("product_map")


@dataclass(frozen=True)
class Group:
    """Products that have one colour on the map.

    Attributes:
        name: as the legend words it.
        count: how many products it has.
        colours: "#rrggbb" in the light and in the dark theme.
    """

    name: str
    count: int
    colors: tuple[str, str]


@dataclass(frozen=True)
class Mark:
    """A photo on the map.

    Attributes:
        x, y: where, in the coordinates of the map's points, 0..1.
        label: what it is, for screen readers.
        src: the picture's address, or a data address.
    """

    x: float
    y: float
    label: str
    src: str


@dataclass(frozen=True)
class MapView:
    """Content of the map; the points themselves come from `pages.ui.map.routes`.

    Attributes:
        place, version: name the catalogue in the points' addresses.
        points: how many products have a point.
        after: the encoder whose map it is.
        before: the encoder that it can be compared with, or None.
        names: of both encoders, for people: {"after": ..., "before": ...}.
        by: what gives the points their colours.
        groups: in the order of their numbers; empty where each point has a colour of its own.
        picked: numbers of the groups to show; empty for all.
        names_at: number of a group and where on the map to write its name.
        found, area: bits of the products found by name and inside the drawn line, see `packed`; None for all.
        marks: photos on the map.
        note: one line at the map's lower edge.
        label: describes the map for screen readers.
        legend: describes the list of groups.
    """

    place: str
    version: int
    points: int
    after: str
    before: str | None
    names: dict[str, str]
    by: str
    groups: list[Group]
    picked: list[int]
    names_at: list[tuple[int, float, float]]
    found: str | None
    area: str | None
    note: str
    label: str
    legend: str
    marks: list[Mark] = field(default_factory=list)


def product_map(
    view: MapView,
    *,
    key: str,
    on_open: Callable[[int], None],
    on_groups: Callable[[list[str]], None],
    on_area: Callable[[str | None], None],
) -> None:
    """Show the map.

    Args:
        view: what it shows.
        key: of the component; it is also its CSS class `st-key-…`.
        on_open: called with the row of a clicked product.
        on_groups: called with the names of the groups that the visitor picked.
        on_area: called with the bits of the products inside the line that the visitor drew, or None.
    """

    def told(event: str) -> Any:
        return getattr(st.session_state[key], event)

    _MOUNT(
        key=key,
        data=asdict(view),
        on_opened_change=lambda: on_open(int(told("opened")["row"])),
        on_groups_change=lambda: on_groups([str(name) for name in told("groups")["names"]]),
        on_area_change=lambda: on_area(told("area")["rows"]),
    )
