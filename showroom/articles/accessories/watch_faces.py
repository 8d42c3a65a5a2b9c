"""Styles of watch faces: with markers, numerals, registers and pictures under their hands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from showroom.articles.accessories.watch_dials import Face, Paint, Rgb, scaled
from showroom.articles.accessories.watch_displays import digital, digital_night, smart, smart_hands
from showroom.rendering.baked_shape import Array

ROMAN = ("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
ARABIC = ("12", *(str(i) for i in range(1, 12)))
LUME: Rgb = (238, 240, 230)
"""Colour of paint that glows in the dark."""

WHEEL: tuple[Rgb, ...] = ((214, 66, 62), (236, 150, 46), (70, 150, 96), (62, 118, 190))
"""The colours of a children's face."""

Spot = tuple[float, float]


def _name(face: Face, y: float, size: float = 0.055) -> None:
    face.text("LUNEHOLT", 0, y * face.aspect, size, face.paint.ink)


def _markers(face: Face, length: float, half: float, quarters: float = 1.6) -> None:
    """Set bars at the hours, thicker ones at the quarters."""
    for i in range(12):
        angle = i * np.pi / 6
        stop = face.rim(angle) * 0.9
        width = half * (quarters if i % 3 == 0 else 1)
        face.shadow([face.hand(angle, stop - length, stop, width, 1)], 0.012)
        face.bar(angle, stop - length, stop, width, face.paint.metal)


def _numbers(
    face: Face, words: tuple[str, ...], radius: float, size: float, squeeze: float = 1.0, bold: float = 0.0
) -> None:
    """Print a word at each hour; an empty one leaves its place free."""
    for i, word in enumerate(words):
        angle = i * np.pi / 6
        reach = face.rim(angle) * radius
        if word:
            face.text(word, reach * np.sin(angle), reach * np.cos(angle), size, face.paint.ink, squeeze, bold)


def _date(face: Face) -> None:
    face.polygon([(0.6, 0.07), (0.76, 0.07), (0.76, -0.07), (0.6, -0.07)], (244, 243, 238))
    face.text("24", 0.68, 0.0, 0.075, (30, 30, 34))


def _well(face: Face, strong: bool = False) -> tuple[Rgb, Rgb]:
    """Return the ground of small dials and the ink on it: a shade of the face's, or the opposite of it."""
    light = sum(face.paint.face) > 380
    if strong:
        return ((34, 36, 42), (240, 239, 233)) if light else ((236, 236, 230), (34, 36, 42))
    red, green, blue = (min(255, c + 22) for c in face.paint.face)
    return scaled(face.paint.face, 0.86) if light else (red, green, blue), face.paint.ink


def _register(face: Face, spot: Spot, radius: float, turn: float, strong: bool = False) -> None:
    """Sink a small dial with its own hand."""
    x, y = spot
    well, ink = _well(face, strong)
    face.disc(x, y, radius, face.paint.metal)
    face.disc(x, y, 0.92 * radius, well)
    for i in range(24):
        s, c = np.sin(i * np.pi / 12), np.cos(i * np.pi / 12)
        near, far, half = (0.66 if i % 6 == 0 else 0.76) * radius, 0.86 * radius, 0.005
        ends = ((near, -half), (far, -half), (far, half), (near, half))
        face.polygon([(x + out * s + side * c, y + out * c - side * s) for out, side in ends], ink)
    s, c = np.sin(turn), np.cos(turn)
    kite = ((-0.2, 0.0), (0.0, 0.06), (0.68, 0.0), (0.0, -0.06))
    pointer = [(x + radius * (out * s + side * c), y + radius * (out * c - side * s)) for out, side in kite]
    face.polygon(pointer, ink if strong else face.paint.spark)


def _bars(face: Face) -> None:
    face.minutes()
    _markers(face, 0.2, 0.022)
    _name(face, 0.36, 0.058)
    _date(face)
    face.hands()


def _slim(face: Face) -> None:
    _markers(face, 0.13, 0.011, 1.0)
    _name(face, 0.4, 0.05)
    face.hands(0.72, 0.02, 0.6, second=False)


def _seconds(face: Face) -> None:
    """Slender markers, and the seconds on a small dial of their own."""
    _markers(face, 0.2, 0.014, 1.8)
    _name(face, 0.4, 0.05)
    _register(face, (0.0, -0.42), 0.27, 4.0)
    face.hands(0.74, 0.026, 0.4, second=False)


