"""The shapes of closed shoes: lasts with soles, and what is fastened to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from showroom.geometry.shoe_last import Last, Table, rows
from showroom.rendering.baked_shape import BakedShape

UPPER, LINING, SOLE, TONGUE, LACE, METAL, HEEL, PATCH, TRIM, STRAP = range(1, 11)
"""Numbers of the parts, as in `studio.footwear.closed_shoes`."""

Extra = tuple[str, Mapping[str, object]]
"""A function of `studio.footwear.shoe_trims` that adds something to a shoe, and its arguments."""


@dataclass(frozen=True)
class Shoe:
    """The build of a shoe.

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


LOW = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.08 .01 .62 | .36 2.02 .075 .66 |
    .45 1.75 .12 .82 | .55 1.42 .16 1.03 | .6 1.28 .19 1.07 | .68 1.02 .27 .88 | .78 .7 .295 .76 |
    .88 .36 .27 .8 | .95 .14 .17 .9 | 1 .06 0 .94"""
)
"""Edge of a low lace-up: (share, x, half gap, height)."""
HIGH = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.08 .01 .62 | .36 2.02 .075 .66 |
    .45 1.75 .12 .82 | .54 1.47 .155 1.06 | .6 1.3 .17 1.38 | .645 1.2 .19 1.66 | .69 1.05 .26 1.7 |
    .78 .72 .3 1.62 | .88 .36 .26 1.62 | .95 .15 .16 1.66 | 1 .06 0 1.68"""
)
"""Edge of a high-top."""
MID = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.08 .01 .62 | .36 2.02 .075 .66 |
    .45 1.75 .12 .82 | .54 1.47 .155 1.06 | .6 1.32 .18 1.27 | .64 1.2 .22 1.33 | .7 .98 .28 1.22 |
    .78 .72 .3 1.16 | .88 .36 .27 1.24 | .95 .14 .17 1.36 | 1 .04 0 1.4"""
)
"""Edge of a shoe that covers the ankle bone."""
CHUKKA = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.08 .01 .62 | .37 2 .02 .66 |
    .45 1.75 .04 .82 | .54 1.47 .07 1.06 | .59 1.36 .1 1.26 | .64 1.22 .19 1.3 | .7 .98 .28 1.2 |
    .78 .72 .3 1.14 | .88 .36 .27 1.16 | .95 .15 .17 1.22 | 1 .07 0 1.24"""
)
"""Edge of an ankle boot with two pairs of eyelets."""
SLIP = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.07 0 .63 | .38 1.88 0 .74 | .41 1.79 0 .8 |
    .425 1.765 .05 .815 | .445 1.74 .1 .82 | .475 1.68 .16 .825 | .51 1.55 .21 .82 | .56 1.36 .25 .8 |
    .63 1.12 .28 .765 | .72 .85 .295 .735 | .8 .62 .295 .73 | .88 .36 .27 .77 | .95 .14 .17 .86 |
    1 .06 0 .9"""
)
"""Edge of a shoe to slip into."""
SOCK = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.07 0 .63 | .42 1.78 0 .8 | .48 1.58 0 .97 |
    .51 1.5 0 1.05 | .53 1.47 .06 1.08 | .555 1.43 .12 1.1 | .59 1.34 .185 1.1 | .64 1.17 .24 1.05 |
    .72 .9 .285 .97 | .8 .62 .29 .94 | .89 .32 .24 1 | .955 .11 .14 1.1 | 1 .02 0 1.14"""
)
"""Edge of a knitted shoe that is pulled on like a sock."""
BOAT = rows(
    """0 2.6 0 .4 | .12 2.53 0 .435 | .26 2.26 0 .53 | .33 2.08 .01 .62 | .4 1.9 .02 .72 |
    .44 1.78 .07 .8 | .5 1.58 .12 .92 | .55 1.42 .16 .97 | .6 1.27 .21 .92 | .67 1.05 .27 .8 |
    .78 .7 .29 .7 | .88 .36 .265 .73 | .95 .13 .17 .8 | 1 .06 0 .84"""
)
"""Edge of a boat shoe."""
RUNNING = rows(
    """0 2.6 0 .38 | .12 2.53 0 .415 | .26 2.26 0 .51 | .33 2.08 .01 .6 | .36 2.02 .075 .66 |
    .45 1.75 .12 .82 | .55 1.42 .16 1.03 | .6 1.28 .19 1.07 | .68 1.02 .27 .88 | .78 .7 .295 .76 |
    .88 .34 .265 .83 | .95 .1 .17 .97 | 1 0 0 1.04"""
)
"""Edge of a running shoe: its heel reaches back and up."""
OXFORD = rows(
    """0 2.66 0 .3 | .12 2.56 0 .335 | .26 2.26 0 .45 | .35 1.98 .006 .6 | .38 1.9 .025 .65 |
    .46 1.68 .045 .8 | .55 1.42 .075 .97 | .59 1.32 .11 1 | .66 1.06 .235 .8 | .77 .7 .28 .66 |
    .88 .36 .25 .68 | .95 .13 .15 .75 | 1 .07 0 .78"""
)
"""Edge of a dress lace-up."""
MONK = rows(
    """0 2.66 0 .3 | .12 2.56 0 .335 | .26 2.26 0 .45 | .35 1.98 0 .585 | .43 1.74 0 .745 |
    .49 1.55 0 .88 | .515 1.48 0 .93 | .535 1.45 .055 .945 | .56 1.4 .11 .94 | .6 1.28 .175 .89 |
    .66 1.06 .235 .8 | .77 .7 .28 .66 | .88 .36 .25 .68 | .95 .13 .15 .75 | 1 .07 0 .78"""
)
"""Edge of a dress shoe whose front is closed to the ankle."""
LOAFER = rows(
    """0 2.66 0 .3 | .12 2.56 0 .335 | .26 2.26 0 .45 | .34 2.02 0 .565 | .38 1.9 0 .64 | .41 1.82 0 .69 |
    .425 1.795 .05 .7 | .445 1.77 .095 .705 | .475 1.7 .15 .71 | .51 1.57 .195 .705 | .56 1.36 .23 .69 |
    .63 1.12 .26 .655 | .72 .85 .275 .63 | .8 .62 .27 .625 | .88 .36 .25 .655 | .95 .13 .15 .73 |
    1 .07 0 .76"""
)
"""Edge of a loafer."""
CHELSEA = rows(
    """0 2.64 0 .31 | .12 2.54 0 .35 | .26 2.24 0 .47 | .36 1.98 0 .63 | .44 1.73 0 .84 | .52 1.5 0 1.1 |
    .58 1.4 0 1.38 | .62 1.37 0 1.64 | .635 1.36 .02 1.7 | .66 1.3 .16 1.71 | .71 1.12 .27 1.7 |
    .78 .86 .31 1.68 | .88 .45 .26 1.68 | .95 .25 .14 1.71 | 1 .19 0 1.73"""
)
"""Edge of a closed ankle boot."""
BOOT = rows(
    """0 2.66 0 .3 | .12 2.56 0 .335 | .26 2.26 0 .45 | .35 1.98 .01 .61 | .38 1.9 .05 .68 |
    .46 1.68 .075 .86 | .54 1.46 .1 1.12 | .6 1.36 .12 1.42 | .635 1.31 .14 1.68 | .66 1.24 .2 1.72 |
    .71 1.08 .27 1.7 | .78 .84 .31 1.66 | .88 .44 .26 1.68 | .95 .23 .14 1.72 | 1 .17 0 1.74"""
)
"""Edge of a lace-up ankle boot."""
THIN = rows(".3 .03 | .6 .03 | .7 .045 | 1 .045")
"""Thickness of the edges of dress shoes."""
PADDED = rows(".3 .045 | .58 .06 | .68 .15 | 1 .16")
"""Thickness of the edges of sports shoes."""
CUP = rows("-.05 0 | .035 0 | .052 .03 | .058 .3 | .052 .86 | .042 .96 | .022 1 | -.03 .97")
"""Side of a cup sole: nearly upright, soft edges."""
VULCANISED = rows(
    """-.05 0 | .03 0 | .042 .03 | .042 .22 | .03 .25 | .03 .29 | .036 .31 | .034 .93 | .026 .99 | -.02 1"""
)
"""Side of a vulcanised sole: a rubber tape over a thin outsole."""
WELTED = rows(
    """-.05 0 | .045 0 | .055 .06 | .058 .5 | .05 .58 | .058 .66 | .066 .9 | .06 1 | .03 1.1 | -.03 1.2"""
)
"""Side of a leather sole under a welt; shares above 1 are the welt's flat top."""
FOAM = rows(
    """-.06 0 | 0 0 | .03 .02 | .045 .1 | .04 .16 | .055 .19 | .085 .36 | .075 .55 | .085 .75 | .06 .92 |
    .03 1 | -.02 1"""
)
"""Side of a foam midsole over a rubber outsole."""
FLAT_SOLE = rows("0 .21 | .8 .2 | 2.1 .16 | 2.6 .18 | 3.05 .25")
FLAT_GROUND = rows("0 .03 | .25 0 | 2.1 0 | 2.6 .035 | 3.05 .12")
DRESS_SOLE = rows("0 .4 | .7 .385 | .95 .325 | 1.4 .18 | 1.9 .115 | 2.2 .105 | 2.7 .15 | 3.1 .215")
DRESS_GROUND = rows("0 .3 | .7 .29 | .95 .235 | 1.4 .095 | 1.9 .02 | 2.2 0 | 2.5 .018 | 3.1 .125")
RUN_SOLE = rows("0 .44 | .3 .42 | .9 .37 | 1.5 .3 | 2.1 .24 | 2.6 .26 | 3.05 .36")
RUN_GROUND = rows("-.1 .12 | 0 .09 | .3 .01 | .6 0 | 1.2 .025 | 1.7 .01 | 2.1 0 | 2.55 .06 | 3.05 .22")


