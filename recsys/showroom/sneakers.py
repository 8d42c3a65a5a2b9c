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
    Point,
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
        points("-135,190! -127,182 -118,188 -90,204 -58,208 -30,198 -8,176!"),
        ((2, 178), (70, 228)),
        points("-30,190 -12,160 2,150 14,158 26,184 70,232 20,240"),
        25,
        6,
    ),
    "runner": Last(
        points("-138,172! -129,168 -122,184 -92,204 -58,208 -28,194 -10,172!"),
        ((1, 176), (60, 222)),
        points("-32,190 -18,156 -4,142 10,152 24,182 66,226 20,240"),
        36,
        5,
        knit=True,
    ),
    "high": Last(
        points("-124,116! -114,110 -92,118 -68,122 -44,116 -32,108!"),
        ((-23, 114), (68, 226)),
        points("-56,128 -42,98 -26,86 -12,96 8,146 70,228 20,240"),
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
    canvas.part(canvas.fill(last.tongue), base * 0.85, 10.0)
    canvas.part(canvas.fill([*last.collar, (-30, 240), (-110, 236)]), base * 0.25 + 0.02, 6.0)
    heel = last.collar[0]
    outline = [
        *last.collar,
        *last.throat,
        *points("96,242 124,253 144,270"),
        *points("149,-4 142,8! 0,12 -142,8! -145,-24", y=floor),
        (heel[0] * 0.6 - 58, (heel[1] + floor) / 2 - 16),
    ]
    upper = canvas.fill(outline)
    height = canvas.blur(canvas.dome(upper, 46) * 0.75 + canvas.dome(upper, 14) * 0.5, 1.6)
    texture = _knit(canvas) if last.knit else 0.05 * canvas.noise(2, 1, 1)
    canvas.part(upper, base, height + texture, CLOTH if last.knit else LEATHER, (0, 1, 2, 0.4))
    rim = curve(last.collar, closed=False)
    collar = canvas.stroke(np.add(rim, (0, 4)), 11) * upper
    lining = accent if look.pattern == "Contrast" else base * 0.9
    canvas.part(collar, lining, height + canvas.dome(collar, 5), shadow=(0, 1, 2, 0.3))
    for panel, colour in _panels(look, last, floor, base, accent):
        _panel(canvas, canvas.fill(panel) * upper, colour, height)
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
    tab = [
        *points("-160,-10! -118,-10!", y=last.collar[0][1]),
        *points("-114,-62 -126,-42 -160,-40!", y=floor),
    ]
    counter = points("-160,-62! -120,-60 -88,-40 -68,14! -160,14!", y=floor)
    toe = points("82,-77! 76,-30 94,-8 116,14! 170,14! 170,-77!", y=floor)
    guard = points("50,14! 82,-4 120,-16 170,-20! 170,14!", y=floor)
    saddle = points("-42,-80! -4,-90! 32,14! -48,14! -34,-36", y=floor)
    if look.shape == "court":
        return [(toe, base * 0.97), (counter, base * 0.95), (tab, accent), (stay, second)]
    if look.shape == "runner":
        return [(saddle, second), (guard, second), (counter, accent), (stay, base * 0.9)]
    cuff = points("-160,130! -90,146 0,134! 10,154! -80,172 -160,158!")
    return [(cuff, second), (toe, second), (counter, second), (stay, base * 0.95)]


def _panel(canvas: Canvas, mask: Array, colour: Array, height: Array) -> None:
    lift = height + 0.8 * canvas.dome(mask, 2)
    canvas.part(mask, colour, lift + 0.05 * canvas.noise(2.5, 1, 1), LEATHER, (0.4, 0.8, 1.2, 0.45))
    seam = np.exp(-(((canvas.depth(mask) - 3) / 0.5) ** 2)) * mask
    canvas.darken(seam * (0.6 + 0.4 * np.sin((canvas.x + canvas.y) * 2.2)), 0.62)


def _sole(canvas: Canvas, last: Last, accent: Array) -> None:
    top, low = GROUND - last.sole, GROUND
    rim = points("-150,-3! -100,3 0,6 90,2 134,-5 153,-11!", y=top)
    if last.knit:
        rim = points("-156,-14! -126,-4 -70,3 0,6 90,2 134,-5 153,-11!", y=top)
    body = rim + points("158,-24 150,-8 124,-1 0,0 -120,0 -146,-5", y=low)
    mask = canvas.fill(body)
    canvas.shade(canvas.stroke(rim, 2), (0, -1, 2, 0.7))
    height = canvas.dome(mask, 9)
    if last.knit:
        wave = curve(points("-150,12 -90,20 -30,12 30,19 90,12 154,4", y=top), False)
        height = height - 1.6 * canvas.blur(canvas.stroke(wave, 4), 1.4)
    canvas.part(mask, WHITE * 0.97, height, RUBBER)
    tread = canvas.fill(points("-160,-7! 0,-5! 170,-9! 170,9! -160,9!", y=low)) * mask
    canvas.part(tread, accent * 0.9, height + 0.4 * np.sin(canvas.x * 1.4), RUBBER, (0, 0, 1, 0.3))
    canvas.darken(canvas.stroke([(x, y + 6, *c) for x, y, *c in rim], 0.7, (2, 3)) * mask, 0.75)


def _laces(canvas: Canvas, last: Last, colour: Array) -> None:
    (x0, y0), (x1, y1) = last.throat
    lean = np.array([y1 - y0, x0 - x1]) / np.hypot(x1 - x0, y1 - y0)
    for t in np.linspace(0.02, 0.96, last.laces):
        eye = np.array([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]) - 7 * lean
        canvas.part(canvas.fill(ellipse(eye[0], eye[1], 2.2, 2.2)), linear("8f9296"), 1.5, METAL, CONTACT)
        line = curve([tuple(eye), tuple(eye + 9 * lean + [-2, 0]), tuple(eye + 19 * lean + [-6, 3])], False)
        _cord(canvas, line, 5.0, colour)
    for bow in (
        "0,0 -20,-15 -32,-3 -20,7 0,0",
        "0,0 16,-18 30,-14 22,0 0,0",
        "0,0 -10,12 -16,30",
        "0,0 6,14 3,34",
    ):
        _cord(canvas, curve(points(bow, x0 - 1, y0 - 4), False), 3.5, colour)
    _cord(canvas, curve([(x0 - 5, y0 - 7), (x0 + 3, y0)], False), 6.0, colour)


def _cord(canvas: Canvas, line: Array, width: float, colour: Array) -> None:
    mask = canvas.stroke(line, width)
    weave = 0.12 * np.sin((canvas.x * 0.7 - canvas.y) * 2.6)
    canvas.part(mask, colour, canvas.dome(mask, width / 2) + weave, CLOTH, CONTACT)
