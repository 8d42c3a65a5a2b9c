"""Remembering what was made of photos."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

from recsys import photo_encoder
from recsys.photo_encoder import PhotoVectorCache


def gray(level: int, size: tuple[int, int] = (4, 6)) -> Image.Image:
    return Image.new("RGB", size, (level, level, level))


class Brightness:
    """Encodes a picture as its brightness, and counts."""

    def __init__(self) -> None:
        self.encoded: list[int] = []

    def __call__(self, images):
        levels = [image.getpixel((0, 0))[0] for image in images]
        self.encoded.extend(levels)
        return np.array(levels, dtype=np.float32)[:, None]


def levels(vectors: list[np.ndarray]) -> list[float]:
    return [float(vector[0]) for vector in vectors]


def test_each_photo_has_its_own_vector_in_order():
    assert levels(PhotoVectorCache(Brightness()).of([gray(3), gray(1), gray(3)])) == [3, 1, 3]


def test_what_was_encoded_is_not_encoded_again():
    encode = Brightness()
    features = PhotoVectorCache(encode)
    features.of([gray(1), gray(2)])
    assert levels(features.of([gray(2), gray(5)])) == [2, 5]
    assert encode.encoded == [1, 2, 5]


def test_the_same_pixels_in_another_shape_are_another_photo():
    encode = Brightness()
    features = PhotoVectorCache(encode)
    features.of([gray(1, (4, 6)), gray(1, (6, 4))])
    assert encode.encoded == [1, 1]


def test_only_the_latest_are_remembered(monkeypatch):
    monkeypatch.setattr(photo_encoder, "REMEMBERED", 2)
    encode = Brightness()
    features = PhotoVectorCache(encode)
    for level in (1, 2, 1, 3, 1, 2):
        features.of([gray(level)])
    assert encode.encoded == [1, 2, 3, 2]


def test_many_threads_never_get_each_others_photos():
    features = PhotoVectorCache(Brightness())
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda level: (level, levels(features.of([gray(level)]))), list(range(100)) * 5)
    assert all(found == [level] for level, found in answers)
