"""The shapes of closed shoes: lasts with soles, and what is fastened to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from recsys.showroom.bake import Bake
from recsys.showroom.studio.last import Last, Table

UPPER, LINING, SOLE, TONGUE, LACE, METAL, HEEL, PATCH, TRIM, STRAP = range(1, 11)
"""Numbers of the parts, as in `studio.footwear`."""

Extra = tuple[str, Mapping[str, object]]
"""A function of `studio.footwear` that adds something to a shoe, and its arguments."""


@dataclass(frozen=True)
class Shoe:
    """How a shoe is built.

    Attributes:
        last: its form.
        holes: shares of the first and last pair of eyelets and their number; none of them without laces.
        below: of the eyelets from the edge of the opening.
        ring: radius of metal eyelets, 0 for punched holes.
        crossed: laces cross; else they run straight from side to side.
        lace: half their width.
        flat: thickness of laces by their width.
        bow: whether they are tied.
        tongue: shares between which the tongue follows the opening, none when there is no tongue.
        plump: thickness of the tongue.
        heel: x where a separate heel ends, 0 for none.
        extras: what else is fastened to it.
    """

    last: Last
    holes: tuple[float, float, int] = (0, 0, 0)
    below: float = 0.07
    ring: float = 0.0
    crossed: bool = True
    lace: float = 0.026
    flat: float = 0.5
    bow: bool = True
    tongue: tuple[float, float] = (0, 0)
    plump: float = 0.055
    heel: float = 0.0
    extras: tuple[Extra, ...] = ()


LOW: Table = (
    (0.00, 2.60, 0.0, 0.40), (0.12, 2.53, 0.0, 0.435), (0.26, 2.26, 0.0, 0.53), (0.33, 2.08, 0.01, 0.62),
    (0.36, 2.02, 0.075, 0.66), (0.45, 1.75, 0.12, 0.82), (0.55, 1.42, 0.16, 1.03), (0.60, 1.28, 0.19, 1.07),
    (0.68, 1.02, 0.27, 0.88), (0.78, 0.70, 0.295, 0.76), (0.88, 0.36, 0.27, 0.80), (0.95, 0.14, 0.17, 0.90),
    (1.00, 0.06, 0.0, 0.94),
)  # fmt: skip
"""Edge of a low lace-up: (share, x, half gap, height)."""

HIGH: Table = (
    *LOW[:6], (0.54, 1.47, 0.155, 1.06), (0.60, 1.30, 0.17, 1.38), (0.645, 1.20, 0.19, 1.66),
    (0.69, 1.05, 0.26, 1.70), (0.78, 0.72, 0.30, 1.62), (0.88, 0.36, 0.26, 1.62), (0.95, 0.15, 0.16, 1.66),
    (1.00, 0.06, 0.0, 1.68),
)  # fmt: skip
"""Edge of a high-top."""

MID: Table = (
    *LOW[:6], (0.54, 1.47, 0.155, 1.06), (0.60, 1.32, 0.18, 1.27), (0.64, 1.20, 0.22, 1.33),
    (0.70, 0.98, 0.28, 1.22), (0.78, 0.72, 0.30, 1.16), (0.88, 0.36, 0.27, 1.24), (0.95, 0.14, 0.17, 1.36),
    (1.00, 0.04, 0.0, 1.40),
)  # fmt: skip
"""Edge of a shoe that covers the ankle bone."""

CHUKKA: Table = (
    *LOW[:4], (0.37, 2.0, 0.02, 0.66), (0.45, 1.75, 0.04, 0.82), (0.54, 1.47, 0.07, 1.06), (0.59, 1.36, 0.10, 1.26),
    (0.64, 1.22, 0.19, 1.30), (0.70, 0.98, 0.28, 1.20), (0.78, 0.72, 0.30, 1.14), (0.88, 0.36, 0.27, 1.16),
    (0.95, 0.15, 0.17, 1.22), (1.00, 0.07, 0.0, 1.24),
)  # fmt: skip
"""Edge of an ankle boot with two pairs of eyelets."""

SLIP: Table = (
    *LOW[:3], (0.33, 2.07, 0.0, 0.63), (0.38, 1.88, 0.0, 0.74), (0.41, 1.79, 0.0, 0.80), (0.425, 1.765, 0.05, 0.815),
    (0.445, 1.74, 0.10, 0.82), (0.475, 1.68, 0.16, 0.825), (0.51, 1.55, 0.21, 0.82), (0.56, 1.36, 0.25, 0.80),
    (0.63, 1.12, 0.28, 0.765), (0.72, 0.85, 0.295, 0.735), (0.80, 0.62, 0.295, 0.73), (0.88, 0.36, 0.27, 0.77),
    (0.95, 0.14, 0.17, 0.86), (1.00, 0.06, 0.0, 0.90),
)  # fmt: skip
"""Edge of a shoe to slip into."""

SOCK: Table = (
    *LOW[:3], (0.33, 2.07, 0.0, 0.63), (0.42, 1.78, 0.0, 0.80), (0.48, 1.58, 0.0, 0.97), (0.51, 1.50, 0.0, 1.05),
    (0.53, 1.47, 0.06, 1.08), (0.555, 1.43, 0.12, 1.10), (0.59, 1.34, 0.185, 1.10), (0.64, 1.17, 0.24, 1.05),
    (0.72, 0.90, 0.285, 0.97), (0.80, 0.62, 0.29, 0.94), (0.89, 0.32, 0.24, 1.00), (0.955, 0.11, 0.14, 1.10),
    (1.00, 0.02, 0.0, 1.14),
)  # fmt: skip
"""Edge of a knitted shoe that is pulled on like a sock."""

OXFORD: Table = (
    (0.00, 2.66, 0.0, 0.30), (0.12, 2.56, 0.0, 0.335), (0.26, 2.26, 0.0, 0.45), (0.35, 1.98, 0.006, 0.60),
    (0.38, 1.90, 0.025, 0.65), (0.46, 1.68, 0.045, 0.80), (0.55, 1.42, 0.075, 0.97), (0.59, 1.32, 0.11, 1.00),
    (0.66, 1.06, 0.235, 0.80), (0.77, 0.70, 0.28, 0.66), (0.88, 0.36, 0.25, 0.68), (0.95, 0.13, 0.15, 0.75),
    (1.00, 0.07, 0.0, 0.78),
)  # fmt: skip
"""Edge of a dress lace-up."""

MONK: Table = (
    *OXFORD[:3], (0.35, 1.98, 0.0, 0.585), (0.43, 1.74, 0.0, 0.745), (0.49, 1.55, 0.0, 0.88), (0.515, 1.48, 0.0, 0.93),
    (0.535, 1.45, 0.055, 0.945), (0.56, 1.40, 0.11, 0.94), (0.60, 1.28, 0.175, 0.89), *OXFORD[8:],
)  # fmt: skip
"""Edge of a dress shoe whose front is closed to the ankle."""

LOAFER: Table = (
    *OXFORD[:3], (0.34, 2.02, 0.0, 0.565), (0.38, 1.90, 0.0, 0.64), (0.41, 1.82, 0.0, 0.69), (0.425, 1.795, 0.05, 0.70),
    (0.445, 1.77, 0.095, 0.705), (0.475, 1.70, 0.15, 0.71), (0.51, 1.57, 0.195, 0.705), (0.56, 1.36, 0.23, 0.69),
    (0.63, 1.12, 0.26, 0.655), (0.72, 0.85, 0.275, 0.63), (0.80, 0.62, 0.27, 0.625), (0.88, 0.36, 0.25, 0.655),
    (0.95, 0.13, 0.15, 0.73), (1.00, 0.07, 0.0, 0.76),
)  # fmt: skip
"""Edge of a loafer."""

CHELSEA: Table = (
    (0.00, 2.64, 0.0, 0.31), (0.12, 2.54, 0.0, 0.35), (0.26, 2.24, 0.0, 0.47), (0.36, 1.98, 0.0, 0.63),
    (0.44, 1.73, 0.0, 0.84), (0.52, 1.50, 0.0, 1.10), (0.58, 1.40, 0.0, 1.38), (0.62, 1.37, 0.0, 1.64),
    (0.635, 1.36, 0.02, 1.70), (0.66, 1.30, 0.16, 1.71), (0.71, 1.12, 0.27, 1.70), (0.78, 0.86, 0.31, 1.68),
    (0.88, 0.45, 0.26, 1.68), (0.95, 0.25, 0.14, 1.71), (1.00, 0.19, 0.0, 1.73),
)  # fmt: skip
"""Edge of a closed ankle boot."""

BOOT: Table = (
    *OXFORD[:3], (0.35, 1.98, 0.01, 0.61), (0.38, 1.90, 0.05, 0.68), (0.46, 1.68, 0.075, 0.86),
    (0.54, 1.46, 0.10, 1.12), (0.60, 1.36, 0.12, 1.42), (0.635, 1.31, 0.14, 1.68), (0.66, 1.24, 0.20, 1.72),
    (0.71, 1.08, 0.27, 1.70), (0.78, 0.84, 0.31, 1.66), (0.88, 0.44, 0.26, 1.68), (0.95, 0.23, 0.14, 1.72),
    (1.00, 0.17, 0.0, 1.74),
)  # fmt: skip
"""Edge of a lace-up ankle boot."""

RUNNING: Table = (
    *((share, x, gap, z - 0.02) for share, x, gap, z in LOW[:4]), *LOW[4:10], (0.88, 0.34, 0.265, 0.83),
    (0.95, 0.10, 0.17, 0.97), (1.00, 0.0, 0.0, 1.04),
)  # fmt: skip
"""Edge of a running shoe: its heel reaches back and up."""

THIN: Table = ((0.3, 0.03), (0.6, 0.03), (0.7, 0.045), (1, 0.045))
PADDED: Table = ((0.3, 0.045), (0.58, 0.06), (0.68, 0.15), (1, 0.16))
"""Thickness of the edges of dress and of sports shoes."""

CUP = ((-0.05, 0), (0.035, 0), (0.052, 0.03), (0.058, 0.3), (0.052, 0.86), (0.042, 0.96), (0.022, 1.0), (-0.03, 0.97))
"""Side of a cup sole: nearly upright, soft edges."""

VULCANISED = (
    (-0.05, 0), (0.03, 0), (0.042, 0.03), (0.042, 0.22), (0.030, 0.25), (0.030, 0.29), (0.036, 0.31), (0.034, 0.93),
    (0.026, 0.99), (-0.02, 1.0),
)  # fmt: skip
"""Side of a vulcanised sole: a rubber tape over a thin outsole."""

WELTED = (
    (-0.05, 0), (0.045, 0), (0.055, 0.06), (0.058, 0.5), (0.050, 0.58), (0.058, 0.66), (0.066, 0.9), (0.06, 1.0),
    (0.03, 1.1), (-0.03, 1.2),
)  # fmt: skip
"""Side of a leather sole under a welt; shares above 1 are the welt's flat top."""

