"""Lasts: the form a shoe is built on, and the upper, sole and tongue that follow from it, as grids of points.

A shoe is about 3 units long (1 unit is a decimetre), its heel at x = 0 and its toe at x = 3, z up. It is a
right shoe: its outer side faces -y. The upper is a fan of *ribs*: each starts on the feather line, where the
upper meets the sole, and runs up to the spine over the toes or, behind the throat, to the edge of the
opening. A *share* counts ribs along one side from the tip of the toe, 0, to the back of the heel, 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator

from showroom.rendering.baked_shape import Array

RIBS, RUNGS = 150, 56
"""Ribs a side, and points on each."""

SPAN = 3.2
"""Length of 1 in the upper's pattern coordinates."""

Row = tuple[float, ...]
Table = Sequence[Row]
"""Rows of an argument and its values, read by monotone interpolation."""

TOES = {
    "round": ((3.0, 0.07), (2.965, -0.10), (2.82, -0.30), (2.52, -0.46)),
    "almond": ((3.06, 0.08), (3.02, -0.05), (2.86, -0.22), (2.54, -0.41)),
    "chisel": ((3.1, 0.08), (3.085, -0.06), (2.93, -0.22), (2.56, -0.415)),
    "broad": ((2.95, 0.05), (2.93, -0.15), (2.80, -0.36), (2.50, -0.50)),
}
"""Outlines of toes in plan, from the tip to the little toe: (x, y)."""
OUTER = ((2.1, -0.515), (1.6, -0.455), (1.1, -0.385), (0.6, -0.37), (0.25, -0.325), (0.06, -0.18), (0, 0))
INNER = ((2.1, 0.46), (1.6, 0.335), (1.1, 0.29), (0.6, 0.345), (0.25, 0.32), (0.06, 0.18), (0, 0))


