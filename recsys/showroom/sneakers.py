"""Sneakers, seen from the side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from recsys.showroom.engine import (
    CLOTH,
    CONTACT,
    LEATHER,
    METAL,
    RUBBER,
    Array,
    Canvas,
    Finish,
    Point,
    Shadow,
    curve,
    ellipse,
    linear,
    points,
)
from recsys.showroom.look import Look

GROUND = 322
WHITE = linear("ecebe6")


@dataclass(frozen=True)
class Last:
    """The lines of a shoe: its collar from heel to tongue, its throat, tongue, sole and how many laces."""

    collar: list[Point]
    throat: tuple[Point, Point]
    tongue: list[Point]
    sole: float
    laces: int
    knit: bool = False


LASTS = {
    "court": Last(
        points("45,190! 53,182 62,188 90,204 122,208 150,198 172,176!"),
        ((182, 178), (250, 228)),
        points("150,190 168,160 182,150 194,158 206,184 250,232 200,240"),
        25,
        6,
    ),
    "runner": Last(
        points("42,172! 51,168 58,184 88,204 122,208 152,194 170,172!"),
        ((181, 176), (240, 222)),
        points("148,190 162,156 176,142 190,152 204,182 246,226 200,240"),
        36,
        5,
        knit=True,
    ),
    "high": Last(
        points("56,116! 66,110 88,118 112,122 136,116 148,108!"),
        ((157, 114), (248, 226)),
        points("124,128 138,98 154,86 168,96 188,146 250,228 200,240"),
        27,
        9,
    ),
}


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one sneaker."""
    last = LASTS[look.shape]
    base, accent = linear(look.base), linear(look.accent)
    lace = WHITE if base.mean() < 0.5 else accent
    floor = GROUND - last.sole
    canvas.part(canvas.fill(curve(last.tongue)), base * 0.85, 10.0)
    inside = [*last.collar, (150, 240), (70, 236)]
    canvas.part(canvas.fill(curve(inside)), base * 0.25 + 0.02, 6.0)
    heel = last.collar[0]
    outline: list[Point] = [
        *last.collar,
        *((x, y) for x, y in last.throat),
        (276, 242),
        (304, 253),
        (324, 270),
        (329, floor - 4),
        (322, floor + 8, 1),
        (180, floor + 12),
        (38, floor + 8, 1),
        (35, floor - 24),
        (36 + (heel[0] - 36) * 0.6, (heel[1] + floor) / 2 - 16),
    ]
    upper = canvas.fill(curve(outline))
    height = canvas.blur(canvas.dome(upper, 46) * 0.75 + canvas.dome(upper, 14) * 0.5, 1.6)
    texture = _knit(canvas) if last.knit else 0.05 * canvas.noise(2, 1, 1)
    canvas.part(upper, base, height + texture, CLOTH if last.knit else LEATHER, (0, 1, 2, 0.4))
    rim = curve(last.collar, closed=False)
    collar = canvas.stroke(np.add(rim, (0, 4)), 11) * upper
    canvas.part(
        collar,
        accent if look.pattern == "Contrast" else base * 0.9,
        height + canvas.dome(collar, 5),
        shadow=(0, 1, 2, 0.3),
    )
    for panel, colour in _panels(look, last, floor, base, accent):
        _panel(canvas, canvas.fill(curve(panel)) * upper, colour, height)
    _sole(canvas, last, accent)
    _laces(canvas, last, lace)
    return canvas.picture(ground=GROUND)


def _knit(canvas: Canvas) -> Array:
    return 0.22 * np.sin(canvas.x * 2.4 + 0.5 * np.sin(canvas.y * 0.5)) * np.sin(canvas.y * 2.1)


def _panels(
    look: Look, last: Last, floor: float, base: Array, accent: Array
) -> list[tuple[list[Point], Array]]:
    (x0, y0), (x1, y1) = last.throat
    second = accent if look.pattern == "Contrast" else base * 0.93
    stay: list[Point] = [
        (x0 - 10, y0 - 10, 1),
        (x0 + 8, y0 - 8, 1),
        (x1 + 14, y1 + 2, 1),
        (x1 + 16, y1 + 16),
        (x1 - 8, y1 + 18),
        ((x0 + x1) / 2 - 14, (y0 + y1) / 2 + 14),
        (x0 - 14, y0 + 18),
    ]
    tab: list[Point] = [
        (20, last.collar[0][1] - 10, 1),
        (62, last.collar[0][1] - 10, 1),
        (66, floor - 62),
        (54, floor - 42),
        (20, floor - 40, 1),
    ]
    counter: list[Point] = points("20,-62! 60,-60 92,-40 112,14! 20,14!", y=floor)
    toe = points("262,-77! 256,-30 274,-8 296,14! 350,14! 350,-77!", y=floor)
    guard: list[Point] = points("230,14! 262,-4 300,-16 350,-20! 350,14!", y=floor)
    saddle = points("138,-80! 176,-90! 212,14! 132,14! 146,-36", y=floor)
    if look.shape == "court":
        return [(toe, base * 0.97), (counter, base * 0.95), (tab, accent), (stay, second)]
    if look.shape == "runner":
        return [(saddle, second), (guard, second), (counter, accent), (stay, base * 0.9)]
    cuff: list[Point] = points("20,130! 90,146 180,134! 190,154! 100,172 20,158!")
    return [(cuff, second), (toe, second), (counter, second), (stay, base * 0.95)]


