"""Parts on the front of a bag or wallet, sewn on or set in: pockets, seams, studs, bows, card slots."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from showroom.geometry.bag_parts import BODY, EDGE, LINING, SECOND
from showroom.studio import meshes
from showroom.studio.bags.bag_bodies import Bag, smooth
from showroom.studio.bags.leather_pieces import FRONT, Z, cord, resample, sew, sheet, stud, tangents


def patch(
    bag: Bag,
    x: tuple[float, float],
    z: tuple[float, float],
    off: float = 0.0,
    thickness: float = 0.03,
    corner: float = 4.0,
    number: int = SECOND,
    sewn: bool = True,
    puff: float = 0.0,
) -> None:
    """Sew a piece with round corners on the front.

    Args:
        bag: in progress.
        x, z: from and to.
        off: how far before the surface it starts.
        thickness: of the leather.
        corner: power of its outline, 2 an ellipse, 8 nearly square.
        number: its part.
        sewn: whether with a line of stitches.
        puff: how much a filled pocket stands out.
    """
    middle = np.array([(x[0] + x[1]) / 2, (z[0] + z[1]) / 2])
    size = np.array([(x[1] - x[0]) / 2, (z[1] - z[0]) / 2])
    outline = resample(meshes.oval(1, 1, 4000, corner) * size, min(size) / 14, closed=True)
    outline = np.concatenate([outline, outline[:1]])
    grow = np.concatenate([np.linspace(0.001, 0.9, 22), 1 - 0.1 * (1 - np.linspace(0, 1, 10)) ** 2])
    flat = middle + grow[None, :, None] * outline[:, None]
    rise = np.minimum(1, (1 - grow**2) / 0.06 * max(0.3, min(1.0, 0.2 / min(size)))) ** 0.5
    lift = off + thickness * rise + puff * np.sqrt(1 - grow**3)
    points = bag.front(flat[..., 0], flat[..., 1], lift[None])
    meshes.grid(points, number, uv=flat)
    if sewn:
        inner = resample(middle + outline[:-1] * (1 - 0.045 / size), 0.01, closed=True)
        edge = 1 - 0.045 / min(size)
        line = bag.front(
            inner[:, 0], inner[:, 1], off + thickness + puff * np.sqrt(max(0, 1 - edge**3)) - 0.002
        )
        sew(line, bag.out(line))


def seam(
    bag: Bag,
    points: Sequence[tuple[float, float]],
    rows: int = 1,
    piped: float = 0.0,
    off: float = 0.004,
    corded: int = EDGE,
) -> None:
    """Run stitches, or piping of a radius, along a line through (x, z) on the front."""
    flat = resample(smooth(points, 80), 0.014)
    path = bag.front(flat[:, 0], flat[:, 1], off)
    if piped:
        cord(path, piped, corded)
        return
    side = np.cross(bag.out(path), tangents(path))
    for row in range(rows):
        sew(path + (row - (rows - 1) / 2) * 0.055 * side, bag.out(path))


def fittings(
    bag: Bag,
    feet: tuple[tuple[float, float], ...] = (),
    studs: tuple[tuple[float, float], ...] = (),
    radius: float = 0.03,
    off: float = 0.02,
) -> None:
    """Set studs on the front at (x, z), and feet below the bottom at (x, y)."""
    for x, z in studs:
        stud(bag.front(np.array(x), np.array(z), off), FRONT, radius)
    for x, y in feet:
        stud(np.array([x, y, 0.0]), -Z, 0.05, 0.8)


def bow(bag: Bag, z: float, half: float, high: float) -> None:
    """Tie a flat bow on the front."""
    s, t = np.linspace(0, 1, 40), np.linspace(-1, 1, 30)
    tall = high * (0.28 + 0.72 * np.sin(np.pi * 0.5 * s**0.8))
    lift = 0.06 + 0.2 * np.sin(np.pi * s**0.8)[:, None] * np.sqrt(1 - t[None] ** 4)
    lift = lift + 0.012 * np.sin(5 * t[None] + 2 * s[:, None]) * (1 - s[:, None])
    for sign in (-1, 1):
        flat_z = z + tall[:, None] * t[None]
        points = bag.front(np.broadcast_to(sign * half * s[:, None], flat_z.shape), flat_z, lift)
        meshes.thicken(sheet(points, SECOND), 0.02)
    patch(bag, (-0.1, 0.1), (z - 0.12, z + 0.12), 0.1, 0.1, 4.0, SECOND, sewn=False)


def hem(bag: Bag, outline: Sequence[tuple[float, float]], inset: float) -> None:
    """Sew round the front along a slab's outline."""
    right = smooth(outline)
    edge = resample(np.concatenate([right, (right * [-1, 1])[::-1][1:-1]]), 0.012, closed=True)
    middle, size = (edge.min(0) + edge.max(0)) / 2, np.ptp(edge, axis=0) / 2
    inner = middle + (edge - middle) * (1 - inset / size)
    path = bag.front(inner[:, 0], inner[:, 1], 0.002)
    sew(path, bag.out(path), **FINE)


def leaves(bag: Bag, width: float, height: float, angle: float) -> None:
    """Stand an open bifold wallet like a book, its inside with card slots to the viewer."""
    slope = np.tan(np.radians(angle))
    bag.depth = lambda x, z: slope * (np.sqrt(np.asarray(x, float) ** 2 + 0.004) - 0.4)
    x = np.linspace(-width, width, 81)
    for behind, top, number in ((0.05, height, BODY), (0.028, height - 0.05, LINING)):
        flat_x, flat_z = np.meshgrid(x, np.linspace(0.0, top, 20), indexing="ij")
        thing = sheet(bag.front(flat_x, flat_z, -behind), number)
        meshes.soften(meshes.thicken(thing, 0.02), 0.008)
    for sign, tops in ((-1, (0.64,)), (1, (0.68, 0.54, 0.4))):
        a, b = sorted((sign * 0.06, sign * (width - 0.015)))
        patch(bag, (a, b), (0.015, height - 0.1), 0.0, 0.02, 14.0, SECOND)
        for level, top in enumerate(tops):
            patch(bag, (a + 0.03, b - 0.03), (0.03, top), 0.018 + 0.014 * level, 0.016, 16.0, SECOND)
    sew(resample(bag.front(x * 0.975, height - 0.025, -0.03), 0.012), FRONT, **FINE)


FINE = {"pitch": 0.046, "length": 0.032, "radius": 0.0065}
"""Stitches of small goods."""


def slots(bag: Bag, x: tuple[float, float], tops: Sequence[float]) -> None:
    """Layer card slots on the front, each a little lower than the one behind."""
    for level, top in enumerate(tops):
        patch(
            bag,
            x,
            (0.025, top),
            0.006 + 0.013 * level,
            0.016,
            16.0,
            SECOND if level % 2 else BODY,
            sewn=False,
        )
