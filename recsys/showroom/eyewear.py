"""Sunglasses, seen from the front."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.showroom.engine import (
    CONTACT,
    LACQUER,
    METAL,
    Array,
    Canvas,
    Finish,
    Point,
    curve,
    ellipse,
    linear,
    mirror,
    points,
    ramp,
)
from recsys.showroom.look import Look

LEVEL = 236
GAP = 72
LENSES: dict[str, list[Point]] = {
    "square": points("-50,-32 0,-38 50,-36 56,-20 50,14 36,36 0,41 -34,36 -47,16 -53,-14"),
    "aviator": points("-46,-30 -10,-40 34,-38 54,-20 52,14 32,42 2,50 -26,38 -42,10 -50,-14"),
    "cat-eye": points("-48,-22 -14,-32 34,-40 62,-50 60,-20 46,16 20,34 -14,36 -40,20 -51,-4"),
}


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one pair; its pattern is the frame: Solid, Tortoise or Wire."""
    wire = look.pattern == "Wire"
    frame, finish = _frame(canvas, look), METAL if wire else LACQUER
    for side in (1, -1):
        _temple(canvas, frame, finish, side, look)
    for side in (1, -1):
        outline = _lens(look.shape, side)
        mask = canvas.fill(outline)
        outer = np.clip((canvas.blur(mask, 8) - 0.06) * canvas.k * 8, 0, 1)
        _glass(canvas, mask if wire else outer, linear(look.accent), side * GAP)
        if wire:
            rim = canvas.stroke(np.concatenate([outline, outline[:2]]), 4.5)
            canvas.part(rim, frame, 2.2, finish, CONTACT)
            pad = canvas.fill(ellipse(side * 15, LEVEL + 14, 4, 10))
            canvas.part(pad, linear("dcd8ce"), 3.0, LACQUER, CONTACT)
        else:
            rim = outer * (1 - mask)
            canvas.part(rim, frame, 1.25 * canvas.dome(rim, 6), finish, (0, 2, 2.5, 0.5))
    _bridge(canvas, frame, finish, wire, double=look.shape == "aviator")
    return canvas.picture(ground=LEVEL + (56 if look.shape == "aviator" else 50))


def _frame(canvas: Canvas, look: Look) -> Array:
    base = linear(look.base)
    if look.pattern != "Tortoise":
        return base * (1.15 if look.pattern == "Wire" else 1)
    patches = ramp(-0.2, 0.5, canvas.noise(26, 1, 3))[..., None]
    return base + (linear("2a160a") - base) * patches


def _lens(shape: str, side: int) -> Array:
    if shape == "round":
        return ellipse(side * GAP, LEVEL, 47, 46)
    right = curve([(GAP + x, LEVEL + y) for x, y, *_ in LENSES[shape]])
    return right if side > 0 else right * [-1, 1]


def _temple(canvas: Canvas, frame: Array, finish: Finish, side: int, look: Look) -> None:
    far = look.shape == "cat-eye"
    thick = 4 if look.pattern == "Wire" else 8
    edge, y = GAP + (60 if far else 48), LEVEL - (38 if far else 22)
    hinge = points("0,-1! 19,-1 26,0 22,1 0,1!")
    hinge = [(edge + x, y + thick * step, *corner) for x, step, *corner in hinge]
    mask = canvas.fill(hinge if side > 0 else mirror(hinge))
    canvas.part(mask, frame * 0.85, 5.0, finish)


def _glass(canvas: Canvas, mask: Array, tint: Array, middle: float) -> None:
    fade = ramp(LEVEL - 46, LEVEL + 54, canvas.y)[..., None]
    colour = tint * (0.35 + 0.5 * fade) + 0.12 * fade
    arm = np.exp(-(((canvas.y - LEVEL - 6 - 0.05 * np.abs(canvas.x)) / 7) ** 4))
    canvas.part(mask, colour * (1 - 0.35 * arm[..., None]), np.zeros(canvas.shape, np.float32))
    slant = canvas.x - middle + 0.55 * (canvas.y - LEVEL)
    streak = ramp(-32, -29, slant) * ramp(-3, -6, slant) + 0.6 * ramp(4, 7, slant) * ramp(15, 12, slant)
    canvas.glow(mask * streak * ramp(LEVEL + 44, LEVEL - 40, canvas.y), 0.2)
    canvas.darken(canvas.blur(1 - mask, 3) * mask, 0.6)


def _bridge(canvas: Canvas, frame: Array, finish: Finish, wire: bool, double: bool) -> None:
    if wire:
        arcs = [(-8, 22, 7)] + ([(-36, 46, 3)] if double else [])
        for y, reach, rise in arcs:
            arc = curve([(-reach, LEVEL + y), (0, LEVEL + y - rise), (reach, LEVEL + y)], False)
            canvas.part(canvas.stroke(arc, 4.5), frame, 2.2, finish, CONTACT)
        return
    mask = canvas.half(points("0,-31 24,-29 30,-8 19,6 12,-5 0,-14", y=LEVEL))
    canvas.part(mask, frame, 1.25 * canvas.dome(mask, 6), finish, (0, 1, 2, 0.3))
