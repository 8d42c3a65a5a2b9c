"""Difference between two rows of results: products that moved, that are new and that left."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui.shared.formatting import count

NAMED = 2
"""How many products that left are named."""


@dataclass(frozen=True)
class Change:
    """Difference between a row and the row before it.

    Attributes:
        before: ids in their order before the change; None where there was no row before.
        now: ids in their order now.
    """

    before: tuple[str, ...] | None
    now: tuple[str, ...]

    def places(self, product_id: str) -> int | None:
        """Return how many places a product of the row went up, or None for a newcomer."""
        if self.before is None:
            return 0
        if product_id not in self.before:
            return None
        return self.before.index(product_id) - self.now.index(product_id)

    @property
    def came(self) -> list[str]:
        """Newcomers, best first."""
        return [each for each in self.now if self.places(each) is None]

    @property
    def left(self) -> list[str]:
        """Products that were in the row before and are not any more."""
        return [each for each in self.before or () if each not in self.now]


@dataclass(frozen=True)
class _Seen:
    subject: Hashable
    asked: Hashable
    ids: tuple[str, ...]
    before: tuple[str, ...] | None


def since_last(row: str, subject: Hashable, asked: Hashable, ids: Sequence[str]) -> Change:
    """Remember what a row shows and return how that differs from before the visitor's last change.

    Args:
        row: names the row.
        subject: what it is about; rows about different things are not compared.
        asked: everything that the visitor can change about it.
        ids: what it shows now.
    """
    key, now = f"seen_{row}", tuple(ids)
    seen: _Seen | None = st.session_state.get(key)
    before = None
    if seen is not None and seen.subject == subject:
        before = seen.before if seen.asked == asked else seen.ids
    st.session_state[key] = _Seen(subject, asked, now, before)
    return Change(before, now)


def change_badge(places: int | None) -> tuple[str, str, str]:
    """Return how a product moved: in short, as a kind for its colour, and in words."""
    if places is None:
        return "New", "new", "new in this row"
    if places == 0:
        return "", "", ""
    kind, arrow = ("up", "▲") if places > 0 else ("down", "▼")
    return f"{arrow} {abs(places)}", kind, f"{kind} {count(abs(places), 'place')}"


def sentence(change: Change, titles: Mapping[str, str]) -> str:
    """Summarise a change: how many are new or moved, as the row marks them, and which left."""
    if change.before is None:
        return ""
    if change.before == change.now:
        return "The results did not change."
    moved = sum(bool(change.places(each)) for each in change.now)
    counts = [f"{number} {word}" for number, word in ((len(change.came), "new"), (moved, "moved")) if number]
    out = [f"No longer shown: {_names(change.left, titles)}."] if change.left else []
    return " ".join([f"{', '.join(counts)}.", *out] if counts else out)


def _names(ids: Sequence[str], titles: Mapping[str, str]) -> str:
    named = [titles.get(each) or each for each in ids[:NAMED]]
    more = len(ids) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
