"""Shapes of cloth that lies flat, from outlines and height maps instead of a modelled scene.

Ties, socks and scarves have no depth worth rendering: layers of cloth, each a mask, a height map and pattern
coordinates in cm, are lit here the way `compose` expects it of a bake.
"""

from __future__ import annotations

import numpy as np
from PIL import Image
from scipy import spatial

from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import CONTACT, Canvas, Shadow, studio

WIDTH = 480


class Relief:
    """A flat thing in progress; places are those of `canvas.Canvas`: 360 x 480 units.

    Args:
        seed: of everything random in it.
    """

    def __init__(self, seed: int = 0):
        self.canvas = Canvas(seed, WIDTH)
        shape = self.canvas.shape
        self.part = np.zeros(shape, np.uint8)
        self.place = np.zeros((*shape, 2), np.float32)
        self.normal = np.zeros((*shape, 3), np.float32)
        self.light = np.ones(shape, np.float32)
        self.cover = np.zeros(shape, np.float32)

    def layer(
        self, number: int, mask: Array, height: Array, u: Array, v: Array, shadow: Shadow | None = CONTACT
    ) -> None:
        """Lay cloth over what is there.

        Args:
            number: of its part.
            mask: where it is, 0..1.
            height: its relief in units, up to the viewer.
            u, v: pattern coordinates, cm by custom.
            shadow: what it drops on the layers below.
        """
        canvas = self.canvas
        if shadow:
            right, down, blur, strength = shadow
            step = (round(down * canvas.k), round(right * canvas.k))
            moved = np.roll(canvas.blur(mask, blur), step, (0, 1))
            self.light *= 1 - strength * moved * self.cover
        inside = mask > 0.5
        downhill, sideways = np.gradient(height * canvas.k)
        nz = 1 / np.sqrt(downhill**2 + sideways**2 + 1)
        nx, ny = -sideways * nz, -downhill * nz
        hollow = np.clip((canvas.blur(height, 6) - height) / 6, -0.3, 1)
        crease = np.clip((canvas.blur(height, 1.8) - height) / 1.8, -0.3, 1)
        cavity = np.clip(1 - 0.75 * hollow - 0.35 * crease, 0.25, 1.15)
        key = np.maximum(0, -0.53 * nx - 0.60 * ny + 0.60 * nz)
        fill = np.maximum(0, 0.75 * nx - 0.10 * ny + 0.65 * nz)
        lit = (0.46 - 0.12 * ny) * cavity + 0.53 * key + 0.2 * fill
        self.light[inside] = lit[inside]
        self.normal[inside] = np.stack([nx, -ny, nz], -1)[inside]
        self.place[inside] = np.stack(np.broadcast_arrays(u, v), -1)[inside]
        self.part[inside] = number
        self.cover = np.maximum(self.cover, mask)

    def bake(self, rough: float = 0.4) -> BakedShape:
        """Return the finished shape; `rough` blurs what it mirrors."""
        nx, ny, nz = (self.normal[..., i] for i in range(3))
        seen = self.cover > 0.5
        mirrored = np.where(seen, studio(nx, -ny, np.where(seen, nz, 1), rough), 0)
        return BakedShape(
            part=self.part,
            place=self.place,
            normal=self.normal.astype(np.float16),
            light=(_halved(self.light * seen) / np.maximum(_halved(seen), 1e-3)).astype(np.float16),
            shine=_halved(mirrored.astype(np.float32)).astype(np.float16),
            cover=_halved(self.cover).astype(np.float16),
            shadow=np.zeros((self.part.shape[0] // 2, self.part.shape[1] // 2), np.float16),
        )


def _halved(field: Array) -> Array:
    return np.asarray(Image.fromarray(np.asarray(field, np.float32)).reduce(2))


def followed(canvas: Canvas, path: Array) -> tuple[Array, Array]:
    """Return, for every point of the canvas, how far aside of a path it lies and how far along, in units.

    Args:
        canvas: whose points.
        path: n x 2, dense; aside is positive to the right of its direction.
    """
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    forward = np.gradient(path, axis=0)
    forward /= np.hypot(*forward.T)[:, None] + 1e-9
    spots = np.stack([canvas.x.ravel(), canvas.y.ravel()], 1)
    nearest = spatial.cKDTree(path).query(spots)[1]
    away = spots - path[nearest]
    f = forward[nearest]
    aside = away[:, 1] * f[:, 0] - away[:, 0] * f[:, 1]
    ahead = along[nearest] + (away * f).sum(1)
    return (
        -aside.reshape(canvas.shape).astype(np.float32),
        ahead.reshape(canvas.shape).astype(np.float32),
    )


def crease(canvas: Canvas, points: list[tuple[float, ...]], width: float, depth: float) -> Array:
    """Return the height of a fold along a line: a ridge for a positive depth, a valley for a negative one."""
    line = canvas.blur(canvas.stroke(points, width), width * 0.6)
    return depth * line / max(float(line.max()), 1e-6)
