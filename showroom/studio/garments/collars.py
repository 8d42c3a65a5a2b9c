"""Collars, neckbands and buttons, sewn to a draped top.

Collars are lofted from the neck's edge. Their UV counts pattern units: u along the neck from the middle of
the back, v upwards from the edge, both mapped by `trim_place` so that cloth measured in these units fits.
"""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np

from showroom.geometry.top_cuts import trim_place
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.garments import cloth_simulation

STEPS = 97
"""Points round the neck."""


class Neck:
    """The edge of a neck opening, ready to build on.

    Attributes:
        edge: STEPS x 3, from the middle of the front by way of positive x and the back to the front again.
        along: STEPS, the length up to each point.
        out: STEPS x 3, horizontal unit vectors away from the neck's axis.
        front: STEPS, 1 in the middle of the front, 0 in the middle of the back.

    Args:
        draped: a garment whose highest opening is the neck.
        rounds: of smoothing the edge.
    """

    def __init__(self, draped: cloth_simulation.Draped, rounds: int = 12):
        ring = draped.neck()
        middle = ring.mean(0)
        turn = np.arctan2(ring[:, 0] - middle[0], middle[1] - ring[:, 1])
        ring = np.roll(ring, -int(np.argmin(np.abs(turn))), 0)
        if ring[3, 0] < ring[0, 0]:
            ring = np.roll(ring[::-1], 1, 0)
        ring = np.concatenate([ring, ring[:1]])
        length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
        self.along = np.linspace(0, length[-1], STEPS)
        edge = np.stack([np.interp(self.along, length, ring[:, i]) for i in range(3)], 1)
        for _ in range(rounds):
            edge[1:-1] += 0.5 * ((edge[:-2] + edge[2:]) / 2 - edge[1:-1])
        self.edge = edge
        self.out = (edge - middle) * [1, 1, 0]
        self.out /= np.linalg.norm(self.out, axis=1)[:, None]
        self.front = np.abs(np.linspace(0, 1, STEPS) - 0.5) * 2

    def loft(
        self, rows: Sequence[Array], heights: Sequence[float], number: int, thickness: float, closed: bool
    ) -> bpy.types.Object:
        """Span a part over rows of points, each as long as the edge, at given heights of the cloth."""
        u = self.along - self.along[-1] / 2
        points = np.stack([np.broadcast_to(row, self.edge.shape) for row in rows], 1)
        place = np.stack([np.stack(trim_place(u, np.full(STEPS, h)), 1) for h in heights], 1)
        if closed:
            points[0] = points[-1] = (points[0] + points[-1]) / 2
        thing = meshes.grid(points, number, 1.0, uv=place)
        if closed:
            thing.modifiers.new("weld", "WELD").merge_threshold = 1e-4
        meshes.subdivide(thing, 2)
        return meshes.thicken(thing, thickness)


def neckband(neck: Neck, number: int, height: float = 0.08, thickness: float = 0.03) -> None:
    """Sew a ribbed band on a round neck; it leans inwards as it rises."""
    up = np.array([0, 0, 1.0])
    rise = 0.5 + 0.35 * neck.front[:, None]
    lean = (up * rise - neck.out * (1 - rise)) * height
    rows = [
        neck.edge + neck.out * 0.012 - up * 0.012,
        neck.edge + lean * 0.5 + neck.out * 0.006,
        neck.edge + lean,
    ]
    neck.loft(rows, (0, height / 2, height), number, thickness, closed=True)


def turtleneck(neck: Neck, number: int, height: float = 0.23, thickness: float = 0.045) -> None:
    """Sew on a high tube that is folded over once and falls back to where it was sewn on."""
    up, flat = np.array([0, 0, 1.0]), np.array([1, 1, 0])
    level = neck.edge[:, 2:].mean() * (1 - flat)
    base = neck.edge + neck.out * 0.01 - up * 0.03
    top = neck.edge * flat + (neck.edge * (1 - flat) + level) / 2 - neck.out * 0.06 + up * height
    fold = top + neck.out * 0.075 - up * 0.03
    low = neck.edge + neck.out * 0.055 + up * 0.015
    rows = [base, (base + top) / 2 - neck.out * 0.02, top, (top + fold) / 2 + up * 0.03, fold]
    rows += [(fold + low) / 2 + neck.out * 0.025, low]
    neck.loft(rows, (0, 0.13, 0.26, 0.30, 0.34, 0.46, 0.58), number, thickness, closed=True)


def stand(neck: Neck, number: int, height: float = 0.10, thickness: float = 0.02) -> Array:
    """Sew on an upright band, open in front, and return its upper edge."""
    up = np.array([0, 0, 1.0])
    rise = height * (1 - 0.25 * neck.front**4)[:, None]
    top = neck.edge + up * rise - neck.out * 0.015
    rows = [neck.edge - up * 0.03 + neck.out * 0.01, neck.edge + neck.out * 0.005, (neck.edge + top) / 2, top]
    neck.loft(rows, (-0.03, 0, 0.05, 0.1), number, thickness, closed=False)
    return top


def collar(
    neck: Neck,
    number: int,
    stand_height: float = 0.075,
    leaf: tuple[float, float] = (0.16, 0.27),
    spread: float = 0.17,
    thickness: float = 0.022,
) -> None:
    """Sew on a turned-down collar.

    Args:
        neck: where.
        number: of the part.
        stand_height: of the band it folds over.
        leaf: how far it falls behind and at its points.
        spread: how far apart the points stand, from the middle.
        thickness: of the cloth.
    """
    up = np.array([0, 0, 1.0])
    top = stand(neck, number, stand_height, thickness)
    fall = leaf[0] + (leaf[1] - leaf[0]) * neck.front**3
    pointed = np.clip((neck.front - 0.55) / 0.45, 0, 1) ** 2
    side = np.where(np.arange(STEPS) < STEPS / 2, 1, -1)
    rim = top + neck.out * (0.075 + 0.03 * (1 - neck.front))[:, None] - up * (0.92 * fall)[:, None]
    rim += np.stack([side * spread * pointed, -0.10 * pointed, 0 * pointed], 1)
    rows = [
        top,
        top + neck.out * 0.022 + up * 0.022,
        0.8 * top + 0.2 * rim + neck.out * 0.035 + up * 0.012,
        0.5 * top + 0.5 * rim + neck.out * 0.022,
        0.2 * top + 0.8 * rim + neck.out * 0.008,
        rim,
    ]
    neck.loft(rows, (0.1, 0.12, 0.16, 0.2, 0.25, 0.3), number, thickness, closed=False)


def buttons(
    draped: cloth_simulation.Draped, number: int, places: Sequence[tuple[float, float]], radius: float = 0.028
) -> None:
    """Sew buttons on the front panel; u turns round a button and v runs from its middle to its rim."""
    profile = np.array([(0, 0.006), (0.5, 0.006), (0.72, 0.010), (0.92, 0.012), (1, 0.006), (1, -0.006)])
    angle = np.linspace(0, 2 * np.pi, 33)[:, None]
    reach, height = profile[:, 0] * radius, profile[:, 1]
    for x, z in places:
        place, normal = draped.at(x, z)
        right = np.cross([0, 0, 1.0], -normal)
        right /= np.linalg.norm(right)
        up = np.cross(-normal, right)
        ring = np.cos(angle)[..., None] * right + np.sin(angle)[..., None] * up
        points = place + normal * 0.018 + ring * reach[:, None] + normal * height[:, None]
        uv = np.stack(np.broadcast_arrays(angle / (2 * np.pi), profile[:, 0]), -1)
        meshes.grid(points, number, 0.3, uv=uv)
