"""The methods that are compared: each scores all products for some queries.

The learnt encoders stand beside the simplest rivals, because a figure alone says little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from recsys.catalog import Catalog
from recsys.computed import COLORS, Computed, product_vectors
from recsys.index import ExactIndex
from recsys.index.sets import attribute_sets, jaccard

Score = Callable[[np.ndarray], np.ndarray]
"""Takes Q product rows and returns (Q, N) float32, higher is closer."""


@dataclass(frozen=True)
class Method:
    """One way to find similar products.

    Attributes:
        name: as in the report.
        says: what it is, in plain words.
        score: how it compares.
        usable: (N,) bool, products that it can compare at all.
    """

    name: str
    says: str
    score: Score
    usable: np.ndarray


def by_vectors(catalog: Catalog, encoder: str, metric: str = "cosine") -> Method:
    """Compare an encoder's vectors by "cosine" or "euclidean" distance.

    Raises:
        StoreError: the vectors are missing or damaged.
    """
    index = ExactIndex(
        product_vectors(catalog, Computed(catalog.folder).vectors(encoder)), catalog.id_order, metric
    )
    says = "only the main colours" if encoder == COLORS else f"{encoder} vectors, {metric}"
    name = "colour only" if encoder == COLORS else encoder if metric == "cosine" else f"{encoder} ({metric})"
    return Method(name, says, lambda rows: index.rough_scores(index.vectors[rows]), index.usable)


def by_attributes(catalog: Catalog) -> Method:
    """Compare sets of attributes by Jaccard's index: shared values over all values (features A3).

    It reads the very labels it is judged by: what perfect labels could do, not what a picture tells.
    """
    sets = attribute_sets(catalog)
    usable = np.asarray(sets.sum(axis=1)).ravel() > 0
    return Method("attributes (Jaccard)", "the given labels themselves", partial(jaccard, sets), usable)


def by_chance(catalog: Catalog) -> Method:
    """Show random products."""

    def score(rows: np.ndarray) -> np.ndarray:
        return np.stack(
            [np.random.default_rng((7, int(row))).random(len(catalog), np.float32) for row in rows]
        )

    return Method("chance", "random products", score, np.ones(len(catalog), bool))