def raised(sole: Table, height: float, factor: float = 1.0) -> Table:
    """Lift a sole's line, after scaling its heights."""
    return tuple((x, factor * z + height) for x, z in sole)


def level(height: float) -> Table:
    """The same height from heel to toe."""
    return ((0, height), (3, height))


COURT = Last(LOW, 0.335, sole=FLAT_SOLE, ground=FLAT_GROUND, profile=CUP, foxing=level(0.10))
PLIMSOLL = replace(
    COURT,
    sole=rows("0 .17 | 2.1 .15 | 2.6 .17 | 3.05 .22"),
    profile=VULCANISED,
    foxing=rows("0 .07 | 2.2 .07 | 2.6 .1 | 3 .12"),
    collar=THIN,
)
SLIPPER = replace(PLIMSOLL, top=SLIP, throat=0.405)
JUTE = rows("-.05 0 | .03 0 | .05 .1 | .06 .5 | .05 .9 | 0 1")
MOCCASIN = replace(SLIPPER, sole=raised(FLAT_SOLE, 0, 0.55), profile=CUP, foxing=level(0.03))
BOAT_LAST = replace(
    COURT,
    top=BOAT,
    throat=0.385,
    sole=raised(FLAT_SOLE, 0, 0.95),
    foxing=level(0.02),
    collar=THIN,
    tongue=0.05,
)
PLATFORM = replace(
    COURT, sole=raised(FLAT_SOLE, 0.16), width=0.92, grooves=((0, 0.12, 3, 0.12, 0.03, 0.012),)
)

