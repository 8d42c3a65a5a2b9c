"""Shapes of duffel bags, messenger bags and laptop bags."""

from __future__ import annotations

from showroom.geometry.bag_parts import SECOND, SIDE, TRIM, Recipe, rounded, step
from showroom.rendering.baked_shape import BakedShape

WIDE = rounded(1.2, 1.25, 0.14)
SLEEVE = rounded(1.1, 1.4, 0.12)

SILHOUETTES: dict[str, Recipe] = {
    "gym": (
        step("barrel", length=1.35, radius=(0.56, 0.58), droop=0.06, sag=0.03),
        step("topzip", x=1.2),
        step("belt", x=-0.5, z=(0.12, 1.0), off=0.012, kind="none", tip=False),
        step("belt", x=0.5, z=(0.12, 1.0), off=0.012, kind="none", tip=False),
        step("handles", x=0.5, z=0.98, rise=0.55, tabs="none", width=0.13, lean=0.42, power=3),
        step("patch", x=(-0.4, 0.4), z=(0.3, 0.82), corner=9, puff=0.04, number=SECOND),
        step("ends", x=1.42, z=0.7),
    ),
    "weekender": (
        step("loft", height=1.25, widths=(1.3, 1.34, 1.26, 1.1), depths=(0.55, 0.6, 0.5, 0.18), power=4,
             sag=0.025),
        step("topzip", x=1.02, off=0.0),
        step("handles", x=0.48, z=0.95, rise=0.85, lean=0.3, radius=0.05),
        step("seam", points=((-1.2, 0.3), (0, 0.28), (1.2, 0.3)), piped=0.022),
        step("tag", x=0.52, z=0.98, y=-0.55),
        step("fittings", feet=((-1.0, -0.4), (1.0, -0.4))),
    ),
    "roll": (
        step("barrel", length=1.2, radius=(0.5, 0.5), power=2.0, droop=0.02, sag=0.025, seed=5,
             round_end=0.06),
        step("topzip", x=1.1),
        step("belt", x=-0.45, z=(0.08, 0.9), off=0.012, kind="none", tip=False),
        step("belt", x=0.45, z=(0.08, 0.9), off=0.012, kind="none", tip=False),
        step("handles", x=0.45, z=0.88, rise=0.5, tabs="none", width=0.14, lean=0.36, power=3),
        step("shoulder", x=1.2, z=0.9, rise=0.9, width=0.14),
    ),
    "holdall": (
        step("barrel", length=1.4, radius=(0.52, 0.5), power=4.0, sag=0.02, seed=8),
        step("topzip", x=1.25),
        step("handles", x=0.55, z=0.82, rise=0.6, lean=0.36, width=0.11, power=3, tabs="sewn"),
        step("zipline", x=(-0.85, 0.85), z=0.62),
        step("seam", points=((-1.34, 0.24), (0, 0.24), (1.34, 0.24)), rows=2),
        step("ends", x=1.46, z=0.62),
    ),
    "messenger": (
        step("loft", height=1.12, widths=(1.12, 1.16, 1.16, 1.12), depths=(0.3, 0.34, 0.32, 0.22), power=7,
             sag=0.02),
        step("flap", drop=0.86, corner=0.1, curve=8, reach=0.96, gap=0.04),
        step("belt", x=-0.62, z=(0.22, 0.8), off=0.1, kind="push", at=0.72),
        step("belt", x=0.62, z=(0.22, 0.8), off=0.1, kind="push", at=0.72),
        step("shoulder", x=1.13, z=1.0, rise=1.3, width=0.2, power=2.6),
    ),
    "satchel": (
        step("loft", height=1.12, widths=(1.14, 1.15, 1.14, 1.12), depths=(0.32, 0.34, 0.32, 0.26), power=10,
             sag=0.004),
        step("flap", drop=0.66, corner=0.1, curve=9, reach=0.96, gap=0.0),
        step("belt", x=-0.6, z=(0.2, 0.92), off=0.08, at=0.62),
        step("belt", x=0.6, z=(0.2, 0.92), off=0.08, at=0.62),
        step("patch", x=(-1.04, 1.04), z=(0.06, 0.42), corner=12, thickness=0.03, number=SECOND),
        step("handles", x=0.3, z=1.16, rise=0.34, tabs="none", power=4, lean=-0.2, back=False, width=0.12),
    ),
    "field": (
        step("loft", height=1.3, widths=(0.84, 0.88, 0.88, 0.84), depths=(0.26, 0.3, 0.28, 0.18), power=6,
             sag=0.02),
        step("flap", drop=0.55, corner=0.28, curve=3, reach=0.98, gap=0.04),
        step("patch", x=(-0.66, 0.66), z=(0.12, 0.72), corner=9, puff=0.05, number=SECOND),
        step("belt", x=0.0, z=(0.5, 1.1), off=0.12, width=0.15),
        step("shoulder", x=0.84, z=1.18, rise=1.3, width=0.16),
    ),
    "briefcase": (
        step("slab", outline=WIDE, depth=0.34, bulge=0.03, power=6, sag=0.004),
        step("archzip", outline=WIDE, y=0.0, start=0.7, pull=0.03),
        step("handles", x=0.34, z=1.12, rise=0.5, power=3.2, lean=0.06, tabs="ring"),
        step("zipline", x=(-0.95, 0.95), z=0.62, pull=0.95),
        step("patch", x=(-0.16, 0.16), z=(0.3, 0.4), corner=9, thickness=0.014, number=TRIM, sewn=False),
    ),
    "sleeve": (
        step("slab", outline=SLEEVE, depth=0.16, bulge=0.04, power=4, sag=0.006, side=SIDE),
        step("archzip", outline=SLEEVE, y=0.0, start=0.5, pull=0.03),
        step("patch", x=(-0.98, 0.98), z=(0.14, 0.86), corner=12, puff=0.02, number=SECOND),
        step("handles", x=0.3, z=1.32, rise=0.32, power=4, width=0.1, tabs="none", lean=0.08),
    ),
    "office": (
        step("loft", height=1.15, widths=(1.2, 1.22, 1.2, 1.16), depths=(0.3, 0.32, 0.28, 0.18), power=8,
             sag=0.006),
        step("flap", drop=0.7, corner=0.2, curve=5, reach=0.96, gap=0.01),
        step("lock", z=0.46, kind="push", off=0.08),
        step("handles", x=0.36, z=1.17, rise=0.4, tabs="none", power=3.4, lean=-0.16, back=False,
             radius=0.055),
        step("fittings", feet=((-1.0, -0.2), (1.0, -0.2))),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a travel or work bag."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette], view=(0.4, -1, 0.3))
