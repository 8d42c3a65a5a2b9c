"""Bracelets that lie on a table: bangles, cuffs, chains, beads, leather."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.geometry.jewelry_parts import BEAD, CORD, METAL, PEARL, SMALL, STONE
from showroom.rendering.baked_shape import Array, BakedShape


def _circle(
    radius: float = 1.0, z: float = 0.0, start: float = 0.0, stop: float = 2 * np.pi, count: int = 300
) -> Array:
    """Return points of a flat oval as wide as a wrist, from one angle to another; 0 is to the right."""
    turn = np.linspace(start, stop, count, endpoint=stop - start < 6.28)
    return np.stack([radius * np.cos(turn), 0.84 * radius * np.sin(turn), z + 0 * turn], 1)


def _around(count: int, radius: float = 1.0) -> list[tuple[Array, Array]]:
    """Return evenly spaced points of the oval and the direction outwards at each."""
    from showroom.studio import small_meshes

    points = small_meshes.resampled(_circle(radius), count)
    out = (
        points
        / np.array([1, 0.84**2, 1])
        / np.linalg.norm(points / np.array([1, 0.84**2, 1]), axis=1)[:, None]
    )
    return list(zip(points, out, strict=True))


def _hoop(high: float, thick: float, z: float = 0.0, power: float = 3.0, gap: float = 0.0) -> None:
    """Bend a band round the wrist, open by `gap` radians at the back."""
    from showroom.studio import meshes

    turn = np.linspace(np.pi / 2 + gap / 2, 2.5 * np.pi - gap / 2, 140, endpoint=gap > 0)
    section = meshes.oval(1, 1, 28, power)
    ends = (
        np.clip(np.minimum(np.arange(140), np.arange(140)[::-1]) / 5, 0.05, 1) ** 0.5 if gap else np.ones(140)
    )
    radius = 1 + thick / 2 * section[:, 0] * ends[:, None]
    up = z + high / 2 * section[:, 1] * ends[:, None]
    points = np.stack([radius * np.cos(turn)[:, None], 0.84 * radius * np.sin(turn)[:, None], up], -1)
    meshes.grid(points, METAL, 0.08, closed=(not gap, True))


def _bangle() -> None:
    _hoop(0.24, 0.1, power=2.4)


def _trio() -> None:
    from showroom.studio import small_meshes

    for z, high in ((0.0, 0.13), (0.17, 0.1), (0.33, 0.12)):
        _hoop(high, 0.1, z, power=2.0)
    for point, out in _around(64, 1.055):
        small_meshes.gem(
            point + np.array([0, 0, 0.17]), (0.04, 0.04), SMALL, small_meshes.turned(-out), sides=8
        )


def _cuff() -> None:
    _hoop(0.62, 0.06, power=5, gap=0.9)


def _torque() -> None:
    """A thin open bangle that ends in two pearls at the front."""
    from showroom.studio import meshes, small_meshes

    path = _circle(start=-np.pi / 2 + 0.16, stop=1.5 * np.pi - 0.16)
    meshes.tube(path, 0.055, METAL, 0.08, sides=20)
    for end in (path[0], path[-1]):
        small_meshes.pebble(end, (0.14, 0.14, 0.14), PEARL, 0.15, steps=40)


def _tennis() -> None:
    from showroom.studio import small_meshes

    for point, out in _around(58):
        axes = small_meshes.turned(-out)
        small_meshes.gem(point, (0.05, 0.05), STONE, axes, sides=12)
        small_meshes.block(point - 0.03 * out, (0.052, 0.03, 0.06), METAL, 0.12, axes, 0.012)


def _curb() -> None:
    from showroom.studio import small_meshes

    path = _circle()
    whole = np.concatenate([path, path[:1]])
    count = 34
    middles = small_meshes.resampled(whole[:-1], count)
    for i, middle in enumerate(middles):
        forward = middles[(i + 1) % count] - middles[i - 1]
        forward /= np.linalg.norm(forward)
        out = np.cross(forward, (0, 0, 1))
        side = np.cos(0.6) * np.array([0, 0, 1.0]) + np.sin(0.6) * out
        small_meshes.link(
            middle, np.stack([forward, side, np.cross(forward, side)]), (0.155, 0.11), 0.042, METAL
        )


def _charm() -> None:
    from showroom.studio import meshes, small_meshes

    path = _circle()
    small_meshes.chain(np.concatenate([path, path[:1]]), 0.07, 0.045, 0.016, METAL)
    for turn, kind in ((-0.9, 0), (-1.35, 1), (-1.8, 2), (-2.25, 0), (-0.45, 1)):
        x, y = 1.03 * np.cos(turn), 0.86 * np.sin(turn)
        small_meshes.link((x, y, -0.09), np.eye(3)[[2, 0, 1]], (0.06, 0.04), 0.013, METAL)
        if kind == 0:
            outline = meshes.oval(0.12, 0.12) + np.array([x, -0.26])
            small_meshes.plate(outline, [(0.02, y + 0.02), (0, y), (0.02, y - 0.02)], METAL, 0.1)
            small_meshes.face(small_meshes.inset(outline, 0.02), y - 0.02, METAL, 0.12, bulge=0.03)
        elif kind == 1:
            small_meshes.gem((x, y - 0.03, -0.26), (0.085, 0.11), STONE)
        else:
            small_meshes.pebble((x, y, -0.26), (0.11, 0.11, 0.11), PEARL, 0.15)


def _beads(half: float, number: int, every: int = 0) -> None:
    from showroom.studio import small_meshes

    count = round(5.79 / (2 * half))
    for i, (point, out) in enumerate(_around(count)):
        plain = not every or i % every
        axes = small_meshes.turned(out)
        size = (half, half, half) if plain else (0.6 * half, 0.85 * half, 0.85 * half)
        small_meshes.pebble(point, size, number if plain else METAL, 0.12, 2.0 if plain else 3.0, axes, 32)


def _stretch() -> None:
    _beads(0.115, BEAD)


def _mixed() -> None:
    _beads(0.09, BEAD, every=4)


def _pearls() -> None:
    _beads(0.1, PEARL)


def _plait() -> None:
    """Three strands of leather, plaited, with a steel clasp at the front."""
    from showroom.studio import meshes, small_meshes

    turn = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    for strand in range(3):
        swirl = 15 * turn + strand * 2 * np.pi / 3
        radius = 1 + 0.055 * np.sin(2 * swirl)
        path = np.stack([radius * np.cos(turn), 0.84 * radius * np.sin(turn), 0.105 * np.sin(swirl)], 1)
        meshes.tube(path, 0.068, CORD, 0.4, closed=True, flat=0.75)
    arc = _circle(start=-np.pi / 2 - 0.2, stop=-np.pi / 2 + 0.2, count=24)
    meshes.tube(arc, np.r_[0.13, np.full(22, 0.165), 0.13], METAL, 0.12, sides=24)
    for point in (arc[3], arc[-4]):
        small_meshes.pebble(point, (0.02, 0.18, 0.18), METAL, 0.1, 4)


def _wrap() -> None:
    """Thin leather cords side by side under a metal bead."""
    from showroom.studio import meshes, small_meshes

    for z in (-0.16, -0.055, 0.05, 0.155):
        meshes.tube(_circle(1 + 0.02 * np.sin(40 * z), z), 0.05, CORD, 0.4, closed=True)
    for turn in (-np.pi / 2 + 0.0, -np.pi / 2 + 0.55, -np.pi / 2 - 0.55):
        spot = (np.cos(turn), 0.84 * np.sin(turn), 0.0)
        axes = small_meshes.turned((np.cos(turn), 0.84 * np.sin(turn), 0))
        small_meshes.pebble(spot, (0.085, 0.1, 0.25), METAL, 0.1, 4, axes)


BUILDERS: dict[str, Callable[[], None]] = {
    "bangle": _bangle,
    "bangle trio": _trio,
    "cuff": _cuff,
    "torque": _torque,
    "tennis": _tennis,
    "curb": _curb,
    "charm": _charm,
    "stretch beads": _stretch,
    "mixed beads": _mixed,
    "pearls": _pearls,
    "plait": _plait,
    "wrap": _wrap,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Lay a bracelet on the table and bake it."""
    from showroom.studio import scene, small_meshes

    scene.new_scene()
    BUILDERS[silhouette]()
    return small_meshes.photograph((0.12, -1, 0.62), 0.78)