FOAM = (
    (-0.06, 0), (0.0, 0), (0.03, 0.02), (0.045, 0.10), (0.04, 0.16), (0.055, 0.19), (0.085, 0.36), (0.075, 0.55),
    (0.085, 0.75), (0.06, 0.92), (0.03, 1.0), (-0.02, 1.0),
)  # fmt: skip
"""Side of a foam midsole over a rubber outsole."""

FLAT_SOLE: Table = ((0, 0.21), (0.8, 0.20), (2.1, 0.16), (2.6, 0.18), (3.05, 0.25))
FLAT_GROUND: Table = ((0, 0.03), (0.25, 0), (2.1, 0), (2.6, 0.035), (3.05, 0.12))
DRESS_SOLE: Table = ((0, 0.40), (0.7, 0.385), (0.95, 0.325), (1.4, 0.18), (1.9, 0.115), (2.2, 0.105), (2.7, 0.15), (3.1, 0.215))
DRESS_GROUND: Table = ((0, 0.30), (0.7, 0.29), (0.95, 0.235), (1.4, 0.095), (1.9, 0.02), (2.2, 0.0), (2.5, 0.018), (3.1, 0.125))
RUN_SOLE: Table = ((0, 0.44), (0.3, 0.42), (0.9, 0.37), (1.5, 0.30), (2.1, 0.24), (2.6, 0.26), (3.05, 0.36))
RUN_GROUND: Table = ((-0.1, 0.12), (0, 0.09), (0.3, 0.01), (0.6, 0), (1.2, 0.025), (1.7, 0.01), (2.1, 0), (2.55, 0.06), (3.05, 0.22))

