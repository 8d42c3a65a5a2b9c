"""The upper part of the drawer: one product's picture and facts."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from pages.ui.components.registry import register

_MOUNT = register("product_header")


@dataclass(frozen=True)
class ProductHeader:
    """Facts about one product, as text.

    Attributes:
        title: the product's name, which the drawer has as its heading.
        src: the large picture's address, or None for the placeholder.
        path: the category from coarse to fine.
        price, was, tier: worded prices and how the price compares; "" where unknown.
        facts: name and value of each attribute.
        small: the picture has few pixels; its tile is smaller.
        colors: "#rrggbb", name and share, from 0 to 1, of the picture's main colours.
    """

    title: str
    src: str | None
    path: list[str] = field(default_factory=list)
    price: str = ""
    was: str = ""
    tier: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    small: bool = False
    colors: list[tuple[str, str, float]] = field(default_factory=list)


def product_header(header: ProductHeader, *, key: str) -> None:
    """Show one product."""
    _MOUNT(key=key, data=asdict(header))
