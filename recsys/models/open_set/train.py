"""Open-set recognition by eigenfaces: the rejection threshold, fitted and tested on held-out product kinds.

Kinds of products are held out in turn. In each fold a basis is fitted to the other kinds alone, without the
query pictures. Known pictures are products of which another picture, of the same design, is in the gallery;
unknown pictures are products of the held-out kinds, and distorted pictures. A picture's distance is that to
the nearest one in the gallery. The threshold is the 95th percentile of one half of the distances of known
pictures; all rates are those of the other half.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.encode_catalog import encode_resumable
from recsys.encoders import Encoder
from recsys.encoders.eigenfaces import SAMPLE, SIDE, Eigenfaces, to_grayscale
from recsys.evaluation.roc import DistanceSample
from recsys.index import Index, open_index
from recsys.models.open_set.distortions import DISTORTIONS
from recsys.models.open_set.folds import LabeledPictures, OpenSetFold
from recsys.models.open_set.report import KNOWN, OTHER_KINDS, OpenSetReport, build_report
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking.rejection import ENCODER

QUERIES = 2000
_BLOCK = 128


def measure_open_set(
    catalog: Catalog, *, queries: int = QUERIES, seed: int = 0, listen: ProgressCallback = no_progress
) -> OpenSetReport:
    """Choose the tolerance of recognition by eigenfaces, and measure the error rates.

    Args:
        catalog: opened; its eigenfaces must be built.
        queries: number of known pictures, and of unknown pictures of each sort, to query with.
        seed: of the sample.
        listen: called with the progress.

    Raises:
        QueryError: eigenfaces are not built, or there are too few kinds or pictures.
    """
    Artifacts(catalog.folder).resolve_encoder(ENCODER, ENCODER)
    pictures = LabeledPictures(catalog)
    folds = pictures.folds(queries, seed)
    squares = pictures.squares(_required_pictures(pictures, folds), listen)
    bases = []
    for number, fold in enumerate(folds):
        listen(Progress("Learning without some kinds", number, len(folds)))
        bases.append(_fit_basis(fold, squares))
    codes = _project(pictures, _StackedBases(bases), listen)
    sorts: dict[str, list[DistanceSample]] = {}
    for number, (fold, basis) in enumerate(zip(folds, bases, strict=True)):
        listen(Progress("Comparing pictures", number, len(folds)))
        for sort, sample in _measure_fold(pictures, fold, basis, codes[number], squares).items():
            sorts.setdefault(sort, []).append(sample)
    return build_report(catalog, pictures, {sort: _concatenate(parts) for sort, parts in sorts.items()})


class _StackedBases(Encoder):
    """Projection of each picture onto several bases at once, one after the other in its vector."""

    name = ENCODER
    shape = (SIDE, SIDE)
    fingerprint = ""

    def __init__(self, bases: Sequence[Eigenfaces]) -> None:
        self.ends = np.cumsum([basis.dim for basis in bases])
        self.dim = int(self.ends[-1])
        self._stacked = np.concatenate([basis.basis for basis in bases]).T
        self._means = np.concatenate([basis.basis @ basis.mean for basis in bases])

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Project squares; see `Encoder.encode_batch`."""
        return to_grayscale(batch) @ self._stacked - self._means


def _required_pictures(pictures: LabeledPictures, folds: Sequence[OpenSetFold]) -> np.ndarray:
    """Return the numbers of the pictures that bases are fitted to, and of those that are distorted."""
    count = len(pictures.keys)
    sample = np.linspace(0, count - 1, min(count, SAMPLE)).astype(np.int64)
    return np.unique(np.concatenate([sample, *(fold.known for fold in folds)]))


def _fit_basis(fold: OpenSetFold, squares: dict[int, np.ndarray]) -> Eigenfaces:
    """Fit a basis to the gallery, without the query pictures."""
    numbers = np.setdiff1d(fold.gallery, fold.known).tolist()
    return Eigenfaces.fit([squares[number] for number in numbers if number in squares])


def _project(pictures: LabeledPictures, encoder: _StackedBases, listen: ProgressCallback) -> list[np.ndarray]:
    """Return each basis's (P, dim) float32 codes of all pictures, NaN for unreadable ones."""
    codes = np.full((len(pictures.keys), encoder.dim), np.nan, np.float32)
    numbers = {key: number for number, key in enumerate(pictures.keys)}
    done, started = 0, time.monotonic()
    for keys, rows, errors in encode_resumable([*numbers], pictures.files, encoder):
        codes[[numbers[key] for key in keys]] = rows
        done += len(keys) + len(errors)
        rate = done / max(time.monotonic() - started, 1e-9)
        listen(Progress("Reading pictures", done, len(numbers), rate))
    return np.split(codes, encoder.ends[:-1], axis=1)


def _measure_fold(
    pictures: LabeledPictures,
    fold: OpenSetFold,
    basis: Eigenfaces,
    codes: np.ndarray,
    squares: dict[int, np.ndarray],
) -> dict[str, DistanceSample]:
    """Return the distances of one fold, for its known pictures and for each sort of unknown ones."""
    readable = np.isfinite(codes[:, 0])
    gallery, known, unknown = (each[readable[each]] for each in (fold.gallery, fold.known, fold.unknown))
    index = open_index(codes[gallery], metric="euclidean")
    own_rows = np.searchsorted(gallery, known)  # a picture must not find itself
    samples = {
        KNOWN: DistanceSample(_nearest(index, codes[known], own_rows), pictures.designs[known]),
        OTHER_KINDS: DistanceSample(_nearest(index, codes[unknown]), pictures.designs[unknown]),
    }
    for name, distort in DISTORTIONS.items():
        distorted = basis.encode_batch(np.stack([distort(squares[number]) for number in known.tolist()]))
        samples[name] = DistanceSample(_nearest(index, distorted, own_rows), pictures.designs[known])
    return samples


def _nearest(index: Index, codes: np.ndarray, excluded: np.ndarray | None = None) -> np.ndarray:
    """Return (n,) float64 distances to the nearest row of an index, but for one excluded row each."""
    distances = np.empty(len(codes))
    for start in range(0, len(codes), _BLOCK):
        block = slice(start, start + _BLOCK)
        masks = np.ones((len(codes[block]), len(index)), bool)
        if excluded is not None:
            masks[np.arange(len(masks)), excluded[block]] = False
        answers = index.query_batch(codes[block], 1, masks)
        distances[block] = [-float(answer.scores[0]) for answer in answers]
    return distances


def _concatenate(parts: Sequence[DistanceSample]) -> DistanceSample:
    return DistanceSample(
        np.concatenate([each.values for each in parts]), np.concatenate([each.groups for each in parts])
    )
