"""Training data of a column classifier: a column, and the features that may predict it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.splits import design_groups, grouped_split
from recsys.models.columns.tabular_features import build_features, candidates, text_features

FEATURES = ("attributes", "pictures", "both")
SHARED = 0.5
"""A column is a feature if at least this share of the products has a value that other designs have too."""


def trainable_columns(catalog: Catalog) -> list[str]:
    """Return the columns that can be predicted: two values or more, and none that names single designs."""
    groups = design_groups(catalog)
    return [name for name in candidates(catalog) if not _obstacle(catalog, name, groups)]


class ColumnDataset:
    """A column with everything that it can be predicted from.

    Args:
        catalog: with prices built and, to read pictures, the encoder.
        column: the one to predict.
        features: one of `FEATURES`.
        encoder: whose vectors represent the pictures.
        seed: of the split.

    Attributes:
        names: (C,) the values of the column.
        codes: (N,) the value of each product, `UNKNOWN` where it has none.
        others: name -> (N,) codes of each column that may predict it.
        left_out: names of the columns that name single designs.
        groups: (N,) products of one design have the same number.
        split: the products for training, validation and testing.
        development: the first two of these, one after the other.

    Raises:
        QueryError: there is no such column or kind of features, the column is constant or names single
            designs, or too few products have a value.
        ArtifactError: the vectors or price tiers are missing.
    """

    def __init__(self, catalog: Catalog, column: str, features: str, encoder: str, seed: int) -> None:
        if features not in FEATURES:
            raise QueryError(choices_text("kind of features", FEATURES, features))
        self.groups = design_groups(catalog)
        if column not in ("category", *catalog.attributes):
            raise QueryError(choices_text("column", candidates(catalog), column))
        if obstacle := _obstacle(catalog, column, self.groups):
            raise QueryError(obstacle)
        self.ids, self.column, self.features = catalog.ids, column, features
        self.encoder = "" if features == "attributes" else encoder
        self.codes, values = pd.factorize(text_features(catalog, column), sort=True)
        self.names = [str(value) for value in values]
        others = [name for name in candidates(catalog) if name not in _aliases(catalog, column)]
        self.left_out = [
            name for name in others if _shared(text_features(catalog, name), self.groups) < SHARED
        ]
        self.others = {
            name: pd.factorize(text_features(catalog, name))[0]
            for name in others
            if name not in self.left_out
        }
        self._tabular = build_features(catalog, list(self.others))
        usable = self.codes != UNKNOWN
        self._vectors = np.empty((len(catalog), 0), np.float32)
        if self.encoder:
            stored = Artifacts(catalog.folder).vectors(self.encoder)
            self._vectors = product_vectors(catalog, stored)
            usable &= row_indices(catalog, stored) >= 0
        self.split = grouped_split(self.groups, usable, seed=seed)
        self.development = np.concatenate([self.split.train, self.split.validation])

    @property
    def truth(self) -> np.ndarray:
        """(T,) codes of the test products."""
        return self.codes[self.split.test]

    @property
    def most_frequent(self) -> int:
        """The most frequent code of the products that are not for testing."""
        return int(np.bincount(self.codes[self.development]).argmax())

    def matrix(self, left_out: tuple[str, ...] = ()) -> np.ndarray:
        """Return the (N, D) features, without some columns."""
        if self.features == "pictures":
            return self._vectors
        return np.concatenate([self._tabular.without(left_out).values, self._vectors], axis=1)


def _aliases(catalog: Catalog, column: str) -> set[str]:
    """Return the names of a column: the finest category level is the category itself."""
    aliases = {"category", *catalog.category_levels[-1:]}
    return aliases if column in aliases else {column}


def _obstacle(catalog: Catalog, column: str, groups: np.ndarray) -> str:
    """Return the reason that a column cannot be predicted, "" where there is none."""
    values = text_features(catalog, column)
    distinct = values.nunique()
    if distinct < 2:
        return f"There is nothing to learn in {column}: all products have the same value, or none."
    shared = _shared(values, groups)
    if shared < SHARED:
        return (
            f"The {distinct:,} values of {column} name single designs: only {shared:.0%} of the products "
            "share theirs with another design. Choose a column whose values recur."
        )
    return ""


def _shared(values: pd.Series, groups: np.ndarray) -> float:
    """Return the share of products, of those with a value, whose value products of other groups have too."""
    known = values.notna().to_numpy()
    if not known.any():
        return 0.0
    codes = pd.factorize(values)[0][known]
    groups_per_value = pd.Series(groups[known]).groupby(codes).nunique().to_numpy()
    return float((groups_per_value[codes] > 1).mean())
