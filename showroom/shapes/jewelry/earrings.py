"""Pairs of earrings that hang in front of white: studs, hoops, drops, chandeliers, bells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.geometry.jewelry_parts import BEAD, METAL, PEARL, SMALL, STONE
from showroom.rendering.baked_shape import BakedShape


def _hook(x: float, top: float) -> None:
    """Bend a wire for the ear, its lower end at `top`."""
    from showroom.studio import meshes, small_meshes

    spots = [
        (0, 0, 0),
        (0, -0.01, 0.09),
        (0.05, 0.0, 0.22),
        (0.14, 0.02, 0.25),
        (0.2, 0.03, 0.15),
        (0.21, 0.03, -0.06),
    ]
    path = small_meshes.smooth(spots, 48, closed=False) + np.array([x, 0, top])
    meshes.tube(path, 0.013, METAL, 0.1)


def _circle(x: float, z: float, radius: float, wire: float, turn: float = 0.5, flat: float = 1.0) -> None:
    """Hang a hoop, turned out of the picture's plane by `turn` radians."""
    from showroom.studio import meshes

    angle = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    path = np.stack(
        [
            x + radius * np.cos(angle) * np.cos(turn),
            radius * np.cos(angle) * np.sin(turn),
            z + radius * np.sin(angle),
        ],
        1,
    )
    meshes.tube(path, wire, METAL, 0.1, sides=20, closed=True, flat=flat)


def _pearl_stud(x: float) -> None:
    from showroom.studio import small_meshes

    small_meshes.pebble((x, 0, 0), (0.3, 0.3, 0.3), PEARL, 0.18, steps=48)
    _post(x, 0.3)


def _post(x: float, back: float) -> None:
    from showroom.studio import meshes, small_meshes

    meshes.tube(np.array([(x, back - 0.05, 0), (x, back + 0.3, 0), (x, back + 0.5, 0)]), 0.02, METAL, 0.1)
    small_meshes.pebble((x, back + 0.4, 0), (0.09, 0.05, 0.09), METAL, 0.1, 3)


