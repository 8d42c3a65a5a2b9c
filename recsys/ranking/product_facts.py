"""Facts about the products of a built catalogue: pictures that can be compared, colours, price tiers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recsys.catalog import Catalog
from recsys.colors import ciede2000
from recsys.lazy import lazy_property
from recsys.signals import Signal, signal_of
from recsys.signals.color import OTHER_COLOR, Color
from recsys.signals.look import Look
from recsys.signals.price import Price


class ProductFacts:
    """Facts about products; safe to share between threads.

    Args:
        catalog: the products.
        signals: opened for this catalogue.
    """

    def __init__(self, catalog: Catalog, signals: Mapping[str, Signal]) -> None:
        self._catalog = catalog
        self._look, self._color = signal_of(signals, Look), signal_of(signals, Color)
        self._price = signal_of(signals, Price)

    @lazy_property
    def searchable_mask(self) -> np.ndarray:
        """(N,) bool, True for products that can be found by their looks."""
        return (self._look.rows >= 0) & (self._catalog.pictures != "")

    def is_searchable(self, product_id: str) -> bool:
        """Return whether a product has a picture that others can be compared with.

        Raises:
            QueryError: there is no such product.
        """
        return bool(self._look.rows[self._catalog.row(product_id)] >= 0)

    def palette(self, row: int) -> list[tuple[str, float]]:
        """Return a product's up to five main colours as ("#rrggbb", share), the largest share first."""
        return self._color.palette(row)

    def differs_in_color(self, row: int) -> np.ndarray:
        """Return (N,) bool, True for products whose main colour clearly differs from a product's."""
        main = self._color.main_colors
        return ciede2000(main, main[row]) > OTHER_COLOR

    def price_tier(self, row: int) -> str | None:
        """Return the price tier of a product within its category, None where it has no price."""
        return self._price.tier(row)
