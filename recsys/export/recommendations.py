"""The whole recommendation table as a file: "You may also like" for every product of a catalogue."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from recsys.export.tables import format_from_suffix, serialize_table
from recsys.files import atomic_write
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.ranking.query import Query, Weights
from recsys.ranking.recommender import Recommender

COLUMNS = ["id", "rank", "similar_id", "score"]
_BLOCK = 256
_Add = Callable[[pd.DataFrame], None]


def export_recommendations(
    recommender: Recommender,
    path: Path,
    *,
    k: int = 12,
    weights: Weights | None = None,
    listen: ProgressCallback = no_progress,
) -> int:
    """Write the products most like each product; a block of products is in memory at a time.

    Args:
        recommender: of the catalogue.
        path: the file; its ending, one of `recsys.export.tables.KINDS`, says the kind.
        k: how many for each product. Products without a picture have none.
        weights: how much looks, colour and price count.
        listen: told how far it is.

    Returns:
        How many rows were written.

    Raises:
        QueryError: another ending, or k is below 1.
        ArtifactError: the disk is full.
    """
    kind = format_from_suffix(path)
    ids, rows, started = recommender.catalog.ids, 0, time.monotonic()
    with atomic_write(path) as file:
        add, close = _WRITERS[kind](file)
        for start in range(0, len(ids), _BLOCK):
            block = [
                row for each in ids[start : start + _BLOCK] for row in _similar(recommender, each, k, weights)
            ]
            add(
                pd.DataFrame(block, columns=COLUMNS).astype(
                    {"id": str, "similar_id": str, "rank": int, "score": float}
                )
            )
            rows += len(block)
            done = min(start + _BLOCK, len(ids))
            listen(Progress("Ranking", done, len(ids), done / (time.monotonic() - started)))
        close()
    return rows


def _similar(
    recommender: Recommender, product_id: str, k: int, weights: Weights | None
) -> list[tuple[str, int, str, float]]:
    if not recommender.facts.is_searchable(product_id):
        return []
    found = recommender.recommend(Query(products=(product_id,)), k, weights=weights)
    return [(product_id, result.rank, result.product.id, round(result.score, 6)) for result in found]


def _csv(file: BinaryIO) -> tuple[_Add, Callable[[], None]]:
    def add(table: pd.DataFrame) -> None:
        data = serialize_table(table, "csv")
        file.write(data if file.tell() == 0 else data.split(b"\n", 1)[1])

    return add, lambda: None


def _parquet(file: BinaryIO) -> tuple[_Add, Callable[[], None]]:
    schema = pa.schema(
        [("id", pa.string()), ("rank", pa.int64()), ("similar_id", pa.string()), ("score", pa.float64())]
    )
    writer = pq.ParquetWriter(file, schema, compression="zstd")
    return lambda table: writer.write_table(
        pa.Table.from_pandas(table, schema, preserve_index=False)
    ), writer.close


def _json(file: BinaryIO) -> tuple[_Add, Callable[[], None]]:
    file.write(b"[")

    def add(table: pd.DataFrame) -> None:
        if len(table):
            file.write(b"\n" if file.tell() == 1 else b",\n")
            file.write(serialize_table(table, "json").strip(b"[]\n"))

    def close() -> None:
        file.write(b"\n]\n")

    return add, close


_WRITERS = {"csv": _csv, "parquet": _parquet, "json": _json}