RUN = Last(
    RUNNING,
    0.335,
    sole=RUN_SOLE,
    ground=RUN_GROUND,
    profile=FOAM,
    foxing=rows("0 .17 | .35 .14 | .8 .03 | 1.4 .07 | 2 .03 | 2.7 .05 | 3 .12"),
    collar=PADDED,
    tongue=0.24,
    tread=(38, 0.02),
    grooves=((0.0, 0.52, 1.1, 0.40, 0.05, 0.022), (0.9, 0.62, 2.3, 0.55, 0.06, 0.022)),
)
CUSHION = replace(
    RUN,
    sole=raised(RUN_SOLE, 0.12),
    ground=rows("-.1 .2 | .1 .06 | .5 0 | 1.6 0 | 2.1 .02 | 2.6 .12 | 3.05 .3"),
    tread=(0, 0),
    grooves=((0.1, 0.30, 1.3, 0.66, 0.05, 0.03), (1.2, 0.66, 2.6, 0.40, 0.05, 0.03)),
)
RACER = replace(
    RUN,
    toe="almond",
    sole=raised(RUN_SOLE, 0.02, 0.68),
    collar=THIN,
    width=0.95,
    tread=(0, 0),
    grooves=((0.2, 0.5, 2.8, 0.5, 0.04, 0.012),),
)
TRAINER = replace(
    RUN,
    sole=rows("0 .27 | 1 .25 | 2.1 .21 | 2.6 .23 | 3.05 .31"),
    ground=FLAT_GROUND,
    tread=(40, 0.012),
    grooves=tuple((x, 0.75, x + 1.1, 0.3, 0.05, 0.025) for x in (0.5, 0.7, 0.9)),
)
TRAIL = replace(RUN, toe="broad", tread=(27, 0.075), grooves=((0.0, 0.62, 3.0, 0.5, 0.05, 0.03),))
STUDDED = replace(
    COURT,
    toe="almond",
    sole=raised(FLAT_SOLE, 0.08),
    ground=raised(FLAT_GROUND, 0.15),
    profile=rows("-.06 0 | 0 .02 | .02 .4 | .015 .9 | -.02 1"),
    foxing=level(0.02),
    collar=THIN,
    width=0.94,
)
STUDS = rows("2.55 -.28 | 2.6 .25 | 2.15 -.4 | 2.15 .33 | 1.75 -.36 | .55 -.24 | .22 -.2 | .4 .2")
INDOOR = replace(
    COURT,
    toe="almond",
    sole=raised(FLAT_SOLE, 0, 0.9),
    foxing=rows("0 .14 | .5 .08 | 2.2 .06 | 2.6 .14 | 3 .22"),
    collar=PADDED,
    tread=(52, 0.01),
)

