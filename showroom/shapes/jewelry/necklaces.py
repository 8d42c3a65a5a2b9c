"""Necklaces laid out on white: chains, pendants, pearls, beads, collars."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.geometry.jewelry_parts import BEAD, METAL, PEARL, SMALL, STONE
from showroom.rendering.baked_shape import Array, BakedShape


def _loop(wide: float = 1.0, long: float = 1.35, count: int = 400) -> Array:
    """Return the way a necklace lies, from its clasp round and back to it; `long` is how low it hangs."""
    from showroom.studio import small_meshes

    right = [(0, 0.62), (0.42, 0.5), (0.78, 0.2), (0.9, -0.2), (0.72, -0.66), (0.36, -1.1), (0, -1.35)]
    left = [(-x, z) for x, z in right[-2:0:-1]]
    flat = small_meshes.smooth([(x * wide, z * long / 1.35) for x, z in [*right, *left]], count)
    return np.stack([flat[:, 0], 0 * flat[:, 0], flat[:, 1]], 1)


def _string(
    path: Array, half: Callable[[float], float], number: int, power: float = 2.0, spacer: bool = False
) -> None:
    """Thread beads along a closed path; `half` gives the radius of one at a share of the way, 0..1."""
    from showroom.studio import small_meshes

    whole = np.concatenate([path, path[:1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1))])
    at = 0.0
    while at < length[-1] - half(1.0):
        radius = half(at / length[-1])
        middle = np.array([np.interp(at + radius, length, column) for column in whole.T])
        small_meshes.pebble(middle, (radius, radius, radius), number, 0.15, power, steps=28)
        at += 2 * radius
        if spacer:
            spot = np.array([np.interp(at + 0.012, length, column) for column in whole.T])
            small_meshes.pebble(spot, (0.028, 0.028, 0.028), METAL, 0.1, steps=12)
            at += 0.024


def _clasp(long: float = 1.35) -> None:
    """Close a necklace of that length at its top."""
    from showroom.studio import small_meshes

    small_meshes.pebble((0, 0, 0.62 * long / 1.35), (0.075, 0.04, 0.04), METAL, 0.1, 3)


def _bail(z: float, half: float = 0.055) -> None:
    """Hang the eye of a pendant on the chain."""
    from showroom.studio import small_meshes

    small_meshes.link(
        (0, -0.02, z),
        np.array([[0, 0, 1.0], [0.5, 0.85, 0], [-0.85, 0.5, 0]]),
        (half, 0.6 * half),
        0.014,
        METAL,
    )


def _fine(wide: float = 1.0, long: float = 1.35) -> Array:
    from showroom.studio import small_meshes

    path = _loop(wide, long)
    small_meshes.chain(np.concatenate([path, path[:1]]), 0.034, 0.021, 0.0075, METAL)
    _clasp(long)
    return path


def _drop() -> None:
    from showroom.studio import meshes, small_meshes

    _fine()
    _bail(-1.4)
    small_meshes.gem((0, -0.05, -1.62), (0.13, 0.17), STONE, deep=0.5)
    small_meshes.plate(
        meshes.oval(0.17, 0.21) + np.array([0, -1.62]),
        [(0.05, 0.06), (0, 0.03), (0, -0.02), (0.03, -0.04), (0.05, 0)],
        METAL,
        0.1,
    )


def _disc() -> None:
    from showroom.studio import meshes, small_meshes

    _fine()
    _bail(-1.4)
    outline = meshes.oval(0.25, 0.25) + np.array([0, -1.68])
    small_meshes.plate(
        outline, [(0.02, 0.03), (0, 0.0), (0.01, -0.03), (0.03, -0.035), (0.045, -0.02)], METAL, 0.1
    )
    small_meshes.face(small_meshes.inset(outline, 0.04), -0.02, METAL, 0.2, bulge=0.02)
    for turn in np.arange(12) * np.pi / 6:
        small_meshes.gem(
            (0.11 * np.sin(turn), -0.045, -1.68 + 0.11 * np.cos(turn)), (0.026, 0.026), SMALL, sides=8
        )


HEART = ((0, -0.26), (0.16, -0.12), (0.27, 0.04), (0.27, 0.17), (0.17, 0.25), (0.06, 0.22), (0.0, 0.13))


def _heart() -> None:
    from showroom.studio import small_meshes

    _fine()
    _bail(-1.4)
    left = [(-x, z) for x, z in HEART[-2:0:-1]]
    outline = small_meshes.smooth([*HEART, *left], 140) + np.array([0, -1.66])
    small_meshes.plate(outline, [(0.03, 0.06), (0, 0.02), (0, -0.02), (0.03, -0.06)], METAL, 0.1)
    small_meshes.face(small_meshes.inset(outline, 0.03), -0.06, METAL, 0.12, bulge=0.05)


def _bar() -> None:
    from showroom.studio import small_meshes

    _fine(long=1.2)
    for x in (-0.3, 0.3):
        small_meshes.link((x, 0, -1.13), np.eye(3)[[0, 2, 1]], (0.035, 0.035), 0.012, METAL)
    small_meshes.block((0, -0.01, -1.2), (0.36, 0.035, 0.045), METAL, 0.12, np.eye(3), 0.012)
    small_meshes.gem((0.2, -0.05, -1.2), (0.03, 0.03), SMALL, sides=8)


def _curb() -> None:
    from showroom.studio import small_meshes

    path = _loop()
    small_meshes.chain(np.concatenate([path, path[:1]]), 0.105, 0.07, 0.027, METAL, twist=0.62)
    small_meshes.pebble((0, 0, 0.62), (0.14, 0.06, 0.07), METAL, 0.1, 3)


def _paperclip() -> None:
    from showroom.studio import small_meshes

    path = _loop(0.95, 1.25)
    small_meshes.chain(np.concatenate([path, path[:1]]), 0.125, 0.052, 0.018, METAL, twist=1.2)


def _layers() -> None:
    from showroom.studio import meshes, small_meshes

    _fine(0.8, 0.85)
    path = _fine(0.9, 1.2)
    for i in range(120, 281, 16):
        small_meshes.pebble(path[i] - [0, 0.03, 0], (0.035, 0.035, 0.035), METAL, 0.1, steps=16)
    _fine(1.0, 1.55)
    outline = meshes.oval(0.13, 0.17) + np.array([0, -1.8])
    _bail(-1.6)
    small_meshes.plate(outline, [(0.02, 0.02), (0, 0.0), (0.02, -0.02)], METAL, 0.1)
    small_meshes.face(small_meshes.inset(outline, 0.02), -0.02, METAL, 0.15, bulge=0.03)


def _pearls() -> None:
    _string(_loop(), lambda share: 0.066, PEARL)
    _clasp()


def _graduated() -> None:
    _string(_loop(0.95, 1.2), lambda share: 0.055 + 0.085 * np.sin(np.pi * share) ** 3, PEARL)
    _clasp(1.2)


def _beads() -> None:
    _string(_loop(1.05, 1.4), lambda share: 0.082, BEAD, spacer=True)


def _mala() -> None:
    """Large beads that grow towards the front, with a tassel."""
    from showroom.studio import meshes, small_meshes

    _string(_loop(0.95, 1.3), lambda share: 0.06 + 0.02 * np.sin(np.pi * share), BEAD)
    small_meshes.pebble((0, -0.02, -1.42), (0.09, 0.09, 0.1), METAL, 0.1)
    rng = np.random.default_rng(4)
    for turn in np.linspace(0, 2 * np.pi, 40):
        lean = 0.11 * rng.random() ** 0.5 * np.array([np.cos(turn), np.sin(turn)])
        ends = [
            (0.3 * lean[0], 0.3 * lean[1], -1.48),
            (0.8 * lean[0], 0.8 * lean[1], -1.62),
            (lean[0], lean[1], -1.95),
        ]
        meshes.tube(small_meshes.smooth(ends, 10, closed=False), 0.014, BEAD, 0.5, sides=6)


def _collar() -> None:
    """A bib of stones below a chain, in two rows."""
    from showroom.studio import meshes, small_meshes

    path = _fine(0.9, 1.0)
    along = np.gradient(path, axis=0)
    for row, (away, count, half) in enumerate(((0.03, 15, 0.075), (0.2, 13, 0.1))):
        for at in np.linspace(122, 278, count):
            i = round(at)
            out = np.array([along[i, 2], 0, -along[i, 0]])
            out /= -np.linalg.norm(out)
            out *= np.sign(-out[2]) if abs(out[2]) > 1e-3 else 1
            size = half * (0.75 + 0.5 * np.sin(np.pi * (at - 122) / 156))
            spot = path[i] + away * out * (0.8 + 0.5 * np.sin(np.pi * (at - 122) / 156))
            small_meshes.gem(spot - [0, 0.04, 0], (size * 0.82, size), STONE if row else SMALL)
            outline = meshes.oval(size * 0.95, size * 1.12) + np.array([spot[0], spot[2]])
            small_meshes.plate(outline, [(0.03, 0.05), (0, 0.02), (0, -0.01), (0.02, -0.03)], METAL, 0.1)


BUILDERS: dict[str, Callable[[], None]] = {
    "drop pendant": _drop,
    "disc pendant": _disc,
    "heart pendant": _heart,
    "bar": _bar,
    "curb chain": _curb,
    "paperclip chain": _paperclip,
    "layers": _layers,
    "pearls": _pearls,
    "graduated pearls": _graduated,
    "beads": _beads,
    "tassel": _mala,
    "collar": _collar,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Lay a necklace out and bake it."""
    from showroom.studio import scene, small_meshes

    scene.new_scene()
    BUILDERS[silhouette]()
    return small_meshes.photograph((0, -1, 0.08), 0.9, floor=False)
