"""The similarity matrix of a small catalogue as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.export.tables import serialize_table
from recsys.files import atomic_write
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking.single_metric import similarity_matrix

MOST = 5000
"""Most products: their matrix takes 100 MB as numbers, more as text."""
_BLOCK = 256


def export_similarity_matrix(
    catalog: Catalog,
    encoder: str,
    path: Path,
    *,
    measure: str = "cosine",
    listen: ProgressCallback = no_progress,
) -> list[Path]:
    """Write the scores of all pairs of products.

    A .csv file names the products in its first row and column. Beside a .npy file, whose rows and columns
    are the products in the catalogue's order, their ids are written to a text file, one a line.

    Args:
        catalog: opened, with this encoder built.
        encoder: whose vectors are compared.
        path: ends in .csv or .npy.
        measure: see `recsys.ranking.single_metric`.
        listen: told how far it is.

    Returns:
        The files that were written.

    Raises:
        QueryError: another ending, an unknown measure, or a catalogue so large that the file helps nobody.
        ArtifactError: the vectors are missing, or the disk is full.
    """
    kind = path.suffix.lstrip(".").lower()
    if kind not in _WRITERS:
        raise QueryError(choices_text("kind of file for a matrix", _WRITERS, kind))
    if len(catalog) > MOST:
        raise QueryError(
            f"The matrix of {len(catalog):,} products has {len(catalog) ** 2:,} numbers, "
            f"{4 * len(catalog) ** 2 / 1e9:.1f} GB. It is written for up to {MOST:,} products. For more, "
            "export the nearest of each product: leave out --matrix and say how many with -k."
        )
    scores = similarity_matrix(catalog, encoder, measure)
    ids = catalog.ids.astype(str)
    with atomic_write(path) as file:
        _WRITERS[kind](file, ids, scores, listen)
    if kind == "csv":
        return [path]
    names = path.with_suffix(".ids.txt")
    with atomic_write(names) as file:
        file.write("".join(f"{each}\n" for each in ids).encode())
    return [path, names]


def _npy(file: BinaryIO, ids: np.ndarray, scores: np.ndarray, listen: ProgressCallback) -> None:
    np.save(file, scores, allow_pickle=False)


def _csv(file: BinaryIO, ids: np.ndarray, scores: np.ndarray, listen: ProgressCallback) -> None:
    for start in range(0, len(ids), _BLOCK):
        block = slice(start, start + _BLOCK)
        table = pd.DataFrame(scores[block].round(6), columns=ids)
        table.insert(0, "product", ids[block], allow_duplicates=True)
        data = serialize_table(table, "csv")
        file.write(data if start == 0 else data.split(b"\n", 1)[1])
        listen(Progress("Writing the matrix", min(start + _BLOCK, len(ids)), len(ids)))


_WRITERS: dict[str, Callable[[BinaryIO, np.ndarray, np.ndarray, ProgressCallback], None]] = {
    "npy": _npy,
    "csv": _csv,
}
