"""Pictures straight from their places in a zip, without reading the zip's directory again.

A worker would need half a second to list a large zip; its parent has listed it already.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

from recsys.errors import ImageError
from recsys.images.decode import check_size

Place = tuple[int, int, int, int, int]
"""Of one zip member: offset of its header, packed size, size, CRC-32, and compression method."""

_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_AHEAD = 512
_STORED, _DEFLATED = 0, 8
_DAMAGED = "The picture is damaged inside the zip. Download the zip again and retry."


class ZipPictures:
    """A zip whose members are read by their places."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)

    def read(self, place: Place) -> bytes:
        """Return one member's bytes.

        Raises:
            ImageError: it is too large, damaged or packed in an unusual way.
        """
        offset, packed, size, crc, method = place
        check_size(max(size, packed))
        block = self._at(offset, _HEADER.size + _AHEAD + packed)
        if len(block) < _HEADER.size:
            raise ImageError(_DAMAGED)
        signature, name, extra = _HEADER.unpack_from(block)
        start = _HEADER.size + name + extra
        data = block[start : start + packed]
        if len(data) < packed:
            data = self._at(offset + start, packed)
        data = _unpacked(data, size, method)
        if signature != _SIGNATURE or zlib.crc32(data) != crc:
            raise ImageError(_DAMAGED)
        return data

    def _at(self, offset: int, size: int) -> bytes:
        self._file.seek(offset, os.SEEK_SET)
        return self._file.read(size)


def _unpacked(data: bytes, size: int, method: int) -> bytes:
    if method == _STORED:
        return data
    if method != _DEFLATED:
        raise ImageError(
            f"The picture is packed by zip method {method}, which Alike cannot read. "
            "Pack the zip again with the usual method (deflate)."
        )
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size + 1)
    except zlib.error:
        raise ImageError(_DAMAGED) from None
