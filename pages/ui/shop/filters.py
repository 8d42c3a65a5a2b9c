"""Search, categories, facets, price and sorting, all kept in the address."""

from __future__ import annotations

import math
from typing import Any

import streamlit as st

from pages.ui.components.filter_panel import Group, Option, PriceRange, Step, filter_panel
from pages.ui.components.toolbar import Chip
from pages.ui.shared.color_swatches import is_pale, swatch
from pages.ui.shared.formatting import attribute_value, count, heading, price
from pages.ui.shared.product_search_field import name_field
from recsys.colors import is_color_name
from recsys.search.facets import FacetedSearch, SearchResult, Selection

PAGE = "page"
_TEXT, _SORT, _COLUMN = "q", "sort", "f_"
_PRICE = ("price_from", "price_to")
_PANEL = "filters"
Where = tuple[tuple[str, tuple[str, ...]], ...]


def chosen(shelf: FacetedSearch) -> Selection:
    """Show the search and the sorting; return what the visitor wants to see."""
    line = st.container(horizontal=True)
    text = name_field(line, _TEXT, label_visibility="collapsed", on_change=first_page)
    sort = line.selectbox(
        "Sort by",
        shelf.sorts(searching=bool((text or "").strip())),
        key=_SORT,
        label_visibility="collapsed",
        width=220,
        bind="query-params",
        on_change=first_page,
    )
    return Selection(text=text or "", where=_where(shelf), price=_price(shelf), sort=sort)


def panel(shelf: FacetedSearch, selection: Selection, answer: SearchResult) -> None:
    """Show the filters beside the grid, each value with the number of products it would leave."""
    groups = _categories(shelf, dict(selection.where), answer)
    for column in shelf.facets:
        options = _options(shelf, column, dict(selection.where).get(column, ()), answer)
        if options:
            groups.append(Group(heading(column), column, "check", options))
    with st.sidebar:
        filter_panel(
            groups,
            _price_range(shelf, selection, answer),
            key=_PANEL,
            done=f"Show {count(answer.found)}",
            on_change=change,
        )


def any_offered(shelf: FacetedSearch) -> bool:
    """Return whether there is anything to filter by."""
    return bool(shelf.levels or shelf.facets or shelf.price_range)


def chips(shelf: FacetedSearch, selection: Selection) -> list[Chip]:
    """Return the filters that are on."""
    found = [
        Chip(heading(column), attribute_value(value), {"column": column, "value": value, "on": False})
        for column, values in selection.where
        for value in values
    ]
    if selection.price is not None:
        found.append(Chip("Price", _worded(shelf, *selection.price), {"price": [None, None]}))
    return found


def change(wanted: dict[str, Any]) -> None:
    """Put a choice into the address: {"column", "value", "on"} or {"price": [low, high]}. For callbacks."""
    if "price" in wanted:
        pairs = zip(_PRICE, wanted["price"], strict=True)
        st.query_params.update({key: [] if amount is None else f"{amount:g}" for key, amount in pairs})
    else:
        _toggle(str(wanted["column"]), str(wanted["value"]), on=bool(wanted["on"]))
    first_page()


def _toggle(column: str, value: str, *, on: bool) -> None:
    key = _COLUMN + column
    others = [other for other in st.query_params.get_all(key) if other != value]
    st.query_params.update({key: [*others, value] if on else others})


def address_of(shelf: FacetedSearch, column: str, value: str) -> dict[str, str]:
    """Return what the address must say so that products of one value are shown.

    For a finer category it names the coarser ones above, as most of these products have them.
    """
    if column not in shelf.levels:
        return {_COLUMN + column: value}
    levels = shelf.levels[: shelf.levels.index(column)]
    above = shelf.top_values(levels, column, value)
    return {_COLUMN + name: each for name, each in (*zip(levels, above, strict=False), (column, value))}


