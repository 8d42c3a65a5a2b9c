"""Drawing with masks, height maps and light.

Everything is measured in units of a 360 x 480 picture, whatever size it is drawn at: x from its middle,
y from its top. Wherever an outline is asked for, a list of points is smoothed and an array is taken as it
is. A product is a stack of parts: each has an antialiased mask, a height map, a colour and a finish, is lit
from the slope of its height map like a small studio would light it, and drops a contact shadow on what
lies below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from showroom.rendering.baked_shape import Array

WIDTH, HEIGHT = 360, 480

Point = tuple[float, ...]
"""(x, y), or (x, y, 1) for a sharp corner of a curve."""


@dataclass(frozen=True)
class Finish:
    """The answer of a surface to light.

    Attributes:
        gloss: share of light mirrored head on.
        edge: share mirrored at a grazing angle.
        rough: 0 mirrors the studio sharply, 1 not at all.
        metal: reflections take the surface's colour and replace its own shade.
    """

    gloss: float = 0.0
    edge: float = 0.0
    rough: float = 1.0
    metal: bool = False


CLOTH = Finish()
RUBBER = Finish(gloss=0.03, edge=0.15, rough=0.6)
METAL = Finish(rough=0.1, metal=True)

Shadow = tuple[float, float, float, float]
"""(x offset, y offset, blur, strength)."""

CONTACT: Shadow = (0.5, 1.5, 2.0, 0.4)


def linear(color: str) -> Array:
    """Turn "rrggbb" into linear light, three floats of 0..1."""
    value = np.array([int(color[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


def ramp(low: float, high: float, value: Array) -> Array:
    """Go smoothly from 0 at `low` to 1 at `high`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def blend(below: Array, above: Array, share: Array) -> Array:
    """Mix two colours by a mask."""
    return below + (above - below) * share[..., None]


def points(text: str, x: float = 0, y: float = 0) -> list[Point]:
    """Read points written as "x,y x,y!", where "!" marks a corner, and move them by (x, y)."""
    result: list[Point] = []
    for pair in text.split():
        right, down = pair.rstrip("!").split(",")
        result.append((float(right) + x, float(down) + y, *((1,) if pair.endswith("!") else ())))
    return result


def curve(points: Sequence[Point], closed: bool = True, steps: int = 10) -> Array:
    """Run a smooth line through points; a third coordinate makes a point a corner."""
    place = np.array([point[:2] for point in points], float)
    count = len(place)
    ends = [len(p) > 2 or (not closed and i in (0, count - 1)) for i, p in enumerate(points)]
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        leap = place[j] - place[i]
        out = leap if ends[i] else _tangent(place[i - 1], place[j], leap)
        into = leap if ends[j] else _tangent(place[i], place[(j + 1) % count], leap)
        pieces.append(
            (2 * t**3 - 3 * t**2 + 1) * place[i]
            + (t**3 - 2 * t**2 + t) * out
            + (3 * t**2 - 2 * t**3) * place[j]
            + (t**3 - t**2) * into
        )
    return np.concatenate(pieces if closed else [*pieces, place[-1:]])


def _tangent(before: Array, after: Array, leap: Array) -> Array:
    tangent = (after - before) / 2
    longest = np.hypot(*leap) * 1.2
    return tangent * min(1.0, longest / (np.hypot(*tangent) + 1e-6))


def mirror(points: Sequence[Point]) -> list[Point]:
    """Flip points from one side of the picture to the other."""
    return [(-x, *rest) for x, *rest in points]


def symmetric(right: Sequence[Point]) -> list[Point]:
    """Complete a right half, given from the top middle to the bottom middle, to a closed outline."""
    return [*right, *[p for p in mirror(right)[::-1] if p[0]]]


def ellipse(x: float, y: float, across: float, down: float, power: float = 2) -> Array:
    """Outline an ellipse, or with a higher power a rounded rectangle, by its half sizes."""
    angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    bend = 2 / power
    return np.stack(
        [x + across * np.sign(c) * np.abs(c) ** bend, y + down * np.sign(s) * np.abs(s) ** bend], 1
    )


