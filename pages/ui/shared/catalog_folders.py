"""Catalogue folders that the app shows, with the short names that links use for them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VARIABLE = "ALIKE_CATALOG"
SOURCES = "ALIKE_SOURCES"


def places() -> dict[str, Path]:
    """Return the catalogue folders by short name; the first one is shown to new visitors.

    First come the folders named by ALIKE_CATALOG (whether they exist or not, so that a typing
    mistake is explained), then those built in `catalogs/`, then the demo that comes with Alike.
    """
    found: dict[str, Path] = {}
    for folder in _folders():
        if folder not in found.values():
            found[_free_name(folder, found)] = folder
    return found


def sources() -> Path:
    """Return the folder from which the app may import: ALIKE_SOURCES, by default `sources/`."""
    return (ROOT / Path(os.environ.get(SOURCES) or "sources").expanduser()).resolve()


def jobs() -> Path:
    """Return the folder of long work's state and of what it makes."""
    return ROOT / "catalogs" / ".jobs"


def new_folder(name: str) -> Path:
    """Return a folder below `catalogs/` for a new catalogue of this name; it does not exist yet."""
    taken = {path.name: path for path in (ROOT / "catalogs").glob("*")}
    return ROOT / "catalogs" / _free_name(Path(re.sub(r"\W+", "-", name)), taken)


def _folders() -> Iterator[Path]:
    for name in os.environ.get(VARIABLE, "").split(os.pathsep):
        if name.strip():
            yield (ROOT / Path(name.strip()).expanduser()).resolve()
    for folder in (*sorted((ROOT / "catalogs").glob("*")), ROOT / "assets" / "demo"):
        if _is_built(folder):
            yield folder.resolve()


def _is_built(folder: Path) -> bool:
    """Return whether there is something to show; a catalogue that is still being built is not offered."""
    return (folder / "manifest.json").is_file() and any(folder.glob("computed/*/chance.json"))


def _free_name(folder: Path, taken: dict[str, Path]) -> str:
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", folder.name).strip("-") or "catalogue"
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
