"""Drawn repeats for printed cloth: flowers, leaves, fruit and shapes on a sheet that joins up on all sides.

A motif takes ground and accent (linear light) and a seed, and returns its sheet (rows x columns x 3, linear
light) and how many cm of cloth that is across.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import ndimage

from showroom.rendering.artwork import Drawing, around, brightness, ink, mix, moved, smooth, turned
from showroom.rendering.baked_shape import Array

Motif = Callable[[Array, Array, int], tuple[Array, float]]

DOTS = 15
"""Pixels a centimetre."""


def scattered(rng: np.random.Generator, size: float, gap: float) -> Array:
    """Return points on a repeating square, none nearer to another than `gap`."""
    chosen: list[Array] = []
    for point in rng.uniform(0, size, (int(14 * (size / gap) ** 2), 2)):
        away = np.abs(np.array(chosen).reshape(-1, 2) - point)
        if (np.hypot(*np.minimum(away, size - away).T) > gap).all():
            chosen.append(point)
    return np.array(chosen)


def _finished(sheet: Drawing, seed: int) -> tuple[Array, float]:
    """Let the ink sit unevenly, as brushed."""
    light = sheet.picture()[..., :3]
    rng = np.random.default_rng(seed)
    uneven = ndimage.gaussian_filter(rng.standard_normal(light.shape[:2]), 7, mode="wrap") * 7 * 3.5
    return (light * (1 + 0.035 * uneven[..., None])).astype(np.float32), sheet.width


def _sheet(size: float, ground: Array) -> Drawing:
    return Drawing(size, size, DOTS, ground, wrap=True)


def leaf_green(ground: Array) -> Array:
    """Return a muted green that shows on the ground."""
    return mix("56704a" if brightness(ground) > 0.45 else "86a37c", ground, 0.12)


def _warm(accent: Array) -> Array:
    """Return a companion of the accent: warmer when it is a hue, rosy when it is near white."""
    return mix(accent, "e08a5b" if np.ptp(np.sqrt(accent)) > 0.12 else "d98c93", 0.55)


def petal(long: float, wide: float, notch: float = 0.0) -> Array:
    """Return a petal from the origin to the right."""
    return smooth(
        [
            (0, 0),
            (0.35 * long, 0.4 * wide),
            (0.75 * long, 0.5 * wide),
            (long, 0.16 * wide),
            ((1 - notch) * long, 0),
            (long, -0.16 * wide),
            (0.75 * long, -0.5 * wide),
            (0.35 * long, -0.4 * wide),
        ]
    )


def leaf(long: float, wide: float) -> Array:
    """Return a pointed leaf from the origin to the right."""
    t = np.linspace(0, 1, 14)
    edge = wide / 2 * np.sin(np.pi * t**0.8) ** 1.1
    return np.r_[np.c_[t * long, edge], np.c_[t * long, -edge][::-1]]


def flower(
    sheet: Drawing, at: Array, size: float, angle: float, petals: int, color: Array, heart: Array
) -> None:
    """Draw an open flower of two-toned petals."""
    shade, light = mix(color, "241a22", 0.22), mix(color, "fff8ee", 0.35)
    inner = moved(petal(size * 0.72, size * 1.5 / petals), size * 0.12, 0)
    for turn in angle + np.arange(petals) * 2 * np.pi / petals:
        whole = petal(size, size * 4.6 / petals, 0.1)
        sheet.shape(turned(whole, turn) + at, shade)
        sheet.shape(turned(whole * (0.97, 0.84), turn) + at, color)
        sheet.shape(turned(inner, turn) + at, light)
        sheet.line(turned(np.array([(0.15, 0), (0.55, 0)]) * size, turn) + at, 0.05 * size, shade)
    sheet.disc(at, 0.24 * size, mix(heart, "241a22", 0.3))
    sheet.disc(at, 0.19 * size, heart)


def rose(sheet: Drawing, at: Array, size: float, angle: float, color: Array) -> None:
    """Draw a many-petalled bloom as layers of rounded petals that get paler and deeper by turns."""
    tones = [mix(color, "2a1520", s) for s in (0.38, 0.2, 0.05)] + [
        mix(color, "fff3ea", s) for s in (0.2, 0.38)
    ]
    for ring, (reach, count) in enumerate(((1.0, 6), (0.78, 5), (0.56, 5), (0.36, 4), (0.2, 3))):
        for k in range(count):
            turn = angle + ring * 0.55 + k * 2 * np.pi / count
            body = around(18) * (0.52 * size * reach, 0.46 * size * reach) + (0.5 * size * reach, 0)
            sheet.shape(turned(body, turn) + at, tones[max(ring - 1, 0)])
            sheet.shape(turned(body * 0.88 + (0.02 * size, 0), turn) + at, tones[ring])
    sheet.disc(at, 0.1 * size, tones[0])


def foliage(sheet: Drawing, at: Array, long: float, angle: float, color: Array) -> None:
    """Draw a leaf with a darker half and a vein."""
    body = leaf(long, 0.42 * long)
    sheet.shape(turned(body, angle) + at, color)
    sheet.shape(turned(body[14:], angle) + at, mix(color, "1b2a22", 0.2))
    sheet.line(
        turned(np.array([(0, 0), (0.9 * long, 0)]), angle) + at, 0.03 * long, mix(color, "f4efdc", 0.3)
    )


def sprig(sheet: Drawing, at: Array, long: float, angle: float, green: Array, bud: Array | None) -> None:
    """Draw a curved stem with leaves in pairs and, if it has a colour, a bud."""
    t = np.linspace(0, 1, 16)
    stem = np.c_[t * long, 0.12 * long * np.sin(t * 2.4)]
    sheet.line(turned(stem, angle) + at, 0.035 * long, green)
    for k in (4, 7, 10, 13):
        for side in (-1, 1):
            blade = turned(leaf(0.26 * long, 0.1 * long), side * 0.85) + stem[k]
            sheet.shape(turned(blade, angle) + at, green if side > 0 else mix(green, "1b2a22", 0.18))
    if bud is not None:
        tip = turned(stem[-1:], angle)[0] + at
        sheet.disc(tip, 0.085 * long, bud)


def ditsy(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Tiny flowers strewn evenly, in two colours."""
    rng, size = np.random.default_rng(seed), 24.0
    sheet, green = _sheet(size, ground), leaf_green(ground)
    tones = [accent, accent, mix(accent, ground, 0.4), _warm(accent)]
    for k, at in enumerate(scattered(rng, size, 1.75)):
        angle = rng.uniform(0, 6.3)
        for side in (-0.5, 0.6):
            sheet.shape(turned(leaf(1.0, 0.34), angle + side) + at, green)
        flower(sheet, at, rng.uniform(0.5, 0.68), angle, 5, tones[k % 4], ink("e3b34b"))
    return _finished(sheet, seed)


