"""PromptCloud's Flipkart table: category trees in JSON lists, web addresses instead of pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import ProductTableBuilder, SourceRecord
from recsys.catalog.importers.table_reader import read_header, read_table
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

_BARE = ["uniq_id", "product_name", "product_category_tree"]
"""Columns of the variant without a header."""
_LEVELS = ("category_1", "category_2", "category")
_ADDRESS = re.compile(r"https?://[^\s\"'\\\]]+", re.IGNORECASE)


def recognizes(source: Source) -> bool:
    """Tell whether a table has this layout's columns, or is the variant without a header."""
    return _find(source) is not None


def read(source: Source, report: ImportReport, mapping: Mapping[str, str]) -> ProductTableBuilder:
    """Read products; the category is the third level of the tree, or the deepest before it.

    Raises:
        CatalogError: there is no such table.
    """
    table = _find(source)
    if table is None:
        raise CatalogError(
            f"{source.path} holds no table with the columns {', '.join(_BARE)}, "
            "which the layout 'flipkart' needs."
        )
    bare = not _has_header(read_header(source, table))
    if bare:
        report.notes.append(f"{table} has no header; its columns are taken as {', '.join(_BARE)}.")
    sheet = read_table(source, table, report, columns=_BARE if bare else None)
    shelf = ProductTableBuilder(report, levels=_LEVELS, currency="INR", has_categories=True)
    for number, cells in sheet:
        row = dict(zip(sheet.columns, cells, strict=True))
        item = SourceRecord(
            row=number,
            id=row.pop("uniq_id"),
            title=row.pop("product_name"),
            picture=first_address(row.pop("image", "")),
        )
        item.list_price = shelf.price(number, "retail_price", row.pop("retail_price", ""))
        item.price = shelf.price(number, "discounted_price", row.pop("discounted_price", ""))
        if item.price != item.price:
            item.price = item.list_price
        _categorize(item, row.pop("product_category_tree"), report)
        item.attributes |= row
        shelf.add(item)
    return shelf


def first_address(text: str) -> str:
    """Return the first web address in a cell, be it plain or a JSON list, or ""."""
    match = _ADDRESS.search(text)
    return match[0] if match else ""


def _find(source: Source) -> str | None:
    for name in source.tables:
        header = read_header(source, name)
        if _has_header(header) or (len(header) == len(_BARE) and header[2].startswith('["')):
            return name
    return None


def _has_header(header: list[str]) -> bool:
    return set(header) >= set(_BARE)


def _categorize(item: SourceRecord, tree: str, report: ImportReport) -> None:
    levels = _levels(tree)
    if len(levels) == 1 and _is_name(levels[0], item.title):
        what = f"the product's name stands where its category should be: {levels[0][:80]!r}"
        report.add(item.row, "product_category_tree", what, "kept without category")
        item.category_explained = True
        return
    if len(levels) > 1 and _is_name(levels[-1], item.title):
        levels.pop()  # most trees end with the product itself
    levels = levels[: len(_LEVELS)]
    if levels:
        item.category = levels[-1]
        for place, name in enumerate(_LEVELS[:-1]):
            item.attributes[name] = levels[min(place, len(levels) - 1)]


def _levels(tree: str) -> list[str]:
    try:
        first = json.loads(tree)[0]
    except (ValueError, LookupError, TypeError, RecursionError):
        first = tree.strip('[]" ')
    return [level.strip() for level in str(first).split(">>") if level.strip()]


def _is_name(level: str, title: str) -> bool:
    level = " ".join(level.rstrip(". …").casefold().split())
    title = " ".join(title.casefold().split())
    if level == title:
        return True
    return " " in level and " " in title and (title.startswith(level) or level.startswith(title))