def _halo_stud(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    small_meshes.gem((x, -0.05, 0), (0.2, 0.2), STONE)
    small_meshes.plate(
        meshes.oval(0.36, 0.36) + np.array([x, 0]),
        [(0.1, 0.12), (0, 0.06), (0, 0.0), (0.02, -0.02), (0.15, 0.02)],
        METAL,
        0.1,
    )
    for i in range(16):
        turn = i * np.pi / 8
        spot = (x + 0.285 * np.cos(turn), -0.03, 0.285 * np.sin(turn))
        small_meshes.gem(spot, (0.056, 0.056), SMALL, sides=8)
    _post(x, 0.1)


def _gem_stud(x: float) -> None:
    from showroom.studio import small_meshes

    small_meshes.gem((x, 0, 0), (0.3, 0.3), STONE, power=3.4)
    for i in range(4):
        turn = np.pi / 4 + i * np.pi / 2
        small_meshes.pebble(
            (x + 0.33 * np.cos(turn), -0.04, 0.33 * np.sin(turn)), (0.05, 0.09, 0.05), METAL, 0.1
        )
    _post(x, 0.1)


def _hoop(x: float) -> None:
    _circle(x, 0, 0.5, 0.028, 0.55)


def _chunky(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    angle = np.linspace(-1.25, np.pi + 1.25, 100)
    radius = 0.3
    path = np.stack(
        [x + radius * np.cos(angle) * 0.86, -radius * np.cos(angle) * 0.5, -radius * np.sin(angle)], 1
    )
    meshes.tube(path, 0.05 + 0.085 * np.clip(np.sin(angle), 0, 1), METAL, 0.1, sides=28)
    for end in (path[0], path[-1]):
        small_meshes.pebble(end, (0.052, 0.052, 0.052), METAL, 0.1)


def _huggie(x: float) -> None:
    from showroom.studio import small_meshes

    _circle(x, 0, 0.33, 0.075, 0.85)
    for i in range(11):
        turn = np.pi + (i + 0.5) * np.pi / 11
        out = np.array([np.cos(turn) * np.cos(0.85), np.cos(turn) * np.sin(0.85), np.sin(turn)])
        spot = 0.4 * out + np.array([x, 0, 0])
        small_meshes.gem(spot, (0.045, 0.045), STONE, small_meshes.turned(-out, (0.3, 1, 0)), sides=8)


def _teardrop(x: float) -> None:
    from showroom.studio import small_meshes

    _hook(x, 0.5)
    outline = small_meshes.smooth(
        [
            (0, 0.44),
            (0.08, 0.22),
            (0.2, 0.0),
            (0.24, -0.18),
            (0.15, -0.36),
            (0, -0.42),
            (-0.15, -0.36),
            (-0.24, -0.18),
            (-0.2, 0),
            (-0.08, 0.22),
        ],
        96,
    ) + np.array([x, 0])
    small_meshes.plate(
        outline, [(0.05, 0.06), (0, 0.04), (0, -0.04), (0.025, -0.06), (0.05, -0.04)], METAL, 0.1
    )
    small_meshes.gem((x, -0.02, -0.16), (0.17, 0.2), STONE, deep=0.4)
    small_meshes.face(small_meshes.inset(outline, 0.04), 0.0, METAL, 0.2)
    small_meshes.link((x, 0, 0.48), np.eye(3)[[0, 2, 1]], (0.04, 0.05), 0.014, METAL)


def _pearl_drop(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    _hook(x, 0.45)
    meshes.tube(np.array([(x, 0, 0.45), (x, 0, 0.2), (x, 0, -0.05)]), 0.014, METAL, 0.1)
    small_meshes.gem((x, -0.03, 0.36), (0.075, 0.075), SMALL, sides=10)
    small_meshes.pebble((x, 0, 0.02), (0.09, 0.09, 0.06), METAL, 0.1)
    small_meshes.pebble((x, 0, -0.2), (0.2, 0.2, 0.24), PEARL, 0.18, steps=40)


def _discs(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    _hook(x, 0.62)
    for z, radius in ((0.46, 0.1), (0.17, 0.15), (-0.25, 0.22)):
        outline = meshes.oval(radius, radius) + np.array([x, z])
        small_meshes.plate(outline, [(0.01, 0.02), (0, 0.0), (0.01, -0.015), (0.03, -0.015)], METAL, 0.15)
        small_meshes.face(small_meshes.inset(outline, 0.02), -0.015, METAL, 0.2, bulge=0.03)
        small_meshes.link((x, 0, z + radius + 0.03), np.eye(3)[[0, 2, 1]], (0.03, 0.04), 0.01, METAL)


def _chandelier(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    _hook(x, 0.62)
    small_meshes.gem((x, -0.03, 0.5), (0.11, 0.11), STONE)
    small_meshes.plate(
        meshes.oval(0.14, 0.14) + np.array([x, 0.5]), [(0.03, 0.04), (0, 0.0), (0.04, -0.02)], METAL, 0.1
    )
    angle = np.linspace(np.pi, 2 * np.pi, 60)
    for radius in (0.32, 0.2):
        arc = np.stack([x + radius * np.cos(angle), 0 * angle, 0.34 + 0.85 * radius * np.sin(angle)], 1)
        meshes.tube(arc, 0.02, METAL, 0.1)
    meshes.tube(np.array([(x - 0.32, 0, 0.34), (x, 0, 0.37), (x + 0.32, 0, 0.34)]), 0.02, METAL, 0.1)
    for i in range(7):
        turn = np.pi * (1 + i / 6)
        spot = np.array([x + 0.32 * np.cos(turn), 0, 0.34 + 0.272 * np.sin(turn)])
        meshes.tube(np.stack([spot, spot - [0, 0, 0.08], spot - [0, 0, 0.16]]), 0.01, METAL, 0.1)
        small_meshes.gem(spot - [0, 0.02, 0.22], (0.05, 0.085), STONE, sides=10)
        small_meshes.gem(spot - [0, 0.03, 0.0], (0.035, 0.035), SMALL, sides=8)


def _bell(x: float) -> None:
    """A domed bell with a fringe of beads below a disc, as worn at Indian weddings."""
    from showroom.studio import meshes, small_meshes

    small_meshes.gem((x, -0.06, 0.62), (0.13, 0.13), STONE)
    small_meshes.plate(
        meshes.oval(0.2, 0.2) + np.array([x, 0.62]),
        [(0.05, 0.04), (0, 0.0), (0.0, -0.02), (0.06, -0.04)],
        METAL,
        0.12,
    )
    for i in range(14):
        turn = i * np.pi / 7
        small_meshes.pebble(
            (x + 0.18 * np.cos(turn), -0.04, 0.62 + 0.18 * np.sin(turn)), (0.032, 0.032, 0.032), METAL, 0.1
        )
    profile = [
        (0.03, 0.38),
        (0.07, 0.35),
        (0.17, 0.28),
        (0.26, 0.14),
        (0.3, 0.0),
        (0.33, -0.04),
        (0.33, -0.08),
        (0.29, -0.09),
    ]
    dome = meshes.lathe(profile, METAL, 0.15)
    dome.location = (x, 0, 0)
    for i in range(24):
        turn = i * np.pi / 12
        c, s = np.cos(turn), np.sin(turn)
        small_meshes.pebble((x + 0.3 * c, 0.3 * s, -0.13), (0.035, 0.035, 0.045), BEAD, 0.15)
        small_meshes.pebble((x + 0.24 * c, 0.24 * s, 0.19), (0.022, 0.022, 0.022), METAL, 0.1)
        small_meshes.pebble((x + 0.318 * c, 0.318 * s, 0.0), (0.024, 0.024, 0.024), METAL, 0.1)
    small_meshes.pebble((x, 0, 0.4), (0.05, 0.05, 0.04), METAL, 0.1)


def _bead_drop(x: float) -> None:
    from showroom.studio import meshes, small_meshes

    _hook(x, 0.6)
    meshes.tube(np.array([(x, 0, 0.6), (x, 0, 0.0), (x, 0, -0.42)]), 0.012, METAL, 0.1)
    for z, half in ((0.44, 0.09), (0.2, 0.14), (-0.14, 0.19)):
        small_meshes.pebble((x, 0, z), (half, half, half), BEAD, 0.1, steps=36)
        small_meshes.pebble((x, 0, z + half + 0.015), (0.06, 0.06, 0.022), METAL, 0.1)


BUILDERS: dict[str, tuple[Callable[[float], None], float, float]] = {
    "pearl stud": (_pearl_stud, 0.5, 0.6),
    "halo stud": (_halo_stud, 0.52, 0.6),
    "gem stud": (_gem_stud, 0.55, 0.55),
    "hoop": (_hoop, 0.62, 0.8),
    "chunky hoop": (_chunky, 0.5, 0.66),
    "huggie": (_huggie, 0.45, 0.62),
    "teardrop": (_teardrop, 0.45, 0.8),
    "pearl drop": (_pearl_drop, 0.42, 0.72),
    "discs": (_discs, 0.42, 0.8),
    "chandelier": (_chandelier, 0.52, 0.85),
    "bell": (_bell, 0.52, 0.8),
    "bead drop": (_bead_drop, 0.42, 0.76),
}
"""Silhouette -> the function that builds one earring, its distance from the middle, the pair's share of the
picture."""

SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Hang a pair and bake it."""
    from showroom.studio import scene, small_meshes

    build, away, fill = BUILDERS[silhouette]
    scene.new_scene()
    for x in (-away, away):
        build(x)
    return small_meshes.photograph((0.22, -1, 0.14), fill, floor=silhouette.endswith("stud"))
