"""White squares, foreground masks, and what a catalogue keeps of a picture."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from recsys.errors import ImageError
from recsys.images import decode, foreground, normalize_picture, resize_letterboxed
from tests.support.toy import draw, encoded

RED = (200, 30, 30)


@pytest.mark.parametrize("side", [32, 64, 224, 256])
@pytest.mark.parametrize("size", [(60, 80), (80, 60), (300, 300), (16, 900)])
def test_squares_keep_the_aspect_and_center_the_picture(side: int, size: tuple[int, int]) -> None:
    square = resize_letterboxed(Image.new("RGB", size, RED), side)
    assert square.shape == (side, side, 3) and square.dtype == np.uint8
    inside = (square == RED).all(axis=2)
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    assert len(columns) / len(rows) == pytest.approx(
        size[0] / size[1], abs=1.5 / min(len(rows), len(columns))
    )
    for found in (rows, columns):
        assert abs(found[0] - (side - 1 - found[-1])) <= 1
    assert (square[~inside] == 255).all()


def test_the_mask_is_the_product() -> None:
    pixels = np.asarray(draw("box", RED, 40))
    found = foreground(pixels)
    assert found.plain
    np.testing.assert_array_equal(found.mask, (pixels == RED).all(axis=2))


def test_a_white_product_with_an_outline_stays_whole() -> None:
    pixels = np.asarray(draw("box", (120, 120, 120), 40)).copy()
    pixels[32:64, 20:52] = 255  # a white shirt with a grey edge
    assert foreground(pixels).mask[48, 36]


def test_a_busy_background_falls_back_to_the_middle() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    found = foreground(noise)
    assert not found.plain and found.mask[30, 40] and not found.mask[0, 0]


def test_an_empty_page_falls_back_to_the_middle() -> None:
    found = foreground(np.full((40, 40, 3), 255, dtype=np.uint8))
    assert not found.plain and found.mask.any()


def test_a_clean_small_jpeg_is_kept_byte_for_byte() -> None:
    data = encoded(draw("disc", RED), "JPEG")
    stored = normalize_picture(data)
    assert (stored.data, stored.suffix, stored.thumbnail) == (data, ".jpg", None)
    assert (stored.width, stored.height) == (72, 96) and len(stored.key) == 32


@pytest.mark.parametrize(
    "data",
    [
        encoded(draw("disc", RED), "JPEG", comment=b"<script>"),
        encoded(draw("disc", RED), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
        encoded(draw("disc", RED), "JPEG") + b"<html>hidden behind the picture</html>",
        encoded(draw("disc", RED), "WEBP") + b"PK\x03\x04",
    ],
    ids=["comment", "exif", "tail", "webp tail"],
)
def test_hidden_data_does_not_reach_the_catalog(data: bytes) -> None:
    stored = normalize_picture(data).data
    for hidden in (b"<script>", b"Exif", b"<html>", b"PK\x03\x04"):
        assert hidden not in stored
    Image.open(io.BytesIO(stored)).load()


def test_a_large_picture_gets_a_thumbnail() -> None:
    stored = normalize_picture(encoded(Image.new("RGB", (2000, 1000), RED), "JPEG"))
    assert (stored.width, stored.height) == (1024, 512)
    assert stored.thumbnail is not None and decode(stored.thumbnail).size == (320, 160)


def test_equal_bytes_have_equal_keys() -> None:
    one, two = encoded(draw("disc", RED)), encoded(draw("disc", RED, 44))
    assert normalize_picture(one).key == normalize_picture(one).key != normalize_picture(two).key


def test_an_unusable_picture_is_refused() -> None:
    with pytest.raises(ImageError):
        normalize_picture(b"nothing")
