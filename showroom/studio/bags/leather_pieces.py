"""Pieces that bags, belts and wallets are sewn from: straps, cords, stitches, rings, chains, zips.

Pattern coordinates are in scene units (a handbag is about 2 wide), so that leather has the same grain on
every piece. Directions are unit vectors; `out` points away from the surface that a piece lies on.
"""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from showroom.geometry.bag_parts import METAL, STRAP, TEETH, THREAD, ZIP
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.small_meshes import resampled

X, Y, Z = np.eye(3)
FRONT = -Y


def unit(vectors: Array) -> Array:
    """Scale vectors to length 1."""
    return vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-12)


def tangents(path: Array, closed: bool = False) -> Array:
    """Return the directions of a path at its points."""
    if closed:
        return unit(np.roll(path, -1, 0) - np.roll(path, 1, 0))
    return unit(np.gradient(path, axis=0))


def along(path: Array) -> Array:
    """Return the length of a path up to each point."""
    return np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])


def resample(path: Array, step: float, closed: bool = False) -> Array:
    """Return points about `step` apart along a path."""
    length = along(np.concatenate([path, path[:1]]) if closed else path)[-1]
    return resampled(path, max(4, round(length / step)), closed)


def measured(points: Array) -> Array:
    """Return pattern coordinates of a grid of points: lengths, u from its middle, v from its start."""
    across = np.linalg.norm(np.diff(points, axis=0), axis=2)
    down = np.linalg.norm(np.diff(points, axis=1), axis=2)
    u = np.concatenate([np.zeros((1, points.shape[1])), np.cumsum(across, 0)])
    v = np.concatenate([np.zeros((points.shape[0], 1)), np.cumsum(down, 1)], 1)
    return np.stack([u - u[-1] / 2, v], -1)


def sheet(points: Array, number: int, rough: float = 0.4) -> bpy.types.Object:
    """Span a surface over a grid of points."""
    return meshes.grid(points, number, rough, uv=measured(points))


def joined(bodies: Sequence[Array], number: int, rough: float) -> bpy.types.Object:
    """Make one part of many closed grids of the same n x m points, closed along the second direction."""
    block = np.asarray(bodies)
    count, n, m = block.shape[:3]
    index = np.arange(n * m).reshape(n, m)
    turn = np.roll(index, -1, 1)
    faces = np.stack([index[:-1], index[1:], turn[1:], turn[:-1]], -1).reshape(-1, 4)
    shifts = np.arange(count)[:, None, None] * (n * m)
    points = block.reshape(-1, 3)
    return meshes.mesh(points, (faces + shifts).reshape(-1, 4), number, rough, points[:, [0, 2]])


def cord(path: Array, radius: float | Array, number: int, rough: float = 0.4, closed: bool = False) -> None:
    """Run a round cord, rolled handle or piping along a path."""
    thing = meshes.tube(path, radius, number, rough, closed=closed)
    layer = thing.data.uv_layers[0]
    values = np.empty(2 * len(layer.data), np.float32)
    layer.data.foreach_get("uv", values)
    scale = [along(np.asarray(path))[-1], 2 * np.pi * float(np.mean(radius))]
    layer.data.foreach_set("uv", (values.reshape(-1, 2) * scale).ravel())


def strap(
    path: Array,
    side: Array,
    width: float | Array,
    thickness: float = 0.03,
    number: int = STRAP,
    sewn: bool = True,
    rough: float = 0.4,
    closed: bool = False,
) -> None:
    """Run a flat strap along a path.

    Args:
        path: its middle line.
        side: direction across it, one or one a point; its outer face looks along path x side.
        width: across; 0 at an end makes a pointed tip.
        thickness: of the leather.
        number: part it belongs to.
        sewn: whether stitches run along both edges of its outer face.
        rough: see `scene.part`.
        closed: whether it joins up.
    """
    path = np.asarray(path, float)
    side = np.broadcast_to(np.asarray(side, float), path.shape)
    ahead = tangents(path, closed)
    side = unit(side - ahead * (side * ahead).sum(1, keepdims=True))
    out = np.cross(ahead, side)
    half = np.broadcast_to(np.asarray(width, float), len(path))[:, None] / 2
    across = np.array([-1, -0.96, -0.86, -0.5, 0, 0.5, 0.86, 0.96, 1.0])
    crown = np.array([0, 0.32, 0.46, 0.54, 0.56, 0.54, 0.46, 0.32, 0.0])
    ring_x = np.concatenate([across, across[-2:0:-1]])
    ring_y = np.concatenate([crown, -crown[-2:0:-1]])
    points = path[:, None] + (half * ring_x)[..., None] * side[:, None]
    points = points + (thickness * ring_y)[None, :, None] * out[:, None]
    if not closed:  # caps
        points = np.concatenate([path[:1, None] + 0 * points[:1], points, path[-1:, None] + 0 * points[:1]])
    length = along(path)
    if not closed:
        length = np.concatenate([length[:1], length, length[-1:]])
    uv = np.stack(np.broadcast_arrays(length[:, None], (np.max(half) * ring_x)[None]), -1)
    meshes.grid(points, number, rough, closed=(closed, True), uv=uv)
    if sewn:
        inset = np.clip(half - 0.035, 0.0, None)
        for sign in (-1, 1):
            sew(path + sign * inset * side + 0.52 * thickness * out, out)


