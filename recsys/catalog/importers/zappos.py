"""UT-Zappos50K: shoes in folders `category/subcategory/brand/*.jpg`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from recsys.catalog.importers.folder import unique_ids
from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import ProductTableBuilder, SourceRecord
from recsys.catalog.importers.text_cleaning import clean
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError

_GROUPS = {"Boots", "Sandals", "Shoes", "Slippers"}
_DEPTH = 3


def recognizes(source: Source) -> bool:
    """Tell whether most pictures lie in the four groups' folders, three folders deep."""
    pictures = source.pictures
    fitting = sum(_place(name) is not None for name in pictures)
    return fitting > 0 and fitting >= 0.9 * len(pictures)


def read(source: Source, report: ImportReport, mapping: Mapping[str, str]) -> ProductTableBuilder:
    """Read one product a picture: group, kind and brand come from its folders.

    Raises:
        CatalogError: no picture lies in such folders.
    """
    shelf = ProductTableBuilder(report, levels=("group", "category"))
    places = {name: place for name in source.pictures if (place := _place(name))}
    if not places:
        raise CatalogError(
            f"{source.path} holds no pictures in folders such as Boots/Ankle/Brand/, "
            "which the layout 'zappos' needs. Try the layout 'folder'."
        )
    report.read = len(places)
    for name, id_ in unique_ids(places).items():
        group, kind, brand = places[name]
        title = f"{brand} {kind}" if group.casefold() in kind.casefold() else f"{brand} {kind} ({group})"
        shelf.add(
            SourceRecord(
                None, id_, title, kind, picture=name, place=name, attributes={"group": group, "brand": brand}
            )
        )
    return shelf


def _place(name: str) -> tuple[str, str, str] | None:
    """Return group, kind and brand of a picture; folders around them do not matter."""
    folders = PurePosixPath(name).parts[:-1]
    if len(folders) < _DEPTH or folders[-_DEPTH] not in _GROUPS:
        return None
    group, kind, brand = (clean(folder)[0].replace("%2B", "+") for folder in folders[-_DEPTH:])
    return group, kind, brand
