"""How a source picture is kept in a catalogue folder: clean, upright, never larger than needed."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from recsys.files import sha256
from recsys.images.decode import WORKING_SIDE, load, open_image

THUMBNAIL_SIDE = 320
_HIDDEN = frozenset({"exif", "icc_profile", "comment", "xmp", "transparency"})


def _is_whole_jpeg(_: Image.Image, data: bytes) -> bool:
    return data.endswith(b"\xff\xd9")


def _is_whole_still_webp(image: Image.Image, data: bytes) -> bool:
    return not getattr(image, "is_animated", False) and len(data) == int.from_bytes(data[4:8], "little") + 8


_KEPT_FORMATS = {"JPEG": (".jpg", _is_whole_jpeg), "WEBP": (".webp", _is_whole_still_webp)}
"""Formats that may be kept as they are: their ending, and whether a file ends where its picture does."""


@dataclass(frozen=True)
class StoredPicture:
    """A picture ready to be written into a catalogue.

    Attributes:
        key: 32 hexadecimal digits that name the source bytes; equal bytes, equal key.
        suffix: ".jpg" or ".webp".
        data: the file to store: upright sRGB, longest side at most 1024 pixels, no hidden
            metadata and nothing after the picture's end.
        thumbnail: a WebP at most 320 pixels long, or None where the picture itself is that small.
        width, height: of the stored picture, in pixels.
    """

    key: str
    suffix: str
    data: bytes
    thumbnail: bytes | None
    width: int
    height: int


def picture_key(data: bytes) -> str:
    """Name a picture by its source bytes."""
    return sha256(data)[:32]


def normalize_picture(data: bytes) -> StoredPicture:
    """Decode a source picture fully and make the files a catalogue keeps of it.

    A clean small JPEG or WebP is kept byte for byte, so nothing is lost by a second compression;
    anything else is written anew, which also drops EXIF places, scripts hidden behind the picture
    and foreign colour profiles.

    Raises:
        ImageError: the picture cannot be used.
    """
    source = open_image(data)
    suffix, is_whole = _KEPT_FORMATS.get(source.format or "", ("", None))
    clean = (
        is_whole is not None
        and source.mode == "RGB"
        and max(source.size) <= WORKING_SIDE
        and _HIDDEN.isdisjoint(source.info)
        and is_whole(source, data)
    )
    image = load(source)
    if not clean:
        suffix = ".jpg"
    return StoredPicture(
        key=picture_key(data),
        suffix=suffix,
        data=data if clean else _save(image, "JPEG", quality=92, subsampling=0),
        thumbnail=thumbnail(image) if max(image.size) > THUMBNAIL_SIDE else None,
        width=image.width,
        height=image.height,
    )


def thumbnail(image: Image.Image) -> bytes:
    """Return a WebP of a picture, at most 320 pixels long."""
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _save(small, "WEBP", quality=80, method=3)


def _save(image: Image.Image, format_: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()
