"""Any folder of pictures: sub-folders are categories, file names are titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import ProductTableBuilder, SourceRecord
from recsys.catalog.importers.text_cleaning import clean
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError
from recsys.files import sha256

_ID_LENGTH = 100
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9._-]+")
_NOT_A_NAME = re.compile(r"[0-9 ]+|[0-9a-fA-F -]{16,}")
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def recognizes(source: Source) -> bool:
    """Tell whether there are pictures at all."""
    return bool(source.pictures)


def read(source: Source, report: ImportReport, mapping: Mapping[str, str]) -> ProductTableBuilder:
    """Read one product a picture.

    Raises:
        CatalogError: there are no pictures.
    """
    pictures = source.pictures
    if not pictures:
        raise CatalogError(f"{source.path} holds no pictures.")
    others = len(source.members) - len(pictures)
    if others:
        report.notes.append(f"Files that are no pictures by their name, left out: {others:,}.")
    report.read = len(pictures)
    folders = {name: [clean(part)[0] for part in PurePosixPath(name).parts[:-1]] for name in pictures}
    shared = _shared_depth(list(folders.values()))
    depth = max(len(parts) for parts in folders.values()) - shared
    upper = [f"folder_{level}" for level in range(1, depth)]
    shelf = ProductTableBuilder(report, levels=(*upper, "category") if depth else ())
    for name, id_ in unique_ids(pictures).items():
        parts = folders[name][shared:]
        category = parts[-1] if parts else ""
        levels = {level: parts[min(place, len(parts) - 1)] for place, level in enumerate(upper) if parts}
        title = _title(PurePosixPath(name).stem, category)
        shelf.add(SourceRecord(None, id_, title, category, picture=name, place=name, attributes=levels))
    return shelf


def unique_ids(names: Iterable[str]) -> dict[str, str]:
    """Return an id for each path: its file name where no other has it, else with a hash of the path."""
    plain = {name: _slug(PurePosixPath(name).stem) for name in names}
    counts = Counter(plain.values())
    return {
        name: slug if counts[slug] == 1 and slug.strip(".") else f"{slug}-{_hash(name)}".lstrip("-")
        for name, slug in plain.items()
    }


def _slug(text: str) -> str:
    return _NOT_IN_IDS.sub("-", text).strip("-")[:_ID_LENGTH]


def _hash(name: str) -> str:
    return sha256(name.encode())[:10]


def _shared_depth(folders: list[list[str]]) -> int:
    """Return how many outer folders all pictures share and that say nothing: one level always stays."""
    shared = 0
    shortest = min(len(parts) for parts in folders)
    while shared + 1 < shortest and len({parts[shared] for parts in folders}) == 1:
        shared += 1
    return shared


def _title(stem: str, category: str) -> str:
    words = _BETWEEN_WORDS.sub(" ", clean(stem)[0]).strip()
    if not words or _NOT_A_NAME.fullmatch(words):
        return f"{category or 'Picture'} {words[:8]}".strip()
    return words
