"""Small sources for the importers: pictures, tables, folders and zips made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

Files = Mapping[str, bytes | str]


def picture(seed: int = 0, size: tuple[int, int] = (24, 32), format_: str = "JPEG") -> bytes:
    """A picture of noise, different for each seed."""
    pixels = np.random.default_rng(seed).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format_)
    return buffer.getvalue()


def as_bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[..., Path]:
    """Write files into a folder and return it."""

    def write(files: Files, name: str = "source") -> Path:
        for path, content in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(as_bytes(content))
        return tmp_path / name

    return write


@pytest.fixture
def zip_of(tmp_path: Path) -> Callable[..., Path]:
    """Write files into a zip and return it."""

    def write(files: Files, name: str = "source.zip", method: int = zipfile.ZIP_DEFLATED) -> Path:
        with zipfile.ZipFile(tmp_path / name, "w", method) as archive:
            for path, content in files.items():
                archive.writestr(path, as_bytes(content))
        return tmp_path / name

    return write


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file of a catalogue folder by its path, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
    }
