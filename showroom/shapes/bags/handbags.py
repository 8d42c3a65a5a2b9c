"""Shapes of handbags."""

from __future__ import annotations

import math

from showroom.geometry.bag_parts import FLAP, SECOND, TRIM, Recipe, rounded, step
from showroom.rendering.baked_shape import BakedShape

DISC = tuple((0.9 * math.sin(a), 0.92 - 0.9 * math.cos(a)) for a in [math.pi * i / 16 for i in range(17)])
"""Right half of a circle."""

SILHOUETTES: dict[str, Recipe] = {
    "tote": (
        step("loft", height=1.5, widths=(1.0, 1.07, 1.16, 1.24), depths=(0.42, 0.44, 0.38, 0.3), power=6,
             open_top=True, tuck=0.14, sag=0.014, seed=4),
        step("handles", x=0.5, z=1.34, rise=0.95, tabs="sewn", width=0.11, power=2.6, lean=0.1),
        step("patch", x=(-0.16, 0.16), z=(0.98, 1.1), corner=8, thickness=0.02, number=TRIM),
    ),
    "shopper": (
        step("loft", height=1.75, widths=(0.86, 0.9, 0.92, 0.94), depths=(0.34, 0.37, 0.33, 0.2), power=6,
             open_top=True, tuck=0.1, sag=0.03, seed=9, wave=1.0),
        step("handles", x=0.4, z=1.52, rise=1.05, tabs="sewn", width=0.1, power=2.3, lean=0.08),
        step("patch", x=(-0.42, 0.42), z=(0.42, 1.02), corner=9, thickness=0.02, number=SECOND),
        step("tag", x=0.42, z=1.72, y=-0.24),
    ),
    "satchel": (
        step("loft", height=1.3, widths=(1.15, 1.14, 1.08, 0.98), depths=(0.44, 0.46, 0.4, 0.26), power=6),
        step("flap", drop=0.62, corner=0.25, point=0.0),
        step("handles", x=0.32, z=1.34, rise=0.52, tabs="none", power=2.8, lean=-0.2, back=False),
        step("belt", x=-0.55, z=(0.42, 1.2), off=0.09),
        step("belt", x=0.55, z=(0.42, 1.2), off=0.09),
        step("fittings", feet=((-0.9, -0.3), (0.9, -0.3), (0.9, 0.3))),
    ),
    "quilted flap": (
        step("loft", height=1.1, widths=(1.12, 1.13, 1.12, 1.08), depths=(0.3, 0.33, 0.31, 0.22), power=8,
             sag=0.008),
        step("flap", drop=0.72, corner=0.16, curve=8, sewn=False),
        step("lock", z=0.5, kind="turn", off=0.09),
        step("chains", x=0.98, z=1.05, rise=1.35, laced=True),
    ),
    "baguette": (
        step("loft", height=0.82, widths=(1.2, 1.24, 1.24, 1.2), depths=(0.22, 0.27, 0.25, 0.17), power=6,
             sag=0.008),
        step("flap", drop=0.66, corner=0.4, curve=3.0),
        step("lock", z=0.33, kind="push", off=0.09),
        step("shoulder", x=1.1, z=0.82, rise=0.95, width=0.14),
    ),
    "saddle": (
        step("slab",
             outline=((0, 0.03), (0.62, 0.06), (1.0, 0.36), (1.02, 0.75), (0.96, 1.14), (0.86, 1.22),
                      (0.5, 1.24), (0, 1.24)),
             depth=0.4, bulge=0.07),
        step("flap", drop=0.98, reach=0.96, corner=0.62, curve=2.3, point=0.03),
        step("lock", z=0.45, kind="ring", off=0.11, size=0.9),
        step("shoulder", x=0.98, z=1.12, rise=1.25, width=0.1),
    ),
    "bowler": (
        step("slab",
             outline=((0, 0.03), (0.95, 0.03), (1.12, 0.12), (1.14, 0.45), (0.98, 0.95),
                      (0.6, 1.22), (0, 1.28)),
             depth=0.66, bulge=0.1),
        step("topzip", x=0.8, end=0.2),
        step("handles", x=0.42, z=1.02, rise=0.78, lean=0.12),
        step("fittings", feet=((-0.8, -0.25), (0.8, -0.25))),
    ),
    "hobo": (
        step("pouch",
             low=((-1.1, 1.2), (-1.12, 0.7), (-0.75, 0.12), (0, 0.0), (0.75, 0.12), (1.12, 0.7), (1.1, 1.2)),
             high=((-1.1, 1.2), (-0.6, 1.0), (0, 0.92), (0.6, 1.0), (1.1, 1.2)), depth=0.42, folds=0.02),
        step("shoulder", x=1.05, z=1.2, rise=1.1, width=0.2),
    ),
    "crescent": (
        step("pouch",
             low=((-1.2, 1.0), (-1.08, 0.5), (-0.6, 0.1), (0, 0.0), (0.6, 0.1), (1.08, 0.5), (1.2, 1.0)),
             high=((-1.2, 1.0), (-0.7, 0.86), (0, 0.8), (0.7, 0.86), (1.2, 1.0)), depth=0.34, sag=0.01),
        step("zipline", x=(-0.95, 0.95), z=0.7, arch=-0.06),
        step("shoulder", x=1.17, z=1.0, rise=0.85, width=0.13),
        step("tassel", x=-0.93, z=0.7, y=-0.2),
    ),
    "bucket": (
        step("loft", height=1.45, widths=(0.66, 0.7, 0.76, 0.82), depths=(0.58, 0.62, 0.62, 0.6), power=2.4,
             open_top=True, sag=0.018, seed=3),
        step("drawstring", z=1.2),
        step("shoulder", x=0.8, z=1.3, rise=1.25, width=0.13),
    ),
    "top handle": (
        step("loft", height=1.2, widths=(0.96, 0.96, 0.94, 0.92), depths=(0.4, 0.4, 0.36, 0.28), power=9,
             sag=0.003),
        step("flap", drop=0.42, reach=0.96, corner=0.0, sewn=True, number=FLAP, gap=0.0),
        step("patch", x=(-0.1, 0.1), z=(0.56, 0.98), off=0.07, corner=7, number=TRIM),
        step("lock", z=0.68, kind="turn", off=0.12, size=0.72),
        step("handles", x=0.34, z=1.24, rise=0.62, tabs="none", power=3.0, lean=-0.24, back=False,
             radius=0.055),
        step("fittings", feet=((-0.8, -0.3), (0.8, -0.3)), studs=((-0.8, 0.14), (0.8, 0.14))),
    ),
    "camera": (
        step("slab", outline=rounded(1.0, 1.02, 0.18), depth=0.44, bulge=0.04, power=5),
        step("zipline", x=(-0.8, 0.8), z=0.78),
        step("topzip", x=0.82),
        step("shoulder", x=1.0, z=0.92, rise=1.45, width=0.1),
        step("tassel", x=-0.98, z=0.86, y=-0.16, size=0.42),
    ),
    "frame": (
        step("loft", height=1.05, widths=(1.08, 1.1, 1.02, 0.8), depths=(0.34, 0.42, 0.36, 0.13), power=4.5,
             sag=0.01),
        step("handles", x=0.42, z=1.02, rise=0.6, tabs="none", radius=0.04, back=False, lean=-0.1),
        step("clasp", half=0.82),
    ),
    "basket": (
        step("loft", height=1.1, widths=(0.88, 1.02, 1.16, 1.28), depths=(0.4, 0.46, 0.48, 0.46), power=3.0,
             open_top=True, sag=0.012, seed=6),
        step("handles", x=0.52, z=0.98, rise=0.85, tabs="stud", width=0.11, lean=0.12),
    ),
    "round": (
        step("slab", outline=DISC, depth=0.36, bulge=0.08),
        step("topzip", x=0.0, off=0.02),
        step("shoulder", x=0.66, z=1.5, rise=1.1, width=0.1),
        step("hem", outline=DISC, inset=0.13),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a handbag."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette])
