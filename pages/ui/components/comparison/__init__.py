"""Two to four products side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("comparison")


@dataclass(frozen=True)
class Column:
    """One product: picture, link, and main colours as "#rrggbb" with their shares."""

    id: str
    href: str
    title: str
    src: str | None
    colors: list[tuple[str, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One property: its name and each product's value in words, "" where unknown."""

    name: str
    values: list[str]


@dataclass(frozen=True)
class Pair:
    """Similarity of the products numbered `a` and `b`, from 0 to 1, None where unknown."""

    a: int
    b: int
    visual: float | None
    color: float | None
    price: float | None


def comparison(
    products: list[Column],
    rows: list[Line],
    pairs: list[Pair],
    *,
    key: str,
    place: str,
    names: dict[str, str],
    on_pick: Callable[[str], None],
    on_fewer: Callable[[list[str]], None],
) -> None:
    """Show products side by side.

    Args:
        products: the columns.
        rows: the lines.
        pairs: each product with each other.
        key: of the component.
        place: the catalogue's short name.
        names: of the signals of the pairs.
        on_pick: called with the id of a clicked product.
        on_fewer: called with the ids that are left when one is taken away.
    """
    _MOUNT(
        key=key,
        data={
            "products": [asdict(product) for product in products],
            "rows": [asdict(row) for row in rows],
            "pairs": [asdict(pair) for pair in pairs],
            "place": place,
            "names": names,
        },
        on_picked_change=lambda: on_pick(str(st.session_state[key].picked["id"])),
        on_remaining_change=lambda: on_fewer([str(each) for each in st.session_state[key].remaining]),
    )
