"""Silhouettes of sweaters."""

from __future__ import annotations

import numpy as np

from showroom.geometry.top_cuts import BUTTONS, TRIM, Top, TopCut
from showroom.rendering.baked_shape import BakedShape

SILHOUETTES: dict[str, Top] = {
    "crew": Top(TopCut(neck=0.29, drop=0.25, back_drop=0.05, flat=-0.01, angle=48,
        shoulder=(0.76, -0.20), armpit=(0.88, -0.90), waist=0.90, hem=(0.82, -2.22), sleeve=1.95,
        cuff=0.30), lowered=25, bend=0.8, seed=3, thickness=0.045, rib=0.16),
    "v-neck": Top(TopCut(neck=0.28, drop=0.58, pointed=True, back_drop=0.04, flat=-0.01, angle=48,
        shoulder=(0.72, -0.19), armpit=(0.80, -0.82), waist=0.79, hem=(0.76, -2.26), sleeve=1.95,
        cuff=0.27), lowered=31, bend=0.4, seed=5, drift=-0.1, thickness=0.035, rib=0.16),
    "turtleneck": Top(TopCut(neck=0.26, drop=0.16, back_drop=0.03, flat=-0.01, angle=50,
        shoulder=(0.62, -0.17), armpit=(0.72, -0.82), waist=0.72, hem=(0.70, -2.06), sleeve=1.85,
        cuff=0.27), figure="woman", lowered=25, bend=0.6, seed=6, thickness=0.045, rib=0.17),
    "cardigan": Top(TopCut(neck=0.28, drop=0.72, pointed=True, back_drop=0.04, flat=-0.01, angle=50,
        shoulder=(0.66, -0.18), armpit=(0.75, -0.84), waist=0.75, hem=(0.74, -2.14), sleeve=1.85,
        cuff=0.27), figure="woman", lowered=30, bend=0.5, seed=7, thickness=0.04, rib=0.16),
}  # fmt: skip


def button_places(top: Top) -> list[tuple[float, float]]:
    """Return where a cardigan's buttons are sewn on, from the neck down."""
    return [(0, z) for z in np.linspace(-top.cut.drop - 0.10, top.cut.hem[1] + 0.09, 5)]


def model(silhouette: str) -> BakedShape:
    """Drape a sweater."""
    from showroom.studio.garments import collars, draped_tops

    top = SILHOUETTES[silhouette]
    worn = draped_tops.hang(top)
    if silhouette == "turtleneck":
        collars.turtleneck(collars.Neck(worn), TRIM)
    elif not top.cut.pointed:
        collars.neckband(collars.Neck(worn), TRIM, 0.10, top.thickness)
    if silhouette == "cardigan":
        collars.buttons(worn, BUTTONS, button_places(top), 0.042)
    return draped_tops.photograph()