COURT = Last(
    LOW, 0.335, sole=FLAT_SOLE, ground=FLAT_GROUND, profile=CUP, foxing=((0, 0.10), (3, 0.10))
)
PLIMSOLL = replace(COURT, profile=VULCANISED, foxing=((0, 0.07), (2.2, 0.07), (2.6, 0.10), (3, 0.12)),
                   sole=((0, 0.17), (2.1, 0.15), (2.6, 0.17), (3.05, 0.22)), collar=THIN)  # fmt: skip
RUN = Last(
    RUNNING, 0.335, sole=RUN_SOLE, ground=RUN_GROUND, profile=FOAM, collar=PADDED,
    foxing=((0, 0.17), (0.35, 0.14), (0.8, 0.03), (1.4, 0.07), (2.0, 0.03), (2.7, 0.05), (3, 0.12)),
    tread=(38, 0.02), tongue=0.24,
    grooves=((0.0, 0.52, 1.1, 0.40, 0.05, 0.022), (0.9, 0.62, 2.3, 0.55, 0.06, 0.022)),
)  # fmt: skip
DRESS = Last(
    OXFORD, 0.36, toe="almond", sole=DRESS_SOLE, ground=DRESS_GROUND, profile=WELTED, foxing=((0, 0.0), (3, 0.0)),
    collar=THIN, width=0.93, tongue=0.06,
)  # fmt: skip

