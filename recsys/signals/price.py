"""Price: tiers within a category.

A 900 rupee belt is dear, a 900 rupee jacket cheap: prices are compared by where they lie among the
prices of their own category.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recsys.errors import ArtifactError
from recsys.files import read_json, write_json
from recsys.index.base import Neighbors
from recsys.signals.base import QueryContext, Signal
from recsys.signals.feedback import HISTORY, LIKED

if TYPE_CHECKING:
    import pandas as pd

    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog

QUANTILES = (0.30, 0.65, 0.90)
TIER_NAMES = ("low", "middle", "high", "very high")
SMALLEST_CATEGORY = 20
"""Fewest prices that make quantiles worth the name; smaller categories use their parent's."""

_EVERYTHING = ""


@dataclass(frozen=True)
class PriceTiers:
    """The three cut prices of each category.

    Attributes:
        cuts: for each category path ("Apparel > Topwear > Shirts", coarser paths, and "" for the
            whole catalogue) its 30, 65 and 90 % quantiles; only those with enough prices, and always
            the whole catalogue if it has any price.
    """

    cuts: Mapping[str, tuple[float, float, float]]

    @classmethod
    def fit(cls, catalog: Catalog) -> PriceTiers:
        """Measure the quantiles of a catalogue's prices."""
        import pandas as pd

        prices = pd.Series(catalog.prices)
        cuts: dict[str, tuple[float, float, float]] = {}
        for depth, paths in enumerate(_paths(catalog)):
            groups = prices.groupby(paths)
            enough = groups.count() >= (SMALLEST_CATEGORY if depth else 1)
            low, middle, high = (groups.quantile(share)[enough] for share in QUANTILES)
            for path in low.index:
                cuts[str(path)] = (float(low[path]), float(middle[path]), float(high[path]))
        return cls(cuts)

    def tiers(self, catalog: Catalog) -> np.ndarray:
        """Return the (N,) tiers of a catalogue's prices; see `price_tiers`."""
        return price_tiers(catalog.prices, self.thresholds_for(catalog))

    def levels(self, catalog: Catalog) -> np.ndarray:
        """Return the (N,) levels of a catalogue's prices; see `fractional_tiers`."""
        return fractional_tiers(catalog.prices, self.thresholds_for(catalog))

    def thresholds_for(self, catalog: Catalog) -> np.ndarray:
        """Return (N, 3) cuts of each product's finest category that has any."""
        import pandas as pd

        cuts = np.full((len(catalog), 3), np.nan)
        for paths in _paths(catalog):  # from coarse to fine: finer ones overwrite
            for path in pd.unique(paths.dropna()):
                if path in self.cuts:
                    cuts[(paths == path).to_numpy(dtype=bool, na_value=False)] = self.cuts[path]
        return cuts

    def save(self, path: Path) -> None:
        """Write the cuts as JSON."""
        write_json(path, {name: list(cuts) for name, cuts in self.cuts.items()})

    @classmethod
    def load(cls, path: Path, *, remedy: str) -> PriceTiers:
        """Read the cuts.

        Raises:
            ArtifactError: the file is missing or damaged; it ends with `remedy`.
        """
        try:
            cuts = {
                name: (float(a), float(b), float(c))
                for name, (a, b, c) in read_json(path, remedy=remedy).items()
            }
        except (TypeError, ValueError) as error:
            raise ArtifactError(f"The price tiers in {path} are damaged ({error}). {remedy}") from error
        return cls(cuts)


def price_tiers(prices: np.ndarray, cuts: np.ndarray) -> np.ndarray:
    """Return (n,) float64 tiers 1..4 of prices by the (n, 3) cuts of their categories.

    A tier is 2.5 where the three cuts are equal, and NaN without a price or cuts.
    """
    low, middle, high = cuts.T
    tiers = 1.0 + (prices > low) + (prices > middle) + (prices > high)
    tiers[low == high] = 2.5
    tiers[np.isnan(prices) | np.isnan(low)] = np.nan
    return tiers


def fractional_tiers(prices: np.ndarray, cuts: np.ndarray) -> np.ndarray:
    """Return (n,) float64 tiers without steps: 1.5, 2.5 and 3.5 at the cuts, from 0.5 to 4.5."""
    levels = np.full(len(prices), np.nan)
    for knots in np.unique(cuts[~np.isnan(cuts[:, 0])], axis=0):
        rows = (cuts == knots).all(axis=1)
        levels[rows] = np.interp(prices[rows], [0.0, *knots, 2 * knots[2]], [0.5, 1.5, 2.5, 3.5, 4.5])
        if knots[0] == knots[2]:
            levels[rows] = 2.5
    levels[np.isnan(prices)] = np.nan
    return levels