DRESS = Last(
    OXFORD,
    0.36,
    sole=DRESS_SOLE,
    ground=DRESS_GROUND,
    profile=WELTED,
    foxing=level(0),
    toe="almond",
    collar=THIN,
    width=0.93,
    tongue=0.06,
)
DERBY = replace(
    DRESS, toe="round", top=tuple((p, x, gap * (1.5 if 0.36 < p < 0.6 else 1), z) for p, x, gap, z in OXFORD)
)
SLIPPED = replace(DRESS, top=LOAFER, throat=0.405, tongue=0)
BOOTED = replace(DRESS, top=CHELSEA, throat=0.635, tongue=0)
CHUNKY = replace(
    DRESS, toe="round", sole=raised(DRESS_SOLE, 0.10), tread=(34, 0.04), profile=CUP, foxing=level(0.02)
)
SLENDER = 0.84
"""Width of a woman's dress shoe."""
SMALL = 0.86
"""Length of a child's shoe, as wide and as high as it is."""


def rubber_toe(high: float = 0.74) -> Extra:
    """A rubber cap over the toes."""
    edge = ((0, high), (0.12, high - 0.02), (0.2, high - 0.24), (0.265, 0.1), (0.27, 0.06))
    return "patch", {"shares": (0, 0.27), "low": ((0, 0.0), (1, 0.0)), "high": edge}


