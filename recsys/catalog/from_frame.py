"""A catalogue from a table in memory: the pictures are laid beside it for the importer that reads tables."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

from recsys.catalog.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.importers.generic_table import guess_columns
from recsys.catalog.importers.source import PICTURE_SUFFIXES, unsafe_member_reason
from recsys.errors import CatalogError

PictureLike = str | Path | bytes | Image.Image
Pictures = Mapping[Any, PictureLike] | str | Path

_PNG_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_WEB = ("http://", "https://")


def catalog_from_frame(
    table: pd.DataFrame,
    pictures: Pictures,
    *,
    folder: Path | str | None = None,
    mapping: Mapping[str, str] | None = None,
    name: str = "catalogue",
    currency: str | None = None,
) -> Catalog:
    """Import a table in memory; see `Catalog.from_frame`."""
    cells = _text_columns(table)
    mapping = dict(mapping or {})
    guessed = guess_columns([column for column in cells if column not in mapping.values()])
    ids = cells[column] if (column := mapping.get("id") or guessed.get("id")) in cells else None
    if ids is None:
        mapping["id"] = _unused("id", cells)
        ids = cells[mapping["id"]] = [_text(value) for value in table.index]
    images = mapping.get("image") or guessed.get("image") or _unused("image", cells)
    named = cells.get(images, [""] * len(ids))
    find = _by_id(pictures, ids) if isinstance(pictures, Mapping) else _in_folder(pictures)
    to = Path(folder) if folder is not None else _temporary_folder()
    with tempfile.TemporaryDirectory(prefix="alike-") as staging:
        source = Path(staging, "table")
        source.mkdir()
        found = [find(id_, cell) for id_, cell in zip(ids, named, strict=True)]
        if all(picture is None for picture in found):
            raise CatalogError(_no_pictures(pictures, ids, images))
        cells[images] = [
            cell if picture is None else _lay(picture, source, number)
            for number, (picture, cell) in enumerate(zip(found, named, strict=True))
        ]
        columns = pa.Table.from_arrays([pa.array(each, pa.string()) for each in cells.values()], list(cells))
        pq.write_table(columns, source / "products.parquet")
        mapping["image"] = images
        try:
            import_catalog(source, to, layout="table", mapping=mapping, name=name, currency=currency)
        except CatalogError as error:  # there never was a folder, as far as the caller knows
            raise CatalogError(str(error).replace(str(source), "The table")) from error
    return Catalog.open(to)


def _text_columns(table: pd.DataFrame) -> dict[str, list[str]]:
    if not isinstance(table, pd.DataFrame):
        raise CatalogError(
            f"The table must be a pandas DataFrame, not {type(table).__name__}. "
            "Make one of a list of dictionaries with pd.DataFrame(rows)."
        )
    if not len(table):
        raise CatalogError("The table has no rows. Give one row a product.")
    names = [str(column) for column in table.columns]
    if double := next((column for column in names if names.count(column) > 1), None):
        raise CatalogError(f"The table has two columns named {double!r}. Rename one of them.")
    return {column: [_text(value) for value in table.iloc[:, at]] for at, column in enumerate(names)}


def _text(value: object) -> str:
    """Return a cell as text: "" where missing, and 7 for the 7.0 that a column with gaps makes of it."""
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _unused(name: str, columns: Mapping[str, object]) -> str:
    while name in columns:
        name += "_"
    return name


def _temporary_folder() -> Path:
    folder = tempfile.mkdtemp(prefix="alike-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / "catalogue"


_Find = Callable[[str, str], PictureLike | None]


def _by_id(pictures: Mapping[Any, PictureLike], ids: Sequence[str]) -> _Find:
    """Return the search in a mapping from id to picture; one that is of no use is refused at once."""
    known = {_text(key): picture for key, picture in pictures.items()}
    for id_ in ids:
        if isinstance(picture := known.get(id_), str) and picture.lower().startswith(_WEB):
            raise CatalogError(
                f"The picture of {id_!r} is a web address, and nothing is fetched here. Give the file or "
                "its bytes, or import a table of addresses: import_catalog(source, to, download=True)."
            )
        if picture is not None and not isinstance(picture, PictureLike):
            raise CatalogError(
                f"The picture of {id_!r} must be a path, bytes or a PIL image, not {type(picture).__name__}. "
                "An array becomes an image with PIL.Image.fromarray(array)."
            )
    return lambda id_, _cell: known.get(id_)


def _in_folder(pictures: str | Path) -> _Find:
    """Return the search in a folder: by the name in the table, or else by a name that is the id."""
    if not isinstance(pictures, str | Path) or not Path(pictures).is_dir():
        raise CatalogError(
            "The pictures must be a mapping from id to picture, or a folder that exists, "
            f"not {str(pictures)[:80]!r}."
        )
    root = Path(pictures).resolve()

    def find(id_: str, cell: str) -> Path | None:
        names = [cell] if cell else [id_ + suffix for suffix in PICTURE_SUFFIXES]
        paths = (root / name for name in names if name and not unsafe_member_reason(name))
        return next((path for path in paths if path.is_file() and path.resolve().is_relative_to(root)), None)

    return find


def _no_pictures(pictures: Pictures, ids: Sequence[str], column: str) -> str:
    if isinstance(pictures, Mapping):
        keys = ", ".join(repr(_text(key)) for key in list(pictures)[:3]) or "nothing"
        return (
            f"None of the {len(ids):,} products has a picture: ids look like {ids[0]!r}, the keys of the "
            f"pictures like {keys}. Use the products' ids as keys."
        )
    return (
        f"None of the {len(ids):,} products has a picture in {pictures}. Give the files' names in a column "
        f"{column!r}, or name each file by its product's id, such as {ids[0]}.jpg."
    )


def _lay(picture: PictureLike, source: Path, number: int) -> str:
    """Lay a picture into the source's folder, files without a copy where the disk allows; return its name."""
    if isinstance(picture, Image.Image):
        name = f"{number}.png"
        (picture if picture.mode in _PNG_MODES else picture.convert("RGB")).save(source / name)
    elif isinstance(picture, bytes):
        name = f"{number}.bin"
        (source / name).write_bytes(picture)
    else:
        path = Path(picture).resolve()
        if not path.is_file():
            return path.name  # which the import reports as missing
        name = f"{number}{path.suffix}"
        with suppress(OSError):
            os.link(path, source / name)
            return name
        shutil.copyfile(path, source / name)
    return name