class Canvas:
    """A picture in progress.

    Args:
        seed: of everything random in it.
        width: of the finished picture in pixels; it is 4:3 upright.
    """

    def __init__(self, seed: int | Sequence[int], width: int = WIDTH):
        self.rng = np.random.default_rng(seed)
        self.k = 2 * width / WIDTH
        self.shape = (round(HEIGHT * self.k), round(WIDTH * self.k))
        rows, columns = np.mgrid[: self.shape[0], : self.shape[1]].astype(np.float32)
        self.x, self.y = (columns + 0.5) / self.k - WIDTH / 2, (rows + 0.5) / self.k
        self.light = np.ones((*self.shape, 3), np.float32)
        self.cover = np.zeros(self.shape, np.float32)

    def fill(self, outline: Array | Sequence[Point], *holes: Array) -> Array:
        """Return the mask of a closed outline."""
        image, draw = self._sheet()
        path = outline if isinstance(outline, np.ndarray) else curve(outline)
        draw.polygon(self._pixels(path), fill=255)
        for hole in holes:
            draw.polygon(self._pixels(hole), fill=0)
        return np.asarray(image.reduce(2), np.float32) / 255

    def half(self, right: Sequence[Point]) -> Array:
        """Return the mask of a symmetric outline, given its right half from top to bottom."""
        return self.fill(symmetric(right))

    def stroke(
        self, line: Array | Sequence[Point], width: float, dash: tuple[float, float] | None = None
    ) -> Array:
        """Return the mask of a line; `dash` is the length of a stitch and of a stitch with its gap."""
        image, draw = self._sheet()
        path = line if isinstance(line, np.ndarray) else curve(line, closed=False)
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
        aside = np.gradient(path, axis=0)[:, ::-1] * [-width / 2, width / 2]
        aside /= np.hypot(*aside.T)[:, None] / (width / 2) + 1e-9
        for start in np.arange(0, along[-1], dash[1]) if dash else [0.0]:
            stop = min(start + dash[0], along[-1]) if dash else along[-1]
            at = np.linspace(start, stop, max(3, int((stop - start) / 2)))
            ends = [
                self._pixels(np.stack([np.interp(at, along, edge[:, i]) for i in (0, 1)], 1))
                for edge in (path + aside, path - aside)
            ]
            for quad in zip(ends[0], ends[0][1:], ends[1][1:], ends[1], strict=False):
                draw.polygon(quad, fill=255)
        return np.asarray(image.reduce(2), np.float32) / 255

    def _pixels(self, path: Array) -> list[tuple[float, ...]]:
        return [tuple(p) for p in (path + np.array([WIDTH / 2, 0])) * 2 * self.k]

    def _sheet(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        image = Image.new("L", (2 * self.shape[1], 2 * self.shape[0]))
        return image, ImageDraw.Draw(image)

    def blur(self, field: Array, radius: float) -> Array:
        """Blur by a radius in units: a Gaussian, or for large radii three boxes."""
        sigma = radius * self.k
        if sigma < 4:
            return ndimage.gaussian_filter(field, sigma, mode="nearest", truncate=3)
        box = round(np.sqrt(4 * sigma**2 + 1)) | 1
        for _ in range(3):
            field = ndimage.uniform_filter(field, box, mode="nearest")
        return field

    def spread(self, field: Array) -> Array:
        """Enlarge a coarse field to the canvas."""
        image = Image.fromarray(np.asarray(field, np.float32))
        return np.asarray(image.resize(self.shape[::-1], Image.Resampling.BICUBIC))

    def noise(self, cell: float, stretch: float = 1, octaves: int = 3) -> Array:
        """Return smooth noise of about unit size; `stretch` makes it longer downwards."""
        total = np.zeros(self.shape, np.float32)
        for octave in range(octaves):
            across = max(2, int(WIDTH / cell * 2**octave))
            down = max(2, int(HEIGHT / cell / stretch * 2**octave))
            total += self.spread(self.rng.standard_normal((down, across))) / 2**octave
        return total

    def depth(self, mask: Array) -> Array:
        """Return how far inside the mask each point lies, in units."""
        box = self._box(mask)
        result = np.zeros(self.shape, np.float32)
        result[box] = ndimage.distance_transform_edt(mask[box] > 0.5) / self.k
        return result

    def dome(self, mask: Array, radius: float) -> Array:
        """Return the height of a mask whose edge is rounded by a radius."""
        inward = np.clip(self.depth(mask) / radius, 0, 1)
        return self.blur(radius * np.sqrt(1 - (1 - inward) ** 2), 0.6)

    def _box(self, mask: Array, margin: float = 12) -> tuple[slice, slice]:
        rows, columns = np.nonzero(mask.max(1))[0], np.nonzero(mask.max(0))[0]
        pad = round(margin * self.k)
        if not rows.size:
            return slice(0, 2), slice(0, 2)
        return (
            slice(max(0, rows[0] - pad), rows[-1] + pad),
            slice(max(0, columns[0] - pad), columns[-1] + pad),
        )

    def shade(self, mask: Array, shadow: Shadow) -> None:
        """Drop a mask's shadow on what has been drawn so far, not on the background."""
        right, down, blur, strength = shadow
        moved = np.roll(self.blur(mask, blur), (round(down * self.k), round(right * self.k)), (0, 1))
        self.darken(moved * self.cover, 1 - strength)

    def darken(self, mask: Array, factor: float) -> None:
        """Multiply the light under a mask."""
        self.light *= (1 - mask * (1 - factor))[..., None]

    def glow(self, mask: Array, light: float) -> None:
        """Add white light under a mask."""
        self.light += (mask * light)[..., None]

    def paint(self, mask: Array, color: Array) -> None:
        """Lay a flat colour over what has been drawn."""
        self.light = blend(self.light, color, mask)

    def part(
        self,
        mask: Array,
        color: Array,
        height: Array | float,
        finish: Finish = CLOTH,
        shadow: Shadow | None = None,
    ) -> Array:
        """Lay a lit part over what has been drawn.

        Args:
            mask: where it is.
            color: linear light, one colour or one per point.
            height: a height map, or the radius that rounds its edge.
            finish: how it answers light.
            shadow: what it drops on the parts below, if anything.

        Returns:
            The mask, for marks made on the part.
        """
        if shadow:
            self.shade(mask, shadow)
        field = self.dome(mask, height) if isinstance(height, float | int) else height
        box = self._box(mask)
        albedo = color if color.ndim == 1 else color[box]
        lit = self._lit(field[box], albedo, finish)
        self.light[box] = blend(self.light[box], lit, mask[box])
        self.cover[box] = np.maximum(self.cover[box], mask[box])
        return mask

    def _lit(self, height: Array, albedo: Array, finish: Finish) -> Array:
        down, right = np.gradient(height * self.k)
        nz = 1 / np.sqrt(down**2 + right**2 + 1)
        nx, ny = -right * nz, -down * nz
        hollow = np.clip((self.blur(height, 5) - height) / 5, -0.25, 1)
        crevice = np.clip((self.blur(height, 1.5) - height) / 1.5, -0.25, 1)
        cavity = np.clip(1 - 0.6 * hollow - 0.25 * crevice, 0.25, 1.2)
        mirror = studio(nx, ny, nz, finish.rough)
        if finish.metal:
            return albedo * (1.15 * mirror * cavity)[..., None]
        key = np.maximum(0, -0.53 * nx - 0.60 * ny + 0.60 * nz)
        fill = np.maximum(0, 0.75 * nx - 0.10 * ny + 0.65 * nz)
        diffuse = (0.5 - 0.12 * ny) * cavity + 0.53 * key + 0.22 * fill
        mirrored = finish.gloss + finish.edge * (1 - nz) ** 4
        return albedo * diffuse[..., None] + (mirrored * mirror)[..., None]

    def stitch(
        self,
        path: Array | Sequence[Point],
        mask: Array,
        thread: Array,
        dash: tuple[float, float] = (3.0, 4.4),
    ) -> None:
        """Sew a line of thread along a path: a groove, then the stitches."""
        self.darken(self.blur(self.stroke(path, 1.6), 0.6) * mask, 0.72)
        self.paint(self.stroke(path, 0.8, dash) * mask, thread)

    def picture(self, ground: float | None = None) -> Image.Image:
        """Return the finished picture on white.

        Args:
            ground: the y where an upright product stands, or None for one that lies flat.
        """
        if ground is None:
            cast = np.roll(self.blur(self.cover, 5), (round(5 * self.k), round(2 * self.k)), (0, 1))
            shadow = 0.22 * cast + 0.14 * self.blur(self.cover, 2)
        else:
            touching = self.cover[round((ground - 14) * self.k) : round(ground * self.k)].max(0)
            foot = self.blur(np.broadcast_to(touching, self.shape).astype(np.float32), 4)
            away = self.y - ground
            shadow = foot * (0.45 * np.exp(-((away / 3) ** 2)) + 0.22 * np.exp(-((away / 10) ** 2)))
        back = (1 - np.clip(shadow, 0, 0.7))[..., None]
        out = np.clip(back + (self.light - back) * self.cover[..., None], 0, 1)
        coded = np.where(out <= 0.0031308, out * 12.92, 1.055 * out ** (1 / 2.4) - 0.055)
        return Image.fromarray(np.round(coded * 255).astype(np.uint8)).reduce(2)


def studio(nx: Array, ny: Array, nz: Array, rough: float) -> Array:
    """Return what a surface reflects: two soft boxes, a strip and a bright ceiling."""
    x, y, z = 2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1
    soft = 0.04 + rough * 0.55

    def box(left: float, top: float, across: float, down: float) -> Array:
        inside = ramp(-soft, soft, across - np.abs(x - left)) * ramp(-soft, soft, down - np.abs(y - top))
        return inside * ramp(-0.55, 0, z)

    sky = 0.18 + 0.3 * ramp(-0.9, 0.9, -y) + 0.9 * ramp(0.75, 1, -y)
    return sky + 1.25 * box(-0.52, -0.45, 0.26, 0.38) + 0.55 * box(0.72, -0.1, 0.1, 0.6)
