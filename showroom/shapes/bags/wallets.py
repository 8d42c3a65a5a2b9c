"""Shapes of wallets and purses."""

from __future__ import annotations

from showroom.geometry.bag_parts import SECOND, TRIM, Recipe, rounded, step
from showroom.rendering.baked_shape import BakedShape

LEAF = rounded(0.6, 0.92, 0.1, 0.02)
LONG = rounded(0.98, 0.98, 0.1, 0.04)

SILHOUETTES: dict[str, Recipe] = {
    "bifold": (
        step("slab", outline=LEAF, depth=0.05, y=0.075, bulge=0.012, power=8, piping=0.014, sag=0.0,
             main=False),
        step("slab", outline=LEAF, depth=0.05, bulge=0.02, power=5, piping=0.014, sag=0.004),
        step("hem", outline=LEAF, inset=0.045),
        step("patch", x=(0.28, 0.5), z=(0.12, 0.2), corner=9, thickness=0.008, number=TRIM, sewn=False),
    ),
    "open bifold": (
        step("leaves", width=1.12, height=0.92, angle=28),
    ),
    "zip-around": (
        step("slab", outline=LONG, depth=0.2, bulge=0.025, power=5, piping=0.0, sag=0.004),
        step("archzip", outline=LONG, y=0.0, start=0.16, pull=0.03),
        step("hem", outline=LONG, inset=0.05),
        step("patch", x=(-0.14, 0.14), z=(0.66, 0.74), corner=9, thickness=0.012, number=TRIM, sewn=False),
    ),
    "flap": (
        step("loft", height=0.92, widths=(0.98, 1.0, 1.0, 0.98), depths=(0.1, 0.12, 0.11, 0.07), power=9,
             sag=0.004),
        step("flap", drop=0.56, corner=0.12, curve=8, reach=0.96, gap=0.0),
        step("lock", z=0.46, kind="turn", off=0.06, size=0.62),
    ),
    "card holder": (
        step("slab", outline=rounded(0.55, 0.75, 0.09, 0.02), depth=0.05, bulge=0.01, power=8, piping=0.012,
             sag=0.0),
        step("slots", x=(-0.54, 0.54), tops=(0.64, 0.54, 0.44)),
    ),
    "coin purse": (
        step("pouch",
             low=((-0.6, 0.78), (-0.82, 0.45), (-0.6, 0.1), (0, 0.0), (0.6, 0.1), (0.82, 0.45), (0.6, 0.78)),
             high=((-0.6, 0.78), (-0.4, 0.93), (0, 0.98), (0.4, 0.93), (0.6, 0.78)), depth=0.3, sag=0.008,
             folds=0.01),
        step("clasp", half=0.6, radius=0.036),
    ),
    "compact": (
        step("loft", height=0.8, widths=(0.56, 0.58, 0.58, 0.57), depths=(0.13, 0.16, 0.15, 0.1), power=8,
             sag=0.003),
        step("flap", drop=0.5, corner=0.1, curve=5, reach=0.96, gap=0.0),
        step("fittings", studs=((0.0, 0.42),), radius=0.05, off=0.06),
    ),
    "zip pouch": (
        step("slab", outline=rounded(0.76, 0.62, 0.08, 0.02), depth=0.06, bulge=0.09, power=2.4, piping=0.0),
        step("topzip", x=0.7, off=0.0),
        step("wrist", x=0.72, z=0.52, length=0.5),
        step("patch", x=(-0.2, 0.2), z=(0.2, 0.36), corner=8, thickness=0.014, number=SECOND),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a wallet."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette], view=(0.34, -1, 0.34), fill=0.86)
