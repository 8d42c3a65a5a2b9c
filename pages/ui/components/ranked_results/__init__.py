"""Ranked products: each with its score, why it is there, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from pages.ui.components.registry import register

_MOUNT = register("ranked_results")


@dataclass(frozen=True)
class Part:
    """One signal's part of a score.

    Attributes:
        key, name: of the signal, for the bar's colour and for people.
        share: the part, 0..1; the parts add up to the score.
        worded: the part as a number with two places.
        without: what would be if the signal did not count, "" where it does not anyway.
    """

    key: str
    name: str
    share: float
    worded: str
    without: str = ""


@dataclass(frozen=True)
class Result:
    """One ranked product.

    Attributes:
        id: handed back when something is done with it.
        href: the link that shows the product, for a new tab.
        title, price, was: in words, "" where unknown.
        src: the picture's address, or None for the placeholder.
        badge: "3 variants" where the card stands for several, or "".
        score: with two places.
        parts: they add up to the score.
        note: what else is to be said about the score, or "".
        mark, mark_kind: how it moved, in short, and "new", "up" or "down".
        moved: the same in words.
        comparable: whether its picture can be compared with the query's.
    """

    id: str
    href: str
    title: str
    src: str | None
    price: str
    was: str
    badge: str
    score: str
    parts: list[Part]
    note: str = ""
    mark: str = ""
    mark_kind: str = ""
    moved: str = ""
    comparable: bool = False


@dataclass(frozen=True)
class FeedbackMark:
    """A product of which the visitor wants to see more or less."""

    id: str
    word: str
    title: str
    src: str | None


@dataclass(frozen=True)
class Choice:
    """Something that may differ, and whether it is chosen."""

    key: str
    label: str
    on: bool


@dataclass(frozen=True)
class Picture:
    """One of two compared pictures.

    Attributes:
        src: its address.
        alt, caption: in words.
        heat: address of a map, to lay over it, of what makes it like the other one; "" without a map.
    """

    src: str
    alt: str
    caption: str
    heat: str = ""


@dataclass(frozen=True)
class Comparison:
    """Two pictures and what makes them alike.

    Attributes:
        id: of the result that is compared.
        sentence: what is alike, in plain words.
        adds: how the cells add up to the likeness.
        colours: which colours both have, in words.
        ratio: width / height of the page that the pictures stand on, as CSS writes it.
        pictures: the query's and the result's.
    """

    id: str
    sentence: str
    adds: str
    colors: str
    ratio: str
    pictures: list[Picture]


@dataclass(frozen=True)
class Row:
    """Content of a row of results.

    Attributes:
        subject: names what was asked; explanations close when it changes.
        label: names the list for screen readers.
        cards: best first.
        legend: names of the signals in the bars.
        changes: what the last change did to the row, or "".
        empty: what to say instead of no card.
        choices, taste: what may differ, and of what more and less is wanted.
        comparison: two pictures, if asked for.
        waiting: id of the result whose comparison is not ready yet, or "".
        small: smaller cards, for pictures of few pixels.
        place: the catalogue's short name, under which favourites are kept.
    """

    subject: str
    label: str
    cards: list[Result]
    legend: dict[str, str]
    changes: str = ""
    empty: str = ""
    choices: list[Choice] = field(default_factory=list)
    taste: list[FeedbackMark] = field(default_factory=list)
    comparison: Comparison | None = None
    waiting: str = ""
    small: bool = False
    place: str = ""


def ranked_results(
    row: Row, *, key: str, on_pick: Callable[[str], None], on_act: Callable[[str, str], None]
) -> None:
    """Show a row of results.

    Args:
        row: what it shows.
        key: of the component; it is also its CSS class `st-key-…`.
        on_pick: called with the id of a clicked product.
        on_act: called with what to do ("more", "less", "forget", "vary", "restart", "compare") and the
            id of a product or the key of a choice.
    """

    def picked() -> None:
        on_pick(str(st.session_state[key].picked["id"]))

    def act() -> None:
        event: dict[str, Any] = st.session_state[key].act
        on_act(str(event["what"]), str(event["id"]))

    _MOUNT(key=key, data=asdict(row), on_picked_change=picked, on_act_change=act)
