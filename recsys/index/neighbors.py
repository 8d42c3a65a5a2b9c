"""The neighbour table: each product's nearest products, computed once for the whole catalogue.

It answers "You may also like" without touching the vectors, and is what an export ships.

    rows.npy       (N, depth) int32 product rows, best first, -1 where there are no more
    scores.npy     (N, depth) float32 scores
    manifest.json  what it was computed from; written last
    parts/         blocks of an unfinished run
"""

from __future__ import annotations

import io
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recsys.arrays import open_array
from recsys.errors import ArtifactError
from recsys.files import atomic_write, read_json, sha256, sha256_file, write_json
from recsys.index.base import Index, Neighbors
from recsys.index.exact import usable_rows
from recsys.progress import Progress, ProgressCallback, no_progress

DEPTH = 200
SCHEMA = 1
_BLOCK = 512
_FILES = ("rows.npy", "scores.npy")


@dataclass(frozen=True)
class NeighborTable:
    """Nearest products of every product, exact copies of its picture left out.

    Attributes:
        rows, scores: (N, depth), read-only.
    """

    rows: np.ndarray
    scores: np.ndarray

    def neighbors_of(self, row: int, k: int) -> Neighbors | None:
        """Return a product's k nearest, or None where the table is not deep enough to know."""
        depth = self.rows.shape[1]
        if k > depth and depth < len(self.rows) - 1:
            return None
        found = self.rows[row, :k] >= 0
        return Neighbors(self.rows[row, :k][found].astype(np.int64), np.array(self.scores[row, :k][found]))

    @classmethod
    def open(cls, folder: Path, source: str, *, remedy: str) -> NeighborTable:
        """Open a table.

        Args:
            folder: holds the table.
            source: what it must have been computed from.
            remedy: ends the message of an error.

        Raises:
            ArtifactError: it is missing, damaged or computed from something else.
        """
        manifest = read_json(folder / "manifest.json", remedy=remedy)
        if manifest.get("schema") != SCHEMA or manifest.get("source") != source:
            raise ArtifactError(
                f"The neighbours in {folder} are not of this catalogue as it is now. {remedy}"
            )
        rows, scores = (open_array(folder / name, remedy=remedy) for name in _FILES)
        if rows.shape != scores.shape or list(rows.shape) != manifest.get("shape"):
            raise ArtifactError(f"The neighbours in {folder} are incomplete. {remedy}")
        return cls(rows, scores)


def build_neighbors(
    index: Index,
    vectors: np.ndarray,
    same_picture: np.ndarray,
    folder: Path,
    source: str,
    listen: ProgressCallback = no_progress,
) -> bool:
    """Compute the table of a catalogue, unless it is there already.

    Args:
        index: over the products in the catalogue's order.
        vectors: (N, D) what the index was made of; products without a vector hold zeros.
        same_picture: (N,) numbers, equal for products that share a picture, -1 without a picture.
        folder: where the table goes.
        source: names catalogue and vectors; a table of another source is replaced.
        listen: told how far it is.

    Returns:
        Whether anything had to be computed.
    """
    if _is_current(folder, source):
        return False
    depth = min(DEPTH, max(1, len(index) - 1))
    rows = np.full((len(index), depth), -1, dtype=np.int32)
    scores = np.zeros((len(index), depth), dtype=np.float32)
    started, computed = time.monotonic(), 0
    for start in range(0, len(index), _BLOCK):
        block = slice(start, min(start + _BLOCK, len(index)))
        part = folder / "parts" / sha256(f"{source} {DEPTH} {start}".encode())[:16]
        if not _read_part(part, rows[block], scores[block]):
            _fill(index, vectors, same_picture, block, rows, scores)
            _write_part(part, rows[block], scores[block])
            computed += block.stop - start
        rate = computed / max(time.monotonic() - started, 1e-9)
        listen(Progress("Finding neighbours", block.stop, len(index), rate))
    for name, array in zip(_FILES, (rows, scores), strict=True):
        with atomic_write(folder / name) as file:
            np.save(file, array, allow_pickle=False)
    hashes = {name: sha256_file(folder / name) for name in _FILES}
    write_json(
        folder / "manifest.json",
        {"schema": SCHEMA, "source": source, "shape": list(rows.shape), "sha256": hashes},
    )
    shutil.rmtree(folder / "parts", ignore_errors=True)
    return True


def _fill(
    index: Index,
    vectors: np.ndarray,
    same_picture: np.ndarray,
    block: slice,
    rows: np.ndarray,
    scores: np.ndarray,
) -> None:
    with_picture = np.flatnonzero(same_picture[block] >= 0) + block.start
    with_picture = with_picture[usable_rows(vectors[with_picture])]
    if len(with_picture) == 0:
        return
    masks = same_picture[None, :] != same_picture[with_picture, None]
    answers = index.query_batch(vectors[with_picture], rows.shape[1], masks)
    for row, answer in zip(with_picture, answers, strict=True):
        rows[row, : len(answer.rows)] = answer.rows
        scores[row, : len(answer.rows)] = answer.scores


def _is_current(folder: Path, source: str) -> bool:
    if (folder / "parts").exists():
        return False
    try:
        manifest = read_json(folder / "manifest.json", remedy="")
        NeighborTable.open(folder, source, remedy="")
    except ArtifactError:
        return False
    return all(sha256_file(folder / name) == manifest["sha256"][name] for name in _FILES)


def _write_part(path: Path, rows: np.ndarray, scores: np.ndarray) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, rows=rows, scores=scores)
    with atomic_write(path) as file:
        file.write(buffer.getvalue())


def _read_part(path: Path, rows: np.ndarray, scores: np.ndarray) -> bool:
    """Fill a block from an unfinished run's part; False where there is none."""
    if not path.is_file():
        return False
    with np.load(path, allow_pickle=False) as part:
        rows[:], scores[:] = part["rows"], part["scores"]
    return True
