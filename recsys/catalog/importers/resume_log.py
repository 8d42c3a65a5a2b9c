"""The workshop of an import: `TO/.import` with the results of finished chunks."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from recsys.catalog.catalog import IMAGES, THUMBS, picture_file
from recsys.catalog.lock import LOCK, catalog_lock
from recsys.errors import ArtifactError, CatalogError
from recsys.files import atomic_write, read_json
from recsys.images.decoder_worker import UNREAD, Result

WORKSHOP, DOWNLOADS = ".import", ".downloads"


class ResumeLog:
    """Results of finished chunks, one small file each, so that nothing finished is done twice.

    Args:
        folder: the catalogue's folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def recall(self, key: str, count: int) -> list[Result] | None:
        """Return a finished chunk's results, or None where it must be (re)done.

        Files are checked by size: a machine that lost power may have lost them.
        """
        try:
            results = read_json(self._path(key), remedy="")["results"]
            complete = len(results) == count and all(self._holds(result) for result in results)
        except (ArtifactError, KeyError, TypeError, ValueError):
            return None
        return [r if isinstance(r, str) else tuple(r) for r in results] if complete else None

    def record(self, key: str, results: Sequence[Result]) -> None:
        """Remember a finished chunk, unless some of its files could not be read: they are tried again."""
        if any(isinstance(result, str) and result.startswith(UNREAD) for result in results):
            return
        with atomic_write(self._path(key)) as file:
            file.write(json.dumps({"results": results}).encode())

    def _path(self, key: str) -> Path:
        return self.folder / WORKSHOP / f"{key}.json"

    def _holds(self, result: Any) -> bool:
        if isinstance(result, str):
            return True
        key, suffix, thumbnail, size = result
        found = stored_size(self.folder, key, suffix, thumbnail)
        return bool(found) and found == size


def stored_size(folder: Path, key: str, suffix: str, thumbnail: bool) -> int:
    """Return the bytes on disk of one picture and its thumbnail, 0 where a file is missing."""
    try:
        size = os.stat(f"{folder}/{IMAGES}/{picture_file(key, suffix)}").st_size  # noqa: PTH116 (quick)
        if thumbnail:
            size += os.stat(f"{folder}/{THUMBS}/{picture_file(key, '.webp')}").st_size  # noqa: PTH116
    except OSError:
        return 0
    return size


@contextmanager
def open_import_dir(folder: Path) -> Iterator[ResumeLog]:
    """Enter a catalogue's folder for an import; the caller closes it when all is written.

    Raises:
        CatalogError: the folder belongs to something else, or cannot be written to.
        ArtifactError: something else is writing there, or the disk is full.
    """
    _check_target(folder)
    made = not folder.exists()
    try:
        with ExitStack() as stack:
            try:
                stack.enter_context(catalog_lock(folder, "An import"))
                (folder / WORKSHOP).mkdir(exist_ok=True)
            except OSError as error:
                raise CatalogError(
                    f"{folder} cannot be written to: {error.strerror}. Choose another folder."
                ) from None
            yield ResumeLog(folder)
    except CatalogError:
        _leave_no_trace(folder, made)
        raise


def finish_import_dir(folder: Path) -> None:
    """Remove what an import leaves behind once the catalogue is written."""
    for leftover in folder.glob(".*.tmp"):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(folder / WORKSHOP, ignore_errors=True)


def _leave_no_trace(folder: Path, made: bool) -> None:
    """Undo what entering did, unless pictures were stored already."""
    with suppress(OSError):  # it holds results
        (folder / WORKSHOP).rmdir()
    if made and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _check_target(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CatalogError(f"{folder} is a file. Give a new or empty folder for the catalogue.")
    names = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if WORKSHOP in names or names <= {LOCK}:
        return
    try:
        if read_json(folder / "manifest.json", remedy="").get("format") == "alike-catalog":
            return
    except ArtifactError:
        pass
    raise CatalogError(
        f"{folder} is not empty and holds no catalogue. Nothing was changed. "
        "Give a new or empty folder, or one that an earlier import made."
    )
