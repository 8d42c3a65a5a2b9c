"""The field to search products by name, the same on every page that has one."""

from __future__ import annotations

from typing import Any

from streamlit.delta_generator import DeltaGenerator


def name_field(parent: DeltaGenerator, key: str, **options: Any) -> str | None:
    """Show the field in `parent`; what is typed counts at once and is kept in the address.

    Args:
        parent: where the field stands.
        key: of the field, and its name in the address.
        options: passed on to `text_input`.
    """
    return parent.text_input(
        "Search",
        key=key,
        type="search",
        live="150ms",
        max_chars=100,
        placeholder="Search by name",
        icon=":material/search:",
        bind="query-params",
        **options,
    )
