"""Meshes that products are made of: lathes, lofts, tubes, sheets of points, boxes with soft edges.

Points are rows of (x, y, z). Every mesh carries UV coordinates 0..1 along its two directions.
"""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from showroom.geometry.sewing_patterns import bezier as bezier
from showroom.rendering.baked_shape import Array
from showroom.studio.scene import part


def grid(
    points: Array,
    number: int,
    rough: float = 0.5,
    closed: tuple[bool, bool] = (False, False),
    uv: Array | None = None,
    period: float = 1.0,
) -> bpy.types.Object:
    """Span a smooth surface over an n x m x 3 grid of points.

    Args:
        points: rows run along u, columns along v.
        number, rough: see `scene.part`.
        closed: whether it joins up along rows and along columns; the seam gets its own UV column.
        uv: n x m x 2 coordinates of the points, or None for shares of the mean length along each direction.
        period: how much a coordinate grows once round a closed direction.
    """
    for axis in (0, 1):
        if closed[axis]:
            points = np.concatenate([points, points.take([0], axis)], axis)
            if uv is not None:
                uv = np.concatenate([uv, uv.take([0], axis) + period * np.eye(2)[axis]], axis)
    n, m = points.shape[:2]
    if uv is None:
        uv = np.stack(np.meshgrid(_along(points, 0), _along(points, 1), indexing="ij"), -1)
    index = np.arange(n * m).reshape(n, m)
    faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 4)
    return mesh(points.reshape(-1, 3), faces, number, rough, uv.reshape(-1, 2), weld=any(closed))


def _along(points: Array, axis: int) -> Array:
    """Return how far along an axis of the grid each row or column lies, 0..1."""
    steps = np.linalg.norm(np.diff(points, axis=axis), axis=2).mean(1 - axis)
    length = np.concatenate([[0], np.cumsum(steps)])
    return length / (length[-1] or 1)


def mesh(
    points: Array,
    faces: Array | Sequence[Sequence[int]],
    number: int,
    rough: float = 0.5,
    uv: Array | None = None,
    weld: bool = False,
) -> bpy.types.Object:
    """Make a smooth part from vertices, faces and a UV pair a vertex; `weld` joins vertices that touch."""
    data = bpy.data.meshes.new("part")
    data.from_pydata(
        np.asarray(points, float).tolist(),
        [],
        np.asarray(faces).tolist() if isinstance(faces, np.ndarray) else list(faces),
    )
    if uv is not None:
        layer = data.uv_layers.new(name="UV")
        corner = np.empty(len(data.loops), np.int32)
        data.loops.foreach_get("vertex_index", corner)
        layer.data.foreach_set("uv", np.asarray(uv, np.float32)[corner].ravel())
    data.update()
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    thing = bpy.data.objects.new("part", data)
    bpy.context.collection.objects.link(thing)
    if weld:
        thing.modifiers.new("weld", "WELD").merge_threshold = 1e-5
    return part(thing, number, rough)


def lathe(
    profile: Sequence[tuple[float, float]], number: int, rough: float = 0.5, steps: int = 96
) -> bpy.types.Object:
    """Turn a profile of (radius, height) round the z axis."""
    radius, height = np.array(profile, float).T
    angle = np.linspace(0, 2 * np.pi, steps, endpoint=False)[:, None]
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle), height + 0 * angle], -1)
    return grid(points, number, rough, closed=(True, False))


def tube(
    path: Array,
    radius: float | Array,
    number: int,
    rough: float = 0.5,
    sides: int = 12,
    closed: bool = False,
    flat: float = 1.0,
    up: Sequence[float] | Array | None = None,
) -> bpy.types.Object:
    """Run a tube along a path; `flat` below 1 squeezes it to a strap along `up`, its normal at the start."""
    path = np.asarray(path, float)
    tangent = np.roll(path, -1, 0) - np.roll(path, 1, 0) if closed else np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-12
    normal = np.empty_like(path)
    start = np.eye(3)[np.argmin(np.abs(tangent[0]))] if up is None else np.asarray(up, float)
    for i, direction in enumerate(tangent):  # carried along, so that it does not twist
        start = start - direction * (start @ direction)
        start = start / (np.linalg.norm(start) + 1e-12)
        normal[i] = start
    side = np.cross(tangent, normal)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)[:, None]
    width = np.broadcast_to(np.asarray(radius, float), len(path))[:, None, None]
    ring = np.cos(angle) * side[:, None] + flat * np.sin(angle) * normal[:, None]
    thing = grid(path[:, None] + width * ring, number, rough, closed=(closed, True))
    return thing


def box(
    middle: Sequence[float] | Array,
    size: Sequence[float],
    number: int,
    rough: float = 0.5,
    edge: float = 0.02,
) -> bpy.types.Object:
    """Stand a box with rounded edges."""
    bpy.ops.mesh.primitive_cube_add(size=1, location=tuple(middle))
    thing = bpy.context.object
    thing.scale = tuple(size)
    bpy.ops.object.transform_apply(scale=True, location=False, rotation=False)
    soften(thing, edge)
    return part(thing, number, rough)


def soften(thing: bpy.types.Object, width: float, segments: int = 3) -> bpy.types.Object:
    """Round the sharp edges of an object."""
    bevel = thing.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments, bevel.limit_method = width, segments, "ANGLE"
    return thing


def thicken(thing: bpy.types.Object, thickness: float, offset: float = 0.0) -> bpy.types.Object:
    """Give a surface a thickness; offset -1 inwards, 0 both ways, 1 outwards."""
    solid = thing.modifiers.new("solid", "SOLIDIFY")
    solid.thickness, solid.offset = thickness, offset
    return thing


def subdivide(thing: bpy.types.Object, levels: int = 1) -> bpy.types.Object:
    """Smooth a mesh by Catmull-Clark subdivision."""
    modifier = thing.modifiers.new("subdivide", "SUBSURF")
    modifier.levels = modifier.render_levels = levels
    return thing


def oval(across: float, deep: float, steps: int = 96, power: float = 2.0) -> Array:
    """Return a horizontal superellipse, steps x 2; a higher power makes it boxier."""
    angle = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    return np.stack(
        [across * np.sign(c) * np.abs(c) ** (2 / power), deep * np.sign(s) * np.abs(s) ** (2 / power)], 1
    )
