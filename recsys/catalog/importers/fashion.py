"""Kaggle's Fashion Product Images: `styles.csv`, `images/<id>.jpg`, often `styles/<id>.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from recsys.catalog.importers.source import PICTURE_SUFFIXES, Source
from recsys.catalog.importers.table_builder import ProductTableBuilder, SourceRecord
from recsys.catalog.importers.table_reader import read_header, read_table
from recsys.catalog.importers.text_cleaning import clean
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

_TABLE = "styles.csv"
_NEEDED = {"id", "articleType", "productDisplayName"}
_LEVELS = ("masterCategory", "subCategory", "articleType")
_MAX_DETAILS = 4 * 2**20


def matches(source: Source) -> bool:
    """Tell whether the source holds a `styles.csv` with this layout's columns."""
    table = _find(source)
    return table is not None and set(read_header(source, table)) >= _NEEDED


def read(source: Source, report: ImportReport, mapping: Mapping[str, str]) -> ProductTableBuilder:
    """Read products, with prices and flags where the details files are there.

    Raises:
        CatalogError: there is no such table, or it lacks a column.
    """
    table = _find(source)
    if table is None:
        raise CatalogError(f"{source.path} holds no {_TABLE}, which the layout 'fashion' needs.")
    sheet = read_table(source, table, report)
    if missing := _NEEDED - set(sheet.columns):
        raise CatalogError(
            f"{table} lacks the column(s) {', '.join(sorted(missing))}; it has {', '.join(sheet.columns)}."
        )
    folder = table[: -len(_TABLE)]
    shelf = ProductTableBuilder(
        report, levels=[name for name in _LEVELS if name in sheet.columns], has_categories=True
    )
    pictures = _by_stem(source, folder + "images/", PICTURE_SUFFIXES)
    details = _by_stem(source, folder + "styles/", (".json",))
    for number, cells in sheet:
        row = dict(zip(sheet.columns, cells, strict=True))
        item = SourceRecord(
            row=number,
            id=row.pop("id"),
            title=row.pop("productDisplayName"),
            category=row["articleType"],
            attributes=row,
        )
        item.picture = pictures.get(item.id) or f"{folder}images/{item.id}.jpg"
        if item.id in details:
            _add_details(item, source, details[item.id], shelf)
        shelf.add(item)
    if details:
        shelf.currency = "INR"
    return shelf


def _find(source: Source) -> str | None:
    names = [name for name in source.tables if name.rpartition("/")[2] == _TABLE]
    return names[0] if names else None


def _by_stem(source: Source, folder: str, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Return the folder's files by their name without its ending."""
    return {
        name[len(folder) :].rpartition(".")[0]: name
        for name in source.members
        if name.startswith(folder) and name.lower().endswith(suffixes)
    }


def _add_details(item: SourceRecord, source: Source, name: str, shelf: ProductTableBuilder) -> None:
    try:
        data = json.loads(source.read(name, _MAX_DETAILS))["data"]
        flags = {flag["name"]: flag["value"] for flag in data.get("otherFlags") or []}
    except (CatalogError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"the details cannot be read ({type(error).__name__}: {str(error)[:80]})"
        shelf.report.add(item.row, name, what, "kept without details")
        return
    item.list_price = shelf.price(item.row, "price", _text(data.get("price")))
    item.price = shelf.price(item.row, "discountedPrice", _text(data.get("discountedPrice")))
    if item.price != item.price:
        item.price = item.list_price
    item.attributes["brandName"] = _text(data.get("brandName"))
    for flag, value in flags.items():
        text = _text(value)
        if text.casefold() in ("true", "false"):
            item.attributes[_text(flag)] = text.capitalize()


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else clean(str(value))[0]
