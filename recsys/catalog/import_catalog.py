"""Bringing a catalogue in: any supported source becomes one catalogue folder and a report (A18, A19)."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from recsys.catalog.catalog import Catalog, parquet_bytes
from recsys.catalog.importers import LAYOUTS, Layout
from recsys.catalog.importers.download import LIMITS, Limits
from recsys.catalog.importers.open_source import open_source
from recsys.catalog.importers.picture_resolver import PictureResolver
from recsys.catalog.importers.pictures import decoder_pool, forget_import, remove_unused
from recsys.catalog.importers.resume_log import finish_import_dir, open_import_dir
from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import ProductTableBuilder
from recsys.catalog.importers.table_reader import read_header
from recsys.catalog.loss import REMEDY, describe_loss
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError, choices_text
from recsys.files import write_json
from recsys.progress import ProgressCallback, no_progress

logger = logging.getLogger(__name__)

AUTO = "auto"
_WRITING_SECONDS = 60e-6
"""What storing one picture takes beyond decoding it, for the estimate of a dry run."""


def import_catalog(
    source: Path | str,
    to: Path | str,
    *,
    layout: str = AUTO,
    mapping: Mapping[str, str] | None = None,
    name: str | None = None,
    currency: str | None = None,
    dry_run: bool = False,
    replace: bool = False,
    download: bool = False,
    limits: Limits = LIMITS,
    listen: ProgressCallback = no_progress,
) -> ImportReport:
    """Read a source and write it as a catalogue folder.

    An interrupted import goes on where it stopped when called again, and ends with the same bytes.
    Importing into an existing catalogue replaces its products, keeps `computed/` and decodes only
    pictures that are new. An import that fails leaves the catalogue as it was.

    Args:
        source: a folder, a zip or a table file.
        to: the catalogue's folder: new, empty or an earlier catalogue.
        layout: a name from `LAYOUTS`, or "auto".
        mapping: for tables, the source's column for each of Alike's, such as {"title": "name"}.
        name: the catalogue's name; by default the source's.
        currency: ISO code or symbol; by default what the source says.
        dry_run: report everything, write nothing.
        replace: go on although the catalogue in `to` would lose more than half of its products or
            pictures.
        download: fetch pictures that are given as web addresses; a dry run fetches none.
        limits: what fetching may take.
        listen: told how far it is.

    Returns:
        What was found and done; in a dry run with estimated size and time.

    Raises:
        CatalogError: the source cannot be imported or has no usable product, `to` must not be written,
            or would lose most of what it holds.
        ArtifactError: the disk is full; nothing finished is lost.
    """
    began = time.monotonic()
    source, to = Path(source), Path(to)
    report = ImportReport(layout)
    with _no_collection(), closing(open_source(source, report)) as opened:
        _check_apart(opened, to)
        chosen = _choose(opened, layout, mapping or {})
        report.layout = chosen.name
        logger.info("Importing %s as %s into %s", source, chosen.name, to)
        with (
            nullcontext() if dry_run else open_import_dir(to) as journal,
            decoder_pool(None if dry_run else to) as crew,
        ):
            crew.prestart(len(opened.pictures))
            shelf = chosen.read(opened, report, mapping or {})
            _check_products(shelf, opened)
            shelf.infer_currency(currency)
            gallery = PictureResolver(shelf, opened, to)
            gallery.find()
            guard = _LossGuard(shelf, to, replace=replace, dry_run=dry_run)
            guard.check(gallery.expected(download))
            if download and journal is not None:
                gallery.fetch(limits, listen)
            gallery.note_addresses(download)
            table = gallery.store(crew, journal, listen)
            catalog = Catalog(
                table,
                folder=to,
                name=name or source.absolute().stem,
                currency=shelf.currency,
                category_levels=tuple(shelf.levels),
                layout=chosen.name,
                source=source.absolute().name,
            )
            _conclude(report, catalog)
            if journal is not None:
                guard.check(report.pictures, stored=True)
                _write(catalog, report)
    report.seconds = time.monotonic() - began
    if dry_run:
        report.seconds += report.pictures * _WRITING_SECONDS
    _log(report)
    return report


def _log(report: ImportReport) -> None:
    for action, count in report.actions().most_common():
        first = next(problem for problem in report.problems if problem.action == action)
        logger.warning("%s: %d, such as %s", action.capitalize(), count, first.what)
    logger.info(
        "Imported %d products of %d rows or pictures, %d with a picture, in %.1f s",
        report.kept,
        report.read,
        report.pictures,
        report.seconds,
    )


def preview_columns(source: Path) -> list[str]:
    """Return the column names of a source's table, for a mapping by hand; none where it has no table."""
    with suppress(CatalogError), closing(open_source(source, ImportReport(AUTO))) as opened:
        for name in opened.tables:
            if found := read_header(opened, name):
                return found
    return []


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the cycle collector: reading makes many objects and no cycles, and it would walk them all."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _choose(source: Source, layout: str, mapping: Mapping[str, str]) -> Layout:
    if layout != AUTO and layout not in LAYOUTS:
        raise CatalogError(choices_text("layout", [AUTO, *LAYOUTS], layout))
    if mapping:
        if layout not in (AUTO, "table"):
            raise CatalogError(f"A column mapping works with the layout 'table' only, not with {layout!r}.")
        return LAYOUTS["table"]
    if layout != AUTO:
        return LAYOUTS[layout]
    for candidate in LAYOUTS.values():
        if candidate.recognizes(source):
            return candidate
    raise CatalogError(
        f"{source.path} holds neither a table (CSV, TSV, Parquet) with columns that can be recognised "
        "nor pictures, so there is nothing to import."
    )


