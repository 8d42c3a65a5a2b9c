"""Uppers of open footwear: closed uppers, straps, buckles, bows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bpy
import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from showroom.geometry.foot import INNER, LENGTH, OUTER, Foot
from showroom.rendering.baked_shape import Array
from showroom.studio.meshes import grid, soften, thicken, tube

Topline = Sequence[tuple[float, float, float]]
"""Points of a shoe's opening from the throat to the back: s, share of the foot's half-width there, height
above the sole. A share of 0 is the middle: first at the throat, last at the back."""

Path = Sequence[tuple[float, float]]
"""Points (s, turn) of `Foot.over`."""

AROUND, UP = 110, 28
"""Points of half an upper, along its border and up its wall."""


def upper(
    foot: Foot,
    topline: Topline,
    outside: int,
    inside: int,
    binding: int,
    rough: float = 0.35,
    toe: float = 1.9,
    open_toe: tuple[float, float] = (0.0, 0.0),
    puff: float = 0.04,
) -> Array:
    """Close the foot in from the sole's edge to the opening.

    It reaches as far back as the topline does: one from the throat to the waist is a mule, one from the waist
    to the back is a heel counter.

    Args:
        foot: the foot.
        topline: its opening.
        outside, inside, binding: parts of the outside, the lining and the bound edge.
        rough: see `scene.part`.
        toe: fullness of the toe, 1.4 sharp, 2 round, 2.6 boxy.
        open_toe: (share of each side's border, share of the height) that a peep toe cuts away.
        puff: how far it swells over the sole.

    Returns:
        The points of the outside, border x height x 3, from the outer side to the inner.
    """
    sides = [_side(foot, side, topline, toe, open_toe, puff) for side in (OUTER, INNER)]
    front, back = topline[0][1] == 0, topline[-1][1] == 0
    if front:
        points = np.concatenate([sides[0][::-1], sides[1][1 : -1 if back else None]])
    else:
        points = np.concatenate([sides[0], sides[1][::-1][1:]])
    loop = (front and back, False)
    uv = _spread(points)
    grid(points, outside, rough, closed=loop, uv=uv)
    within = points - 0.022 * _normals(points, loop[0])
    grid(within, inside, 0.6, closed=loop, uv=uv)
    rim = (points[:, -1] + within[:, -1]) / 2
    tube(rim, 0.019, binding, rough, closed=loop[0])
    if open_toe[0]:
        low = (points[:, 0] + within[:, 0]) / 2
        tube(low, 0.017, binding, rough, closed=loop[0])
    return points


def _spread(points: Array) -> Array:
    """Return pattern coordinates in units: 3 at the middle of the border, 1 at the opening."""
    middle = (AROUND - 1, UP // 2)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points[:, middle[1]], axis=0), axis=1))])
    steps = np.linalg.norm(np.diff(points, axis=1), axis=2)
    below = np.concatenate([np.cumsum(steps[:, ::-1], 1)[:, ::-1], np.zeros((len(points), 1))], 1)
    return np.stack([np.broadcast_to((3 + along - along[middle[0]])[:, None], below.shape), 1 - below], -1)


def _flat(path: Array, offset: Array) -> Array:
    """Return pattern coordinates of a strap in units, its middle at v = 0.5."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    return np.stack(np.broadcast_arrays(along[:, None], 0.5 + offset), -1)


def _side(
    foot: Foot, side: int, topline: Topline, toe: float, open_toe: tuple[float, float], puff: float
) -> Array:
    """Return one side of an upper, from toe to back, AROUND x UP x 3."""
    s, y = foot.side(side, 400)
    u = np.linspace(0, 1, 400)
    at, share, high = np.array(topline, float).T
    where = np.interp(at, s[::-1], u[::-1])
    flank = int(np.argmax(share > 0.8))
    where[:flank] = where[flank] * np.linspace(0, 1, flank, endpoint=False) ** 0.9
    if share[-1] == 0:
        where[-1] = 1
    reach = np.linspace(where[0], where[-1], AROUND)
    s_low, y_low = np.interp(reach, u, s), np.interp(reach, u, y)
    tight = np.where(share > 0, share, share[-2] if len(share) > 1 else 1)
    tight[:flank] = share[:flank]
    kept = PchipInterpolator(where, tight)(reach)
    s_top = np.where(
        reach < where[flank],
        PchipInterpolator(where, at)(np.maximum(reach, where[0])),
        s_low + _draw(s_low, kept),
    )
    throat = PchipInterpolator(where, share * foot.edge(at, side))(reach)
    y_top = np.where(reach < where[flank], throat, y_low * kept)
    h_top = PchipInterpolator(where, high)(reach)
    turn = np.exp(-(((reach - where[flank]) / 0.13) ** 2))
    s_top, y_top, h_top = (_rounded_off(x, turn) for x in (s_top, y_top, h_top))
    if share[0] == 0:
        s_top[0], y_top[0] = at[0], 0
    bottom, top = foot.point(s_low, y_low, 0.0), foot.point(s_top, y_top, h_top, 0.45)
    return _ribs(
        bottom,
        top,
        _fullness(reach, where[flank], toe),
        _swell(s_low, y_low, side, puff),
        _start(reach, open_toe),
    )


def _rounded_off(values: Array, where: Array) -> Array:
    """Smooth a line a little, and much where a share `where` (0..1) says so."""
    little, much = (gaussian_filter1d(values, size, mode="nearest") for size in (1.5, 5.0))
    return little + (much - little) * where


def _draw(s: Array, share: Array) -> Array:
    """Return how far the opening is drawn in at the back."""
    return (1 - share) * np.clip(0.13 - s, 0, None)


def _fullness(reach: Array, flank: float, toe: float) -> Array:
    return np.interp(reach, [0, flank, 1], [toe, 2.3, 2.3])


def _start(reach: Array, open_toe: tuple[float, float]) -> Array:
    """Return at which share of its height each rib starts."""
    wide, high = open_toe
    return high * np.sqrt(np.clip(1 - (reach / max(wide, 1e-6)) ** 2, 0, 1))


def _swell(s: Array, y: Array, side: int, puff: float) -> Array:
    """Return how far each rib bulges outwards, as vectors."""
    tangent = np.gradient(np.stack([s * LENGTH, y], 1), axis=0)
    away = np.stack([tangent[:, 1], -tangent[:, 0], 0 * s], 1) * -side
    away /= np.linalg.norm(away, axis=1)[:, None] + 1e-9
    amount = np.interp(s, [0, 0.1, 0.4, 0.75, 0.95, 1.1], [1.3, 1, 0.5, 0.9, 0.3, 0.1])
    return away * (amount * puff)[:, None]


def _ribs(bottom: Array, top: Array, full: Array, swell: Array, start: Array) -> Array:
    v = start[:, None] + (1 - start[:, None]) * np.linspace(0, 1, UP)
    angle = v * np.pi / 2
    power = 2 / full[:, None]
    rise, along = np.sin(angle) ** power, 1 - np.cos(angle) ** power
    span = top - bottom
    points = bottom[:, None] + np.stack([span[:, None, k] * (along if k < 2 else rise) for k in range(3)], -1)
    return points + swell[:, None] * (np.sin(np.pi * v) ** 0.8 * (1 - 0.5 * v))[..., None]


def _normals(points: Array, closed: bool) -> Array:
    """Return normals of a grid of points that point away from its middle."""
    padded = np.concatenate([points[-1:], points, points[:1]]) if closed else points
    normal = np.cross(np.gradient(padded, axis=0), np.gradient(padded, axis=1))
    normal = normal[1:-1] if closed else normal
    normal /= np.linalg.norm(normal, axis=2, keepdims=True) + 1e-9
    outward = points - points.mean((0, 1))
    return normal * np.sign((normal * outward).sum())


def strap(
    foot: Foot,
    path: Path,
    width: float | Sequence[float],
    number: int,
    rough: float = 0.35,
    lift: float = 0.0,
    thick: float = 0.03,
    edge: float = 0.01,
) -> bpy.types.Object:
    """Lay a strap over the foot.

    Args:
        foot: the foot.
        path: its middle, from the outer side.
        width: its width, or that at even steps along it.
        number, rough: see `scene.part`.
        lift: distance from the foot, for straps on straps.
        thick: of its leather.
        edge: radius of its edges.
    """
    s, turn = _smooth(path, 90)
    wide = np.interp(np.linspace(0, 1, 90), np.linspace(0, 1, np.size(width)), np.atleast_1d(width))
    here = foot.over(s, turn, lift)
    along = np.gradient(here, axis=0)
    by_s, by_turn = (
        foot.over(s + 1e-3, turn, lift) - here,
        foot.over(s, turn + 1e-3, lift) - foot.over(s, turn - 1e-3, lift),
    )
    by_turn /= 2
    out = np.cross(by_s, by_turn)
    across = np.cross(out, along)
    across /= np.linalg.norm(across, axis=1)[:, None] + 1e-12
    ds, dturn = _solve(by_s, by_turn, across)
    k = np.linspace(-0.5, 0.5, 13)[None]
    step = wide[:, None] * k
    points = foot.over(
        s[:, None] + 1e-3 * ds[:, None] * step, turn[:, None] + 1e-3 * dturn[:, None] * step, lift
    )
    return soften(thicken(grid(points, number, rough, uv=_flat(here, step)), thick), edge)


def _solve(a: Array, b: Array, target: Array) -> tuple[Array, Array]:
    """Write vectors as sums of two others, by least squares."""
    aa, ab, bb = (a * a).sum(1), (a * b).sum(1), (b * b).sum(1)
    at, bt = (a * target).sum(1), (b * target).sum(1)
    whole = aa * bb - ab * ab + 1e-18
    return (at * bb - bt * ab) / whole, (bt * aa - at * ab) / whole


def _smooth(path: Path, count: int) -> tuple[Array, Array]:
    points = np.array(path, float)
    at = np.linspace(0, 1, len(points))
    where = np.linspace(0, 1, count)
    if len(points) == 2:
        return tuple(np.stack([np.interp(where, at, c) for c in points.T]))
    return tuple(PchipInterpolator(at, points)(where).T)


def band(
    foot: Foot,
    front: Callable[[Array], Array],
    back: Callable[[Array], Array],
    number: int,
    rough: float = 0.35,
    lift: float = 0.0,
    thick: float = 0.035,
    turns: tuple[float, float] = (0.0, 1.0),
) -> Array:
    """Lay a wide piece over the foot between two edges, given as s at each turn; return its points."""
    turn = np.linspace(*turns, 90)
    s = front(turn)[:, None] + (back(turn) - front(turn))[:, None] * np.linspace(0, 1, 40)
    points = foot.over(s, turn[:, None], lift)
    middle = (s - s.mean(1, keepdims=True)) * LENGTH
    soften(thicken(grid(points, number, rough, uv=_flat(points[:, 20], middle)), thick), 0.012)
    return points


def ribbon(
    path: Array,
    up: Array,
    width: float,
    number: int,
    rough: float = 0.35,
    closed: bool = False,
    thick: float = 0.03,
) -> bpy.types.Object:
    """Run a flat strap along points, `up` being the directions of its width."""
    k = np.linspace(-0.5, 0.5, 9)[None, :, None]
    points = path[:, None] + width * k * (up / np.linalg.norm(up, axis=1)[:, None])[:, None]
    uv = _flat(path, width * k[..., 0])
    return soften(thicken(grid(points, number, rough, closed=(closed, False), uv=uv), thick), 0.01)


def ankle(foot: Foot, height: float, tilt: float = 0.0, count: int = 120, slack: float = 0.0) -> Array:
    """Return a ring round the ankle, from the back along the outer side.

    Args:
        foot: the foot.
        height: above the heel's seat.
        tilt: how much lower it is in front.
        count: of points.
        slack: how far it stands off.
    """
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    base = foot.point(np.array(0.0), np.array(0.0))
    grow = 0.06 * np.clip((height - 0.6), -0.5, 1)
    x = base[0] + 0.40 - (0.35 + grow + slack) * np.cos(angle) + 0.12 * foot.heel * (height - 0.3)
    y = 0.01 - (0.25 + grow + slack) * foot.width**0.5 * np.sin(angle)
    z = base[2] + height + tilt * np.cos(angle)
    return np.stack([x, y, z], 1)


def round_heel(foot: Foot, stations: Sequence[tuple[float, float, float]], back: float) -> Array:
    """Return points from the outer side round the heel to the inner side, 140 x 3.

    Args:
        foot: the foot.
        stations: points of either side as in a `Topline`, from the front.
        back: height above the sole behind the heel.
    """
    halves = [
        [foot.point(np.array(s), foot.edge(np.array(s), side) * share, up, 0.45) for s, share, up in stations]
        for side in (OUTER, INNER)
    ]
    heel = foot.point(np.array(-0.01), np.array(0.0), back, 0.45)
    points = np.array([*halves[0], heel, *halves[1][::-1]])
    return CubicSpline(np.linspace(0, 1, len(points)), points)(np.linspace(0, 1, 140))


def buckle(
    middle: Array,
    along: Array,
    out: Array,
    size: tuple[float, float],
    number: int,
    wire: float = 0.016,
    prong: bool = True,
) -> None:
    """Put a rectangular frame with a prong on a strap.

    Args:
        middle: its centre.
        along: direction of the strap.
        out: direction away from the foot.
        size: along and across the strap.
        number: its part.
        wire: radius of its wire.
        prong: whether it has one.
    """
    along, out = along / np.linalg.norm(along), out / np.linalg.norm(out)
    across = np.cross(out, along)
    angle = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    corner = 0.35
    x = size[0] / 2 * np.sign(c) * np.abs(c) ** corner
    y = size[1] / 2 * np.sign(s) * np.abs(s) ** corner
    tube(middle + x[:, None] * along + y[:, None] * across, wire, number, 0.12, closed=True)
    if prong:
        t = np.linspace(-0.5, 0.55, 20)[:, None]
        tube(middle + t * size[0] * along + 0.012 * out, wire * 0.75, number, 0.12)


def on_foot(foot: Foot, s: float, turn: float, lift: float = 0.0) -> tuple[Array, Array, Array]:
    """Return a point of the foot, the direction across it from the outer side, and that away from it."""
    here = foot.over(np.array(s), np.array(turn), lift)
    across = foot.over(np.array(s), np.array(turn + 0.01), lift) - here
    ahead = foot.over(np.array(s + 0.01), np.array(turn), lift) - here
    out = np.cross(ahead, across)
    return here, across / np.linalg.norm(across), out / np.linalg.norm(out)


def bow(middle: Array, out: Array, size: float, number: int, rough: float = 0.5) -> None:
    """Tie a small bow whose loops lie across the foot.

    Args:
        middle: of its knot.
        out: away from the shoe.
        size: from tip to tip.
        number, rough: see `scene.part`.
    """
    out = out / np.linalg.norm(out)
    across = np.array([0.0, 1.0, 0.0])
    ahead = np.cross(across, out)
    half = size / 2
    t = np.linspace(0, 2 * np.pi, 60)
    for sign in (-1, 1):
        reach = half * (1 - np.cos(t)) / 2
        swell = 0.16 * size * np.sin(t)
        path = middle + sign * reach[:, None] * across + (0.02 + 0.5 * swell + 0.05 * size)[:, None] * out
        wide = size * (0.14 + 0.16 * (1 - np.cos(t)) / 2)
        k = np.linspace(-0.5, 0.5, 9)
        points = path[:, None] + (wide[:, None] * k)[..., None] * ahead
        thicken(grid(points, number, rough), 0.012)
    for sign in (-1, 1):
        t = np.linspace(0, 1, 30)
        path = middle + (sign * half * 0.75 * t)[:, None] * across - (0.42 * size * t**1.3)[:, None] * -ahead
        path = path + (0.03 * np.sin(np.pi * t))[:, None] * out
        k = np.linspace(-0.5, 0.5, 7)
        points = path[:, None] + (size * (0.1 + 0.08 * t)[:, None] * k)[..., None] * across
        thicken(grid(points, number, rough), 0.012)
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    knot = middle + 0.06 * size * out
    loop = knot + 0.085 * size * (np.cos(turn)[:, None] * out + np.sin(turn)[:, None] * across * 1.1)
    k = np.linspace(-0.5, 0.5, 9)
    points = loop[:, None] + (0.24 * size * k)[None, :, None] * ahead
    thicken(grid(points, number, rough, closed=(True, False)), 0.012)
