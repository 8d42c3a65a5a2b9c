"""Shapes of jackets and gilets."""

from __future__ import annotations

from typing import Any

from showroom.geometry.garment_forms import COLLAR, TRIM, Arm, Form, Garment
from showroom.rendering.baked_shape import BakedShape


def form(low: float, chest: float = 0.76, hem: float = 0.72, waist: float | None = None, **more: Any) -> Form:
    """Return a jacket's form down to a hem, with half widths of chest, hem and, if it has one, waist."""
    usual: dict[str, Any] = {"tip": (0.68, -0.15), "neck": 0.27, "drop": 0.16, "folds": 0.024}
    shape: dict[str, Any] = {**usual, **more}
    middle = (-1.35, waist) if waist else (low + 0.4, (chest + hem) / 2)
    return Form(((low, hem), middle, (-0.8, chest)), chest=shape["tip"][0] - 0.08, **shape)


WOMAN: dict[str, Any] = {"tip": (0.56, -0.13), "neck": 0.24, "bust": 0.05}
PLAIN = Arm(1.66, 13, 0.17, bunch=0.04)
CUFFED = Arm(1.58, 14, 0.15, bunch=0.045, blouse=0.02, rib=0.14)
RIBBED = Arm(1.56, 15, 0.15, bunch=0.05, blouse=0.08, rib=0.18)
DOWN = Arm(1.66, 14, 0.165, bunch=0.0, baffles=0.235)


def flaps(
    x: float, z: float, width: float = 0.2, depth: float = 0.13, lift: float = 0.03
) -> tuple[tuple, ...]:
    """Return a pair of pocket flaps with their buttons."""
    corners = ((x - width, z - depth * 0.8), (x + width, z - depth), (x + width, z), (x - width, z + 0.01))
    return (("both", corners, TRIM, lift),)


def pockets(x: float, high: float, low: float, width: float) -> tuple[tuple, ...]:
    """Return a pair of patch pockets."""
    return (
        ("both", ((x - width, low), (x + width, low), (x + width, high), (x - width, high)), TRIM, 0.024),
    )


def welts(x: float, high: float, low: float, slant: float = 0.16) -> tuple[tuple, ...]:
    """Return a pair of slanted welt pockets."""
    return (
        (
            "both",
            ((x + slant, low), (x + slant + 0.06, low + 0.02), (x + 0.06, high + 0.02), (x, high)),
            TRIM,
            0.024,
        ),
    )


