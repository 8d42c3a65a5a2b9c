"""Report on open-set recognition: the rejection threshold, and the error rates that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from recsys.catalog import Catalog
from recsys.errors import QueryError
from recsys.evaluation.roc import DistanceSample, auc_with_interval
from recsys.models.open_set.folds import LabeledPictures
from recsys.ranking.rejection import ENCODER, REPORT
from recsys.reports import Report

PERCENTILE = 95
KNOWN, OTHER_KINDS = "own", "other kinds"
"""Sorts of pictures: those that belong to the catalogue, and those of product kinds that were held out."""


@dataclass(frozen=True)
class OpenSetReport(Report):
    """Result of `measure_open_set`.

    Attributes:
        catalog: name, pictures, the column whose kinds were held out and the number of kinds.
        known_by: "design" or "kind": what a picture shares with another one that counts as known.
        tolerance: the largest distance at which a picture is recognised.
        recognized: the share of known pictures that is recognised, with interval.
        unknown: one entry a sort of unknown pictures: name, and with intervals auc and let_in, the share
            that is falsely accepted.
        distances: for "own" and each sort of unknown pictures the measured distances and their groups.
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "known_by": "own",
        "recognized": "recognised",
        "unknown": "strangers",
    }

    catalog: dict[str, Any]
    known_by: str
    tolerance: float
    recognized: dict[str, float]
    unknown: list[dict[str, Any]]
    distances: dict[str, dict[str, list[Any]]]

    def save(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files; its tolerance then applies to photos."""
        self._save(catalog, REPORT, [ENCODER])

    @classmethod
    def load(cls, catalog: Catalog) -> OpenSetReport | None:
        """Return the saved report, or None where there is none of the catalogue as it is now."""
        return cls._load(catalog, REPORT, [ENCODER])

    def sample(self, sort: str) -> DistanceSample:
        """Return the distances of `KNOWN` pictures or of a sort of unknown ones."""
        stored = self.distances[sort]
        return DistanceSample(np.array(stored["values"]), np.array(stored["groups"]))


def build_report(
    catalog: Catalog, pictures: LabeledPictures, sorts: dict[str, DistanceSample]
) -> OpenSetReport:
    """Choose the tolerance on one half of the known pictures, and measure error rates on the other.

    Args:
        catalog: the catalogue.
        pictures: its pictures.
        sorts: for `KNOWN` and each sort of unknown pictures the distances to the nearest known picture.

    Raises:
        QueryError: there are too few known pictures.
    """
    known = sorts[KNOWN]
    unknown = {name: each for name, each in sorts.items() if name != KNOWN and len(each.values)}
    groups = np.unique(known.groups)
    half = np.random.default_rng(0).permutation(groups)[: len(groups) // 2]
    if not len(half):
        raise QueryError(
            f"Too few products of {catalog.name!r} share a {pictures.known_by} to measure recognition. "
            "It needs at least 2 that do, with a picture each."
        )
    fitting = np.isin(known.groups, half)
    tolerance = round(float(np.percentile(known.values[fitting], PERCENTILE)), 4)
    test = DistanceSample(known.values[~fitting], known.groups[~fitting])
    return OpenSetReport(
        catalog={
            "name": catalog.name,
            "pictures": len(pictures.keys),
            "column": pictures.column,
            "kinds": len(np.unique(pictures.kinds)),
        },
        known_by=pictures.known_by,
        tolerance=tolerance,
        recognized=test.within(tolerance).rounded(),
        unknown=[
            {
                "name": name,
                "auc": auc_with_interval(test, each).rounded(),
                "let_in": each.within(tolerance).rounded(),
            }
            for name, each in unknown.items()
        ],
        distances={name: _as_lists(each) for name, each in {KNOWN: test, **unknown}.items()},
    )


def _as_lists(sample: DistanceSample) -> dict[str, list[Any]]:
    return {
        "values": [round(value, 4) for value in sample.values.tolist()],
        "groups": sample.groups.tolist(),
    }
