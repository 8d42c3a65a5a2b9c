"""T-shirts, sweatshirts and hoodies, laid flat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from recsys.showroom.cloth import Crease, Creases, Fabric, creases
from recsys.showroom.engine import (
    CLOTH,
    CONTACT,
    METAL,
    Array,
    Canvas,
    Point,
    curve,
    ellipse,
    linear,
    mirror,
    points,
    ramp,
    symmetric,
)
from recsys.showroom.look import Look

TOP = 80
ARM = TOP + 106


@dataclass(frozen=True)
class Cut:
    """The measures of a top; half widths from the middle, heights from the top of the picture."""

    shoulder: float = 90
    chest: float = 104
    waist: float = 100
    hem: float = 386
    neck: float = 36
    drop: float = 28
    pointed: bool = False
    reach: tuple[float, float] = (56, 80)
    cuff: float = 52
    ribbed: bool = False
    hooded: bool = False


CUTS = {
    "crew": Cut(),
    "v-neck": Cut(84, 95, 88, 394, 33, 52, pointed=True, reach=(50, 70), cuff=44),
    "boxy": Cut(104, 116, 118, 366, 38, 23, reach=(44, 94), cuff=60),
    "sweatshirt": Cut(92, 102, 101, 372, 35, 22, reach=(58, 250), cuff=36, ribbed=True),
    "contrast": Cut(88, 98, 95, 380, 39, 26, reach=(60, 250), cuff=33, ribbed=True),
    "hoodie": Cut(94, 106, 105, 384, 36, 40, reach=(58, 256), cuff=37, ribbed=True, hooded=True),
}


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one top."""
    cut = CUTS[look.shape]
    fabric = Fabric(canvas, look.pattern, look.base, look.accent)
    contrast = look.shape == "contrast" or look.pattern == "Striped"
    rib = linear(look.accent) if contrast else fabric.at(np.zeros(canvas.shape, np.float32))
    if cut.hooded:
        _hood(canvas, rib)
    else:
        _inside(canvas, cut, rib)
    plain = linear(look.accent) if look.shape == "contrast" else None
    if look.pattern == "Graphic":
        plain = linear(look.base)
    for side in (1, -1):
        _sleeve(canvas, cut, fabric, rib, side, plain)
    _body(canvas, cut, fabric, rib)
    if cut.hooded:
        _hood_front(canvas, cut, rib, linear(look.accent))
    else:
        _collar(canvas, cut, rib)
    return canvas.picture()


def _neckline(cut: Cut) -> list[Point]:
    """Go round the front of the neck from right to left."""
    n, d = cut.neck, cut.drop
    if cut.pointed:
        return [(n, TOP, 1), (0, TOP + d, 1), (-n, TOP, 1)]
    right = [(n, TOP, 1), (n * 0.85, TOP + d * 0.6), (n * 0.45, TOP + d * 0.93)]
    return [*right, (0, TOP + d), *mirror(right)[::-1]]


def _inside(canvas: Canvas, cut: Cut, rib: Array) -> None:
    n, d = cut.neck, cut.drop
    edge = [(-n, TOP, 1), (0, TOP + 8), (n, TOP, 1)]
    back = canvas.fill([*edge, (n, TOP + d * 0.8), (0, TOP + d * 1.4), (-n, TOP + d * 0.8)])
    canvas.part(back, rib * 0.5, 6)
    canvas.darken(back * ramp(TOP + 4, TOP + d, canvas.y), 0.7)
    band = canvas.stroke([(x, y + 3, *c) for x, y, *c in edge], 9) * back
    canvas.part(band, rib * 0.8, 3)
    label = canvas.fill(ellipse(0, TOP + 17, 8, 4.5, 12))
    canvas.part(label * back, linear("e9e6de"), 1, shadow=(0, 0.6, 0.8, 0.4))


