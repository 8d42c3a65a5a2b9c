"""Closed shoes as Blender meshes, built on a `Last`.

Pattern coordinates of the upper, its patches and its lining are (x, climb) / SPAN, so that panels are cut
flat in the shoe's own units; those of soles and heels are (share of the way round, share of the height).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import bpy
import numpy as np

from showroom.geometry.shoe_last import RIBS, RUNGS, SPAN, Last, smooth, table
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.studio import meshes, scene

UPPER, LINING, SOLE, TONGUE, LACE, METAL, HEEL, PATCH, TRIM, STRAP = range(1, 11)
"""Numbers of the parts."""

TOPMOST = 1.2
"""Share of a sole's height at v = 1: from 1 on it is the flat top of a welt."""
VIEW = (0.45, -1, 0.36)
EXPOSURE, CONTRAST, SHOULDER = 0.86, 1.35, 0.85
"""The walls of a shoe face the lamps: without these they burn out."""

UP = np.array([0, 0, 1.0])


def shell(last: Last) -> None:
    """Build the upper with its rolled edge, the lining and the footbed."""
    _outside(last)
    _inside(last)
    _footbed(last)


def _outside(last: Last) -> None:
    """Both sides of the upper, joined at the toe, over the spine and at the heel."""
    points = np.concatenate([last.upper[0], last.upper[1][::-1]])
    climb = np.concatenate([last.climb[0], last.climb[1][::-1]])
    opening = slice(_throat(last), 2 * RIBS - _throat(last))
    meshes.mesh(
        points.reshape(-1, 3),
        quads(2 * RIBS, RUNGS),
        UPPER,
        0.4,
        flat_plan(points, climb).reshape(-1, 2),
        weld=True,
    )
    turn, lift = _rim(last)
    edge = turn[opening]
    climbed = climb[opening, -1:] + lift[opening]
    meshes.mesh(
        edge.reshape(-1, 3),
        quads(*edge.shape[:2]),
        UPPER,
        0.4,
        flat_plan(edge, climbed).reshape(-1, 2),
        weld=True,
    )


def _rim(last: Last, steps: int = 9) -> tuple[Array, Array]:
    """Roll the edge of the opening inwards: rows of points, and how far each is beyond the edge."""
    top = np.concatenate([last.upper[0], last.upper[1][::-1]])
    normal = np.concatenate([last.normals[0], last.normals[1][::-1]])[:, -1]
    up = top[:, -1] - top[:, -3]
    up /= np.linalg.norm(up, axis=1)[:, None] + 1e-9
    thick = _thickness(last)
    half = thick[:, None, None] / 2
    angle = np.linspace(0, np.pi, steps)[None, :, None]
    round_ = np.cos(angle) * normal[:, None] + np.sin(angle) * up[:, None] - normal[:, None]
    return top[:, -1:] + half * round_, half[..., 0] * angle[..., 0]


def _thickness(last: Last) -> Array:
    sides = table(last.collar, last.shares)[:, 0]
    return np.concatenate([sides, sides[::-1]])


def _inside(last: Last) -> None:
    """The lining, from the rolled edge down to the footbed."""
    opening = slice(_throat(last), 2 * RIBS - _throat(last))
    points = np.concatenate([last.upper[0], last.upper[1][::-1]])[opening]
    normal = np.concatenate([last.normals[0], last.normals[1][::-1]])[opening]
    thick = _thickness(last)[opening, None, None]
    inner = (points - thick * normal)[:, ::-1]
    climb = np.concatenate([last.climb[0], last.climb[1][::-1]])[opening][:, ::-1]
    meshes.mesh(
        inner.reshape(-1, 3),
        quads(*inner.shape[:2]),
        LINING,
        0.8,
        flat_plan(inner, climb).reshape(-1, 2),
        weld=True,
    )


def _footbed(last: Last) -> None:
    ring = last.ring(last.outline) * (0.99, 0.95)
    points = np.concatenate([ring, ring.mean(0, keepdims=True)])
    lifted = last.stand(np.c_[points, np.full(len(points), 0.03)])
    count = len(ring)
    faces = [(i, (i + 1) % count, count) for i in range(count)]
    meshes.mesh(lifted, faces, LINING, 0.8, points / SPAN)


