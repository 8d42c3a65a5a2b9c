"""What all methods of a comparison share: the queries, and what is known about the products."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from recsys.artifacts import PALETTE, Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.colors import is_color_name, lab
from recsys.errors import QueryError
from recsys.evaluation.relevance import (
    UNKNOWN,
    Relevance,
    default_definitions,
    graded_gains,
    near_duplicate_groups,
    relevance_by_columns,
)
from recsys.index.exact import l2_normalize
from recsys.signals.price import PriceTiers

SHOWN = 20
"""How many results are looked at for coverage, hubs, variety and repeats; no cut is longer."""


class EvaluationContext:
    """Queries, definitions of relevance, twins, colours, prices and looks.

    Args:
        catalog: opened; a subset is judged within itself.
        encoder: a built one, by whose vectors results are called alike or various.
        same_as: further definitions of relevance, such as "family+pattern".
        queries: how many products are asked for.
        seed: of their choice.

    Attributes:
        relevances: the definitions, the most general first.
        twins: (N,) groups of products that share a picture or a title.
        queries: (Q,) rows.
        colors: (N, 3) L*a*b* of the main colour, NaN where unknown.
        shades: (N,) numbers of the colour label, -1 where unknown; None where there is no such column.
        tiers: (N,) price tiers, NaN where unknown.
        looks: (N, D) unit vectors, zeros for products without one.

    Raises:
        QueryError: a column does not exist, or no two products share a category.
        ArtifactError: computed files are missing or damaged.
    """

    def __init__(
        self, catalog: Catalog, encoder: str, same_as: Sequence[str], queries: int, seed: int
    ) -> None:
        self.catalog = catalog
        self.relevances = [
            *default_definitions(catalog),
            *(relevance_by_columns(catalog, text.split("+")) for text in same_as),
        ]
        self.twins = near_duplicate_groups(catalog)
        self.queries = select_queries(self.relevances[0], catalog, queries, seed)
        self._gains = graded_gains(catalog)
        computed = Artifacts(catalog.folder)
        self.colors = _colors(catalog, computed)
        self.shades = _shades(catalog)
        self.tiers = PriceTiers.load(computed.prices, remedy=computed.rebuild_hint).tiers(catalog)
        self.looks = l2_normalize(product_vectors(catalog, computed.vectors(encoder)))

    @property
    def groups(self) -> np.ndarray:
        """(Q,) the group of twins of each query."""
        return self.twins[self.queries]

    @cached_property
    def best_gains(self) -> np.ndarray:
        """(Q, SHOWN) the largest gains that exist for each query."""
        best = np.zeros((len(self.queries), SHOWN))
        for place, row in enumerate(self.queries):
            gain = np.sort(self.gain(row, np.flatnonzero(self.twins != self.twins[row])))[::-1][:SHOWN]
            best[place, : len(gain)] = gain
        return best

    def gain(self, row: int, results: np.ndarray) -> np.ndarray:
        """Return how many labels, from the coarsest on, results share with a product."""
        agree = (self._gains[results] == self._gains[row]) & (self._gains[row] >= 0)
        return np.cumprod(agree, axis=1).sum(axis=1)


def select_queries(relevance: Relevance, catalog: Catalog, count: int, seed: int) -> np.ndarray:
    """Choose queries: at random among products with a picture and a label that another one has.

    Raises:
        QueryError: there are none, or fewer than one is wanted.
    """
    if count < 1:
        raise QueryError(f"At least 1 query must be asked, not {count}.")
    known = relevance.labels != UNKNOWN
    many = np.zeros(len(catalog), bool)
    many[known] = relevance.sizes[relevance.labels[known]] > 1
    rows = np.flatnonzero(many & (catalog.pictures != ""))
    if not len(rows):
        raise QueryError(
            "No two products with a picture share a category, so nothing can count as a good "
            "recommendation. Give the catalogue categories and import it again."
        )
    rng = np.random.default_rng(seed)
    return np.sort(rng.choice(rows, min(count, len(rows)), replace=False))


def _colors(catalog: Catalog, computed: Artifacts) -> np.ndarray:
    palette = computed.vectors(PALETTE)
    colors = lab(product_vectors(catalog, palette)[:, :3])
    colors[row_indices(catalog, palette) < 0] = np.nan
    return colors


def _shades(catalog: Catalog) -> np.ndarray | None:
    columns = [name for name in catalog.attributes if is_color_name(name)]
    return catalog.values(columns[0])[0] if columns else None
