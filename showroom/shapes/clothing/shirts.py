"""Silhouettes of shirts."""

from __future__ import annotations

import numpy as np

from showroom.geometry.top_cuts import BUTTONS, TRIM, Top, TopCut
from showroom.rendering.baked_shape import BakedShape

SILHOUETTES: dict[str, Top] = {
    "regular": Top(TopCut(neck=0.235, drop=0.20, back_drop=0.03, tail=0.16, angle=46,
        shoulder=(0.74, -0.18), armpit=(0.81, -0.86), waist=0.80, hem=(0.80, -2.36), sleeve=2.02,
        cuff=0.30), lowered=33, bend=0.4, seed=3, thickness=0.016),
    "short": Top(TopCut(neck=0.235, drop=0.20, back_drop=0.03, tail=0.12, angle=46,
        shoulder=(0.72, -0.18), armpit=(0.79, -0.82), waist=0.77, hem=(0.79, -2.32), sleeve=0.70,
        cuff=0.46), lowered=20, bend=0.4, seed=4, thickness=0.016),
    "camp": Top(TopCut(neck=0.26, drop=0.46, pointed=True, back_drop=0.03, flat=-0.01, angle=44,
        shoulder=(0.82, -0.23), armpit=(0.88, -0.90), waist=0.90, hem=(0.90, -2.22), sleeve=0.64,
        cuff=0.50), lowered=20, bend=0.15, seed=6, thickness=0.016),
    "women": Top(TopCut(neck=0.225, drop=0.19, back_drop=0.03, tail=0.14, angle=48,
        shoulder=(0.60, -0.16), armpit=(0.66, -0.76), waist=0.58, hem=(0.70, -2.14), sleeve=1.85,
        cuff=0.25), figure="woman", lowered=27, bend=0.2, seed=2, thickness=0.016),
    "kids": Top(TopCut(neck=0.25, drop=0.21, back_drop=0.03, tail=0.08, angle=46,
        shoulder=(0.63, -0.17), armpit=(0.71, -0.72), waist=0.72, hem=(0.74, -1.78), sleeve=1.5,
        cuff=0.30), figure="child", lowered=32, bend=0.4, seed=4, thickness=0.016),
}  # fmt: skip


def button_places(top: Top) -> list[tuple[float, float]]:
    """Return where the buttons of the front are sewn on, from the neck down."""
    first, last = -top.cut.drop - 0.10, top.cut.hem[1] + 0.20
    return [(0, z) for z in np.linspace(first, last, 6 if last < -1.7 else 5)]


def model(silhouette: str) -> BakedShape:
    """Drape a shirt."""
    from showroom.studio.garments import collars, draped_tops

    top = SILHOUETTES[silhouette]
    worn = draped_tops.hang(top)
    neck = collars.Neck(worn)
    if silhouette == "camp":
        collars.collar(neck, TRIM, 0.04, (0.17, 0.30), 0.26)
    elif top.figure == "man":
        collars.collar(neck, TRIM)
    else:
        collars.collar(neck, TRIM, 0.07, (0.14, 0.23), 0.15)
    collars.buttons(worn, BUTTONS, button_places(top))
    return draped_tops.photograph()
