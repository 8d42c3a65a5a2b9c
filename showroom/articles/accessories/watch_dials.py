"""Drawing tools for the faces of watches: printed minutes, words, hands with their shadows, glass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import ramp

SIZE = 440
FINE = 3
"""A face is drawn that many times larger than `SIZE` and reduced."""

TIME = (10, 9)
"""Hour and minute on all watches of the shop: the usual time in watch pictures."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Paint:
    """The colours of a face as sRGB.

    Attributes:
        face: of its ground.
        ink: of printing.
        metal: of applied markers and hands.
        spark: of the second hand and of accents.
    """

    face: Rgb
    ink: Rgb
    metal: Rgb
    spark: Rgb


class Face:
    """A face in progress; coordinates run from -1 to 1 across it, y up, the height by its aspect.

    Args:
        paint: its colours.
        aspect: height over width.
        power: of the superellipse that markers follow: 2 for a circle.
    """

    def __init__(self, paint: Paint, aspect: float = 1.0, power: float = 2.0):
        self.paint, self.aspect, self.power = paint, aspect, power
        self.width, self.height = SIZE * FINE, round(SIZE * FINE * aspect)
        self.image = Image.new("RGB", (self.width, self.height), paint.face)

    def rim(self, angle: float) -> float:
        """Return how far the edge is from the middle in a direction, clockwise from 12 o'clock."""
        across, down = abs(np.sin(angle)), abs(np.cos(angle)) / self.aspect
        return float((across**self.power + down**self.power) ** (-1 / self.power))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (self.width * (1 + x) / 2, self.height / 2 - self.width * y / 2)

    def polygon(self, corners: list[tuple[float, float]], color: Rgb) -> None:
        """Fill a polygon."""
        ImageDraw.Draw(self.image).polygon([self._at(*corner) for corner in corners], fill=color)

    def disc(self, x: float, y: float, radius: float, color: Rgb, ring: float = 0.0) -> None:
        """Fill a disc, or draw a ring of that width."""
        (left, top), (right, bottom) = self._at(x - radius, y + radius), self._at(x + radius, y - radius)
        width = max(1, round(ring * self.width / 2))
        pen = {"outline": color, "width": width} if ring else {"fill": color}
        ImageDraw.Draw(self.image).ellipse((left, top, right, bottom), **pen)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        color: Rgb,
        squeeze: float = 1.0,
        bold: float = 0.0,
    ) -> None:
        """Write a word; `size` is the height of its letters, `squeeze` narrows and `bold` thickens it."""
        font = ImageFont.load_default(max(8, round(size * self.width * 0.7)))
        edge = round(bold * size * self.width / 2)
        left, top, right, bottom = font.getbbox(words, stroke_width=edge)
        label = Image.new("L", (round(right - left) + 4, round(bottom - top) + 4))
        ImageDraw.Draw(label).text((2 - left, 2 - top), words, fill=255, font=font, stroke_width=edge)
        label = label.resize((max(1, round(label.width * squeeze)), label.height))
        column, row = self._at(x, y)
        self.image.paste(color, (round(column - label.width / 2), round(row - label.height / 2)), label)

    def bar(
        self, angle: float, start: float, stop: float, half: float, color: Rgb, tip: float = 1.0
    ) -> list[tuple[float, float]]:
        """Draw a bar outwards from the middle, lit on one side; `tip` narrows its end."""
        out = np.array([np.sin(angle), np.cos(angle)])
        aside = np.array([out[1], -out[0]])
        near, far = start * out, stop * out
        ends = [near - half * aside, far - half * tip * aside, far + half * tip * aside, near + half * aside]
        corners = [(float(x), float(y)) for x, y in ends]
        self.polygon(corners, scaled(color, 1.12))
        middle = [(float(x), float(y)) for x, y in (near, far)]
        self.polygon([middle[0], middle[1], corners[2], corners[3]], scaled(color, 0.72))
        return corners

    def shadow(self, shapes: list[list[tuple[float, float]]], away: float = 0.03) -> None:
        """Darken the face where shapes hover above it."""
        mask = Image.new("L", self.image.size)
        draw = ImageDraw.Draw(mask)
        for corners in shapes:
            draw.polygon([self._at(x + away * 0.6, y - away) for x, y in corners], fill=110)
        mask = mask.filter(ImageFilter.GaussianBlur(0.012 * self.width))
        self.image.paste((8, 8, 10), (0, 0), mask)

    def hands(
        self,
        long: float = 0.78,
        half: float = 0.035,
        tip: float = 0.35,
        second: bool = True,
        lume: bool = False,
    ) -> None:
        """Lay the hands on."""
        hour, minute = TIME
        angles = ((hour + minute / 60) * np.pi / 6, minute * np.pi / 30)
        reach = min(1.0, self.aspect)
        for angle, length, width in zip(angles, (0.56 * long, long), (1.25 * half, half), strict=True):
            stop = length * (reach if abs(np.cos(angle)) > 0.7 else 1)
            ghost = self.hand(angle, -0.1, stop, width, tip)
            self.shadow([ghost])
            self.bar(angle, -0.1, stop, width, self.paint.metal, tip)
            if lume:
                self.bar(angle, 0.22 * stop, 0.86 * stop, 0.5 * width, (236, 240, 226), 0.7)
        if second:
            angle = 34 * np.pi / 30
            self.shadow([self.hand(angle, -0.2, 0.84 * reach, 0.01, 1)], 0.04)
            self.bar(angle, -0.2, 0.84 * reach, 0.011, self.paint.spark)
            self.disc(0, 0, 0.045, self.paint.spark)
        self.disc(0, 0, 0.035, self.paint.metal)

    @staticmethod
    def hand(angle: float, start: float, stop: float, half: float, tip: float) -> list[tuple[float, float]]:
        """Return the corners of a bar."""
        out = np.array([np.sin(angle), np.cos(angle)])
        aside = np.array([out[1], -out[0]]) * half
        ends = (start * out - aside, stop * out - tip * aside, stop * out + tip * aside, start * out + aside)
        return [(float(x), float(y)) for x, y in ends]

    def minutes(self, length: float = 0.035, half: float = 0.006) -> None:
        """Print the minutes' track along the edge."""
        for i in range(60):
            angle = i * np.pi / 30
            stop = self.rim(angle) * 0.965
            self.bar(angle, stop - length * (1 if i % 5 else 1.5), stop, half, self.paint.ink)

    def light(self, rays: float = 0.0) -> Array:
        """Return the finished face in linear light, top row first.

        Args:
            rays: how strongly a sunray finish glints.
        """
        small = self.image.resize((SIZE, round(SIZE * self.aspect)), Image.Resampling.LANCZOS)
        value = (np.asarray(small, np.float32) / 255) ** 2.2
        rows, columns = value.shape[:2]
        y, x = np.mgrid[1 : -1 : rows * 1j, -1 : 1 : columns * 1j]
        y = y * self.aspect
        turn = np.arctan2(y, x)
        glint = 1 + rays * (1.5 * np.cos(turn - 2.2) ** 8 + 0.7 * np.cos(turn - 0.9) ** 16 - 0.25)
        edge = (np.abs(x + 0.04) ** self.power + np.abs((y - 0.05) / self.aspect) ** self.power) ** (
            1 / self.power
        )
        inner = np.hypot(x, y)
        well = 1 - 0.45 * ramp(0.86, 1.02, edge) * ramp(-1.2, 0.8, y - x)
        glass = 0.05 * ramp(0.1, 0.16, y * 0.8 - x - 0.25) * ramp(0.95, 0.5, y * 0.8 - x - 0.25)
        return (value * (glint * well * (1 - 0.04 * inner))[..., None] + glass[..., None]).astype(np.float32)


def scaled(color: Rgb, factor: float) -> Rgb:
    """Make a colour lighter or darker."""
    red, green, blue = (min(255, round(channel * factor)) for channel in color)
    return red, green, blue


def bezel(size: int, ground: Rgb, ink: Rgb) -> Array:
    """Draw a diver's turning ring, seen from the front: minutes up to sixty."""
    face = Face(Paint(ground, ink, ink, ink))
    for i in range(60):
        angle = i * np.pi / 30
        if i % 5 or i % 10 == 5:
            face.bar(angle, 0.86, 0.97 if i % 5 else 0.98, 0.008 if i % 5 else 0.016, ink)
        elif i:
            face.text(str(i), 0.9 * np.sin(angle), 0.9 * np.cos(angle), 0.085, ink)
    face.polygon([(-0.07, 0.98), (0.07, 0.98), (0, 0.84)], ink)
    return (np.asarray(face.image.resize((size, size), Image.Resampling.LANCZOS), np.float32) / 255) ** 2.2
