"""Placed graphics: what is printed on the front of a T-shirt or sweatshirt.

A print is drawn for the cloth it goes on: `graphic` returns a sheet with cover, `printed` lays it over a
surface. All of them are drawn here from shapes and block letters; words are plain English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from showroom.materials.motifs import flower, foliage, frond, leaf, rose
from showroom.rendering.artwork import (
    Array,
    Drawing,
    around,
    brightness,
    ink,
    mix,
    moved,
    pairs,
    smooth,
    turned,
)
from showroom.rendering.surfaces import Skin, Surface, noise, sheet

Print = Callable[[Drawing, "Inks", int], None]
"""Draws within -1..1 both ways; (0, 0) is the middle."""

PALETTES = (
    ("e4a33c", "cf5b3a", "7c3a4d", "2c4a63"),
    ("e9c29a", "7fa39a", "3f6b73", "23394b"),
    ("e58f7b", "efc36a", "4f8f8b", "34495e"),
    ("d9b44a", "8aa35c", "4b6b4a", "8c5a3c"),
    ("c9a3b8", "8d86b5", "4c5d8c", "d98f7a"),
    ("d86a55", "f0d9a8", "5b8fa8", "2f3f5c"),
)
"""Inks of many-coloured prints, light to dark."""

WORDS = (
    "COASTAL",
    "WANDER",
    "SUMMER",
    "STUDIO",
    "HARBOUR",
    "WEEKEND",
    "OUTDOORS",
    "SUNDAY",
    "SOUTH",
    "VALLEY",
)
SMALL_WORDS = ("HELLO", "ROAR", "DREAM", "PLAY", "SMILE", "JUMP")


class Inks:
    """The colours of one print.

    Args:
        base: of the cloth.
        accent: of the look; it is the first ink where it can be told from the cloth.
        seed: picks the palette.
    """

    def __init__(self, base: Array, accent: Array, seed: int):
        self.cloth = base
        self.line = ink("f1ebdd" if brightness(base) < 0.5 else "2a2d36")
        seen = abs(brightness(accent) - brightness(base)) + float(
            np.abs(np.sqrt(accent) - np.sqrt(base)).max()
        )
        self.first = accent if seen > 0.35 else self.line
        self.tones = [ink(tone) for tone in PALETTES[seed % len(PALETTES)]]


def graphic(name: str, base: str | Array, accent: str | Array, seed: int = 0, dots: int = 380) -> Array:
    """Draw a print.

    Args:
        name: one of `PRINTS`.
        base: colour of the cloth it goes on, "rrggbb" or linear light.
        accent: first colour of the print.
        seed: picks further inks, words and random shapes.
        dots: pixels across.

    Returns:
        dots x dots x 4: linear light and cover, 0..1.
    """
    drawing = Drawing(2.2, 2.2, dots / 2.2, middle=True)
    PRINTS[name](drawing, Inks(ink(base), ink(accent), seed), seed)
    return drawing.picture()


def printed(
    below: Surface,
    picture: Array,
    middle: tuple[float, float],
    size: tuple[float, float],
    fade: float = 0.06,
    seed: int = 0,
) -> Surface:
    """Print a sheet on a surface.

    Args:
        below: the cloth.
        picture: rows x columns x 4 of `graphic`.
        middle: its place in (u, v).
        size: its width and height in (u, v); give them the true ratio of u to v on the cloth.
        fade: how much of the cloth shows through, 0..1.
        seed: of the wear.
    """
    light, cover = sheet(picture[..., :3]), sheet(picture[..., 3])
    worn = noise(0.02, seed, 1, 2)

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        x, y = (u - middle[0]) / size[0] + 0.5, (v - middle[1]) / size[1] + 0.5
        inside = (x > 0) & (x < 1) & (y > 0) & (y < 1)
        color = base.color.copy()
        x, y = x[inside], y[inside]
        share = cover(x, y) * (1 - fade * np.clip(1 + 0.5 * worn(x, y), 0, 2))
        color[inside] += (light(x, y) - color[inside]) * share[:, None]
        return replace(base, color=color)

    return skin


def _ridge(seed: int, height: float, base: float) -> Array:
    """Return a hilly line from -1 to 1."""
    rng = np.random.default_rng(seed)
    x = np.linspace(-1, 1, 60)
    waves = sum(rng.uniform(0.3, 1) / k * np.sin(k * 2.1 * x + rng.uniform(0, 6.3)) for k in (1, 2, 3, 5))
    return np.c_[x, base + height * waves]


def _in_disc(line: Array, radius: float) -> Array:
    """Close a line along the lower half of a circle."""
    x = np.clip(line[:, 0], -0.999, 0.999) * radius
    rim = np.sqrt(radius**2 - x**2)
    return np.r_[np.c_[x, np.clip(line[:, 1] * radius, -rim, rim)], np.c_[x, -rim][::-1]]


def sunset(d: Drawing, inks: Inks, seed: int) -> None:
    """A round landscape: bands of sky, a sun, three ranges of hills, and a word."""
    sky = [mix(inks.tones[0], "fff0d0", s) for s in (0.55, 0.3, 0.05)] + [
        mix(inks.tones[0], inks.tones[1], 0.6)
    ]
    radius, up = 0.78, 0.16
    d.disc((0, up), radius, sky[0])
    for k, level in enumerate((0.5, 0.22, -0.05)):
        band = np.c_[np.linspace(-1, 1, 40), np.full(40, level)]
        d.shape(moved(_in_disc(band, radius), 0, up), sky[k + 1])
    d.disc((0.1, up + 0.1), 0.24, mix("fbeac4", inks.tones[0], 0.1))
    for k, tone in enumerate((inks.tones[1], inks.tones[2], inks.tones[3])):
        d.shape(moved(_in_disc(_ridge(seed + k, 0.09, -0.1 - 0.26 * k), radius), 0, up), tone)
    d.letters(WORDS[seed % len(WORDS)], (0, -0.86), 0.17, inks.line, 1.1, 1.25)


def mountains(d: Drawing, inks: Inks, seed: int) -> None:
    """Line art of peaks and a moon in a frame."""
    rng = np.random.default_rng(seed)
    for k in range(3):
        x, top = (-0.42, 0.1, 0.5)[k], (0.25, 0.62, 0.3)[k]
        foot = 0.5 + 0.04 * k
        peak = np.array([(x - foot * 0.8, -0.35), (x, top), (x + foot * 0.8, -0.35)])
        d.shape(peak, inks.cloth)
        d.line(peak, 0.035, inks.line)
        for j in range(4):
            start = peak[1] + (peak[2] - peak[1]) * (0.12 + 0.17 * j)
            d.line(
                start + np.array([(0, 0), (-0.1 - 0.03 * j, -0.16 + rng.uniform(-0.04, 0.04))]),
                0.022,
                inks.line,
            )
    d.disc((-0.45, 0.72), 0.16, inks.first)
    d.line(np.array([(-0.95, -0.36), (0.95, -0.36)]), 0.035, inks.line)
    for k in range(3):
        t = np.linspace(-0.7 + 0.18 * k, 0.7 - 0.18 * k, 40)
        d.line(np.c_[t, -0.48 - 0.1 * k + 0.018 * np.sin(t * 26)], 0.025, inks.line)
    d.letters(WORDS[(seed + 1) % len(WORDS)], (0, -0.92), 0.15, inks.line, 1.0, 1.2)


def waves(d: Drawing, inks: Inks, seed: int) -> None:
    """A striped sun over waves."""
    for k in range(9):
        y = 0.82 - k * 0.15
        half = np.sqrt(max(0.64 - (y - 0.2) ** 2, 0.0))
        thick = 0.125 - 0.011 * k
        t = np.linspace(-half, half, 40)
        tone = mix(inks.tones[0], inks.tones[1], min(k / 5, 1))
        d.line(np.c_[t, np.full(40, y)] if k < 5 else np.c_[t, y + 0.03 * np.sin(t * 9 + k)], thick, tone)
    t = np.linspace(-0.9, 0.9, 60)
    for k in range(3):
        d.line(
            np.c_[t, -0.62 - 0.15 * k + 0.05 * np.sin(t * 9 + k * 1.5)],
            0.06,
            inks.tones[2 + k % 2] if k else inks.line,
        )


def shapes(d: Drawing, inks: Inks, seed: int) -> None:
    """A square of circles, quarters, bars and rings."""
    rng = np.random.default_rng(seed)
    tones = [*inks.tones, inks.line]
    cell = 0.46
    for row in range(4):
        for column in range(4):
            at = np.array([column - 1.5, row - 1.5]) * cell
            first, second = rng.permutation(5)[:2]
            turn = np.pi / 2 * rng.integers(4)
            kind = (row * 3 + column * 5 + seed) % 4
            if kind == 0:
                d.disc(at, 0.2, tones[first])
                d.disc(at, 0.09, tones[second])
            elif kind == 1:
                arc = np.r_[[(0, 0)], around(120)[:31] * 0.4] - 0.2
                d.shape(turned(arc, turn) + at, tones[first])
            elif kind == 2:
                half = np.array([(-0.2, 0.02), (0.2, 0.02), (0.2, 0.2), (-0.2, 0.2)])
                d.shape(turned(half, turn) + at, tones[first])
                d.shape(turned(half * (1, -1), turn) + at, tones[second])
            else:
                d.shape(turned(np.array([(-0.2, -0.2), (0.2, -0.2), (-0.2, 0.2)]), turn) + at, tones[first])


def arches(d: Drawing, inks: Inks, seed: int) -> None:
    """A rainbow of arches beside a disc."""
    for k, tone in enumerate((inks.tones[3], inks.tones[2], inks.tones[1], inks.tones[0])):
        radius = 0.82 - 0.18 * k
        arc = np.r_[[(-radius, -0.5)], around(60)[:31][::-1] * radius, [(radius, -0.5)]]
        d.line(moved(arc, 0, -0.1), 0.13, tone)
    d.disc((0.62, 0.78), 0.17, inks.first)
    d.line(np.array([(-0.95, -0.78), (0.95, -0.78)]), 0.03, inks.line)


def blocks(d: Drawing, inks: Inks, seed: int) -> None:
    """Overlapping paper cuts: a large disc, a leaf shape and bars."""
    rng = np.random.default_rng(seed)
    d.disc((-0.2, 0.25), 0.6, inks.tones[0])
    d.shape(smooth([(-0.1, -0.9), (0.75, -0.75), (0.9, 0.1), (0.35, 0.35), (-0.15, -0.2)]), inks.tones[2])
    d.shape(
        smooth([(-0.8, -0.85), (-0.25, -0.75), (-0.05, -0.3), (-0.45, 0.05), (-0.9, -0.3)]), inks.tones[1]
    )
    stem = smooth([(0.5, -0.5), (0.45, 0.1), (0.6, 0.75)], closed=False)
    d.line(stem, 0.03, inks.line)
    for k in range(2, len(stem) - 1, 3):
        for side in (-0.8, 0.8):
            blade = turned(leaf(0.3, 0.12), np.pi / 2 + side + rng.uniform(-0.15, 0.15)) + stem[k]
            d.shape(blade, inks.line)


def botanical(d: Drawing, inks: Inks, seed: int) -> None:
    """Line drawing of a branch with leaves."""
    rng = np.random.default_rng(seed)
    stem = smooth([(-0.25, -1), (-0.05, -0.5), (0.0, 0.0), (0.16, 0.55)], closed=False, steps=6)
    d.line(stem, 0.03, inks.line)
    for k, at in enumerate(stem[2:-1:2]):
        for side in (-1, 1):
            long = 0.52 - 0.03 * k + rng.uniform(-0.03, 0.03)
            angle = np.pi / 2 + side * (0.95 - 0.05 * k) - 0.1
            outline = turned(leaf(long, 0.42 * long), angle) + at
            if (k + (side > 0)) % 3 == 0:
                d.shape(outline, inks.first)
            d.line(np.r_[outline, outline[:1]], 0.02, inks.line)
            d.line(turned(np.array([(0, 0), (0.85 * long, 0)]), angle) + at, 0.014, inks.line)
    tip = turned(leaf(0.42, 0.17), 1.2) + stem[-1]
    d.line(np.r_[tip, tip[:1]], 0.02, inks.line)


def bouquet(d: Drawing, inks: Inks, seed: int) -> None:
    """Painted flowers tied in a bunch."""
    rng = np.random.default_rng(seed)
    green = mix("5d7a55", inks.cloth, 0.1)
    heads = [(-0.45, 0.35), (0.05, 0.62), (0.5, 0.3), (-0.1, 0.15), (0.28, -0.02), (-0.48, -0.02)]
    for x, y in heads:
        d.line(smooth([(x, y), (x * 0.4, -0.3), (0.0, -0.6), (-0.25 * x, -1.0)], closed=False), 0.025, green)
        for side in (-0.7, 0.8):
            foliage(d, np.array([x * 0.75, y * 0.6 - 0.1]), 0.4, np.pi / 2 + side - x, green)
    for k, at in enumerate(np.array(heads)):
        tone = inks.tones[(0, 1, 2)[k % 3]] if k else inks.first
        if k % 2:
            rose(d, at, 0.24, rng.uniform(0, 6), tone)
        else:
            flower(d, at, 0.3, rng.uniform(0, 6), 7, tone, ink("dca63f"))
    d.line(np.array([(-0.14, -0.6), (0.14, -0.6)]), 0.07, inks.line)


def palm(d: Drawing, inks: Inks, seed: int) -> None:
    """A palm before a sun."""
    d.disc((0, 0.15), 0.72, inks.tones[seed % 2])
    trunk = smooth([(0.16, -0.9), (0.04, -0.3), (0.06, 0.35)], closed=False)
    d.line(trunk, 0.07, inks.line)
    for k, angle in enumerate((0.15, 0.75, 1.5, 2.2, 2.9, 3.6, -0.45)):
        frond(d, trunk[-1], 0.62 - 0.03 * (k % 3), angle - 0.15, inks.line)
    t = np.linspace(-0.7, 0.7, 40)
    for k in range(2):
        d.line(np.c_[t * (1 - 0.2 * k), -0.9 - 0.08 * k + 0.015 * np.sin(t * 20)], 0.03, inks.line)


def varsity(d: Drawing, inks: Inks, seed: int) -> None:
    """An arched word in outlined block letters over a year."""
    word = WORDS[seed % len(WORDS)]
    fit = min(1.0, 6.2 / len(word))
    for tone, weight in ((inks.line, 2.6), (inks.cloth, 1.95), (inks.first, 1.4)):
        d.letters(word, (0, 0.28), 0.36, tone, weight, 0.72 * fit, gap=3.2)
    for y in (-0.08, -0.58):
        d.line(np.array([(-0.85, y), (0.85, y)]), 0.035, inks.line)
    d.letters(f"{(52, 68, 74, 89, 93, 46)[seed % 6]}", (0, -0.33), 0.3, inks.line, 1.6, 0.95)


def word(d: Drawing, inks: Inks, seed: int) -> None:
    """One wide word with a thin rule and a second in small letters."""
    first, second = WORDS[seed % len(WORDS)], WORDS[(seed + 3) % len(WORDS)]
    d.letters(first, (0, 0.12), 0.3, inks.line, 1.25, 0.95 * min(1, 6.6 / len(first)))
    d.line(np.array([(-0.9, -0.16), (0.9, -0.16)]), 0.025, inks.first)
    d.letters(second, (0, -0.34), 0.12, inks.first, 0.9, 1.7 * min(1, 6.6 / len(second)))


def number(d: Drawing, inks: Inks, seed: int) -> None:
    """A big number as on a sports shirt."""
    text = ("08", "23", "71", "64", "35", "17")[seed % 6]
    for tone, weight in ((inks.line, 2.5), (inks.cloth, 2.0), (inks.first, 1.55)):
        d.letters(text, (0, 0), 1.0, tone, weight, 0.76, gap=3.0)


def emblem(d: Drawing, inks: Inks, seed: int) -> None:
    """A small badge for the chest: a leaf, a wave, a mountain or a sun in a ring."""
    ring = around(72)
    d.line(np.r_[ring, ring[:2]] * 0.9, 0.12, inks.first)
    drawn = (_badge_leaf, _badge_wave, _badge_peak, _badge_sun)[seed % 4]
    drawn(d, inks.first)


def _badge_leaf(d: Drawing, tone: Array) -> None:
    d.shape(moved(turned(leaf(1.2, 0.62), 1.1), -0.28, -0.52), tone)


def _badge_wave(d: Drawing, tone: Array) -> None:
    t = np.linspace(-0.6, 0.6, 40)
    for y in (-0.3, 0.0, 0.3):
        d.line(np.c_[t, y + 0.1 * np.sin(t * 8)], 0.12, tone)


def _badge_peak(d: Drawing, tone: Array) -> None:
    d.shape(np.array([(-0.62, -0.4), (-0.1, 0.5), (0.14, 0.1), (0.28, 0.28), (0.62, -0.4)]), tone)


def _badge_sun(d: Drawing, tone: Array) -> None:
    d.disc((0, 0), 0.28, tone)
    for ray in around(10):
        d.line(np.array([ray * 0.4, ray * 0.62]), 0.1, tone)


def bear(d: Drawing, inks: Inks, seed: int) -> None:
    """A bear's face."""
    fur = mix(inks.tones[0], "8a5a3c", 0.55) if brightness(inks.cloth) > 0.4 else ink("c89a6c")
    pale, dark = mix(fur, "fff3e0", 0.65), ink("2b2326")
    for side in (-1, 1):
        d.disc((side * 0.52, 0.5), 0.27, fur)
        d.disc((side * 0.52, 0.5), 0.15, mix(fur, inks.tones[1], 0.45))
    d.shape(around(60) * (0.8, 0.7), fur)
    d.shape(around(40) * (0.36, 0.29) + (0, -0.24), pale)
    _face(d, dark, 0.32, 0.1, -0.14)
    for side in (-1, 1):
        d.disc((side * 0.52, -0.2), 0.12, mix(fur, "e08a8a", 0.45))