def _sleeve(canvas: Canvas, cut: Cut, fabric: Fabric, rib: Array, side: int, plain: Array | None) -> None:
    s, (right, down) = cut.shoulder, cut.reach
    outer = (s + right, TOP + 20 + down)
    lean = np.arctan2(right, down)
    inner = (outer[0] - cut.cuff * np.cos(lean) * 0.95, outer[1] + cut.cuff * np.sin(lean) * 0.9)
    elbow = (s + right * 0.56 + down * 0.05, TOP + 20 + down * 0.5)
    points: list[Point] = [
        (s - 12, TOP + 14, 1),
        (s + 6, TOP + 24),
        elbow,
        (*outer, 1),
        (*inner, 1),
        ((cut.chest + inner[0]) / 2 - down * 0.01, (ARM + inner[1]) / 2),
        (cut.chest - 4, ARM - 1, 1),
        (s - 24, TOP + 80),
    ]
    mask = canvas.fill(points if side > 0 else mirror(points))
    lines = []
    for t in np.linspace(0.12, 0.92, 4 if down < 150 else 8):
        x, y = elbow[0] * 0.7 + 21 + right * (t - 0.5) * 0.7, TOP + 30 + down * t
        tilt, length = canvas.rng.uniform(-16, 16), canvas.rng.uniform(20, 34)
        x = -x if side < 0 else x
        lines.append(
            (x - length, y + side * tilt, x + length, y - side * tilt, canvas.rng.uniform(5, 8), 3.2)
        )
    fold = creases(canvas, lines)
    height = canvas.blur(canvas.dome(mask, 19) + fold + 1.2 * canvas.noise(34, 1.5, 2), 0.7)
    about = (side * s, 0)
    colour = fabric.at(fold, -side * lean, about) if plain is None else plain
    canvas.part(mask, colour, height, shadow=(0, 1, 2, 0.3))
    ends = np.array([outer, inner])
    ends = np.array(mirror([tuple(e) for e in ends])) if side < 0 else ends
    if cut.ribbed:
        _rib(canvas, canvas.stroke(ends - [side * 2.4, 9], 21) * mask, rib, height, canvas.x)
    else:
        for lift in (5.0, 6.6):
            seam = canvas.stroke(ends - [side * lift * np.sin(lean), lift * np.cos(lean)], 0.6, (1.5, 2.2))
            canvas.darken(seam * mask, 0.72)


def _rib(canvas: Canvas, mask: Array, colour: Array, height: Array, along: Array) -> None:
    ridges = 0.3 * np.sin(along * 2 * np.pi / 2.6)
    canvas.part(mask, colour, height + 0.6 * canvas.dome(mask, 3) + ridges, CLOTH, (0, 0, 1.2, 0.35))


def _body(canvas: Canvas, cut: Cut, fabric: Fabric, rib: Array) -> None:
    s, c, w, h = cut.shoulder, cut.chest, cut.waist, cut.hem
    right: list[Point] = [
        (cut.neck, TOP, 1),
        ((cut.neck + s) / 2, TOP + 7),
        (s, TOP + 18, 1),
        (s - 8, TOP + 60),
        (c, ARM, 1),
        (w, (ARM + h) / 2),
        (c * 0.985, h, 1),
        (c * 0.5, h + 4),
        (0, h + 5),
    ]
    outline = curve([*right, *mirror(right[:-1])[::-1], *_neckline(cut)[1:-1][::-1]])
    mask = canvas.fill(outline)
    fold = creases(canvas, _body_lines(canvas.rng, cut))
    round_off = canvas.dome(mask, 24) * 0.7 - ((canvas.x) / c) ** 2 * 15
    height = canvas.blur(round_off + fold + 3 * canvas.noise(60, 1.8, 2), 0.8)
    canvas.part(mask, fabric.at(fold), height, shadow=(0, 1.5, 2.5, 0.4))
    for flip in (list, mirror):
        seam = curve(flip([(s - 1, TOP + 18), (s - 9, TOP + 60), (c - 1, TOP + 121)]), False)
        canvas.darken(canvas.blur(canvas.stroke(seam, 2), 0.8) * mask, 0.66)
    base = curve([p for p in symmetric(right)[6:11]], False)
    if cut.ribbed:
        _rib(canvas, canvas.stroke(base - [0, 9], 24) * mask, rib, height, canvas.x)
    else:
        for lift in (6.0, 7.8):
            canvas.darken(canvas.stroke(base - [0, lift], 0.6, (1.5, 2.2)) * mask, 0.7)


