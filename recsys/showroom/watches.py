"""Wrist watches, laid flat."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.showroom.engine import (
    CONTACT,
    LEATHER,
    METAL,
    RUBBER,
    SATIN,
    Array,
    Canvas,
    curve,
    ellipse,
    linear,
    mirror,
    ramp,
)
from recsys.showroom.look import Look

CENTRE = 232
SIZES = {"dress": (64, 66, 2.0), "diver": (72, 72, 2.0), "square": (60, 66, 6.0)}
METALS = {"dress": "e0ae82", "diver": "cfd1d4", "square": "d8b26c"}


def draw(canvas: Canvas, look: Look) -> Image.Image:
    """Draw one watch; its pattern is the strap: Leather, Rubber or Bracelet."""
    across, down, power = SIZES[look.shape]
    dial = linear(look.base)
    ink = linear("2a2c30" if dial.mean() > 0.3 else "f1efe8")
    metal = linear(look.accent if look.pattern == "Bracelet" else METALS[look.shape]) * 1.1
    for side in (1, -1):
        if look.pattern == "Bracelet":
            _bracelet(canvas, metal, side, down)
        else:
            _strap(canvas, look, metal, side, down)
        _lugs(canvas, metal, side, across, down)
    _case(canvas, look.shape, metal, dial, across, down, power)
    _dial(canvas, look.shape, metal, dial, ink, across - 12, down - 12)
    return canvas.picture()


def _strap(canvas: Canvas, look: Look, metal: Array, side: int, down: float) -> None:
    colour, rubber = linear(look.accent), look.pattern == "Rubber"
    near, far = CENTRE + side * (down - 6), CENTRE + side * (222 if side > 0 else 196)
    points = [(33, near, 1), (26, (near + far) / 2), (25, far - side * 8)]
    end = [(12, far)] if side > 0 else [(25, far, 1)]
    mask = canvas.fill([*points, *end, *mirror([*points, *end])[::-1]])
    height = 0.8 * canvas.dome(mask, 11) + 0.1 * canvas.noise(2.4, 1, 2) * (not rubber)
    if rubber:
        height = height - 1.2 * np.exp(-(((canvas.x) / 4) ** 2)) + 0.4 * np.sin(canvas.y * 0.7)
    canvas.part(mask, colour, height, RUBBER if rubber else LEATHER)
    if not rubber:
        for flip in (list, mirror):
            line = curve(flip([(x - 5, y) for x, y, *_ in points]), closed=False)
            canvas.stitch(line, mask, np.minimum(colour * 1.5 + 0.12, 0.9))
    if side > 0:
        for y in np.arange(far - 84.0, far - 20.0, 13.0):
            canvas.paint(canvas.fill(ellipse(0, y, 2.2, 2.8)), colour * 0.12)
    else:
        _buckle(canvas, metal, colour, far)


def _buckle(canvas: Canvas, metal: Array, colour: Array, y: float) -> None:
    frame = canvas.fill(ellipse(0, y - 4, 33, 15, 6), ellipse(0, y - 4, 26, 9, 6))
    canvas.part(frame, metal, 3.0, METAL, CONTACT)
    canvas.part(canvas.stroke([(0, y - 16), (0, y + 10)], 4), metal, 2.0, METAL, CONTACT)
    for lower in (30, 52):
        loop = canvas.fill(ellipse(0, y + lower, 28.5, 5.5, 8))
        canvas.part(loop, colour * 0.9, 3.0, LEATHER, (0, 1, 2, 0.5))


def _bracelet(canvas: Canvas, metal: Array, side: int, down: float) -> None:
    far = CENTRE + side * (222 if side > 0 else 196)
    links = np.arange(CENTRE + side * (down + 4), far, side * 13.0)
    for i, y in enumerate(links):
        half = 33 - 8 * i / len(links)
        for x, width in ((-0.69, 0.29), (0.69, 0.29), (0.0, 0.37)):
            link = canvas.fill(ellipse(x * half, y + (6.5 if x == 0 else 0) * side, width * half, 6.2, 7))
            canvas.part(
                link, metal if x == 0 else metal * 0.88, 3.4, METAL if x == 0 else SATIN, (0, 0.8, 0.8, 0.5)
            )
    clasp = canvas.fill(ellipse(0, links[-1] + side * 6, 26, 9, 7))
    canvas.part(clasp, metal * 0.92, 3.5, SATIN, CONTACT)


def _lugs(canvas: Canvas, metal: Array, side: int, across: float, down: float) -> None:
    reach = CENTRE + side * (down + 11)
    lug = [
        (30, CENTRE + side * (down - 20), 1),
        (across * 0.78, CENTRE + side * down * 0.62, 1),
        (48, CENTRE + side * (down - 2)),
        (43, reach, 1),
        (34.5, reach, 1),
        (33.5, CENTRE + side * (down - 4)),
    ]
    for flip in (list, mirror):
        canvas.part(canvas.fill(flip(lug)), metal, 5.0, METAL, (0, 1, 2, 0.4))


def _case(
    canvas: Canvas, shape: str, metal: Array, dial: Array, across: float, down: float, power: float
) -> None:
    crown = canvas.fill(ellipse(across + 5, CENTRE, 7, 8, 6))
    canvas.part(crown, metal, canvas.dome(crown, 4) + 0.6 * np.sin(canvas.y * 2.6), METAL)
    outer = canvas.fill(ellipse(0, CENTRE, across, down, power))
    canvas.part(outer, metal, 7.0, SATIN, (1, 4, 6, 0.45))
    bezel = canvas.fill(ellipse(0, CENTRE, across - 3, down - 3, power))
    turn = np.arctan2(canvas.y - CENTRE, canvas.x)
    brushed = (0.85 + 0.35 * np.cos(2 * (turn + 0.8)) + 0.12 * np.cos(5 * turn + 1))[..., None]
    colour = dial * 0.6 + 0.01 if shape == "diver" else metal * brushed
    canvas.part(bezel, colour, canvas.dome(bezel, 5), LEATHER if shape == "diver" else METAL, (0, 0, 1, 0.4))
    if shape == "diver":
        for i in range(60):
            mark = _hand(
                canvas, i * np.pi / 30, across - 10, across - (5 if i % 5 else 4), 0.5 if i % 5 else 1.1
            )
            canvas.paint(mark, linear("e8e6df"))


def _hand(canvas: Canvas, angle: float, start: float, stop: float, half: float, tip: float = 1) -> Array:
    """Return the mask of a bar from the dial's middle outwards; `tip` narrows its end."""
    out, aside = np.array([np.sin(angle), -np.cos(angle)]), np.array([np.cos(angle), np.sin(angle)])
    corners = [(start, -half), (stop, -half * tip), (stop, half * tip), (start, half)]
    return canvas.fill(np.array([np.array([0, CENTRE]) + r * out + w * aside for r, w in corners]))


