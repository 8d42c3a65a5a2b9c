"""Cloth that hangs round a body: the tube round the trunk, sleeves, bands, and what is sewn on top.

One unit is about 37 cm. The neck is at z = 0, the garment hangs below it and faces -y. Points on the tube are
given by an angle (0 the middle of the front, pi / 2 its left-hand side as we see it from the right, pi the
middle of the back) and a height. Pattern coordinates are lengths along the cloth,
`garment_forms.UNITS` of them to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import bpy
import numpy as np
from scipy import ndimage
from scipy.interpolate import PchipInterpolator

from showroom.geometry.garment_forms import UNITS
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes

Relief = Callable[[Array, Array], Array]
"""Distance that cloth stands out; takes two coordinates of the same shape: angle and height on the
trunk, angle and share of the length on a sleeve."""

Knots = Sequence[tuple[float, float]]


def smooth(knots: Knots) -> Callable[[Array], Array]:
    """Return a curve through (position, value) knots that does not overshoot and stays level outside them."""
    where, value = np.array(sorted(knots), float).T
    through = PchipInterpolator(where, value)
    return lambda x: through(np.clip(x, where[0], where[-1]))


def step(x: Array, low: float, high: float) -> Array:
    """Rise smoothly from 0 at `low` to 1 at `high`; falls when `high` is below `low`."""
    share = np.clip((x - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


@dataclass(frozen=True)
class Trunk:
    """The tube of cloth round the body.

    Attributes:
        width, depth: half width and half depth at heights, the hem first.
        neck: half width where the shoulders begin.
        slope: how much the shoulders fall per unit outwards.
        rounding: how far below the shoulder line the front starts to turn backwards; 0 for an open top.
        power: of the superellipse that the tube is cut to; 2 is an ellipse, more is boxier.
        reliefs: folds, added up.
        grain: height whose lengths round the tube hold at all heights, so that a check follows its pleats;
            None where each height has its own.
    """

    width: Knots
    depth: Knots
    neck: float = 0.25
    slope: float = 0.3
    rounding: float = 0.3
    power: float = 2.3
    reliefs: tuple[Relief, ...] = field(default=())
    grain: float | None = None

    def at(self, angle: Array | float, z: Array | float, lift: Array | float = 0.0) -> Array:
        """Return points on the cloth, or `lift` above it."""
        angle, z = np.broadcast_arrays(np.asarray(angle, float), np.asarray(z, float))
        s, c = np.sin(angle), np.cos(angle)
        round_off = (np.abs(s) ** self.power + np.abs(c) ** self.power) ** (1 / self.power)
        out = lift + sum((relief(angle, z) for relief in self.reliefs), np.zeros_like(z))
        x, y = self._width(z) * s / round_off, -self._depth(z) * c / round_off
        if self.rounding:  # folds end at the shoulder seam, where front and back meet
            below = np.clip((self.shoulder(x) - z) / self.rounding, 0, 1)
            y, out = y * np.sqrt(1 - (1 - below) ** 2), out * step(below, 0, 0.4)
        return np.stack([x + out * s, y - out * c, z], -1)

    def angle(self, x: Array, z: Array) -> Array:
        """Return the angle of points of the front that are seen at (x, z), folds disregarded."""
        share = np.clip(np.abs(x) / self._width(z), 0, 1) ** self.power
        return np.sign(x) * np.arctan2(share ** (1 / self.power), (1 - share) ** (1 / self.power))

    def shoulder(self, x: Array) -> Array:
        """Return the height of the shoulder line."""
        return -self.slope * np.maximum(np.abs(x) - self.neck, 0)

    def pattern(self, angle: Array, z: Array) -> Array:
        """Return pattern coordinates: the length round the tube from the front's middle, and the height."""
        low, high, table = self._lengths
        level = z if self.grain is None else np.full_like(z, self.grain)
        at = np.stack([
            (np.asarray(angle) + np.pi) / (3 * np.pi) * (table.shape[0] - 1),
            (np.asarray(level) - low) / (high - low) * (table.shape[1] - 1),
        ])  # fmt: skip
        length = ndimage.map_coordinates(table, at, order=1, mode="nearest")
        return np.stack([length, z], -1) / UNITS + 0.5

    @cached_property
    def _width(self) -> Callable[[Array], Array]:
        return smooth(self.width)

    @cached_property
    def _depth(self) -> Callable[[Array], Array]:
        return smooth(self.depth)

    @cached_property
    def _lengths(self) -> tuple[float, float, Array]:
        """Tabulate lengths along the cloth for angles from -pi to 2 pi."""
        low, high = min(z for z, _ in self.width) - 0.2, 0.1
        angles, heights = np.linspace(-np.pi, 2 * np.pi, 721), np.linspace(low, high, 160)
        points = self.at(angles[:, None], heights[None])
        steps = np.linalg.norm(np.diff(points[..., :2], axis=0), axis=2)
        length = np.concatenate([np.zeros((1, len(heights))), np.cumsum(steps, 0)])
        return low, high, length - length[240]


