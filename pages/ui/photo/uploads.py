"""The photos of one visitor: taken in, checked, and kept with how they are framed."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import streamlit as st
from PIL import Image

from recsys.errors import ImageError
from recsys.images import decode
from recsys.images.crop import Box, is_blank_image, rotate_quarter, suggest_crop, whiten_background
from recsys.images.limits import MAX_PHOTO_MEMORY

MOST_PHOTOS = 5
MOST_MEGABYTES = 10
MOST_AT_ONCE = 2
"""Photos that all visitors together decode at a time: each may take `MAX_PHOTO_MEMORY`."""
TYPES = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
_ALBUM, _TRIED, _GIVEN, _TAKEN_BACK = "album", "album_tried", "album_given", "album_taken_back"
_SIDE = 800
"""Longest side, in pixels, of a photo in memory: enough to encode a small crop of it, quick to handle."""


_decoding = threading.BoundedSemaphore(MOST_AT_ONCE)


class Source(Protocol):
    """An upload or a camera shot, as Streamlit hands it over."""

    @property
    def name(self) -> str:
        """The file's name, as the visitor gave it."""

    @property
    def file_id(self) -> str:
        """Unique among what this visitor gave."""

    def getvalue(self) -> bytes:
        """Return the file."""


@dataclass(frozen=True)
class CameraShot:
    """A picture from the camera; Streamlit's own name for it is a date."""

    file_id: str
    getvalue: Callable[[], bytes]
    name: str = "Camera photo"


@dataclass(frozen=True)
class Photo:
    """One photo as the visitor gave it, and the part of it that is meant.

    Attributes:
        key: unique among the visitor's photos.
        name: what the visitor calls it; text from outside.
        original: upright RGB, at most 800 pixels long.
        turns: quarter turns clockwise.
        box: the crop, after turning.
    """

    key: str
    name: str
    original: Image.Image = field(compare=False)
    turns: int = 0
    box: Box = field(default_factory=Box)

    @property
    def upright(self) -> Image.Image:
        """The whole photo, turned."""
        return rotate_quarter(self.original, self.turns)

    @property
    def cropped(self) -> Image.Image:
        """The part that is meant."""
        return self.box.crop(self.upright)

    def query_images(self, *, ignore_background: bool) -> Image.Image:
        """Return what to search for."""
        cropped = self.cropped
        return (whiten_background(cropped) if ignore_background else None) or cropped

    def turned(self) -> Photo:
        """Return the photo turned a quarter clockwise, with the same part of it meant."""
        return replace(self, turns=(self.turns + 1) % 4, box=self.box.rotated())


def photo_of(key: str, name: str, data: bytes) -> Photo:
    """Take in a photo.

    Raises:
        ImageError: it is too large, no picture, damaged or shows nothing; the message says what to do.
    """
    if len(data) > MOST_MEGABYTES * 2**20:
        raise ImageError(
            f"The picture file is {len(data) / 2**20:.0f} MB; the limit is {MOST_MEGABYTES} MB. "
            "Save a smaller copy and try again."
        )
    with _decoding:
        image = decode(data, max_side=_SIDE, max_memory=MAX_PHOTO_MEMORY)
    if is_blank_image(image):
        raise ImageError("The picture is all one colour, so there is nothing to compare. Choose another one.")
    return Photo(key, name, image, box=suggest_crop(image))


def add_upload(sources: Sequence[Source]) -> tuple[list[Photo], list[tuple[str, str]]]:
    """Return the photos to search with, and what is wrong with the others: name and sentence.

    Photos stay, with their framing, until they are taken back or the visitor starts over: also while
    another page is shown, whose widgets make Streamlit forget the uploads.
    """
    kept: dict[str, Photo] = dict(st.session_state.get(_ALBUM, {}))
    given = {source.file_id for source in sources}
    if st.session_state.pop(_TAKEN_BACK, False):
        for key in st.session_state.get(_GIVEN, set()) - given:
            kept.pop(key, None)
    st.session_state[_GIVEN] = given
    problems = []
    for source in sources:
        try:
            if source.file_id not in kept:
                photo = photo_of(source.file_id, source.name, source.getvalue())
                if len(kept) == MOST_PHOTOS:
                    raise ImageError(f"A search takes up to {MOST_PHOTOS} photos, so this one was left out.")
                kept[photo.key] = photo
        except ImageError as error:
            problems.append((source.name, str(error)))
    st.session_state[_ALBUM] = kept
    return list(kept.values()), problems


def try_out(sample: Source) -> Photo:
    """Return a sample as a photo, framed as the visitor has framed it."""
    tried: Photo | None = st.session_state.get(_TRIED)
    if tried is None or tried.key != sample.file_id:
        tried = photo_of(sample.file_id, sample.name, sample.getvalue())
        st.session_state[_TRIED] = tried
    return tried


def note_change() -> None:
    """Remember that the visitor has added or taken back a photo. For callbacks."""
    st.session_state[_TAKEN_BACK] = True


def forget() -> None:
    """Forget all photos. For callbacks."""
    st.session_state.pop(_ALBUM, None)
    st.session_state.pop(_TRIED, None)


def change(photo: Photo) -> None:
    """Keep a photo's new framing. For callbacks."""
    album: dict[str, Photo] = st.session_state.get(_ALBUM, {})
    if photo.key in album:
        album[photo.key] = photo
    else:
        st.session_state[_TRIED] = photo


def preview(image: Image.Image) -> str:
    """Return a photo as a data address for the browser."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
