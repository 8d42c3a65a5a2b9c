"""Scarves laid on white: folded, hung, looped, knotted, and square silks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.rendering.baked_shape import BakedShape
from showroom.rendering.canvas import Point, curve, points
from showroom.shapes.accessories.flat_cloth import Relief, crease, followed

CLOTH, BACK, FRINGE, HEM = 1, 2, 3, 4
CM = 0.16
"""Size of a unit of the picture."""


def _fringe(scarf: Relief, start: Point, stop: Point, long: float, lean: float = 0.0) -> None:
    """Hang twisted threads along an edge."""
    canvas = scarf.canvas
    rng = canvas.rng
    count = round(np.hypot(stop[0] - start[0], stop[1] - start[1]) / 3.6)
    mask = np.zeros(canvas.shape, np.float32)
    for share in (np.arange(count) + 0.5) / count:
        x, y = start[0] + share * (stop[0] - start[0]), start[1] + share * (stop[1] - start[1])
        sway = lean + rng.normal(0, 2.2)
        end = (x + sway, y + long * rng.uniform(0.9, 1.05))
        mask = np.maximum(mask, canvas.stroke([(x, y - 3), (x + 0.3 * sway, y + 0.5 * long), end], 2.3))
    scarf.layer(FRINGE, mask, canvas.dome(mask, 1.2), canvas.x * CM, -canvas.y * CM, (0.5, 1, 1.5, 0.4))


def _strip(
    scarf: Relief,
    path: list[Point],
    wide: tuple[float, ...],
    folds: int,
    number: int = CLOTH,
    seed: int = 0,
) -> None:
    """Lay a strip of cloth along a path, with soft folds along it; its half widths from end to end."""
    canvas = scarf.canvas
    line = curve(path, closed=False, steps=40)
    tangent = np.gradient(line, axis=0)
    tangent /= np.hypot(*tangent.T)[:, None]
    aside = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    half = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(wide)), wide)[:, None]
    left, right = line + aside * half, line - aside * half
    cut = len(line) // 2  # in two pieces, so that a ring may overlap itself
    mask = np.maximum(
        canvas.fill(np.concatenate([left[: cut + 2], right[: cut + 2][::-1]])),
        canvas.fill(np.concatenate([left[cut:], right[cut:][::-1]])),
    )
    across, along = followed(canvas, line)
    rng = np.random.default_rng(seed + folds)
    width = max(wide)
    phase, swing = rng.uniform(0, 6, 2)
    bent = across + 0.08 * width * np.sin(along / 70 + swing)
    waves = np.sin(bent / width * np.pi * folds / 2 + phase) + 0.4 * np.sin(
        bent / width * np.pi * folds + 2 * phase
    )
    height = 0.8 * canvas.dome(mask, 12) + 0.1 * width * waves + 0.5 * canvas.blur(canvas.noise(40, 2, 2), 4)
    squeeze = 1 + 0.10 * np.cos(bent / width * np.pi * folds / 2 + phase)
    scarf.layer(number, mask, height, bent * squeeze * CM, -along * CM, (3, 5, 6, 0.5))


def _hung(scarf: Relief) -> None:
    """Fold a scarf over a rail: the back end shows below the front one."""
    _fringe(scarf, (-46, 408), (64, 412), 30)
    _strip(scarf, [(8, 40), (9, 200), (10, 412)], (58, 54), 5, BACK, 3)
    _fringe(scarf, (-66, 356), (44, 352), 30)
    _strip(scarf, [(-6, 36), (-8, 200), (-11, 356)], (58, 56), 5, CLOTH, 1)


def _looped(scarf: Relief) -> None:
    """Lay a scarf as it is worn: round the neck, both ends to the front."""
    _fringe(scarf, (16, 404), (84, 398), 34, 3)
    _strip(
        scarf,
        [(-6, 52), (46, 64), (74, 104), (66, 168), (40, 230), (46, 310), (50, 404)],
        (25, 36),
        4,
        CLOTH,
        2,
    )
    _fringe(scarf, (-90, 388), (-24, 394), 34, -3)
    _strip(
        scarf,
        [(6, 52), (-46, 64), (-74, 104), (-62, 168), (-8, 216), (-40, 300), (-57, 392)],
        (25, 36),
        4,
        CLOTH,
        7,
    )


def _wound(scarf: Relief) -> None:
    """Wind a scarf twice round the neck, both ends hanging from below the turns."""
    _fringe(scarf, (8, 414), (72, 410), 32, 2)
    _strip(scarf, [(26, 190), (33, 250), (37, 330), (41, 414)], (34, 36), 4, CLOTH, 2)
    _fringe(scarf, (-78, 384), (-12, 388), 32, -3)
    _strip(scarf, [(-22, 190), (-32, 250), (-40, 320), (-46, 386)], (34, 36), 4, CLOTH, 7)
    for low, across, half, seed in ((222, 88, 42, 3), (166, 70, 31, 5)):
        _turn(scarf, low, across, half, seed)


def _turn(scarf: Relief, low: float, across: float, half: float, seed: int) -> None:
    """Lay a turn round the neck: narrow behind it, wide where it falls to a fold in front."""
    skew = 5 if seed % 4 == 3 else -6
    left: list[Point] = [(-0.62 * across, 70), (-across, 112), (-0.8 * across, 0.7 * low + 34 + skew)]
    right: list[Point] = [(0.8 * across, 0.7 * low + 34 - skew), (across, 112), (0.62 * across, 70)]
    path: list[Point] = [(16, 58), *left, (skew, low), *right, (-16, 58)]
    _strip(scarf, path, (0.5 * half, 0.62 * half, half, half, 0.62 * half, 0.5 * half), 4, CLOTH, seed)


def _snood(scarf: Relief) -> None:
    """Lay down a wide tube of thick cloth: its far side shows in the opening, folds sag across its front."""
    canvas = scarf.canvas
    x, y = canvas.x, canvas.y
    sag = 34 * (1 - (x / 132) ** 2)
    inside = canvas.fill(points("-122,168 -96,134 0,120 96,134 122,168 90,214 0,232 -90,214"))
    height = 0.9 * canvas.dome(inside, 10) - 0.25 * (y - 120) + 0.4 * canvas.blur(canvas.noise(50, 2, 2), 4)
    scarf.layer(BACK, inside, height, x * CM, (0.6 * sag - y) * CM, None)
    front = canvas.fill(
        points(
            "-121,162 -110,160 -78,188 0,206 78,188 110,160 121,162 134,196 130,222 144,256 139,284 147,316"
            " 134,350 92,374 0,386 -92,374 -134,350 -146,312 -136,276 -143,250 -128,212 -133,190"
        )
    )
    height = 1.5 * canvas.dome(front, 20) + 0.6 * canvas.blur(canvas.noise(60, 2, 2), 5)
    for left, low, right, wide, depth in (
        (192, 244, 198, 16, 9.0),
        (212, 270, 224, 9, -6.0),
        (248, 296, 256, 18, 9.0),
        (276, 326, 286, 9, -6.0),
        (312, 350, 316, 16, 8.0),
    ):
        bow: list[Point] = [
            (-128, left),
            (-60, 0.4 * left + 0.6 * low),
            (6, low),
            (66, 0.4 * right + 0.6 * low),
        ]
        height = height + crease(canvas, [*bow, (128, right)], wide, depth)
    scarf.layer(CLOTH, front, height, x * (1 + 0.0008 * (y - 240)) * CM, (sag - y) * CM, (0, -7, 9, 0.75))


def _folded(scarf: Relief) -> None:
    """Fold a scarf to a neat stack, fringe to the bottom."""
    canvas = scarf.canvas
    _fringe(scarf, (-84, 376), (92, 376), 36)
    for step, number in ((8.0, BACK), (0.0, CLOTH)):
        outline = points(
            "-92,100 -82,86 0,84 80,86 92,100 95,240 93,380! -88,380! -90,240", x=step, y=step * 0.8
        )
        mask = canvas.fill(outline)
        height = 0.7 * canvas.dome(mask, 13) + 0.5 * canvas.blur(canvas.noise(70, 2, 2), 4)
        scarf.layer(number, mask, height, canvas.x * CM, -canvas.y * CM, (2, 4, 5, 0.4))
    _fringe(scarf, (-96, 300), (20, 306), 36)
    mask = canvas.fill(points("-96,94 -86,80 -36,78 14,81 24,96 28,200 22,312! -98,304! -99,200"))
    height = 0.9 * canvas.dome(mask, 14) + 0.5 * canvas.blur(canvas.noise(60, 2, 2), 4)
    scarf.layer(CLOTH, mask, height, canvas.x * CM + 3, -canvas.y * CM, (4, 5, 7, 0.55))


def _square(scarf: Relief) -> None:
    """Lay a silk square flat, turned a little, with a rolled hem and the cross of its folds."""
    canvas = scarf.canvas
    c, s = np.cos(0.1), np.sin(0.1)
    x = c * canvas.x + s * (canvas.y - 240)
    y = -s * canvas.x + c * (canvas.y - 240)
    half = 138.0
    corner = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float) * half
    edge = np.concatenate(
        [np.linspace(a, b, 60, endpoint=False) for a, b in zip(corner, np.roll(corner, -1, 0), strict=True)]
    )
    edge += 1.6 * np.stack([np.sin(edge[:, 1] / 17), np.sin(edge[:, 0] / 19)], 1)
    outline = edge @ np.array([[c, s], [-s, c]]) + [0, 240]
    mask = canvas.fill(outline)
    folds = 1.1 * np.exp(-((x / 3) ** 2)) + 1.1 * np.exp(-((y / 3) ** 2))
    soft = canvas.blur(canvas.noise(80, 3.2, 2), 6)
    height = 0.35 * canvas.dome(mask, 4) + folds + 2.6 * soft
    scarf.layer(CLOTH, mask, height, x * CM, -y * CM, None)
    rim = (mask > 0.5) & (np.maximum(np.abs(x), np.abs(y)) > half - 19)
    scarf.part[rim] = HEM


def _bandana(scarf: Relief) -> None:
    """Knot a folded square at its back: a triangle whose folds run from the corners."""
    canvas = scarf.canvas
    _strip(scarf, [(-122, 146), (-66, 96), (0, 80), (66, 96), (122, 146)], (11, 11), 3, BACK, 2)
    mask = canvas.fill(
        points("-128,136! -70,150 0,158 70,150 128,136! 112,210 62,300 6,392! -6,392! -62,300 -112,210")
    )
    height = 0.6 * canvas.dome(mask, 9) + 2.2 * canvas.blur(canvas.noise(50, 1.6, 2), 5)
    for side in (-1, 1):
        for reach, low, depth in ((30, 196, 3.0), (24, 232, -2.4), (10, 262, 2.6), (40, 178, -2.0)):
            bow: list[Point] = [
                (side * 122, 140),
                (side * 84, 0.45 * 150 + 0.55 * low),
                (side * reach, low + 20),
            ]
            height = height + crease(canvas, bow, 9, depth)
    c = s = np.sqrt(0.5)
    u, v = c * canvas.x + s * (canvas.y - 392), -s * canvas.x + c * (canvas.y - 392)
    scarf.layer(CLOTH, mask, height, u * CM, v * CM, (2, 4, 6, 0.5))


def _band(scarf: Relief) -> None:
    """A narrow silk, tied once, its ends hanging."""
    _strip(
        scarf,
        [(-5, 52), (40, 62), (62, 94), (52, 140), (8, 180), (34, 290), (54, 412)],
        (14, 25),
        2,
        CLOTH,
        2,
    )
    _strip(
        scarf,
        [(5, 52), (-40, 62), (-62, 94), (-52, 140), (-8, 180), (-32, 280), (-58, 392)],
        (14, 25),
        2,
        CLOTH,
        7,
    )
    _strip(scarf, [(-22, 164), (0, 180), (20, 198)], (19, 17), 3, CLOTH, 9)


BUILDERS: dict[str, Callable[[Relief], None]] = {
    "hung": _hung,
    "looped": _looped,
    "wound": _wound,
    "snood": _snood,
    "folded": _folded,
    "square": _square,
    "bandana": _bandana,
    "band": _band,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Lay a scarf out."""
    scarf = Relief(len(silhouette))
    BUILDERS[silhouette](scarf)
    return scarf.bake()