def edge(trunk: Trunk, half: Array, back: bool = False) -> Array:
    """Return the upper edge of a front or back as rows of (angle, height).

    Args:
        trunk: that it lies on.
        half: x and z of the right half as seen from the front, from the side or armpit to the middle.
        back: lay it on the back.
    """
    half = np.asarray(half, float)
    angle = trunk.angle(half[:, 0], half[:, 1])
    if back:
        angle = np.pi - angle
    other = 2 * np.pi - angle if back else -angle
    both = np.concatenate([np.c_[angle, half[:, 1]], np.c_[other, half[:, 1]][-2::-1]])
    return both if back else both[::-1]


def panel(
    trunk: Trunk,
    top: Array,
    hem: float | Callable[[Array], Array],
    number: int,
    lift: float = 0.0,
    columns: int = 260,
    rows: int = 140,
    level: float | None = None,
) -> bpy.types.Object:
    """Hang a panel from an upper edge down to a hem.

    Args:
        trunk: that it lies on.
        top: rows of (angle, height), angles rising.
        hem: height of the lower edge, or a function of the angle.
        number: of the part.
        lift: distance above the trunk's cloth.
        columns, rows: of the mesh.
        level: height of the armpits, below which the columns under the armholes, that lie crowded or even
            folded over each other, spread; None leaves them.
    """
    steps = np.hypot(np.diff(top[:, 0]) * 0.8, np.diff(top[:, 1]))
    length = np.concatenate([[0], np.cumsum(steps)])
    at = np.linspace(0, length[-1], columns)
    angle, high = np.interp(at, length, top[:, 0]), np.interp(at, length, top[:, 1])
    low = hem(angle) if callable(hem) else np.full(columns, hem)
    share = np.linspace(0, 1, rows)
    z = low[:, None] + (high - low)[:, None] * share
    turned = np.broadcast_to(angle[:, None], z.shape)
    if level is not None:
        below = np.minimum(high, level)[:, None]
        turned = turned + (_spread(angle) - angle)[:, None] * step((below - z) / 0.3, 0, 1)
    return meshes.grid(trunk.at(turned, z, lift), number, 1, uv=trunk.pattern(turned, z))


def _spread(angle: Array) -> Array:
    """Return angles with the same ends that rise throughout."""
    rising = (np.maximum.accumulate(angle) + np.minimum.accumulate(angle[::-1])[::-1]) / 2
    even = ndimage.gaussian_filter1d(rising, len(angle) / 20, mode="nearest")
    return angle[0] + (even - even[0]) * (angle[-1] - angle[0]) / (even[-1] - even[0])