def _face(d: Drawing, dark: Array, apart: float, eyes: float, nose: float) -> None:
    for side in (-1, 1):
        d.disc((side * apart, eyes), 0.075, dark)
        d.disc((side * apart + 0.025, eyes + 0.03), 0.024, "ffffff")
        smile = smooth([(0, nose - 0.1), (side * 0.08, nose - 0.2), (side * 0.17, nose - 0.16)], closed=False)
        d.line(smile, 0.03, dark)
    d.shape(around(20) * (0.1, 0.07) + (0, nose), dark)
    d.line(np.array([(0, nose), (0, nose - 0.11)]), 0.03, dark)


def cat(d: Drawing, inks: Inks, seed: int) -> None:
    """A cat's face."""
    fur, dark = inks.tones[seed % 2], ink("2b2326")
    for side in (-1, 1):
        d.shape(np.array([(side * 0.74, 0.1), (side * 0.66, 0.86), (side * 0.16, 0.5)]), fur)
        d.shape(
            np.array([(side * 0.64, 0.3), (side * 0.6, 0.68), (side * 0.3, 0.46)]), mix(fur, "f3c0b4", 0.7)
        )
    d.shape(around(60) * (0.8, 0.62) + (0, -0.06), fur)
    for x in (-0.16, 0, 0.16):
        d.line(np.array([(x, 0.5), (x * 0.8, 0.3)]), 0.06, mix(fur, dark, 0.35))
    _face(d, dark, 0.34, 0.02, -0.2)
    for side in (-1, 1):
        for k in (-1, 0, 1):
            d.line(np.array([(side * 0.45, -0.22 + 0.05 * k), (side * 0.92, -0.2 + 0.13 * k)]), 0.018, dark)


