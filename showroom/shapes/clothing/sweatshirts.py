"""Shapes of sweatshirts and hoodies."""

from __future__ import annotations

from typing import Any

from showroom.geometry.garment_forms import TRIM, Arm, Form, Garment
from showroom.rendering.baked_shape import BakedShape

LONG = Arm(1.62, 14, 0.155, blouse=0.05, bunch=0.045, rib=0.17)
LOOSE = Arm(1.52, 17, 0.17, blouse=0.08, bunch=0.055, rib=0.2)
CHILD = Arm(1.3, 20, 0.17, blouse=0.06, bunch=0.04, rib=0.17)


def form(low: float, chest: float, hem: float, arm: Arm = LONG, **more: Any) -> Form:
    """Return the form of a sweatshirt of a length, with half widths of chest and hem."""
    width = ((low, hem), (low + 0.5, chest * 0.985), (-0.8, chest))
    shape: dict[str, Any] = {"tip": (0.7, -0.16), "folds": 0.028, "rib": 0.19, "blouse": 0.07, **more}
    return Form(width, chest=shape["tip"][0] - 0.08, arm=arm, **shape)


def pouch(low: float) -> tuple:
    """Return a kangaroo pocket above the hem."""
    return (
        "patch",
        ((-0.44, low + 0.02), (0.44, low + 0.02), (0.27, low + 0.55), (-0.27, low + 0.55)),
        TRIM,
        0.035,
    )


def halves(low: float) -> tuple:
    """Return a kangaroo pocket that a zip divides."""
    return (
        "both",
        ((0.06, low + 0.02), (0.46, low + 0.02), (0.28, low + 0.55), (0.06, low + 0.55)),
        TRIM,
        0.035,
    )


HOODED: dict[str, Any] = {"neck": 0.3, "drop": 0.26}
WOMAN: dict[str, Any] = {"tip": (0.6, -0.15)}

SILHOUETTES = {
    "crew": Garment(form(-1.85, 0.76, 0.68), trims=(("neckband", 0.08),)),
    "fitted": Garment(form(-1.75, 0.66, 0.6, Arm(1.58, 12, 0.13, bunch=0.035, rib=0.15), blouse=0.04,
        bust=0.05, neck=0.3, seed=3, **WOMAN), trims=(("neckband", 0.06),)),
    "boxy": Garment(form(-1.5, 0.86, 0.8, LOOSE, tip=(0.8, -0.22), drop=0.16, seed=4), trims=(("neckband",
        0.09),)),
    "hoodie": Garment(form(-1.9, 0.78, 0.7, seed=7, **HOODED), trims=(pouch(-1.9), ("hood", 0.6),
        ("cords",))),
    "zip": Garment(form(-1.9, 0.76, 0.68, seed=9, **HOODED), trims=(halves(-1.9), ("zip", 0.0, -0.26,
        -2.08), ("hood", 0.56), ("cords", 0.13))),
    "halfzip": Garment(form(-1.85, 0.75, 0.67, drop=0.14, neck=0.25, seed=11), trims=(("zip", 0.0, 0.02,
        -0.62), ("stand", 0.22))),
    "cropped hoodie": Garment(form(-1.45, 0.78, 0.74, LOOSE, blouse=0.09, bust=0.03, seed=12, tip=(0.68,
        -0.18), **HOODED), trims=(("hood", 0.62, 0.46), ("cords", 0.1, -0.28, -0.85))),
    "oversized": Garment(form(-2.15, 0.92, 0.84, LOOSE, tip=(0.82, -0.24), drop=0.18, folds=0.04, seed=14),
        trims=(("neckband", 0.1),)),
    "kids crew": Garment(form(-1.62, 0.8, 0.74, CHILD, tip=(0.68, -0.18), neck=0.31, seed=15),
        trims=(("neckband", 0.09),)),
    "kids hoodie": Garment(form(-1.65, 0.82, 0.76, CHILD, tip=(0.68, -0.18), neck=0.33, drop=0.26, seed=17),
        trims=(pouch(-1.65), ("hood", 0.7, 0.5))),
    "kids zip": Garment(form(-1.65, 0.82, 0.76, CHILD, tip=(0.68, -0.18), neck=0.33, drop=0.26, seed=19),
        trims=(halves(-1.65), ("zip", 0.0, -0.26, -1.83), ("hood", 0.7, 0.5))),
}  # fmt: skip

SMALL = ("kids crew", "kids hoodie", "kids zip")
"""Silhouettes for children."""


def model(silhouette: str) -> BakedShape:
    """Model one of `SILHOUETTES`."""
    from showroom.studio.garments import upper_body

    return upper_body.sew(SILHOUETTES[silhouette])