def tube(
    trunk: Trunk,
    top: float | Callable[[Array], Array],
    hem: float | Callable[[Array], Array],
    number: int,
    lift: float = 0.0,
    columns: int = 720,
    rows: int = 170,
) -> tuple[bpy.types.Object, bpy.types.Object]:
    """Hang a closed tube between two heights; returns its front, and its back as part `number` + 1."""
    halves = []
    for part, start in ((number, -np.pi / 2), (number + 1, np.pi / 2)):
        angle = np.linspace(start, start + np.pi, columns // 2)
        high = top(angle) if callable(top) else np.full(len(angle), top)
        halves.append(panel(trunk, np.c_[angle, high], hem, part, lift, columns // 2, rows))
    return halves[0], halves[1]


@dataclass(frozen=True)
class Sleeve:
    """A sleeve, described by its two edges as seen from the front.

    Attributes:
        armhole: x and z from the armpit to the tip of the shoulder, on the right.
        outer, inner: x and z of the edges from the tip and from the armpit to the cuff.
        depth: half depth at shares of the length.
        forward: how far the middle of the sleeve lies in front of the trunk's at shares of the length.
        reliefs: folds; angle 0 is the underside, pi / 2 the front, pi the upper side.
    """

    armhole: Array
    outer: Array
    inner: Array
    depth: Knots
    forward: Knots = ((0, 0), (1, 0.08))
    reliefs: tuple[Relief, ...] = ()

    def at(self, trunk: Trunk, angle: Array, share: Array) -> Array:
        """Return points of the right sleeve for n angles and m shares of its length, n x m x 3."""
        rows = np.linspace(0, 1, len(self.outer))
        outer, inner = (
            np.stack([np.interp(share, rows, edge[:, i]) for i in (0, 1)], -1)
            for edge in (self.outer, self.inner)
        )
        middle, half = (outer + inner) / 2, (outer - inner) / 2
        along, across = -np.cos(angle)[:, None], -np.sin(angle)[:, None]
        turned, far = np.meshgrid(angle, share, indexing="ij")
        swell = 1 + sum((r(turned, far) for r in self.reliefs), np.zeros_like(far)) / np.hypot(*half.T)
        depth, forward = smooth(self.depth)(share), smooth(self.forward)(share)
        points = np.stack([
            middle[:, 0] + half[:, 0] * along * swell,
            across * depth * swell - forward,
            middle[:, 1] + half[:, 1] * along * swell,
        ], -1)  # fmt: skip
        return (
            points + (self._loop(trunk, angle) - points[:, 0])[:, None] * (1 - step(share, 0, 0.3))[:, None]
        )

    def _loop(self, trunk: Trunk, angle: Array) -> Array:
        """Return the armhole's edge on the trunk."""
        steps = np.linalg.norm(np.diff(self.armhole, axis=0), axis=1)
        length = np.concatenate([[0], np.cumsum(steps)]) / steps.sum()
        up = (1 - np.cos(angle)) / 2
        x, z = (np.interp(up, length, self.armhole[:, i]) for i in (0, 1))
        front = trunk.angle(x, z)
        return trunk.at(np.where(np.sin(angle) >= 0, front, np.pi - front), z)


def sleeves(
    trunk: Trunk, sleeve: Sleeve, number: int, columns: int = 96, rows: int = 140
) -> tuple[Array, Array]:
    """Sew on both sleeves; returns the loops of points at their cuffs, the right one first."""
    angle = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    points = sleeve.at(trunk, angle, np.linspace(0, 1, rows))
    loops = []
    for side in (1, -1):
        mirrored = points * [side, 1, 1]
        ring(mirrored, number)
        loops.append(mirrored[:, -1])
    return loops[0], loops[1]


def ring(points: Array, number: int, rough: float = 1.0) -> bpy.types.Object:
    """Span a tube over a grid of points that closes along its first direction."""
    whole = np.linalg.norm(np.diff(points, axis=0, append=points[:1]), axis=2).mean(1).sum()
    uv = lengths(points)
    return meshes.grid(points, number, rough, closed=(True, False), uv=uv, period=whole / UNITS)


def lengths(points: Array) -> Array:
    """Return pattern coordinates of a grid: lengths across from its middle and down from its start."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=2).mean(1)
    across = np.concatenate([[0], np.cumsum(steps)])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=1), axis=2).mean(0))])
    across, along = np.meshgrid(across - across[-1] / 2, -along, indexing="ij")
    return np.stack([across, along], -1) / UNITS + 0.5


def band(
    loop: Array, profile: Sequence[tuple[float, float]], axis: Array, number: int, rough: float = 1.0
) -> Array:
    """Continue a closed loop of points by a band of cloth.

    Args:
        loop: n x 3 points.
        profile: rows of (distance along the axis, growth of the loop, 0 for none).
        axis: direction of the band, one for all points or one each.
        number, rough: see `scene.part`.

    Returns:
        The loop at its end.
    """
    middle = loop.mean(0)
    axis = np.broadcast_to(np.asarray(axis, float), loop.shape)
    fine = _refined(np.array(profile, float))
    rows = [middle + (loop - middle) * (1 + grow) + axis * far for far, grow in fine]
    points = np.stack(rows, 1)
    meshes.thicken(ring(points, number, rough), 0.02)
    return points[:, -1]


def refine(points: Array, times: int) -> Array:
    """Put smooth rows of points between the rows of a grid, along its second direction."""
    at = np.arange(points.shape[1])
    return PchipInterpolator(at, points, axis=1)(np.linspace(0, at[-1], times * len(at)))


def _refined(profile: Array) -> Array:
    """Return a smooth curve through the rows of a profile."""
    steps = np.linalg.norm(np.diff(profile, axis=0), axis=1)
    at = np.concatenate([[0], np.cumsum(steps)])
    return PchipInterpolator(at, profile)(np.linspace(0, at[-1], 6 * len(profile)))


def patch(
    trunk: Trunk, corners: Array, number: int, lift: float = 0.025, rough: float = 1.0, steps: int = 48
) -> bpy.types.Object:
    """Sew a four-sided piece on the front: a pocket, a flap, a placket, a lapel.

    Args:
        trunk: that it lies on.
        corners: x and z of its corners: lower left, lower right, upper right, upper left.
        number, rough: see `scene.part`.
        lift: how far it stands out from the cloth; its edges are rounded down to it.
        steps: of the mesh along each side.
    """
    s, t = np.meshgrid(*[0.5 - np.cos(np.linspace(0, np.pi, steps)) / 2] * 2, indexing="ij")
    a, b, c, d = np.asarray(corners, float)[:, None, None]
    flat = (1 - t[..., None]) * ((1 - s[..., None]) * a + s[..., None] * b)
    flat = flat + t[..., None] * ((1 - s[..., None]) * d + s[..., None] * c)
    x, z = flat[..., 0], flat[..., 1]
    size = np.array([np.linalg.norm(b - a), np.linalg.norm(d - a)])
    inward = np.minimum(np.minimum(s, 1 - s) * size[0], np.minimum(t, 1 - t) * size[1])
    raise_by = lift * np.sqrt(1 - (1 - np.clip(inward / 0.02, 0, 1)) ** 2) - 0.004
    angle = trunk.angle(x, z)
    return meshes.grid(trunk.at(angle, z, raise_by), number, rough, uv=trunk.pattern(angle, z))


def lens(distance: float = 10.0, level: float = -0.9) -> None:
    """Give all meshes the perspective of a camera at a distance and height, and centre them on the origin."""
    bpy.context.view_layer.update()
    things = [thing for thing in bpy.context.scene.objects if thing.type == "MESH"]
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for thing in things:
        points = (
            _vertices(thing) @ np.array(thing.matrix_world)[:3, :3].T + np.array(thing.matrix_world)[:3, 3]
        )
        scale = distance / (distance + points[:, 1:2])
        points[:, [0, 2]] = (points[:, [0, 2]] - [0, level]) * scale + [0, level]
        low, high = np.minimum(low, points.min(0)), np.maximum(high, points.max(0))
        thing.matrix_world = np.eye(4).tolist()
        thing.data.vertices.foreach_set("co", points.astype(np.float32).ravel())
        thing.data.update()
    for thing in things:
        thing.location = (-(low + high) / 2).tolist()


def _vertices(thing: bpy.types.Object) -> Array:
    flat = np.empty(3 * len(thing.data.vertices), np.float32)
    thing.data.vertices.foreach_get("co", flat)
    return flat.reshape(-1, 3).astype(float)