def sole(last: Last, number: int = SOLE, steps: int = 520) -> None:
    """Build the sole from its profile, with lugs and grooves."""
    ring, out = last.ring(last.outline), last.ring(last.outward)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0, append=ring[:1]), axis=1))])
    where = np.linspace(0, length[-1], steps, endpoint=False)
    ring, out = (np.stack([np.interp(where, length, c) for c in np.r_[f, f[:1]].T], 1) for f in (ring, out))
    x = ring[:, 0] / last.length
    low, high = table(last.ground, x)[:, 0], last.feather(ring[:, 0]) + table(last.foxing, x)[:, 0]
    offset, share = _dense(last.profile)
    rows: list[Array] = []
    for aside, height in zip(offset, share, strict=True):
        dent = np.zeros(steps)
        for x0, h0, x1, h1, half, depth in last.grooves:
            line = h0 + (h1 - h0) * np.clip((x - x0) / (x1 - x0), 0, 1)
            inside = _soft((x - x0) / 0.08) * _soft((x1 - x) / 0.08)
            dent += depth * inside * np.exp(-(((height - line) / half) ** 2))
        z = (
            low
            + (high - low) * min(height, 1.0)
            + _lugs(last, where / length[-1]) * max(0.0, 1 - height / 0.14)
        )
        rows.append(np.c_[ring + out * (aside - dent)[:, None], z])
    rows.insert(0, np.c_[ring * (1, 0.5), rows[0][:, 2]])
    uv = np.stack(np.broadcast_arrays((where / length[-1])[:, None], np.r_[0, share][None] / TOPMOST), -1)
    meshes.grid(np.stack(rows, 1), number, 0.5, closed=(True, False), uv=uv)


def _lugs(last: Last, share: Array) -> Array:
    count, depth = last.tread
    return depth * np.clip(0.5 + 2.5 * np.sin(2 * np.pi * count * share), 0, 1)


def _soft(value: Array) -> Array:
    return 1 / (1 + np.exp(-4 * value))


def _dense(profile: Sequence[tuple[float, ...]], most: float = 0.05) -> tuple[Array, Array]:
    """Add points between those of a profile that are far apart in height."""
    rows = [profile[0]]
    for a, b in pairwise(profile):
        count = max(1, int(np.ceil(abs(b[1] - a[1]) / most)))
        rows += [tuple(np.add(a, np.subtract(b, a) * i / count)) for i in range(1, count + 1)]
    offset, share = np.array(rows).T
    return offset, share


def heel(last: Last, front: float, taper: float = 0.03, number: int = HEEL) -> None:
    """Build a block heel under the sole, from the back of the shoe to `front`.

    Args:
        front: x of its breast.
        taper: how much narrower it is on the ground.
        number: of its part.
    """
    ring, out = last.ring(last.outline), last.ring(last.outward)
    keep = ring[:, 0] < front * last.length
    start = np.argmax(keep)
    around, out = ring[keep] + 0.035 * out[keep], out[keep]
    assert keep[start:].sum() == keep.sum()
    breast = np.linspace(0, 1, 24)[1:-1, None]
    bow = np.sin(np.pi * breast) * 0.06
    line = around[-1] + (around[0] - around[-1]) * breast - np.c_[bow, 0 * bow]
    loop = np.concatenate([around, line])
    middle = loop.mean(0)
    rows: list[Array] = []
    for share in (0, 0, 0.02, 0.2, 0.4, 0.6, 0.8, 1.0):
        shrink = taper * (1 - share) + (0.015 if not rows or share == 0 else 0)
        inward = loop - middle
        inward = inward / (np.linalg.norm(inward, axis=1)[:, None] + 1e-9)
        flat = middle + (loop - middle) * (0.0 if not rows else 1.0) - inward * shrink * bool(rows)
        rows.append(np.c_[flat, (table(last.ground, loop[:, 0] / last.length)[:, 0] + 0.05) * share])
    uv_rows = np.array((0, 0, 0.02, 0.2, 0.4, 0.6, 0.8, 1.0))
    steps = np.linspace(0, 1, len(loop), endpoint=False)
    uv = np.stack(np.broadcast_arrays(steps[:, None], uv_rows[None]), -1)
    thing = meshes.grid(np.stack(rows, 1), number, 0.4, closed=(True, False), uv=uv)
    meshes.soften(thing, 0.01)


