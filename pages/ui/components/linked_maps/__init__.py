"""Two maps of the same products side by side: pointing at a product shows it on both."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.product_map import Group
from pages.ui.components.registry import register

_MOUNT = register("linked_maps")


@dataclass(frozen=True)
class Panel:
    """One map: its title, what is said of it, and where each product lies on it, 0..1."""

    title: str
    note: str
    xy: list[list[float]]


def linked_maps(
    panels: tuple[Panel, Panel],
    *,
    key: str,
    place: str,
    version: int,
    rows: list[int],
    groups: list[Group],
    values: list[int],
) -> None:
    """Show two maps.

    Args:
        panels: the maps, with the same products in the same order.
        key: of the component.
        place, version: name the catalogue in the address of a product's details.
        rows: the products' rows in the catalogue.
        groups: what has one colour, in the order of their numbers.
        values: each product's number of a group.
    """
    data = {
        "panels": [asdict(panel) for panel in panels],
        "place": place,
        "version": version,
        "rows": rows,
        "groups": [asdict(group) for group in groups],
        "values": values,
    }
    _MOUNT(key=key, data=data)
