"""Search, categories, facets, price and sorting, all kept in the address."""

from __future__ import annotations

import math

import streamlit as st

from pages.ui.shelf import SORTS, Selection, Shelf
from pages.ui.words import heading, plain

PAGE = "page"
_TEXT, _SORT, _COLUMN = "q", "sort", "f_"
_PRICE = ("price_from", "price_to")
Where = tuple[tuple[str, tuple[str, ...]], ...]


def chosen(shelf: Shelf) -> Selection:
    """Show the filters and return what the visitor wants to see."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    text = left.text_input(
        "Search",
        key=_TEXT,
        type="search",
        live="150ms",
        max_chars=100,
        placeholder="Search by name",
        label_visibility="collapsed",
        icon=":material/search:",
        bind="query-params",
        on_change=first_page,
    )
    sorts = SORTS if shelf.has_prices else (SORTS[0], SORTS[-1])
    sort = right.selectbox(
        "Sort by", sorts, key=_SORT, label_visibility="collapsed", bind="query-params", on_change=first_page
    )
    with st.sidebar:
        where = _categories(shelf)
        where += _facets(shelf, where)
        price = _price(shelf)
        if where or price:
            st.button("Clear filters", on_click=clear, icon=":material/filter_alt_off:", width="stretch")
    return Selection(text=text or "", where=where, price=price, sort=sort)


def first_page() -> None:
    """Go back to the first page. For callbacks."""
    if PAGE in st.session_state:
        st.session_state[PAGE] = 1


def clear() -> None:
    """Forget search and filters. For callbacks."""
    for key in map(str, list(st.session_state)):
        if key.startswith(_COLUMN):
            st.session_state[key] = [] if isinstance(st.session_state[key], list) else None
    if _TEXT in st.session_state:
        st.session_state[_TEXT] = ""
    for key in _PRICE:
        if key in st.session_state:
            st.session_state[key] = None
    first_page()


def _categories(shelf: Shelf) -> Where:
    """One choice a level, each among what the level above leaves."""
    where: Where = ()
    for column in shelf.levels:
        value = st.selectbox(
            plain(heading(column)),
            shelf.values(column, where),
            index=None,
            key=_COLUMN + column,
            placeholder="All",
            bind="query-params",
            on_change=first_page,
        )
        if value is None:
            break
        where += ((column, (value,)),)
    return where


def _facets(shelf: Shelf, where: Where) -> Where:
    found: Where = ()
    for column in shelf.facets:
        values = st.multiselect(
            plain(heading(column)),
            shelf.values(column, where),
            key=_COLUMN + column,
            placeholder="Any",
            bind="query-params",
            on_change=first_page,
        )
        if values:
            found += ((column, tuple(values)),)
    return found


def _price(shelf: Shelf) -> tuple[float, float] | None:
    if shelf.price_range is None:
        return None
    unit = f" in {plain(shelf.catalog.currency)}" if shelf.catalog.currency else ""
    bounds = [
        st.number_input(
            f"{word} price{unit}",
            min_value=0,
            value=None,
            key=key,
            placeholder=f"{bound:,}",
            bind="query-params",
            on_change=first_page,
        )
        for key, word, bound in zip(_PRICE, ("Lowest", "Highest"), shelf.price_range, strict=True)
    ]
    low, high = bounds
    if low is None and high is None:
        return None
    return (low or 0.0, math.inf if high is None else high)
