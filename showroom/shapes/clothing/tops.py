"""Shapes of women's tops."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from showroom.geometry.garment_forms import TRIM, Arm, Form, Garment
from showroom.rendering.baked_shape import BakedShape


def form(low: float, hem: float, waist: float = 0.54, side: float = 0.62, **more: Any) -> Form:
    """Return a woman's form down to a hem, with half widths of hem, waist and side."""
    width = ((low, hem), *([(-1.3, waist)] if low < -1.45 else []), (-0.72, side))
    usual: dict[str, Any] = {
        "armpit": -0.68,
        "tip": (0.52, -0.13),
        "chest": 0.46,
        "neck": 0.3,
        "drop": 0.28,
        "flat": 0.64,
        "bust": 0.06,
    }
    return Form(width, **{**usual, "folds": 0.014, **more})


LONG = Arm(1.6, 13, 0.13, bunch=0.03)
BLOUSE = Arm(1.55, 14, 0.12, full=0.1, bunch=0.02, gather=0.03, blouse=0.1, rib=0.12)
CAP = Arm(0.4, 24, 0.2, bunch=0.008)
PUFF = Arm(0.55, 26, 0.16, full=0.16, bunch=0.0, gather=0.05, blouse=0.09, rib=0.05)
BELL = Arm(1.35, 16, 0.3, bunch=0.015, gather=0.02)
HUNG: dict[str, Any] = {"tip": (0.38, -0.43), "neck": 0.35, "top": -0.4, "nape": 0.15}

SILHOUETTES = {
    "blouse": Garment(form(-2.0, 0.66, 0.62, 0.64, arm=BLOUSE, neck=0.24, drop=0.2, folds=0.02), 8, 0.07,
        -0.8, trims=(("strip", 0.0, -0.2, -1.98, 0.05, TRIM), ("buttons", 0.0, -0.34, -1.8, 6, 0.024),
        ("collar",))),
    "cami": Garment(form(-1.8, 0.66, 0.58, 0.58, drop=0.14, neckline="vee", **HUNG), 7, 0.17, -0.75,
        shine=True, trims=(("straps", 0.33),)),
    "peplum": Garment(form(-1.75, 0.86, 0.48, 0.58, arm=CAP), 13, 0.13, -1.25, gather=0.015, trims=(("belt",
        -1.25, 0.03),)),
    "bardot": Garment(form(-1.75, 0.64, 0.56, 0.6, tip=(0.6, -0.44), chest=0.56, neck=0.56, top=-0.42,
        drop=0.05, nape=0.02, neckline="boat", arm=replace(PUFF, length=0.5, lean=20)), 6, 0.06, -0.9,
        trims=(("flounce", 0.36, 0.14),)),
    "crop": Garment(form(-1.38, 0.58, 0.5, 0.58, arm=PUFF, neckline="square", drop=0.34, neck=0.33), 3,
        0.03, trims=()),
    "shell": Garment(form(-1.85, 0.64, 0.58, 0.58, folds=0.004, tip=(0.46, -0.1), chest=0.4,
        neckline="round", drop=0.2, neck=0.26), 5, 0.05, -1.1, trims=(("neckband", 0.03),)),
    "wrap": Garment(form(-1.75, 0.62, 0.5, 0.6, arm=replace(LONG, length=1.2), drop=0.95, neckline="vee"),
        6, 0.06, -1.3, crossed=True, trims=(("belt", -1.3, 0.06), ("sash", 0.3, -1.3))),
    "tunic": Garment(form(-2.2, 0.84, 0.68, 0.64, arm=BELL, drop=0.55, neckline="vee", neck=0.26), 9, 0.1,
        -0.9, trims=(("placket", -0.5, -0.75),)),
    "smocked": Garment(form(-1.85, 0.84, 0.74, 0.6, drop=0.1, neckline="boat", **HUNG), 14, 0.12, -0.72,
        gather=0.04, trims=(("straps", 0.33, 0.04, 0.35),)),
    "tee": Garment(form(-1.8, 0.64, 0.58, 0.62, arm=replace(CAP, length=0.55, lean=20), neckline="scoop",
        drop=0.32), 4, 0.04, trims=(("neckband", 0.035),)),
    "girl": Garment(form(-1.75, 0.82, 0.72, 0.6, bust=0.0, arm=Arm(0.3, 42, 0.28, full=0.12, bunch=0.0,
        gather=0.05), drop=0.2, neck=0.28), 12, 0.12, -0.8, gather=0.04, trims=(("neckband", 0.04),)),
}  # fmt: skip

SMALL = ("girl",)
"""Silhouettes for children."""


def model(silhouette: str) -> BakedShape:
    """Model one of `SILHOUETTES`."""
    from showroom.studio.garments import upper_body

    return upper_body.sew(SILHOUETTES[silhouette])
