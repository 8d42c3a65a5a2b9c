"""Buttons that keep one product as a favourite or for comparing."""

from __future__ import annotations

from pages.ui.components.files import register

_KEEPERS = register("keepers", keeps=True)


def keepers(place: str, product_id: str, *, key: str) -> None:
    """Show the buttons for one product of the catalogue with this short name."""
    _KEEPERS(key=key, data={"place": place, "id": product_id})
