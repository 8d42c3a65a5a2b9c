"""Shapes of dresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from showroom.geometry.garment_forms import TRIM, Arm, Form, Garment
from showroom.rendering.baked_shape import BakedShape


def form(
    low: float, hem: float, hip: float = 0.66, waist: float = 0.5, side: float = 0.6, **more: Any
) -> Form:
    """Return a woman's form down to a hem, with half widths of hem, hip, waist and side."""
    width = ((low, hem), (-1.9, hip), (-1.3, waist), (-0.72, side))
    usual: dict[str, Any] = {
        "armpit": -0.68,
        "tip": (0.46, -0.1),
        "chest": 0.42,
        "neck": 0.3,
        "drop": 0.34,
        "flat": 0.66,
        "bust": 0.07,
    }
    return Form(width, **{**usual, "folds": 0.01, **more})


SHORT = Arm(0.62, 22, 0.2, full=0.02, bunch=0.012, gather=0.02)
PUFF = Arm(0.6, 26, 0.15, full=0.16, bunch=0.0, gather=0.05, blouse=0.09, rib=0.05)
LONG = Arm(1.62, 12, 0.11, bunch=0.03)
SLEEVED: dict[str, Any] = {"tip": (0.52, -0.13), "chest": 0.46}
HUNG: dict[str, Any] = {"tip": (0.37, -0.43), "neck": 0.34, "top": -0.4}

SILHOUETTES = {
    "aline": Garment(form(-3.0, 1.02, 0.74), 12, 0.26, -1.32),
    "slip": Garment(form(-3.25, 0.76, 0.64, 0.52, 0.58, drop=0.14, neckline="vee", nape=0.2, **HUNG), 6,
        0.12, shine=True, trims=(("straps", 0.33),)),
    "wrap": Garment(form(-2.95, 0.92, 0.7, arm=SHORT, drop=0.95, neckline="vee", **SLEEVED), 10, 0.2, -1.32,
        crossed=True, trims=(("belt", -1.3, 0.06), ("sash", 0.28, -1.3))),
    "shirt": Garment(form(-2.9, 0.88, 0.68, 0.52, 0.62, arm=replace(LONG, blouse=0.03, rib=0.16), neck=0.24,
        drop=0.2, **SLEEVED), 9, 0.17, -1.32, trims=(("strip", 0.0, -0.2, -2.88, 0.05, TRIM), ("buttons",
        0.0, -0.32, -2.6, 9), ("collar",), ("belt", -1.32, 0.07))),
    "maxi": Garment(form(-4.3, 1.14, 0.74, drop=0.14, neckline="sweetheart", nape=0.2, **HUNG), 12, 0.26,
        -1.3, gather=0.02, trims=(("straps", 0.31),)),
    "bodycon": Garment(form(-2.55, 0.5, 0.6, 0.46, 0.56, arm=LONG, neckline="square", drop=0.28, neck=0.32,
        **SLEEVED), 3, 0.03, trims=()),
    "tiered": Garment(form(-3.5, 1.15, 0.72, arm=PUFF, neckline="square", drop=0.36, neck=0.34, **SLEEVED),
        20, 0.13, -1.32, gather=0.035, tiers=(-1.95, -2.7)),
    "skater": Garment(form(-2.4, 1.0, 0.84, neckline="boat", drop=0.14, neck=0.36, arm=replace(SHORT,
        length=0.4), **SLEEVED), 15, 0.26, -1.32),
    "smock": Garment(form(-2.35, 0.95, 0.86, 0.76, 0.6, arm=PUFF, drop=0.2, neck=0.27, **SLEEVED), 12, 0.14,
        -0.85, gather=0.045, trims=(("neckband", 0.04),)),
    "column": Garment(form(-4.2, 0.74, 0.64, 0.5, 0.58, tip=(0.42, -0.06), chest=0.3, neck=0.34, drop=0.5,
        neckline="vee"), 7, 0.16, trims=(("belt", -1.3, 0.025),)),
    "jersey": Garment(form(-2.7, 0.72, 0.68, 0.62, 0.62, arm=replace(SHORT, length=0.55, lean=18), drop=0.2,
        neck=0.28, **SLEEVED), 6, 0.07, trims=(("neckband", 0.05),)),
    "girl": Garment(form(-2.5, 1.04, 0.84, 0.6, 0.58, arm=replace(PUFF, length=0.46), drop=0.2, neck=0.28,
        **{**SLEEVED, "bust": 0.0}), 14, 0.17, -1.25, gather=0.04, trims=(("belt", -1.25, 0.05),
        ("neckband", 0.04))),
    "pinafore": Garment(form(-2.4, 0.98, 0.82, 0.62, 0.58, bust=0.0, tip=(0.44, -0.06), neckline="square",
        drop=0.42, neck=0.28), 12, 0.19, -1.25, gather=0.02, trims=(("buttons", 0.0, -0.55, -1.1, 3),)),
    "ruffle": Garment(form(-2.35, 0.98, 0.8, 0.62, 0.58, bust=0.0, arm=Arm(0.32, 40, 0.3, full=0.12,
        bunch=0.0, gather=0.05), drop=0.18, neck=0.28, **SLEEVED), 16, 0.1, -1.1, gather=0.04,
        tiers=(-1.75,)),
}  # fmt: skip

SMALL = ("girl", "pinafore", "ruffle")
"""Silhouettes for children."""


def model(silhouette: str) -> BakedShape:
    """Model one of `SILHOUETTES`."""
    from showroom.studio.garments import upper_body

    return upper_body.sew(SILHOUETTES[silhouette])