def band(start: float, end: float, outer: float, inner: float = 0.5) -> Extra:
    """A strap across the instep between two ribs, down to shares of them on both sides."""
    return "strap", {"shares": (start, end), "low": (outer, inner)}


APRON: Extra = (
    "piping",
    {"shares": (0, 0.375), "rung": rows("0 .74 | .15 .74 | .3 .76 | .375 .9"), "radius": 0.018},
)
"""The ridge of a moccasin's seam round the toes."""
CORD: Extra = (
    "piping",
    {"shares": (0.62, 1.0), "rung": rows(".6 .86 | 1 .88"), "radius": 0.018, "number": LACE, "dips": 9},
)
"""A leather lace threaded round the collar."""
LOOP: Extra = ("tab", {"share": 1.0, "height": 0.14, "width": 0.09})
PENNY = band(0.345, 0.395, 0.04, 0.04)
BUCKLE: Extra = ("buckle", {"share": 0.475, "rung": 0.70, "size": (0.17, 0.19)})
TASSELS: Extra = ("tassels", {"share": 0.385, "length": 0.36})
STRAPS = (band(0.375, 0.445, 0.45), band(0.485, 0.555, 0.50))

SNEAKER = Shoe(COURT, holes=(0.375, 0.575, 6), tongue=(0.33, 0.60), lace=0.032, flat=0.45)
CANVAS = replace(SNEAKER, last=PLIMSOLL, ring=0.026, plump=0.03, flat=0.4)
LACED = Shoe(
    DRESS,
    (0.40, 0.575, 5),
    below=0.05,
    crossed=False,
    lace=0.018,
    flat=0.8,
    tongue=(0.35, 0.59),
    plump=0.02,
    heel=0.80,
)

