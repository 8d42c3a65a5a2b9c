"""Scarves laid on white: folded, hung, looped, knotted, and square silks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recsys.showroom.bake import Bake
from recsys.showroom.engine import Point, curve, points, ramp
from recsys.showroom.relief import Relief, crease, followed

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
    wide: tuple[float, float],
    folds: int,
    number: int = CLOTH,
    seed: int = 0,
) -> None:
    """Lay a strip of cloth along a path, with soft folds along it; half widths at both ends."""
    canvas = scarf.canvas
    line = curve(path, closed=False, steps=40)
    tangent = np.gradient(line, axis=0)
    tangent /= np.hypot(*tangent.T)[:, None]
    aside = np.stack([-tangent[:, 1], tangent[:, 0]], 1)
    half = np.linspace(*wide, len(line))[:, None]
    mask = canvas.fill(np.concatenate([line + aside * half, (line - aside * half)[::-1]]))
    across, along = followed(canvas, line)
    rng = np.random.default_rng(seed + folds)
    width = max(wide)
    phase, swing = rng.uniform(0, 6, 2)
    bent = across + 0.08 * width * np.sin(along / 70 + swing)
    waves = np.sin(bent / width * np.pi * folds / 2 + phase) + 0.4 * np.sin(
        bent / width * np.pi * folds + 2 * phase
    )
    height = (
        0.8 * canvas.dome(mask, 12) + 0.075 * width * waves + 0.5 * canvas.blur(canvas.noise(40, 2, 2), 4)
    )
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
    _strip(scarf, [(-70, 104), (-48, 66), (0, 50), (48, 66), (70, 104)], (24, 24), 3, BACK, 4)
    _fringe(scarf, (14, 404), (82, 398), 34, 3)
    _strip(scarf, [(74, 84), (70, 150), (38, 220), (46, 310), (48, 404)], (26, 36), 4, CLOTH, 2)
    _fringe(scarf, (-88, 388), (-22, 394), 34, -3)
    _strip(scarf, [(-74, 84), (-70, 150), (-34, 216), (-48, 300), (-55, 392)], (26, 36), 4, CLOTH, 7)
    _strip(scarf, [(-76, 92), (-64, 150), (-14, 196), (34, 190), (72, 140), (77, 92)], (25, 26), 4, CLOTH, 5)


def _snood(scarf: Relief) -> None:
    """Drop rings of thick cloth on top of each other."""
    _strip(scarf, [(-112, 210), (-84, 136), (0, 108), (84, 136), (112, 210)], (38, 38), 4, BACK, 1)
    for lift, reach, seed in ((96, 116, 2), (42, 122, 5), (-14, 112, 8)):
        side = 214 + 0.35 * lift
        spots: list[Point] = [
            (-reach, side - 40),
            (-0.88 * reach, side + 24),
            (-0.4 * reach, 246 + lift),
            (0.1 * reach, 256 + lift),
        ]
        spots += [(0.55 * reach, 240 + lift), (0.92 * reach, side + 20), (reach, side - 40)]
        _strip(scarf, spots, (36, 36), 4, CLOTH, seed)


def _folded(scarf: Relief) -> None:
    """Fold a scarf to a neat stack, fringe to the bottom."""
    canvas = scarf.canvas
    _fringe(scarf, (-84, 376), (92, 376), 36)
    for step, number in ((8.0, BACK), (0.0, CLOTH)):
        outline = points("-92,96! -78,84 76,84 92,96! 95,240 93,380! -88,380! -90,240", x=step, y=step * 0.8)
        mask = canvas.fill(outline)
        height = 0.7 * canvas.dome(mask, 13) + 0.5 * canvas.blur(canvas.noise(70, 2, 2), 4)
        scarf.layer(number, mask, height, canvas.x * CM, -canvas.y * CM, (2, 4, 5, 0.4))
    _fringe(scarf, (-96, 300), (20, 306), 36)
    mask = canvas.fill(points("-96,92! -80,78 8,80 24,92! 28,200 22,312! -98,304! -99,200"))
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
    _strip(scarf, [(-112, 128), (-56, 92), (0, 80), (56, 92), (112, 128)], (13, 13), 3, BACK, 2)
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
    low = ramp(-5, 5, canvas.y - (392 - 1.92 * np.abs(canvas.x) - 30)) > 0.5
    scarf.part[(mask > 0.5) & low & (canvas.y > 215)] = HEM


def _band(scarf: Relief) -> None:
    """A narrow silk, tied once, its ends hanging."""
    _strip(scarf, [(-60, 96), (-40, 62), (0, 50), (40, 62), (60, 96)], (15, 15), 2, BACK, 4)
    _strip(scarf, [(62, 84), (58, 130), (18, 176), (30, 280), (50, 412)], (15, 24), 2, CLOTH, 2)
    _strip(scarf, [(-62, 84), (-58, 130), (-16, 176), (-36, 270), (-58, 390)], (15, 24), 2, CLOTH, 7)
    _strip(scarf, [(-20, 158), (0, 176), (16, 200)], (19, 17), 3, CLOTH, 9)


BUILDERS: dict[str, Callable[[Relief], None]] = {
    "hung": _hung,
    "looped": _looped,
    "snood": _snood,
    "folded": _folded,
    "square": _square,
    "bandana": _bandana,
    "band": _band,
}
SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> Bake:
    """Lay a scarf out."""
    scarf = Relief(len(silhouette))
    BUILDERS[silhouette](scarf)
    return scarf.bake()
