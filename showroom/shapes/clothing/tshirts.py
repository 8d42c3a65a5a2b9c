"""Silhouettes of T-shirts."""

from __future__ import annotations

from showroom.geometry.top_cuts import BUTTONS, TRIM, Top, TopCut
from showroom.rendering.baked_shape import BakedShape

SILHOUETTES: dict[str, Top] = {
    "crew": Top(TopCut(neck=0.29, drop=0.30, back_drop=0.05, flat=-0.02, angle=48, cuff=0.45,
        sleeve=0.70, shoulder=(0.74, -0.20)), seed=9, bend=0.2, drift=0.04),
    "v-neck": Top(TopCut(neck=0.27, drop=0.56, pointed=True, back_drop=0.04, flat=-0.02, angle=50,
        shoulder=(0.70, -0.19), armpit=(0.78, -0.78), waist=0.75, hem=(0.78, -2.44), sleeve=0.62,
        cuff=0.42), seed=5, drift=-0.1),
    "boxy": Top(TopCut(neck=0.28, drop=0.25, back_drop=0.05, flat=-0.01, angle=44,
        shoulder=(0.88, -0.26), armpit=(0.96, -0.96), waist=0.96, hem=(0.95, -2.30), sleeve=0.66,
        cuff=0.50), seed=7, bend=0.3, drift=0.05, thickness=0.024),
    "slim": Top(TopCut(neck=0.34, drop=0.40, back_drop=0.06, flat=-0.03, angle=52,
        shoulder=(0.60, -0.16), armpit=(0.66, -0.70), waist=0.55, hem=(0.68, -2.12), sleeve=0.40,
        cuff=0.36), figure="woman", seed=2, bend=0.08),
    "long-sleeved": Top(TopCut(neck=0.28, drop=0.27, back_drop=0.05, flat=-0.02, angle=48,
        shoulder=(0.74, -0.20), armpit=(0.80, -0.80), waist=0.78, hem=(0.81, -2.38), sleeve=1.98,
        cuff=0.27), lowered=31, seed=8),
    "polo": Top(TopCut(neck=0.25, drop=0.22, back_drop=0.04, flat=-0.02, angle=48,
        shoulder=(0.73, -0.19), armpit=(0.80, -0.80), waist=0.78, hem=(0.81, -2.38), sleeve=0.64,
        cuff=0.42), seed=9, bend=0.2),
    "tank": Top(TopCut(neck=0.27, drop=0.56, back_drop=0.32, flat=-0.03, shoulder=(0.41, -0.06),
        armpit=(0.62, -0.74), waist=0.56, hem=(0.68, -2.15), sleeve=0), figure="woman", seed=3,
        bend=0.08),
    "kids": Top(TopCut(neck=0.28, drop=0.25, back_drop=0.05, flat=-0.02, angle=48,
        shoulder=(0.64, -0.17), armpit=(0.72, -0.70), waist=0.73, hem=(0.76, -1.82), sleeve=0.58,
        cuff=0.38), figure="child", seed=4, bend=0.15),
}  # fmt: skip

BANDED = ("crew", "boxy", "slim", "long-sleeved", "kids")
"""Silhouettes with a ribbed band sewn to a round neck."""


def model(silhouette: str) -> BakedShape:
    """Drape a T-shirt."""
    from showroom.studio.garments import collars, draped_tops

    top = SILHOUETTES[silhouette]
    worn = draped_tops.hang(top)
    if silhouette in BANDED:
        collars.neckband(collars.Neck(worn), TRIM)
    if silhouette == "polo":
        collars.collar(collars.Neck(worn), TRIM, 0.05, (0.17, 0.24), 0.15, 0.026)
        collars.buttons(worn, BUTTONS, [(0, -0.30), (0, -0.47)], 0.026)
    return draped_tops.photograph()
