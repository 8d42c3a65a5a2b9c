"""Judges search vectors of every picture set: fashion, sharp pictures, people's photos, electronics."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recsys.evaluation.intervals import with_interval
from training.efficientnet.bench_sets import BenchSets, kind_of
from training.labels import PHOTO_CLASS
from training.metrics import hits, nearest, title_numbers

NEIGHBORS = 5
_SAME_LETTERS = 24
"""Electronics whose names begin alike are taken for one product in several versions."""

Figures = dict[str, dict[str, float]]


def search_figures(vectors: Mapping[str, np.ndarray], sets: BenchSets, part: str) -> Figures:
    """Return each figure with its interval.

    Args:
        vectors: by the names of `features.features`, float arrays (pictures, size) of length 1.
        sets: the pictures.
        part: "validation" or "test".
    """
    rows = sets.parts[part]
    labels, photo_labels = sets.labels(sets.thumbnails), sets.labels(sets.photos)[PHOTO_CLASS]
    shots = (
        photo_labels[sets.photo_rows["validation"]]
        if part == "validation"
        else sets.labels(sets.test_photos)[PHOTO_CLASS]
    )
    both = np.stack([labels["articleType"], labels["gender"]], axis=1)
    titles = title_numbers([record["title"] for record in sets.thumbnails.records])
    found = nearest(vectors[part], vectors[part], NEIGHBORS, titles[rows], titles[rows])
    photos = nearest(vectors[f"photos {part}"], vectors[part], NEIGHBORS)
    kinds = labels[PHOTO_CLASS][rows, None]
    groups = sets.groups[rows]
    values = {
        "type": (hits(found, both[rows, :1], both[rows, :1]), groups),
        "type and gender": (hits(found, both[rows], both[rows]), groups),
        "other color first": (_other_color_first(vectors[part], vectors[f"{part} recolored"]), groups),
        "sharp, type": _sharp(vectors["sharp"], sets, part, both[:, :1], titles),
        "photos": (hits(photos, shots[:, None], kinds), np.arange(len(shots))),
        "electronics": _electronics(vectors["electronics"], sets),
    }
    return {name: with_interval(share, of).rounded() for name, (share, of) in values.items()}


def _other_color_first(vectors: np.ndarray, recolored: np.ndarray) -> np.ndarray:
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -np.inf)
    return ((vectors * recolored).sum(axis=1) > scores.max(axis=1)).astype(float)


def _sharp(
    vectors: np.ndarray, sets: BenchSets, part: str, types: np.ndarray, titles: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Judge products of a part in a catalogue of the sharp pictures of both parts."""
    _, products = sets.sharp_rows("validation", "test")
    asked = np.isin(products, sets.parts[part])
    found = nearest(vectors[asked], vectors, NEIGHBORS, titles[products[asked]], titles[products])
    return hits(found, types[products[asked]], types[products]), sets.groups[products[asked]]


def _electronics(vectors: np.ndarray, sets: BenchSets) -> tuple[np.ndarray, np.ndarray]:
    """Judge electronics; other versions of a product, and equal pictures, are left out of its results."""
    names = [record["title"] for record in sets.electronics.records]
    kinds = np.unique([kind_of(name) for name in names], return_inverse=True)[1]
    untold = kind_of("")
    versions = np.unique([name[:_SAME_LETTERS] for name in names], return_inverse=True)[1]
    files = np.unique(sets.electronics.digests, return_inverse=True)[1]
    scores = vectors @ vectors.T
    scores[(versions[:, None] == versions) | (files[:, None] == files)] = -np.inf
    asked = np.flatnonzero([kind_of(name) != untold for name in names])
    found = np.argsort(-scores[asked], axis=1, kind="stable")[:, :NEIGHBORS]
    return hits(found, kinds[asked, None], kinds[:, None]), versions[asked]
