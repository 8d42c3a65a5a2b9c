"""Closures of bags: flaps, locks, zips, buckled straps, frames, drawstrings, rolled tops."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from showroom.geometry.bag_parts import BODY, FLAP, METAL, STRAP, TRIM
from showroom.studio import meshes
from showroom.studio.bags.bag_bodies import Bag, smooth
from showroom.studio.bags.leather_pieces import (
    FRONT,
    X,
    Y,
    Z,
    buckle,
    cord,
    puller,
    resample,
    ring,
    sew,
    sheet,
    strap,
    stud,
    tangents,
    unit,
    zipper,
)


def flap(
    bag: Bag,
    drop: float,
    reach: float = 0.95,
    corner: float = 0.35,
    point: float = 0.0,
    thickness: float = 0.035,
    number: int = FLAP,
    sewn: bool = True,
    back: float = 0.9,
    curve: float = 4.0,
    gap: float = 0.02,
) -> None:
    """Fold a flap from the back over the top and down the front.

    Args:
        bag: in progress.
        drop: how far its lower edge is below the top.
        reach: half its width as a share of the body's.
        corner: how far its corners are rounded up.
        point: how much lower its middle is than a straight edge.
        thickness: of the leather.
        number: its part.
        sewn: whether with a line of stitches.
        back: share of the depth behind the middle where it starts.
        curve: how suddenly its corners turn.
        gap: how loosely it lies on the front.
    """
    top = bag.height
    u = np.linspace(-1, 1, 90)
    deep = float(bag.depth(np.zeros(1), np.full(1, top - 0.03))[0])
    rows = []
    wide = reach * float(bag.half(np.array(top - 0.14)))
    for share in u:
        low = top - drop + corner * abs(share) ** curve - point * (1 - abs(share))
        z = np.linspace(low, top - 0.04, 40)
        x = share * reach * bag.half(np.minimum(z, top - 0.14))
        lift = gap * np.sin(np.pi * np.linspace(0, 0.75, 40)) + thickness * 0.6
        face = bag.front(x, z, lift)
        turn = np.linspace(0, np.pi / 2, 10)[1:]
        edge = face[-1]
        over = np.stack(
            [
                np.full(9, edge[0]),
                edge[1] + 0.09 * (1 - np.cos(turn)),
                edge[2] + (0.04 + thickness) * np.sin(turn),
            ],
            1,
        )
        run = np.linspace(over[-1, 1], back * deep, 8)[1:]
        flat = np.stack([np.full(7, edge[0]), run, np.full(7, over[-1, 2])], 1)
        rows.append(np.concatenate([face, over, flat]))
    points = np.array(rows)
    thing = sheet(points, number)
    meshes.thicken(thing, thickness, 0)
    meshes.soften(thing, 0.012)
    if sewn:
        inset = 1 - 0.05 / wide
        left, right, low_edge = (
            [np.array([np.interp(inset * s, u, points[:, j, i]) for i in range(3)]) for j in range(2, 44)]
            for s in (-1, 1, 0)
        )
        bottom = np.array([np.array([np.interp(s * inset, u, points[:, 2, i]) for i in range(3)]) for s in u])
        del low_edge
        line = np.concatenate([np.array(left)[::-1], bottom, np.array(right)])
        line = resample(line + FRONT * thickness / 2, 0.012)
        sew(line, FRONT)


def lock(
    bag: Bag, z: float, kind: str = "turn", off: float = 0.08, size: float = 1.0, x: float = 0.0
) -> None:
    """Fix a metal lock on the front: "turn", "ring", "bar", "push" or "ball"."""
    here = bag.front(np.array(x), np.array(z), off)
    a = size

    def block(dx: float, dz: float, wide: float, high: float, deep: float, forward: float = 0.0) -> None:
        meshes.box(
            here + X * dx * a + Z * dz * a + FRONT * forward, (wide * a, deep, high * a), METAL, 0.15, 0.015
        )

    if kind == "turn":
        block(0, 0, 0.27, 0.18, 0.04)
        block(0, 0, 0.045, 0.12, 0.06, 0.04)
    elif kind == "push":
        block(0, 0.02, 0.2, 0.22, 0.04)
        block(0, -0.1, 0.1, 0.06, 0.05, 0.02)
    elif kind == "bar":
        block(0, 0, 0.46, 0.05, 0.05)
        for sign in (-1, 1):
            stud(here + X * sign * 0.23 * a, FRONT, 0.035)
    elif kind == "ring":
        ring(here, X, Z, (0.13 * a, 0.13 * a), 0.028 * a)
        block(0, 0.13, 0.08, 0.09, 0.05)
    elif kind == "ball":
        for sign in (-1, 1):
            stud(here + X * sign * 0.05 * a, np.array([sign * 0.3, -0.3, 1.0]), 0.05 * a, 1.3)


def zipline(
    bag: Bag,
    x: tuple[float, float],
    z: float,
    arch: float = 0.0,
    off: float = 0.004,
    pull: float | None = 0.05,
    width: float = 0.1,
) -> None:
    """Sew a zip across the front from x to x at a height; `arch` bends its middle up."""
    t = np.linspace(-1, 1, 80)
    across = x[0] + (x[1] - x[0]) * (t + 1) / 2
    up = z + arch * (1 - t**2)
    path = bag.front(across, up, off)
    out = bag.out(path)
    zipper(path, np.cross(out, tangents(path)), width, pull)
    for sign in (-1, 1):
        line = path + sign * (width / 2 - 0.008) * np.cross(out, tangents(path)) + 0.008 * out
        sew(resample(line, 0.015), FRONT)


def topzip(bag: Bag, x: float, y: float = 0.0, off: float = 0.01, end: float = 0.0) -> None:
    """Run a zip along the top, and `end` further down at both ends."""
    t = np.linspace(-1, 1, 90)
    path = np.stack([x * t, np.full(90, y), bag.top(x * t) + off - end * np.abs(t) ** 10], 1)
    zipper(path, Y, 0.16, None)
    if x:
        stud(path[-6], Z, 0.04, 0.7)
        puller(path[-6] - 0.05 * Y, FRONT)


def belt(
    bag: Bag,
    x: float,
    z: tuple[float, float],
    width: float = 0.13,
    off: float = 0.05,
    at: float = 0.35,
    kind: str = "prong",
    tip: bool = True,
    number: int = STRAP,
) -> None:
    """Run a strap down the front with a buckle at a share of its way: "prong", "push", "hook" or "none"."""
    heights = np.linspace(z[1], z[0], 40)
    path = bag.front(np.full(40, x), heights, off)
    size = np.full(40, width)
    if tip:
        size[-4:] = width * np.array([0.92, 0.72, 0.42, 0.1])
    strap(path, X, size, 0.03, number)
    here = bag.front(np.array(x), np.array(z[1] + (z[0] - z[1]) * at), off + 0.03)
    if kind == "prong":
        buckle(here, X, Z, (width * 0.72, width * 0.6))
    elif kind == "push":
        meshes.box(here, (width * 1.35, 0.06, width * 1.2), TRIM, 0.4, 0.02)
    elif kind == "hook":
        meshes.box(here, (width * 0.55, 0.04, width * 0.9), METAL, 0.15, 0.015)


def drawstring(bag: Bag, z: float, tail: float = 0.45) -> None:
    """Thread a cord through eyelets round a loft at a height, tied at the front."""
    half = float(bag.half(np.array(z)))
    xs = np.linspace(-0.84, 0.84, 9) * half
    for i, (a, b) in enumerate(pairwise(xs)):
        x = np.linspace(a, b, 12)
        lift = (0.03 if i % 2 == 0 else -0.03) * np.sin(np.pi * np.linspace(0, 1, 12))
        cord(bag.front(x, np.full(12, z), lift), 0.02, TRIM)
    for x in xs[1:-1]:
        ring(bag.front(np.array(x), np.array(z), 0.006), X, Z, (0.034, 0.034), 0.011)
    for sign in (-1, 1):
        path = bag.front(np.linspace(0, sign * 0.16, 24), z - tail * np.linspace(0, 1, 24) ** 1.2, 0.05)
        cord(path, 0.02, TRIM)
        stud(path[-1], -Z, 0.034, 1.4, TRIM)
    ring(bag.front(np.array(0.0), np.array(z - 0.03), 0.05), X, Z, (0.05, 0.04), 0.02, number=TRIM)


def clasp(bag: Bag, half: float, arch: float = 0.0, radius: float = 0.032) -> None:
    """Close the top with a metal frame and two balls that snap past each other."""
    t = np.linspace(-1, 1, 80)
    for y in (-0.035, 0.035):
        x = half * t
        z = bag.top(x) + 0.02 + arch * (1 - t**2) - 0.1 * np.abs(t) ** 14
        cord(np.stack([x, np.full(80, y), z], 1), radius, METAL, 0.15)
    for sign in (-1, 1):
        base = np.array([sign * 0.035, sign * 0.03, float(bag.top(np.zeros(1))[0]) + 0.03 + arch])
        cord(base + np.linspace(0, 0.07, 6)[:, None] * (Z - 0.25 * sign * X), 0.02, METAL, 0.15)
        stud(base + 0.08 * Z - 0.02 * sign * X - 0.045 * Z, Z, 0.05, 1.9)


def archzip(
    bag: Bag, outline: Sequence[tuple[float, float]], y: float, start: float, pull: float = 0.08
) -> None:
    """Run a zip round the upper edge of a slab, from a height on one side to the other, at a depth y."""
    right = smooth(outline)
    right = right[right[:, 1] >= start]
    line = resample(np.concatenate([right, (right * [-1, 1])[::-1][1:]]), 0.03)
    away = unit(line - np.array([0, 0.6 * line[:, 1].max()]))
    path = np.stack(
        [line[:, 0] + 0.016 * away[:, 0], np.full(len(line), y), line[:, 1] + 0.016 * away[:, 1]], 1
    )
    zipper(path, -Y, 0.13, pull)


def roll(bag: Bag, half: float, z: float, radius: float) -> None:
    """Roll up the top edge of a bag."""
    turn = np.linspace(0, 3.2 * np.pi, 90)
    far = radius * (1 - 0.45 * turn / turn[-1])
    section = np.stack([-far * np.cos(turn), far * np.sin(turn)], 1)
    xs = np.linspace(-half, half, 60)
    swell = 1 + 0.03 * np.sin(7 * xs)[:, None]
    points = np.stack(
        [
            np.broadcast_to(xs[:, None], (60, 90)),
            section[None, :, 0] * swell,
            z + section[None, :, 1] * swell,
        ],
        -1,
    )
    thing = sheet(points, BODY)
    meshes.thicken(thing, 0.03)