def tier_name(tier: float) -> str | None:
    """Name a tier for people; None for an unknown price or a category of one price."""
    return TIER_NAMES[int(tier) - 1] if tier in (1, 2, 3, 4) else None


def price_score(tiers: np.ndarray, tier: float | np.ndarray) -> np.ndarray:
    """Return how near tiers (or levels) are to another: (3 - difference) / 3, never below 0.

    Args:
        tiers: (N,) tiers; NaN stays NaN.
        tier: the query's, or (N,) others.
    """
    return np.maximum(0.0, (3.0 - np.abs(tiers - tier)) / 3.0)


class Price(Signal):
    """Nearness of prices among those of their own category."""

    name = "price"
    label = "Price"
    default_weight = 0.1
    help = "How much a similar price counts."
    missing = "has no price"
    agreement = "of the same price level"
    in_baseline = True

    def __init__(self, catalog: Catalog, artifacts: Artifacts, encoder: str) -> None:
        """Open the price tiers; see `Signal`."""
        tiers = PriceTiers.load(artifacts.prices, remedy=artifacts.rebuild_hint)
        self._cuts = tiers.thresholds_for(catalog)
        self._tiers = price_tiers(catalog.prices, self._cuts)
        self._levels = fractional_tiers(catalog.prices, self._cuts)

    @classmethod
    def build(cls, catalog: Catalog, artifacts: Artifacts) -> bool:
        """Write the price tiers of a catalogue; see `Signal.build`."""
        tiers = PriceTiers.fit(catalog)
        with suppress(ArtifactError):
            if PriceTiers.load(artifacts.prices, remedy="") == tiers:
                return False
        tiers.save(artifacts.prices)
        return True

    @property
    def known(self) -> np.ndarray:
        """(N,) bool, True for products with a price."""
        return ~np.isnan(self._levels)

    def applies_to(self, query: QueryContext) -> bool:
        """Return whether the query says a price: a photo has none of its own."""
        return bool(query.products or query.price)

    def tier(self, row: int) -> str | None:
        """Return the price tier of a product, None where it has no price; see `tier_name`."""
        return tier_name(self._tiers[row])

    def similarity(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Return how near the prices of pairs of products are; see `Signal.similarity`."""
        return price_score(self._levels[rows], self._levels[others])

    def scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Return how near prices are to the query's; see `Signal.scores`."""
        rows = candidates.rows
        if query.price is None:
            return price_score(self._levels[rows], _mean_level(self._levels, query))
        return price_score(
            self._levels[rows], fractional_tiers(np.full(len(rows), query.price), self._cuts[rows])
        )

    def baseline_scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Return the same by whole tiers."""
        rows = candidates.rows
        if query.price is None:
            return price_score(self._tiers[rows], _mean_level(self._tiers, query))
        return price_score(self._tiers[rows], price_tiers(np.full(len(rows), query.price), self._cuts[rows]))

    def agrees(self, row: int, others: np.ndarray) -> np.ndarray:
        """Return 1 where the tiers are the same; see `Signal.agrees`."""
        apart = np.abs(self._tiers[others] - self._tiers[row])
        return np.where(np.isnan(apart), np.nan, apart == 0)


def _mean_level(levels: np.ndarray, query: QueryContext) -> float:
    """Return the level to come near to: the mean of the known ones, those of liked products counting less."""
    groups = [(1.0, levels[list(query.products)]), (LIKED, levels[list(query.liked[-HISTORY:])])]
    known = [(factor, np.nanmean(group)) for factor, group in groups if not np.isnan(group).all()]
    if not known:
        return float("nan")
    factors, means = zip(*known, strict=True)
    return float(np.average(means, weights=factors))


def _paths(catalog: Catalog) -> list[pd.Series]:
    """Return each product's category path at every depth, the whole catalogue first."""
    import pandas as pd

    levels = list(catalog.category_levels) or ["category"]
    paths = [pd.Series([_EVERYTHING] * len(catalog), dtype="string")]
    path = None
    for level in levels:
        column = catalog.table[level].astype("string")
        path = column if path is None else path + " > " + column
        paths.append(path)
    return paths
