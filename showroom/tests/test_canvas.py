"""Drawing with masks, height maps and light."""

import numpy as np
import pytest

from showroom.rendering.canvas import METAL, Canvas, curve, ellipse, linear, mirror, points, symmetric

SMALL = 60


def test_a_part_covers_its_mask_and_stays_lit():
    canvas = Canvas(1, SMALL)
    mask = canvas.fill(ellipse(0, 240, 60, 60))
    assert mask.mean() == pytest.approx(np.pi * 60**2 / (360 * 480), rel=0.02)
    canvas.part(mask, linear("d8b26c"), 8.0, METAL)
    assert (canvas.cover == mask).all()
    assert np.isfinite(canvas.light).all()
    assert canvas.light[mask > 0.5].mean() > 0.05


def test_an_empty_part_changes_nothing():
    canvas = Canvas(1, SMALL)
    canvas.part(np.zeros(canvas.shape, np.float32), linear("000000"), 4.0, shadow=(0, 2, 2, 0.5))
    assert (canvas.light == 1).all()


def test_points_are_read_moved_and_mirrored():
    right = points("1,2 3,4!", y=10)
    assert right == [(1, 12), (3, 14, 1)]
    assert mirror(right) == [(-1, 12), (-3, 14, 1)]


def test_a_curve_passes_through_its_points():
    points = symmetric([(0, 10), (40, 40, 1), (20, 90), (0, 100)])
    line = curve(points)
    for x, y, *_ in points:
        assert np.hypot(*(line - (x, y)).T).min() < 1e-9
