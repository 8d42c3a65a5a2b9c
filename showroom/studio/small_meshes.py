"""Meshes that small things are made of: plates, dials, links, stones, straps, chains.

They face the viewer: x to the right, z up, y away. Outlines are n x 2 arrays of (x, z), counter-clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import bpy
import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape
from showroom.studio import meshes, scene

SAMPLES = 10
"""Light paths a pixel: small things stand in smooth light, which needs few."""


def inset(outline: Array, by: float | Array) -> Array:
    """Move an outline inwards along its normals; a negative distance, or one a point, moves it outwards."""
    along = np.roll(outline, -1, 0) - np.roll(outline, 1, 0)
    inward = np.stack([-along[:, 1], along[:, 0]], 1)
    inward /= np.linalg.norm(inward, axis=1)[:, None] + 1e-9
    return outline + inward * np.broadcast_to(np.asarray(by, float), len(outline))[:, None]


def resampled(line: Array, count: int, closed: bool = True) -> Array:
    """Space points evenly along a line of any dimension."""
    whole = np.concatenate([line, line[:1]]) if closed else line
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1))])
    at = np.linspace(0, length[-1], count, endpoint=not closed)
    return np.stack([np.interp(at, length, column) for column in whole.T], 1)


def smooth(points: Sequence[Sequence[float]], count: int = 120, closed: bool = True) -> Array:
    """Run a smooth curve through points and space its points evenly."""
    p = np.asarray(points, float)
    if closed:
        p = np.concatenate([p[-1:], p, p[:2]])
    else:
        p = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, 1, 24, endpoint=False)[:, None]
    pieces = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)
    ]
    line = np.concatenate(pieces if closed else [*pieces, p[-2:-1]])
    return resampled(line, count, closed)


def plate(
    outline: Array, profile: Sequence[tuple[float, float]], number: int, rough: float = 0.5
) -> bpy.types.Object:
    """Loft an outline through (inset, y) steps: a case, a bezel, a coin. It stays open at both ends."""
    rings = []
    for by, y in profile:
        ring = inset(outline, by)
        rings.append(np.stack([ring[:, 0], np.full(len(ring), y), ring[:, 1]], 1))
    return meshes.grid(np.stack(rings, 1), number, rough, closed=(True, False))


def face(outline: Array, y: float, number: int, rough: float = 0.5, bulge: float = 0.0) -> bpy.types.Object:
    """Fill an outline at depth y; (u, v) run over its box. `bulge` lifts its middle to the viewer."""
    middle = (outline.max(0) + outline.min(0)) / 2
    share = np.sin(np.linspace(0, np.pi / 2, 10))
    flat = middle + (outline - middle)[:, None] * share[:, None]
    points = np.stack(
        [flat[..., 0], np.broadcast_to(y - bulge * (1 - share**2), flat.shape[:2]), flat[..., 1]], -1
    )
    low, size = outline.min(0), np.ptp(outline, 0)
    points = np.concatenate([points, points[:1]])
    uv = (points[..., [0, 2]] - low) / size
    return meshes.grid(points, number, rough, uv=uv)


def turned(direction: Sequence[float] | Array, upward: Sequence[float] = (0, 0, 1)) -> Array:
    """Return the axes (rows: across, direction, up) of something that looks along a direction."""
    forward = np.asarray(direction, float)
    forward = forward / np.linalg.norm(forward)
    across = np.cross(forward, np.asarray(upward, float))
    across /= np.linalg.norm(across) + 1e-12
    return np.stack([across, forward, np.cross(across, forward)])


def pebble(
    middle: Sequence[float] | Array,
    half: Sequence[float],
    number: int,
    rough: float = 0.3,
    power: float = 2.0,
    axes: Array | None = None,
    steps: int = 24,
) -> bpy.types.Object:
    """Place a superellipsoid: a pearl with power 2, a block with soft edges with power 6.

    Args:
        middle: where it is.
        half: half its sizes along its three axes.
        number, rough: see `scene.part`.
        power: how boxy it is.
        axes: its axes as rows, the world's without.
        steps: faces around it.
    """
    turn, rise = np.meshgrid(
        np.linspace(0, 2 * np.pi, steps, endpoint=False),
        np.linspace(-np.pi / 2, np.pi / 2, steps // 2 + 1),
        indexing="ij",
    )

    def bent(value: Array) -> Array:
        return np.sign(value) * np.abs(value) ** (2 / power)

    flat = bent(np.cos(rise))
    points = np.stack([flat * bent(np.cos(turn)), flat * bent(np.sin(turn)), bent(np.sin(rise))], -1) * half
    return meshes.grid(
        points @ (np.eye(3) if axes is None else axes) + middle, number, rough, closed=(True, False)
    )


def block(
    middle: Sequence[float] | Array,
    half: Sequence[float],
    number: int,
    rough: float,
    axes: Array,
    edge: float,
) -> bpy.types.Object:
    """Place a box with its three axes as rows; `edge` is how far its edges are rounded."""
    signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    faces = np.array([(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)])
    thing = meshes.mesh(signs * half @ axes + middle, faces, number, rough, np.zeros((8, 2)))
    thing.data.polygons.foreach_set("use_smooth", [False] * 6)
    return meshes.soften(thing, edge)


def strap(
    path: Array,
    across: Array,
    width: float | Array,
    thick: float,
    number: int,
    rough: float = 0.5,
    section: Sequence[tuple[float, float]] = ((-1, 0), (-0.985, 0.55), (-0.9, 0.86), (-0.5, 1), (0, 1.04)),
) -> bpy.types.Object:
    """Lay a padded band along a path; u runs across it and v along it, both 0..1.

    Args:
        path: n x 3 points on its underside.
        across: its direction to the right, one vector or one a point.
        width: its half width, one or one a point.
        thick: how far its middle rises above the path.
        number, rough: see `scene.part`.
        section: left half of its profile: share of the half width, share of the thickness.
    """
    aside = np.broadcast_to(np.asarray(across, float), path.shape)
    along = np.gradient(path, axis=0)
    up = np.cross(aside, along)
    up /= np.linalg.norm(up, axis=1)[:, None] + 1e-12
    left = np.array(section)
    whole = np.concatenate([left, (left * [-1, 1])[-2::-1]])
    half = np.broadcast_to(np.asarray(width, float), len(path))[:, None, None]
    points = (
        path[:, None]
        + aside[:, None] * whole[:, 0][:, None] * half
        + up[:, None] * whole[:, 1][:, None] * thick
    )
    u = (whole[:, 0] + 1) / 2
    v = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(u[None], (v / v[-1])[:, None]), -1)
    thing = meshes.grid(points, number, rough, uv=uv)
    return meshes.subdivide(thing, 1)


def link(
    middle: Sequence[float] | Array,
    axes: Array,
    half: tuple[float, float],
    wire: float,
    number: int,
    rough: float = 0.12,
) -> bpy.types.Object:
    """Place an oval ring of wire, `half` long along the first axis and wide along the second."""
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    path = np.stack([half[0] * np.cos(turn), half[1] * np.sin(turn), 0 * turn], 1)
    return meshes.tube(path @ axes + middle, wire, number, rough, sides=8, closed=True)


def chain(
    path: Array,
    length: float,
    width: float,
    wire: float,
    number: int,
    rough: float = 0.12,
    twist: float = 0.9,
) -> None:
    """Hang a chain along a path: links that lean to alternate sides.

    Args:
        path: n x 3 points.
        length, width: half sizes of a link.
        wire: radius of its wire.
        number, rough: see `scene.part`.
        twist: how far, in radians, every other link is turned.
    """
    total = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    count = max(2, round(total / (2 * length - 2.2 * wire)))
    middles = resampled(path, count, closed=False)
    along = np.gradient(middles, axis=0)
    for i, (middle, direction) in enumerate(zip(middles, along, strict=True)):
        forward = direction / np.linalg.norm(direction)
        aside = np.cross(forward, (0, 1, 0))
        aside /= np.linalg.norm(aside) + 1e-12
        lean = twist if i % 2 else -0.25 * twist
        side = np.cos(lean) * aside + np.sin(lean) * np.cross(forward, aside)
        link(middle, np.stack([forward, side, np.cross(forward, side)]), (length, width), wire, number, rough)


def gem(
    middle: Sequence[float] | Array,
    half: tuple[float, float],
    number: int,
    axes: Array | None = None,
    deep: float = 0.55,
    sides: int = 16,
    power: float = 2.0,
) -> bpy.types.Object:
    """Set a cut stone that looks along its second axis, backwards; every facet has its own (u, v).

    Args:
        middle: of its girdle.
        half: half its width and height.
        number: see `scene.part`.
        axes: across, away from the viewer, up; the world's without.
        deep: height of its crown as a share of the width.
        sides: facets around it.
        power: 2 for round and oval stones, more for cushions.
    """
    rings = []
    for share, out in ((1.0, 0.15), (1.0, 0.0), (0.82, -0.3), (0.56, -0.48)):
        ring = meshes.oval(half[0] * share, half[1] * share, sides, power)
        shift = np.pi / sides if share == 0.82 else 0
        spin = np.array([[np.cos(shift), -np.sin(shift)], [np.sin(shift), np.cos(shift)]])
        ring = ring @ spin
        rings.append(np.stack([ring[:, 0], np.full(sides, out * deep * half[0] * 2), ring[:, 1]], 1))
    rings.append(np.broadcast_to([0, rings[-1][0, 1], 0], (sides, 3)))
    corners: list[Array] = []
    faces: list[tuple[int, int, int]] = []
    uv: list[Array] = []
    rng = np.random.default_rng(sides)
    for lower, upper in pairwise(rings):
        for i in range(sides):
            j = (i + 1) % sides
            for triangle in ((lower[i], lower[j], upper[i]), (lower[j], upper[j], upper[i])):
                faces.append((len(corners), len(corners) + 1, len(corners) + 2))
                corners.extend(triangle)
                uv.extend([rng.random(2)] * 3)
    points = np.array(corners) @ (np.eye(3) if axes is None else axes) + middle
    thing = meshes.mesh(points, faces, number, 0.05, np.array(uv))
    thing.data.polygons.foreach_set("use_smooth", [False] * len(thing.data.polygons))
    return thing


def stand(height: float = 2.0) -> None:
    """Scale all that has been made to a height or width of `height` and stand it on the floor."""
    things = [thing for thing in bpy.context.scene.objects if thing.pass_index > 0]
    bpy.context.view_layer.update()
    points = np.concatenate([scene.points(thing) for thing in things])
    low, high = points.min(0), points.max(0)
    factor = height / max(high[0] - low[0], high[2] - low[2])
    middle = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    for thing in things:
        thing.scale = tuple(factor * np.array(thing.scale))
        thing.location = tuple(factor * (np.array(thing.location) - middle))


def photograph(view: tuple[float, float, float], fill: float, floor: bool = True) -> BakedShape:
    """Stand what has been made on the floor, or lay it on white, and bake it under the display light.

    Args:
        view: from the product to the camera.
        fill: how much of the usual picture's space it takes.
        floor: whether it stands and drops a shadow.
    """
    stand()
    scene.display_light()
    scene.frame(view, fill=fill)
    return scene.bake(floor, shine=True, samples=SAMPLES)
