"""Totes, flap bags and hobos, standing upright."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.showroom.cloth import PATTERNS, Fabric, creases
from recsys.showroom.engine import (
    CLOTH,
    CONTACT,
    LEATHER,
    METAL,
    Array,
    Canvas,
    Point,
    curve,
    ellipse,
    linear,
    mirror,
    points,
)
from recsys.showroom.look import Look

GROUND = 392
GOLD = linear("d9b26a")
STEEL = linear("cfd1d4")


class Bag:
    """A bag being drawn: its canvas, materials and grain."""

    def __init__(self, canvas: Canvas, look: Look):
        self.canvas = canvas
        self.woven = look.pattern in PATTERNS and look.pattern != "Solid"
        pattern = look.pattern if self.woven else "Solid"
        self.body = Fabric(canvas, pattern, look.base, look.accent).at(np.zeros(canvas.shape, np.float32))
        self.trim = linear(look.base) * 0.92 if look.pattern == "Solid" else linear(look.accent)
        self.thread = np.minimum(self.trim * 1.6 + 0.05, 0.9)
        self.brass = GOLD if look.shape != "tote" else STEEL
        self.grain = 0.06 * canvas.noise(2.6, 1, 2) + 0.5 * canvas.noise(46, 1, 2)

    def leather(self, mask: Array, height: Array | float, strength: float = 1) -> Array:
        """Lay a piece of trim leather."""
        field = self.canvas.dome(mask, height) if isinstance(height, float | int) else height
        return self.canvas.part(mask, self.trim, field + self.grain * strength, LEATHER, (0, 2, 2.5, 0.45))

    def hem(self, mask: Array, inset: float = 4) -> None:
        """Sew along the edge of a piece."""
        canvas = self.canvas
        line = np.exp(-(((canvas.depth(mask) - inset) / 0.7) ** 2)) * mask
        dash = 0.5 + 0.5 * np.sin((canvas.x + 0.6 * canvas.y) * 2 * np.pi / 5)
        canvas.darken(canvas.blur(line, 0.7), 0.7)
        canvas.paint(np.clip(line * (dash > 0.4) * 1.1, 0, 0.9), self.thread)

    def handle(self, half: float, foot: float, top: float, width: float, dim: float = 1) -> None:
        """Arch a strap from both sides of the bag over its top."""
        arch = ellipse(0, top + 0.62 * (foot - top), half, 0.62 * (foot - top), 2.5)[90:]
        path = np.concatenate([[(-half, foot)], arch, [(half, foot)]])
        mask = self.canvas.stroke(path, width)
        height = 1.2 * self.canvas.dome(mask, width / 2)
        self.canvas.part(mask, self.trim * dim, height + self.grain * 0.5, LEATHER, (0, 2, 3, 0.35))

    def stud(self, x: float, y: float, radius: float) -> None:
        """Set a metal stud."""
        self.canvas.part(
            self.canvas.fill(ellipse(x, y, radius, radius)), self.brass, radius * 0.9, METAL, CONTACT
        )


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one bag."""
    {"tote": _tote, "flap": _flap, "hobo": _hobo}[look.shape](Bag(canvas, look))
    return canvas.picture(ground=GROUND)


def _body(bag: Bag, half: list[Point], radius: float, folds: Array | float = 0.0) -> tuple[Array, Array]:
    canvas = bag.canvas
    mask = canvas.half(half)
    belly = 16 * np.exp(-(((canvas.x) / 110) ** 2) - ((canvas.y - 320) / 70) ** 2)
    height = canvas.blur(0.75 * canvas.dome(mask, radius), 1.5) + belly + folds
    grain = 0.05 * canvas.noise(2, 1, 1) if bag.woven else bag.grain
    canvas.part(mask, bag.body, height + grain, CLOTH if bag.woven else LEATHER)
    return mask, height


def _tote(bag: Bag) -> None:
    canvas, top = bag.canvas, 196
    bag.handle(54, top + 10, 76, 9, 0.7)
    back = canvas.half(points("0,-9 108,-6 132,0! 0,14", y=top))
    canvas.part(back, bag.body * 0.4, 4.0)
    half = points("0,205 90,201 133,196! 124,300 114,378 100,391 0,392")
    slouch = [(s * 56, top + 24, s * 30, top + 96, 8.0, 2.0) for s in (1, -1)]
    mask, height = _body(bag, half, 26, creases(canvas, slouch))
    base = canvas.fill(np.array([(-180, 344), (180, 344), (180, 480), (-180, 480)])) * mask
    bag.leather(base, height + canvas.dome(base, 2))
    canvas.stitch([(-140, 349), (140, 349)], base, bag.thread)
    canvas.stitch(points("-133,5 -90,10 0,14 90,10 133,5", y=top), mask, bag.thread)
    bag.handle(58, top + 52, 84, 11)
    for side in (1, -1):
        tab = canvas.fill(ellipse(side * 58, top + 46, 11, 24, 5))
        bag.leather(tab, 4.0)
        bag.hem(tab, 3)
        bag.stud(side * 58, top + 58, 3.2)


def _flap(bag: Bag) -> None:
    canvas, top = bag.canvas, 216
    bag.handle(98, top + 30, 74, 9)
    half = points("0,216 104,218 122,234 132,340 126,382 104,391 0,392")
    mask, height = _body(bag, half, 24)
    bag.hem(mask, 7)
    for side in (1, -1):
        ring = canvas.fill(ellipse(side * 98, top + 4, 10, 10), ellipse(side * 98, top + 4, 6.5, 6.5))
        canvas.part(ring, bag.brass, 1.8, METAL, CONTACT)
    lid = points("0,-7 106,-5 127,16 130,66 106,96 44,108 0,112", y=top)
    flap = canvas.half(lid)
    bag.leather(flap, 0.8 * canvas.dome(flap, 14) + 0.5 * height)
    bag.hem(flap, 5)
    plate = canvas.fill(ellipse(0, top + 92, 17, 11, 4))
    canvas.part(plate, bag.brass, 3.0, METAL, (0, 2, 2.5, 0.5))
    turn = canvas.fill(ellipse(0, top + 92, 3.4, 8, 4))
    canvas.part(turn, bag.brass * 0.95, 3.2, METAL, (0.6, 1.2, 1.2, 0.6))


def _hobo(bag: Bag) -> None:
    canvas = bag.canvas
    bag.handle(112, 236, 70, 15)
    half = points("0,266 52,258 100,226 118,206! 130,216! 146,296 122,366 64,390 0,392")
    rng = canvas.rng
    lines = [
        (s * 108, 236, s * rng.uniform(20, 90), rng.uniform(300, 350), 9.0, rng.uniform(1.2, 2.4))
        for s in (1, -1, 1, -1, 1, -1)
    ]
    mask, _ = _body(bag, half, 34, creases(canvas, lines))
    bag.hem(mask, 6)
    zip_line = curve(points("-92,242 -50,268 0,277 50,268 92,242"), False)
    teeth = canvas.stroke(zip_line, 4.5)
    canvas.part(teeth, bag.brass, 1.5 + 0.8 * np.sin(canvas.x * 2.4), METAL, CONTACT)
    pull = canvas.fill(ellipse(-88, 257, 3.6, 13, 4))
    canvas.part(pull, bag.brass, 2.5, METAL, (1, 2, 2, 0.45))
    for flip in (list, mirror):
        patch = canvas.fill(flip(points("103,206! 128,203! 137,236 122,256 106,240")))
        bag.leather(patch, 4.0)
        bag.hem(patch, 3.5)
        ((x, y),) = flip([(119, 232)])
        bag.stud(x, y, 4)
