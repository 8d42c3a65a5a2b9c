"""Report on a triplet embedding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recsys.catalog import Catalog
from recsys.reports import Report

NAME = "triplets"
ENCODER = "triplet"
BEFORE, BUNDLED, AFTER = "before", "bundled", "after"


@dataclass(frozen=True)
class TripletReport(Report):
    """Result of `train_triplets`.

    Attributes:
        settings: column, mining, margin, dim, epochs, seed and perplexity.
        products: numbers of products for training ("learnt"), for testing ("held") and to query with
            ("asked"), and of kinds ("kinds").
        epochs: of each its loss, share of wrong triplets and spread.
        figures: "before", "bundled" and "after" to P@5 and MAP@R with intervals, over test products;
            the first two also to the gain of the last.
        chance, majority: P@5 of random products, and of always showing the most frequent kind.
        maps: "ids", and "before" and "after" each with "xy", "trustworthiness" and "purity".
    """

    settings: dict[str, Any]
    products: dict[str, int]
    epochs: list[dict[str, float]]
    figures: dict[str, dict[str, Any]]
    chance: float
    majority: float
    maps: dict[str, Any]

    def save(self, catalog: Catalog) -> None:
        """Write the report; the catalogue must be built with the embedding."""
        self._save(catalog, NAME, [ENCODER])

    @classmethod
    def load(cls, catalog: Catalog) -> TripletReport | None:
        """Return the saved report, or None where there is none of the catalogue as it is now."""
        return cls._load(catalog, NAME, [ENCODER])