BOAT: Table = (
    *LOW[:4], (0.40, 1.90, 0.02, 0.72), (0.44, 1.78, 0.07, 0.80), (0.50, 1.58, 0.12, 0.92), (0.55, 1.42, 0.16, 0.97),
    (0.60, 1.27, 0.21, 0.92), (0.67, 1.05, 0.27, 0.80), (0.78, 0.70, 0.29, 0.70), (0.88, 0.36, 0.265, 0.73),
    (0.95, 0.13, 0.17, 0.80), (1.00, 0.06, 0.0, 0.84),
)  # fmt: skip
"""Edge of a boat shoe."""


def rubber_toe(high: float = 0.74) -> Extra:
    """A rubber cap over the toes."""
    rows = ((0, high), (0.12, high - 0.02), (0.2, high - 0.24), (0.265, 0.1), (0.27, 0.06))
    return "patch", {"shares": (0, 0.27), "low": ((0, 0.0), (1, 0.0)), "high": rows}


def band(start: float, end: float, outer: float, inner: float = 0.5) -> Extra:
    """A strap across the instep between two ribs, down to shares of them on both sides."""
    return "strap", {"shares": (start, end), "low": (outer, inner)}


APRON: Extra = "piping", {"shares": (0, 0.375), "rung": ((0, 0.74), (0.15, 0.74), (0.3, 0.76), (0.375, 0.9)), "radius": 0.018}
"""The ridge of a moccasin's seam round the toes."""
CORD: Extra = "piping", {"shares": (0.62, 1.0), "rung": ((0.6, 0.86), (1, 0.88)), "radius": 0.018, "number": LACE, "dips": 9}
"""A leather lace threaded round the collar."""
LOOP: Extra = "tab", {"share": 1.0, "height": 0.14, "width": 0.09}

