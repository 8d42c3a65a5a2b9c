"""What a network is shown of a page."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.encoders.views import WITH_GRAY, apply_views, gray


def page(color: tuple[int, int, int], stripe: tuple[int, int, int]) -> np.ndarray:
    """A striped box on white, left of the middle."""
    drawn = np.full((40, 40, 3), 255, dtype=np.uint8)
    drawn[8:32, 4:24] = color
    drawn[8:32:4, 4:24] = stripe
    return drawn


def test_one_design_in_two_colors_gives_one_gray_picture() -> None:
    navy, pink = page((20, 30, 80), (60, 70, 120)), page((240, 150, 170), (250, 200, 210))
    np.testing.assert_array_equal(gray(navy), gray(pink))
    other = page((20, 30, 80), (20, 30, 80))
    assert (gray(navy) != gray(other)).mean() > 0.1


def test_the_gray_view_is_mirrored_and_keeps_the_background_apart() -> None:
    drawn = page((255, 255, 180), (250, 250, 240))
    found = gray(drawn)
    assert found.shape == drawn.shape and found.dtype == np.uint8
    product = np.zeros((40, 40), bool)
    product[8:32, 16:36] = True
    assert (found[~product] == 255).all() and (found[product] <= 220).all() and (found[product] >= 20).all()
    assert (found[..., 0] == found[..., 2]).all()


def test_shades_are_spread_over_all_of_a_photo_that_has_no_plain_background() -> None:
    photo = np.random.default_rng(0).integers(100, 140, (30, 30, 3), dtype=np.uint8)
    found = gray(photo)
    assert found.min() < 30 and found.max() > 210
    assert np.histogram(found, bins=4, range=(20, 220))[0] == pytest.approx([675] * 4, rel=0.25)


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_page_of_one_shade_stays_one(shade: int) -> None:
    assert len(np.unique(gray(np.full((8, 6, 3), shade, dtype=np.uint8)))) == 1


def test_views_are_stacked_in_the_order_asked_for() -> None:
    drawn = page((200, 30, 30), (30, 30, 200))
    found = apply_views(drawn, WITH_GRAY)
    assert found.shape == (3, 40, 40, 3)
    for view, expected in zip(found, (drawn, drawn[:, ::-1], gray(drawn)), strict=True):
        np.testing.assert_array_equal(view, expected)