def tongue(
    last: Last, ends: tuple[float, float], thick: float = 0.06, wide: float = 0.3, number: int = TONGUE
) -> None:
    """Lay a padded tongue under the opening.

    Args:
        ends: shares between which it follows the edges of the opening.
        thick, wide: of the tongue at its top.
        number: of its part.
    """
    center, half = tongue_line(last, ends, wide)
    count = len(center)
    along = np.gradient(center, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    across = np.array([0, 1.0, 0])
    over = np.cross(across, along)
    over *= np.sign(over[:, 2:])
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    side, height = np.cos(angle), np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.6
    rest = np.linspace(0, 1, count)
    round_end = np.clip((1 - rest) / 0.10, 0, 1) ** 0.4
    swell = thick * (0.5 + 0.5 * rest) * np.maximum(round_end, 0.05)
    width = half * np.maximum(round_end, 0.35)
    bend = 0.9 * (side[None] * width[:, None]) ** 2
    lift = height[None] * swell[:, None] * (1 - 0.3 * side[None] ** 2) - bend
    ring = (
        center[:, None] + across * (side[None] * width[:, None])[..., None] + over[:, None] * lift[..., None]
    )
    uv = np.stack(np.broadcast_arrays(rest[:, None], (side[None] + 1) / 2), -1)
    meshes.grid(ring, number, 0.6, closed=(False, True), uv=uv.copy())


def tongue_line(last: Last, ends: tuple[float, float], wide: float) -> tuple[Array, Array]:
    """Return the middle line of the tongue from the throat up, and its half width."""
    ribs = np.arange(round(ends[0] * (RIBS - 1)), round(ends[1] * (RIBS - 1)) + 1)
    sides = last.upper[:, ribs, -1]
    center = sides.mean(0) - 0.02 * UP
    gap = np.linalg.norm(sides[0] - sides[1], axis=1) / 2
    center[:, 2] += 0.5 * gap**2
    if last.tongue:
        onward = center[-1] - center[-5]
        onward = onward / np.linalg.norm(onward) + np.array([0.25, 0, 0.25])
        onward /= np.linalg.norm(onward)
        center = np.concatenate([center, center[-1] + onward * last.tongue * np.array([[0.5], [1.0]])])
        gap = np.concatenate([gap, [wide - 0.09, wide - 0.09]])
    line = smooth(np.c_[center, gap][:: 3 if len(center) > 12 else 1], 60)
    return line[:, :3], np.minimum(line[:, 3] + 0.09, wide)


def _throat(last: Last) -> int:
    return round(last.throat * (RIBS - 1))


def flat_plan(points: Array, climb: Array) -> Array:
    """Return the pattern coordinates of points by their climb over the feather line."""
    return np.stack([points[..., 0], np.broadcast_to(climb, points.shape[:-1])], -1) / SPAN


def quads(rows: int, columns: int) -> Array:
    """Return the faces of a grid of points."""
    index = np.arange(rows * columns).reshape(rows, columns)
    return np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 4)


def shot(last: Last) -> BakedShape:
    """Stand the finished shoe over the origin and render it from in front of its outer side."""
    for thing in bpy.context.scene.objects:
        thing.location.x -= 1.5 * last.length
    scene.table_light()
    scene.frame(VIEW, margin=0.05)
    bake = scene.bake(floor=True, shine=True, samples=6)
    exposed = EXPOSURE * bake.light.astype(np.float32) ** CONTRAST
    highlights = np.maximum(exposed - SHOULDER, 0)
    return replace(bake, light=(exposed - 0.55 * highlights).astype(np.float16))
