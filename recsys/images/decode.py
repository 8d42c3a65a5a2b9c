"""The one way a picture's bytes become pixels: in import, in encoding and for a visitor's photo.

Safe against what users and attackers send: only common formats are tried, the size is checked
before any pixel is decoded, truncated files are reported instead of filled with grey.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from recsys.errors import ImageError, UnreadableFileError
from recsys.images.limits import MAX_MEMORY, check_limits

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
MAX_PIXELS = 40_000_000
MAX_BYTES = 64 * 2**20
MIN_SIDE = 16
_BAND = 2**20
"""Pixels of a band."""
WORKING_SIDE = 1024
"""Longest side, in pixels, of a decoded picture: enough for a large view and for every encoder."""

_ALLOWED = "Use a JPEG, PNG, WebP, GIF, BMP or TIFF picture"
_LOOKS_LIKE = (
    (b"%PDF", "a PDF document"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing or other XML"),
    (b"<!doc", "a web page"),
    (b"<html", "a web page"),
    (b"PK\x03\x04", "a zip archive"),
    (b"%!PS", "a PostScript file"),
)

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # decoders that grow while reading are stopped as well


def open_image(data: bytes, *, max_side: int = WORKING_SIDE, max_memory: int = MAX_MEMORY) -> Image.Image:
    """Identify a picture and check what it would take, without decoding its pixels.

    Args:
        data: the file.
        max_side: to which it will be decoded.
        max_memory: in bytes, that decoding may take.

    Raises:
        ImageError: empty, of another format, too large, too costly to decode or too small.
    """
    if not data:
        raise ImageError(f"The picture file is empty (0 bytes). {_ALLOWED}.")
    check_size(len(data))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ImageError(
            f"The picture has more than {MAX_PIXELS // 10**6} million pixels. Save it smaller and try again."
        ) from None
    except UnidentifiedImageError:
        raise ImageError(f"This is {_guess(data)}. {_ALLOWED}.") from None
    except Exception as error:  # decoders raise nearly anything on damaged headers
        raise ImageError(f"The picture's header is damaged ({error}). Save it again and retry.") from None
    width, height = image.size
    if min(width, height) < MIN_SIDE:
        raise ImageError(
            f"The picture is {width} x {height} pixels; each side must have at least {MIN_SIDE}. "
            "Use a larger picture."
        )
    check_limits(image, data, max_side, max_memory)
    return image


def check_size(size: int) -> None:
    """Refuse a picture file by its size in bytes.

    Raises:
        ImageError: it is too large.
    """
    if size > MAX_BYTES:
        raise ImageError(
            f"The picture file has {size / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB are allowed. "
            "Save it smaller and try again."
        )


def decode(data: bytes, *, max_side: int = WORKING_SIDE, max_memory: int = MAX_MEMORY) -> Image.Image:
    """Decode a picture to upright sRGB pixels on white, at most `max_side` pixels long.

    EXIF orientation is applied, ICC profiles and CMYK become sRGB, 16-bit values are scaled to 8,
    transparency is laid on white (the colour of a catalogue page), and of an animation the first
    frame is taken.

    Returns:
        An RGB picture that shares nothing with `data`.

    Raises:
        ImageError: the picture cannot be used; the message says why and what to do.
    """
    return load(open_image(data, max_side=max_side, max_memory=max_memory), max_side)


def load(image: Image.Image, max_side: int = WORKING_SIDE) -> Image.Image:
    """Decode an opened picture; see `decode`."""
    try:
        if image.format == "JPEG" and max(image.size) > max_side:
            image.draft(None, (max_side, max_side))
        image.load()
        if "exif" in image.info or image.format == "TIFF":
            image = ImageOps.exif_transpose(image)
        image = _to_rgb(image)
        if max(image.size) > max_side:
            image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    except Exception as error:  # decoders raise nearly anything on damaged pixels
        raise ImageError(
            f"The picture is damaged or cut off ({_reason(error)}). Save or download it again and retry."
        ) from None
    image.info = {}  # comments and the like would be written into every copy
    return image


def read(path: Path, *, max_side: int = WORKING_SIDE) -> Image.Image:
    """Decode a picture file; see `decode`.

    Raises:
        UnreadableFileError: there is no such file, or it cannot be read.
        ImageError: it is no usable picture. The message names the file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}. Check the path.") from None
    try:
        return decode(data, max_side=max_side)
    except ImageError as error:
        raise ImageError(f"{path.name}: {error}") from None


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        image = _to_8_bit(image)
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        return _by_bands(image, _on_white, "RGB")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        image = _to_srgb(image, profile)
    return image if image.mode == "RGB" else image.convert("RGB")


def _to_8_bit(image: Image.Image) -> Image.Image:
    top = 65535.0 if image.mode.startswith("I") else float(np.nanmax(np.asarray(image), initial=1.0))
    if image.mode == "I" and np.asarray(image).max() <= 255:
        top = 255.0

    def scaled(band: Image.Image) -> Image.Image:
        values = np.nan_to_num(np.asarray(band, dtype=np.float64))
        return Image.fromarray(np.clip(values * 255.0 / top + 0.5, 0, 255).astype(np.uint8))

    return _by_bands(image, scaled, "L")


def _on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


def _by_bands(image: Image.Image, change: Callable[[Image.Image], Image.Image], mode: str) -> Image.Image:
    """Change a picture band by band: the copies on the way would take several times its memory."""
    if image.width * image.height <= _BAND:
        return change(image)
    rows = max(1, _BAND // image.width)
    changed = Image.new(mode, image.size)
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(top + rows, image.height)))
        changed.paste(change(band), (0, top))
    return changed


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a broken or foreign profile: the plain values are the best guess
    return converted if converted is not None else image


def _guess(data: bytes) -> str:
    start = data[:512].lstrip().lower()
    for magic, name in _LOOKS_LIKE:
        if start.startswith(magic.lower()):
            return f"{name}, not a picture Alike can read"
    if start[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "a HEIC or AVIF photo, which Alike cannot read; on a phone, share it as JPEG"
    return "not a picture Alike can read"


def _reason(error: Exception) -> str:
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return f"it unpacks to more than {MAX_PIXELS // 10**6} million pixels"
    return str(error) or type(error).__name__
