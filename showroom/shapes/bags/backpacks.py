"""Shapes of backpacks."""

from __future__ import annotations

from showroom.geometry.bag_parts import BODY, SECOND, TRIM, Recipe, rounded, step
from showroom.rendering.baked_shape import BakedShape

ARCH = ((0, 0.03), (0.66, 0.03), (0.78, 0.16), (0.8, 1.0), (0.76, 1.55), (0.5, 1.9), (0, 2.0))
BOX = rounded(0.76, 1.94, 0.2)
MINI = ((0, 0.03), (0.62, 0.03), (0.76, 0.18), (0.78, 0.7), (0.72, 1.15), (0.46, 1.45), (0, 1.52))

SILHOUETTES: dict[str, Recipe] = {
    "school": (
        step("slab", outline=ARCH, depth=0.62, bulge=0.12, sag=0.02, seed=2),
        step("harness", x=0.42, top=1.86, y=0.34),
        step("archzip", outline=ARCH, y=-0.2, start=0.75),
        step("slab", outline=rounded(0.6, 0.9, 0.16, 0.05), depth=0.2, y=-0.5, bulge=0.07, front=SECOND,
             side=SECOND, main=False, seed=3),
        step("zipline", x=(-0.5, 0.5), z=0.74, off=0.25, arch=0.03),
        step("patch", x=(-0.13, 0.13), z=(1.28, 1.4), corner=9, thickness=0.015, number=TRIM),
    ),
    "rolltop": (
        step("loft", height=1.75, widths=(0.7, 0.74, 0.74, 0.74), depths=(0.34, 0.38, 0.33, 0.13), power=6,
             sag=0.02),
        step("harness", x=0.4, top=1.66, y=0.3),
        step("roll", half=0.76, z=1.78, radius=0.12),
        step("belt", x=-0.4, z=(0.85, 1.72), off=0.04, kind="hook", at=0.5),
        step("belt", x=0.4, z=(0.85, 1.72), off=0.04, kind="hook", at=0.5),
        step("patch", x=(-0.55, 0.55), z=(0.14, 0.76), corner=8, puff=0.06, number=SECOND),
    ),
    "flap": (
        step("loft", height=1.65, widths=(0.72, 0.76, 0.76, 0.7), depths=(0.38, 0.42, 0.36, 0.24), power=5,
             sag=0.02),
        step("harness", x=0.36, top=1.68, y=0.3),
        step("flap", drop=0.85, corner=0.3, curve=4, reach=0.98, gap=0.05),
        step("belt", x=-0.36, z=(0.5, 1.5), off=0.12),
        step("belt", x=0.36, z=(0.5, 1.5), off=0.12),
        step("patch", x=(-0.5, 0.5), z=(0.1, 0.62), corner=7, puff=0.07, number=BODY),
    ),
    "mini": (
        step("slab", outline=MINI, depth=0.5, bulge=0.1, sag=0.012),
        step("harness", x=0.36, top=1.42, y=0.28, width=0.13),
        step("archzip", outline=MINI, y=-0.14, start=0.55),
        step("patch", x=(-0.5, 0.5), z=(0.12, 0.72), corner=6, puff=0.07, number=SECOND),
        step("zipline", x=(-0.42, 0.42), z=0.6, off=0.085, pull=0.9),
        step("tassel", x=0.4, z=0.62, y=-0.46, size=0.4),
    ),
    "laptop": (
        step("slab", outline=BOX, depth=0.48, bulge=0.06, power=4, sag=0.008),
        step("harness", x=0.4, top=1.84, y=0.26),
        step("archzip", outline=BOX, y=-0.1, start=0.6),
        step("zipline", x=(-0.6, 0.6), z=1.45, pull=0.94),
        step("zipline", x=(-0.6, 0.6), z=0.86, pull=0.94),
        step("seam", points=((-0.7, 1.6), (0, 1.6), (0.7, 1.6))),
        step("patch", x=(-0.12, 0.12), z=(1.0, 1.1), corner=9, thickness=0.015, number=TRIM, sewn=False),
    ),
    "zip pocket": (
        step("slab", outline=BOX, depth=0.56, bulge=0.1, sag=0.02, seed=7),
        step("harness", x=0.4, top=1.84, y=0.3, handle=True),
        step("slab", outline=rounded(0.64, 1.06, 0.12, 0.08), depth=0.14, y=-0.44, bulge=0.08, front=SECOND,
             side=SECOND, main=False, seed=3),
        step("zipline", x=(-0.55, 0.55), z=1.32),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a backpack."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette], view=(0.42, -1, 0.2))
