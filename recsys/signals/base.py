"""The interface of a signal: one respect in which products are compared."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from recsys.index.base import Neighbors

if TYPE_CHECKING:
    from PIL import Image

    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog

_CHANCE_PAIRS = 4096


@dataclass(frozen=True)
class QueryContext:
    """A query in terms of one catalogue.

    Attributes:
        products, liked, disliked: rows of products.
        images: RGB photos.
        price: what it should cost, None for as much as the products.
    """

    products: tuple[int, ...] = ()
    liked: tuple[int, ...] = ()
    disliked: tuple[int, ...] = ()
    images: tuple[Image.Image, ...] = ()
    price: float | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of all products in the query."""
        return (*self.products, *self.liked, *self.disliked)

    @property
    def is_one_product(self) -> bool:
        """True for one product without photos and feedback, the query that the neighbour table answers."""
        return len(self.rows) == len(self.products) == 1 and not self.images


class Signal(ABC):
    """One respect in which products are compared; opened for one catalogue and one encoder.

    A new signal is a subclass in a file of its own and a row in `recsys.signals.registry`. Weights, options
    of the command line, sliders, parts of a score, exports and the evaluation follow from that.

    Attributes:
        name: names it in weights, options, columns and files; no two begin with the same letter, by which
            addresses name the sliders.
        label: names it for people.
        default_weight: how much it counts unless somebody says otherwise.
        help: one sentence for its slider.
        missing: what is said of a product without a value, such as "has no price".
        agreement: what is said of products that agree (see `agrees`), such as "of the same colour"; empty
            where that cannot be told.
        in_baseline: whether the published baseline scores by it too (see `baseline_contributions`).
    """

    name: ClassVar[str]
    label: ClassVar[str]
    default_weight: ClassVar[float]
    help: ClassVar[str]
    missing: ClassVar[str]
    agreement: ClassVar[str] = ""
    in_baseline: ClassVar[bool] = False

    @abstractmethod
    def __init__(self, catalog: Catalog, artifacts: Artifacts, encoder: str) -> None:
        """Open what `build` computed.

        Raises:
            ArtifactError: it is missing or damaged.
        """

    @classmethod
    def build(cls, catalog: Catalog, artifacts: Artifacts) -> bool:
        """Write files of its own, if it needs any; returns whether anything was written."""
        return False

    @property
    @abstractmethod
    def known(self) -> np.ndarray:
        """(N,) bool, True for products that have a value."""

    @property
    def available(self) -> bool:
        """True where any product of the catalogue has a value."""
        return bool(self.known.any())

    def applies_to(self, query: QueryContext) -> bool:
        """Return whether a query can have a value."""
        return True

    @abstractmethod
    def similarity(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Compare n pairs of products.

        Args:
            rows, others: (n,) rows of the catalogue.

        Returns:
            (n,) float64, at most 1 (but for rounding) for identical, NaN where one has no value.
        """

    @abstractmethod
    def scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Compare candidates with a query.

        Args:
            query: what is asked for.
            candidates: n products, nearest by looks first, with their cosines.

        Returns:
            (n,) at most 1 for identical, NaN where query or candidate has no value.
        """

    def baseline_scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Compare candidates with a query as the published baseline does; as `scores`."""
        return self.scores(query, candidates)

    def agrees(self, row: int, others: np.ndarray) -> np.ndarray:
        """Return (n,) 1 where a product plainly agrees with another, 0 where not, NaN where unknown."""
        return np.full(len(others), np.nan)

    def zero_point(self, candidates: Neighbors, size: int, chance: float) -> float:
        """Return the similarity that counts as none.

        Args:
            candidates: those that are ranked.
            size: how many were asked for.
            chance: that of two random products.
        """
        return chance

    def chance(self) -> float:
        """Return the mean similarity of random pairs of products, 0..0.99; 0 for fewer than two."""
        rows = np.flatnonzero(self.known)
        if len(rows) < 2:
            return 0.0
        rng = np.random.default_rng(0)
        first = rng.integers(0, len(rows), _CHANCE_PAIRS)
        other = (first + rng.integers(1, len(rows), _CHANCE_PAIRS)) % len(rows)
        return round(float(np.clip(self.similarity(rows[first], rows[other]).mean(), 0.0, 0.99)), 6)
