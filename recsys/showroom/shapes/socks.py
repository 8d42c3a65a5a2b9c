"""Pairs of socks laid flat, toes to the right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.showroom.bake import Array, Bake
from recsys.showroom.engine import Point, curve, ellipse
from recsys.showroom.relief import Relief, crease, followed

LEG, CUFF, HEEL, TOE = 1, 2, 3, 4
CM = 0.085
"""Size of a unit of the picture."""


@dataclass(frozen=True)
class Shape:
    """A sock; lengths in units of the picture before `zoom`.

    Attributes:
        top: y where it begins; the sole is at 362.
        cuff: how far its rib reaches down.
        wide: factor of the leg's width.
        foot: factor of the foot's length.
        zoom: of the whole pair.
        scoop: whether it covers toes and heel only.
        apart: how far up to the left the second sock lies.
    """

    top: float = 110.0
    cuff: float = 30.0
    wide: float = 1.0
    foot: float = 1.0
    zoom: float = 1.0
    scoop: bool = False
    apart: tuple[float, float] = (-62.0, -16.0)


SILHOUETTES = {
    "crew": Shape(),
    "quarter": Shape(top=196.0, cuff=26.0, zoom=1.12, apart=(-50.0, -30.0)),
    "ankle": Shape(top=252.0, cuff=15.0, zoom=1.2, apart=(-26.0, -56.0)),
    "liner": Shape(top=284.0, cuff=0.0, scoop=True, zoom=1.3, apart=(-20.0, -66.0)),
    "knee": Shape(top=-60.0, cuff=32.0, wide=1.06, zoom=0.82, apart=(-86.0, -8.0)),
    "slouch": Shape(top=150.0, cuff=58.0, wide=1.12, zoom=1.05),
    "kids": Shape(top=172.0, cuff=26.0, wide=1.16, foot=0.76, zoom=1.14, apart=(-54.0, -26.0)),
}


def _outline(shape: Shape) -> list[Point]:
    wide, top, foot = shape.wide, shape.top, shape.foot
    front, back = 37.0 * wide, -45.0 * wide
    points: list[Point] = [(back, top, 1), (front, top, 1)]
    if top < 120:
        points += [(front + 3, top + 0.35 * (240 - top)), (front, top + 0.7 * (240 - top))]
    if top < 225:
        points.append((35, 236))
    if top < 262:
        points.append((47, 266))
    if shape.scoop:
        points = [(-48, 296, 1), (-20, 312), (18, 320), (58, 316), (94, 305, 1)]
    else:
        points.append((47 + 38 * foot, 290))
    points += [
        (47 + 80 * foot, 303),
        (47 + 108 * foot, 323),
        (47 + 106 * foot, 347),
        (47 + 78 * foot, 360),
        (40, 361),
        (0, 362),
        (-34, 354),
        (-51, 328),
    ]
    if not shape.scoop:
        points.append((-48, 286))
    if top < 236:
        points += [(-43 - 2 * (wide - 1), 250)]
    if top < 160:
        points += [(-45 * wide, 180)]
    if top < 60:
        points += [(-50 * wide, 90)]
    return points


def _path(shape: Shape) -> Array:
    """Run a line down the leg, round the heel and along the foot."""
    if shape.top > 236:
        return curve([(-90, 330), (60, 332), (180, 334)], closed=False, steps=60)
    spots: list[Point] = [
        (-4, min(shape.top, 230) - 20),
        (-4, 240),
        (-2, 288),
        (14, 318),
        (52, 330),
        (180, 336),
    ]
    return curve(spots, closed=False, steps=60)


def _sock(pair: Relief, shape: Shape, dx: float, dy: float, shadow: bool) -> None:
    canvas, zoom = pair.canvas, shape.zoom

    def placed(points: Array) -> Array:
        middle = np.array([40.0, 0.5 * (max(shape.top, -60) + 362)])
        return (points - middle) * zoom + [dx, 240 + dy]

    if shape.scoop:
        lining = canvas.fill(
            placed(curve([(-47, 297), (-8, 292), (38, 295), (93, 306), (40, 322), (-12, 320)]))
        )
        pair.layer(LEG, lining, 0.5 * canvas.dome(lining, 4) - 2, canvas.x * CM, -canvas.y * CM, None)
    outline = placed(curve(_outline(shape)))
    mask = canvas.fill(outline)
    aside, along = followed(canvas, placed(_path(shape)))
    aside, along = aside / zoom, along / zoom + min(shape.top, 230) - 20
    right, down = (
        (canvas.x - dx) / zoom + 40,
        (canvas.y - 240 - dy) / zoom + 0.5 * (max(shape.top, -60) + 362),
    )
    heel = canvas.fill(placed(ellipse(-42, 348, 56, 46, 2.4)))
    toe = right + 0.12 * down > 144 + 82 * (shape.foot - 1) - 6
    height = 0.6 * canvas.dome(mask, 8) + 0.5 * canvas.blur(canvas.noise(30, 1.4, 2), 3)
    for y, depth in ((268, 1.4), (281, -1.2), (256, -0.9)):
        start, stop = placed(np.array([(44, y), (-20, y + 14)]))
        height = height + crease(canvas, [tuple(start), tuple(stop)], 6, depth)
    if shape.cuff > 50:
        height = height + 1.6 * np.sin(along * 0.22 + 0.03 * aside) * np.clip((240 - along) / 40, 0, 1)
    u, v = aside * CM, -along * CM
    pair.layer(LEG, mask, height, u, v, (-3, 4, 5, 0.6) if shadow else None)
    cuff = down < shape.top + shape.cuff
    for number, region in ((CUFF, cuff), (HEEL, heel > 0.5), (TOE, toe)):
        pair.part[(mask > 0.5) & region] = number


def model(silhouette: str) -> Bake:
    """Lay a pair out."""
    shape = SILHOUETTES[silhouette]
    pair = Relief(len(silhouette))
    right, down = shape.apart
    _sock(pair, shape, right / 2 + 6, down / 2, False)
    _sock(pair, shape, 6 - right / 2, -down / 2, True)
    return pair.bake()
