"""What a picture may take to decode, told from its header before any pixel is decoded."""

from __future__ import annotations

import re

from PIL import Image

from recsys.errors import ImageError

MAX_MEMORY = 384 * 2**20
"""Bytes of memory for a picture of the owner's own catalogue."""
MAX_PHOTO_MEMORY = 192 * 2**20
"""Bytes of memory for a visitor's photo: 12 million pixels in the thirstiest format."""
MAX_SCANS = 100
"""Passes over a JPEG. Cameras write 1, programs about 10; each costs time for all of the pixels."""

_STORED = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
"""Bytes a pixel as Pillow holds it; 4 in all other modes."""
_RGB = 4
_WEBP_FRAMES = 12
"""Bytes a pixel of the two whole frames, and a copy, that the WebP decoder makes beside the picture."""
_COEFFICIENT = 2
_DRAFT_SCALES = (8, 4, 2)
_AFTER_ENTROPY = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_WITHOUT_LENGTH = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9


def check_limits(image: Image.Image, data: bytes, max_side: int, max_memory: int) -> None:
    """Refuse a picture that would take too much memory or time.

    Args:
        image: as Pillow opened it, not decoded.
        data: the file.
        max_side: in pixels; a JPEG is decoded at a fraction of its size where that suffices.
        max_memory: in bytes.

    Raises:
        ImageError: it would.
    """
    scans = count_scans(data) if image.format == "JPEG" else 1
    if scans > MAX_SCANS:
        raise ImageError(
            f"The picture is a JPEG of {scans:,} scans; at most {MAX_SCANS} are allowed. "
            "Save it again with another program and retry."
        )
    needed = memory_to_decode(image, scans, max_side)
    if needed > max_memory:
        width, height = image.size
        raise ImageError(
            f"The picture is {width} x {height} pixels, which take {needed / 2**20:,.0f} MB of memory as "
            f"{image.format}; at most {max_memory // 2**20:,} MB are allowed. Save it smaller and try again."
        )


def memory_to_decode(image: Image.Image, scans: int, max_side: int) -> int:
    """Return about how many bytes decoding takes at its peak."""
    pixels = image.width * image.height
    each = _STORED.get(image.mode, 4) + (0 if image.mode == "RGB" else _RGB)
    if image.format == "WEBP":
        each += _WEBP_FRAMES
    if image.format != "JPEG":
        return pixels * each
    scale = min(image.width // max_side, image.height // max_side)
    reduced = next((factor for factor in _DRAFT_SCALES if scale >= factor), 1)
    coefficients = _coefficients(image) if scans > 1 else 0
    return pixels * each // reduced**2 + coefficients * _COEFFICIENT


def _coefficients(image: Image.Image) -> int:
    """Return how many numbers a JPEG of several scans holds until the last one is read."""
    layers = getattr(image, "layer", None) or [(1, 1, 1, 0)] * len(image.getbands())
    across = max(layer[1] for layer in layers)
    down = max(layer[2] for layer in layers)
    return sum(image.width * image.height * layer[1] * layer[2] // max(across * down, 1) for layer in layers)


def count_scans(data: bytes) -> int:
    """Return the scans of a JPEG, without those of the small pictures inside its header."""
    if data.count(b"\xff\xda") <= 1:
        return 1
    scans, at = 0, 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        if marker == _END_OF_IMAGE:
            break
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            scans += 1
            following = _AFTER_ENTROPY.search(data, at)
            at = following.start() if following else len(data)
    return scans