def _sector(face: Face) -> None:
    """Rings of two tones, parted by hour lines, with numerals at the quarters."""
    well, _ = _well(face)
    face.disc(0, 0, 0.97, scaled(well, 0.92))
    face.disc(0, 0, 0.62, face.paint.face)
    for radius in (0.62, 0.97):
        face.disc(0, 0, radius, face.paint.ink, 0.012)
    for i in range(12):
        if i % 3:
            face.bar(i * np.pi / 6, 0.64, 0.9, 0.016, face.paint.ink)
    _numbers(face, tuple(word if i % 3 == 0 else "" for i, word in enumerate(ARABIC)), 0.78, 0.2)
    _name(face, 0.3, 0.05)
    face.hands(0.76, 0.034, 0.5, second=False)


def _roman(face: Face) -> None:
    face.minutes(0.03, 0.004)
    tall = face.aspect > 1.1
    _numbers(face, ROMAN, 0.74, 0.24 if tall else 0.2, 0.55, 0.05)
    if not tall:
        face.disc(0, 0, 0.55, face.paint.ink, 0.008)
    _name(face, 0.3, 0.05)
    face.hands(0.7, 0.034, 0.2, second=False)


def _arabic(face: Face) -> None:
    face.minutes(0.05, 0.007)
    _numbers(face, ARABIC, 0.75, 0.15)
    for i in range(12):
        angle = i * np.pi / 6
        face.text(str(12 + i if i else 24), 0.5 * np.sin(angle), 0.5 * np.cos(angle), 0.06, face.paint.ink)
    face.hands(0.78, 0.04, 0.3, lume=True)


def _pilot(face: Face) -> None:
    """Large numerals below a triangle, broad hands."""
    face.minutes(0.07, 0.009)
    _numbers(face, ("", *ARABIC[1:]), 0.7, 0.21, 1.0, 0.03)
    face.polygon([(-0.11, 0.84), (0.11, 0.84), (0.0, 0.62)], face.paint.ink)
    for side in (-0.19, 0.19):
        face.disc(side, 0.78, 0.035, face.paint.ink)
    face.hands(0.8, 0.065, 0.2, lume=True)


def _quarters(face: Face) -> None:
    """Four large numerals, discs between them."""
    face.minutes(0.03, 0.006)
    _numbers(face, tuple(word if i % 3 == 0 else "" for i, word in enumerate(ARABIC)), 0.66, 0.28, 0.9, 0.04)
    for i in range(12):
        if i % 3:
            face.disc(0.74 * np.sin(i * np.pi / 6), 0.74 * np.cos(i * np.pi / 6), 0.075, face.paint.ink)
    face.hands(0.8, 0.05, 0.9)


def _diver(face: Face) -> None:
    face.minutes(0.03, 0.006)
    for i in range(12):
        angle = i * np.pi / 6
        x, y = 0.74 * np.sin(angle), 0.74 * np.cos(angle)
        if i % 3:
            face.disc(x, y, 0.085, face.paint.metal)
            face.disc(x, y, 0.066, LUME)
        else:
            face.bar(angle, 0.6, 0.86, 0.06, face.paint.metal)
            face.polygon(face.hand(angle, 0.62, 0.84, 0.042, 1), LUME)
    face.text("LUNEHOLT", 0, 0.36, 0.055, face.paint.ink)
    face.text("200 m", 0, -0.36, 0.05, face.paint.spark)
    face.hands(0.8, 0.05, 0.4, lume=True)


def _arrow(face: Face) -> None:
    """A diver's face with long markers below an arrow, and the date."""
    face.minutes(0.05, 0.009)
    for i in range(1, 12):
        angle = i * np.pi / 6
        half = 0.07 if i % 3 == 0 else 0.045
        if i != 3:
            face.bar(angle, 0.5, 0.86, half, face.paint.metal)
            face.polygon(face.hand(angle, 0.52, 0.84, half - 0.016, 1), LUME)
    face.polygon([(-0.19, 0.88), (0.19, 0.88), (0.0, 0.46)], face.paint.metal)
    face.polygon([(-0.15, 0.86), (0.15, 0.86), (0.0, 0.53)], LUME)
    _date(face)
    face.hands(0.8, 0.075, 0.15, lume=True)


def _chrono(face: Face, spots: tuple[Spot, ...], radius: float, strong: bool = False) -> None:
    """Registers that count hours, minutes and seconds."""
    face.minutes()
    _markers(face, 0.14, 0.022, 1.5)
    for spot, turn in zip(spots, (0.6, 4.0, 5.2), strict=False):
        _register(face, spot, radius, turn, strong)
    _name(face, 0.42)
    face.hands(0.76, 0.032, 0.4, lume=True)