@dataclass(frozen=True)
class Last:
    """The measures of a shoe.

    Attributes:
        top: the spine and the edge of the opening: (share, x, half gap, height over the feather line).
        throat: share at which the opening begins.
        sole: height of the feather line over the ground: (x, z).
        ground: height of the sole's underside: (x, z).
        profile: the sole's side from the underside up: (offset outwards, share of its height).
        toe: one of `TOES`.
        rib: handles of the ribs' curves: (share, rise off the sole, flare there, reach over the top, drop
            there); rise and drop are shares of the rib's height, reach of its width.
        foxing: how far the sole's edge climbs the upper: (x, z).
        collar: thickness of the edge of the opening: (share, thickness).
        length, width: stretch along x and y.
        tongue: how far the tongue stands over the top edge; 0 for a shoe without.
        tread: number of lugs round the sole and their depth.
        grooves: dents in the sole's side: (x, height share, x, height share, half width, depth).
    """

    top: Table
    throat: float
    sole: Table
    ground: Table
    profile: Table
    toe: str = "round"
    rib: Table = (
        (0.0, 0.62, 0.01, 0.62, 0.0),
        (0.15, 0.62, 0.01, 0.62, 0.0),
        (0.34, 0.50, 0.0, 0.55, 0.06),
        (0.50, 0.40, 0.0, 0.30, 0.20),
        (0.65, 0.35, 0.0, 0.12, 0.32),
        (0.85, 0.40, 0.03, 0.10, 0.35),
        (1.0, 0.42, 0.05, 0.0, 0.35),
    )
    foxing: Table = ((0, 0.04), (3, 0.04))
    collar: Table = ((0.3, 0.035), (0.58, 0.04), (0.68, 0.11), (1, 0.12))
    length: float = 1.0
    width: float = 1.0
    tongue: float = 0.2
    tread: tuple[int, float] = (0, 0.0)
    grooves: Table = field(default=())

    @cached_property
    def shares(self) -> Array:
        """Shares of the ribs, 0..1."""
        return np.linspace(0, 1, RIBS)

    @cached_property
    def outline(self) -> Array:
        """The feather line in plan: 2 sides x RIBS x 2."""
        toe = np.array(TOES[self.toe])
        middle = toe[0, 1]
        mirrored = toe[1:] * (1, -1) + (0, middle * 0.9)
        sides = []
        for front, back in ((toe, OUTER), (np.concatenate([toe[:1], mirrored]), INNER)):
            sides.append(np.concatenate([front, back]))
        ring = np.concatenate([sides[0], sides[1][-2:0:-1]])
        smooth = _closed_spline(ring)
        step = np.linalg.norm(np.diff(smooth, axis=0), axis=1)
        length = np.concatenate([[0], np.cumsum(step)])
        heel = length[np.argmin(smooth[:, 0])]
        outer = _at(smooth, length, np.linspace(0, heel, RIBS))
        inner = _at(smooth, length, np.linspace(length[-1], heel, RIBS))
        return np.stack([outer, inner]) * (self.length, self.width)

    @cached_property
    def outward(self) -> Array:
        """Unit normals of `outline` in plan."""
        ring = self.ring(self.outline)
        along = np.roll(ring, -1, 0) - np.roll(ring, 1, 0)
        normal = np.stack([-along[:, 1], along[:, 0]], 1)
        normal /= np.linalg.norm(normal, axis=1)[:, None] + 1e-9
        normal *= np.sign((normal * (ring - ring.mean(0))).sum())
        outer = normal[:RIBS]
        inner = np.concatenate([normal[:1], normal[RIBS - 1 :][::-1]])
        return np.stack([outer, inner])

    @staticmethod
    def ring(sides: Array) -> Array:
        """Join 2 sides x RIBS x anything to one closed ring: out along the outer side and back."""
        return np.concatenate([sides[0], sides[1][-2:0:-1]])

    def feather(self, x: Array) -> Array:
        """Return the height of the feather line over the ground at x."""
        return table(self.sole, x / self.length)[..., 0]

    @cached_property
    def edge(self) -> Array:
        """Ends of the ribs: 2 x RIBS x 3."""
        x, gap, z = self._mirrored(self.top, self.shares).T
        base = self.outline
        middle = np.interp(x * self.length, (0, 1.4, 2.2, 3), (0, 0.0, 0.0, 0.06)) * self.width
        sides = [np.stack([x * self.length, middle + sign * gap * self.width, z], 1) for sign in (-1, 1)]
        assert base.shape[1] == len(x)
        return np.stack(sides)

    def _mirrored(self, rows: Table, share: Array) -> Array:
        """Read a table of (share, x, y, z) whose y changes sign at share 1."""
        array = np.array(rows)
        flipped = (array[:-1] * (1, 1, -1, 1))[::-1]
        flipped[:, 0] = 2 - flipped[:, 0]
        array = np.concatenate([array, flipped])
        return PchipInterpolator(array[:, 0], array[:, 1:])(share)

    @cached_property
    def flat_upper(self) -> Array:
        """The upper over a level feather line: 2 x RIBS x RUNGS x 3."""
        rise, flare, reach, drop = (c[None, :, None] for c in table(self.rib, self.shares).T)
        foot, top = self.outline, self.edge
        start = np.concatenate([foot - 0.01 * self.outward, np.full((2, RIBS, 1), -0.03)], 2)
        tall = top[..., 2:]
        up = np.array([0, 0, 1.0])
        out = np.concatenate([self.outward, np.zeros((2, RIBS, 1))], 2)
        aside = np.concatenate([foot - top[..., :2], np.zeros((2, RIBS, 1))], 2)
        first = start + rise * tall * up + flare * out
        second = top + reach * aside - drop * tall * up
        second += self._slope[None, :, None] * (second - top)[..., :1] * up
        t = np.linspace(0, 1, RUNGS)[None, None, :, None]
        a, b, c, d = (p[:, :, None] for p in (start, first, second, top))
        return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d

    @cached_property
    def _slope(self) -> Array:
        """Slope of the spine over the toes for each rib, fading to 0 towards the throat."""
        x, _, z = self.edge[0].T
        bend = round(0.26 * (RIBS - 1))
        return 0.8 * (z[bend] - z[0]) / (x[bend] - x[0]) * np.clip((0.34 - self.shares) / 0.14, 0, 1)

    @cached_property
    def upper(self) -> Array:
        """The upper as it stands: 2 x RIBS x RUNGS x 3."""
        return self.stand(self.flat_upper)

    def stand(self, points: Array) -> Array:
        """Lift points from a level feather line to the sole."""
        return points + self.feather(points[..., 0])[..., None] * np.array([0, 0, 1.0])

    @cached_property
    def climb(self) -> Array:
        """Length along each rib from the feather line: 2 x RIBS x RUNGS."""
        step = np.linalg.norm(np.diff(self.upper, axis=2), axis=3)
        return np.concatenate([np.zeros((2, RIBS, 1)), np.cumsum(step, 2)], 2)

    @cached_property
    def normals(self) -> Array:
        """Unit normals of the upper, outwards: 2 x RIBS x RUNGS x 3."""
        along, up = np.gradient(self.upper, axis=1), np.gradient(self.upper, axis=2)
        normal = np.cross(along, up) * np.array([-1, 1])[:, None, None, None]
        normal /= np.linalg.norm(normal, axis=3)[..., None] + 1e-9
        return normal

    def top_at(self, x: Array | float) -> Array:
        """Return the climb of the outer side's edge where it stands at x of a shoe of full length."""
        at = self.edge[0, :, 0]
        order = np.argsort(at, kind="stable")
        return np.interp(np.asarray(x) * self.length, at[order], self.climb[0, order, -1])

    def at(self, side: int, share: float, below: float) -> tuple[Array, Array]:
        """Return the point `below` the edge on a rib, and the normal there; side 0 is the outer."""
        rib = round(share * (RIBS - 1))
        climb = self.climb[side, rib]
        rung = np.interp(climb[-1] - below, climb, np.arange(RUNGS))
        return _between(self.upper[side, rib], rung), _between(self.normals[side, rib], rung)


def rows(text: str) -> Table:
    """Read a table written "1 2 3 | 4 5 6"."""
    return tuple(tuple(float(cell) for cell in row.split()) for row in text.split("|"))


def table(rows: Table, at: Array | float) -> Array:
    """Read a table by monotone interpolation, constant beyond its ends: (..., columns)."""
    array = np.array(rows, float)
    return PchipInterpolator(array[:, 0], array[:, 1:])(np.clip(at, array[0, 0], array[-1, 0]))


def smooth(points: Sequence[Sequence[float]] | Sequence[Array] | Array, steps: int = 40) -> Array:
    """Run an open curve through points."""
    place = np.asarray(points, float)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(place, axis=0), axis=1))])
    return CubicSpline(length, place)(np.linspace(0, length[-1], steps))


def _closed_spline(ring: Array, steps: int = 1200) -> Array:
    closed = np.concatenate([ring, ring[:1]])
    length = np.concatenate([[0], np.cumsum(np.sqrt(np.linalg.norm(np.diff(closed, axis=0), axis=1)))])
    return CubicSpline(length, closed, bc_type="periodic")(np.linspace(0, length[-1], steps))


def _at(points: Array, length: Array, where: Array) -> Array:
    return np.stack([np.interp(where, length, column) for column in points.T], 1)


def _between(points: Array, place: float) -> Array:
    low = min(int(place), len(points) - 2)
    return points[low] + (points[low + 1] - points[low]) * (place - low)