SILHOUETTES = {
    "trucker": Garment(form(-1.8, 0.76, 0.7, arm=CUFFED, folds=0.03), trims=(("sheath", -1.88, 0.17),
        ("strip", 0.0, -0.16, -1.68, 0.065, TRIM), *flaps(0.36, -0.62), ("both", ((0.34, -0.7), (0.52,
        -1.6), (0.545, -1.6), (0.365, -0.7)), TRIM, 0.012), ("buttons", 0.0, -0.28, -1.6, 6, 0.033),
        ("buttons", 0.36, -0.68, -0.68, 1, 0.028), ("buttons", -0.36, -0.68, -0.68, 1, 0.028), ("collar",
        0.09, 0.18, 0.28, 0.16))),
    "bomber": Garment(form(-1.78, 0.8, 0.72, arm=RIBBED, rib=0.17, blouse=0.07, folds=0.035), trims=(("zip",
        0.0, -0.16, -1.94), *welts(0.34, -1.05, -1.42), ("stand", 0.16))),
    "biker": Garment(form(-1.85, 0.7, 0.62, arm=Arm(1.6, 12, 0.15, bunch=0.05), drop=0.5, neckline="vee",
        folds=0.028, tip=(0.62, -0.14)), trims=(("zip", 0.14, -0.62, -1.8, -0.1), ("both", ((0.04, -0.6),
        (0.2, -0.72), (0.5, -0.4), (0.22, -0.14)), COLLAR, 0.035), ("zip", 0.38, -1.2, -1.42, 0.12), ("zip",
        -0.38, -1.2, -1.42, -0.12), ("belt", -1.78, 0.06), ("collar", 0.08, 0.16, 0.22, 0.16)), shine=True),
    "puffer": Garment(form(-2.08, 0.8, 0.78, arm=DOWN, baffles=0.29, folds=0.012), trims=(("zip", 0.0,
        -0.14, -2.06), ("stand", 0.26))),
    "hooded": Garment(form(-2.25, 0.8, 0.82, arm=DOWN, baffles=0.37, folds=0.012, drop=0.22, neck=0.29),
        trims=(("zip", 0.0, -0.2, -2.23), ("hood", 0.6))),
    "gilet": Garment(form(-1.8, 0.76, 0.74, baffles=0.2, folds=0.01, tip=(0.56, -0.12)), trims=(("zip", 0.0,
        -0.14, -1.78), ("stand", 0.2))),
    "blazer": Garment(form(-2.2, 0.72, 0.74, waist=0.66, arm=Arm(1.68, 8, 0.16, bunch=0.012), drop=1.1,
        neckline="vee", folds=0.006), trims=(("lapels",), *flaps(0.44, -1.56, 0.18, 0.1, 0.04), ("patch",
        ((0.3, -0.83), (0.53, -0.8), (0.53, -0.74), (0.3, -0.77)), TRIM, 0.035), ("buttons", 0.0, -1.18,
        -1.47, 2, 0.042))),
    "longblazer": Garment(form(-2.45, 0.64, 0.68, waist=0.56, arm=Arm(1.66, 9, 0.14, bunch=0.012),
        drop=1.05, neckline="vee", folds=0.005, **WOMAN), trims=(("lapels", 0.19), *flaps(0.38, -1.6, 0.15,
        0.1, 0.04), ("buttons", 0.0, -1.16, -1.16, 1, 0.045))),
    "hooded gilet": Garment(form(-2.13, 0.64, 0.66, waist=0.6, baffles=0.27, folds=0.01, drop=0.2,
        tip=(0.5, -0.11), neck=0.26, bust=0.04), trims=(("zip", 0.0, -0.18, -2.11), ("hood", 0.58))),
    "windbreaker": Garment(form(-1.92, 0.82, 0.76, arm=Arm(1.62, 15, 0.16, bunch=0.06, blouse=0.05,
        rib=0.06), rib=0.07, blouse=0.05, folds=0.04, drop=0.22, neck=0.29), trims=(("zip", 0.0, -0.2,
        -1.97), *welts(0.36, -1.15, -1.5, 0.1), ("hood", 0.55), ("cords", 0.1, -0.3, -0.62))),
    "raincoat": Garment(form(-2.7, 0.8, 0.9, arm=Arm(1.66, 13, 0.18, bunch=0.03), folds=0.025, drop=0.2,
        neck=0.29), 6, 0.08, -1.0, trims=(("strip", 0.0, -0.2, -2.68, 0.085, TRIM, 0.03), ("buttons", 0.0,
        -0.4, -2.4, 6, 0.035), *pockets(0.45, -1.6, -2.05, 0.2), *flaps(0.45, -1.57, 0.22, 0.14), ("hood",
        0.58))),
    "utility": Garment(form(-2.15, 0.78, 0.78, arm=PLAIN, folds=0.03), trims=(("strip", 0.0, -0.16, -2.13,
        0.075, TRIM), *pockets(0.38, -0.75, -1.08, 0.17), *flaps(0.38, -0.73, 0.18, 0.1), *pockets(0.42,
        -1.5, -1.95, 0.21), *flaps(0.42, -1.48, 0.22, 0.12), ("buttons", 0.0, -0.3, -2.0, 6, 0.033),
        ("collar", 0.1, 0.2, 0.28, 0.18))),
    "shearling": Garment(form(-1.9, 0.82, 0.78, arm=Arm(1.6, 14, 0.18, bunch=0.05), folds=0.03),
        trims=(("zip", 0.0, -0.1, -1.88), *welts(0.36, -1.1, -1.45), ("collar", 0.14, 0.28, 0.42, 0.26))),
    "kids puffer": Garment(form(-1.7, 0.84, 0.84, arm=Arm(1.35, 20, 0.18, bunch=0.0, baffles=0.23),
        baffles=0.3, drop=0.2, neck=0.3, folds=0.01), trims=(("zip", 0.0, -0.18, -1.68), ("hood", 0.68,
        0.48))),
    "kids rain": Garment(form(-1.95, 0.82, 0.92, arm=Arm(1.35, 18, 0.19, bunch=0.03), drop=0.2, neck=0.3),
        6, 0.07, -0.9, trims=(("strip", 0.0, -0.2, -1.93, 0.08, TRIM, 0.03), ("buttons", 0.0, -0.36, -1.75,
        5, 0.045), *pockets(0.46, -1.35, -1.7, 0.19), *flaps(0.46, -1.33, 0.21, 0.12), ("hood", 0.66, 0.48))),
}  # fmt: skip

SMALL = ("kids puffer", "kids rain")
"""Silhouettes for children."""

TAILORED = ("blazer", "longblazer")
"""Silhouettes with lapels."""


def model(silhouette: str) -> BakedShape:
    """Model one of `SILHOUETTES`."""
    from showroom.studio.garments import blazers, upper_body

    return upper_body.sew(
        SILHOUETTES[silhouette], blazers.Blazer if silhouette in TAILORED else upper_body.UpperBody
    )