def dinosaur(d: Drawing, inks: Inks, seed: int) -> None:
    """A long-necked dinosaur with spots, and a word."""
    skin = inks.tones[(1, 2)[seed % 2]] if brightness(inks.cloth) > 0.4 else mix(inks.tones[1], "e6f0d8", 0.3)
    body = smooth(
        pairs(
            "-0.95,-0.12 -0.6,0.12 -0.2,0.28 0.18,0.2 0.36,0.55 0.5,0.84 0.78,0.86 0.9,0.7 "
            "0.76,0.6 0.62,0.58 0.56,0.2 0.42,-0.12 0.34,-0.5 0.16,-0.5 0.12,-0.22 -0.22,-0.22 "
            "-0.26,-0.5 -0.44,-0.5 -0.5,-0.12 -0.7,-0.06"
        )
    )
    for k, at in enumerate([(-0.55, 0.16), (-0.3, 0.29), (-0.03, 0.3), (0.2, 0.3), (0.3, 0.5), (0.4, 0.72)]):
        d.shape(turned(around(3, np.pi / 2) * 0.11, (0.4, 0.2, 0, 0.5, 0.9, 0.7)[k]) + at, inks.tones[0])
    d.shape(body, skin)
    for x, y, r in (
        (-0.3, 0.08, 0.07),
        (-0.08, 0.14, 0.05),
        (0.1, 0.0, 0.06),
        (-0.14, -0.06, 0.045),
        (0.4, 0.3, 0.045),
    ):
        d.disc((x, y), r, mix(skin, "1d2a2a", 0.22))
    d.disc((0.66, 0.76), 0.045, "1e2228")
    d.letters(SMALL_WORDS[seed % len(SMALL_WORDS)], (0, -0.82), 0.24, inks.line, 1.5, 1.1)


