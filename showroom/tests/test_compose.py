"""Colouring a baked shape, and what it is coloured with."""

import numpy as np
import pytest

from showroom.rendering import compose, surfaces
from showroom.rendering.baked_shape import BakedShape
from showroom.rendering.canvas import linear
from showroom.tests import fake

POINTS = np.random.default_rng(0).random((2, 500)).astype(np.float32)


@pytest.fixture(scope="module")
def belted() -> BakedShape:
    return fake.model("belted")


def drawn(bake: BakedShape, **parts: surfaces.Surface) -> np.ndarray:
    picture = compose.picture(bake, {1: parts["body"], 2: parts.get("belt", parts["body"])})
    return np.asarray(picture).astype(int)


def test_a_bake_survives_its_file(belted, tmp_path):
    belted.save(tmp_path / "shape.npz")
    loaded = BakedShape.load(tmp_path / "shape.npz")
    assert all((getattr(loaded, name) == value).all() for name, value in vars(belted).items())


def test_each_part_has_its_color_and_the_page_is_white(belted):
    pixels = drawn(belted, body=surfaces.plain("b3242c"), belt=surfaces.plain("2f6b4f"))
    assert pixels.shape == (fake.HEIGHT, fake.WIDTH, 3)
    assert pixels[:3].min() == 255 and pixels[:, :3].min() == 255
    middle, belt = pixels[fake.HEIGHT // 3, fake.WIDTH // 2], pixels[fake.HEIGHT // 2, fake.WIDTH // 2]
    assert middle[0] > 2 * middle[1] and belt[1] > 1.3 * belt[0]


def test_the_light_of_the_bake_falls_on_it(belted):
    pixels = drawn(belted, body=surfaces.plain("888888"))
    row = pixels[fake.HEIGHT // 3, :, 0]
    assert row[fake.WIDTH // 3] > row[2 * fake.WIDTH // 3] + 10


def test_a_part_without_a_surface_is_an_error(belted):
    with pytest.raises(KeyError):
        compose.picture(belted, {1: surfaces.plain("888888")})


def test_relief_shows_and_flat_relief_does_not(belted):
    plain = surfaces.plain("888888")
    ridged = surfaces.raised(plain, lambda u, v: 2 * surfaces.band(v, 0.08, 0.5, 0.02))
    flat = surfaces.raised(plain, lambda u, v: np.full(len(u), 3.0, np.float32))
    smooth, rough, even = (drawn(belted, body=body) for body in (plain, ridged, flat))
    assert np.abs(rough - smooth).max() > 10
    assert np.abs(even - smooth).max() <= 1


def test_metal_shows_what_it_mirrors_instead_of_its_shade(belted):
    dark = drawn(belted, body=surfaces.plain("d8b26c", "metal"))
    matt = drawn(belted, body=surfaces.plain("d8b26c"))
    assert dark[fake.HEIGHT // 3, fake.WIDTH // 2].max() < 30  # this bake mirrors nothing
    assert matt[fake.HEIGHT // 3, fake.WIDTH // 2].max() > 150


@pytest.mark.parametrize("finish", surfaces.FINISHES)
def test_every_finish_gives_sane_skin(finish):
    skin = surfaces.plain("1f2c4a", finish)(*POINTS)
    assert skin.color.shape == (500, 3) and skin.height.shape == (500,)
    assert 0 <= skin.gloss <= skin.edge <= 1


def test_mixing_shading_and_bands():
    half = surfaces.mixed(surfaces.plain("ffffff"), "000000", lambda u, v: surfaces.band(u, 0.5, 0.5, 1e-3))
    share = half(*POINTS).color.mean()
    assert share == pytest.approx(0.5, abs=0.06)
    darker = surfaces.shaded(surfaces.plain("ffffff"), lambda u, v: np.full(len(u), 0.5, np.float32))
    assert darker(*POINTS).color == pytest.approx(0.5)


def test_noise_is_smooth_seeded_and_of_about_unit_size():
    one, same, other = (surfaces.noise(0.1, seed)(*POINTS) for seed in (1, 1, 2))
    assert (one == same).all() and (one != other).any()
    assert 0.4 < one.std() < 1.8
    step = surfaces.noise(0.1, 1)(POINTS[0] + 1e-4, POINTS[1]) - one
    assert np.abs(step).max() < 0.05


def test_a_sheet_is_read_upright():
    sheet = np.zeros((4, 2, 3), np.float32)
    sheet[0, 1] = linear("b3242c")
    value = surfaces.sheet(sheet)(np.array([0.99, 0.01]), np.array([0.99, 0.01]))
    assert value[0] == pytest.approx(linear("b3242c"), abs=0.02)
    assert value[1] == pytest.approx(0)
