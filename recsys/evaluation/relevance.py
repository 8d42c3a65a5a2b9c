"""Definitions of a good recommendation without clicks: products with the same labels.

No single definition is right, so several stand side by side. Labels say nothing on cut, pattern or logo:
every plain navy shirt is "relevant" to every other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from recsys.catalog import Catalog
from recsys.colors import is_color_name
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import UNKNOWN


@dataclass(frozen=True)
class Relevance:
    """One definition: products are relevant to each other if they have the same number.

    Attributes:
        name: the columns that must agree, such as "category+gender".
        labels: (N,) int64, `UNKNOWN` where a column has no value: such products are never relevant
            and are no queries.
    """

    name: str
    labels: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """(labels,) how many products have each label."""
        return np.bincount(self.labels[self.labels != UNKNOWN])

    def chance(self) -> float:
        """Return the precision of random products: that of a random pair."""
        sizes = self.sizes.astype(np.float64)
        known = sizes.sum()
        return float((sizes * (sizes - 1)).sum() / max(known * (len(self.labels) - 1), 1))

    def majority(self) -> float:
        """Return the precision of showing everyone products with the most frequent label."""
        sizes = self.sizes
        return float(sizes.max() / sizes.sum()) if sizes.size else 0.0


def relevance_by_columns(catalog: Catalog, columns: Sequence[str]) -> Relevance:
    """Define relevance by columns that must all agree.

    Raises:
        QueryError: the catalogue has no such column.
    """
    allowed = ["category", *catalog.attributes]
    for column in columns:
        if column not in allowed:
            raise QueryError(choices_text("column", allowed, column))
    numbers = np.stack([catalog.values(column)[0] for column in columns], axis=1)
    labels = pd.MultiIndex.from_arrays(list(numbers.T)).factorize()[0].astype(np.int64)
    labels[(numbers < 0).any(axis=1)] = UNKNOWN
    return Relevance("+".join(columns), labels)


def default_definitions(catalog: Catalog) -> list[Relevance]:
    """Return the definitions that a catalogue's columns allow: ever more columns that must agree."""
    columns = ["category", *_further(catalog)]
    return [relevance_by_columns(catalog, columns[:count]) for count in range(1, len(columns) + 1)]


def graded_gains(catalog: Catalog) -> np.ndarray:
    """Return the labels that graded relevance counts, (N, G) int64, the coarsest first.

    A result's gain is the number of labels it shares with the query up to the first that differs: 1 for
    the same coarser category, 2 for the same category, 3 with the same gender, 4 with the same colour,
    as far as the catalogue has these columns.
    """
    coarser = list(catalog.category_levels[:-1])[-1:]
    columns = [*coarser, "category", *_further(catalog)]
    return np.stack([catalog.values(column)[0] for column in columns], axis=1)


def _further(catalog: Catalog) -> list[str]:
    gender = [name for name in catalog.attributes if name.casefold() == "gender"]
    color = [name for name in catalog.attributes if is_color_name(name)]
    return gender[:1] + color[:1]


def near_duplicate_groups(catalog: Catalog) -> np.ndarray:
    """Return (N,) int64 groups of products that share a picture or a title, chains joined up.

    A recommender that finds a near-duplicate of the query has found nothing: such products are left out of
    the results, and are drawn together when intervals are estimated.
    """
    titles = catalog.table["title"].astype("string").str.casefold().str.strip()
    titles = titles.mask(titles == "")
    pairs = [equal_pairs(numbers) for numbers in (catalog.picture_numbers, pd.factorize(titles)[0])]
    return connected_groups(np.concatenate(pairs, axis=1), len(catalog))


def equal_pairs(numbers: np.ndarray) -> np.ndarray:
    """Return (2, P) pairs of rows that chain up all rows of an equal number, those below 0 left out."""
    order = np.argsort(numbers, kind="stable")
    equal = (numbers[order][1:] == numbers[order][:-1]) & (numbers[order][1:] >= 0)
    return np.stack([order[:-1][equal], order[1:][equal]])


def connected_groups(pairs: np.ndarray, size: int) -> np.ndarray:
    """Return (size,) int64 numbers, equal for rows that (2, P) pairs join, however long the chain."""
    graph = coo_array((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(size, size))
    return connected_components(graph, directed=False)[1].astype(np.int64)
