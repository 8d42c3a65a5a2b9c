"""Dresses and skirts, hanging."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from recsys.showroom.cloth import Crease, Creases, Drape, Fabric, creases
from recsys.showroom.engine import (
    CONTACT,
    METAL,
    Array,
    Canvas,
    Point,
    curve,
    ellipse,
    linear,
    mirror,
    ramp,
)
from recsys.showroom.look import Look


@dataclass(frozen=True)
class Cut:
    """The measures of a dress or skirt; half widths from the middle, heights from the top.

    `bust` is 0 for a skirt; `strap` is the half distance of the straps and their width.
    """

    waist: tuple[float, float]
    hip: tuple[float, float]
    hem: tuple[float, float]
    tubes: float
    depth: float
    bust: float = 0
    strap: tuple[float, float] = (40, 12)
    neck: float = 46
    sleeve: float = 0
    sash: bool = False
    pleated: bool = False


CUTS = {
    "sundress": Cut((50, 186), (78, 270), (112, 418), 9, 11, bust=64, strap=(38, 17), sash=True),
    "slip": Cut((54, 186), (66, 260), (76, 446), 5, 8, bust=60, strap=(40, 3.5), neck=58),
    "tea": Cut((52, 176), (72, 250), (98, 404), 8, 10, bust=64, strap=(46, 26), neck=34, sleeve=58),
    "flared": Cut((56, 116), (88, 190), (140, 366), 10, 12),
    "pleated": Cut((54, 84), (72, 160), (112, 410), 22, 2.6, pleated=True),
    "mini": Cut((66, 128), (92, 200), (104, 346), 4, 6),
}
SHOULDER = 44


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one dress or skirt."""
    cut = CUTS[look.shape]
    fabric = Fabric(canvas, look.pattern, look.base, look.accent)
    if cut.bust:
        _back(canvas, cut, fabric)
    if cut.sleeve:
        for side in (1, -1):
            _sleeve(canvas, cut, fabric, side)
    height, mask = _shell(canvas, cut, fabric)
    if cut.bust:
        _bodice_details(canvas, cut, mask, height, linear(look.accent))
    else:
        _waistband(canvas, cut, fabric, buttons=look.shape == "mini")
    return canvas.picture()


def _bodice(cut: Cut) -> list[Point]:
    """Go from the neck's middle to the waist, on the right."""
    across, width = cut.strap
    arm = SHOULDER + 72
    return [
        (0, SHOULDER + cut.neck, 1),
        (across * 0.75, SHOULDER + cut.neck * 0.55),
        (across - width / 2, SHOULDER, 1),
        (across + width / 2, SHOULDER + width * 0.2, 1),
        (across + width / 2 + 2, SHOULDER + 44),
        (cut.bust, arm, 1),
        (cut.bust - 2, arm + 18),
    ]


def _shell(canvas: Canvas, cut: Cut, fabric: Fabric) -> tuple[Array, Array]:
    drape = Drape(canvas, cut.tubes, cut.pleated)
    (waist, top), (hip, middle), (wide, hem) = cut.waist, cut.hip, cut.hem
    start: list[Point] = _bodice(cut) if cut.bust else [(0, top + 1), (waist, top, 1)]
    side: list[Point] = [(waist, top), (hip, middle)] if cut.bust else [(hip, middle)]
    right = [*start, *side, (wide, hem, 1)]
    share = np.linspace(1, -1, 90)[1:-1]
    swing = 1.4 if cut.pleated else 2.4
    bottom = [
        (wide * s, hem + 9 * (1 - s * s) - swing * d) for s, d in zip(share, drape.at(share), strict=True)
    ]
    left = mirror(right)[::-1]
    outline = np.concatenate(
        [curve(right, closed=False), np.array(bottom), curve(left[:-1] if cut.bust else left, closed=False)]
    )
    mask = canvas.fill(outline)
    half = np.interp(canvas.y, [top, middle, hem], [waist, hip, wide])
    across = (canvas.x) / half
    fall = (
        cut.depth
        * ramp(top - (0 if cut.bust else 60), hem - 60, canvas.y)
        * drape.at(across + 0.01 * canvas.noise(70, 4, 1))
    )
    fold = canvas.blur(fall, 0.5 if cut.pleated else 1.2) + creases(canvas, _lines(canvas.rng, cut))
    round_off = 0.7 * canvas.dome(mask, 18) - 13 * np.clip(across, -1, 1) ** 2
    height = canvas.blur(round_off + 2 * canvas.noise(60, 1.8, 2), 0.8) + fold
    canvas.part(mask, fabric.at(fold), height, shadow=(0, 1.5, 2.5, 0.4))
    edge = np.array(bottom) - [0, 6]
    for lift in (0, 1.8):
        canvas.darken(canvas.stroke(edge - [0, lift], 0.6, (1.5, 2.2)) * mask, 0.74)
    return height, mask


