"""The foot that open footwear is built round: its sole line, its footprint and the surface straps lie on.

One unit is 10 cm. x runs from the back of the heel to the toes, the outer side of the foot faces the viewer
(y < 0) and the ground is z = 0. `s` is the share of the foot's length along its sole, 0 at the back and 1 at
the toes, so that a foot keeps its length however high it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.optimize import brentq

from showroom.rendering.baked_shape import Array

LENGTH = 2.4
OUTER, INNER = -1, 1
"""Sides of the foot."""

BEND = (
    (-0.03, 0.42),
    (0.1, 0.5),
    (0.2, 0.7),
    (0.32, 1),
    (0.5, 1),
    (0.6, 0.75),
    (0.68, 0.3),
    (0.75, 0),
    (1.2, 0),
)
"""Slope of a raised foot along its sole: (s, share of the steepest)."""

BALL = 0.75
"""Share s at which the sole touches the ground."""

_OUTER_SIDE = ((0.74, -0.375), (0.6, -0.345), (0.45, -0.285), (0.3, -0.255), (0.15, -0.245), (0.055, -0.18))
_BACK = ((0.012, -0.09), (0.0, 0.0), (0.012, 0.09))
_INNER_SIDE = ((0.055, 0.18), (0.15, 0.235), (0.3, 0.215), (0.45, 0.205), (0.6, 0.27), (0.72, 0.335))
_SHAFT = _OUTER_SIDE + _BACK + _INNER_SIDE
_TOES = {
    "round": (
        ((1.0, 0.04), (0.985, -0.11), (0.93, -0.245), (0.85, -0.33)),
        ((0.82, 0.345), (0.92, 0.29), (0.98, 0.17)),
    ),
    "almond": (
        ((1.04, 0.06), (1.02, -0.04), (0.95, -0.185), (0.86, -0.295)),
        ((0.83, 0.32), (0.94, 0.24), (1.02, 0.13)),
    ),
    "point": (
        ((1.12, 0.07), (1.105, 0.03), (1.0, -0.115), (0.87, -0.27)),
        ((0.83, 0.3), (0.99, 0.18), (1.105, 0.10)),
    ),
    "square": (
        ((1.03, 0.05), (1.028, -0.13), (0.995, -0.215), (0.87, -0.32)),
        ((0.83, 0.325), (0.98, 0.265), (1.026, 0.2)),
    ),
    "foot": (
        ((0.99, 0.16), (0.975, 0.0), (0.92, -0.19), (0.84, -0.32)),
        ((0.83, 0.35), (0.92, 0.335), (0.975, 0.25)),
    ),
}
"""Name of a toe shape -> points (s, y) from its tip down the outer side, and up the inner side to the tip."""

INSTEP = (
    (-0.05, 1.15),
    (0.2, 1.02),
    (0.35, 0.80),
    (0.45, 0.66),
    (0.6, 0.49),
    (0.7, 0.40),
    (0.8, 0.31),
    (0.9, 0.235),
    (1.0, 0.15),
    (1.15, 0.08),
)
"""Height of the foot's ridge above its sole: (s, height)."""


TUCK = 0.035
"""Distance from the sole's edge at which straps come up."""


def curve(points: tuple[tuple[float, float], ...]) -> PchipInterpolator:
    """Return a smooth function through points (x, y) that does not overshoot."""
    x, y = np.array(points, float).T
    return PchipInterpolator(x, y)


@dataclass(frozen=True)
class Foot:
    """A right foot in the pose a shoe gives it.

    Attributes:
        toe: a shape of toe: round, almond, point, square, or foot for a sole that follows the toes.
        heel: how much higher the heel stands than the ball.
        sole: thickness of what is under the ball.
        width: of the foot, 1 for a slim woman's shoe.
        spring: how far the toe tip turns up.
    """

    toe: str = "round"
    heel: float = 0.1
    sole: float = 0.06
    width: float = 1.0
    spring: float = 0.22

    @cached_property
    def _spine(self) -> tuple[Array, Array, Array, Array]:
        """s, x, z and the downward slope in radians along the sole."""
        s = np.linspace(-0.03, 1.2, 800)
        step = (s[1] - s[0]) * LENGTH
        bend = curve(BEND)(s)
        raised = s > 0

        def drop(steepest: float) -> float:
            return float(np.sin(steepest * bend[raised]).sum() * step - self.heel)

        slope = brentq(drop, 0, 1.4) * bend - self.spring * np.clip((s - BALL) / 0.25, 0, None)
        x, z = np.cumsum(np.cos(slope)) * step, -np.cumsum(np.sin(slope)) * step
        return s, x - np.interp(0, s, x), z - np.interp(BALL, s, z) + self.sole, slope

    def point(self, s: Array, y: Array, up: Array | float = 0.0, lean: float = 1.0) -> Array:
        """Return points above the sole; `lean` 0 measures upwards, 1 square to the sole."""
        along, x, z, slope = self._spine
        tilt = lean * np.interp(s, along, slope)
        across, high = np.interp(s, along, x) + up * np.sin(tilt), np.interp(s, along, z) + up * np.cos(tilt)
        return np.stack(np.broadcast_arrays(across, y, high), -1)

    @cached_property
    def _outline(self) -> Array:
        down, up = _TOES[self.toe]
        points = np.array(down + _SHAFT + up) * (LENGTH, self.width)
        loop = np.concatenate([points, points[:1]])
        chord = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(loop, axis=0), axis=1) ** 0.5)])
        dense = CubicSpline(chord, loop, bc_type="periodic")(np.linspace(0, chord[-1], 2400))
        return dense / (LENGTH, 1)

    def side(self, side: int, count: int) -> tuple[Array, Array]:
        """Return s and y of a side's edge, evenly from the toe tip to the back."""
        outline = self._outline
        back = int(np.argmin(outline[:, 0]))
        half = outline[: back + 1] if side == OUTER else outline[back:][::-1]
        return tuple(_even(half * (LENGTH, 1), count).T / [[LENGTH], [1]])

    def perimeter(self, count: int) -> tuple[Array, Array]:
        """Return s and y round the footprint, evenly, from the toe tip along the outer side."""
        even = _even(self._outline * (LENGTH, 1), count + 1)[:-1]
        return even[:, 0] / LENGTH, even[:, 1]

    def edge(self, s: Array, side: int) -> Array:
        """Return y of a side's edge at s."""
        at, y = self.side(side, 600)
        return np.interp(s, at[::-1], y[::-1])

    def over(self, s: Array, turn: Array, lift: float = 0.0) -> Array:
        """Return points on the back of the foot, where straps lie.

        Args:
            s: along the sole.
            turn: across the foot, 0 at the sole's outer edge, 0.5 on the ridge, 1 at the inner edge.
            lift: distance from the foot.
        """
        s, turn = np.broadcast_arrays(np.asarray(s, float), np.asarray(turn, float))
        outer, inner = self.edge(s, OUTER), self.edge(s, INNER)
        angle = np.pi * np.clip(turn, 0, 1)
        half, rise = (inner - outer) / 2, np.sin(angle) ** 0.85
        spread = half + lift - TUCK * (1 - rise)
        y = (inner + outer) / 2 - spread * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.9
        high = (curve(INSTEP)(s) * self.width**0.4 + lift) * rise
        return self.point(s, y + 0.16 * half * rise, high)


def _even(points: Array, count: int) -> Array:
    """Space points evenly along the line through them."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    length = np.concatenate([[0], np.cumsum(steps)])
    at = np.linspace(0, length[-1], count)
    return np.stack([np.interp(at, length, column) for column in points.T], -1)
