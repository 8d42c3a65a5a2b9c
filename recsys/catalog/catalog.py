"""A catalogue: products in memory and as a folder on disk.

The folder holds one catalogue and everything computed for it, and can be copied to another machine:

    manifest.json      format, counts, currency, source, hash of the table; written last
    products.parquet   one row a product, in the source's order
    report.json        what the import found
    images/ab/KEY.jpg  pictures, named by the hash of their source bytes
    thumbs/ab/KEY.webp thumbnails of pictures larger than a thumbnail
    computed/...       vectors, colours, price tiers, neighbours (see `recsys.build_catalog`)
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from recsys.catalog.product import Product
from recsys.errors import ArtifactError, CatalogError, QueryError
from recsys.files import atomic_write, read_json, sha256, write_json

if TYPE_CHECKING:
    from recsys.catalog.from_frame import Pictures

SCHEMA = 1
CORE_COLUMNS = {
    "id": "string",
    "title": "string",
    "category": "string",
    "price": "float64",
    "list_price": "float64",
    "picture": "string",
    "suffix": "string",
    "thumbnail": "bool",
}
"""Columns of every catalogue's table and their pandas types; all others are text attributes.

`picture` is the stored picture's key (32 hexadecimal digits) or missing, `suffix` its file ending,
`thumbnail` whether it has a thumbnail file of its own.
"""
IMAGES, THUMBS, COMPUTED = "images", "thumbs", "computed"

_KEY = re.compile(r"[0-9a-f]{32}")
_REMEDY = "Import the catalogue again: python -m recsys import SOURCE --to {folder}"


class Catalog:
    """The products of one catalogue, in the source's order.

    Args:
        table: one row a product with the columns of `CORE_COLUMNS` and any text attributes.
        folder: where pictures and computed files live.
        name: shown to people.
        currency: ISO code or symbol, "" where unknown.
        category_levels: attribute columns from the coarsest category to the finest, the last of
            them being `category` itself; empty where the source has one level only.

    Raises:
        CatalogError: a column or category level is missing, or ids are not unique.
    """

    def __init__(
        self,
        table: pd.DataFrame,
        *,
        folder: Path,
        name: str,
        currency: str = "",
        category_levels: Sequence[str] = (),
        layout: str = "table",
        source: str = "",
    ) -> None:
        missing = [column for column in CORE_COLUMNS if column not in table]
        if missing:
            raise CatalogError(f"The product table lacks the column(s) {', '.join(missing)}.")
        unknown = [level for level in category_levels if level not in table]
        if unknown:
            raise CatalogError(f"The category levels name column(s) that do not exist: {', '.join(unknown)}.")
        if not table["id"].is_unique:
            double = table["id"][table["id"].duplicated()].iloc[0]
            raise CatalogError(f"Product ids must be unique; {double!r} occurs twice.")
        self.table = table.reset_index(drop=True)
        self.folder = folder
        self.name = name
        self.currency = currency
        self.category_levels = tuple(category_levels)
        self.layout = layout
        self.source = source
        self._values: dict[str, tuple[np.ndarray, dict[str, int]]] = {}

    def __len__(self) -> int:
        return len(self.table)

    @property
    def attributes(self) -> list[str]:
        """Names of the attribute columns, in the source's order."""
        return [str(column) for column in self.table if column not in CORE_COLUMNS]

    @cached_property
    def ids(self) -> np.ndarray:
        """(N,) product ids."""
        return self.table["id"].to_numpy(dtype=object)

    @cached_property
    def prices(self) -> np.ndarray:
        """(N,) float64 prices, NaN where unknown."""
        return self.table["price"].to_numpy(dtype=np.float64)

    @cached_property
    def pictures(self) -> np.ndarray:
        """(N,) picture keys, "" for products without a picture."""
        return self.table["picture"].fillna("").to_numpy(dtype=object)

    @cached_property
    def picture_numbers(self) -> np.ndarray:
        """(N,) int64, equal for products that share a picture byte for byte, -1 without a picture."""
        numbers = pd.factorize(self.pictures)[0].astype(np.int64)
        numbers[self.pictures == ""] = -1
        return numbers

    @cached_property
    def id_order(self) -> np.ndarray:
        """(N,) rank of each row's id among all ids: the tie-break of every ranking."""
        order = np.empty(len(self), dtype=np.int64)
        order[np.argsort(self.ids.astype(str), kind="stable")] = np.arange(len(self))
        return order

    def values(self, attribute: str) -> tuple[np.ndarray, dict[str, int]]:
        """Return an attribute (or "category") as numbers, for quick filters without regard to case.

        Returns:
            (N,) int64 numbers, -1 where the value is missing, and the number of each value in
            lower case.
        """
        if attribute not in self._values:
            column = self.table[attribute].astype("string").str.casefold()
            numbers, values = pd.factorize(column)
            known = {str(value): number for number, value in enumerate(values)}
            self._values[attribute] = numbers.astype(np.int64), known
        return self._values[attribute]

    @cached_property
    def _row_of_id(self) -> dict[str, int]:
        return {product_id: row for row, product_id in enumerate(self.ids)}

    def __contains__(self, product_id: object) -> bool:
        return product_id in self._row_of_id

    def row(self, product_id: str) -> int:
        """Return a product's row.

        Raises:
            QueryError: no product has this id.
        """
        try:
            return self._row_of_id[product_id]
        except KeyError:
            raise QueryError(
                f"There is no product {product_id[:40]!r} in the catalogue {self.name!r}. "
                f"Ids look like {self.ids[0]!r}."
                if len(self)
                else f"The catalogue {self.name!r} is empty."
            ) from None

    def product(self, row: int) -> Product:
        """Return one row as a Product; missing attributes are left out."""
        record = {name: values[row] for name, values in self._records.items()}
        return Product(
            id=record["id"],
            title=record["title"],
            category=record["category"],
            price=record["price"],
            list_price=record["list_price"],
            image=self.image_path(row),
            thumbnail=self.thumbnail_path(row),
            attributes={name: str(record[name]) for name in self.attributes if record[name] is not None},
        )

    def title(self, product_id: str) -> str:
        """Return a product's name.

        Raises:
            QueryError: no product has this id.
        """
        return str(self._records["title"][self.row(product_id)])

    @cached_property
    def _records(self) -> dict[str, np.ndarray]:
        """Each column as (N,) objects, None where missing: rows of a table are slow to pick one by one."""
        return {
            str(name): column.astype(object).where(column.notna(), None).to_numpy(dtype=object)
            for name, column in self.table.items()
        }

    def image_path(self, row: int) -> Path | None:
        """Return the stored picture's file, or None for a product without one."""
        name = self._file_name(row, str(self._records["suffix"][row]))
        return self.folder / IMAGES / name if name else None

    def thumbnail_path(self, row: int) -> Path | None:
        """Return the thumbnail's file (for small pictures the picture itself), or None."""
        if not self._records["thumbnail"][row]:
            return self.image_path(row)
        name = self._file_name(row, ".webp")
        return self.folder / THUMBS / name if name else None

    def _file_name(self, row: int, suffix: str) -> str | None:
        key = self.pictures[row]
        return picture_file(key, suffix) if key else None

    def subset(self, mask: np.ndarray) -> Catalog:
        """Return the catalogue of the products where `mask`, (N,) bool, is True."""
        return Catalog(
            self.table[np.asarray(mask, dtype=bool)],
            folder=self.folder,
            name=self.name,
            currency=self.currency,
            category_levels=self.category_levels,
            layout=self.layout,
            source=self.source,
        )

    @cached_property
    def fingerprint(self) -> str:
        """Hash of everything in the product table: changes when any product changes."""
        return sha256(parquet_bytes(self.table))

    def save(self) -> None:
        """Write the table and, last of all, the manifest; each file whole or not at all."""
        data = parquet_bytes(self.table)
        with atomic_write(self.folder / "products.parquet") as file:
            file.write(data)
        write_json(
            self.folder / "manifest.json",
            {
                "format": "alike-catalog",
                "schema": SCHEMA,
                "name": self.name,
                "layout": self.layout,
                "source": self.source,
                "currency": self.currency,
                "category_levels": list(self.category_levels),
                "attributes": self.attributes,
                "products": len(self),
                "pictures": int((self.pictures != "").sum()),
                "products_sha256": sha256(data),
            },
        )

    @classmethod
    def from_frame(
        cls,
        table: pd.DataFrame,
        pictures: Pictures,
        *,
        folder: Path | str | None = None,
        mapping: Mapping[str, str] | None = None,
        name: str = "catalogue",
        currency: str | None = None,
    ) -> Catalog:
        """Import a table in memory and open the result, ready for `build(catalog.folder)`.

        Args:
            table: one row a product. Columns are guessed by name as in an import (id, title, price,
                category, ...), others become attributes; without an id column the index gives the ids.
            pictures: a mapping from id to a path, a file's bytes or a PIL image; or a folder, in which files
                are found by the table's image column or by being named after the id.
            folder: the catalogue's folder, in which an earlier catalogue's products are replaced; by default
                a temporary one, deleted when Python ends.
            mapping: columns that no guess finds, Alike's to the table's, such as {"title": "label_en"}.
            name: shown to people.
            currency: ISO code or symbol; by default what is written with the prices.

        Raises:
            CatalogError: no row can be used, no product has a picture, an argument is of the wrong type, or
                the folder holds something else. Single odd rows and pictures are listed in `report.json` and
                logged instead.
        """
        from recsys.catalog.from_frame import catalog_from_frame

        return catalog_from_frame(
            table, pictures, folder=folder, mapping=mapping, name=name, currency=currency
        )

    @classmethod
    def open(cls, folder: Path | str) -> Catalog:
        """Open a catalogue folder.

        Raises:
            CatalogError: the folder holds no catalogue, or its files are damaged, from a newer
                version or out of step; the message names the command that mends it.
        """
        folder = Path(folder)
        remedy = _REMEDY.format(folder=folder)
        if not (folder / "manifest.json").is_file():
            raise CatalogError(f"{folder} holds no catalogue (no manifest.json). {remedy}")
        try:
            manifest = read_json(folder / "manifest.json", remedy=remedy)
        except ArtifactError as error:
            raise CatalogError(str(error)) from error
        _check_manifest(manifest, folder, remedy)
        try:
            data = (folder / "products.parquet").read_bytes()
        except OSError as error:
            raise CatalogError(
                f"{folder / 'products.parquet'} cannot be read ({error.strerror}). {remedy}"
            ) from error
        if sha256(data) != manifest["products_sha256"]:
            raise CatalogError(f"The product table of {folder} does not match its manifest. {remedy}")
        catalog = cls(
            _read_table(data, folder, remedy),
            folder=folder,
            name=manifest["name"],
            currency=manifest["currency"],
            category_levels=manifest["category_levels"],
            layout=manifest["layout"],
            source=manifest["source"],
        )
        catalog.fingerprint = manifest["products_sha256"]
        return catalog


