"""The clickable grid of products."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("product_grid")


@dataclass(frozen=True)
class Card:
    """One product in a grid.

    Attributes:
        id: the product's id, handed back on a click.
        href: the link that shows the product, for a new tab.
        title: the product's name.
        src: the picture's address, or None for the placeholder.
        price, was: worded prices, "" where unknown.
        badge: a few words on the picture.
    """

    id: str
    href: str
    title: str
    src: str | None
    price: str = ""
    was: str = ""
    badge: str = ""


def product_grid(
    cards: list[Card],
    *,
    key: str,
    label: str,
    on_pick: Callable[[str], None],
    small: bool = False,
    place: str = "",
) -> None:
    """Show products as cards.

    Args:
        cards: the products.
        key: of the component; it is also its CSS class `st-key-…`.
        label: names the list for screen readers.
        on_pick: called with the id of a clicked product.
        small: smaller cards, for pictures of few pixels.
        place: the catalogue's short name; with it, each card has buttons for favourites and comparing.
    """

    def picked() -> None:
        on_pick(str(st.session_state[key].picked["id"]))

    data = {
        "cards": [asdict(card) for card in cards],
        "label": label,
        "small": small,
        "place": place,
    }
    _MOUNT(key=key, data=data, on_picked_change=picked)
