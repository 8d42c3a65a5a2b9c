"""Colours against the published test data of CIEDE2000, and names anyone would give."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.colors import NAMES, ciede2000, color_name, lab, rgb

# Pairs 1, 4, 7, 9, 13, 17, 19, 25, 31 and 34 of Sharma, Wu and Dalal's table.
PUBLISHED = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
    ((50.0, -0.0010, 2.4900), (50.0, 0.0009, -2.4900), 4.8045),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "expected"), PUBLISHED)
def test_difference_is_the_published_one(one: tuple, other: tuple, expected: float) -> None:
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=5e-5)
    assert ciede2000(np.array(other), np.array(one)) == pytest.approx(expected, abs=5e-5)


def test_lab_of_known_colors() -> None:
    np.testing.assert_allclose(lab(np.array([255, 255, 255])), [100, 0, 0], atol=0.01)
    np.testing.assert_allclose(lab(np.array([255, 0, 0])), [53.24, 80.09, 67.20], atol=0.01)
    assert lab(np.zeros((2, 5, 3))).shape == (2, 5, 3)


def test_every_name_names_its_own_color() -> None:
    assert {name: color_name(code) for name, code in NAMES.items()} == {name: name for name in NAMES}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("#000000", "Black"),
        ("#ffffff", "White"),
        ("#ff0000", "Red"),
        ("#14213d", "Navy"),
        ("#808080", "Grey"),
        ("#8b0000", "Dark red"),
        ("#ffd700", "Yellow"),
        ("#008080", "Teal"),
        ("#f5f5dc", "Cream"),
    ],
)
def test_common_colors_have_their_common_names(code: str, name: str) -> None:
    assert color_name(code) == name


def test_colors_come_back_from_lab() -> None:
    colors = np.random.default_rng(0).integers(0, 256, (200, 3))
    np.testing.assert_array_equal(rgb(lab(colors)), colors)


def test_colors_that_no_screen_shows_are_clipped() -> None:
    np.testing.assert_array_equal(rgb(np.array([[120.0, 0, 0], [-5.0, 0, 0]])), [[255] * 3, [0] * 3])