def picture_file(key: str, suffix: str) -> str:
    """Return a stored picture's path below its images or thumbs folder, such as "ab/abcd….jpg"."""
    return f"{key[:2]}/{key}{suffix}"


_MANIFEST_TYPES = {
    "name": str,
    "layout": str,
    "source": str,
    "currency": str,
    "category_levels": list,
    "attributes": list,
    "products": int,
    "products_sha256": str,
}


def _check_manifest(manifest: dict[str, Any], folder: Path, remedy: str) -> None:
    if manifest.get("format") != "alike-catalog":
        raise CatalogError(f"{folder / 'manifest.json'} is not the manifest of a catalogue. {remedy}")
    if manifest.get("schema") != SCHEMA:
        raise CatalogError(
            f"The catalogue {folder} has format version {manifest.get('schema')!r}; "
            f"this version of Alike reads {SCHEMA}. {remedy}"
        )
    for name, kind in _MANIFEST_TYPES.items():
        if not isinstance(manifest.get(name), kind):
            raise CatalogError(
                f"{folder / 'manifest.json'} is damaged: {name!r} must be of type {kind.__name__}, "
                f"not {manifest.get(name)!r}. {remedy}"
            )


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return a product table as the bytes of its file; equal tables give equal bytes."""
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), buffer, compression="zstd")
    return buffer.getvalue()


def _read_table(data: bytes, folder: Path, remedy: str) -> pd.DataFrame:
    try:
        table = pq.read_table(io.BytesIO(data)).to_pandas()
        table = table.astype({name: kind for name, kind in CORE_COLUMNS.items() if name in table})
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        raise CatalogError(f"The product table of {folder} is damaged ({error}). {remedy}") from error
    if "picture" in table and not all(_KEY.fullmatch(key) for key in table["picture"].dropna()):
        raise CatalogError(f"The product table of {folder} names pictures outside the folder. {remedy}")
    if "suffix" in table and not set(table["suffix"].dropna()) <= {".jpg", ".webp"}:
        raise CatalogError(f"The product table of {folder} names files that are not pictures. {remedy}")
    return table


def empty_products_table(rows: int) -> pd.DataFrame:
    """Return a table of `rows` products with every core column at its missing value."""
    fillers = {"float64": np.nan, "bool": False}
    columns = {name: [fillers.get(kind)] * rows for name, kind in CORE_COLUMNS.items()}
    return pd.DataFrame(columns).astype(CORE_COLUMNS)
