"""Handles and straps of bags, and what hangs from them: chains, tags, tassels."""

from __future__ import annotations

import numpy as np

from showroom.geometry.bag_parts import STRAP, TRIM
from showroom.studio import meshes
from showroom.studio.bags.applied_parts import patch
from showroom.studio.bags.bag_bodies import Bag
from showroom.studio.bags.leather_pieces import (
    FRONT,
    X,
    Y,
    Z,
    chain,
    cord,
    resample,
    ring,
    strap,
    stud,
    tangents,
)


def handles(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    radius: float = 0.045,
    lean: float = 0.05,
    tabs: str = "ring",
    power: float = 2.5,
    number: int = TRIM,
    width: float = 0.0,
    back: bool = True,
) -> None:
    """Arch a handle over the front, and one over the back.

    Args:
        bag: in progress.
        x: half the distance of its feet.
        z: where its feet are.
        rise: how high it arches above them.
        radius: of a round handle.
        lean: how far its top leans inwards.
        tabs: "ring" for metal rings on sewn tabs, "sewn" for ends sewn flat to the front, "stud" for studded
            ends.
        power: of the arch, 2 an ellipse, higher a narrow loop.
        number: its part.
        width: of a flat handle instead of a round one.
        back: whether the back has one too.
    """
    turn = np.linspace(np.pi, 0, 90)
    c, s = np.cos(turn), np.sin(turn)
    arch = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), rise * np.abs(s) ** (2 / power)], 1)
    feet = bag.front(x * np.array([-1, 1]), z, 0.045 if tabs != "none" else 0.0)
    inward = lean * (arch[:, 1] / rise) ** 2
    line = np.stack([arch[:, 0], np.full(90, feet[0, 1]) + inward, z + arch[:, 1]], 1)
    if tabs in ("sewn", "stud"):
        down = np.linspace(0.36, 0.02, 12)
        ends = [bag.front(np.full(12, sign * x), z - down, 0.03) for sign in (-1, 1)]
        line = np.concatenate([ends[0], line[2:-2], ends[1][::-1]])
    line = resample(line, 0.025)
    for sign in (1, -1) if back else (1,):
        path = line * [1, sign, 1]
        if sign < 0:
            path = path + np.array([0.02, 0.0, -0.03]) * ((path[:, 2:] - z) / rise).clip(0)
        if width:
            side = np.cross(FRONT * sign, tangents(path)) * 1.0
            strap(path, side, width, 0.035, number)
        else:
            cord(path, radius, number)
    if tabs == "ring":
        for sign in (-1, 1):
            patch(bag, (sign * x - 0.085, sign * x + 0.085), (z - 0.42, z - 0.02), 0.0, 0.03, 6.0, TRIM)
            stud(bag.front(sign * x, z - 0.33, 0.03), FRONT, 0.028)
            ring(bag.front(sign * x, z - 0.01, 0.05), X, Z, (0.075, 0.075), 0.016)
    if tabs == "stud":
        for sign in (-1, 1):
            stud(bag.front(sign * x, z - 0.27, 0.05), FRONT, 0.03)


def shoulder(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    width: float = 0.13,
    ringed: bool = True,
    power: float = 2.2,
    y: float = 0.0,
    lean: float = 0.06,
    number: int = STRAP,
) -> None:
    """Arch a flat strap from side to side over the top.

    Args:
        bag: in progress.
        x, z: of its feet.
        rise: how high it arches above them.
        width: of the strap.
        ringed: whether it hangs in metal rings.
        power: of the arch.
        y: of its feet.
        lean: how far it leans to the front at its top.
        number: its part.
    """
    turn = np.linspace(np.pi, 0, 110)
    c, s = np.cos(turn), np.sin(turn)
    up = np.abs(s) ** (2 / power)
    path = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), y - lean * up**2, z + rise * up], 1)
    path = resample(path, 0.03)
    strap(path, Y + 0.25 * X * (path[:, :1] / x), width, 0.03, number)
    if ringed:
        for sign in (-1, 1):
            foot = np.array([sign * x, y, z])
            ring(foot, Y, Z, (width * 0.62, 0.07), 0.017, 3.0)
            tab = foot + np.linspace(0.0, -0.2, 10)[:, None] * (Z + 0.12 * sign * X)
            strap(tab, Y * sign * -1, width * 0.8, 0.03, TRIM, sewn=False)


