"""From what products say about their pictures to the picture columns of their table."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd

from recsys.catalog.importers.download import Limits, cache_key, fetch_all
from recsys.catalog.importers.pictures import PictureRequest, store_pictures
from recsys.catalog.importers.resume_log import DOWNLOADS, ResumeLog
from recsys.catalog.importers.source import Member, Source, unsafe_member_reason
from recsys.catalog.importers.table_builder import KEPT_BARE, ProductTableBuilder, SourceRecord
from recsys.images.decoder_pool import DecoderPool
from recsys.images.decoder_worker import Result
from recsys.progress import ProgressCallback


class PictureResolver:
    """The pictures of one import.

    Args:
        shelf: the products as the layout read them.
        source: what pictures are looked up in.
        to: the catalogue's folder.
    """

    def __init__(self, shelf: ProductTableBuilder, source: Source, to: Path) -> None:
        self._shelf, self._source = shelf, source
        self._to, self._downloads = to, to / DOWNLOADS
        self._places: dict[str, tuple[Path, str]] = {}
        self._addresses: list[SourceRecord] = []

    def find(self) -> None:
        """Look every picture up in the source; what is missing or unused is reported."""
        for item in self._shelf.items:
            if item.picture.lower().startswith(("http://", "https://")):
                self._addresses.append(item)
            elif item.picture:
                self._find(item)
        unused = len(set(self._source.pictures) - {name for _, name in self._places.values()})
        if unused:
            self._shelf.report.notes.append(f"Pictures that belong to no product, left out: {unused:,}.")

    def _find(self, item: SourceRecord) -> None:
        member = self._source.find(item.picture)
        if member is not None:
            self._places[item.id] = (self._source.root, member)
            return
        why = unsafe_member_reason(item.picture) or "there is no such file"
        self._shelf.report.add(item.row, item.place, f"{item.picture[:200]!r}: {why}", KEPT_BARE)

    def expected(self, download: bool) -> int:
        """Return how many products have a picture if every file is sound and every address answers."""
        return len(self._places) + (len(self._addresses) if download else 0)

    def fetch(self, limits: Limits, listen: ProgressCallback) -> None:
        """Fetch the pictures that are given as web addresses."""
        broken = fetch_all([item.picture for item in self._addresses], self._downloads, limits, listen)
        for item in self._addresses:
            if why := broken.get(item.picture):
                self._shelf.report.add(item.row, item.place, f"{item.picture[:200]!r}: {why}", KEPT_BARE)
            else:
                self._places[item.id] = (self._downloads.absolute(), cache_key(item.picture))

    def note_addresses(self, download: bool) -> None:
        """Say what was or would be fetched."""
        count = len(self._addresses)
        if count and download:
            self._shelf.report.notes.append(f"Products whose picture is a web address: {count:,}.")
        elif count:
            self._shelf.report.notes.append(
                f"Products whose picture is a web address: {count:,}. They come in without a picture; "
                "add --download to fetch them."
            )

    def store(self, crew: DecoderPool, journal: ResumeLog | None, listen: ProgressCallback) -> pd.DataFrame:
        """Store what was found and return the finished table."""
        members: dict[Path, dict[str, Member]] = {}
        for root, name in self._places.values():
            members.setdefault(root, {})[name] = self._member(root, name)
        wanted = [PictureRequest(root, group) for root, group in members.items()]
        with ThreadPoolExecutor(1) as aside:  # the workers do not need this process meanwhile
            table = aside.submit(self._shelf.table)
            results = store_pictures(wanted, self._to, crew, journal, listen)
        return self._table(table.result(), {id_: results[place] for id_, place in self._places.items()})

    def _forget_download(self, item: SourceRecord) -> None:
        """Delete what was fetched and is no picture, such as a page that says "closed": fetch it again."""
        root, name = self._places[item.id]
        if root == self._downloads.absolute():
            (root / name).unlink(missing_ok=True)

    def _member(self, root: Path, name: str) -> Member:
        if root == self._source.root:
            return self._source.members[name]
        status = (root / name).stat()
        return Member(status.st_size, status.st_mtime_ns)

    def _table(self, table: pd.DataFrame, results: Mapping[str, Result]) -> pd.DataFrame:
        stored: list[tuple[str, str, bool, int]] = []
        kept = []
        report = self._shelf.report
        for item in self._shelf.items:
            result = results.get(item.id)
            if isinstance(result, str):
                self._forget_download(item)
                report.add(item.row, item.place, f"{item.picture[:200]!r}: {result}", KEPT_BARE)
            elif result is not None:
                stored.append(result)
            kept.append(isinstance(result, tuple))
        report.disk_bytes = sum({key: size for key, _, _, size in stored}.values())
        keys, suffixes, thumbnails, _ = zip(*stored, strict=True) if stored else ((), (), (), ())
        table.loc[kept, "picture"] = pd.array(keys, dtype="string")
        table.loc[kept, "suffix"] = pd.array(suffixes, dtype="string")
        table.loc[kept, "thumbnail"] = np.array(thumbnails, dtype=bool)
        return table
