"""The nearest products by one measure alone, not re-ranked, and the matrix of all pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recsys.artifacts import Artifacts, product_vectors
from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.index import ExactIndex, Neighbors
from recsys.ranking.attribute_similarity import attribute_set, attribute_sets, jaccard, jaccard_between
from recsys.ranking.predicted_filters import known_labels
from recsys.ranking.query import Filters, Query
from recsys.ranking.recommender import Recommender

MEASURES = {
    "cosine": "the cosine of the angle between two vectors, 1 where they point the same way",
    "euclidean": "minus the distance between two vectors, 0 where they are the same",
    "jaccard": "shared attribute values over all values of both, 1 where they are the same",
}
"""For each measure what its score says; a higher one is always closer."""


def nearest(
    recommender: Recommender, query: Query, k: int, measure: str, filters: Filters | None = None
) -> Neighbors:
    """Return the products nearest to a query, best first, equal ones in the order of their ids.

    The query's products and exact copies of their pictures are left out. A photo has no attributes of its
    own: for "jaccard" those count that its first photo suggests and the catalogue knows.

    Args:
        recommender: of the catalogue and encoder.
        query: products or photos; several count as the middle of their vectors.
        k: how many; fewer where fewer products are allowed.
        measure: one of `MEASURES`.
        filters: which products may be results at all.

    Raises:
        QueryError: unknown measure or product, or there is nothing to compare by.
    """
    if measure not in MEASURES:
        raise QueryError(choices_text("measure", MEASURES, measure))
    catalog = recommender.catalog
    mask = (filters or Filters()).mask(catalog)
    allowed = np.ones(len(catalog), bool) if mask is None else mask.copy()
    for row in map(catalog.row, query.products):
        copy = catalog.picture_numbers == catalog.picture_numbers[row]
        allowed &= ~(copy & (catalog.pictures != ""))
        allowed[row] = False
    if measure == "jaccard":
        return _by_attributes(recommender, query, k, allowed)
    index = _index(catalog, recommender.encoder, measure)
    return index.query(_query_vector(recommender, index, query), k, allowed)


def _index(catalog: Catalog, encoder: str, measure: str) -> ExactIndex:
    vectors = product_vectors(catalog, Artifacts(catalog.folder).vectors(encoder))
    return ExactIndex(vectors, catalog.id_order, measure)


def _query_vector(recommender: Recommender, index: ExactIndex, query: Query) -> np.ndarray:
    rows = [recommender.catalog.row(product) for product in query.products]
    for row in rows:
        if not index.usable[row]:
            raise QueryError(
                f"The product {recommender.catalog.ids[row]!r} has no usable picture, so nothing can be "
                "found that looks like it. To compare what is written about it: --metric jaccard."
            )
    vectors = [index.vectors[row] for row in rows]
    if query.images:
        vectors += recommender.photos.vectors(query.images)
    return np.mean(vectors, axis=0)


def _by_attributes(recommender: Recommender, query: Query, k: int, allowed: np.ndarray) -> Neighbors:
    catalog = recommender.catalog
    sets = attribute_sets(catalog)
    if query.images:
        from recsys.attributes.tagger import Tagger

        own = attribute_set(catalog, known_labels(catalog, Tagger.load().tag(query.images[:1])[0]))
    else:
        own = sets[[catalog.row(query.products[0])]]
    if not own.sum():
        raise QueryError(
            "The catalogue has no attributes that this query shares, so their sets cannot be compared. "
            "Use --metric cosine or euclidean."
        )
    scores = jaccard_between(own, sets)[0]
    rows = np.flatnonzero(allowed & (sets.sum(axis=1) > 0))
    best = rows[np.lexsort((catalog.id_order[rows], -scores[rows]))[:k]]
    return Neighbors(best, scores[best])


def similarity_matrix(catalog: Catalog, encoder: str, measure: str) -> np.ndarray:
    """Return the scores of all pairs of products.

    Args:
        catalog: opened, with this encoder built.
        encoder: whose vectors; "jaccard" does not use them.
        measure: one of `MEASURES`.

    Returns:
        (N, N) float32, symmetric, NaN for products without a picture or, for "jaccard", without attributes.

    Raises:
        QueryError: unknown measure.
        ArtifactError: the vectors are missing or damaged.
    """
    if measure not in MEASURES:
        raise QueryError(choices_text("measure", MEASURES, measure))
    if measure == "jaccard":
        sets = attribute_sets(catalog)
        scores, usable = jaccard(sets, np.arange(len(catalog))), sets.sum(axis=1) > 0
    else:
        index = _index(catalog, encoder, measure)
        scores, usable = _PAIRS[measure](index.vectors), index.usable
    scores[~usable] = scores[:, ~usable] = np.nan
    return scores


def _cosines(vectors: np.ndarray) -> np.ndarray:
    scores = np.clip(vectors @ vectors.T, -1, 1)
    np.fill_diagonal(scores, 1)
    return scores


def _distances(vectors: np.ndarray) -> np.ndarray:
    wide = vectors.astype(np.float64)  # a small difference of large squares needs the digits
    squares = np.einsum("ij,ij->i", wide, wide)
    apart = np.sqrt(np.maximum(squares[:, None] + squares[None] - 2 * wide @ wide.T, 0))
    np.fill_diagonal(apart, 0)
    return (-apart).astype(np.float32)


_PAIRS: dict[str, Callable[[np.ndarray], np.ndarray]] = {"cosine": _cosines, "euclidean": _distances}