def sprigs(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Small stems with leaves and a bud, far apart."""
    rng, size = np.random.default_rng(seed), 26.0
    sheet = _sheet(size, ground)
    for k, at in enumerate(scattered(rng, size, 3.0)):
        sprig(
            sheet, at, 2.4, rng.uniform(0, 6.3), mix(accent, ground, 0.15), _warm(accent) if k % 2 else None
        )
    return _finished(sheet, seed)


def blooms(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Large roses with leaves, buds between them."""
    rng, size = np.random.default_rng(seed), 42.0
    sheet, green = _sheet(size, ground), leaf_green(ground)
    tones = [accent, _warm(accent), mix(accent, "fff6ec", 0.45)]
    places = scattered(rng, size, 8.2)
    for at in places:
        start = rng.uniform(0, 6.3)
        for k in range(5):
            foliage(
                sheet,
                at,
                rng.uniform(4.2, 5.6),
                start + k * 1.26 + rng.uniform(-0.2, 0.2),
                mix(green, ground, 0.15 * (k % 2)),
            )
    for at in scattered(rng, size, 6.0):
        if np.hypot(*(places - at).T).min() > 4.2:
            sprig(sheet, at, 3.4, rng.uniform(0, 6.3), green, tones[1])
    for k, at in enumerate(places):
        rose(sheet, at, rng.uniform(2.5, 3.4), rng.uniform(0, 6.3), tones[k % 3])
    return _finished(sheet, seed)


def meadow(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Stems, daisies and grasses of middling size, all growing upwards."""
    rng, size = np.random.default_rng(seed), 34.0
    sheet, green = _sheet(size, ground), leaf_green(ground)
    tones = [accent, mix(accent, "fff6ec", 0.6), _warm(accent)]
    for k, at in enumerate(scattered(rng, size, 3.5)):
        lean = np.pi / 2 + rng.uniform(-0.45, 0.45)
        if k % 3 == 2:
            sprig(sheet, at, 3.6, lean, green, None)
            continue
        bow = turned(np.c_[np.linspace(0, 3.2, 10), 0.4 * np.sin(np.linspace(0, 2, 10))], lean) + at
        sheet.line(bow, 0.12, green)
        for side in (-0.7, 0.8):
            sheet.shape(turned(leaf(1.5, 0.42), lean + side) + bow[3], green)
        flower(
            sheet,
            bow[-1],
            rng.uniform(1.0, 1.45),
            lean,
            7 + k % 3,
            tones[k % 3 if k % 2 else 0],
            ink("dba83e"),
        )
    return _finished(sheet, seed)


def poppies(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Bold flat flowers with dark hearts."""
    rng, size = np.random.default_rng(seed), 36.0
    sheet = _sheet(size, ground)
    dark = mix(accent, "15151c", 0.75) if brightness(ground) > 0.3 else mix(ground, "f1e9da", 0.75)
    tones = [accent, mix(accent, _warm(accent), 0.7)]
    for k, at in enumerate(scattered(rng, size, 5.4)):
        turn, wide = rng.uniform(0, 6.3), rng.uniform(1.9, 2.8)
        sheet.line(
            np.array([at, at + turned(np.array([(0, -wide * 1.9)]), 0.5 * np.sin(k))[0]]),
            0.14,
            leaf_green(ground),
        )
        for j in range(4):
            body = around(16) * (0.62 * wide, 0.7 * wide) + (0.5 * wide, 0)
            sheet.shape(turned(body, turn + j * 1.571) + at, mix(tones[k % 2], "2a1218", 0.16 * (j % 2)))
        sheet.disc(at, 0.34 * wide, dark)
        for dot in around(9, turn) * 0.5 * wide + at:
            sheet.disc(dot, 0.07 * wide, dark)
    return _finished(sheet, seed)


def frond(sheet: Drawing, at: Array, long: float, angle: float, color: Array) -> None:
    """Draw a palm leaf: a bent rib with leaflets that get shorter towards the tip."""
    t = np.linspace(0, 1, 15)
    rib = np.c_[t * long, 0.22 * long * t**2]
    for k in range(2, 15):
        blade = long * (0.46 * np.sin(np.pi * (0.2 + 0.76 * t[k])) + 0.06)
        for side in (-1, 1):
            tone = mix(color, "14261f", 0.22) if side < 0 else color
            piece = turned(leaf(blade, 0.052 * long), side * (1.1 - 0.65 * t[k])) + rib[k]
            sheet.shape(turned(piece, angle) + at, tone)
    sheet.line(turned(rib, angle) + at, 0.018 * long, mix(color, "f1ecd2", 0.25))


def monstera(sheet: Drawing, at: Array, long: float, angle: float, color: Array, ground: Array) -> None:
    """Draw a heart-shaped leaf with deep cuts."""
    heart = smooth(
        [
            (0, 0),
            (-0.16, 0.3),
            (0.1, 0.52),
            (0.5, 0.46),
            (0.85, 0.2),
            (1.05, 0),
            (0.85, -0.2),
            (0.5, -0.46),
            (0.1, -0.52),
            (-0.16, -0.3),
        ]
    )
    sheet.shape(turned(heart * long, angle) + at, color)
    half = np.where(heart[:, 1:] < 0, heart, heart * (1, 0))
    sheet.shape(turned(half * long, angle) + at, mix(color, "14261f", 0.18))
    for start in (0.1, 0.32, 0.54, 0.74):
        for side in (-1, 1):
            cut = np.array(
                [(start + 0.06, side * 0.16), (start + 0.2, side * 0.62), (start + 0.32, side * 0.6)]
            )
            sheet.shape(turned(cut * long, angle) + at, ground)
            vein = np.array([(start - 0.1, 0), (start + 0.1, side * 0.3)])
            sheet.line(turned(vein * long, angle) + at, 0.014 * long, mix(color, "f1ecd2", 0.3))
    sheet.line(
        turned(np.array([(-0.2, 0), (1.0, 0)]) * long, angle) + at, 0.022 * long, mix(color, "f1ecd2", 0.3)
    )


def tropical(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Layers of palm and monstera leaves with a few hibiscus flowers."""
    rng, size = np.random.default_rng(seed), 46.0
    sheet = _sheet(size, ground)
    greens = [leaf_green(ground), mix("2f6a5c", ground, 0.2), mix("7d9a5a", ground, 0.1)]
    for at in scattered(rng, size, 6.5):
        frond(sheet, at, 8.5, rng.uniform(0, 6.3), mix(greens[1], ground, 0.55))
    for k, at in enumerate(scattered(rng, size, 7.4)):
        if k % 2:
            frond(sheet, at, rng.uniform(8, 10), rng.uniform(0, 6.3), greens[k // 2 % 3])
        else:
            monstera(
                sheet,
                at,
                rng.uniform(5, 6.5),
                rng.uniform(0, 6.3),
                greens[(k // 2 + 1) % 3],
                mix(greens[1], ground, 0.75),
            )
    for at in scattered(rng, size, 12):
        flower(sheet, at, 3.3, rng.uniform(0, 6.3), 5, accent, _warm(accent))
    return _finished(sheet, seed)


def palms(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Single palm leaves of one colour on a clear ground."""
    rng, size = np.random.default_rng(seed), 40.0
    sheet = _sheet(size, ground)
    for k, at in enumerate(scattered(rng, size, 5.8)):
        frond(
            sheet,
            at,
            rng.uniform(5.5, 7.5),
            0.9 + 1.4 * (k % 3) + rng.uniform(-0.3, 0.3),
            mix(accent, ground, 0.3 * (k % 2)),
        )
    return _finished(sheet, seed)


def paisley(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Curled drops with nested outlines and dots."""
    rng, size = np.random.default_rng(seed), 30.0
    sheet = _sheet(size, ground)
    drop = smooth(
        [
            (0, -1),
            (0.75, -0.72),
            (0.95, 0),
            (0.62, 0.62),
            (0.35, 1.15),
            (0.75, 1.6),
            (0.1, 1.5),
            (-0.3, 0.9),
            (-0.85, 0.2),
            (-0.8, -0.6),
        ]
    )
    tones = [accent, ground, mix(accent, ground, 0.45), _warm(accent), ground]
    for k, at in enumerate(scattered(rng, size, 4.3)):
        turn, scale = rng.uniform(0, 6.3), rng.uniform(1.2, 1.6)
        for shrink, tone in zip((1, 0.84, 0.72, 0.46, 0.22), tones, strict=True):
            sheet.shape(turned(drop * shrink * scale * ((-1) ** k, 1), turn) + at, tone)
        for dot in smooth(turned(drop * 1.22 * scale * ((-1) ** k, 1), turn), steps=1)[::4] + at:
            sheet.disc(dot, 0.1, tones[2])
    for at in scattered(rng, size, 2.4):
        sheet.disc(at, 0.13, tones[2])
    return _finished(sheet, seed)


def terrazzo(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Chips of stone."""
    rng, size = np.random.default_rng(seed), 30.0
    sheet = _sheet(size, ground)
    tones = [accent, _warm(accent), mix(accent, ground, 0.5), mix(ground, "2b2f38", 0.6)]
    for k, at in enumerate(scattered(rng, size, 1.7)):
        chip = around(6, rng.uniform(0, 6)) * rng.uniform(0.35, 1.0, (6, 1)) * rng.uniform(0.4, 1.1)
        sheet.shape(chip + at, tones[k % 4])
    return _finished(sheet, seed)


def brush(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Short strokes of a dry brush."""
    rng, size = np.random.default_rng(seed), 32.0
    sheet = _sheet(size, ground)
    for k, at in enumerate(scattered(rng, size, 2.6)):
        turn = 0.6 + rng.normal(0, 0.35)
        tone = (accent, mix(accent, ground, 0.45), _warm(accent))[k % 3]
        for bristle in np.linspace(-0.34, 0.34, 6):
            ends = np.array([(-1.1 + rng.uniform(0, 0.4), bristle), (1.1 - rng.uniform(0, 0.5), bristle)])
            sheet.line(turned(ends, turn) + at, 0.17, tone)
    return _finished(sheet, seed)


def triangles(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Small triangles in rows, some of another tone, some missing."""
    rng, size = np.random.default_rng(seed), 30.0
    sheet = _sheet(size, ground)
    tones = [accent, accent, mix(accent, ground, 0.5), _warm(accent)]
    for row in range(12):
        for column in range(12):
            at = np.array([column + 0.5 * (row % 2) + 0.5, row + 0.5]) * 2.5
            turn = np.pi / 2 + np.pi * ((row + column) % 2)
            sheet.shape(around(3, turn) * 0.95 + at, tones[rng.integers(4)])
    return _finished(sheet, seed)


def stars(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Five-pointed stars of three sizes."""
    rng, size = np.random.default_rng(seed), 28.0
    sheet = _sheet(size, ground)
    points = around(10) * np.where(np.arange(10) % 2, 0.45, 1.0)[:, None]
    for k, at in enumerate(scattered(rng, size, 2.3)):
        tone = accent if k % 3 else mix(accent, ground, 0.4)
        sheet.shape(turned(points, rng.uniform(0, 6.3)) * (0.45, 0.65, 0.9)[k % 3] + at, tone)
    return _finished(sheet, seed)


def lemons(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Lemons on twigs."""
    rng, size = np.random.default_rng(seed), 36.0
    sheet, green = _sheet(size, ground), leaf_green(ground)
    fruit = smooth(
        [(1.75, 0), (1.2, 0.72), (0, 1.05), (-1.2, 0.7), (-1.5, 0), (-1.2, -0.7), (0, -1.05), (1.2, -0.72)]
    )
    peel = mix("e6bf3e", accent, 0.15)
    for at in scattered(rng, size, 5.0):
        turn = rng.uniform(0, 6.3)
        stalk = turned(np.array([(-1.5, 0.0)]), turn)[0] + at
        for side in (-0.8, 0.5, 1.5):
            foliage(sheet, stalk, 2.8, turn + np.pi + side, green)
        sheet.shape(turned(fruit, turn) + at, mix(peel, "8a5a14", 0.25))
        sheet.shape(turned(fruit * 0.92, turn) + at + (0.06, 0.08), peel)
        sheet.shape(turned(fruit * 0.4, turn) + at + (0.2, 0.4), mix(peel, "fffbe6", 0.5))
    return _finished(sheet, seed)


def sails(ground: Array, accent: Array, seed: int) -> tuple[Array, float]:
    """Little boats and waves."""
    rng, size = np.random.default_rng(seed), 30.0
    sheet = _sheet(size, ground)
    tones = [accent, _warm(accent), mix(accent, ground, 0.35)]
    for k, at in enumerate(scattered(rng, size, 3.9)):
        if k % 3 == 2:
            t = np.linspace(-1.1, 1.1, 16)
            for up in (-0.3, 0.3):
                sheet.line(np.c_[t, up + 0.16 * np.sin(t * 6)] + at, 0.14, tones[2])
            continue
        sheet.shape(np.array([(-1.1, -0.55), (1.2, -0.55), (0.75, -1.05), (-0.75, -1.05)]) + at, tones[0])
        sheet.shape(np.array([(0.02, -0.4), (0.02, 1.3), (-0.95, -0.4)]) + at, tones[k % 2])
        sheet.shape(np.array([(0.2, -0.4), (0.2, 0.9), (0.95, -0.4)]) + at, tones[(k + 1) % 2])
    return _finished(sheet, seed)


MOTIFS: dict[str, Motif] = {
    "ditsy": ditsy,
    "sprigs": sprigs,
    "blooms": blooms,
    "meadow": meadow,
    "poppies": poppies,
    "tropical": tropical,
    "palms": palms,
    "paisley": paisley,
    "terrazzo": terrazzo,
    "brush": brush,
    "triangles": triangles,
    "stars": stars,
    "lemons": lemons,
    "sails": sails,
}
