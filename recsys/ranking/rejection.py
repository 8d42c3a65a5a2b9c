"""Rejection of unknown pictures: the distance to the nearest product against a threshold.

Turk and Pentland, "Eigenfaces for Recognition", 1991: a picture is known if the least Euclidean distance of
its projection to those of the known pictures is below a threshold. `recsys.models.open_set` fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recsys import reports
from recsys.artifacts import Artifacts, product_vectors
from recsys.catalog import Catalog
from recsys.index import Index, open_index

ENCODER = "eigenfaces"
REPORT = "recognition"


@dataclass(frozen=True)
class ThresholdResult:
    """Distance of a picture from all products, and the threshold.

    Attributes:
        distance: Euclidean, to the nearest one.
        tolerance: the distance up to which a picture counts as recognised.
    """

    distance: float
    tolerance: float

    @property
    def recognised(self) -> bool:
        """True where the picture shows something that is known."""
        return self.distance <= self.tolerance


class RejectionThreshold:
    """Tells what is recognised; safe to share between threads.

    Args:
        limit: the largest distance at which a picture is recognised.
        index: all products, by Euclidean distance.
    """

    def __init__(self, limit: float, index: Index) -> None:
        self.limit = limit
        self._index = index

    @classmethod
    def open(cls, catalog: Catalog, encoder: str) -> RejectionThreshold | None:
        """Return the kept tolerance of an encoder, None where none was set for the catalogue as it is now."""
        found = reports.load_report(catalog, REPORT, [encoder]) if encoder == ENCODER else None
        if found is None or not isinstance(found.get("tolerance"), float):
            return None
        vectors = product_vectors(catalog, Artifacts(catalog.folder).vectors(encoder))
        return cls(found["tolerance"], open_index(vectors, catalog.id_order, "euclidean"))

    def judge(self, vectors: Sequence[np.ndarray]) -> ThresholdResult:
        """Judge some photos of one thing, (D,) each: the one that lies nearest counts.

        Raises:
            QueryError: a vector is zero or not finite.
        """
        found = (-float(self._index.query(vector, 1).scores[0]) for vector in vectors)
        return ThresholdResult(min(found), self.limit)


def describe(nearness: ThresholdResult) -> str:
    """Return the verdict as a sentence."""
    if nearness.recognised:
        return (
            f"recognised: the nearest product is at {nearness.distance:.2f}, within {nearness.tolerance:.2f}"
        )
    return (
        f"not recognised: nothing in this catalogue is as near as {nearness.tolerance:.2f}; "
        f"the nearest product is at {nearness.distance:.2f}"
    )
