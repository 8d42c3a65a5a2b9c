"""Flat artwork without jagged edges: shapes, lines and block letters for printed cloth.

Artwork is drawn at three times its size and averaged. Colours are linear light; y points up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear

FINE = 3


def ink(color: str | Array) -> Array:
    """Return "rrggbb" as linear light, and linear light as it is."""
    return linear(color) if isinstance(color, str) else np.asarray(color, np.float32)


def mix(a: str | Array, b: str | Array, share: float) -> Array:
    """Return the colour that lies a share of the way from a to b as the eye sees it."""
    return (np.sqrt(ink(a)) * (1 - share) + np.sqrt(ink(b)) * share) ** 2


def brightness(color: str | Array) -> float:
    """Return how light a colour looks, 0..1."""
    return float(np.sqrt(ink(color) @ np.array([0.21, 0.72, 0.07])))


class Drawing:
    """A sheet to draw on.

    Args:
        width, height: in the drawing's own units; (0, 0) is the lower left corner.
        dots: pixels a unit.
        ground: colour of the sheet, None for a transparent one.
        middle: (0, 0) is the middle instead.
        wrap: what leaves the sheet on one side comes in on the other, so that it can be repeated.
    """

    def __init__(
        self,
        width: float,
        height: float,
        dots: float,
        ground: str | Array | None = None,
        middle: bool = False,
        wrap: bool = False,
    ):
        self._start = np.array([width, height]) / 2 if middle else np.zeros(2)
        self.width, self.height, self.wrap = width, height, wrap
        self._dots = dots * FINE
        size = round(width * dots) * FINE, round(height * dots) * FINE
        back = (0, 0, 0, 0) if ground is None else _code(ground)
        self._image = Image.new("RGBA", size, back)
        self._pen = ImageDraw.Draw(self._image)

    def shape(self, points: Array, color: str | Array) -> None:
        """Fill a polygon, N x 2."""
        for dots in self._placed(np.asarray(points, float)):
            self._pen.polygon([tuple(p) for p in dots.tolist()], fill=_code(color))

    def disc(self, at: Array | tuple[float, float], radius: float, color: str | Array) -> None:
        """Fill a circle."""
        self.shape(around(40) * radius + np.asarray(at), color)

    def line(self, points: Array, width: float, color: str | Array) -> None:
        """Draw a line with round corners; its width may not be less than a third of a pixel."""
        for dots in self._placed(np.asarray(points, float)):
            path = [tuple(p) for p in dots.tolist()]
            self._pen.line(path, fill=_code(color), width=max(1, round(width * self._dots)), joint="curve")

    def letters(
        self,
        text: str,
        middle: tuple[float, float],
        height: float,
        color: str | Array,
        weight: float = 1.0,
        narrow: float = 1.0,
        gap: float | None = None,
    ) -> None:
        """Write block letters.

        Args:
            text: A-Z, digits and spaces.
            middle: of the word.
            height: of a letter, from the middle of its lowest stroke to that of its highest.
            color: of the ink.
            weight: thickness of a stroke in sixths of the height.
            narrow: below 1 squeezes the letters.
            gap: between letters in sixths of the height, None for one that goes with the weight.
        """
        unit = height / 6
        strokes, length = _written(text, 0.9 + weight if gap is None else gap)
        start = np.array(middle) - np.array([length * narrow, 6]) * unit / 2
        half = weight * unit / 2
        for stroke in strokes:
            path = stroke * (unit * narrow, unit) + start
            for a, b in pairwise(path):
                along = (b - a) / (np.linalg.norm(b - a) or 1) * half
                side = np.array([-along[1], along[0]])
                bar = np.array([a - along * 0.4 - side, b + along * 0.4 - side])
                self.shape(np.r_[bar, bar[::-1] + 2 * side], color)
            for joint in path:
                self.shape(around(8, np.pi / 8) * half * 1.08 + joint, color)

    def picture(self) -> Array:
        """Return rows x columns x 4: linear light and cover, both 0..1; the top row first."""
        dots = np.asarray(self._image, np.float32) / 255
        cover = dots[..., 3:]
        light = np.where(dots <= 0.04045, dots / 12.92, ((dots + 0.055) / 1.055) ** 2.4)[..., :3]
        rows, columns = dots.shape[0] // FINE, dots.shape[1] // FINE
        whole = np.concatenate([light * cover, cover], -1)
        small = whole.reshape(rows, FINE, columns, FINE, 4).mean((1, 3))
        small[..., :3] /= np.maximum(small[..., 3:], 1e-3)
        return small

    def _placed(self, points: Array) -> Iterator[Array]:
        """Yield the points in dots, once for every side at which they come in again."""
        size = np.array([self.width, self.height])
        points = points + self._start
        steps = [-1, 0, 1] if self.wrap else [0]
        for across in steps:
            for up in steps:
                moved = points + size * (across, up)
                if (moved.max(0) >= 0).all() and (moved.min(0) <= size).all():
                    yield (moved * (1, -1) + (0, self.height)) * self._dots


def around(steps: int, start: float = 0.0) -> Array:
    """Return points on the unit circle, steps x 2."""
    angle = np.linspace(0, 2 * np.pi, steps, endpoint=False) + start
    return np.stack([np.cos(angle), np.sin(angle)], 1)


def turned(points: Array, angle: float) -> Array:
    """Turn points about the origin, anticlockwise."""
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(points, float) @ np.array([[c, s], [-s, c]])


def moved(points: Array, right: float, up: float) -> Array:
    """Shift points."""
    return points + np.array([right, up])


def pairs(text: str) -> Array:
    """Read points written as "x,y x,y"."""
    return np.array([pair.split(",") for pair in text.split()], float)


def smooth(points: Sequence[tuple[float, float]] | Array, closed: bool = True, steps: int = 8) -> Array:
    """Return a Catmull-Rom curve through points."""
    p = np.asarray(points, float)
    before, after, second = (
        (np.roll(p, 1, 0), np.roll(p, -1, 0), np.roll(p, -2, 0))
        if closed
        else (np.r_[p[:1], p[:-1]], np.r_[p[1:], p[-1:]], np.r_[p[2:], p[-1:], p[-1:]])
    )
    t = np.linspace(0, 1, steps, endpoint=False)[:, None, None]
    curve = 0.5 * (
        2 * p
        + (after - before) * t
        + (2 * before - 5 * p + 4 * after - second) * t**2
        + (3 * p - before - 3 * after + second) * t**3
    )
    path = curve.transpose(1, 0, 2).reshape(-1, 2)
    return path if closed else np.r_[path[: -steps + 1], p[-1:]]


def _code(color: str | Array) -> tuple[int, int, int, int]:
    light = np.clip(ink(color), 0, 1)
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    red, green, blue = (round(float(c) * 255) for c in coded)
    return red, green, blue, 255


def _written(text: str, gap: float) -> tuple[list[Array], float]:
    """Return the strokes of a word on a grid on which letters are 6 high, and the word's length."""
    strokes, x = [], 0.0
    for letter in text:
        paths = [pairs(stroke) for stroke in LETTERS[letter].split("|")]
        strokes += [moved(path, x, 0) for path in paths if len(path) > 1]
        x += max(path[:, 0].max() for path in paths) + gap
    return strokes, x - gap


