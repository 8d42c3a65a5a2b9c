"""Which products a model learns from, which it watches while it learns, and which it is judged by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.catalog import Catalog
from recsys.errors import QueryError, one_of
from recsys.evaluation.holdout import TEST, WATCHED, design_groups

SPLITS = ("groups", "random")


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
        raise QueryError(one_of("split", SPLITS, split))
    groups = design_groups(catalog)
    units = groups if split == "groups" else np.arange(len(catalog))
    drawn = np.random.default_rng(seed).random((2, int(units.max()) + 1))[:, units]
    judged = drawn[0] < TEST if test is None else test
    return HeldOut(groups, judged, (drawn[1] < WATCHED) & ~judged)
