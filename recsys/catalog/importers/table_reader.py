"""Tables as they come: CSV with any delimiter and encoding, or Parquet, as rows of clean text.

`pandas.read_csv` stops at the first row with a surplus comma; here every row is read, mended where
that is safe, and what was wrong with it is listed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from recsys.catalog.importers.source import MAX_TABLE_BYTES, Source
from recsys.catalog.importers.text_cleaning import clean, decode_text
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

_DELIMITERS = ",\t;|"
_HEAD = 2**16
_MOST_LINES = 200
"""Lines that a quoted field may run over."""
_TELLING = 3
"""Columns from which on their number tells that a line is a row of its own."""
_MOST_COLUMNS = 1000
_MOST_ROWS = 5_000_000
_MOST_CELLS = 200_000_000
_BATCH = 1000
"""Rows of a Parquet table in memory at once."""
_SHOWN = 120

csv.field_size_limit(2**31 - 1)  # long fields are cut and reported; the default stops the whole file


@dataclass
class TableReader:
    """A table's rows, read once from first to last.

    Attributes:
        name: the member it comes from.
        columns: names, unique and not empty.
        has_header: whether the first row holds the names.
    """

    name: str
    columns: list[str]
    has_header: bool
    _rows: Iterator[tuple[int, list[str]]]
    _report: ImportReport

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that says something: its number in a spreadsheet and one text a column."""
        width, report = len(self.columns), self._report
        for number, cells in self._rows:
            report.read += 1
            whole = "".join(cells)
            if not whole.strip():
                report.add(number, "", "the row is blank", "row left out")
                continue
            if len(cells) != width:
                cells = self._fit(number, cells)
            if whole.isprintable() and "\ufffd" not in whole:
                yield number, [cell.strip() for cell in cells]
            else:
                yield number, self._clean(number, cells)

    def _fit(self, number: int, cells: list[str]) -> list[str]:
        width, last = len(self.columns), self.columns[-1]
        if len(cells) < width:
            what = f"the row has {len(cells)} of {width} fields"
            self._report.add(number, self.columns[len(cells)], what, "missing fields left blank")
            return cells + [""] * (width - len(cells))
        surplus = cells[width:]
        if not any(cell.strip() for cell in surplus):
            return cells[:width]
        joined = ",".join(cells[width - 1 :])
        what = f"the row has {len(cells)} fields instead of {width}: {joined[:_SHOWN]!r}"
        self._report.add(number, last, what, "surplus commas joined")
        return [*cells[: width - 1], joined]

    def _clean(self, number: int, cells: list[str]) -> list[str]:
        cleaned = []
        for column, cell in zip(self.columns, cells, strict=True):
            text, dropped = clean(cell)
            shown = repr(text[:_SHOWN])
            if dropped:
                what = f"the text holds control or direction characters: {shown}"
                self._report.add(number, column, what, "characters dropped")
            if "\ufffd" in text:
                what = f"some bytes are no valid text: {shown}"
                self._report.add(number, column, what, "shown as \ufffd")
            cleaned.append(text)
        return cleaned


def read_header(source: Source, name: str) -> list[str]:
    """Return a table's first row without reading the rest; empty where it cannot be read."""
    try:
        if name.lower().endswith(".parquet"):
            return list(pq.read_schema(pa.BufferReader(source.read(name))).names)
        text, _ = decode_text(source.head(name, _HEAD))
        text, delimiter = _delimiter(text)
        return [clean(cell)[0] for cell in next(_records(text, delimiter, None, name, ImportReport("")), [])]
    except (CatalogError, csv.Error, pa.ArrowException, OSError):
        return []


def read_table(
    source: Source, name: str, report: ImportReport, *, columns: list[str] | None = None
) -> TableReader:
    """Open a table; give `columns` for one without a header.

    Raises:
        CatalogError: it cannot be read, holds no rows, or has very many columns.
    """
    if name.lower().endswith(".parquet"):
        header, rows = _read_parquet(source, name, report)
        return TableReader(name, _unique(header, report), True, enumerate(rows, start=2), report)
    text, encoding = decode_text(source.read(name))
    if encoding != "UTF-8":
        report.notes.append(f"{name} is encoded as {encoding}.")
    if "\0" in text:
        report.add(None, name, f"the file holds {text.count(chr(0)):,} NUL bytes", "bytes dropped")
        text = text.replace("\0", "")
    text, delimiter = _delimiter(text)
    if delimiter != ",":
        shown = "tabs" if delimiter == "\t" else repr(delimiter)
        report.notes.append(f"Columns of {name} are separated by {shown}.")
    rows = _records(text, delimiter, len(columns) if columns else None, name, report)
    first = next(rows, [])
    if not any(cell.strip() for cell in first):
        raise CatalogError(f"{name} holds no table: its first row is blank. Put the column names there.")
    if columns is not None:
        return TableReader(name, columns, False, enumerate(chain([first], rows), start=1), report)
    return TableReader(name, _unique(first, report), True, enumerate(rows, start=2), report)


def _delimiter(text: str) -> tuple[str, str]:
    """Return the text without Excel's "sep=" line, and its delimiter."""
    if text[:4].lower() == "sep=" and text[4:5] in tuple(_DELIMITERS):
        return text[5:].lstrip("\r\n"), text[4]
    outside = "".join(text[:_HEAD].partition("\n")[0].split('"')[::2])
    return text, max(_DELIMITERS, key=outside.count)


