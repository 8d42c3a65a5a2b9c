"""Which products learn and which judge: whole groups of twins, so that nothing is judged by its own copy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.relevance import connected_groups, equal_pairs, near_duplicate_groups

FAMILY = "family"
"""A column of this name says which products are one design, as in the demo shop."""
TEST, WATCHED = 0.2, 0.1
SPLITS = ("groups", "random")


@dataclass(frozen=True)
class Split:
    """Row numbers: to learn from, to watch (stop and calibrate by), to judge by."""

    learn: np.ndarray
    watched: np.ndarray
    judge: np.ndarray


def design_groups(catalog: Catalog) -> np.ndarray:
    """Return (N,) int64 groups of products that share a picture, a title or a family."""
    pairs = [equal_pairs(near_duplicate_groups(catalog))]
    if FAMILY in catalog.attributes:
        pairs.append(equal_pairs(catalog.values(FAMILY)[0]))
    return connected_groups(np.concatenate(pairs, axis=1), len(catalog))


def grouped_split(groups: np.ndarray, usable: np.ndarray, *, test: float = TEST, seed: int = 0) -> Split:
    """Draw groups to judge by, and of the others some to watch.

    Args:
        groups: (N,) int64; rows of one group stay together.
        usable: (N,) bool, rows to divide.
        test: share of the groups to judge by; 0 for none.
        seed: of the draw.

    Raises:
        QueryError: a part is left without a row.
    """
    drawn = np.random.default_rng(seed).random((2, int(groups.max(initial=0)) + 1))[:, groups]
    judging = drawn[0] < test
    watching = (drawn[1] < WATCHED) & ~judging
    masks = (usable & ~judging & ~watching, usable & watching, usable & judging)
    parts = Split(*(np.flatnonzero(mask) for mask in masks))
    if not len(parts.learn) or not len(parts.watched) or (test and not len(parts.judge)):
        raise QueryError(
            f"Only {usable.sum():,} products can be used, too few to learn from and to judge by. "
            "Products are needed that have a value (and, for pictures, a picture), a few dozen at least."
        )
    return parts


@dataclass(frozen=True)
class HeldOut:
    """The parts of a catalogue.

    Attributes:
        groups: (N,) products that share a picture, a title or a family have the same number: twins.
        test: (N,) bool, those to judge by.
        watched: (N,) bool, none of them in `test`: learning stops when these no longer get better.
    """

    groups: np.ndarray
    test: np.ndarray
    watched: np.ndarray

    def parts(self, usable: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows to learn from and to watch, and the rows to judge by, all of them usable.

        Raises:
            QueryError: none is left to judge by.
        """
        learn, judge = np.flatnonzero(usable & ~self.test), np.flatnonzero(usable & self.test)
        if not len(judge):
            raise QueryError("No labelled product with a picture is left to judge by.")
        return learn, judge

    def twins(self, learn: np.ndarray, judge: np.ndarray) -> float:
        """Return the share of the rows to judge by that have a twin among those learnt from."""
        return float(np.isin(self.groups[judge], self.groups[learn]).mean())


def held_out(
    catalog: Catalog, *, split: str = "groups", test: np.ndarray | None = None, seed: int = 0
) -> HeldOut:
    """Hold a fifth of a catalogue out, and a tenth to watch.

    Args:
        catalog: whose products.
        split: "groups" holds whole groups of twins out; "random" single products, as is often done: a
            model then meets some of them again as twins, and looks better than it is.
        test: (N,) bool, products to judge by instead.
        seed: of the choice.

    Raises:
        QueryError: there is no such split.
    """
    if split not in SPLITS:
        raise QueryError(choices_text("split", SPLITS, split))
    groups = design_groups(catalog)
    units = groups if split == "groups" else np.arange(len(catalog))
    drawn = np.random.default_rng(seed).random((2, int(units.max()) + 1))[:, units]
    judged = drawn[0] < TEST if test is None else test
    return HeldOut(groups, judged, (drawn[1] < WATCHED) & ~judged)


def was_trained_on(catalog: Catalog, encoder: str) -> bool:
    """Say whether an encoder has itself learnt from labels of this data set, so that figures flatter.

    The bundled network was trained on four in five of the Fashion Product Images; judge it there by its own
    test part (`--only`).
    """
    return bool(
        encoder
        and catalog.layout == "fashion"
        and Artifacts(catalog.folder).vectors(encoder).fingerprint.startswith("resnet50-bundled")
    )