def _lines(rng: np.random.Generator, cut: Cut) -> Creases:
    waist, top = cut.waist
    lines: list[Crease] = []
    for place in np.linspace(-0.9, 0.9, 11):
        x = waist * (place + rng.uniform(-0.06, 0.06))
        lines.append(
            (x, top - 8, x + 9 * place, top + rng.uniform(40, 80), rng.uniform(3, 5), rng.uniform(0.8, 1.8))
        )
        if cut.bust:
            lines.append(
                (
                    x,
                    top + 8,
                    x + 5 * place,
                    top - rng.uniform(22, 46),
                    rng.uniform(3, 5),
                    rng.uniform(0.5, 1.3),
                )
            )
    for side in (1, -1) if cut.bust else ():
        for k in range(3):
            x, y = side * cut.bust * 0.95, SHOULDER + 78 + 9 * k
            lines.append(
                (x, y, x - side * rng.uniform(24, 44), y + rng.uniform(0, 22), 4.5, rng.uniform(1.2, 2.4))
            )
    return lines


def _back(canvas: Canvas, cut: Cut, fabric: Fabric) -> None:
    across, width = cut.strap
    low = SHOULDER + (62 if width < 6 else 22)
    inner = across - width / 2
    back = canvas.half(
        [
            (0, low),
            (inner + 1, SHOULDER + (56 if width < 6 else 1), 1),
            (cut.bust - 8, SHOULDER + 84, 1),
            (0, SHOULDER + 100),
        ]
    )
    canvas.part(back, fabric.at(canvas.noise(90, 1, 1)) * 0.45, 4.0)


def _sleeve(canvas: Canvas, cut: Cut, fabric: Fabric, side: int) -> None:
    x, long = sum(cut.strap) - cut.strap[1] / 2, cut.sleeve
    points: list[Point] = [
        (x - 8, SHOULDER + 3, 1),
        (x + 12, SHOULDER + 9),
        (x + 34, SHOULDER + long * 0.7),
        (x + 40, SHOULDER + long + 18, 1),
        (x + 22, SHOULDER + long + 27),
        (x + 4, SHOULDER + long + 27, 1),
        (x - 8, SHOULDER + 60, 1),
    ]
    mask = canvas.fill(points if side > 0 else mirror(points))
    starts = np.linspace(-6, 12, 4) + canvas.rng.uniform(-2, 2, 4)
    lines = [(x + s, SHOULDER + 8, x + 8 + 1.8 * s, SHOULDER + long + 26, 4.0, 2.0) for s in starts]
    if side < 0:
        lines = [(-a, b, -c, d, w, h) for a, b, c, d, w, h in lines]
    fold = creases(canvas, lines)
    canvas.part(mask, fabric.at(fold, -side * 0.45), canvas.dome(mask, 14) + fold, shadow=(0, 1, 2, 0.3))
    low = SHOULDER + long + 21
    cuff: list[Point] = [(x + 40, low - 9), (x + 22, low), (x + 3, low)]
    canvas.darken(canvas.stroke(cuff if side > 0 else mirror(cuff), 0.8) * mask, 0.7)


def _bodice_details(canvas: Canvas, cut: Cut, mask: Array, height: Array, accent: Array) -> None:
    right = _bodice(cut)
    for flip in (list, mirror):
        trim = curve(flip(right[:3]), False)
        canvas.darken(canvas.stroke(np.add(trim, (0, 3)), 0.7) * mask, 0.7)
        canvas.darken(canvas.blur(canvas.stroke(flip(right[3:6]), 3.5), 1) * mask, 0.85)
    waist, top = cut.waist
    line = curve([(-waist - 6, top - 2), (0, top + 4), (waist + 6, top - 2)], False)
    if cut.sash:
        band = canvas.stroke(line, 13) * mask
        canvas.part(band, accent, height * 0.6 + canvas.dome(band, 5), shadow=(0, 1.5, 2, 0.45))
        canvas.darken(canvas.stroke(np.add(line, (0, 3)), 0.8) * band, 0.75)
    elif cut.sleeve:
        canvas.darken(canvas.blur(canvas.stroke(line, 2.2), 0.7) * mask, 0.6)
        for y in np.arange(SHOULDER + cut.neck + 12, top - 4, 17):
            canvas.part(canvas.fill(ellipse(0, y, 2.8, 2.8)), accent, 1.6, shadow=CONTACT)


def _waistband(canvas: Canvas, cut: Cut, fabric: Fabric, buttons: bool) -> None:
    waist, top = cut.waist
    mask = canvas.half([(0, top - 3), (waist - 1, top - 8, 1), (waist + 2, top + 11, 1), (0, top + 17)])
    back = canvas.half([(0, top - 12), (waist - 1, top - 8, 1), (0, top + 2)])
    colour = fabric.at(np.zeros(canvas.shape, np.float32))
    canvas.part(back, colour * 0.45, 3.0)
    height = canvas.dome(mask, 4) - 12 * ((canvas.x) / waist) ** 2
    canvas.part(mask, colour, height, shadow=(0, 1.5, 2, 0.45))
    for step in (-5, 13):
        seam = [(-waist, top + step - 2), (0, top + step + 3), (waist, top + step - 2)]
        canvas.darken(canvas.stroke(seam, 0.6, (1.5, 2.2)) * mask, 0.65)
    if buttons:
        canvas.darken(
            canvas.blur(canvas.stroke([(9, top + 14), (9, cut.hem[1] + 8)], 1.6), 0.5) * canvas.cover, 0.6
        )
        for y in np.arange(top + 6.0, cut.hem[1], 36.0):
            canvas.part(canvas.fill(ellipse(0, y, 4.2, 4.2)), linear("c9ccd0"), 2.0, METAL, CONTACT)