def _calendar(face: Face) -> None:
    """Roman numerals round two small dials and the moon's phase."""
    face.disc(0, 0, 0.97, scaled(_well(face)[0], 1.04))
    face.disc(0, 0, 0.6, face.paint.face)
    _numbers(face, ROMAN, 0.78, 0.19, 0.58, 0.05)
    for x, turn in ((-0.3, 0.6), (0.3, 4.0)):
        _register(face, (x, 0.08), 0.2, turn)
    face.disc(0, -0.33, 0.23, face.paint.metal)
    face.disc(0, -0.33, 0.205, (28, 38, 84))
    face.disc(0.03, -0.31, 0.1, (240, 214, 140))
    face.disc(0.08, -0.29, 0.085, (28, 38, 84))
    for x, y in ((-0.12, -0.27), (-0.09, -0.42), (0.12, -0.42)):
        face.disc(x, y, 0.014, (250, 240, 210))
    face.hands(0.72, 0.026, 0.2, second=False)


def _stones(face: Face) -> None:
    for i in range(12):
        angle = i * np.pi / 6
        reach = face.rim(angle) * 0.8
        x, y = reach * np.sin(angle), reach * np.cos(angle)
        face.disc(x, y, 0.075, face.paint.metal)
        face.disc(x - 0.008, y + 0.008, 0.056, (252, 252, 255))
        face.disc(x + 0.014, y - 0.017, 0.026, (176, 184, 198))
    _name(face, 0.36)
    face.hands(0.7, 0.026, 0.3, second=False)


def _kids(face: Face) -> None:
    for i, word in enumerate(ARABIC):
        angle = i * np.pi / 6
        face.text(word, 0.72 * np.sin(angle), 0.72 * np.cos(angle), 0.19, WHEEL[i % 4])
    for i in range(60):
        angle = i * np.pi / 30
        face.disc(0.93 * np.sin(angle), 0.93 * np.cos(angle), 0.014 if i % 5 else 0.024, face.paint.ink)
    face.hands(0.7, 0.06, 0.6)


def _rocket(face: Face) -> None:
    """A child's face with a rocket among stars and planets."""
    sky = (38, 56, 104)
    face.disc(0, 0, 0.66, sky)
    face.polygon([(-0.1, -0.3), (0.1, -0.3), (0.0, -0.58)], WHEEL[1])
    for side in (-1, 1):
        face.polygon([(side * 0.1, 0.0), (side * 0.28, -0.36), (side * 0.1, -0.28)], WHEEL[0])
    turn = np.linspace(-np.pi / 2, np.pi / 2, 24)
    right = [(0.17 * float(np.cos(t)), 0.1 + 0.42 * float(np.sin(t))) for t in turn]
    face.polygon([*right, *((-x, y) for x, y in right[::-1])], (244, 244, 240))
    face.disc(0, 0.2, 0.08, WHEEL[3])
    face.disc(-0.4, 0.26, 0.1, WHEEL[1])
    face.disc(0.42, -0.14, 0.13, WHEEL[2])
    for x, y in ((0.34, 0.34), (-0.44, -0.16), (-0.28, 0.48), (0.2, -0.5), (-0.3, -0.44)):
        face.disc(x, y, 0.024, (252, 250, 240))
    _numbers(face, ARABIC, 0.82, 0.15)
    face.hands(0.62, 0.05, 0.6)


THREE: tuple[Spot, ...] = ((-0.4, 0.0), (0.4, 0.0), (0.0, -0.42))
TWO: tuple[Spot, ...] = ((-0.42, 0.0), (0.42, 0.0))

STYLES: dict[str, Callable[[Face], None]] = {
    "bars": _bars,
    "slim": _slim,
    "seconds": _seconds,
    "sector": _sector,
    "roman": _roman,
    "arabic": _arabic,
    "pilot": _pilot,
    "quarters": _quarters,
    "diver": _diver,
    "arrow": _arrow,
    "chrono": partial(_chrono, spots=THREE, radius=0.255),
    "bicompax": partial(_chrono, spots=TWO, radius=0.32, strong=True),
    "calendar": _calendar,
    "stones": _stones,
    "kids": _kids,
    "rocket": _rocket,
    "smart": smart,
    "smart hands": smart_hands,
    "digital": digital,
    "digital night": digital_night,
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