def _records(
    text: str, delimiter: str, width: int | None, name: str, report: ImportReport
) -> Iterator[list[str]]:
    """Split text into records, so that a stray quotation mark costs its own line only.

    A quoted field may run over several lines. Where a mark merely seems to open one, its first line is
    taken as text and reading goes on with the next line. The rest is read twice then, so after much of
    that only two lines are tried: the time grows with the number of lines and no more.

    Args:
        text: the table.
        delimiter: between fields.
        width: fields of a record; None where the first record tells.
        name: of the table.
        report: where stray marks are listed, and what the lines beyond the records are.
    """
    lines = io.StringIO(text, newline="").readlines()
    feed = _LineFeed(lines, 0)
    reader = csv.reader(feed, delimiter=delimiter)
    at = number = joined = tried = 0
    while at < len(lines):
        feed.end = at + (_MOST_LINES if tried <= 2 * len(lines) else 2)
        cells = next(reader)
        number += 1
        span = feed.at - at
        if (span > 1 or feed.at == len(lines)) and not _is_record(
            lines[at : feed.at], delimiter, width or _width(lines, feed.at, delimiter)
        ):
            what = f"a quotation mark is opened and not closed: {lines[at].strip()[:_SHOWN]!r}"
            report.add(number, name, what, "quotation mark taken as text")
            cells = next(csv.reader([lines[at]], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            tried, span = tried + span, 1
            feed = _LineFeed(lines, at + 1)
            reader = csv.reader(feed, delimiter=delimiter)
        at += span
        joined += span > 1
        width = width or len(cells)
        yield cells
    if joined:
        report.notes.append(
            f"{name} has {len(lines):,} lines for {number:,} rows; rows whose text runs over several lines: "
            f"{joined:,}."
        )


class _LineFeed:
    """Lines for a `csv.reader`, up to a bound that a quoted field must not cross.

    Attributes:
        at: the next line.
        end: the first line that is not given out.
    """

    def __init__(self, lines: list[str], at: int) -> None:
        self._lines, self.at, self.end = lines, at, at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= min(self.end, len(self._lines)):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


def _is_record(lines: list[str], delimiter: str, width: int) -> bool:
    """Tell whether some lines are one record with quoted fields, and not rows behind a stray mark.

    They are where quotation marks open and close whole fields, the fields are as many as the columns,
    and not most of the lines have that many fields by themselves.
    """
    try:
        records = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return len(lines) == 1 and "end of data" not in str(error)
    if len(lines) == 1:
        return True
    alone = sum(line.count(delimiter) + 1 == width for line in lines)
    return len(records) == 1 and len(records[0]) == width and (width < _TELLING or 2 * alone <= len(lines))


def _width(lines: list[str], at: int, delimiter: str) -> int:
    """Return the fields of the record at a line: a header of several lines is one if they are as many."""
    return len(next(csv.reader(lines[at : at + _MOST_LINES], delimiter=delimiter), []))


def _read_parquet(source: Source, name: str, report: ImportReport) -> tuple[list[str], Iterator[list[str]]]:
    with _explain_parquet(name):
        file = pq.ParquetFile(pa.BufferReader(source.read(name)))
        header, footer = list(file.schema_arrow.names), file.metadata
        unpacked = sum(footer.row_group(each).total_byte_size for each in range(footer.num_row_groups))
    for count, most, unit in (
        (footer.num_rows, _MOST_ROWS, "rows"),
        (len(header), _MOST_COLUMNS, "columns"),
        (footer.num_rows * len(header), _MOST_CELLS, "cells"),
        (unpacked, MAX_TABLE_BYTES, "bytes, unpacked"),
    ):
        if count > most:
            raise CatalogError(
                f"{name} has {count:,} {unit}; at most {most:,} are allowed. Split it and try again."
            )
    return header, _parquet_rows(file, name, report)


def _parquet_rows(file: pq.ParquetFile, name: str, report: ImportReport) -> Iterator[list[str]]:
    batches = file.iter_batches(batch_size=_BATCH)
    start = 2  # the header is row 1
    while True:
        with _explain_parquet(name):
            batch = next(batches, None)
        if batch is None:
            return
        columns = [
            _column_texts(values, column, start, report)
            for column, values in zip(batch.schema.names, batch.columns, strict=True)
        ]
        yield from map(list, zip(*columns, strict=True))
        start += batch.num_rows


@contextmanager
def _explain_parquet(name: str) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        raise CatalogError(f"{name} cannot be read as Parquet ({error}). Write it again.") from None


_UNREADABLE = (pa.ArrowException, ArithmeticError, ValueError)
"""Raised for values that Python cannot hold: dates out of range, unknown time zones, invalid UTF-8."""


def _column_texts(values: pa.Array, column: str, start: int, report: ImportReport) -> list[str]:
    """Return a column's values as texts; a value that cannot be read is left blank and listed."""
    with suppress(*_UNREADABLE):
        return [_as_text(value) for value in values.to_pylist()]
    texts = []
    for number, value in enumerate(values, start):
        try:
            texts.append(_as_text(value.as_py()))
        except _UNREADABLE as error:
            report.add(number, column, f"the value cannot be read: {error}", "missing fields left blank")
            texts.append("")
    return texts


def _as_text(value: object) -> str:
    if value is None or value != value:
        return ""
    return str(value)


def _unique(header: list[str], report: ImportReport) -> list[str]:
    if len(header) > _MOST_COLUMNS:
        raise CatalogError(
            f"The table has {len(header):,} columns; at most {_MOST_COLUMNS:,} are allowed. "
            "Leave out those that no shopper needs."
        )
    columns: dict[str, int] = {}
    for place, cell in enumerate(header, start=1):
        plain = name = clean(cell)[0][:_SHOWN] or f"column_{place}"
        while name in columns:
            columns[plain] += 1
            name = f"{plain}_{columns[plain]}"
        if name != plain:
            report.add(1, plain, f"two columns have the name {plain!r}", f"renamed to {name}")
        columns[name] = 1
    return list(columns)
