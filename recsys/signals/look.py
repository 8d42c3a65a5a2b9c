"""Look: the cosine of an encoder's vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recsys.errors import QueryError
from recsys.index.base import Neighbors
from recsys.index.exact import l2_normalize, usable_rows
from recsys.lazy import lazy_property
from recsys.signals.base import QueryContext, Signal
from recsys.signals.feedback import rocchio

if TYPE_CHECKING:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog


class Look(Signal):
    """Likeness of pictures to an encoder; it also chooses the candidates.

    Attributes:
        vectors: the encoder's, one row a picture.
        rows: (N,) each product's row in `vectors`, -1 for products without one.
        photos: encodes photos from outside the catalogue.
    """

    name = "visual"
    label = "Look"
    default_weight = 0.7
    help = "How much the shape, pattern and style in the picture count."
    missing = "has no picture"

    def __init__(self, catalog: Catalog, artifacts: Artifacts, encoder: str) -> None:
        """Open the encoder's vectors; see `Signal`."""
        from recsys.artifacts import row_indices
        from recsys.photo_encoder import PhotoEncoder

        self._catalog = catalog
        self.vectors = artifacts.vectors(encoder)
        self.rows = row_indices(catalog, self.vectors)
        self.photos = PhotoEncoder(artifacts, encoder, self.vectors)

    @lazy_property
    def known(self) -> np.ndarray:
        """(N,) bool, True for products whose picture's vector is not all zeros."""
        usable = usable_rows(np.asarray(self.vectors.values, dtype=np.float32))
        return (self.rows >= 0) & (usable[self.rows] if len(usable) else False)

    @property
    def available(self) -> bool:
        """True where any product has a picture."""
        return bool((self.rows >= 0).any())

    def unit_vectors(self, rows: np.ndarray) -> np.ndarray:
        """Return (n, D) float32 vectors of length 1 of some products, zeros for those without one."""
        places = self.rows[rows]
        vectors = np.zeros((len(rows), self.vectors.values.shape[1]), dtype=np.float32)
        vectors[places >= 0] = self.vectors.values[places[places >= 0]]
        return l2_normalize(vectors)

    def query_vector(self, query: QueryContext) -> np.ndarray:
        """Return the (D,) vector that products are searched by.

        Raises:
            QueryError: a product of the query has no vector.
            ModelError, ArtifactError: there are photos, and the encoder cannot be had.
        """
        self.require_pictures(query)
        asked, liked, disliked = (
            [self.vectors.values[self.rows[row]] for row in rows]
            for rows in (query.products, query.liked, query.disliked)
        )
        return rocchio([*asked, *self.photos.vectors(query.images)], liked, disliked)

    def require_pictures(self, query: QueryContext) -> None:
        """Check that all products of a query can be compared by their looks.

        Raises:
            QueryError: one cannot.
        """
        for row in query.rows:
            if not self._catalog.pictures[row] or self.rows[row] < 0:
                raise QueryError(
                    f"The product {self._catalog.ids[row]!r} has no usable picture, "
                    "so nothing can be found that looks like it."
                )

    def similarity(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Return the cosines of pairs of products; see `Signal.similarity`."""
        one, other = self.unit_vectors(rows), self.unit_vectors(others)
        cosines = np.einsum("ij,ij->i", one.astype(np.float64), other)
        return np.where((self.rows[rows] >= 0) & (self.rows[others] >= 0), cosines, np.nan)

    def scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Return the cosines that the candidates were found by."""
        return candidates.scores.astype(np.float64)

    def zero_point(self, candidates: Neighbors, size: int, chance: float) -> float:
        """Return the cosine of the last of a full pool.

        The pool's cosines lie close together; unless they are stretched between here and identity,
        any weight on colour outweighs them.
        """
        return float(candidates.scores.min()) if len(candidates.scores) == size else chance
