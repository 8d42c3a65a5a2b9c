"""Decoding: every kind of picture people have, and everything that is not one."""

from __future__ import annotations

import io
import random
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from recsys.errors import ImageError
from recsys.images import decode
from recsys.images.decode import MAX_BYTES
from tests.support.toy import draw, encoded

RED = (200, 30, 30)
TOY = draw("box", RED)


def close(
    image: Image.Image, expected: tuple[int, int, int], at: tuple[int, int], tolerance: int = 6
) -> bool:
    return bool(np.abs(np.array(image.getpixel(at)) - expected).max() <= tolerance)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and breaks off in its first pixels."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    header = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + header + struct.pack(">I", 1000) + b"IDAT" + b"\x78\x9c"


ACCEPTED = {
    "jpeg": encoded(TOY, "JPEG", quality=95),
    "progressive jpeg": encoded(TOY, "JPEG", quality=95, progressive=True),
    "png": encoded(TOY),
    "webp": encoded(TOY, "WEBP", quality=95),
    "bmp": encoded(TOY, "BMP"),
    "tiff": encoded(TOY, "TIFF"),
    "gif": encoded(TOY, "GIF"),
    "palette png": encoded(TOY.convert("P", palette=Image.Palette.ADAPTIVE)),
    "cmyk jpeg": encoded(TOY.convert("CMYK"), "JPEG", quality=95),
    "rgba png": encoded(TOY.convert("RGBA")),
}


@pytest.mark.parametrize("data", ACCEPTED.values(), ids=ACCEPTED)
def test_common_formats_give_the_same_pixels(data: bytes) -> None:
    image = decode(data)
    assert image.mode == "RGB" and image.size == TOY.size
    assert close(image, RED, (36, 48)) and close(image, (255, 255, 255), (3, 3))


def test_transparency_is_laid_on_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert decode(encoded(clear)).getpixel((20, 20)) == (255, 255, 255)
    half = Image.new("LA", (40, 40), (0, 128))
    assert decode(encoded(half)).getpixel((20, 20)) == pytest.approx((127, 127, 127), abs=1)


def test_a_palette_picture_with_a_transparent_color_is_laid_on_white() -> None:
    picture = Image.new("P", (40, 40), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    assert decode(encoded(picture, "PNG", transparency=0)).getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_are_scaled_not_cut() -> None:
    gray = Image.fromarray(np.full((40, 40), 32768, dtype=np.uint16))
    assert decode(encoded(gray)).getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    upright = Image.new("RGB", (80, 48), "white")
    upright.paste(RED, (0, 0, 40, 24))  # red in the upper left corner
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = decode(encoded(stored, "JPEG", quality=95, exif=exif))
    assert image.size == (80, 48)
    assert close(image, RED, (10, 6), 12) and close(image, (255, 255, 255), (70, 40), 12)


def test_a_foreign_color_profile_becomes_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tmp!").replace(b"gXYZ", b"rXYZ").replace(b"tmp!", b"gXYZ")
    picture = Image.new("RGB", (40, 40), (200, 30, 30))  # its profile calls this colour green
    assert close(decode(encoded(picture, "PNG", icc_profile=srgb)), (200, 30, 30), (3, 3))
    assert close(decode(encoded(picture, "PNG", icc_profile=swapped)), (30, 200, 30), (3, 3), 12)


def test_a_broken_color_profile_is_ignored() -> None:
    picture = Image.new("RGB", (40, 40), (100, 100, 100))
    assert decode(encoded(picture, "PNG", icc_profile=b"nonsense")).getpixel((3, 3)) == (100, 100, 100)


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_an_animation_gives_its_first_frame(format_: str) -> None:
    second = draw("disc", (0, 0, 255))
    data = encoded(TOY, format_, save_all=True, append_images=[second], duration=100)
    assert close(decode(data), RED, (36, 48), 12)


def test_a_large_picture_is_scaled_down_with_its_aspect() -> None:
    assert decode(encoded(Image.new("RGB", (3000, 1500), RED), "JPEG")).size == (1024, 512)
    assert decode(encoded(Image.new("RGB", (600, 3000), RED)), max_side=300).size == (60, 300)


HOSTILE = {
    "empty": (b"", "is empty (0 bytes)"),
    "text renamed": (b"just some text " * 20, "not a picture Alike can read. Use a JPEG"),
    "html": (b"<html><script>alert(1)</script>", "a web page"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
    "xml svg": (b"<?xml version='1.0'?><svg/>", "an SVG drawing or other XML"),
    "pdf": (b"%PDF-1.7 ...", "a PDF document"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0", "a PostScript file"),
    "zip": (b"PK\x03\x04" + b"\0" * 40, "a zip archive"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC or AVIF photo"),
    "zeros": (b"\0" * 500, "not a picture"),
    "bomb": (png_header(30_000, 30_000), "more than 40 million pixels"),
    "just over the limit": (png_header(8000, 5001), "more than 40 million pixels"),
    "zero wide": (png_header(0, 50), "not a picture Alike can read"),
    "header only": (png_header(200, 200), "damaged or cut off"),
    "one pixel": (encoded(Image.new("RGB", (1, 1))), "1 x 1 pixels; each side must have at least 16"),
    "thread": (encoded(Image.new("RGB", (1, 5000))), "each side must have at least 16"),
    "half a jpeg": (ACCEPTED["jpeg"][: len(ACCEPTED["jpeg"]) // 2], "damaged or cut off"),
    "half a png": (ACCEPTED["png"][: len(ACCEPTED["png"]) // 2], "damaged or cut off"),
    "half a webp": (ACCEPTED["webp"][: len(ACCEPTED["webp"]) // 2], "icture"),
    "jpeg start only": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "header is damaged"),
    "gif header only": (b"GIF89a", "icture"),
    "too many bytes": (b"\xff\xd8" + b"\0" * MAX_BYTES, "at most 64 MB are allowed"),
}


@pytest.mark.parametrize(("data", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_anything_else_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ImageError) as refusal:
        decode(data)
    assert sentence in str(refusal.value)
    assert "Traceback" not in str(refusal.value) and str(refusal.value).endswith(".")


SEEDS = list(ACCEPTED.values())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SEEDS) - 1), st.integers(0, 2**32))
def test_damaged_pictures_are_read_or_refused(which: int, seed: int) -> None:
    random_ = random.Random(seed)
    data = bytearray(SEEDS[which])
    for _ in range(random_.randint(1, 12)):
        data[random_.randrange(len(data))] = random_.randrange(256)
    try:
        image = decode(bytes(data[: random_.randint(len(data) // 2, len(data))]))
    except ImageError:
        return
    assert image.mode == "RGB" and max(image.size) <= 1024


def test_decoding_shares_nothing_with_the_input() -> None:
    buffer = io.BytesIO(ACCEPTED["png"])
    image = decode(buffer.getvalue())
    buffer.close()
    assert image.load() is not None
