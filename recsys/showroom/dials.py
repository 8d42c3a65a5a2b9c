"""Faces of watches, drawn flat: printed minutes, applied markers, hands with their shadows, displays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from recsys.showroom.engine import Array, ramp

SIZE = 440
FINE = 3
"""A face is drawn that many times larger than `SIZE` and reduced."""

ROMAN = ("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
TIME = (10, 9)
"""What all watches of the shop show: the usual hour of watch pictures."""

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

    def polygon(self, corners: list[tuple[float, float]], colour: Rgb) -> None:
        """Fill a polygon."""
        ImageDraw.Draw(self.image).polygon([self._at(*corner) for corner in corners], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Rgb, ring: float = 0.0) -> None:
        """Fill a disc, or draw a ring of that width."""
        (left, top), (right, bottom) = self._at(x - radius, y + radius), self._at(x + radius, y - radius)
        width = max(1, round(ring * self.width / 2))
        pen = {"outline": colour, "width": width} if ring else {"fill": colour}
        ImageDraw.Draw(self.image).ellipse((left, top, right, bottom), **pen)

    def text(self, words: str, x: float, y: float, size: float, colour: Rgb, squeeze: float = 1.0) -> None:
        """Write a word; `size` is the height of its letters, `squeeze` narrows it."""
        font = ImageFont.load_default(max(8, round(size * self.width * 0.7)))
        left, top, right, bottom = font.getbbox(words)
        label = Image.new("L", (round(right - left) + 4, round(bottom - top) + 4))
        ImageDraw.Draw(label).text((2 - left, 2 - top), words, fill=255, font=font)
        label = label.resize((max(1, round(label.width * squeeze)), label.height))
        column, row = self._at(x, y)
        self.image.paste(colour, (round(column - label.width / 2), round(row - label.height / 2)), label)

    def bar(
        self, angle: float, start: float, stop: float, half: float, colour: Rgb, tip: float = 1.0
    ) -> list[tuple[float, float]]:
        """Draw a bar outwards from the middle, lit on one side; `tip` narrows its end."""
        out = np.array([np.sin(angle), np.cos(angle)])
        aside = np.array([out[1], -out[0]])
        near, far = start * out, stop * out
        ends = [near - half * aside, far - half * tip * aside, far + half * tip * aside, near + half * aside]
        corners = [(float(x), float(y)) for x, y in ends]
        self.polygon(corners, _scaled(colour, 1.12))
        middle = [(float(x), float(y)) for x, y in (near, far)]
        self.polygon([middle[0], middle[1], corners[2], corners[3]], _scaled(colour, 0.72))
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
            ghost = self._hand(angle, -0.1, stop, width, tip)
            self.shadow([ghost])
            self.bar(angle, -0.1, stop, width, self.paint.metal, tip)
            if lume:
                self.bar(angle, 0.22 * stop, 0.86 * stop, 0.5 * width, (236, 240, 226), 0.7)
        if second:
            angle = 34 * np.pi / 30
            self.shadow([self._hand(angle, -0.2, 0.84 * reach, 0.01, 1)], 0.04)
            self.bar(angle, -0.2, 0.84 * reach, 0.011, self.paint.spark)
            self.disc(0, 0, 0.045, self.paint.spark)
        self.disc(0, 0, 0.035, self.paint.metal)

    @staticmethod
    def _hand(angle: float, start: float, stop: float, half: float, tip: float) -> list[tuple[float, float]]:
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


def _scaled(colour: Rgb, factor: float) -> Rgb:
    red, green, blue = (min(255, round(channel * factor)) for channel in colour)
    return red, green, blue


def _markers(face: Face, length: float, half: float, quarters: float = 1.6, inner: float = 0.0) -> None:
    """Set bars at the hours, thicker ones at the quarters."""
    for i in range(12):
        angle = i * np.pi / 6
        stop = face.rim(angle) * 0.9 - inner
        width = half * (quarters if i % 3 == 0 else 1)
        face.shadow([face._hand(angle, stop - length, stop, width, 1)], 0.012)
        face.bar(angle, stop - length, stop, width, face.paint.metal)


def _bars(face: Face) -> None:
    face.minutes()
    _markers(face, 0.2, 0.022)
    face.text("LUNEHOLT", 0, 0.36 * face.aspect, 0.058, face.paint.ink)
    face.polygon([(0.6, 0.07), (0.76, 0.07), (0.76, -0.07), (0.6, -0.07)], (244, 243, 238))
    face.text("24", 0.68, 0.0, 0.075, (30, 30, 34))
    face.hands()


def _slim(face: Face) -> None:
    _markers(face, 0.13, 0.011, 1.0)
    face.text("LUNEHOLT", 0, 0.4 * face.aspect, 0.05, face.paint.ink)
    face.hands(0.72, 0.02, 0.6, second=False)


def _numbers(face: Face, words: tuple[str, ...], radius: float, size: float, squeeze: float = 1.0) -> None:
    for i, word in enumerate(words):
        angle = i * np.pi / 6
        reach = face.rim(angle) * radius
        face.text(word, reach * np.sin(angle), reach * np.cos(angle), size, face.paint.ink, squeeze)


ARABIC = ("12", *(str(i) for i in range(1, 12)))


def _roman(face: Face) -> None:
    face.minutes(0.03, 0.004)
    _numbers(face, ROMAN, 0.76, 0.15, 0.75)
    face.text("LUNEHOLT", 0, 0.34 * face.aspect, 0.05, face.paint.ink)
    face.hands(0.7, 0.03, 0.2, second=False)


def _arabic(face: Face) -> None:
    face.minutes(0.05, 0.007)
    _numbers(face, ARABIC, 0.75, 0.15)
    for i in range(12):
        angle = i * np.pi / 6
        face.text(str(12 + i if i else 24), 0.5 * np.sin(angle), 0.5 * np.cos(angle), 0.06, face.paint.ink)
    face.hands(0.78, 0.04, 0.3, lume=True)


def _diver(face: Face) -> None:
    face.minutes(0.03, 0.006)
    lume = (238, 240, 230)
    for i in range(12):
        angle = i * np.pi / 6
        x, y = 0.74 * np.sin(angle), 0.74 * np.cos(angle)
        if i % 3:
            face.disc(x, y, 0.085, face.paint.metal)
            face.disc(x, y, 0.066, lume)
        else:
            face.bar(angle, 0.6, 0.86, 0.06, face.paint.metal)
            face.polygon(face._hand(angle, 0.62, 0.84, 0.042, 1), lume)
    face.text("LUNEHOLT", 0, 0.36, 0.055, face.paint.ink)
    face.text("200 m", 0, -0.36, 0.05, face.paint.spark)
    face.hands(0.8, 0.05, 0.4, lume=True)


def _chrono(face: Face) -> None:
    face.minutes()
    _markers(face, 0.14, 0.022, 1.5)
    light = sum(face.paint.face) > 380
    well = _scaled(face.paint.face, 0.86) if light else tuple(min(255, c + 22) for c in face.paint.face)
    for x, y, turn in ((-0.4, 0.0, 0.6), (0.4, 0.0, 4.0), (0.0, -0.42, 5.2)):
        face.disc(x, y, 0.255, face.paint.metal)
        face.disc(x, y, 0.235, (well[0], well[1], well[2]))
        for i in range(24):
            angle = i * np.pi / 12
            s, c = np.sin(angle), np.cos(angle)
            near = 0.17 if i % 6 == 0 else 0.195
            face.polygon(
                [
                    (x + near * s - 0.005 * c, y + near * c + 0.005 * s),
                    (x + 0.22 * s - 0.005 * c, y + 0.22 * c + 0.005 * s),
                    (x + 0.22 * s + 0.005 * c, y + 0.22 * c - 0.005 * s),
                    (x + near * s + 0.005 * c, y + near * c - 0.005 * s),
                ],
                face.paint.ink,
            )
        s, c = np.sin(turn), np.cos(turn)
        face.polygon(
            [
                (x - 0.05 * s, y - 0.05 * c),
                (x + 0.016 * c, y - 0.016 * s),
                (x + 0.17 * s, y + 0.17 * c),
                (x - 0.016 * c, y + 0.016 * s),
            ],
            face.paint.spark,
        )
    face.text("LUNEHOLT", 0, 0.42, 0.055, face.paint.ink)
    face.hands(0.76, 0.032, 0.4, lume=True)


def _stones(face: Face) -> None:
    for i in range(12):
        angle = i * np.pi / 6
        reach = face.rim(angle) * 0.8
        x, y = reach * np.sin(angle), reach * np.cos(angle)
        face.disc(x, y, 0.06, face.paint.metal)
        face.disc(x - 0.008, y + 0.008, 0.044, (252, 252, 255))
        face.disc(x + 0.012, y - 0.014, 0.02, (176, 184, 198))
    face.text("LUNEHOLT", 0, 0.36 * face.aspect, 0.055, face.paint.ink)
    face.hands(0.7, 0.026, 0.3, second=False)


def _kids(face: Face) -> None:
    wheel = ((214, 66, 62), (236, 150, 46), (70, 150, 96), (62, 118, 190))
    for i, word in enumerate(ARABIC):
        angle = i * np.pi / 6
        face.text(word, 0.72 * np.sin(angle), 0.72 * np.cos(angle), 0.19, wheel[i % 4])
    for i in range(60):
        angle = i * np.pi / 30
        face.disc(0.93 * np.sin(angle), 0.93 * np.cos(angle), 0.014 if i % 5 else 0.024, face.paint.ink)
    face.hands(0.7, 0.06, 0.6)


def _smart(face: Face) -> None:
    """A lit display: time, date and the steps of a week."""
    y = 0.42 * face.aspect
    face.text("10:09", 0, y, 0.3, (246, 247, 250), 0.95)
    face.text("MON 24", 0, y - 0.3, 0.085, face.paint.spark)
    foot = -0.72 * face.aspect
    for i, high in enumerate((0.3, 0.52, 0.24, 0.62, 0.44, 0.7, 0.36)):
        left = -0.76 + 0.11 * i
        bright = (92, 190, 226) if i == 5 else (52, 92, 124)
        face.polygon(
            [(left, foot), (left + 0.07, foot), (left + 0.07, foot + high), (left, foot + high)], bright
        )
    face.text("72", 0.42, -0.32 * face.aspect, 0.17, (246, 247, 250))
    face.text("BPM", 0.42, -0.55 * face.aspect, 0.07, (230, 70, 96))
    face.text("6.2 km", 0.42, -0.74 * face.aspect, 0.07, (140, 214, 84))


SEGMENTS = (
    "1110111",
    "0010010",
    "1011101",
    "1011011",
    "0111010",
    "1101011",
    "1101111",
    "1010010",
    "1111111",
    "1111011",
)
"""Which of the seven bars of a digit are dark: top, upper left, upper right, middle, lower ones, bottom."""


def _digit(face: Face, number: int, x: float, y: float, size: float, colour: Rgb) -> None:
    wide, half = 0.56 * size, 0.07 * size
    spots = ((0, 1, 1), (-1, 0.5, 0), (1, 0.5, 0), (0, 0, 1), (-1, -0.5, 0), (1, -0.5, 0), (0, -1, 1))
    for (right, up, flat), on in zip(spots, SEGMENTS[number], strict=True):
        if on == "0":
            continue
        middle_x, middle_y = x + right * wide / 2 + 0.08 * up * size, y + up * size
        long = (wide / 2 if flat else size / 2) - half * 0.8
        a, b = (long, half) if flat else (half, long)
        face.polygon(
            [
                (middle_x - a, middle_y - b),
                (middle_x + a, middle_y - b),
                (middle_x + a, middle_y + b),
                (middle_x - a, middle_y + b),
            ],
            colour,
        )


def _digital(face: Face) -> None:
    """A liquid crystal display in a printed surround."""
    high = face.aspect
    face.polygon(
        [(-0.78, 0.5 * high), (0.78, 0.5 * high), (0.78, -0.56 * high), (-0.78, -0.56 * high)],
        (186, 196, 172),
    )
    ink = (34, 38, 36)
    for x, number in ((-0.52, 1), (-0.2, 0), (0.16, 0), (0.46, 9)):
        _digit(face, number, x, -0.12 * high, 0.21 * high, ink)
    for y in (-0.02, -0.22):
        face.disc(-0.02, y * high, 0.028, ink)
    face.text("MON  6-24", 0.08, 0.33 * high, 0.085, ink)
    face.text("TIDE", 0, 0.74 * high, 0.1, face.paint.ink)
    face.text("ALARM  CHRONO  LIGHT", 0, -0.74 * high, 0.06, face.paint.spark)


STYLES: dict[str, Callable[[Face], None]] = {
    "bars": _bars,
    "slim": _slim,
    "roman": _roman,
    "arabic": _arabic,
    "diver": _diver,
    "chrono": _chrono,
    "stones": _stones,
    "kids": _kids,
    "smart": _smart,
    "digital": _digital,
}


def dial(style: str, paint: Paint, aspect: float = 1.0, power: float = 2.0, rays: float = 0.0) -> Array:
    """Draw a face.

    Args:
        style: a name of `STYLES`.
        paint, aspect, power: see `Face`.
        rays: how strongly its ground glints like brushed metal.

    Returns:
        Linear light, rows x columns x 3.
    """
    face = Face(paint, aspect, power)
    STYLES[style](face)
    return face.light(rays)


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
