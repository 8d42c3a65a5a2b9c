"""Backgrounds of customer photos: wood, linen, tiles, carpet, walls.

Each takes a random generator and a size and returns linear light, (height, width, 3) float32. A ground is
about a metre wide, however many pixels that is.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image
from scipy import ndimage

from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear, ramp

Ground = Callable[[np.random.Generator, tuple[int, int]], Array]


def clouds(
    rng: np.random.Generator, shape: tuple[int, int], across: int, down: int, octaves: int = 4
) -> Array:
    """Return smooth noise of about unit size, with so many grains in each direction."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        grid = rng.standard_normal((down * 2**octave + 1, across * 2**octave + 1)).astype(np.float32)
        fine = Image.fromarray(grid).resize(shape[::-1], Image.Resampling.BICUBIC)
        total += np.asarray(fine) / 2**octave
    return total


def wood(dark: str, light: str, planks: int) -> Ground:
    """Return planks of wood that run across."""

    def ground(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        height, width = shape
        y, x = np.mgrid[:height, :width].astype(np.float32)
        plank = np.minimum((y / height * planks).astype(int), planks - 1)
        shift, tone = rng.uniform(0, 9, planks)[plank], rng.normal(0, 0.12, planks)[plank]
        bend = clouds(rng, shape, 3, 8, 3)
        rings = np.sin(
            (y / height * planks * 3 + shift * 5 + 0.5 * bend) * 4 + 0.6 * np.sin(x / width * 4 + shift)
        )
        fiber = clouds(rng, shape, 6, 200, 2)
        share = np.clip(0.5 + 0.22 * rings + 0.16 * fiber + tone, 0, 1)[..., None]
        color = linear(dark) + (linear(light) - linear(dark)) * share
        inside = (y / height * planks) % 1
        joint = np.minimum(inside, 1 - inside) * height / planks
        seam = 1 - 0.7 * np.exp(-((joint / (height / 400)) ** 2))
        return (color * seam[..., None]).astype(np.float32)

    return ground


def linen(color: str, folds: float) -> Ground:
    """Return a bed's cover with creases."""

    def ground(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        relief = clouds(rng, shape, 2, 3, 3)
        for _ in range(9):
            angle, place = rng.uniform(0, np.pi), rng.uniform(-0.9, 0.9)
            y, x = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
            away = x * np.cos(angle) + y * np.sin(angle) - place + 0.06 * np.sin(4 * (y - x) + place * 9)
            length = np.exp(-((x * np.sin(angle) - y * np.cos(angle) - rng.uniform(-1, 1)) ** 2) / 0.5)
            relief += rng.uniform(0.8, 2.0) * np.exp(-((away / 0.05) ** 2)) * length
        relief = ndimage.gaussian_filter(relief, shape[1] / 300)
        down, right = np.gradient(relief)
        shade = 1 - folds * shape[1] / 60 * (0.7 * right + 0.6 * down)
        weave = 1 + 0.02 * rng.standard_normal(shape)
        return (linear(color) * (np.clip(shade, 0.35, 1.4) * weave)[..., None]).astype(np.float32)

    return ground


def wall(color: str, panels: int = 0) -> Ground:
    """Return a painted wall, or a wardrobe's door with so many panels."""

    def ground(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        plaster = ndimage.gaussian_filter(rng.standard_normal(shape), 2) * 0.05 + 0.02 * clouds(
            rng, shape, 3, 4
        )
        shade = 1 + plaster
        if panels:
            x = (np.arange(shape[1]) / shape[1] * panels) % 1
            edge = np.exp(-(((x - 0.06) / 0.006) ** 2)) - 0.6 * np.exp(-(((x - 0.94) / 0.006) ** 2))
            shade = shade * (1 - 0.35 * edge) * (1 - 0.8 * np.exp(-((np.minimum(x, 1 - x) / 0.008) ** 2)))
        return (linear(color) * shade[..., None]).astype(np.float32)

    return ground


def tiles(color: str, joint: str, count: int) -> Ground:
    """Return square tiles, so many across."""

    def ground(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        side = shape[1] / count
        y, x = np.mgrid[: shape[0], : shape[1]] / side
        rows, columns = y.astype(int), x.astype(int)
        tone = rng.normal(1, 0.05, (rows.max() + 1, columns.max() + 1))[rows, columns]
        marble = 1 + 0.05 * clouds(rng, shape, 4, 5, 5)
        away = np.minimum(np.minimum(x % 1, 1 - x % 1), np.minimum(y % 1, 1 - y % 1))
        share = ramp(0.008, 0.016, away)[..., None]
        face = linear(color) * (tone * marble)[..., None]
        return (linear(joint) + (face - linear(joint)) * share).astype(np.float32)

    return ground


def carpet(color: str, rough: float = 0.22) -> Ground:
    """Return a carpet, a blanket or concrete: one colour with a grain."""

    def ground(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        grain = ndimage.gaussian_filter(rng.standard_normal(shape), 1.3) * 3
        shade = 1 + rough * grain * 0.7 + 0.06 * clouds(rng, shape, 3, 4)
        return (linear(color) * np.clip(shade, 0.3, 1.8)[..., None]).astype(np.float32)

    return ground
