"""Pairs of socks that stand as if worn, toes to the right, one behind the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape

LEG, CUFF, HEEL, TOE = 1, 2, 3, 4

ROWS, COLUMNS = 460, 320

Station = tuple[float, float, float, float, float]
"""Of a section, in cm: its front (along the foot, up), its back likewise, half its width."""

_FOOT: tuple[Station, ...] = (
    (4.5, 10.4, -4.5, 8.6, 3.5),
    (5.0, 9.2, -5.3, 5.2, 3.45),
    (5.6, 8.5, -5.2, 2.4, 3.4),
    (6.5, 7.9, -3.4, 0.4, 3.4),
    (7.9, 7.1, 0.6, 0.0, 3.5),
    (10.2, 6.2, 6.6, 0.1, 3.7),
    (14.0, 5.1, 12.6, 0.1, 4.2),
    (17.6, 4.2, 17.2, 0.0, 4.2),
    (20.2, 3.2, 20.2, 0.3, 3.3),
    (21.4, 2.3, 21.4, 1.0, 1.6),
    (21.7, 1.7, 21.7, 1.5, 0.4),
)
"""From the ankle to the toes."""

_LINER: tuple[Station, ...] = (
    (12.3, 5.3, -5.3, 5.6, 3.7),
    (12.6, 5.3, -5.8, 4.0, 3.9),
    (12.8, 5.3, -5.4, 1.9, 3.9),
    (13.0, 5.2, -3.4, 0.3, 3.9),
    (13.2, 5.2, 0.8, 0.0, 4.0),
    (13.5, 5.2, 7.0, 0.1, 4.1),
)
"""From a low opening round the heel to the toes."""


@dataclass(frozen=True)
class SockShape:
    """A sock; lengths in cm.

    Attributes:
        leg: its sections from its opening down to the ankle.
        cuff: how far its rib reaches down.
        begins: how many sections of the foot lie above its opening.
        size: factor of all of it.
        rolls: depth of the rolls in which its leg has slipped down.
        behind: how far back, and how far to the left, the second sock stands.
        fill: share of the picture that the pair fills.
    """

    leg: tuple[Station, ...]
    cuff: float
    begins: int = 0
    size: float = 1.0
    rolls: float = 0.0
    behind: tuple[float, float] = (10.0, 5.0)
    fill: float = 0.86


def _leg(top: float, wide: float = 4.6) -> tuple[Station, ...]:
    """Return sections of a leg, widest at the calf."""
    heights = np.linspace(top, 13.0, max(2, round((top - 10) / 4)))
    calf = 0.75 * np.exp(-(((heights - 30) / 8) ** 2))
    grow = np.clip((heights - 12) / 14, 0, 1) * (wide - 4.0)
    return tuple(
        (4.1 + g + 0.3 * c, z, -4.3 - g - 1.3 * c, z, 3.6 + g + c)
        for z, g, c in zip(heights.tolist(), grow.tolist(), calf.tolist(), strict=True)
    )


SILHOUETTES = {
    "crew": SockShape(_leg(25), 3.6),
    "quarter": SockShape(_leg(15.5), 2.6),
    "ankle": SockShape(((4.6, 10.2, -4.7, 9.4, 3.5),), 1.2, begins=1, behind=(9.5, 4.0)),
    "liner": SockShape(_LINER, 0.5, begins=6, behind=(9.5, 4.0)),
    "knee": SockShape(_leg(42, 5.0), 3.4, behind=(11.0, 7.0), fill=0.94),
    "slouch": SockShape(_leg(23, 5.2), 3.0, rolls=0.75),
    "kids": SockShape(_leg(17, 4.8), 2.8, size=0.72),
}


def _around(count: int = COLUMNS) -> Array:
    """Return angles round a section from its back to its back; the front is 0."""
    return np.linspace(-np.pi, np.pi, count + 1)


def _creases(down: Array, angle: Array, ankle: float, seed: int) -> Array:
    """Return how far the knit of a standing sock stands out, in cm: folds at the ankle, soft dents."""
    rng = np.random.default_rng(seed)
    ahead = np.clip(np.cos(angle), 0, 1) ** 0.7
    behind = np.clip(-np.cos(angle), 0, 1)
    total = 0.0 * down * angle
    for place, depth, wide in ((-2.6, 0.16, 0.8), (-0.9, -0.22, 0.6), (0.5, 0.24, 0.7), (2.0, -0.18, 0.8)):
        lean = 1.6 * np.sin(angle + rng.uniform(-0.6, 0.6)) + 1.2 * angle**2 / 4
        total += depth * ahead * np.exp(-(((down - ankle - place - lean) / wide) ** 2))
    for place, depth in ((-4.0, -0.16), (-2.6, 0.15), (-1.2, -0.14)):
        total += depth * behind * np.exp(-(((down - ankle - place + 0.6 * np.abs(np.sin(angle))) / 0.7) ** 2))
    for _ in range(7):
        around, along = rng.integers(1, 5), rng.uniform(0.15, 0.5)
        total += 0.035 * np.sin(around * angle + along * down + rng.uniform(0, 6))
    return total


def _rolls(down: Array, angle: Array, ankle: float, depth: float) -> Array:
    """Return the rolls of a leg that has slipped down: uneven, and each lies askew."""
    askew = down + 0.7 * np.sin(angle + 0.35 * down) + 0.35 * np.sin(2 * angle - 0.5 * down)
    phase = askew / 2.9 + 0.28 * np.sin(askew / 2.1)
    uneven = 0.75 + 0.35 * np.sin(angle - 0.6 * down) + 0.2 * np.sin(3 * angle + 0.8 * down)
    wave = np.abs(np.sin(np.pi * phase)) ** 0.9 - 0.5
    return depth * uneven * wave * np.clip((ankle + 1 - down) / 4, 0, 1) * np.clip((down - 2.4) / 2, 0, 1)


def _tube(shape: SockShape, seed: int) -> tuple[Array, Array, Array, float, float]:
    """Return points (rows x columns x 3: along the foot, aside, up), their place down the instep and angle.

    Also how far down the heel and the toes are.
    """
    from showroom.studio import small_meshes

    line = small_meshes.smooth([*shape.leg, *_FOOT[shape.begins :]], ROWS, False)
    front, back, wide = line[:, :2], line[:, 2:4], line[:, 4]
    middle, reach = (front + back) / 2, (front - back) / 2
    step = np.linalg.norm(np.diff(middle, axis=0), axis=1)
    down = np.concatenate([[0], np.cumsum(step)])[:, None]
    angle = _around()[None]
    heel, ankle = (float(down[np.argmin(np.abs(line - np.array(_FOOT[i])).sum(1)), 0]) for i in (2, 1))
    toe = float(down[np.argmin(np.abs(line[:, 0] - 17.2)), 0])
    out = _creases(down, angle, ankle, seed)
    if shape.rolls:
        out = out + _rolls(down, angle, ankle, shape.rolls)
    out *= np.clip((down[-1] - down) / 6, 0, 1) * np.clip(down / 3, 0, 1) ** 0.5
    size = np.hypot(*reach.T)[:, None]
    length = (size + out) / size
    power = 2 / 2.25
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** power, np.sign(s) * np.abs(s) ** power
    flat = middle[:, None] + reach[:, None] * (c * length)[..., None]
    aside = (wide[:, None] + out) * s
    points = np.stack([flat[..., 0], aside, np.maximum(flat[..., 1], 0.03)], -1)
    return points, down, angle, heel, toe


def _with_rim(points: Array, down: Array) -> tuple[Array, Array]:
    """Fold the opening over its edge and some way down inside."""
    top = points[0]
    center = top.mean(0)
    inward = (center - top) / (np.linalg.norm(center - top, axis=1)[:, None] + 1e-9)
    drop = points[ROWS // 12].mean(0) - center
    drop *= min(1.0, 0.1 * top[:, 2].min()) / np.linalg.norm(drop)
    steps = ((1.5, 5.0), (0.95, 2.0), (0.5, 0.4), (0.3, 0.06))
    rows = [top + inward * by + drop * deep for by, deep in steps]
    rows.append(top + inward * 0.14 - drop * 0.06)
    inside = np.array([-5.0, -2.0, -0.45, -0.2, -0.1])[:, None]
    return np.concatenate([np.stack(rows), points]), np.concatenate([inside, down])


def _stand(shape: SockShape, seed: int, back: float, left: float, turn: float) -> None:
    from showroom.studio import meshes

    points, down, angle, heel, toe = _tube(shape, seed)
    points, down = _with_rim(points, down)
    high = 2.1 / 27
    c, s = np.cos(turn), np.sin(turn)
    placed = np.stack([points[..., 0] - left, points[..., 1] + back, points[..., 2]], -1) * shape.size * high
    placed = placed @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    girth = 2 * np.pi * 3.9 * shape.size
    uv = np.stack(np.broadcast_arrays(angle / (2 * np.pi) * girth, -down * shape.size), -1)
    rows, columns = uv.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1)
    at, side = (down[:-1] + down[1:]) / 2, (angle[:, :-1] + angle[:, 1:]) / 2
    from_back = np.pi - np.abs(side)
    kind = np.full(faces.shape[:2], LEG)
    kind[np.abs(at - heel) < 4.2 * (1 - from_back / 1.75)] = HEEL
    kind[np.broadcast_to(at > toe, kind.shape)] = TOE
    kind[np.broadcast_to(at < shape.cuff, kind.shape)] = CUFF
    for number in np.unique(kind):
        meshes.mesh(placed.reshape(-1, 3), faces[kind == number], int(number), 1.0, uv.reshape(-1, 2))


def model(silhouette: str) -> BakedShape:
    """Stand a pair on the floor and bake it."""
    from showroom.studio import scene

    shape = SILHOUETTES[silhouette]
    back, left = shape.behind
    scene.new_scene()
    _stand(shape, 5, 0.0, 0.0, 0.0)
    _stand(shape, 8, back, left, 0.06)
    scene.table_light()
    scene.frame((0.34, -1, 0.3), fill=shape.fill)
    return scene.bake(floor=True, samples=10)
