"""The clickable grid of products."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import streamlit as st

from pages.ui.components.files import register

_GRID = register("grid", keeps=True)


@dataclass(frozen=True)
class Card:
    """One product in a grid.

    Attributes:
        id: the product's id, handed back on a click.
        href: the link that shows the product, for a new tab.
        title: the product's name.
        src: the picture's address, or None for the placeholder.
        price, was: worded prices, "" where unknown.
        score: the worded score, "" in the catalogue's grid.
        parts: share of the score by signal, from 0 to 1, for the small bar.
        explain: the score and its parts in words, for screen readers and on hover.
    """

    id: str
    href: str
    title: str
    src: str | None
    price: str = ""
    was: str = ""
    score: str = ""
    parts: dict[str, float] = field(default_factory=dict)
    explain: str = ""


def product_grid(
    cards: list[Card],
    *,
    key: str,
    label: str,
    on_pick: Callable[[str], None],
    small: bool = False,
    legend: dict[str, str] | None = None,
    place: str = "",
) -> None:
    """Show products as cards.

    Args:
        cards: the products.
        key: of the component; it is also its CSS class `st-key-…`.
        label: names the list for screen readers.
        on_pick: called with the id of a clicked product.
        small: smaller cards, for pictures of few pixels.
        legend: names of the signals in the cards' bars.
        place: the catalogue's short name; with it, each card has buttons for favourites and comparing.
    """

    def picked() -> None:
        on_pick(str(st.session_state[key].picked["id"]))

    data = {
        "cards": [asdict(card) for card in cards],
        "label": label,
        "small": small,
        "legend": legend or {},
        "place": place,
    }
    _GRID(key=key, data=data, on_picked_change=picked)
