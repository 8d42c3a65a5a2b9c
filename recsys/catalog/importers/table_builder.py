"""Where the layouts put what they read: checked ids, cells as text or missing, one table at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from recsys.catalog.catalog import CORE_COLUMNS, empty_products_table
from recsys.catalog.importers.price_parsing import CURRENCIES, parse_price
from recsys.catalog.importers.text_cleaning import MAX_LENGTH, is_blank
from recsys.catalog.product import check_id
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

KEPT_BARE = "kept without picture"
_LEFT_OUT = "row left out"


@dataclass(slots=True)
class SourceRecord:
    """One product as a layout read it.

    Attributes:
        row: in the source's table as a spreadsheet numbers it, or None.
        id, title: as in `Product`; a blank title is replaced by the id.
        category: "" where unknown.
        price, list_price: NaN where unknown.
        picture: the source's member, or a web address, or "".
        place: what a problem with the picture names: the column, or the file's path.
        attributes: any other text by its column.
        category_explained: whether the report says already why there is no category.
    """

    row: int | None
    id: str
    title: str
    category: str = ""
    price: float = np.nan
    list_price: float = np.nan
    picture: str = ""
    place: str = "image"
    attributes: dict[str, str] = field(default_factory=dict)
    category_explained: bool = False


@dataclass
class ProductTableBuilder:
    """All products of one source in its order.

    Attributes:
        report: where problems go.
        levels: see `Catalog.category_levels`.
        currency: ISO code, "" where unknown.
        has_categories: whether the source names categories, so that a product without one is a problem.
    """

    report: ImportReport
    levels: Sequence[str] = ()
    currency: str = ""
    has_categories: bool = False
    items: list[SourceRecord] = field(default_factory=list)
    _rows: dict[str, int | None] = field(default_factory=dict)
    _currencies: dict[str, int] = field(default_factory=dict)

    def add(self, item: SourceRecord) -> None:
        """Take one product, unless its id is not allowed or taken."""
        try:
            check_id(item.id)
        except CatalogError as error:
            self.report.add(item.row, "id", str(error), _LEFT_OUT)
            return
        if item.id in self._rows:
            first = self._rows[item.id]
            where = f" in row {first}" if first is not None else ""
            what = f"the id {item.id!r} stands{where} already"
            self.report.add(item.row, "id", what, f"{_LEFT_OUT}, first one kept")
            return
        if not item.title:
            self.report.add(item.row, "title", "the title is blank", "id used as title")
            item.title = item.id
        if self.has_categories and is_blank(item.category) and not item.category_explained:
            self.report.add(item.row, "category", "the category is blank", "kept without category")
        self._shorten(item)
        self._rows[item.id] = item.row
        self.items.append(item)

    def _shorten(self, item: SourceRecord) -> None:
        if len(item.title) + len(item.category) + sum(map(len, item.attributes.values())) <= MAX_LENGTH:
            return
        texts = {"title": item.title, "category": item.category, **item.attributes}
        for column, text in texts.items():
            if len(text) <= MAX_LENGTH:
                continue
            what = f"the text has {len(text):,} characters: {text[:40]!r}…"
            self.report.add(item.row, column, what, f"cut at {MAX_LENGTH:,} characters")
            text = text[: MAX_LENGTH - 1].rstrip() + "…"
            if column in item.attributes:
                item.attributes[column] = text
            else:
                setattr(item, column, text)

    def price(self, row: int | None, column: str, text: str, currency: str = "") -> float:
        """Return the price that a cell means, NaN where it means none; odd ones are listed.

        A currency written with the price counts, else the one given.
        """
        if not text:
            return np.nan
        try:
            value, written = parse_price(text)
        except ValueError as error:
            self.report.add(row, column, f"{error}; it is {text[:40]!r}", "kept without this price")
            return np.nan
        currency = written or CURRENCIES.get(currency.lower(), currency)
        if currency:
            self._currencies[currency] = self._currencies.get(currency, 0) + 1
        return value

    def infer_currency(self, given: str | None) -> None:
        """Choose the currency: the given one, else the layout's, else the one written with prices."""
        found = self._currencies
        if len(found) > 1:
            counts = ", ".join(f"{count:,} {code}" for code, count in sorted(found.items()))
            self.report.notes.append(
                f"Prices are in several currencies ({counts}); numbers taken as they are."
            )
        if given is not None:
            self.currency = given
        elif not self.currency and len(found) == 1:
            self.currency = next(iter(found))

    def table(self) -> pd.DataFrame:
        """Return the products as a catalogue's table, pictures still missing."""
        table = empty_products_table(len(self.items))
        for name in ("id", "title"):
            table[name] = pd.array([getattr(item, name) for item in self.items], dtype="string")
        table["category"] = _texts([item.category for item in self.items])
        for name in ("price", "list_price"):
            table[name] = np.array([getattr(item, name) for item in self.items], dtype=np.float64)
        columns = dict.fromkeys(name for item in self.items for name in item.attributes)
        attributes: dict[str, pd.api.extensions.ExtensionArray] = {}
        for name in columns:
            safe = f"{name}_" if name in CORE_COLUMNS else name
            while safe in attributes:
                safe += "_"
            attributes[safe] = _texts([item.attributes.get(name, "") for item in self.items])
        return pd.concat([table, pd.DataFrame(attributes, index=table.index)], axis=1)


def _texts(values: list[str]) -> pd.api.extensions.ExtensionArray:
    return pd.array([None if is_blank(value) else value for value in values], dtype="string")
