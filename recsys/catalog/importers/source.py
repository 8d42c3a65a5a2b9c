"""One view of everything an import can read from: a folder, a zip as downloaded, one table file.

Sources come from strangers. Names that could leave the source, links, encrypted members and
archives that would unpack to far more than their size never become members of a source.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from recsys.catalog.report import ImportReport
from recsys.errors import CatalogError
from recsys.images.archive import Place

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".jpe", ".jfif")
TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".parquet")
MAX_RATIO = 200
"""Unpacked bytes per packed byte above which an archive, or a large member of it, is refused."""
MAX_TABLE_BYTES = 2 * 2**30
_SUSPICIOUS_BYTES = 64 * 2**20
_SUSPICIOUS_TOTAL = 2**30
_LEFT_OUT = "file left out"
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_ORDINARY = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_ ()-]*/)*[A-Za-z0-9][A-Za-z0-9_ ()-]*\.[A-Za-z]+")
"""Most names of most sources: quickly known to be safe and no system file."""

_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a source.

    Attributes:
        size: bytes, unpacked.
        stamp: changes when the content does: the CRC in a zip, the time of change in a folder.
        place: where a zip holds it, else None.
    """

    size: int
    stamp: int
    place: Place | None = None


@dataclass
class Source:
    """What an import reads from.

    Attributes:
        path: the folder, the zip or the table file.
        root: what pictures are read from: the zip itself, or the folder that holds them.
        members: every usable file by its path inside the source, "/" between the parts.
    """

    path: Path
    root: Path
    members: dict[str, Member] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """Return the member that a table means by `name`, or None where there is none."""
        name = name.removeprefix("./")
        return name if name in self.members else None

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open one member for reading."""
        with (self.root / name).open("rb") as file:
            yield file

    def read(self, name: str, limit: int = MAX_TABLE_BYTES) -> bytes:
        """Return one member's bytes.

        Raises:
            CatalogError: it is larger than `limit` bytes, or cannot be read.
        """
        if self.members[name].size > limit:
            raise CatalogError(
                f"{name} has {self.members[name].size:,} bytes; at most {limit:,} are allowed. "
                "Split it and try again."
            )
        return self.head(name, limit)

    def head(self, name: str, size: int) -> bytes:
        """Return the first `size` bytes of a member.

        Raises:
            CatalogError: it cannot be read.
        """
        try:
            with self.open(name) as file:
                return file.read(size)
        except (
            OSError,
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            ValueError,
            EOFError,
        ) as error:
            raise CatalogError(f"{name} in {self.path} cannot be read ({error}).") from None
        except Exception as error:  # zlib.error and lzma.LZMAError share no better base
            raise CatalogError(f"{name} in {self.path} is damaged ({error}). Download it again.") from None

    @property
    def pictures(self) -> list[str]:
        """Members whose name ends like a picture's, sorted."""
        return sorted(name for name in self.members if name.lower().endswith(PICTURE_SUFFIXES))

    @property
    def tables(self) -> list[str]:
        """Members whose name ends like a table's: nearest to the top first, then the largest."""
        names = [name for name in self.members if name.lower().endswith(TABLE_SUFFIXES)]
        return sorted(names, key=lambda name: (name.count("/"), -self.members[name].size, name))


class ZipSource(Source):
    """The members of a zip, read without unpacking it."""

    archive: zipfile.ZipFile

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open one member for reading."""
        with self.archive.open(name) as file:
            yield file  # type: ignore[misc]


class TableSource(Source):
    """One table file; pictures are looked up beside it by the names the table gives."""

    def find(self, name: str) -> str | None:
        """Return the file that the table means by `name`, if it lies safely below its folder."""
        name = name.removeprefix("./")
        if name in self.members:
            return name
        if unsafe(name) or not name:
            return None
        path = self.root / name
        try:
            status = path.lstat()
            inside = path.resolve() == self.root.resolve() / name
        except (OSError, ValueError):
            return None
        if not inside or not stat.S_ISREG(status.st_mode):
            return None
        self.members[name] = Member(status.st_size, status.st_mtime_ns)
        return name


def unsafe(name: str) -> str:
    """Say why a path must not be followed, or return "" for a path that stays inside its source."""
    if "\0" in name:
        return "the name contains a NUL byte"
    if "\\" in name:
        return "the name contains a backslash"
    if name.startswith("/") or _DRIVE.match(name):
        return "the path is absolute"
    if ".." in PurePosixPath(name).parts:
        return "the path contains '..'"
    try:
        name.encode()
    except UnicodeEncodeError:
        return "the name is not valid text"
    return ""


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
    return unsafe(name)


def _open_zip(path: Path, report: ImportReport) -> Source:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CatalogError(
            f"{path} cannot be read as a zip ({error}). Download it again, completely."
        ) from None
    infos = [info for info in archive.infolist() if not info.is_dir()]
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
        if not ordinary and _JUNK.search(name) and not unsafe(name):
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
    if not ordinary and (why := unsafe(info.orig_filename)):
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
