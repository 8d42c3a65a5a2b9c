"""Tables as they come: CSV with any delimiter and encoding, or Parquet, as rows of clean text.

`pandas.read_csv` stops at the first row with a surplus comma; here every row is read, mended where
that is safe, and what was wrong with it is listed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from recsys.catalog.importers.source import Source
from recsys.catalog.importers.text_cleaning import clean, decode_text
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

_DELIMITERS = ",\t;|"
_HEAD = 2**16
_RUNAWAY_LINES = 200
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
        return [
            clean(cell)[0]
            for cell in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        ]
    except (CatalogError, csv.Error, pa.ArrowException, OSError):
        return []


def read_table(
    source: Source, name: str, report: ImportReport, *, columns: list[str] | None = None
) -> TableReader:
    """Open a table; give `columns` for one without a header.

    Raises:
        CatalogError: it cannot be read, or holds no rows.
    """
    if name.lower().endswith(".parquet"):
        header, rows = _read_parquet(source, name)
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
    rows = _records(text, delimiter, name, report)
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


def _records(text: str, delimiter: str, name: str, report: ImportReport) -> Iterator[list[str]]:
    """Split text into records; a quotation mark that is never closed costs its own row only."""
    lines = io.StringIO(text, newline="").readlines()
    at = number = 0
    while at < len(lines):
        reader = csv.reader(lines[at:], delimiter=delimiter)
        before = 0
        for cells in reader:
            number += 1
            if reader.line_num - before > _RUNAWAY_LINES:
                break
            before = reader.line_num
            yield cells
        else:
            return
        at += before
        what = f"a quotation mark is opened and not closed: {lines[at].strip()[:_SHOWN]!r}"
        report.add(number, name, what, "quotation mark taken as text")
        yield next(csv.reader([lines[at]], delimiter=delimiter, quoting=csv.QUOTE_NONE))
        at += 1


def _read_parquet(source: Source, name: str) -> tuple[list[str], Iterator[list[str]]]:
    try:
        table = pq.read_table(pa.BufferReader(source.read(name)))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise CatalogError(f"{name} cannot be read as Parquet ({error}). Write it again.") from None
    columns = [[_as_text(value) for value in column.to_pylist()] for column in table.columns]
    return list(table.column_names), (list(row) for row in zip(*columns, strict=True))


def _as_text(value: object) -> str:
    if value is None or value != value:
        return ""
    return str(value)


def _unique(header: list[str], report: ImportReport) -> list[str]:
    columns: list[str] = []
    for place, cell in enumerate(header, start=1):
        name = clean(cell)[0][:_SHOWN] or f"column_{place}"
        if name in columns:
            number = next(n for n in range(2, len(header) + 2) if f"{name}_{n}" not in columns)
            report.add(1, name, f"two columns have the name {name!r}", f"renamed to {name}_{number}")
            name = f"{name}_{number}"
        columns.append(name)
    return columns