CHUNKY = replace(DRESS, sole=tuple((x, z + 0.10) for x, z in DRESS_SOLE), tread=(34, 0.04), profile=CUP, foxing=((0, 0.02), (3, 0.02)))
STUDDED = replace(
    COURT, toe="almond", sole=tuple((x, z + 0.08) for x, z in FLAT_SOLE), ground=tuple((x, z + 0.15) for x, z in FLAT_GROUND),
    profile=((-0.06, 0), (0.0, 0.02), (0.02, 0.4), (0.015, 0.9), (-0.02, 1.0)), foxing=((0, 0.02), (3, 0.02)), width=0.94, collar=THIN,
)  # fmt: skip
PLACES = ((2.55, -0.28), (2.6, 0.25), (2.15, -0.40), (2.15, 0.33), (1.75, -0.36), (0.55, -0.24), (0.22, -0.2), (0.4, 0.2))
CUSHION = replace(
    RUN, sole=tuple((x, z + 0.12) for x, z in RUN_SOLE), ground=((-0.1, 0.2), (0.1, 0.06), (0.5, 0), (1.6, 0), (2.1, 0.02), (2.6, 0.12), (3.05, 0.30)),
    tread=(0, 0), grooves=((0.1, 0.30, 1.3, 0.66, 0.05, 0.03), (1.2, 0.66, 2.6, 0.40, 0.05, 0.03)),
)  # fmt: skip
RACER = replace(
    RUN, toe="almond", sole=tuple((x, 0.68 * z + 0.02) for x, z in RUN_SOLE), tread=(0, 0), collar=THIN,
    grooves=((0.2, 0.5, 2.8, 0.5, 0.04, 0.012),), width=0.95,
)  # fmt: skip
TRAINER = replace(
    RUN, sole=((0, 0.27), (1.0, 0.25), (2.1, 0.21), (2.6, 0.23), (3.05, 0.31)), ground=FLAT_GROUND, tread=(40, 0.012),
    grooves=((0.5, 0.75, 1.6, 0.3, 0.05, 0.025), (0.7, 0.75, 1.8, 0.3, 0.05, 0.025), (0.9, 0.75, 2.0, 0.3, 0.05, 0.025)),
)  # fmt: skip
TRAIL = replace(RUN, tread=(27, 0.075), grooves=((0.0, 0.62, 3.0, 0.5, 0.05, 0.03),), toe="broad")
INDOOR = replace(
    COURT, toe="almond", sole=tuple((x, 0.9 * z) for x, z in FLAT_SOLE), tread=(52, 0.01), collar=PADDED,
    foxing=((0, 0.14), (0.5, 0.08), (2.2, 0.06), (2.6, 0.14), (3, 0.22)),
)  # fmt: skip
PLATFORM = replace(
    COURT, width=0.92, sole=tuple((x, z + 0.16) for x, z in FLAT_SOLE), grooves=((0, 0.12, 3, 0.12, 0.03, 0.012),)
)
MOCCASIN = replace(PLIMSOLL, top=SLIP, throat=0.405, sole=tuple((x, 0.55 * z) for x, z in FLAT_SOLE), profile=CUP,
                   foxing=((0, 0.03), (3, 0.03)))  # fmt: skip
LADIES = replace(DRESS, width=0.84)
SMALL = 0.86
"""Length of a child's shoe, as wide and as high as it is."""

