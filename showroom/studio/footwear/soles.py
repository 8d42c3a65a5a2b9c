"""Soles of open footwear: insoles, slabs, wedges and heels, shaped by a `Foot`."""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from showroom.geometry.foot import INNER, LENGTH, OUTER, Foot, curve
from showroom.rendering.baked_shape import Array
from showroom.studio.meshes import grid

RING = 240
"""Points round a sole."""

Level = tuple[Array | float, Array | float]
"""Distance below the sole line and distance outwards, each one number or one for each point of the ring."""


SKIRT = 0.06
"""Distance from the border of a sock down to its sole."""


def sock(
    foot: Foot, number: int, rough: float = 0.6, rim: float = 0.0, up: float = 0.03, inset: float = 0.02
) -> None:
    """Lay the surface the foot stands on; pattern coordinates are its plan in foot lengths.

    Args:
        foot: the foot.
        number, rough: see `scene.part`.
        rim: how much higher its border is than its middle.
        up: its height above the last's sole line.
        inset: distance from the last's edge.
    """
    s = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 120)) / 2 + 0.5
    around, _ = foot.perimeter(RING)
    s = around.min() + np.ptp(around) * (0.004 + 0.992 * s)
    across = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 25))
    across = np.concatenate([across[:1], across, across[-1:]])
    skirt = np.zeros(27)
    skirt[[0, -1]] = SKIRT
    outer, inner = foot.edge(s, OUTER) + inset, foot.edge(s, INNER) - inset
    half = np.maximum(inner - outer, 0.004) / 2
    y = ((outer + inner) / 2)[:, None] + half[:, None] * across
    along = np.broadcast_to(s[:, None], y.shape)
    points = foot.point(along, y, up + rim * np.abs(across) ** 3 - skirt)
    grid(points, number, rough, uv=np.stack([along, y / LENGTH + 0.5], -1))


def ring(out: Array | float, s: Array, y: Array) -> tuple[Array, Array]:
    """Move a footprint outwards by a distance, or by one for each of its points."""
    at = np.stack([s * LENGTH, y], 1)
    away = np.roll(at, -1, 0) - np.roll(at, 1, 0)
    away = np.stack([-away[:, 1], away[:, 0]], 1) / (np.linalg.norm(away, axis=1)[:, None] + 1e-9)
    away *= np.sign(((at - at.mean(0)) * away).sum())
    moved = at + np.broadcast_to(out, len(at))[:, None] * away
    return moved[:, 0] / LENGTH, moved[:, 1]


def slab(foot: Foot, levels: Sequence[Level], number: int, rough: float = 0.5) -> bpy.types.Object:
    """Run a wall round the footprint, open above and below but for a lip.

    Args:
        foot: the foot.
        levels: from top to bottom.
        number, rough: see `scene.part`.
    """
    s, y = foot.perimeter(RING)
    (first, first_out), (final, final_out) = levels[0], levels[-1]
    lips = (first + 0.06, first_out - 0.06), (final, final_out - 0.06)
    rows = []
    for below, out in (lips[0], *levels, lips[1]):
        row = foot.point(*ring(out, s, y))
        row[:, 2] -= below
        rows.append(row)
    return grid(np.stack(rows, 1), number, rough, closed=(True, False), uv=_wall_uv(rows))


def _wall_uv(rows: list[Array]) -> Array:
    """Round the footprint 0..1, and down the wall in the same units."""
    count = len(rows[0])
    around = np.broadcast_to(np.linspace(0, 1, count, endpoint=False)[:, None], (count, len(rows)))
    length = np.linalg.norm(np.diff(rows[1], axis=0), axis=1).sum()
    down = np.stack([(rows[1] - row)[:, 2] / length for row in rows], 1)
    return np.stack([around, np.clip(0.5 - down, 0, 1)], -1)


def rounded(
    top: Array | float, bottom: Array | float, out: Array | float = 0.0, edge: float = 0.02
) -> list[Level]:
    """Return the levels of a wall with rounded edges."""
    turn = np.linspace(0, np.pi / 2, 5)
    upper: list[Level] = [(top + edge * (1 - np.cos(a)), out - edge * (1 - np.sin(a))) for a in turn]
    lower: list[Level] = [(bottom - edge * (1 - np.cos(a)), out - edge * (1 - np.sin(a))) for a in turn[::-1]]
    return upper + lower


def ground(foot: Foot, arch: float = 0.0) -> Array:
    """Return how far below the sole line the ground side of a sole is, for each point of the ring.

    It is flat under ball and heel, turns up under the toes with the last, and leaves the ground by `arch` at
    the waist.
    """
    s, _ = foot.perimeter(RING)
    z = foot.point(s, 0 * s)[:, 2]
    toes = np.clip(z - foot.sole, 0, None) * (s > 0.75)
    return z - toes - arch * np.exp(-(((s - 0.42) / 0.12) ** 2))


