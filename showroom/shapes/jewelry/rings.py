"""Finger rings that stand upright: bands, solitaires, halos, signets, stacks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.geometry.jewelry_parts import METAL, PEARL, SMALL, STONE
from showroom.rendering.baked_shape import Array, BakedShape


def _hoop(wide: float, thick: float, y: float = 0.0, swell: float = 0.0, power: float = 3.0) -> None:
    """Stand a ring of inner radius 1 whose axis is y; `swell` is how much wider and thicker its top is."""
    from showroom.studio import meshes

    turn = np.linspace(0, 2 * np.pi, 128, endpoint=False)
    more = 1 + swell * np.clip(np.cos(turn), 0, 1) ** 2.5
    section = meshes.oval(1, 1, 24, power)
    radius = 1 + thick * 0.5 * more[:, None] * (1 + section[:, 0])
    aside = y + wide / 2 * more[:, None] * section[:, 1]
    points = np.stack([radius * np.sin(turn)[:, None], aside, radius * np.cos(turn)[:, None]], -1)
    meshes.grid(points, METAL, 0.08, closed=(True, True))


def _axes(turn: float, tilt: float = 0.0) -> Array:
    """Return the axes of a stone that looks outwards at an angle from the top; `tilt` turns it forward."""
    across = np.array([np.cos(turn), 0, -np.sin(turn)])
    out = np.array([np.sin(turn) * np.cos(tilt), -np.sin(tilt), np.cos(turn) * np.cos(tilt)])
    return np.stack([across, -out, np.cross(across, -out)])


def _set(
    turn: float, away: float, half: float, number: int, y: float = 0.0, claws: int = 0, long: float = 1
) -> None:
    """Set a round or, with `long`, an oval stone on the band, held by claws."""
    from showroom.studio import small_meshes

    axes = _axes(turn)
    middle = away * -axes[1] + np.array([0, y, 0])
    small_meshes.gem(middle, (half, half * long), number, axes)
    for claw in np.arange(claws) * 2 * np.pi / max(claws, 1) + np.pi / 4:
        spot = middle + half * 0.98 * (np.cos(claw) * axes[0] + long * np.sin(claw) * axes[2])
        small_meshes.pebble(spot - axes[1] * 0.02, (half * 0.13, half * 0.13, half * 0.42), METAL, 0.1, 3)


def _basket(away: float, half: float) -> None:
    """Narrow a cone of metal from a stone down to the band."""
    from showroom.studio import meshes

    meshes.lathe([(half * 0.95, away - 0.02), (half * 0.98, away - 0.08), (half * 0.55, 1.0)], METAL, 0.1)


def _solitaire() -> None:
    _hoop(0.13, 0.12)
    _basket(1.36, 0.27)
    _set(0, 1.38, 0.3, STONE, claws=6)


def _halo() -> None:
    _hoop(0.13, 0.12)
    _basket(1.32, 0.4)
    _set(0, 1.4, 0.27, STONE, claws=4)
    for i in range(16):
        turn = i * np.pi / 8
        _small(0.365 * np.cos(turn), 0.365 * np.sin(turn), 1.36, 0.072)
    for side in (1, -1):
        for step in range(5):
            _set(side * (0.42 + 0.13 * step), 1.1, 0.055, SMALL)


def _small(x: float, y: float, z: float, half: float, number: int = SMALL) -> None:
    from showroom.studio import small_meshes

    small_meshes.gem((x, y, z), (half, half), number, _axes(0), sides=8)


def _trilogy() -> None:
    _hoop(0.16, 0.12)
    _set(0, 1.34, 0.26, STONE, claws=4)
    for side in (1, -1):
        _set(side * 0.31, 1.26, 0.19, SMALL, claws=4)


def _wide() -> None:
    _hoop(0.55, 0.13, power=3.4)


def _eternity() -> None:
    _hoop(0.24, 0.1, power=5)
    for i in range(36):
        _set(i * np.pi / 18, 1.11, 0.088, STONE)


def _signet() -> None:
    from showroom.studio import meshes, small_meshes

    _hoop(0.3, 0.15, swell=1.4)
    outline = meshes.oval(0.42, 0.36, 96, 2.6)
    plate = small_meshes.plate(
        outline, [(0.03, 0.25), (0.0, 0.03), (0.012, 0.0), (0.04, -0.015), (0.05, -0.01)], METAL, 0.1
    )
    disc = small_meshes.face(small_meshes.inset(outline, 0.048), -0.01, METAL, 0.12)
    for thing in (plate, disc):
        thing.rotation_euler = (-np.pi / 2, 0, 0)
        thing.location = (0, 0, 1.34)


def _pearl() -> None:
    from showroom.studio import small_meshes

    _hoop(0.12, 0.11)
    small_meshes.pebble((0, 0, 1.38), (0.29, 0.29, 0.29), PEARL, 0.18, steps=48)
    for side in (1, -1):
        for step in range(3):
            _set(side * (0.34 + 0.13 * step), 1.1, 0.058, SMALL)


def _stack() -> None:
    _hoop(0.11, 0.1, -0.2)
    _hoop(0.12, 0.11, 0.2, power=2)
    _hoop(0.13, 0.09, 0.0, power=5)
    for i in range(44):
        _set(i * np.pi / 22, 1.1, 0.066, STONE)


def _cocktail() -> None:
    from showroom.studio import meshes, small_meshes

    _hoop(0.24, 0.12, swell=0.8)
    rim = small_meshes.plate(
        meshes.oval(0.42, 0.55, 96),
        [(0.12, 0.2), (0.0, 0.06), (0.0, -0.05), (0.04, -0.08), (0.06, 0)],
        METAL,
        0.1,
    )
    rim.rotation_euler = (-np.pi / 2, 0, 0)
    rim.location = (0, 0, 1.3)
    small_meshes.gem((0, 0, 1.38), (0.38, 0.51), STONE, _axes(0), deep=0.42, sides=20)


def _twist() -> None:
    from showroom.studio import meshes

    turn = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    for phase in (0, 2 * np.pi / 3, 4 * np.pi / 3):
        swirl = 7 * turn + phase
        radius = 1.08 + 0.075 * np.cos(swirl)
        path = np.stack([radius * np.sin(turn), 0.1 * np.sin(swirl), radius * np.cos(turn)], 1)
        meshes.tube(path, 0.075, METAL, 0.08, closed=True)


BUILDERS: dict[str, Callable[[], None]] = {
    "solitaire": _solitaire,
    "halo": _halo,
    "trilogy": _trilogy,
    "wide band": _wide,
    "eternity": _eternity,
    "signet": _signet,
    "pearl ring": _pearl,
    "stack": _stack,
    "cocktail": _cocktail,
    "twist": _twist,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Stand a ring up and bake it."""
    from showroom.studio import scene, small_meshes

    scene.new_scene()
    BUILDERS[silhouette]()
    return small_meshes.photograph((0.32, -1, 0.62), 0.72)