LACED = {"holes": (0.375, 0.575, 6), "tongue": (0.33, 0.60), "lace": 0.032, "flat": 0.45}
DRESSED = {"below": 0.05, "crossed": False, "lace": 0.018, "flat": 0.8, "tongue": (0.35, 0.59), "plump": 0.02, "heel": 0.80}
CANVAS = {"ring": 0.026, "plump": 0.03, "lace": 0.032, "flat": 0.4}

SHOES = {
    "court": Shoe(COURT, **LACED),
    "platform": Shoe(PLATFORM, **LACED),
    "skate": Shoe(replace(PLIMSOLL, collar=PADDED, width=1.04, toe="broad"), **LACED | {"plump": 0.09, "lace": 0.042}),
    "plimsoll": Shoe(PLIMSOLL, **LACED | CANVAS | {"holes": (0.375, 0.575, 5)}, extras=(rubber_toe(),)),
    "high-top": Shoe(
        replace(PLIMSOLL, top=HIGH), **CANVAS, holes=(0.375, 0.635, 8), tongue=(0.33, 0.645), extras=(rubber_toe(),)
    ),
    "mid": Shoe(
        replace(COURT, top=MID, tongue=0.14), **LACED | {"holes": (0.375, 0.55, 5), "bow": False, "tongue": (0.33, 0.64)},
        extras=(band(0.60, 0.665, 0.66),),
    ),
    "slip-on": Shoe(replace(PLIMSOLL, top=SLIP, throat=0.405)),
    "espadrille": Shoe(
        replace(PLIMSOLL, top=SLIP, throat=0.405, width=0.92, foxing=((0, 0.03), (3, 0.03)),
                profile=((-0.05, 0), (0.03, 0), (0.05, 0.1), (0.06, 0.5), (0.05, 0.9), (0.0, 1.0)))
    ),
    "boat": Shoe(
        replace(COURT, top=BOAT, throat=0.385, tongue=0.05, collar=THIN, foxing=((0, 0.02), (3, 0.02)), profile=CUP,
                sole=tuple((x, 0.95 * z) for x, z in FLAT_SOLE)),
        holes=(0.49, 0.555, 2), ring=0.024, lace=0.022, flat=0.9, tongue=(0.36, 0.57), plump=0.025,
        extras=(APRON, CORD),
    ),
    "moccasin": Shoe(MOCCASIN, extras=(APRON, band(0.345, 0.39, 0.35, 0.35))),
    "chukka": Shoe(
        replace(COURT, top=CHUKKA, throat=0.345, tongue=0.08, collar=THIN), holes=(0.53, 0.585, 2), lace=0.026, flat=0.8,
        tongue=(0.34, 0.61), plump=0.03,
    ),
    "hook and loop": Shoe(
        replace(COURT, length=SMALL, toe="broad", collar=PADDED), tongue=(0.33, 0.60), plump=0.07,
        extras=(band(0.375, 0.445, 0.45), band(0.485, 0.555, 0.50)),
    ),
    "small canvas": Shoe(
        replace(PLIMSOLL, length=SMALL, toe="broad"), **LACED | CANVAS | {"holes": (0.375, 0.575, 4)}, extras=(rubber_toe(0.66),)
    ),
    "runner": Shoe(RUN, **LACED, plump=0.07),
    "cushion": Shoe(CUSHION, **LACED, plump=0.08),
    "racer": Shoe(RACER, **LACED | {"lace": 0.024}, plump=0.03),
    "sock": Shoe(replace(RUN, top=SOCK, throat=0.505, collar=THIN, tongue=0), extras=(LOOP,)),
    "trainer": Shoe(TRAINER, **LACED, plump=0.07),
    "trail": Shoe(TRAIL, **LACED | {"flat": 0.9, "lace": 0.026}, plump=0.07, extras=(rubber_toe(0.45), LOOP)),
    "basketball": Shoe(replace(TRAINER, top=MID, tongue=0.24, sole=tuple((x, z + 0.1) for x, z in FLAT_SOLE)),
                       **LACED | {"holes": (0.375, 0.625, 7), "tongue": (0.33, 0.64)}, plump=0.08),
    "football": Shoe(STUDDED, **LACED | {"lace": 0.026}, plump=0.03, extras=(("studs", {"places": PLACES, "height": 0.15}),)),
    "indoor": Shoe(INDOOR, **LACED, plump=0.06),
    "small runner": Shoe(
        replace(RUN, length=SMALL, toe="broad", tread=(30, 0.03)), tongue=(0.33, 0.60), plump=0.08,
        extras=(band(0.37, 0.44, 0.45), band(0.48, 0.55, 0.50)),
    ),
    "oxford": Shoe(DRESS, holes=(0.40, 0.575, 5), **DRESSED),
    "brogue": Shoe(replace(DRESS, toe="chisel", width=0.96), holes=(0.40, 0.575, 5), **DRESSED),
    "derby": Shoe(
        replace(DRESS, toe="round", top=tuple((p, x, y * (1.5 if 0.36 < p < 0.6 else 1), z) for p, x, y, z in OXFORD)),
        holes=(0.43, 0.57, 4), **DRESSED | {"lace": 0.022},
    ),
    "monk": Shoe(
        replace(DRESS, top=MONK, throat=0.51, toe="chisel", tongue=0), heel=0.80,
        extras=(band(0.44, 0.50, 0.50, 0.4), ("buckle", {"share": 0.475, "rung": 0.70, "size": (0.17, 0.19)})),
    ),
    "loafer": Shoe(replace(DRESS, top=LOAFER, throat=0.405, tongue=0), heel=0.80, extras=(APRON, band(0.345, 0.395, 0.04, 0.04))),
    "tassel": Shoe(
        replace(DRESS, top=LOAFER, throat=0.405, toe="round", tongue=0), heel=0.80,
        extras=(APRON, ("tassels", {"share": 0.385, "length": 0.36})),
    ),
    "lug loafer": Shoe(
        replace(CHUNKY, top=LOAFER, throat=0.405, tongue=0, toe="round", width=0.9), heel=0.84, extras=(APRON, band(0.345, 0.395, 0.04, 0.04))
    ),
    "chelsea": Shoe(replace(DRESS, top=CHELSEA, throat=0.625, tongue=0), heel=0.80, extras=(LOOP,)),
    "boot": Shoe(
        replace(CHUNKY, top=BOOT, throat=0.36, tongue=0.06, toe="round", width=0.97), holes=(0.40, 0.63, 7), ring=0.022,
        **DRESSED | {"lace": 0.024, "tongue": (0.35, 0.64), "crossed": True, "below": 0.06, "heel": 0.84}, extras=(LOOP,),
    ),
    "ladies brogue": Shoe(replace(LADIES, toe="round"), holes=(0.40, 0.575, 4), **DRESSED),
    "ladies chelsea": Shoe(replace(LADIES, top=CHELSEA, throat=0.625, tongue=0), heel=0.80),
}  # fmt: skip


def model(silhouette: str) -> Bake:
    """Build one of `SHOES` and render it."""
    from recsys.showroom.studio import footwear, scene

    shoe = SHOES[silhouette]
    last = shoe.last
    scene.new_scene()
    footwear.shell(last)
    footwear.sole(last)
    for name, arguments in shoe.extras:
        getattr(footwear, name)(last, **arguments)
    if shoe.tongue[1]:
        footwear.tongue(last, shoe.tongue, shoe.plump)
    if shoe.holes[2]:
        pairs = footwear.eyelets(last, np.linspace(*shoe.holes), shoe.below, shoe.ring)
        footwear.laces(pairs, shoe.crossed, shoe.lace, shoe.flat, shoe.bow)
    if shoe.heel:
        footwear.heel(last, shoe.heel)
    return footwear.shot(last)