def thin(foot: Foot, top: float = -0.004) -> list[Level]:
    """Return the levels of a dress shoe's sole, which ends under the heel."""
    s, _ = foot.perimeter(RING)
    out = np.interp(s, [0.0, 0.12, 0.26, 0.95, 1.1], [-0.05, -0.03, 0.01, 0.01, -0.004])
    return rounded(top, 0.034, out, 0.01)


def platform(foot: Foot, top: float = -0.004, out: float = 0.012) -> list[Level]:
    """Return the levels of a covered platform that runs out into a thin waist."""
    s, _ = foot.perimeter(RING)
    forward = np.clip((s - 0.46) / 0.18, 0, 1)
    share = forward * forward * (3 - 2 * forward)
    below = 0.034 + (ground(foot) - 0.034) * share
    return rounded(top, below, np.interp(s, [0.0, 0.12, 0.26], [-0.05, -0.03, out]), 0.012)


def taper(foot: Foot, height: float) -> Array:
    """Return how far out a wedge's foot is, for each point of the ring: drawn in under the heel."""
    s, _ = foot.perimeter(RING)
    return 0.02 - 0.09 * height * np.clip((0.5 - s) / 0.5, 0, 1)


def wedge(foot: Foot) -> list[Level]:
    """Return the levels of a wedge that fills all between the sock and the ground."""
    floor, base = ground(foot), taper(foot, foot.heel)
    levels = rounded(-0.03, floor - 0.03, 0.02, 0.03)
    return [*levels[:5], *((below, base - 0.02 + out) for below, out in levels[5:])]


HEELS = {
    "stiletto": (
        ((0, 0), (0.12, 0.055), (0.3, 0.10), (0.65, 0.125), (1, 0.135)),
        ((0, 0.50), (0.1, 0.37), (0.25, 0.285), (0.5, 0.245), (1, 0.225)),
        ((0, 1), (0.12, 0.72), (0.3, 0.4), (0.55, 0.24), (1, 0.18)),
    ),
    "kitten": (
        ((0, 0), (0.25, 0.07), (0.6, 0.15), (1, 0.185)),
        ((0, 0.50), (0.2, 0.40), (0.5, 0.315), (1, 0.295)),
        ((0, 1), (0.3, 0.6), (0.6, 0.32), (1, 0.24)),
    ),
    "block": (
        ((0, 0), (0.1, 0.015), (0.5, 0.035), (1, 0.04)),
        ((0, 0.54), (0.15, 0.50), (0.5, 0.48), (1, 0.47)),
        ((0, 1), (0.2, 0.95), (1, 0.92)),
    ),
    "cone": (
        ((0, 0), (0.15, 0.03), (0.5, 0.09), (1, 0.155)),
        ((0, 0.54), (0.2, 0.46), (0.5, 0.42), (1, 0.345)),
        ((0, 1), (0.2, 0.88), (0.5, 0.72), (1, 0.42)),
    ),
    "flared": (
        ((0, 0), (0.2, 0.06), (0.45, 0.1), (0.7, 0.09), (1, 0.03)),
        ((0, 0.54), (0.2, 0.43), (0.45, 0.38), (0.7, 0.39), (1, 0.46)),
        ((0, 1), (0.2, 0.8), (0.45, 0.66), (0.7, 0.7), (1, 0.95)),
    ),
    "stacked": (
        ((0, 0), (0.5, 0.02), (1, 0.03)),
        ((0, 0.58), (1, 0.55)),
        ((0, 1), (1, 0.96)),
    ),
}
"""Heel -> back edge, front edge (both x) and share of the seat's width, as (share of the way down, value)."""


def heel(foot: Foot, kind: str, number: int, tip: int, rough: float = 0.3) -> None:
    """Stand the foot on a heel with a rubber tip."""
    back, front, wide = (curve(points) for points in HEELS[kind])
    t = np.linspace(0, 1, 26) ** 2 * 0.2
    outer, inner = foot.edge(t, OUTER), foot.edge(t, INNER)
    depth = np.concatenate([t[::-1], t[1:], np.full(12, t[-1])]) / t[-1]
    across = np.concatenate([outer[::-1], inner[1:], np.linspace(inner[-1], outer[-1], 14)[1:-1]])
    seat = foot.point(depth * t[-1], across, -0.02)
    hollow = np.concatenate([np.zeros(51), 0.10 * np.sin(np.linspace(0, np.pi, 12))])
    base = float(foot.point(np.array(0.0), np.array(0.0))[0])
    share = np.linspace(0, 1, 60)
    rows = []
    for f in share:
        x = base + back(f) + (front(f) - back(f)) * (depth - hollow * (1 - 0.6 * f))
        top = np.interp(x, seat[:26][::-1, 0], seat[:26][::-1, 2])
        rows.append(np.stack([x, across * wide(f), top * (1 - f) + 0.035 * f], 1))
    grid(np.array(rows).transpose(1, 0, 2), number, rough, closed=(True, False))
    end = rows[-1]
    low = [end * (1, 1, 0) + (0, 0, z) for z in (0.034, 0.004, 0.0)]
    low.append(0.02 * low[-1] + 0.98 * low[-1].mean(0))
    grid(np.array(low).transpose(1, 0, 2), tip, 0.6, closed=(True, False))
