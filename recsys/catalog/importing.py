"""Bringing a catalogue in: any supported source becomes one catalogue folder and a report (A18, A19)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from recsys.catalog.catalog import Catalog, parquet_bytes
from recsys.catalog.importers import LAYOUTS, Layout
from recsys.catalog.importers.journal import Journal, close_workshop, workshop
from recsys.catalog.importers.pictures import Wanted, known_pictures, remove_unused, store_pictures
from recsys.catalog.importers.shelf import KEPT_BARE, Shelf
from recsys.catalog.importers.source import Source, open_source
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError, one_of
from recsys.files import write_json
from recsys.images.worker import Result
from recsys.progress import Listener, ignore

AUTO = "auto"
_WRITING_SECONDS = 60e-6
"""What storing one picture takes beyond decoding it, for the estimate of a dry run."""


def import_catalog(
    source: Path,
    to: Path,
    *,
    layout: str = AUTO,
    mapping: Mapping[str, str] | None = None,
    name: str | None = None,
    currency: str | None = None,
    dry_run: bool = False,
    download: bool = False,
    listen: Listener = ignore,
) -> ImportReport:
    """Read a source and write it as a catalogue folder.

    An interrupted import goes on where it stopped when called again, and ends with the same bytes.
    Importing into an existing catalogue replaces its products, keeps `computed/` and decodes only
    pictures that are new.

    Args:
        source: a folder, a zip or a table file.
        to: the catalogue's folder: new, empty or an earlier catalogue.
        layout: a name from `LAYOUTS`, or "auto".
        mapping: for tables, the source's column for each of Alike's, such as {"title": "name"}.
        name: the catalogue's name; by default the source's.
        currency: ISO code or symbol; by default what the source says.
        dry_run: report everything, write nothing.
        download: fetch pictures that are given as web addresses.
        listen: told how far it is.

    Returns:
        What was found and done; in a dry run with estimated size and time.

    Raises:
        CatalogError: the source cannot be imported, or `to` must not be written.
        StoreError: the disk is full; nothing finished is lost.
        KeyboardInterrupt: stopped by Ctrl-C; its text says how to go on.
    """
    began = time.monotonic()
    report = ImportReport(layout)
    opened = open_source(source, report)
    _check_apart(opened, to)
    chosen = _choose(opened, layout, mapping or {})
    report.layout = chosen.name
    with nullcontext() if dry_run else workshop(to) as journal:
        shelf = chosen.read(opened, report, mapping or {})
        shelf.settle_currency(currency)
        table = _with_pictures(shelf, opened, to, journal, listen)
        catalog = Catalog(
            table,
            folder=to,
            name=name or source.absolute().stem,
            currency=shelf.currency,
            category_levels=tuple(shelf.levels),
            layout=chosen.name,
            source=source.absolute().name,
        )
        report.kept = len(table)
        report.pictures = int(table["picture"].notna().sum())
        report.disk_bytes += len(parquet_bytes(table))
        report.problems.sort(key=lambda problem: problem.row or 0)
        if journal is not None:
            _write(catalog, report)
    report.seconds = time.monotonic() - began
    if dry_run:
        report.seconds += report.pictures * _WRITING_SECONDS
    return report


def _choose(source: Source, layout: str, mapping: Mapping[str, str]) -> Layout:
    if layout != AUTO and layout not in LAYOUTS:
        raise CatalogError(one_of("layout", [AUTO, *LAYOUTS], layout))
    if mapping:
        if layout not in (AUTO, "table"):
            raise CatalogError(f"A column mapping works with the layout 'table' only, not with {layout!r}.")
        return LAYOUTS["table"]
    if layout != AUTO:
        return LAYOUTS[layout]
    for candidate in LAYOUTS.values():
        if candidate.recognises(source):
            return candidate
    raise CatalogError(
        f"{source.path} holds neither a table (CSV, TSV, Parquet) nor pictures, so there is nothing to import."
    )


def _check_apart(source: Source, to: Path) -> None:
    if source.path.is_dir() and to.resolve().is_relative_to(source.path.resolve()):
        raise CatalogError(
            f"The catalogue folder {to} lies inside the source {source.path}, which would then import itself. "
            "Choose a folder outside of it."
        )


def _with_pictures(
    shelf: Shelf, source: Source, to: Path, journal: Journal | None, listen: Listener
) -> pd.DataFrame:
    """Store the pictures of all products and return the finished table."""
    found: dict[str, str] = {}
    for item in shelf.items:
        if not item.picture:
            continue
        member = source.find(item.picture)
        if member is None:
            what = f"the picture file {item.picture[:200]!r} is not there"
            shelf.report.add(item.row, item.place, what, KEPT_BARE)
        else:
            found[item.id] = member
    members = {name: source.members[name] for name in found.values()}
    wanted = [Wanted(source.root, members)]
    results = store_pictures(wanted, to, journal, known_pictures(to), listen)
    by_id = {id_: results[source.root, name] for id_, name in found.items()}
    return _fill(shelf, by_id)


def _fill(shelf: Shelf, results: Mapping[str, Result]) -> pd.DataFrame:
    pictures: list[str | None] = []
    suffixes: list[str | None] = []
    thumbnails: list[bool] = []
    sizes: dict[str, int] = {}
    for item in shelf.items:
        result = results.get(item.id)
        if isinstance(result, str):
            shelf.report.add(item.row, item.place, f"{item.picture}: {result}", KEPT_BARE)
        if result is None or isinstance(result, str):
            result = None, None, False, 0
        else:
            sizes[result[0]] = result[3]
        for column, value in zip((pictures, suffixes, thumbnails), result[:3], strict=True):
            column.append(value)
    shelf.report.disk_bytes = sum(sizes.values())
    table = shelf.table()
    table["picture"] = pd.array(pictures, dtype="string")
    table["suffix"] = pd.array(suffixes, dtype="string")
    table["thumbnail"] = pd.array(thumbnails, dtype="bool")
    return table


def _write(catalog: Catalog, report: ImportReport) -> None:
    saved = report.as_dict()
    del saved["seconds"]  # the same import must give the same bytes
    write_json(catalog.folder / "report.json", saved)
    catalog.save()
    remove_unused(catalog.folder, set(catalog.pictures))
    close_workshop(catalog.folder)
