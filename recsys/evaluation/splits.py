"""Training, validation and test parts of a catalogue, divided by whole groups of near-duplicates.

A test product whose picture, title or design is in the training part as well would be answered from memory.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.relevance import connected_groups, equal_pairs, near_duplicate_groups

FAMILY = "family"
"""A column of this name says which products are one design, as in the demo shop."""
TEST, VALIDATION = 0.2, 0.1
"""Shares of the groups that are drawn for testing, and of the others for validation."""
SPLITS = ("groups", "random")


def design_groups(catalog: Catalog) -> np.ndarray:
    """Return (N,) int64 groups of products that share a picture, a title or a family."""
    pairs = [equal_pairs(near_duplicate_groups(catalog))]
    if FAMILY in catalog.attributes:
        pairs.append(equal_pairs(catalog.values(FAMILY)[0]))
    return connected_groups(np.concatenate(pairs, axis=1), len(catalog))


@dataclass(frozen=True)
class Split:
    """Row numbers of the parts, each in ascending order.

    Attributes:
        train: rows to fit a model to.
        validation: rows that stop the training and calibrate the model.
        test: rows to evaluate it on.
    """

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray

    @property
    def development(self) -> np.ndarray:
        """All rows but the test rows, in ascending order."""
        return np.sort(np.concatenate([self.train, self.validation]))


@dataclass(frozen=True)
class Holdout:
    """Products held out of training; no product is in both parts.

    Attributes:
        groups: (N,) int64, equal for products of one design.
        test: (N,) bool.
        validation: (N,) bool.
    """

    groups: np.ndarray
    test: np.ndarray
    validation: np.ndarray

    def split(self, usable: np.ndarray) -> Split:
        """Return the usable rows of each part; a part may be empty."""
        parts = (~self.test & ~self.validation, self.validation, self.test)
        return Split(*(np.flatnonzero(usable & part) for part in parts))

    def test_split(self, usable: np.ndarray) -> Split:
        """Return the usable rows of each part.

        Raises:
            QueryError: no usable row is left to test on.
        """
        split = self.split(usable)
        if not len(split.test):
            raise QueryError("No labelled product with a picture is left to test on.")
        return split

    def duplicate_share(self, split: Split) -> float:
        """Return the share of the test rows that have a near-duplicate among the others (leakage)."""
        return float(np.isin(self.groups[split.test], self.groups[split.development]).mean())


def hold_out(
    groups: np.ndarray, *, test: float | np.ndarray = TEST, seed: int = 0, units: np.ndarray | None = None
) -> Holdout:
    """Draw whole groups for testing, and of the others some for validation.

    Args:
        groups: (N,) int64.
        test: share of the groups to test on; or (N,) bool, the products to test on.
        seed: of the draw.
        units: (N,) int64; rows of one number stay together. By default the groups.
    """
    units = groups if units is None else units
    drawn = np.random.default_rng(seed).random((2, int(units.max(initial=0)) + 1))[:, units]
    is_test = drawn[0] < test if isinstance(test, float) else test
    return Holdout(groups, is_test, (drawn[1] < VALIDATION) & ~is_test)


def hold_out_catalog(
    catalog: Catalog, *, split: str = "groups", test: np.ndarray | None = None, seed: int = 0
) -> Holdout:
    """Hold out a fifth of a catalogue for testing and a tenth of the rest for validation.

    Args:
        catalog: whose products.
        split: "groups" holds out whole designs; "random" single products, as is common practice: a model
            then meets some test products again as near-duplicates, and its accuracy is overestimated.
        test: (N,) bool, products to test on instead.
        seed: of the draw.

    Raises:
        QueryError: there is no such split.
    """
    if split not in SPLITS:
        raise QueryError(choices_text("split", SPLITS, split))
    units = None if split == "groups" else np.arange(len(catalog))
    return hold_out(design_groups(catalog), test=TEST if test is None else test, seed=seed, units=units)


def grouped_split(groups: np.ndarray, usable: np.ndarray, *, test: float = TEST, seed: int = 0) -> Split:
    """Divide the usable rows by whole groups, and check that no part is empty.

    Args:
        groups: (N,) int64; rows of one group stay together.
        usable: (N,) bool, rows to divide.
        test: share of the groups to test on; 0 for none.
        seed: of the draw.

    Raises:
        QueryError: a part is left without a row.
    """
    parts = hold_out(groups, test=float(test), seed=seed).split(usable)
    if not len(parts.train) or not len(parts.validation) or (test and not len(parts.test)):
        raise QueryError(
            f"Only {usable.sum():,} products can be used, too few to train and to test a model. "
            "Products are needed that have a value (and, for pictures, a picture), a few dozen at least."
        )
    return parts


def was_trained_on(catalog: Catalog, encoder: str) -> bool:
    """Return whether an encoder was itself trained on labels of this data set: its figures are optimistic.

    The bundled network was trained on four in five of the Fashion Product Images; evaluate it there on its
    own test part (`--only`).
    """
    return bool(
        encoder
        and catalog.layout == "fashion"
        and Artifacts(catalog.folder).vectors(encoder).fingerprint.startswith("resnet50-bundled")
    )
