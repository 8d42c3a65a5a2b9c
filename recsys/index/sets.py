"""Products as sets of attribute values, for comparing by what they share."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from recsys.catalog import Catalog


def attribute_sets(catalog: Catalog) -> csr_array:
    """Return (N, values) float32 of 0 and 1: which attribute values each product has, its category too.

    A column whose values are nearly all different, such as a note or a code, is no attribute.
    """
    columns = []
    for name in ["category", *catalog.attributes]:
        numbers, known = catalog.values(name)
        if 1 < len(known) <= max(2, len(catalog) / 2):
            columns.append((numbers, len(known)))
    rows, places, start = [], [], 0
    for numbers, count in columns:
        there = np.flatnonzero(numbers >= 0)
        rows.append(there)
        places.append(numbers[there] + start)
        start += count
    row = np.concatenate([np.empty(0, np.int64), *rows])
    place = np.concatenate([np.empty(0, np.int64), *places])
    return csr_array((np.ones(len(row), np.float32), (row, place)), shape=(len(catalog), max(start, 1)))


def jaccard(sets: csr_array, rows: np.ndarray) -> np.ndarray:
    """Return (len(rows), N) float32: shared values over all values of two products, 0..1."""
    sizes = np.asarray(sets.sum(axis=1)).ravel()
    shared = (sets[rows] @ sets.T).toarray()
    return (shared / np.maximum(sizes[rows, None] + sizes[None] - shared, 1)).astype(np.float32)
