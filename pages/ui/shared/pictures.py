"""Addresses of catalogue pictures, and the file behind an address.

Files are named by their content, so a browser may keep them for ever; only files of catalogues that
the app has opened have an address at all.
"""

from __future__ import annotations

import re
from pathlib import Path

from recsys.catalog import Catalog

_OPENED: dict[str, Path] = {}
_ADDRESS = re.compile(
    r"(?P<place>[A-Za-z0-9_-]+)/(?P<file>(?:images|thumbs)/(?P<start>[0-9a-f]{2})/(?P=start)[0-9a-f]{30}\.(?:jpg|webp))"
)


def publish(place: str, catalog: Catalog) -> None:
    """Let visitors see the pictures of an opened catalogue."""
    _OPENED[place] = catalog.folder


def address(place: str, catalog: Catalog, path: Path | None) -> str | None:
    """Return the link, relative to the app's root, of one of the catalogue's picture files."""
    return f"img/{place}/{path.relative_to(catalog.folder).as_posix()}" if path else None


def file_of(path: str) -> Path | None:
    """Return the file of a requested address below `img/`, or None for anything else."""
    match = _ADDRESS.fullmatch(path)
    if match is None or match["place"] not in _OPENED:
        return None
    folder = _OPENED[match["place"]]
    file = folder / match["file"]
    # A copied catalogue may hold links, which could lead to any file of this machine.
    return file if file.is_file() and file.resolve() == folder.resolve() / match["file"] else None