def _dial(
    canvas: Canvas, shape: str, metal: Array, dial: Array, ink: Array, across: float, down: float
) -> None:
    face = canvas.fill(ellipse(0, CENTRE, across, down, SIZES[shape][2]))
    turn = np.arctan2(canvas.y - CENTRE, canvas.x)
    rays = 0.88 + 0.25 * np.cos(2 * (turn - 0.7)) ** 6
    canvas.part(face, dial * rays[..., None], np.zeros(canvas.shape, np.float32))
    canvas.darken(canvas.blur(1 - face, 4) * face * ramp(30, -60, canvas.x + canvas.y - CENTRE), 0.4)
    mark = ink if shape == "diver" else metal if dial.mean() < 0.3 else ink
    for i in range(60):
        square = 1 / max(abs(np.sin(i * np.pi / 30)), abs(np.cos(i * np.pi / 30))) if shape == "square" else 1
        rim = min(across, down) * square * (0.94 if shape == "square" else 1) - 3
        if i % 5:
            canvas.paint(_hand(canvas, i * np.pi / 30, rim - 3, rim, 0.35), ink)
        else:
            width = (1.2 if i % 15 else 2) * (1.6 if shape == "diver" else 1)
            canvas.part(
                _hand(canvas, i * np.pi / 30, rim - 11, rim, width),
                mark * 1.1,
                1.0,
                LEATHER,
                (0.4, 0.8, 0.8, 0.4),
            )
    for angle, long, half in ((-0.98, 0.52, 2.4), (1.02, 0.78, 1.8)):
        hand = _hand(canvas, angle, -9, across * long, half, 0.35)
        canvas.part(hand, mark * 1.1, 1.2, LEATHER, (1.4, 2.4, 1.4, 0.45))
    sweep = _hand(canvas, 3.6, -16, across * 0.82, 0.6)
    canvas.part(sweep, linear("c8452f"), 0.5, LEATHER, (1.6, 2.8, 1.2, 0.4))
    canvas.part(canvas.fill(ellipse(0, CENTRE, 3.6, 3.6)), metal, 2.5, METAL, CONTACT)
    glare = ramp(-8, 8, -14 - canvas.x - 0.7 * (canvas.y - CENTRE)) * ramp(
        across * 1.3, across * 0.9, -canvas.x - 0.7 * (canvas.y - CENTRE)
    )
    canvas.glow(glare * face, 0.045)