def chains(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    power: float = 2.2,
    size: float = 0.055,
    y: float = 0.0,
    laced: bool = False,
    lean: float = 0.0,
) -> None:
    """Arch a chain over the top; `laced` weaves a leather cord through it."""
    turn = np.linspace(np.pi, 0, 200)
    c, s = np.cos(turn), np.sin(turn)
    up = np.abs(s) ** (2 / power)
    path = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), y - lean * up**2, z + rise * up], 1)
    path = resample(path, 0.01)
    chain(path, size, size * 0.29)
    if laced:
        cord(resample(path, 0.02), size * 0.36, STRAP)
    for sign in (-1, 1):
        ring(np.array([sign * x, y, z]), X, Z, (0.06, 0.06), 0.014)


def tag(bag: Bag, x: float, z: float, y: float = 0.0, size: float = 0.16) -> None:
    """Hang a leather luggage tag on a cord from (x, y, z)."""
    top = np.array([x, y, z])
    cord(
        top + meshes.bezier((0, 0, 0), (0.05, -0.06, -0.05), (0.04, -0.08, -0.15), (0.03, -0.08, -0.2), 40),
        0.012,
        TRIM,
    )
    path = (
        top
        + np.array([0.03, -0.08, -0.18])
        + np.linspace(0, 1, 24)[:, None] * np.array([0.05, -0.02, -1.6 * size])
    )
    width = size * np.array([0.45, 0.7, 0.9, *[1.0] * 19, 0.97, 0.9])
    strap(path, X, width, 0.03, TRIM)


def tassel(bag: Bag, x: float, z: float, y: float = 0.0, size: float = 0.34) -> None:
    """Hang a tassel from (x, y, z)."""
    top = np.array([x, y, z])
    cord(top - np.linspace(0, 0.16, 8)[:, None] * Z, 0.012, TRIM)
    head = top - 0.16 * Z
    cord(head - np.linspace(0, 0.09, 6)[:, None] * Z, 0.04 * np.array([0.5, 0.9, 1, 1, 1, 1]), TRIM)
    ring(head - 0.085 * Z, X, Y, (0.044, 0.044), 0.012)
    for i in range(16):
        turn = 2.4 * i
        spread = 0.02 + 0.03 * (i % 4) / 4
        foot = np.array([np.cos(turn), np.sin(turn), 0]) * spread
        line = head + np.linspace(0.08, size, 10)[:, None] * -Z + np.linspace(0.6, 1.6, 10)[:, None] * foot
        strap(line, np.array([-np.sin(turn), np.cos(turn), 0]), 0.024, 0.012, TRIM, sewn=False)


def harness(bag: Bag, x: float, top: float, y: float, width: float = 0.2, handle: bool = True) -> None:
    """Hang padded shoulder straps behind a backpack, and a loop on its top."""
    for sign in (-1, 1):
        path = meshes.bezier(
            (sign * 0.6 * x, y, top - 0.1),
            (sign * x * 1.1, y + 0.15, top + 0.12),
            (sign * (x + 0.95), y + 0.3, 0.55 * top),
            (sign * (x + 0.1), y - 0.1, 0.1),
            60,
        )
        strap(resample(path, 0.03), X * sign + 0.8 * Y, width, 0.07, STRAP)
    if handle:
        turn = np.linspace(np.pi, 0, 40)
        loop = np.stack(
            [0.2 * np.cos(turn), np.full(40, 0.6 * y), top + 0.02 + 0.24 * np.sin(turn) ** 0.8], 1
        )
        strap(loop, Y, 0.09, 0.03, STRAP)


def wrist(bag: Bag, x: float, z: float, length: float = 0.75) -> None:
    """Hang a wrist loop from a ring at the right edge, lying in a curve before the bag."""
    foot = np.array([x, 0.0, z])
    ring(foot + 0.04 * X, X, Z, (0.05, 0.05), 0.013)
    low = (0.05, -0.3, -0.62)
    path = meshes.bezier((0.07, 0, -0.02), (0.3, -0.25, -0.1), (0.28, -0.45, -0.2 - length), low, 50)
    back = meshes.bezier(low, (-0.15, -0.2, -0.55), (0.12, -0.1, -0.2), (0.07, 0, -0.02), 50)
    line = foot + np.concatenate([path, back[1:]])
    line[:, 2] = np.maximum(line[:, 2], 0.07)
    strap(resample(line, 0.03), Y + 0.4 * Z, 0.09, 0.025, STRAP)


def ends(bag: Bag, x: float, z: float) -> None:
    """Sew a grab handle on the right end of a barrel."""
    t = np.linspace(-1, 1, 30)
    path = np.stack([x + 0.1 * (1 - t**2), 0.22 * t, np.full(30, z)], 1)
    strap(path, Z, 0.12, 0.03, STRAP)