def address_of_price(low: float, high: float) -> dict[str, str]:
    """Return what the address must say so that products between two prices are shown."""
    return dict(zip(_PRICE, (f"{low:g}", f"{high:g}"), strict=True))


def first_page() -> None:
    """Go back to the first page. For callbacks."""
    if st.session_state.get(PAGE, 1) != 1:
        st.session_state[PAGE] = 1


def clear() -> None:
    """Forget all filters. For callbacks."""
    st.query_params.update({key: [] for key in st.query_params if key.startswith(_COLUMN) or key in _PRICE})
    first_page()


def clear_all() -> None:
    """Forget the search and all filters. For callbacks."""
    if _TEXT in st.session_state:
        st.session_state[_TEXT] = ""
    clear()


def _where(shelf: FacetedSearch) -> Where:
    """Read the choices from the address, which comes from outside: only known values count.

    A finer category counts only below a coarser one, and only of the finest there may be several.
    """
    found: Where = ()
    for column in shelf.levels:
        values = _known(shelf, column)
        if not values:
            break
        found += ((column, values if column == shelf.levels[-1] else values[-1:]),)
    for column in shelf.facets:
        if values := _known(shelf, column):
            found += ((column, values),)
    return found


def _known(shelf: FacetedSearch, column: str) -> tuple[str, ...]:
    asked = st.query_params.get_all(_COLUMN + column)
    return tuple(value for value in dict.fromkeys(asked) if value in shelf.values(column))


def _price(shelf: FacetedSearch) -> tuple[float, float] | None:
    if shelf.price_range is None:
        return None
    low, high = (_amount(st.query_params.get(key, "")) for key in _PRICE)
    if low is None and high is None:
        return None
    return (low or 0.0, math.inf if high is None else high)


def _amount(text: str) -> float | None:
    try:
        amount = float(text)
    except ValueError:
        return None
    return amount if math.isfinite(amount) and amount >= 0 else None


def _categories(shelf: FacetedSearch, where: dict[str, tuple[str, ...]], answer: SearchResult) -> list[Group]:
    """Return the category as one list: the ways back, and the values one level finer."""
    if not shelf.levels:
        return []
    *upper, finest = shelf.levels
    chosen = [(column, where[column][0]) for column in upper if column in where]
    column = finest if len(chosen) == len(upper) else upper[len(chosen)]
    labels = ["All", *(value for _, value in chosen)]
    path = [Step(label, *step) for label, step in zip(labels, chosen, strict=False)]
    options = _options(shelf, column, where.get(column, ()), answer)
    if not options and not path:
        return []
    return [
        Group(
            "Category",
            column,
            "check" if column == finest else "drill",
            options,
            path,
            labels[-1] if chosen else "",
        )
    ]


def _options(shelf: FacetedSearch, column: str, on: tuple[str, ...], answer: SearchResult) -> list[Option]:
    is_color = is_color_name(column)
    options = []
    for value, number in zip(shelf.values(column), answer.counts[column].tolist(), strict=True):
        if number or value in on:
            shade = swatch(value) if is_color else ""
            options.append(Option(value, attribute_value(value), number, value in on, shade, is_pale(shade)))
    return options


def _price_range(shelf: FacetedSearch, selection: Selection, answer: SearchResult) -> PriceRange | None:
    if len(shelf.price_edges) < 3:
        return None
    low, high = selection.price or (0.0, math.inf)
    return PriceRange(
        f"Price in {shelf.catalog.currency}" if shelf.catalog.currency else "Price",
        shelf.catalog.currency,
        shelf.price_edges,
        answer.prices.tolist(),
        low or None,
        high if math.isfinite(high) else None,
    )


def _worded(shelf: FacetedSearch, low: float, high: float) -> str:
    low_word, high_word = (
        price(amount, shelf.catalog.currency, cents=amount % 1 != 0) for amount in (low, high)
    )
    if not math.isfinite(high):
        return f"from {low_word}"
    return f"{low_word} to {high_word}" if low else f"up to {high_word}"
