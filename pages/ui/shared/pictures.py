"""Addresses of catalogue pictures, and the file behind an address.

Files are named by their content, so a browser may keep them for ever; only files of catalogues that
the app has opened have an address at all. A picture that the app makes travels in its own address.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.catalog import Catalog
from recsys.files import has_link

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
    return file if file.is_file() and not has_link(file, folder) else None


def picture_data(levels: np.ndarray) -> str:
    """Return the address of a picture that travels in the page itself.

    Args:
        levels: (height, width) gray, (height, width, 3) color or (height, width, 4) with opacity, uint8.
    """
    file = io.BytesIO()
    Image.fromarray(levels).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
