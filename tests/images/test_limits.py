"""What a picture may take: refused by its header, before a pixel is decoded."""

from __future__ import annotations

import struct
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from recsys.errors import ImageError
from recsys.images import decode, open_image
from recsys.images.limits import MAX_PHOTO_MEMORY, MAX_SCANS, count_scans
from tests.support.toy import draw, encoded

RED = (200, 30, 30)
DECODE = sys.modules["recsys.images.decode"]


def png_of(width: int, height: int, depth: int, colors: int) -> bytes:
    """A PNG whose header says so, cut off after it."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, depth, colors, 0, 0, 0)
    header = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + header + struct.pack(">I", 1000) + b"IDAT" + b"\x78\x9c"


def plain(width: int, height: int, format_: str, mode: str = "RGB", **options: object) -> bytes:
    return encoded(Image.new(mode, (width, height), None), format_, **options)


def with_scans(count: int, side: int = 64) -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    data = plain(side, side, "JPEG", progressive=True)
    last = data.rfind(b"\xff\xda")
    return data[:-2] + data[last:-2] * (count - count_scans(data)) + data[-2:]


COSTLY = {
    "34 bytes of WebP": lambda: plain(16383, 2400, "WEBP", lossless=True, method=0),
    "16 bits a color": lambda: png_of(6300, 6300, 16, 6),
    "transparency": lambda: png_of(6000, 6000, 8, 6),
    "a progressive JPEG without subsampling": lambda: plain(
        6300, 6300, "JPEG", progressive=True, subsampling=0, quality=10
    ),
}


@pytest.mark.parametrize("case", COSTLY)
def test_a_photo_that_would_take_much_memory_is_refused_by_its_header(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = COSTLY[case]()
    monkeypatch.setattr(DECODE, "load", lambda *_: pytest.fail("pixels were decoded"))
    with pytest.raises(ImageError, match=r"take \d+ MB of memory as .*; at most 192 MB are allowed. Save it"):
        decode(data, max_side=800, max_memory=MAX_PHOTO_MEMORY)


USUAL = {
    "12 million pixels": lambda: plain(4032, 3024, "JPEG"),
    "12 million pixels, progressive": lambda: plain(4032, 3024, "JPEG", progressive=True),
    "12 million pixels of WebP": lambda: plain(4032, 3024, "WEBP", lossless=True, method=0),
    "a large screenshot": lambda: png_of(5120, 2880, 8, 6),
    "24 million pixels": lambda: plain(6000, 4000, "JPEG"),
    "24 million pixels, progressive": lambda: plain(6000, 4000, "JPEG", progressive=True),
    "39 million pixels": lambda: plain(7200, 5400, "JPEG"),
}


@pytest.mark.parametrize("case", USUAL)
def test_photos_that_people_have_are_not(case: str) -> None:
    assert open_image(USUAL[case](), max_side=800, max_memory=MAX_PHOTO_MEMORY)


def test_an_owners_picture_may_take_more_but_not_all() -> None:
    assert open_image(png_of(6300, 6300, 16, 6))
    with pytest.raises(ImageError, match="at most 384 MB are allowed"):
        open_image(COSTLY["34 bytes of WebP"]())


def test_a_jpeg_of_many_scans_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decode(with_scans(MAX_SCANS)).size == (64, 64)
    monkeypatch.setattr(DECODE, "load", lambda *_: pytest.fail("pixels were decoded"))
    with pytest.raises(ImageError, match="is a JPEG of 101 scans; at most 100 are allowed"):
        decode(with_scans(MAX_SCANS + 1))


def test_only_scans_of_the_picture_itself_count() -> None:
    toy = draw("box", RED)
    exif = Image.Exif()
    exif[0x9286] = b"\xff\xda" * 300  # a comment
    assert count_scans(encoded(toy, "JPEG")) == 1
    assert count_scans(encoded(toy, "JPEG", exif=exif)) == 1
    assert count_scans(encoded(toy, "JPEG") + b"\xff\xda" * 300) == 1
    assert count_scans(encoded(toy, "JPEG", progressive=True)) == 10
    noise = np.random.default_rng(0).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    assert count_scans(encoded(Image.fromarray(noise), "JPEG", progressive=True, quality=98)) == 10


@pytest.mark.parametrize("cut", [3, 20, 200, 700])
def test_a_jpeg_that_is_cut_off_is_counted_to_its_end(cut: int) -> None:
    assert count_scans(with_scans(50)[:cut]) <= 50


@pytest.mark.parametrize("mode", ["RGBA", "LA", "I;16", "I", "F"])
def test_a_picture_that_is_changed_in_bands_has_the_same_pixels(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = np.random.default_rng(0).integers(0, 255, (90, 70, 4), dtype=np.uint8)
    picture = Image.fromarray(values)
    if mode in ("I;16", "I", "F"):
        dtype = {"I;16": np.uint16, "I": np.int32, "F": np.float32}[mode]
        picture = Image.fromarray(values[:, :, 0].astype(dtype) * 250)
    data = encoded(picture if mode in ("RGBA", "I;16", "I", "F") else picture.convert(mode), "TIFF")
    whole = decode(data)
    monkeypatch.setattr(DECODE, "_BAND", 1000)
    assert np.array_equal(whole, decode(data))
    assert len(np.unique(whole)) > 100
