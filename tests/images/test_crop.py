"""Crops, turns, backgrounds and blank pictures."""

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from recsys.images.crop import (
    SMALLEST,
    Box,
    is_blank_image,
    rotate_quarter,
    suggest_crop,
    whiten_background,
)


def photo(background="white") -> Image.Image:
    """A red rectangle from (20, 40) to (60, 120) on 100 x 200."""
    image = Image.new("RGB", (100, 200), background)
    ImageDraw.Draw(image).rectangle((20, 40, 59, 119), fill="red")
    return image


def busy() -> Image.Image:
    noise = np.random.default_rng(0).integers(0, 256, (200, 100, 3), dtype=np.uint8)
    return Image.fromarray(noise)


def test_a_box_cuts_its_part():
    cut = Box(0.2, 0.2, 0.4, 0.4).crop(photo())
    assert cut.size == (40, 80)
    assert cut.getcolors() == [(3200, (255, 0, 0))]


def test_the_whole_box_cuts_the_whole_photo():
    assert Box().crop(photo()).tobytes() == photo().tobytes()


def test_the_smallest_box_of_a_tiny_picture_is_a_pixel():
    assert Box(0.5, 0.5, SMALLEST, SMALLEST).crop(Image.new("RGB", (3, 3))).size == (1, 1)


@pytest.mark.parametrize(
    ("given", "box"),
    [
        ((0.1, 0.2, 0.3, 0.4), Box(0.1, 0.2, 0.3, 0.4)),
        ((-1, -1, 0.5, 0.5), Box(0, 0, 0.5, 0.5)),
        ((0.9, 0.9, 0.5, 0.5), Box(0.5, 0.5, 0.5, 0.5)),
        ((0, 0, 0, 7), Box(0, 0, SMALLEST, 1)),
        ((math.nan, math.inf, math.nan, -math.inf), Box()),
    ],
)
def test_any_four_numbers_make_an_allowed_box(given, box):
    assert Box.clamped(*given) == box


def test_turning_photo_and_box_means_the_same_part():
    box = Box(0.2, 0.2, 0.4, 0.4)
    turned = box.rotated().crop(rotate_quarter(photo(), 1))
    assert turned.tobytes() == rotate_quarter(box.crop(photo()), 1).tobytes()
    four = box.rotated().rotated().rotated().rotated()
    assert (four.left, four.top) == pytest.approx((box.left, box.top))


def test_a_quarter_turn_is_clockwise():
    image = Image.new("RGB", (2, 3), "white")
    image.putpixel((0, 0), (255, 0, 0))
    assert rotate_quarter(image, 1).size == (3, 2)
    assert rotate_quarter(image, 1).getpixel((2, 0)) == (255, 0, 0)
    assert rotate_quarter(image, 4).tobytes() == image.tobytes()


def test_first_box_holds_the_product_with_a_little_room():
    box = suggest_crop(photo())
    assert (box.left, box.top) == pytest.approx((0.17, 0.17))
    assert (box.width, box.height) == pytest.approx((0.46, 0.46))


def test_first_box_of_a_product_that_fills_its_photo_is_the_whole_photo():
    assert suggest_crop(photo().crop((10, 20, 70, 140))) == Box()


def test_first_box_of_a_busy_background_is_the_whole_photo():
    assert suggest_crop(busy()) == Box()


def test_plain_background_becomes_white_and_the_product_stays():
    after = whiten_background(photo("#dde4e0"))
    assert after.getpixel((0, 0)) == (255, 255, 255)
    assert after.getpixel((40, 80)) == (255, 0, 0)


def test_busy_background_stays():
    assert whiten_background(busy()) is None


@pytest.mark.parametrize("color", ["white", "black", "#336699"])
def test_one_color_is_blank(color):
    assert is_blank_image(Image.new("RGB", (300, 200), color))


def test_sensor_noise_on_one_color_is_blank():
    noise = np.random.default_rng(0).normal(120, 12, (400, 300, 3)).clip(0, 255).astype(np.uint8)
    assert is_blank_image(Image.fromarray(noise))


def test_a_white_shirt_on_white_is_not_blank():
    image = Image.new("RGB", (300, 400), "white")
    ImageDraw.Draw(image).rectangle((60, 60, 240, 340), fill=(232, 232, 234))
    assert not is_blank_image(image)
