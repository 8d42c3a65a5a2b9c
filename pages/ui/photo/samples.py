"""Photos to try the search with: what customers might take, bundled with the demo shop."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from PIL import Image

from pages.ui.components.product_grid import Card
from pages.ui.shared import catalog_folders
from recsys.catalog.sample_photos import Photo, read_table
from recsys.errors import AlikeError

SAMPLE = "sample"
_THUMBNAIL = (216, 288)


@dataclass(frozen=True)
class Sample:
    """One photo to try; it is taken in like an upload."""

    name: str
    file_id: str
    path: Path

    def getvalue(self) -> bytes:
        """Return the file."""
        return self.path.read_bytes()


def selected_sample() -> list[Sample]:
    """Return the sample that the address names, if there is one."""
    wanted = st.query_params.get(SAMPLE)
    return [
        Sample(photo.words, f"{SAMPLE} {photo.name}", _folder() / photo.file)
        for photo in _photos(_folder())
        if photo.name == wanted
    ]


def cards() -> list[Card]:
    """Return the samples to choose from."""
    return _cards(_folder())


def ask(sample_id: str) -> None:
    """Search with a sample; the browser's Back button undoes it. For callbacks."""
    st.query_params[SAMPLE] = sample_id


def forget() -> None:
    """Search with no sample any more. For callbacks."""
    st.query_params.pop(SAMPLE, None)


def _folder() -> Path:
    return catalog_folders.ROOT / "assets" / "demo" / "photos"


def _photos(folder: Path) -> list[Photo]:
    """Return the photos that are there; a damaged table costs no more than the samples."""
    try:
        return [photo for photo in read_table(folder) if (folder / photo.file).is_file()]
    except AlikeError:
        return []


@st.cache_data(max_entries=1, show_spinner=False)
def _cards(folder: Path) -> list[Card]:
    return [
        Card(
            id=photo.name,
            href=f"photo?{SAMPLE}={photo.name}",
            title=photo.words,
            src=_thumbnail(folder / photo.file),
        )
        for photo in _photos(folder)
    ]


def _thumbnail(path: Path) -> str:
    """Return a small version of a photo as a data address for the browser."""
    buffer = io.BytesIO()
    with Image.open(path) as photo:
        photo.draft("RGB", _THUMBNAIL)
        photo.thumbnail(_THUMBNAIL)
        photo.convert("RGB").save(buffer, "WEBP", quality=80)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
