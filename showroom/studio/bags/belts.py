"""Belts, rolled up or buckled to a loop, and their buckles."""

from __future__ import annotations

import numpy as np

from showroom.geometry.bag_parts import LINING, METAL, STRAP, TRIM
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.bags.bag_bodies import Bag
from showroom.studio.bags.leather_pieces import X, Y, Z, buckle, cord, resample, ring, strap, stud, tangents


def coil(
    bag: Bag, width: float, kind: str, sewn: bool = True, turns: float = 2.0, radius: float = 0.8
) -> None:
    """Roll up a belt that stands on its edge, its buckle to the front."""
    turn = np.linspace(-np.pi / 2 - 2 * np.pi * turns, -np.pi / 2, 60 * round(turns * 2))
    share = np.linspace(0, 1, len(turn))
    far = radius * (1 - 0.17 * turns * (1 - share)) * (1 + 0.02 * np.sin(3 * turn))
    path = np.stack([far * np.cos(turn), 0.92 * far * np.sin(turn), np.full(len(turn), 0.58 * width)], 1)
    path = resample(path, 0.03)
    ahead = path[-1] + np.linspace(0.03, 0.26, 8)[:, None] * X
    strap(np.concatenate([path, ahead]), Z, width, 0.05, STRAP, sewn)
    keep(path[-6], X, width)
    fasten(ahead[-1] - 0.01 * Y, width, kind, X)


def loop(bag: Bag, width: float, kind: str, sewn: bool = True) -> None:
    """Buckle a belt to a loop that stands on its edge, its tip past the buckle with the holes."""
    turn = np.linspace(-np.pi / 2 + 0.2, 1.5 * np.pi + 0.75, 240)
    share = np.linspace(0, 1, 240)
    far = (1 + 0.05 * np.clip((share - 0.8) / 0.12, 0, 1)) * (1 + 0.02 * np.sin(2 * turn + 1))
    path = np.stack([1.05 * far * np.cos(turn), 0.72 * far * np.sin(turn), np.full(240, 0.58 * width)], 1)
    path = resample(path, 0.03)
    size = np.full(len(path), width)
    size[-5:] = width * np.array([0.97, 0.88, 0.72, 0.45, 0.08])
    strap(path, Z, size, 0.05, STRAP, sewn)
    ahead = tangents(path)
    out = np.cross(ahead, Z)
    if kind != "rings":
        for back in (9, 13, 17):
            stud(path[-back] + 0.029 * out[-back], out[-back], 0.024, 0.08, LINING)
    at = len(path) - 1 - int(np.argmin(np.abs(path[::-1][:70, 0] + 0.04)))
    fasten(path[at] + 0.035 * out[at], width, kind, ahead[at])
    keep(path[at + 11], ahead[at + 11], width)


def keep(place: Array, ahead: Array, width: float) -> None:
    """Put a keeper loop round a belt."""
    line = place + 0.035 * np.cross(ahead, Z) + np.linspace(-0.54, 0.54, 12)[:, None] * width * Z
    strap(line, -ahead, 0.09, 0.03, TRIM)


def fasten(place: Array, width: float, kind: str, ahead: Array) -> None:
    """Set a belt's buckle: "frame", "roller", "slim", "round", "plate", "western", "rings" or "web"."""
    out = np.cross(ahead, Z)
    if kind in FRAMES:
        wide, long, radius, power = FRAMES[kind]
        buckle(place + 0.01 * out, -Z, ahead, (wide * width, long), radius, power)
        if kind == "roller":
            cord(place + long * ahead + np.linspace(-0.5, 0.5, 8)[:, None] * width * Z, 0.045, METAL, 0.15)
    elif kind == "rings":
        for shift in (-0.04, 0.05):
            here = place + shift * ahead + (0.02 + shift * 0.3) * out
            ring(here, ahead, Z, (0.15, 0.6 * width), 0.026, 2.6)
    else:
        half, high, power = {
            "plate": (0.3, 0.6, 8.0),
            "web": (0.26, 0.58, 8.0),
            "western": (0.42, 0.66, 2.0),
        }[kind]
        plate(place + 0.03 * out, ahead, Z, (half, high * width), 0.05, power, rope=kind == "western")


FRAMES = {
    "frame": (0.58, 0.24, 0.034, 5.0),
    "roller": (0.6, 0.24, 0.03, 5.0),
    "slim": (0.66, 0.15, 0.024, 5.0),
    "round": (0.56, 0.42, 0.045, 2.2),
}
"""Buckles with a prong: half height as a share of the belt's width, half length, wire, power."""


def plate(
    middle: Array,
    right: Array,
    up: Array,
    size: tuple[float, float],
    height: float,
    power: float,
    rope: bool = False,
) -> None:
    """Lay a metal plate with a soft edge; `rope` runs a beaded rim round it."""
    out = np.cross(right, up)
    flat = resample(meshes.oval(*size, 2000, power), 0.01, closed=True)
    inward = np.array([1.0, 1.0, 0.985, 0.95, 0.9, 0.6, 0.3, 0.01])
    rise = height * np.array([0, 0.6, 0.85, 1.0, 1.02, 1.06, 1.08, 1.08])
    points = flat[:, None] * inward[None, :, None]
    block = middle + points[..., :1] * right + points[..., 1:] * up + rise[None, :, None] * out
    meshes.grid(np.concatenate([block, block[:1]]), METAL, 0.15)
    if rope:
        for x, y in resample(meshes.oval(size[0] * 0.93, size[1] * 0.93, 1000, power), 0.036, closed=True):
            stud(middle + x * right + y * up + height * out, out, 0.019, 0.9)