LETTERS = {
    " ": "1.2,0",
    "A": "0,0 0,5 1,6 3,6 4,5 4,0|0,2.6 4,2.6",
    "B": "0,0 0,6 3,6 4,5.2 4,4 3,3.1 0,3.1|3,3.1 4,2.3 4,.8 3,0 0,0",
    "C": "4,4.6 4,5 3,6 1,6 0,5 0,1 1,0 3,0 4,1 4,1.4",
    "D": "0,0 0,6 3,6 4,5 4,1 3,0 0,0",
    "E": "3.8,6 0,6 0,0 3.8,0|0,3.1 3,3.1",
    "F": "3.8,6 0,6 0,0|0,3.1 3,3.1",
    "G": "4,4.6 4,5 3,6 1,6 0,5 0,1 1,0 3,0 4,1 4,2.7 2.4,2.7",
    "H": "0,0 0,6|4,0 4,6|0,3 4,3",
    "I": "0,0 0,6",
    "J": "0,1.4 0,1 1,0 2.6,0 3.6,1 3.6,6",
    "K": "0,0 0,6|4,6 0,2.5|1.3,3.6 4,0",
    "L": "0,6 0,0 3.5,0",
    "M": "0,0 0,6 2.4,2.4 4.8,6 4.8,0",
    "N": "0,0 0,6 4,0 4,6",
    "O": "1,0 0,1 0,5 1,6 3,6 4,5 4,1 3,0 1,0",
    "P": "0,0 0,6 3,6 4,5 4,3.7 3,2.7 0,2.7",
    "Q": "1,0 0,1 0,5 1,6 3,6 4,5 4,1 3,0 1,0|2.3,1.7 4.2,-.3",
    "R": "0,0 0,6 3,6 4,5 4,3.7 3,2.7 0,2.7|2,2.7 4,0",
    "S": "4,4.7 4,5 3,6 1,6 0,5 0,4.1 1,3.2 3,2.8 4,1.9 4,1 3,0 1,0 0,1 0,1.3",
    "T": "0,6 4,6|2,6 2,0",
    "U": "0,6 0,1 1,0 3,0 4,1 4,6",
    "V": "0,6 2,0 4,6",
    "W": "0,6 1.2,0 2.6,4.2 4,0 5.2,6",
    "X": "0,0 4,6|0,6 4,0",
    "Y": "0,6 2,3 4,6|2,3 2,0",
    "Z": "0,6 4,6 0,0 4,0",
    "0": "1,0 0,1 0,5 1,6 3,6 4,5 4,1 3,0 1,0",
    "1": "0,4.8 1.4,6 1.4,0",
    "2": "0,4.8 0,5 1,6 3,6 4,5 4,3.8 0,0 4,0",
    "3": "0,5 1,6 3,6 4,5 4,4 3,3.1 1.4,3.1|3,3.1 4,2.2 4,1 3,0 1,0 0,1",
    "4": "3,0 3,6 0,2 4,2",
    "5": "4,6 0,6 0,3.5 3,3.5 4,2.6 4,1 3,0 1,0 0,1",
    "6": "4,5 3,6 1,6 0,5 0,1 1,0 3,0 4,1 4,2.4 3,3.4 0,3.4",
    "7": "0,6 4,6 1.4,0",
    "8": "1,3.1 0,4 0,5 1,6 3,6 4,5 4,4 3,3.1 1,3.1 0,2.2 0,1 1,0 3,0 4,1 4,2.2 3,3.1",
    "9": "0,1 1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,3.6 1,2.6 4,2.6",
}
"""Strokes of block letters, "x,y x,y|next stroke"."""
