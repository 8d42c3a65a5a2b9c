"""One view of everything an import can read from: a folder, a zip as downloaded, one table file.

Sources come from strangers: names that could leave the source and links are never followed.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from recsys.errors import CatalogError
from recsys.images.zip_pictures import Place

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".jpe", ".jfif")
TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".parquet")
MAX_TABLE_BYTES = 2 * 2**30
_DRIVE = re.compile(r"[A-Za-z]:")


class Member(NamedTuple):
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

    def close(self) -> None:
        """Let go of the files that are held open."""

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
        size = min(size, self.members[name].size)  # a larger one would be made room for
        try:
            with self.open(name) as file:
                return file.read(size)
        except MemoryError:
            raise CatalogError(
                f"{name} in {self.path} has {size:,} bytes, for which there is not enough memory. "
                "Close other programs, or split the file."
            ) from None
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

    def close(self) -> None:
        """Let go of the zip."""
        self.archive.close()

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
        if unsafe_member_reason(name) or not name:
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


def unsafe_member_reason(name: str) -> str:
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
