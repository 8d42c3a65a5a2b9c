"""How well eigenfaces recognise what belongs to a catalogue, and the tolerance that follows (features A4).

Kinds of products are held out in turn. For each turn a basis is learnt from the other kinds alone, without
the products that are asked for. Own pictures are products of which another picture, of the same design, has
stayed; strangers are products of the held-out kinds, and pictures spoilt on purpose. Each picture's distance
is that to the nearest one that has stayed. The tolerance is the 95th percentile of one half of the own
distances; all rates are those of the other half.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recsys import reports
from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.encode_catalog import encode_resumable
from recsys.encoders import Encoder
from recsys.encoders.eigenfaces import SAMPLE, SIDE, Eigenfaces, to_grayscale
from recsys.errors import QueryError
from recsys.evaluation.roc import DistanceSample, auc
from recsys.index import ExactIndex
from recsys.models.open_set.distortions import DISTORTIONS
from recsys.models.open_set.folds import LabeledPictures, OpenSetFold
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking.rejection import ENCODER, REPORT

QUERIES = 2000
PERCENTILE = 95
OWN, OTHER_KINDS = "own", "other kinds"
_BLOCK = 128


@dataclass(frozen=True)
class Recognition:
    """What `measure_open_set` found; everything in it is plain numbers and text.

    Attributes:
        catalog: name, pictures, the column whose kinds were held out and how many kinds there are.
        own: "design" or "kind": what of a product must have stayed to count as its own.
        tolerance: T_r, the largest distance at which a picture is recognised.
        recognised: the share of its own that it recognises, with interval.
        strangers: one entry a sort of strangers: name, auc and let_in with intervals.
        distances: for "own" and each sort the measured distances and their groups.
    """

    catalog: dict[str, Any]
    own: str
    tolerance: float
    recognised: dict[str, float]
    strangers: list[dict[str, Any]]
    distances: dict[str, dict[str, list[Any]]]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return dict(vars(self))

    def keep(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files; photos are then judged by its tolerance."""
        reports.save_report(catalog, REPORT, self.as_dict(), [ENCODER])

    @classmethod
    def kept(cls, catalog: Catalog) -> Recognition | None:
        """Return the report that was kept, or None where there is none of the catalogue as it is now."""
        found = reports.load_report(catalog, REPORT, [ENCODER])
        return None if found is None else cls(**found)

    def of(self, sort: str) -> DistanceSample:
        """Return the distances of `OWN` pictures or of a sort of strangers."""
        found = self.distances[sort]
        return DistanceSample(np.array(found["values"]), np.array(found["groups"]))


def measure_open_set(
    catalog: Catalog, *, queries: int = QUERIES, seed: int = 0, listen: ProgressCallback = no_progress
) -> Recognition:
    """Measure recognition by eigenfaces and choose its tolerance.

    Args:
        catalog: opened; its eigenfaces must be built.
        queries: how many own pictures, and how many strangers of each sort, are asked for.
        seed: of the choice.
        listen: told how far it is.

    Raises:
        QueryError: eigenfaces are not built, or there are too few kinds or pictures.
    """
    Artifacts(catalog.folder).resolve_encoder(ENCODER, ENCODER)
    pictures = LabeledPictures(catalog)
    turns = pictures.turns(queries, seed)
    squares = pictures.squares(_needed(pictures, turns), listen)
    bases = []
    for number, turn in enumerate(turns):
        listen(Progress("Learning without some kinds", number, len(turns)))
        bases.append(_basis(turn, squares))
    codes = _projected(pictures, _Bases(bases), listen)
    sorts: dict[str, list[DistanceSample]] = {}
    for number, (turn, basis) in enumerate(zip(turns, bases, strict=True)):
        listen(Progress("Comparing pictures", number, len(turns)))
        for sort, found in _measured(pictures, turn, basis, codes[number], squares).items():
            sorts.setdefault(sort, []).append(found)
    return _report(catalog, pictures, {sort: _together(parts) for sort, parts in sorts.items()})


class _Bases(Encoder):
    """Projects each picture onto several bases at once, one after the other in its vector."""

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


def _needed(pictures: LabeledPictures, turns: Sequence[OpenSetFold]) -> np.ndarray:
    """Return the places of the pictures that bases are learnt from, and of those that are spoilt."""
    count = len(pictures.keys)
    sample = np.linspace(0, count - 1, min(count, SAMPLE)).astype(np.int64)
    return np.unique(np.concatenate([sample, *(turn.own for turn in turns)]))


