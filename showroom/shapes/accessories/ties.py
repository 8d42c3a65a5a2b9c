"""Ties as they lie on white: knotted, folded, knitted, and bow ties."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import Point, mirror, points
from showroom.shapes.accessories.flat_cloth import Relief, crease

CLOTH, KNOT, BACK = 1, 2, 3
CM = 0.1
"""Size of a unit of the picture."""


def _turned(tie: Relief, degrees: float, x: float = 0.0, y: float = 0.0) -> tuple[Array, Array]:
    """Return pattern coordinates in cm, turned clockwise round a point."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    right, up = (tie.canvas.x - x) * CM, -(tie.canvas.y - y) * CM
    return c * right - s * up, s * right + c * up


def _blade(
    tie: Relief, outline: list[Point] | Array, number: int, turn: float = 0.0, puff: float = 9.0
) -> None:
    """Lay a padded strip of silk with the soft dent of its seam behind."""
    canvas = tie.canvas
    mask = canvas.fill(outline)
    height = 0.55 * canvas.dome(mask, puff) + 0.25 * canvas.blur(canvas.noise(50, 2.5, 2), 4)
    tie.layer(number, mask, height, *_turned(tie, turn), (1.5, 3, 4, 0.5))


def _knot(tie: Relief, top: float, half: float, low: float) -> None:
    canvas = tie.canvas
    right = [(0, top), (half, top + 1, 1), (half * 0.96, top + 8), (low, top + 36, 1), (0, top + 39)]
    mask = canvas.half(right)
    folds = crease(canvas, [(-half + 3, top + 4), (0, top + 10), (low - 2, top + 34)], 3, 1.1)
    height = 0.9 * canvas.dome(mask, 12) + folds
    tie.layer(KNOT, mask, height, *_turned(tie, 52, 0, top), (0.5, 3, 3.5, 0.6))


def _collar(tie: Relief, top: float) -> None:
    """Loop the neck band behind the knot."""
    canvas = tie.canvas
    line = points("-9,40 -36,18 -57,-8 -49,-30 0,-43 49,-30 57,-8 36,18 9,40", y=top)
    mask = canvas.stroke(line, 17)
    tie.layer(BACK, mask, 0.5 * canvas.dome(mask, 7), *_turned(tie, 60, 0, top), None)


def _long(tie: Relief, half: float, neck: float, square: bool = False) -> None:
    """Hang a tied tie: neck band, blade that widens downwards, dimple and knot."""
    canvas = tie.canvas
    _collar(tie, 84)
    end: list[Point] = [(half, 436, 1), (0, 437, 1)] if square else [(half, 398, 1), (0, 444, 1)]
    right = [(0, 114), (neck, 114, 1), (neck + 0.42 * (half - neck), 230), *end]
    mask = canvas.half(right)
    dimple = crease(canvas, [(-1, 118), (0, 142), (1, 172)], 5, -2.4)
    sides = crease(canvas, [(-neck + 4, 120), (-neck - 1, 154)], 5, 1.0) + crease(
        canvas, [(neck - 4, 120), (neck + 1, 154)], 5, 1.0
    )
    wave = 0.22 * canvas.blur(canvas.noise(60, 3, 2), 4)
    height = 0.5 * canvas.dome(mask, 9) + dimple + sides + wave
    tie.layer(CLOTH, mask, height, *_turned(tie, 0), (1, 3, 4, 0.45))
    _knot(tie, 84, 23 if half > 30 else 20, neck - 1.5)


def _classic(tie: Relief) -> None:
    _long(tie, 42, 15)


def _slim(tie: Relief) -> None:
    _long(tie, 29, 13)


def _square_end(tie: Relief) -> None:
    _long(tie, 27, 14, square=True)


def _folded(tie: Relief) -> None:
    """Fold a tie over at half its length: the narrow end lies behind, aslant."""
    _blade(tie, points("8,60! 40,58! 76,330! 60,352! 42,332!"), BACK, -8)
    outline = points(
        "-46,64 -20,46 24,50 42,66 38,110 26,220 22,330! 18,396! -28,446! -72,392! -62,330 -52,180"
    )
    _blade(tie, outline, CLOTH, 3)


def _bow(tie: Relief, near: float, far: float, reach: float, bend: float, pointed: bool = False) -> None:
    """Tie a bow: two wings behind, two in front, and the knot round their middle."""
    canvas, y = tie.canvas, 240.0

    def wing(scale: float, lift: float) -> list[Point]:
        top, out = y - far * scale + lift, reach * (2 - scale)
        outer: list[Point] = (
            [(out - bend, top, 1), (out, y + lift)] if not pointed else [(out - 24, top), (out, y + lift, 1)]
        )
        lower = [(x, 2 * (y + lift) - z, *rest) for x, z, *rest in outer[:1]]
        return [
            (0, y - near),
            (reach * 0.35, y - near - 0.4 * (far - near) * scale + lift * 0.5),
            *outer,
            *lower,
            (reach * 0.35, y + near + 0.4 * (far - near) * scale + lift * 0.5),
            (0, y + near),
        ]

    for scale, lift, number in ((0.92, 5.0, BACK), (1.0, -2.0, CLOTH)):
        for side, flip in ((1, list), (-1, mirror)):
            mask = canvas.fill(flip(wing(scale, lift)))
            height = 0.6 * canvas.dome(mask, 11)
            for turn, depth in ((-0.32, 1.6), (-0.1, -1.8), (0.12, 1.5), (0.34, -1.4)):
                far_end = (side * reach * 0.62, y + lift + turn * reach * 0.9)
                height = height + crease(canvas, [(side * 10, y + turn * near), far_end], 5, depth)
            height *= np.clip(np.abs(canvas.x) / 26, 0.35, 1)
            tie.layer(number, mask, height, *_turned(tie, side * 8), (1, 3, 4, 0.5))
    mask = canvas.half(
        [
            (0, y - near - 4),
            (near * 0.72, y - near - 3),
            (near * 0.8, y),
            (near * 0.72, y + near + 3),
            (0, y + near + 4),
        ]
    )
    folds = crease(canvas, [(-4, y - near), (-5, y + near)], 3, -1.2) + crease(
        canvas, [(5, y - near), (4, y + near)], 3, 1.0
    )
    tie.layer(KNOT, mask, 0.9 * canvas.dome(mask, 10) + folds, *_turned(tie, 4), (0.5, 2, 4, 0.6))


def _butterfly(tie: Relief) -> None:
    _bow(tie, 17, 58, 128, 8)


def _batwing(tie: Relief) -> None:
    _bow(tie, 17, 30, 124, 4)


def _diamond(tie: Relief) -> None:
    _bow(tie, 16, 46, 134, 8, pointed=True)


BUILDERS: dict[str, Callable[[Relief], None]] = {
    "classic": _classic,
    "slim": _slim,
    "square end": _square_end,
    "folded": _folded,
    "bow": _butterfly,
    "slim bow": _batwing,
    "diamond bow": _diamond,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Lay a tie out."""
    tie = Relief(len(silhouette))
    BUILDERS[silhouette](tie)
    return tie.bake()