def whale(d: Drawing, inks: Inks, seed: int) -> None:
    """A whale with its spout above waves."""
    skin = mix(inks.tones[2], "5f8fb0", 0.4)
    body = smooth(
        pairs(
            "-0.85,0.0 -0.72,0.34 -0.3,0.46 0.15,0.28 0.5,0.1 0.7,0.3 0.62,0.62 "
            "0.86,0.5 1.0,0.62 0.96,0.3 0.8,-0.1 0.4,-0.36 -0.2,-0.44 -0.7,-0.32"
        )
    )
    d.shape(body, skin)
    d.shape(
        smooth([(-0.84, -0.06), (-0.4, -0.14), (0.2, -0.2), (0.1, -0.38), (-0.3, -0.42), (-0.7, -0.3)]),
        mix(skin, "fbf5e6", 0.75),
    )
    d.disc((-0.52, 0.08), 0.05, "1e2228")
    for side in (-1, 1):
        d.line(
            smooth([(-0.34, 0.5), (-0.34 + 0.05 * side, 0.72), (-0.34 + 0.22 * side, 0.74)], closed=False),
            0.05,
            skin,
        )
    t = np.linspace(-0.9, 0.9, 60)
    for k in range(2):
        d.line(
            np.c_[t, -0.6 - 0.16 * k + 0.05 * np.sin(t * 10 + 2 * k)], 0.05, inks.first if k else inks.line
        )


