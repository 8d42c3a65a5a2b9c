"""Main colours of products whose colours anyone can name."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.images import letterbox
from recsys.signals.palette import CATALOG_PALETTES, palettes, photo_palette
from tests.support.toy import COLORS, SHAPES, draw


def test_a_picture_s_palette_never_depends_on_its_batch() -> None:
    pictures = [draw(shape, color) for shape in SHAPES for color in COLORS.values()]
    batch = np.stack([letterbox(picture, *CATALOG_PALETTES.shape) for picture in pictures])
    untouched = batch.copy()
    rows = palettes(batch)
    assert rows.shape == (len(batch), CATALOG_PALETTES.dim) and rows.dtype == np.float32
    assert palettes(batch[:0]).shape == (0, CATALOG_PALETTES.dim)
    for place in range(len(batch)):
        np.testing.assert_array_equal(palettes(batch[place : place + 1])[0], rows[place])
    np.testing.assert_array_equal(batch, untouched)


def test_the_palette_names_the_product_s_colors() -> None:
    two = draw("box", (200, 30, 30))
    two.paste((30, 60, 190), (16, 28, 56, 38))  # the upper quarter in blue
    (first, share), (second, rest) = photo_palette(two)[:2]
    for name, color in ((first, (200, 30, 30)), (second, (30, 60, 190))):
        assert tuple(bytes.fromhex(name[1:])) == pytest.approx(color, abs=6)
    assert 0.6 < share < 0.8 and 0.15 < rest < 0.3  # edges are mixtures of their own