def _panel(canvas: Canvas, mask: Array, colour: Array, height: Array) -> None:
    lift = height + 0.8 * canvas.dome(mask, 2)
    canvas.part(mask, colour, lift + 0.05 * canvas.noise(2.5, 1, 1), LEATHER, (0.4, 0.8, 1.2, 0.45))
    seam = np.exp(-(((canvas.depth(mask) - 3) / 0.5) ** 2)) * mask
    canvas.darken(seam * (0.6 + 0.4 * np.sin((canvas.x + canvas.y) * 2.2)), 0.62)


def _sole(canvas: Canvas, last: Last, accent: Array) -> None:
    top, low = GROUND - last.sole, GROUND
    rim: list[Point] = points("30,-3! 80,3 180,6 270,2 314,-5 333,-11!", y=top)
    if last.knit:
        rim = points("24,-14! 54,-4 110,3 180,6 270,2 314,-5 333,-11!", y=top)
    body = [*rim, (338, top + 1), (330, low - 8), (304, low - 1), (180, low), (60, low), (34, low - 5)]
    mask = canvas.fill(curve(body))
    canvas.shade(canvas.stroke(curve(rim, False), 2), (0, -1, 2, 0.7))
    height = canvas.dome(mask, 9)
    if last.knit:
        wave = curve(points("30,12 90,20 150,12 210,19 270,12 334,4", y=top), False)
        height = height - 1.6 * canvas.blur(canvas.stroke(wave, 4), 1.4)
    canvas.part(mask, WHITE * 0.97, height, RUBBER)
    tread = canvas.fill(points("20,-7 180,-5 350,-9 350,9 20,9", y=low)) * mask
    canvas.part(tread, accent * 0.9, height + 0.4 * np.sin(canvas.x * 1.4), RUBBER, (0, 0, 1, 0.3))
    canvas.darken(canvas.stroke(curve([(x, y + 6, *c) for x, y, *c in rim], False), 0.7, (2, 3)) * mask, 0.75)


def _laces(canvas: Canvas, last: Last, colour: Array) -> None:
    (x0, y0), (x1, y1) = last.throat
    lean = np.array([y1 - y0, x0 - x1]) / np.hypot(x1 - x0, y1 - y0)
    for t in np.linspace(0.02, 0.96, last.laces):
        eye = np.array([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]) - 7 * lean
        canvas.part(canvas.fill(ellipse(eye[0], eye[1], 2.2, 2.2)), linear("8f9296"), 1.5, METAL, CONTACT)
        line = curve([tuple(eye), tuple(eye + 9 * lean + [-2, 0]), tuple(eye + 19 * lean + [-6, 3])], False)
        _cord(canvas, line, 5.0, colour)
    knot = np.array([x0 - 1, y0 - 4])
    for way in (points("0,0 -20,-15 -32,-3 -20,7 0,0"), points("0,0 16,-18 30,-14 22,0 0,0")):
        _cord(canvas, curve([tuple(knot + p) for p in way], False), 3.6, colour)
    for way in ([(0, 0), (-10, 12), (-16, 30)], [(0, 0), (6, 14), (3, 34)]):
        _cord(canvas, curve([tuple(knot + p) for p in way], False), 3.4, colour)
    _cord(canvas, curve([(x0 - 5, y0 - 7), (x0 + 3, y0)], False), 6.0, colour)


def _cord(
    canvas: Canvas, line: Array, width: float, colour: Array, finish: Finish = CLOTH, shadow: Shadow = CONTACT
) -> None:
    mask = canvas.stroke(line, width)
    weave = 0.12 * np.sin((canvas.x * 0.7 - canvas.y) * 2.6)
    canvas.part(mask, colour, canvas.dome(mask, width / 2) + weave, finish, shadow)
