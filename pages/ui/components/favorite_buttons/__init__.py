"""Buttons that keep one product as a favourite or for comparing."""

from __future__ import annotations

from pages.ui.components.registry import register

_MOUNT = register("favorite_buttons")


def favorite_buttons(place: str, product_id: str, *, key: str) -> None:
    """Show the buttons for one product of the catalogue with this short name."""
    _MOUNT(key=key, data={"place": place, "id": product_id})
