"""The table of search engines."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recsys.errors import QueryError, choices_text
from recsys.index.base import Index
from recsys.index.exact import ExactIndex

IndexOpener = Callable[[np.ndarray, np.ndarray | None, str], Index]
"""Makes an index of (N, D) vectors, (N,) ranks that break ties (None: the row number) and a metric."""

INDEXES: dict[str, IndexOpener] = {"exact": ExactIndex}
DEFAULT_INDEX = "exact"


def open_index(
    vectors: np.ndarray,
    order: np.ndarray | None = None,
    metric: str = "cosine",
    *,
    engine: str = DEFAULT_INDEX,
) -> Index:
    """Make some vectors searchable.

    Args:
        vectors: (N, D) real numbers.
        order: (N,) ranks that break ties, lower first; by default the row number.
        metric: "cosine" or "euclidean".
        engine: one of `INDEXES`.

    Raises:
        QueryError: unknown engine or metric.
    """
    if engine not in INDEXES:
        raise QueryError(choices_text("index", INDEXES, engine))
    return INDEXES[engine](vectors, order, metric)
