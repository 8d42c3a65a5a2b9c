"""Trousers and shorts in Blender: the cloth of `geometry.trouser_legs` and all that is sewn on it."""

from __future__ import annotations

import numpy as np

from showroom.geometry.trouser_legs import (
    BUTTON,
    CLOTH,
    COLUMNS,
    CORD,
    INSIDE,
    METAL,
    SHEET,
    UNIT,
    Leg,
    TrouserCut,
    pair,
)
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes

HEIGHT = 3.3
"""The tallest garment in the scene's units, which the lights are set for."""


def build(cut: TrouserCut) -> None:
    """Stand a pair in the scene, its middle at the origin."""
    maker = _Maker(cut)
    halves = pair(cut)
    for side, half in zip((1, -1), halves, strict=True):
        maker.cloth(half, side)
        maker.inside(half, side)
        maker.trims(half, side)
    maker.front(halves[0])


class _Maker:
    def __init__(self, cut: TrouserCut):
        self.cut = cut
        self.scale = HEIGHT / max(cut.length, 60)
        self.middle = np.array([0, 0, -cut.length / 2])

    def place(self, points: Array, side: int = 1) -> Array:
        """Turn cm into the scene's units, on one side."""
        return (points * (side, 1, 1) - self.middle) * self.scale

    def sheet(self, u: Array, t: Array, side: int) -> Array:
        """Return UV coordinates."""
        x, z = side * u / UNIT, -t / UNIT
        return np.stack(SHEET.sheet_place(x, z, np.zeros_like(x)), -1)

    def cloth(self, half: Leg, side: int) -> None:
        """Span one half; above the crotch it is open towards the other."""
        points = np.concatenate([half.points(), half.points()[:, :1]], 1)
        u = np.concatenate(
            [half.u, half.u[:, -1:] + 0.5], 1
        )  # its own column: else all of the cloth shows in a seam
        rows, columns = u.shape
        index = np.arange(rows * columns).reshape(rows, columns)
        faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1)
        inner = (np.arange(columns - 1) >= COLUMNS - 1)[None] & (half.t[:-1, None] < self.cut.rise)
        faces = faces[~inner]
        if side < 0:
            faces = faces[:, ::-1]
        t = np.broadcast_to(half.t[:, None], u.shape)
        uv = self.sheet(u, t, side).reshape(-1, 2)
        thing = meshes.mesh(self.place(points, side).reshape(-1, 3), faces, CLOTH, 1.0, uv)
        meshes.thicken(thing, 0.3 * self.scale, -1)

    def inside(self, half: Leg, side: int) -> None:
        """Line the back, which shows above the front of the waist."""
        rows = half.t < 14
        columns = slice(COLUMNS // 2 + 4, COLUMNS)
        points = half.points()[rows, columns] - np.array([0, 0.5, 0.05])
        points[..., 0] *= 0.97
        across = half.u[rows, COLUMNS - 1 : COLUMNS] - half.u[rows, columns]
        uv = self.sheet(across, np.broadcast_to(half.t[rows, None], across.shape), side)
        meshes.grid(self.place(points, side), INSIDE, 1.0, uv=uv)

    def patch(
        self, half: Leg, side: int, box: tuple[float, float, float, float], lift: float, number: int
    ) -> None:
        """Sew a piece with soft edges on the cloth; the box is u and t of two corners."""
        u, t = np.meshgrid(np.linspace(box[0], box[2], 22), np.linspace(box[1], box[3], 22))
        edge = np.minimum.reduce([u - box[0], box[2] - u, t - box[1], box[3] - t])
        height = np.where(edge < 1e-6, -0.1, lift * np.clip(edge / 0.35 + 0.35, 0, 1))
        points = self.place(half.on(u, t, height), side)
        uv = self.sheet(u, t, side)
        meshes.grid(points if side > 0 else points[:, ::-1], number, 1.0, uv=uv if side > 0 else uv[:, ::-1])

    def trims(self, half: Leg, side: int) -> None:
        """Sew on belt loops, cargo pockets and rivets."""
        cut = self.cut
        for u in cut.loops:
            self.patch(half, side, (u - 0.6, 0.05, u + 0.6, cut.band + 0.9), 0.55, CLOTH)
        if cut.cargo:
            top, height, width = cut.cargo
            outer = float(np.interp(top, half.t, half.u[:, COLUMNS // 2])) + 2.5
            self.patch(half, side, (outer - width, top, outer, top + height), 0.9, CLOTH)
            self.patch(half, side, (outer - width - 0.3, top - 1, outer, top + 0.3 * height), 1.35, CLOTH)
        if cut.rivets:
            seam = float(np.interp(9.5, half.t, half.u[:, COLUMNS // 2]))
            for u, t in ((cut.waist * 0.6, cut.band + 1.0), (seam - 1.2, 10.4)):
                self.stud(half, side, u, t, 0.42, METAL)

    def stud(self, half: Leg, side: int, u: float, t: float, radius: float, number: int) -> None:
        """Fix a round stud, flat on the cloth."""
        here = half.on(np.array([u, u + 0.4, u]), np.array([t, t, t + 0.4]))
        normal = np.cross(here[2] - here[0], here[1] - here[0])
        normal /= np.linalg.norm(normal)
        across = (here[1] - here[0]) / np.linalg.norm(here[1] - here[0])
        up = np.cross(normal, across)
        rings = ((0.0, 0.34), (0.5, 0.34), (0.7, 0.42), (0.92, 0.36), (1.0, 0.2), (1.0, -0.1))
        angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)[:, None, None]
        reach, height = (np.array(column)[None, :, None] * radius for column in zip(*rings, strict=True))
        points = here[0] + reach * (np.cos(angle) * across + np.sin(angle) * up) + height * normal
        meshes.grid(self.place(points, side), number, 0.25, closed=(True, False))

    def front(self, half: Leg) -> None:
        """Fix the button, or knot the drawstrings."""
        cut = self.cut
        if cut.button:
            number = METAL if cut.button == "metal" else BUTTON
            self.stud(half, 1, 0.2, cut.band / 2, 0.78, number)
        if cut.cord:
            for side, down in ((1, 15.0), (-1, 13.0)):
                self.string(half, side, down)

    def string(self, half: Leg, side: int, down: float) -> None:
        """Hang a drawstring from its eyelet, with a knot at its end."""
        start = half.on(np.array(1.6), np.array(self.cut.band * 0.55), 0.25)
        x, y, z = (float(value) for value in start)
        path = meshes.bezier(
            (x, y + 0.5, z),
            (x, y - 1.1, z - 0.4),
            (x + 1.4, y - 0.7, z - down / 2),
            (x + 0.9, y - 0.5, z - down),
            40,
        )
        radius = np.full(len(path), 0.32)
        radius[-3:] = 0.42
        meshes.tube(self.place(path, side), radius * self.scale, CORD, 1.0)
