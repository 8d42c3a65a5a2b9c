"""What a training came to, kept beside the catalogue's computed files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recsys import reports
from recsys.catalog import Catalog

NAME = "triplets"
ENCODER = "triplet"
BEFORE, BUNDLED, AFTER = "before", "bundled", "after"


@dataclass(frozen=True)
class TripletReport:
    """What `train_triplets` found; everything in it is plain numbers and text.

    Attributes:
        settings: column, mining, margin, dim, epochs, seed and perplexity.
        products: how many were learnt from ("learnt"), held back ("held") and asked for ("asked"), and how
            many kinds there are ("kinds").
        epochs: for each pass its loss, share of wrong triplets and spread.
        figures: "before", "bundled" and "after" to P@5 and MAP@R with intervals, over held-back products;
            the first two also to the gain of the last.
        chance, majority: P@5 of random products, and of always showing the commonest kind.
        maps: "ids", and "before" and "after" each with "xy", "trustworthiness" and "purity".
    """

    settings: dict[str, Any]
    products: dict[str, int]
    epochs: list[dict[str, float]]
    figures: dict[str, dict[str, Any]]
    chance: float
    majority: float
    maps: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return dict(vars(self))

    def keep(self, catalog: Catalog) -> None:
        """Write the report; the catalogue must be built with the result."""
        reports.save_report(catalog, NAME, self.as_dict(), [ENCODER])

    @classmethod
    def kept(cls, catalog: Catalog) -> TripletReport | None:
        """Return the report that was kept, or None where there is none of the catalogue as it is now."""
        found = reports.load_report(catalog, NAME, [ENCODER])
        return None if found is None else cls(**found)
