import numpy as np
import pytest

from training import augment

SIZE = (80, 60)


@pytest.fixture
def photos(rng):
    pixels = rng.integers(0, 256, (3, 96, 72, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return pixels


def test_shape_and_type(rng, product, photos):
    batch = augment.augment(rng, np.stack([product, *photos]), photos, SIZE)
    assert batch.shape == (4, *SIZE, 3)
    assert batch.dtype == np.uint8


def test_same_chance_gives_same_pictures(product, photos):
    pictures = np.stack([product] * 8)
    one, other = (augment.augment(np.random.default_rng(5), pictures, photos, SIZE) for _ in range(2))
    assert (one == other).all()
    assert (one[0] != one[1]).any()


def test_the_input_is_left_alone(rng, product, photos):
    pictures = np.stack([product] * 4)
    augment.augment(rng, pictures, photos, SIZE)
    assert (pictures == product).all()


def test_color_survives(rng, product, photos, monkeypatch):
    monkeypatch.setattr(augment, "ERASE", 0)
    batch = augment.augment(rng, np.stack([product] * 64), photos, SIZE)
    middle = batch[:, 30:50, 25:35].astype(float).mean(axis=(1, 2))
    assert (middle.argmax(axis=1) == 0).all()
    assert (middle[:, 0] - middle[:, 1:].max(axis=1) > 60).all()


@pytest.mark.parametrize(("share", "white"), [(0.0, (0.9, 1.0)), (1.0, (0.0, 0.1))])
def test_only_the_background_is_replaced(rng, product, photos, monkeypatch, share, white):
    monkeypatch.setattr(augment, "REPLACE_BACKGROUND", share)
    for name in ("ERASE", "NOISE", "BLUR", "COMPRESS"):
        monkeypatch.setattr(augment, name, 0)
    monkeypatch.setattr(augment, "_light", lambda rng, batch, cast: batch)
    batch = augment.augment(rng, np.stack([product] * 32), photos, SIZE)
    corners = (batch[:, 0, 0] > 250).all(axis=-1)
    assert white[0] <= corners.mean() <= white[1]
    assert (np.abs(batch[:, 38:42, 28:32].astype(int) - (200, 20, 20)) < 3).mean() > 0.9
