"""Data that all methods of a comparison share: the queries, and what is known about the products."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from recsys.artifacts import PALETTE, Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.colors import is_color_name, lab
from recsys.errors import QueryError
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.relevance import (
    Relevance,
    default_definitions,
    graded_gains,
    near_duplicate_groups,
    relevance_by_columns,
)
from recsys.index.exact import l2_normalize
from recsys.signals.price import PriceTiers

SHOWN = 20
"""Results per query that count for coverage, hubs, variety and repeats; no cut is longer."""


class EvaluationContext:
    """Queries, definitions of relevance, near-duplicates, colours, prices and vectors.

    Args:
        catalog: opened; a subset is evaluated within itself.
        encoder: a built one, whose vectors measure the variety of results.
        same_as: further definitions of relevance, such as "family+pattern".
        queries: number of products to query with.
        seed: of the sample of queries.

    Attributes:
        relevances: the definitions, the most general first.
        duplicates: (N,) groups of near-duplicates: products that share a picture or a title.
        queries: (Q,) rows.
        colors: (N, 3) L*a*b* of the main colour, NaN where unknown.
        color_labels: (N,) numbers of the colour label, -1 where unknown; None where there is no such column.
        tiers: (N,) price tiers, NaN where unknown.
        vectors: (N, D) unit vectors, zeros for products without one.

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
        self.duplicates = near_duplicate_groups(catalog)
        self.queries = select_queries(self.relevances[0], catalog, queries, seed)
        self._gains = graded_gains(catalog)
        computed = Artifacts(catalog.folder)
        self.colors = _colors(catalog, computed)
        self.color_labels = _color_labels(catalog)
        self.tiers = PriceTiers.load(computed.prices, remedy=computed.rebuild_hint).tiers(catalog)
        self.vectors = l2_normalize(product_vectors(catalog, computed.vectors(encoder)))

    @property
    def groups(self) -> np.ndarray:
        """(Q,) the group of near-duplicates of each query."""
        return self.duplicates[self.queries]

    @cached_property
    def best_gains(self) -> np.ndarray:
        """(Q, SHOWN) the largest gains that exist for each query."""
        best = np.zeros((len(self.queries), SHOWN))
        for number, row in enumerate(self.queries):
            gain = np.sort(self.gain(row, np.flatnonzero(self.duplicates != self.duplicates[row])))[::-1][
                :SHOWN
            ]
            best[number, : len(gain)] = gain
        return best

    def gain(self, row: int, results: np.ndarray) -> np.ndarray:
        """Return the number of labels, from the coarsest on, that results share with a product."""
        agree = (self._gains[results] == self._gains[row]) & (self._gains[row] >= 0)
        return np.cumprod(agree, axis=1).sum(axis=1)


def select_queries(relevance: Relevance, catalog: Catalog, count: int, seed: int) -> np.ndarray:
    """Return a sorted random sample of the products with a picture and a label that another one has.

    Raises:
        QueryError: there are none, or `count` is below 1.
    """
    if count < 1:
        raise QueryError(f"At least 1 query is required, not {count}.")
    known = relevance.labels != UNKNOWN
    has_others = np.zeros(len(catalog), bool)
    has_others[known] = relevance.sizes[relevance.labels[known]] > 1
    rows = np.flatnonzero(has_others & (catalog.pictures != ""))
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


def _color_labels(catalog: Catalog) -> np.ndarray | None:
    columns = [name for name in catalog.attributes if is_color_name(name)]
    return catalog.values(columns[0])[0] if columns else None
