"""Products as sets of attribute values, for comparing by what they share."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_array

from recsys.catalog import Catalog


def attribute_sets(catalog: Catalog) -> csr_array:
    """Return (N, values) float32 of 0 and 1: which attribute values each product has, its category too.

    A column whose values are nearly all different, such as a note or a code, is no attribute.
    """
    rows, places = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for name, start in _starts(catalog).items():
        numbers, _ = catalog.values(name)
        there = np.flatnonzero(numbers >= 0)
        rows.append(there)
        places.append(numbers[there] + start)
    return _ones(np.concatenate(rows), np.concatenate(places), (len(catalog), _width(catalog)))


def attribute_set(catalog: Catalog, labels: Mapping[str, str]) -> csr_array:
    """Return (1, values), as `attribute_sets` has them, of labels by column; unknown ones are left out."""
    places = []
    for name, start in _starts(catalog).items():
        number = catalog.values(name)[1].get(labels.get(name, "").casefold())
        if number is not None:
            places.append(start + number)
    return _ones(np.zeros(len(places), np.int64), np.array(places, np.int64), (1, _width(catalog)))


def jaccard(sets: csr_array, rows: np.ndarray) -> np.ndarray:
    """Return (len(rows), N) float32: shared values over all values of two products, 0..1."""
    return jaccard_between(sets[rows], sets)


def jaccard_between(queries: csr_array, sets: csr_array) -> np.ndarray:
    """Return (Q, N) float32: shared values over all values of Q sets and N others, 0..1."""
    shared = (queries @ sets.T).toarray()
    every = queries.sum(axis=1)[:, None] + sets.sum(axis=1)[None] - shared
    return (shared / np.maximum(every, 1)).astype(np.float32)


def _starts(catalog: Catalog) -> dict[str, int]:
    """Return for each column that counts the place of its first value."""
    starts, start = {}, 0
    for name in ["category", *catalog.attributes]:
        count = len(catalog.values(name)[1])
        if 1 < count <= max(2, len(catalog) / 2):
            starts[name] = start
            start += count
    return starts


def _width(catalog: Catalog) -> int:
    return max(1, sum(len(catalog.values(name)[1]) for name in _starts(catalog)))


def _ones(rows: np.ndarray, places: np.ndarray, shape: tuple[int, int]) -> csr_array:
    return csr_array((np.ones(len(rows), np.float32), (rows, places)), shape=shape)