def rocket(d: Drawing, inks: Inks, seed: int) -> None:
    """A rocket among stars."""
    body = smooth(
        [(0, 0.95), (0.3, 0.5), (0.32, -0.1), (0.22, -0.45), (-0.22, -0.45), (-0.32, -0.1), (-0.3, 0.5)]
    )
    lean = -0.5
    for side in (-1, 1):
        fin = np.array([(side * 0.26, 0.0), (side * 0.58, -0.35), (side * 0.54, -0.66), (side * 0.2, -0.42)])
        d.shape(turned(fin, lean), inks.tones[1])
    d.shape(
        turned(np.array([(-0.18, -0.46), (0.18, -0.46), (0.05, -0.98), (0, -0.8), (-0.07, -0.92)]), lean),
        inks.tones[0],
    )
    d.shape(turned(body, lean), mix(inks.tones[3], "f4efe2", 0.85))
    d.shape(turned(np.array([(0, 0.93), (0.27, 0.56), (-0.27, 0.56)]), lean), inks.tones[1])
    x, y = turned(np.array([(0.0, 0.22)]), lean)[0]
    d.disc((x, y), 0.17, inks.tones[3])
    d.disc((x, y), 0.115, "9cc4d4")
    star = around(10) * np.where(np.arange(10) % 2, 0.45, 1.0)[:, None]
    for sx, sy, size in (
        (-0.7, 0.6, 0.13),
        (-0.8, -0.1, 0.08),
        (0.75, -0.45, 0.12),
        (0.2, -0.85, 0.08),
        (-0.3, 0.85, 0.07),
    ):
        d.shape(star * size + (sx, sy), inks.first)