def sew(path: Array, out: Array, pitch: float = 0.062, length: float = 0.042, radius: float = 0.0085) -> None:
    """Sew a line of stitches along a path that lies on a surface."""
    run = along(path)
    starts = np.arange(pitch / 2, run[-1] - pitch / 2, pitch)
    if not len(starts):
        return
    out = np.broadcast_to(out, path.shape)
    shares = np.array([0, 0.12, 0.5, 0.88, 1.0])
    at = starts[:, None] + shares * length
    middle = np.stack([np.interp(at, run, path[:, i]) for i in range(3)], -1)
    up = unit(np.stack([np.interp(at, run, out[:, i]) for i in range(3)], -1))
    ahead = unit(middle[:, -1:] - middle[:, :1])
    side = np.cross(ahead, up)
    angle = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    thick = radius * np.array([0.05, 0.75, 1, 0.75, 0.05])[None, :, None, None]
    ring = np.cos(angle)[:, None] * side[:, :, None] + np.sin(angle)[:, None] * up[:, :, None]
    joined(middle[:, :, None] + thick * ring + 0.3 * radius * up[:, :, None], THREAD, 1.0)


def ring(
    middle: Array,
    right: Array,
    up: Array,
    size: tuple[float, float],
    radius: float,
    power: float = 2.0,
    number: int = METAL,
) -> None:
    """Bend a wire to a ring, or with a higher power to a rounded frame, by its half sizes."""
    flat = meshes.oval(size[0], size[1], 400, power)
    path = np.asarray(middle) + flat[:, :1] * unit(right) + flat[:, 1:] * unit(up)
    cord(resample(path, 0.012, closed=True), radius, number, 0.15, closed=True)


def stud(middle: Array, out: Array, radius: float, height: float = 0.5, number: int = METAL) -> None:
    """Set a domed stud; `height` is a share of its radius."""
    out = unit(np.asarray(out, float))
    right = unit(np.cross(out, [0.31, 0.2, 0.9]))
    up = np.cross(out, right)
    rise = np.linspace(0, np.pi / 2, 8)
    angle = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    flat = np.cos(angle)[:, None] * right + np.sin(angle)[:, None] * up
    points = radius * (np.cos(rise)[:, None, None] * flat + height * np.sin(rise)[:, None, None] * out)
    meshes.grid(np.asarray(middle) + points, number, 0.15, closed=(False, True))


def chain(path: Array, size: float = 0.055, radius: float = 0.016) -> None:
    """Hang a chain of oval links, half as wide as `size`, along a path."""
    run = along(path)
    at = np.arange(0, run[-1], size * 1.62)
    place = np.stack([np.interp(at, run, path[:, i]) for i in range(3)], 1)
    ahead = tangents(place)
    side = unit(np.cross(ahead, FRONT + 0.01))
    up = np.cross(ahead, side)
    turn = np.where(np.arange(len(at)) % 2, 0.95, -0.62)[:, None]
    side, up = np.cos(turn) * side + np.sin(turn) * up, np.cos(turn) * up - np.sin(turn) * side
    big = np.linspace(0, 2 * np.pi, 22)
    small = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    out = np.cos(big)[:, None] * [1.25 * size, 0.0] + np.sin(big)[:, None] * [0.0, 0.78 * size]
    spoke = np.stack([np.cos(big), np.sin(big)], 1)
    flat = out[:, None] + radius * np.cos(small)[None, :, None] * spoke[:, None]
    lift = radius * np.sin(small)
    links = (
        place[:, None, None]
        + flat[None, ..., :1] * ahead[:, None, None]
        + flat[None, ..., 1:] * side[:, None, None]
        + lift[None, None, :, None] * up[:, None, None]
    )
    joined(links, METAL, 0.15)


def zipper(path: Array, side: Array, width: float = 0.11, pull: float | None = 0.06) -> None:
    """Lay a zip along a path: tape, teeth, and at a share of its length the slider with its puller."""
    path = np.asarray(path, float)
    side = np.broadcast_to(np.asarray(side, float), path.shape)
    out = unit(np.cross(tangents(path), side))
    strap(path, side, width, 0.012, ZIP, sewn=False, rough=1.0)
    strap(path + 0.008 * out, side, 0.036, 0.022, TEETH, sewn=False, rough=0.2)
    if pull is None:
        return
    here = round(pull * (len(path) - 1))
    puller(path[here] + 0.03 * out[here], out[here])


def puller(place: Array, out: Array, drop: float = 0.2, number: int = METAL) -> None:
    """Hang a slider's puller."""
    down = unit(np.array([0.12, 0, -1.0]) - out * (np.array([0.12, 0, -1.0]) @ out))
    side = np.cross(down, out)
    stud(place, out, 0.036, 0.7)
    ring(place + 0.045 * down + 0.012 * out, side, down, (0.026, 0.034), 0.008)
    path = place + np.linspace(0.07, 0.07 + drop, 12)[:, None] * down + 0.014 * out
    width = 0.062 * np.array([0.55, 0.8, 0.9, *[1.0] * 7, 0.95, 0.7])
    strap(path, -side, width, 0.018, number, sewn=False, rough=0.2)


def buckle(
    middle: Array,
    right: Array,
    up: Array,
    size: tuple[float, float],
    radius: float = 0.022,
    power: float = 5.0,
    prong: bool = True,
) -> None:
    """Fix a buckle whose strap runs along `up`; the prong lies over the frame's lower edge."""
    middle, right, up = np.asarray(middle, float), unit(np.asarray(right)), unit(np.asarray(up))
    out = np.cross(right, up)
    ring(middle, right, up, size, radius, power)
    if prong:
        t = np.linspace(-1, 1, 20)[:, None]
        path = middle + t * (size[1] + 0.6 * radius) * up + out * radius * (0.6 + 0.9 * t**2)
        cord(path, np.linspace(0.8, 0.6, 20) * radius, METAL, 0.15)