def _check_products(shelf: ProductTableBuilder, source: Source) -> None:
    if shelf.items:
        return
    report = shelf.report
    if not report.read:
        raise CatalogError(f"{source.path} holds column names but no products. Nothing was changed.")
    first = next((f"{problem.what} " for problem in report.problems if problem.column == "id"), "")
    raise CatalogError(
        f"{source.path} holds no product that can be used: all of its {report.read:,} rows were left out. "
        f"{first}Nothing was changed."
    )


@dataclass(frozen=True)
class _LossGuard:
    """Refuses an import that would lose most of a catalogue; a dry run only notes it."""

    shelf: ProductTableBuilder
    to: Path
    replace: bool
    dry_run: bool

    def check(self, pictures: int, *, stored: bool = False) -> None:
        if self.replace:
            return
        loss = describe_loss(self.to, [item.id for item in self.shelf.items], pictures)
        if not loss:
            return
        if stored:
            forget_import(self.to)
        if not self.dry_run:
            raise CatalogError(f"{loss} Nothing was changed. {REMEDY}")
        if (note := f"{loss} {REMEDY}") not in self.shelf.report.notes:
            self.shelf.report.notes.append(note)


def _check_apart(source: Source, to: Path) -> None:
    if source.path.is_dir() and to.resolve().is_relative_to(source.path.resolve()):
        raise CatalogError(
            f"The catalogue folder {to} lies inside the source {source.path}, "
            "which would then import itself. Choose a folder outside of it."
        )


def _conclude(report: ImportReport, catalog: Catalog) -> None:
    report.kept = len(catalog)
    report.pictures = int((catalog.pictures != "").sum())
    report.disk_bytes += len(parquet_bytes(catalog.table))
    report.problems.sort(key=lambda problem: problem.row or 0)


def _write(catalog: Catalog, report: ImportReport) -> None:
    saved = report.as_dict()
    del saved["seconds"]  # the same import must give the same bytes
    write_json(catalog.folder / "report.json", saved)
    catalog.save()
    remove_unused(catalog.folder, set(catalog.pictures))
    finish_import_dir(catalog.folder)