def _body_lines(rng: np.random.Generator, cut: Cut) -> Creases:
    lines: list[Crease] = []
    for side in (1, -1):
        for k in range(3):
            x, y = side * cut.chest * 0.94, ARM + 6.0 * k
            angle, length = rng.uniform(0.3, 1.3), rng.uniform(40, 75)
            end = (x - side * length * np.cos(angle), y + length * np.sin(angle))
            lines.append((x, y, *end, rng.uniform(6, 9), rng.uniform(2.4, 4.0)))
        for _ in range(2):
            x, y = side * cut.chest * rng.uniform(0.4, 0.8), TOP + rng.uniform(20, 40)
            lines.append(
                (x, y, x - side * 10, y + rng.uniform(70, 110), rng.uniform(9, 14), rng.uniform(1.5, 2.5))
            )
    for _ in range(6):
        x, y = cut.chest * rng.uniform(-0.85, 0.85), rng.uniform(TOP + 140, cut.hem - 70)
        lines.append(
            (
                x,
                y,
                x + rng.uniform(-10, 10),
                y + rng.uniform(60, 120),
                rng.uniform(8, 14),
                rng.uniform(1.8, 3.4),
            )
        )
    return lines


def _collar(canvas: Canvas, cut: Cut, rib: Array) -> None:
    n = cut.neck
    line = curve(_neckline(cut), closed=False)
    zone = canvas.half([(0, TOP, 1), (n, TOP - 1, 1), (n + 12, TOP + 3, 1), (n + 12, TOP + 80, 1)])
    mask = canvas.stroke(line, 10) * zone
    around = np.arctan2((canvas.y - TOP) * cut.neck / cut.drop, canvas.x)
    ridges = 0.16 * np.sin(around * 90)
    canvas.part(mask, rib, 0.9 * canvas.dome(mask, 4) + ridges, shadow=(0, 1, 1.4, 0.4))


def _hood(canvas: Canvas, colour: Array) -> None:
    half = points("0,40 38,46 56,72 54,100 40,114! 0,130")
    mask = canvas.half(half)
    height = canvas.dome(mask, 22) + creases(canvas, [(-44, 56, -20, 88, 6, 2), (48, 62, 26, 102, 6, 2)])
    canvas.part(mask, colour, height)
    opening = canvas.half(points("0,62 28,69 36,92 22,122! 0,134"))
    canvas.part(opening, colour * 0.42, -0.6 * canvas.dome(opening, 14), shadow=(0, 0, 2, 0.4))
    canvas.darken(canvas.blur(opening, 4) * opening * ramp(66, 118, canvas.y), 0.55)


def _hood_front(canvas: Canvas, cut: Cut, colour: Array, cord: Array) -> None:
    for flip in (mirror, list):
        flap = flip(points("30,80! 54,84 52,106 24,130 -7,144! -1,122 18,104"))
        mask = canvas.fill(flap)
        canvas.part(mask, colour, 10, shadow=(0, 2, 2.5, 0.5))
        canvas.stitch(flip([(35, 84), (23, 108), (2, 132)]), mask, cord * 0.6)
        string = curve(flip([(13, 125), (17, 152), (15, 194)]), False)
        canvas.part(canvas.stroke(string, 3.4), cord, 1.6, shadow=CONTACT)
        canvas.part(canvas.stroke(string[-4:], 4), linear("c9ccd0"), 1.8, METAL, CONTACT)
        canvas.part(
            canvas.fill(ellipse(string[0, 0], string[0, 1], 3.4, 3.4)), linear("c9ccd0"), 1.5, METAL, CONTACT
        )
    edge: list[Point] = [(42, 258, 1), (66, 314), (68, 364, 1)]
    pocket = canvas.half([(0, 258), *edge, (0, 365)])
    height = canvas.dome(pocket, 4) - ((canvas.x) / 106) ** 2 * 15 + 2 * canvas.noise(60, 1.8, 2)
    canvas.part(pocket, colour, height, shadow=(0, 1, 2, 0.4))
    for flip in (list, mirror):
        seam = curve(flip([(x - 5, y + 2) for x, y, *_ in edge]), closed=False)
        canvas.darken(canvas.stroke(seam, 0.7, (1.5, 2.2)) * pocket, 0.6)
