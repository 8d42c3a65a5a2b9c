"""Displays of watches: lit ones of smart watches, liquid crystals of digital ones."""

from __future__ import annotations

import numpy as np

from showroom.articles.accessories.watch_dials import Face, Rgb

WHITE: Rgb = (246, 247, 250)


def smart(face: Face) -> None:
    """A lit display: time, date and the steps of a week."""
    y = 0.42 * face.aspect
    face.text("10:09", 0, y, 0.3, WHITE, 0.95)
    face.text("MON 24", 0, y - 0.3, 0.085, face.paint.spark)
    foot = -0.72 * face.aspect
    for i, high in enumerate((0.3, 0.52, 0.24, 0.62, 0.44, 0.7, 0.36)):
        left = -0.76 + 0.11 * i
        bright = (92, 190, 226) if i == 5 else (52, 92, 124)
        face.polygon(
            [(left, foot), (left + 0.07, foot), (left + 0.07, foot + high), (left, foot + high)], bright
        )
    face.text("72", 0.42, -0.32 * face.aspect, 0.17, WHITE)
    face.text("BPM", 0.42, -0.55 * face.aspect, 0.07, (230, 70, 96))
    face.text("6.2 km", 0.42, -0.74 * face.aspect, 0.07, (140, 214, 84))


def smart_hands(face: Face) -> None:
    """A lit display that shows hands on a pale face, over four small gauges."""
    face.disc(0, 0, 0.82, (232, 228, 216))
    for i in range(60):
        long, half = (0.12, 0.02) if i % 5 == 0 else (0.05, 0.007)
        face.bar(i * np.pi / 30, 0.76 - long, 0.76, half, (40, 40, 44))
    for x, y, color in (
        (-1, 1, (230, 70, 96)),
        (1, 1, (92, 190, 226)),
        (-1, -1, (140, 214, 84)),
        (1, -1, WHITE),
    ):
        face.disc(0.74 * x, 0.79 * y * face.aspect, 0.12, color, 0.05)
    face.text("24", 0.4, 0, 0.12, (200, 80, 50))
    face.hands(0.66, 0.05, 0.8)


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
"""Digit -> its seven bars, "1" for a dark one: top, upper left, upper right, middle, lower ones, bottom."""


def _digit(face: Face, number: int, x: float, y: float, size: float, color: Rgb) -> None:
    wide, half = 0.56 * size, 0.09 * size
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
            color,
        )


def _time(face: Face, y: float, size: float, ink: Rgb) -> None:
    """Write the time that `watch_dials.TIME` has, in digits of a height."""
    for x, number in ((-2.48, 1), (-0.95, 0), (0.76, 0), (2.19, 9)):
        _digit(face, number, x * size, y, size, ink)
    for up in (0.48, -0.48):
        face.disc(-0.1 * size, y + up * size, 0.13 * size, ink)


def digital(face: Face) -> None:
    """A liquid crystal display in a printed surround."""
    high = face.aspect
    face.polygon(
        [(-0.78, 0.5 * high), (0.78, 0.5 * high), (0.78, -0.56 * high), (-0.78, -0.56 * high)],
        (186, 196, 172),
    )
    ink = (34, 38, 36)
    _time(face, -0.12 * high, 0.21 * high, ink)
    face.text("MON  6-24", 0.08, 0.33 * high, 0.085, ink)
    face.text("TIDE", 0, 0.74 * high, 0.1, face.paint.ink)
    face.text("ALARM  CHRONO  LIGHT", 0, -0.74 * high, 0.06, face.paint.spark)


def digital_night(face: Face) -> None:
    """Pale digits on a dark display: the seconds as a ring, the time large below."""
    high = face.aspect
    pale = (196, 222, 214)
    face.polygon(
        [(-0.9, 0.86 * high), (0.9, 0.86 * high), (0.9, -0.86 * high), (-0.9, -0.86 * high)], (18, 20, 22)
    )
    for i in range(24):
        angle = i * np.pi / 12
        x, y = -0.42 + 0.3 * np.sin(angle), 0.38 * high + 0.3 * np.cos(angle)
        face.disc(x, y, 0.034, pale if i < 17 else (58, 66, 66))
    _digit(face, 3, -0.52, 0.38 * high, 0.1, pale)
    _digit(face, 4, -0.34, 0.38 * high, 0.1, pale)
    face.text("MON", 0.38, 0.58 * high, 0.16, pale)
    face.text("6-24", 0.38, 0.3 * high, 0.15, pale)
    _time(face, -0.4 * high, 0.27 * high, pale)
