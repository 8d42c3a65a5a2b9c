"""Measures of garments for the upper body, in units of 37 cm; z = 0 is the base of the neck.

Plain numbers, so that articles name their shapes without Blender; `studio.garments.upper_body` sews them.
"""

from __future__ import annotations

from dataclasses import dataclass

FRONT, INSIDE, SLEEVES, RIB, TRIM, ZIP, METAL, BUTTONS, COLLAR, CORD = range(1, 11)
"""Parts of a garment in a bake."""

UNITS = 8.0
"""Lengths of cloth that 1 of a pattern coordinate stands for; its middle, 0.5, is length 0."""

CENTIMETERS = 37.0
"""Length of one unit on an adult."""

Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Arm:
    """A sleeve.

    Attributes:
        length: from the middle of the armhole to the cuff.
        lean: degrees between the sleeve and straight down.
        cuff: half width at its end.
        full: how much the outer edge swells above the straight line, for puffed sleeves.
        blouse: how far the cloth stands out over the cuff.
        bunch: depth of the folds that the sleeve's length pushes up.
        gather: depth of the puckers at the armhole.
        baffles: height of its quilted tubes; 0 for none.
        rib: length of the cuff's rib; 0 for none.
    """

    length: float = 1.6
    lean: float = 13
    cuff: float = 0.17
    full: float = 0.0
    blouse: float = 0.0
    bunch: float = 0.03
    gather: float = 0.0
    baffles: float = 0.0
    rib: float = 0.0


@dataclass(frozen=True)
class Form:
    """The body of a garment.

    Attributes:
        width: half widths at heights, from the hem up to the armpit; held to the shoulder.
        flat: depth of the body as a share of its width.
        armpit: height of the armpit.
        tip: half width and height of the shoulder's tip, where the sleeve begins.
        chest: half width of the front between the armholes.
        neck: half width of the neck hole where it meets the shoulders.
        drop, nape: how deep the neck hole is in front and at the back.
        top: height of the neck hole's ends; below 0 for what hangs on straps or off the shoulders.
        neckline: round, vee, square, boat, sweetheart or scoop.
        arm: the sleeve, or None.
        bust: depth of a woman's bust.
        folds: depth of the loose folds of the body.
        rib: height of a ribbed hem; 0 for none.
        blouse: how far the cloth falls over the hem's rib.
        baffles: height of quilted tubes; 0 for none.
        seed: of all that is random.
    """

    width: Knots
    armpit: float = -0.78
    tip: tuple[float, float] = (0.7, -0.16)
    chest: float = 0.6
    neck: float = 0.27
    drop: float = 0.2
    nape: float = 0.05
    top: float = 0.0
    neckline: str = "round"
    arm: Arm | None = None
    flat: float = 0.58
    bust: float = 0.0
    folds: float = 0.02
    rib: float = 0.0
    blouse: float = 0.0
    baffles: float = 0.0
    seed: int = 1

    @property
    def hem(self) -> float:
        """Height of the lower edge of the cloth, a rib not counted."""
        return self.width[0][0]


@dataclass(frozen=True)
class Garment:
    """A garment: its form and what is done to it.

    Attributes:
        form: its measures.
        folds: number of soft folds that open from the waist to the hem.
        depth: of these folds at the hem.
        waist: height of a seam below which the folds begin; None for none.
        tiers: heights of seams that begin a flounce.
        flounce: how far a flounce stands out at its end.
        gather: depth of the puckers below the seams.
        crossed: its right front is wrapped over the left.
        trims: what is sewn on, in this order: a method of `upper_body.UpperBody` and its measures.
        shine: it mirrors light, as leather, nylon and satin do.
    """

    form: Form
    folds: int = 0
    depth: float = 0.1
    waist: float | None = None
    tiers: tuple[float, ...] = ()
    flounce: float = 0.09
    gather: float = 0.0
    crossed: bool = False
    trims: tuple[tuple, ...] = ()
    shine: bool = False
