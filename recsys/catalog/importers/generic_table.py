"""Any table of the user's own; which column is which is guessed by name, or given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recsys.catalog.importers.flipkart import first_address
from recsys.catalog.importers.source import PICTURE_SUFFIXES, Source
from recsys.catalog.importers.table_builder import ProductTableBuilder, SourceRecord
from recsys.catalog.importers.table_reader import TableReader, read_header, read_table
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError, choices_text

_NAMES = {
    "id": "id productid itemid sku uniqid articleid styleid productcode itemcode code pid asin gtin ean "
    "handle",
    "title": "title name productname producttitle productdisplayname displayname itemname itemtitle label",
    "price": "price saleprice sellingprice discountedprice discountprice currentprice finalprice "
    "unitprice cost amount retailprice mrp",
    "list_price": "listprice originalprice regularprice oldprice retailprice rrp msrp mrp compareatprice",
    "currency": "currency currencycode pricecurrency",
    "category": "category productcategory categoryname articletype producttype type subcategory class "
    "department mastercategory group",
    "image": "image img picture photo imagefile imagepath imagename imagefilename file filename filepath "
    "path imageurl imagelink imagesrc img1 image1 images url link",
}
"""Names that a column goes by, the likeliest first; spaces, case and punctuation do not matter."""

_COARSER = ("department", "mastercategory", "maincategory", "parentcategory", "subcategory")
"""Names of columns that group categories, the coarsest first."""

FIELDS = tuple(_NAMES)
_PUNCTUATION = re.compile(r"[\W_]+")
_SURE = 2


def recognizes(source: Source) -> bool:
    """Tell whether some table has at least two columns that can be guessed."""
    return _find(source, _SURE) is not None


def read(source: Source, report: ImportReport, mapping: Mapping[str, str]) -> ProductTableBuilder:
    """Read one product a row; columns without a meaning of their own become attributes.

    Raises:
        CatalogError: there is no table, no column can be guessed, or the mapping names none there is.
    """
    for field in mapping:
        if field not in FIELDS:
            raise CatalogError(choices_text("column on the left of '=' in the mapping", FIELDS, field))
    name = _find(source, _SURE) or _find(source, 1) or next(iter(source.tables), None)
    if name is None:
        raise CatalogError(f"{source.path} holds no table (CSV, TSV or Parquet).")
    sheet = read_table(source, name, report)
    meaning = _meaning(sheet, mapping)
    said = ", ".join(f"{field} = {column}" for field, column in meaning.items())
    report.notes.append(f"Columns of {name}: {said}.")
    if "id" not in meaning:
        report.notes.append("There is no id column; ids are made from row numbers.")
    if "title" not in meaning:
        report.notes.append("There is no title column; ids are used as titles.")
    shelf = ProductTableBuilder(report, levels=_levels(sheet, meaning), has_categories="category" in meaning)
    finder = _Finder(source, name)
    used = set(meaning.values()) - set(shelf.levels)
    for number, cells in sheet:
        row = dict(zip(sheet.columns, cells, strict=True))
        known = {field: row[column] for field, column in meaning.items()}
        row = {column: cell for column, cell in row.items() if column not in used}
        id_ = known.get("id", f"row-{number}")
        money = known.get("currency", "")
        shelf.add(
            SourceRecord(
                row=number,
                id=id_,
                title=known.get("title", id_),
                category=known.get("category", ""),
                price=shelf.price(number, meaning.get("price", ""), known.get("price", ""), money),
                list_price=shelf.price(
                    number, meaning.get("list_price", ""), known.get("list_price", ""), money
                ),
                picture=finder.picture(known.get("image", ""), id_),
                place=meaning.get("image", "image"),
                attributes=row,
            )
        )
    return shelf


def _find(source: Source, least: int) -> str | None:
    return next(
        (name for name in source.tables if len(guess_columns(read_header(source, name))) >= least), None
    )


def guess_columns(columns: list[str]) -> dict[str, str]:
    """Guess which column is which by name: Alike's column to the source's."""
    plain = {_PUNCTUATION.sub("", column).casefold(): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        for name in names.split():
            if name in plain:
                found[field] = plain.pop(name)
                break
    return found


def _meaning(sheet: TableReader, mapping: Mapping[str, str]) -> dict[str, str]:
    for field, column in mapping.items():
        if column not in sheet.columns:
            raise CatalogError(
                f"The mapping says {field}={column}, but {sheet.name} has no column {column!r}. "
                f"It has: {', '.join(sheet.columns[:40])}."
            )
    guessed = guess_columns([column for column in sheet.columns if column not in mapping.values()])
    meaning = {**guessed, **mapping}
    if not meaning:
        raise CatalogError(
            f"No column of {sheet.name} could be recognised; it has: {', '.join(sheet.columns[:40])}. "
            f"Say which is which, such as --map title={sheet.columns[0]}. "
            f"Columns that can be given: {', '.join(FIELDS)}."
        )
    return {field: meaning[field] for field in FIELDS if field in meaning}


def _levels(sheet: TableReader, meaning: Mapping[str, str]) -> tuple[str, ...]:
    """Return the category's column and the coarser ones; nothing where it is called just "category"."""
    category = meaning.get("category", "category")
    plain = {_PUNCTUATION.sub("", column).casefold(): column for column in sheet.columns}
    coarser = [plain[name] for name in _COARSER if name in plain and plain[name] not in meaning.values()]
    return (*coarser, category) if "category" in meaning and (coarser or category != "category") else ()


class _Finder:
    """Finds the picture that a row means, near its table."""

    def __init__(self, source: Source, table: str) -> None:
        self._source = source
        self._folder = table[: len(table) - len(table.rpartition("/")[2])]
        self._suffix = ".jpg"

    def picture(self, cell: str, product_id: str) -> str:
        """Return a member, a web address, the cell itself where nothing is found, or ""."""
        if address := first_address(cell):
            return address
        if cell:
            places = (self._folder + cell, cell, f"{self._folder}images/{cell}")
            return next((found for place in places if (found := self._source.find(place))), cell)
        for suffix in dict.fromkeys((self._suffix, *PICTURE_SUFFIXES)):
            if found := self._source.find(f"{self._folder}images/{product_id}{suffix}"):
                self._suffix = suffix
                return found
        return ""