SHOES = {
    "court": SNEAKER,
    "platform": replace(SNEAKER, last=PLATFORM),
    "skate": replace(
        SNEAKER, last=replace(PLIMSOLL, collar=PADDED, width=1.04, toe="broad"), plump=0.09, lace=0.042
    ),
    "plimsoll": replace(CANVAS, holes=(0.375, 0.575, 5), extras=(rubber_toe(),)),
    "high-top": replace(
        CANVAS,
        last=replace(PLIMSOLL, top=HIGH),
        holes=(0.375, 0.635, 8),
        tongue=(0.33, 0.645),
        extras=(rubber_toe(),),
    ),
    "mid": replace(
        SNEAKER,
        last=replace(COURT, top=MID, tongue=0.14),
        holes=(0.375, 0.55, 5),
        bow=False,
        tongue=(0.33, 0.64),
        extras=(band(0.60, 0.665, 0.66),),
    ),
    "slip-on": Shoe(SLIPPER),
    "espadrille": Shoe(replace(SLIPPER, width=0.92, foxing=level(0.03), profile=JUTE)),
    "boat": Shoe(
        BOAT_LAST,
        (0.49, 0.555, 2),
        ring=0.024,
        lace=0.022,
        flat=0.9,
        tongue=(0.36, 0.57),
        plump=0.025,
        extras=(APRON, CORD),
    ),
    "moccasin": Shoe(MOCCASIN, extras=(APRON, band(0.345, 0.39, 0.35, 0.35))),
    "chukka": Shoe(
        replace(COURT, top=CHUKKA, throat=0.345, tongue=0.08, collar=THIN),
        (0.53, 0.585, 2),
        flat=0.8,
        tongue=(0.34, 0.61),
        plump=0.03,
    ),
    "strapped": Shoe(
        replace(COURT, length=SMALL, toe="broad", collar=PADDED),
        tongue=(0.33, 0.60),
        plump=0.07,
        extras=STRAPS,
    ),
    "kids-canvas": replace(
        CANVAS,
        last=replace(PLIMSOLL, length=SMALL, toe="broad"),
        holes=(0.375, 0.575, 4),
        extras=(rubber_toe(0.66),),
    ),
    "runner": replace(SNEAKER, last=RUN, plump=0.07),
    "cushion": replace(SNEAKER, last=CUSHION, plump=0.08),
    "racer": replace(SNEAKER, last=RACER, lace=0.024, plump=0.03),
    "sock": Shoe(replace(RUN, top=SOCK, throat=0.505, collar=THIN, tongue=0), extras=(LOOP,)),
    "trainer": replace(SNEAKER, last=TRAINER, plump=0.07),
    "trail": replace(SNEAKER, last=TRAIL, flat=0.9, lace=0.026, plump=0.07, extras=(rubber_toe(0.45), LOOP)),
    "basketball": replace(
        SNEAKER,
        last=replace(TRAINER, top=MID, sole=raised(FLAT_SOLE, 0.1)),
        holes=(0.375, 0.625, 7),
        tongue=(0.33, 0.64),
        plump=0.08,
    ),
    "football": replace(
        SNEAKER,
        last=STUDDED,
        lace=0.026,
        plump=0.03,
        extras=(("studs", {"places": STUDS, "height": 0.15}),),
    ),
    "indoor": replace(SNEAKER, last=INDOOR, plump=0.06),
    "kids-runner": Shoe(
        replace(RUN, length=SMALL, toe="broad", tread=(30, 0.03)),
        tongue=(0.33, 0.60),
        plump=0.08,
        extras=(band(0.37, 0.44, 0.45), band(0.48, 0.55, 0.50)),
    ),
    "oxford": LACED,
    "brogue": replace(LACED, last=replace(DRESS, toe="chisel", width=0.96)),
    "derby": replace(LACED, last=DERBY, holes=(0.43, 0.57, 4), lace=0.022),
    "monk": Shoe(
        replace(DRESS, top=MONK, throat=0.51, toe="chisel", tongue=0),
        heel=0.80,
        extras=(band(0.44, 0.50, 0.50, 0.4), BUCKLE),
    ),
    "loafer": Shoe(SLIPPED, heel=0.80, extras=(APRON, PENNY)),
    "tassel": Shoe(replace(SLIPPED, toe="round"), heel=0.80, extras=(APRON, TASSELS)),
    "lug-loafer": Shoe(
        replace(CHUNKY, top=LOAFER, throat=0.405, tongue=0, width=0.9), heel=0.84, extras=(APRON, PENNY)
    ),
    "chelsea": Shoe(BOOTED, heel=0.80, extras=(LOOP,)),
    "boot": replace(
        LACED,
        last=replace(CHUNKY, top=BOOT, width=0.97),
        holes=(0.40, 0.63, 7),
        ring=0.022,
        lace=0.024,
        tongue=(0.35, 0.64),
        crossed=True,
        below=0.06,
        heel=0.84,
        extras=(LOOP,),
    ),
    "womens-brogue": replace(LACED, last=replace(DRESS, width=SLENDER, toe="round"), holes=(0.40, 0.575, 4)),
    "womens-chelsea": Shoe(replace(BOOTED, width=SLENDER), heel=0.80),
}
"""Silhouette -> how it is built."""


def model(silhouette: str) -> BakedShape:
    """Build one of `SHOES` and render it."""
    from showroom.studio import scene
    from showroom.studio.footwear import closed_shoes, shoe_trims

    shoe = SHOES[silhouette]
    last = shoe.last
    scene.new_scene()
    closed_shoes.shell(last)
    closed_shoes.sole(last)
    for name, arguments in shoe.extras:
        getattr(shoe_trims, name)(last, **arguments)
    if shoe.tongue[1]:
        closed_shoes.tongue(last, shoe.tongue, shoe.plump)
    if shoe.holes[2]:
        shares = np.linspace(*shoe.holes).tolist()
        pairs = shoe_trims.eyelets(last, shares, shoe.below, shoe.ring)
        shoe_trims.laces(pairs, shoe.crossed, shoe.lace, shoe.flat, shoe.bow)
    if shoe.heel:
        closed_shoes.heel(last, shoe.heel)
    return closed_shoes.shot(last)