def hearts(d: Drawing, inks: Inks, seed: int) -> None:
    """A large heart made of small flowers."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 2 * np.pi, 90)
    edge = (
        np.c_[16 * np.sin(t) ** 3, 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)]
        / 18
    )
    placed: list[Array] = []
    for _ in range(2500):
        at = edge[rng.integers(90)] * np.sqrt(rng.uniform(0, 1))
        if all(np.hypot(*(at - other)) > 0.145 for other in placed):
            placed.append(at)
    tones = [inks.tones[0], inks.tones[1], inks.first, mix(inks.tones[1], "fff4ea", 0.5)]
    for k, at in enumerate(placed):
        flower(d, at, rng.uniform(0.08, 0.12), rng.uniform(0, 6.3), 5, tones[k % 4], ink("e3b34b"))


def rainbow(d: Drawing, inks: Inks, seed: int) -> None:
    """A rainbow between two clouds."""
    tones = [mix(t, "fff4e8", 0.15) for t in ("d8655b", "e79a55", "ecc764", "7fae7d", "6f9cc0")]
    for k, tone in enumerate(tones):
        radius = 0.85 - 0.12 * k
        d.line(moved(around(80)[:41] * radius, 0, -0.3), 0.13, tone)
    cloud = mix("ffffff", inks.cloth, 0.06) if brightness(inks.cloth) < 0.85 else ink("dfe6ea")
    for side in (-1, 1):
        for x, y, r in ((0.62, -0.36, 0.2), (0.4, -0.4, 0.15), (0.84, -0.42, 0.14)):
            d.disc((side * x, y), r, cloud)


PRINTS: dict[str, Print] = {
    "sunset": sunset,
    "mountains": mountains,
    "waves": waves,
    "shapes": shapes,
    "arches": arches,
    "blocks": blocks,
    "botanical": botanical,
    "bouquet": bouquet,
    "palm": palm,
    "varsity": varsity,
    "word": word,
    "number": number,
    "emblem": emblem,
    "bear": bear,
    "cat": cat,
    "dinosaur": dinosaur,
    "whale": whale,
    "rocket": rocket,
    "hearts": hearts,
    "rainbow": rainbow,
}
"""Name of a print -> how it is drawn; the last seven are for children."""
