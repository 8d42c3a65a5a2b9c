"""Tables as files that other programs read: CSV, Parquet and JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that make a spreadsheet run a cell as a formula (OWASP, CSV injection)."""
_PICTURE_COLUMNS = ["picture", "suffix", "thumbnail"]


def products_table(catalog: Catalog, rows: np.ndarray) -> pd.DataFrame:
    """Return some products with all their columns but the stored pictures' names.

    Args:
        catalog: the catalogue.
        rows: (n,) row numbers in the order wanted.
    """
    table = catalog.table.iloc[rows].drop(columns=_PICTURE_COLUMNS).reset_index(drop=True)
    if table[["price", "list_price"]].notna().any(axis=None):
        table.insert(list(table).index("list_price") + 1, "currency", catalog.currency)
        return table
    return table.drop(columns=["price", "list_price"])


def serialize_table(table: pd.DataFrame, kind: str) -> bytes:
    """Return a table as the bytes of a file.

    Args:
        table: any columns of texts and numbers.
        kind: one of `KINDS`. In CSV, a text that a spreadsheet would run as a formula gets an
            apostrophe in front.

    Raises:
        QueryError: another kind.
    """
    return KINDS[_known(kind)](table)


def format_from_suffix(path: Path) -> str:
    """Return the kind of file that a name's ending asks for.

    Raises:
        QueryError: it is none of `KINDS`.
    """
    return _known(path.suffix.lstrip(".").lower())


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise QueryError(choices_text("kind of file", KINDS, kind))
    return kind


def _csv(table: pd.DataFrame) -> bytes:
    safe = table.rename(columns=lambda name: _harmless(str(name)))
    for name in safe.select_dtypes(exclude="number"):
        safe[name] = safe[name].map(_harmless, na_action="ignore")
    return safe.to_csv(index=False).encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def _harmless(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def _parquet(table: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.to_parquet(buffer, index=False, compression="zstd")
    return buffer.getvalue()


def _json(table: pd.DataFrame) -> bytes:
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    return json.dumps(records, indent=1, ensure_ascii=False, allow_nan=False).encode()


KINDS: dict[str, Callable[[pd.DataFrame], bytes]] = {"csv": _csv, "parquet": _parquet, "json": _json}
"""Kinds of files by their ending."""