def _basis(turn: OpenSetFold, squares: dict[int, np.ndarray]) -> Eigenfaces:
    """Learn a basis from what has stayed, without the pictures that are asked for."""
    known = np.setdiff1d(turn.stayed, turn.own).tolist()
    return Eigenfaces.fit([squares[place] for place in known if place in squares])


def _projected(pictures: LabeledPictures, encoder: _Bases, listen: ProgressCallback) -> list[np.ndarray]:
    """Return each basis's (P, dim) float32 codes of all pictures, NaN for unreadable ones."""
    codes = np.full((len(pictures.keys), encoder.dim), np.nan, np.float32)
    place = {key: number for number, key in enumerate(pictures.keys)}
    done, started = 0, time.monotonic()
    for keys, rows, errors in encode_resumable([*place], pictures.files, encoder):
        codes[[place[key] for key in keys]] = rows
        done += len(keys) + len(errors)
        rate = done / max(time.monotonic() - started, 1e-9)
        listen(Progress("Reading pictures", done, len(place), rate))
    return np.split(codes, encoder.ends[:-1], axis=1)


def _measured(
    pictures: LabeledPictures,
    turn: OpenSetFold,
    basis: Eigenfaces,
    codes: np.ndarray,
    squares: dict[int, np.ndarray],
) -> dict[str, DistanceSample]:
    """Return the distances of one turn, for its own pictures and for each sort of strangers."""
    readable = np.isfinite(codes[:, 0])
    stayed, own, strangers = (each[readable[each]] for each in (turn.stayed, turn.own, turn.strangers))
    gallery = ExactIndex(codes[stayed], metric="euclidean")
    itself = np.searchsorted(stayed, own)  # a picture of its own is no other picture
    found = {
        OWN: DistanceSample(_nearest(gallery, codes[own], itself), pictures.designs[own]),
        OTHER_KINDS: DistanceSample(_nearest(gallery, codes[strangers]), pictures.designs[strangers]),
    }
    for name, distort in DISTORTIONS.items():
        spoilt = basis.encode_batch(np.stack([distort(squares[place]) for place in own.tolist()]))
        found[name] = DistanceSample(_nearest(gallery, spoilt, itself), pictures.designs[own])
    return found


def _nearest(gallery: ExactIndex, codes: np.ndarray, itself: np.ndarray | None = None) -> np.ndarray:
    """Return (n,) float64 distances to the nearest row of a gallery, but for one row each."""
    found = np.empty(len(codes))
    for start in range(0, len(codes), _BLOCK):
        block = slice(start, start + _BLOCK)
        masks = np.ones((len(codes[block]), len(gallery)), bool)
        if itself is not None:
            masks[np.arange(len(masks)), itself[block]] = False
        answers = gallery.query_batch(codes[block], 1, masks)
        found[block] = [-float(answer.scores[0]) for answer in answers]
    return found


def _together(parts: Sequence[DistanceSample]) -> DistanceSample:
    return DistanceSample(
        np.concatenate([each.values for each in parts]), np.concatenate([each.groups for each in parts])
    )


def _report(catalog: Catalog, pictures: LabeledPictures, sorts: dict[str, DistanceSample]) -> Recognition:
    own, strangers = (
        sorts[OWN],
        {name: each for name, each in sorts.items() if name != OWN and len(each.values)},
    )
    groups = np.unique(own.groups)
    half = np.random.default_rng(0).permutation(groups)[: len(groups) // 2]
    if not len(half):
        raise QueryError(
            f"Too few products of {catalog.name!r} share a {pictures.own} to measure recognition. "
            "It needs at least 2 that do, with a picture each."
        )
    choosing = np.isin(own.groups, half)
    tolerance = round(float(np.percentile(own.values[choosing], PERCENTILE)), 4)
    judged = DistanceSample(own.values[~choosing], own.groups[~choosing])
    return Recognition(
        catalog={
            "name": catalog.name,
            "pictures": len(pictures.keys),
            "column": pictures.column,
            "kinds": len(np.unique(pictures.kinds)),
        },
        own=pictures.own,
        tolerance=tolerance,
        recognised=judged.within(tolerance).rounded(),
        strangers=[
            {
                "name": name,
                "auc": auc(judged, each).rounded(),
                "let_in": each.within(tolerance).rounded(),
            }
            for name, each in strangers.items()
        ],
        distances={
            name: {
                "values": [round(value, 4) for value in each.values.tolist()],
                "groups": each.groups.tolist(),
            }
            for name, each in {OWN: judged, **strangers}.items()
        },
    )
