"""Shapes of clutches."""

from __future__ import annotations

from showroom.geometry.bag_parts import FLAP, METAL, TRIM, Recipe, rounded, step
from showroom.rendering.baked_shape import BakedShape

SILHOUETTES: dict[str, Recipe] = {
    "envelope": (
        step("loft", height=0.86, widths=(1.16, 1.18, 1.18, 1.16), depths=(0.1, 0.13, 0.11, 0.06), power=9,
             sag=0.004),
        step("flap", drop=0.42, corner=0.0, point=0.26, reach=0.96, gap=0.01),
        step("lock", z=0.3, kind="push", off=0.05, size=0.62),
    ),
    "box": (
        step("slab", outline=rounded(1.0, 0.8, 0.1, 0.05), depth=0.34, bulge=0.05, power=6, piping=0.035,
             sag=0.0),
        step("clasp", half=0.16),
        step("chains", x=0.7, z=0.86, rise=0.75, size=0.035),
    ),
    "wristlet": (
        step("slab", outline=rounded(1.04, 0.82, 0.07, 0.02), depth=0.07, bulge=0.1, power=2.4, sag=0.012,
             piping=0.0),
        step("topzip", x=0.98, off=0.0),
        step("wrist", x=1.0, z=0.72),
        step("patch", x=(-0.12, 0.12), z=(0.2, 0.28), corner=9, thickness=0.014, number=TRIM, sewn=False),
    ),
    "gathered": (
        step("pouch",
             low=((-0.9, 0.82), (-1.12, 0.45), (-0.9, 0.08), (0, 0.0), (0.9, 0.08), (1.12, 0.45),
                  (0.9, 0.82)),
             high=((-0.9, 0.82), (-0.5, 0.88), (0, 0.9), (0.5, 0.88), (0.9, 0.82)), depth=0.3, folds=0.035,
             sag=0.01),
        step("clasp", half=0.88),
        step("chains", x=0.8, z=0.86, rise=0.95, size=0.032),
    ),
    "foldover": (
        step("loft", height=0.9, widths=(1.14, 1.16, 1.15, 1.13), depths=(0.11, 0.16, 0.15, 0.09), power=6,
             sag=0.012),
        step("flap", drop=0.52, corner=0.03, reach=0.96, gap=0.06, number=FLAP, curve=10),
        step("tassel", x=1.0, z=0.5, y=-0.26, size=0.42),
    ),
    "bar": (
        step("loft", height=0.72, widths=(1.22, 1.24, 1.24, 1.22), depths=(0.15, 0.18, 0.16, 0.1), power=9,
             sag=0.003),
        step("flap", drop=0.5, corner=0.0, reach=0.96, gap=0.0, sewn=False),
        step("patch", x=(-1.18, 1.18), z=(0.2, 0.27), off=0.055, corner=14, thickness=0.03, number=METAL,
             sewn=False),
    ),
    "bow": (
        step("pouch",
             low=((-1.1, 0.76), (-1.18, 0.4), (-1.08, 0.04), (0, 0.0), (1.08, 0.04), (1.18, 0.4),
                  (1.1, 0.76)),
             high=((-1.1, 0.76), (-0.5, 0.8), (0, 0.8), (0.5, 0.8), (1.1, 0.76)), depth=0.24, sag=0.01),
        step("bow", z=0.42, half=0.72, high=0.3),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a clutch."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette], view=(0.3, -1, 0.36), fill=0.94)
