"""Parquet tables whose values Python cannot hold, and tables that unpack to very much."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.importers import table_reader
from recsys.errors import CatalogError

NOT_TEXT = pa.Array.from_buffers(
    pa.string(), 2, [None, pa.py_buffer(struct.pack("<iii", 0, 2, 4)), pa.py_buffer(b"\xff\xfeok")]
)
VALUES = {
    "timestamp out of range": pa.array([2**60, 0], pa.timestamp("us")),
    "date out of range": pa.array([2**30, 0], pa.date32()),
    "invalid UTF-8": NOT_TEXT,
}


def table(path: Path, **columns: pa.Array) -> Path:
    pq.write_table(pa.table({"id": ["a", "b"], "title": ["A", "B"], **columns}), path)
    return path


@pytest.mark.parametrize("case", VALUES)
def test_a_value_that_cannot_be_read_is_left_blank_and_listed(case: str, tmp_path: Path) -> None:
    report = import_catalog(table(tmp_path / "t.parquet", when=VALUES[case]), tmp_path / "to")
    problem = next(problem for problem in report.problems if problem.column == "when")
    assert problem.row == 2 and problem.what.startswith("the value cannot be read: ")
    first, second = Catalog.open(tmp_path / "to").table["when"].isna()
    assert first and not second


def test_values_of_an_unknown_time_zone_are_left_blank_and_listed(tmp_path: Path) -> None:
    values = pa.array([0, 1], pa.timestamp("us", tz="Not/AZone"))
    report = import_catalog(table(tmp_path / "t.parquet", when=values), tmp_path / "to")
    assert [problem.row for problem in report.problems if problem.column == "when"] == [2, 3]
    assert report.kept == 2


def test_batches_keep_rows_and_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reader, "_BATCH", 1)
    values = pa.array([0, 2**60], pa.timestamp("us"))
    report = import_catalog(table(tmp_path / "t.parquet", when=values), tmp_path / "to")
    assert [problem.row for problem in report.problems if problem.column == "when"] == [3]
    assert Catalog.open(tmp_path / "to").ids.tolist() == ["a", "b"]


def test_very_many_rows_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeros = pa.array(np.zeros(5_000_001, np.int8))
    pq.write_table(pa.table({"id": zeros, "title": zeros}), tmp_path / "t.parquet", compression="zstd")
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", lambda *_, **__: pytest.fail("it was read"))
    monkeypatch.setattr(pq, "read_table", lambda *_, **__: pytest.fail("it was read"))
    with pytest.raises(CatalogError, match=r"has 5,000,001 rows; at most 5,000,000 are allowed"):
        import_catalog(tmp_path / "t.parquet", tmp_path / "to", layout="table")


@pytest.mark.parametrize(
    ("limit", "unit"), [("_MOST_CELLS", "cells"), ("MAX_TABLE_BYTES", "bytes, unpacked")]
)
def test_a_table_beyond_its_limits_in_memory_is_refused(
    limit: str, unit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_reader, limit, 3, raising=False)
    with pytest.raises(CatalogError, match=f"{unit}; at most 3 are allowed"):
        import_catalog(table(tmp_path / "t.parquet"), tmp_path / "to", layout="table")
