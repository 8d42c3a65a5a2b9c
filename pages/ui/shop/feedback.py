"""Feedback on one row of results: more or less like some products, the same but different.

All of it is in the address. Each change is one step of the browser's history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from recsys.catalog import Catalog
from recsys.ranking import Query
from recsys.signals.feedback import HISTORY

NAMES = ("more", "less", "but", "versus")
"""Their names in the address; those of other rows than the drawer's have an ending."""


@dataclass(frozen=True)
class Feedback:
    """One row's choices.

    Attributes:
        more, less: ids of products, the latest last.
        but: keys of variations.
        versus: id of the result whose picture is compared, or None.
    """

    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    versus: str | None = None


def asked(catalog: Catalog, query: Query, ending: str = "") -> Feedback:
    """Return the choices in the address; what does not fit the catalogue or the query is left out."""
    more, less, but, versus = (st.query_params.get_all(name + ending) for name in NAMES)
    more = _usable(more, catalog, set(query.products))
    less = _usable(less, catalog, {*query.products, *more})
    compared = _usable(versus, catalog, set(query.products))
    return Feedback(tuple(more), tuple(less), tuple(but), compared[-1] if compared else None)


def act(taste: Feedback, what: str, which: str, *, rivals: Sequence[str], ending: str) -> None:
    """Change the choices as the visitor wants. For callbacks.

    Args:
        taste: the choices until now.
        what: a key of `_ACTS`; anything else is ignored.
        which: id of a product or key of a variation.
        rivals: keys of variations that `which` replaces.
        ending: of the names in the address.
    """
    if what not in _ACTS:
        return
    new = _ACTS[what](replace(taste, but=tuple(key for key in taste.but if key not in rivals)), which)
    values = (new.more, new.less, new.but, [new.versus] if new.versus else [])
    st.query_params.update({name + ending: list(value) for name, value in zip(NAMES, values, strict=True)})


_ACTS: dict[str, Callable[[Feedback, str], Feedback]] = {
    "more": lambda taste, which: replace(
        taste, more=_with(taste.more, which), less=_without(taste.less, which), versus=None
    ),
    "less": lambda taste, which: replace(
        taste, less=_with(taste.less, which), more=_without(taste.more, which), versus=None
    ),
    "forget": lambda taste, which: replace(
        taste, more=_without(taste.more, which), less=_without(taste.less, which)
    ),
    "vary": lambda taste, which: replace(
        taste, but=_without(taste.but, which) if which in taste.but else _with(taste.but, which)
    ),
    "restart": lambda taste, which: Feedback(),
    "compare": lambda taste, which: replace(taste, versus=which),
}


def _with(these: tuple[str, ...], this: str) -> tuple[str, ...]:
    return (*_without(these, this), this)[-HISTORY:]


def _without(these: tuple[str, ...], this: str) -> tuple[str, ...]:
    return tuple(each for each in these if each != this)


def _usable(ids: Sequence[str], catalog: Catalog, taken: set[str]) -> list[str]:
    """Return the last few ids that name products with a picture, each once, but for those taken."""
    known = [each for each in dict.fromkeys(ids) if each in catalog and each not in taken]
    return [each for each in known if catalog.pictures[catalog.row(each)]][-HISTORY:]
