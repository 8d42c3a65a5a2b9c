"""Listing what a source holds, and refusing what could leave it or flood the disk."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from pathlib import Path

from recsys.catalog.importers.source import (
    TABLE_SUFFIXES,
    Member,
    Source,
    TableSource,
    ZipSource,
    unsafe_member_reason,
)
from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError
from recsys.images.zip_pictures import Place

MAX_RATIO = 200
"""Unpacked bytes per packed byte above which an archive, or a large member of it, is refused."""
_SUSPICIOUS_BYTES = 64 * 2**20
_SUSPICIOUS_TOTAL = 2**30
_LEFT_OUT = "file left out"
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_ORDINARY = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_ ()-]*/)*[A-Za-z0-9][A-Za-z0-9_ ()-]*\.[A-Za-z]+")
"""Most names of most sources: quickly known to be safe and no system file."""


def open_source(path: Path, report: ImportReport) -> Source:
    """Open a folder, a zip or a table file; refused members are listed as problems.

    Raises:
        CatalogError: there is no such path, it is none of these, or it is a dangerous archive.
    """
    if path.is_dir():
        return _open_folder(path, report)
    if not path.exists():
        raise CatalogError(f"{path} does not exist. Give the path of a folder, a zip or a table file.")
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        status = path.stat()
        member = Member(status.st_size, status.st_mtime_ns)
        return TableSource(path, path.absolute().parent, {path.name: member})
    if suffix in (".xlsx", ".xls", ".ods"):
        raise CatalogError(f"{path} is a spreadsheet file. Save it as CSV and import that.")
    if suffix == ".zip" or zipfile.is_zipfile(path):
        return _open_zip(path, report)
    raise CatalogError(
        f"{path} is not something Alike can import. "
        f"Give a folder, a zip or a table file ({', '.join(TABLE_SUFFIXES)})."
    )


def _open_folder(path: Path, report: ImportReport) -> Source:
    source = Source(path, path.absolute())
    junk = 0
    pending = [""]
    while pending:
        prefix = pending.pop()
        for entry in sorted(_entries(source.root / prefix, report), key=lambda entry: entry.name):
            name = prefix + entry.name
            if _JUNK.search(name):
                junk += 1
            elif why := _refused_entry(entry, name):
                report.add(None, _shown(name), why, _LEFT_OUT)
            elif entry.is_dir():
                pending.append(name + "/")
            else:
                status = entry.stat()
                source.members[name] = Member(status.st_size, status.st_mtime_ns)
    _note_junk(junk, report)
    return source


def _entries(folder: Path, report: ImportReport) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        report.add(
            None, _shown(str(folder)), f"the folder cannot be read: {error.strerror}", "folder left out"
        )
        return []


def _refused_entry(entry: os.DirEntry[str], name: str) -> str:
    if entry.is_symlink():
        return "it is a symbolic link"
    if not entry.is_dir() and not entry.is_file():
        return "it is neither a file nor a folder"
    return unsafe_member_reason(name)


def _open_zip(path: Path, report: ImportReport) -> Source:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CatalogError(
            f"{path} cannot be read as a zip ({error}). Download it again, completely."
        ) from None
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    total, packed = sum(info.file_size for info in infos), path.stat().st_size
    if total > _SUSPICIOUS_TOTAL and total > MAX_RATIO * packed:
        raise CatalogError(
            f"{path} would unpack from {packed:,} to {total:,} bytes; at most {MAX_RATIO} times its size is "
            "allowed. This looks like a zip bomb: do not use it."
        )
    source = ZipSource(path, path.absolute())
    source.archive = archive
    junk = 0
    for info in infos:
        name = info.orig_filename
        ordinary = _ORDINARY.fullmatch(name) is not None
        if not ordinary and _JUNK.search(name) and not unsafe_member_reason(name):
            junk += 1
        elif why := _refused_info(info, ordinary):
            report.add(None, _shown(name), why, _LEFT_OUT)
        else:
            if name in source.members:
                report.add(None, name, "the zip holds two files of this name", "the last one used")
            source.members[name] = Member(info.file_size, info.CRC, _place(info))
    _note_junk(junk, report)
    _explain_if_encrypted(path, infos)
    return source


def _refused_info(info: zipfile.ZipInfo, ordinary: bool) -> str:
    if not ordinary and (why := unsafe_member_reason(info.orig_filename)):
        return why
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a symbolic link"
    if info.flag_bits & 0x1:
        return "it is encrypted"
    if info.file_size > _SUSPICIOUS_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"it would unpack from {info.compress_size:,} to {info.file_size:,} bytes, like a zip bomb"
    return ""


def _place(info: zipfile.ZipInfo) -> Place:
    return info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type


def _explain_if_encrypted(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    if infos and all(info.flag_bits & 0x1 for info in infos):
        raise CatalogError(f"{path} is protected by a password. Unpack it and import the folder.")


def _note_junk(count: int, report: ImportReport) -> None:
    if count:
        report.notes.append(f"Hidden or system files and folders skipped: {count:,}.")


def _shown(name: str) -> str:
    """Word a refused name so that it can be printed and stored."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")[:300]
