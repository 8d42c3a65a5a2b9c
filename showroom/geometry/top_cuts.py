"""The cut of tops, from tank tops to shirts: front and back are each one piece with its sleeves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from showroom.geometry.sewing_patterns import Path, Pattern, bezier, joined, mirrored, pattern, straight
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import Surface

BODY, TRIM, BUTTONS = 1, 2, 3
"""Parts of a top: its body, its collar or neckband, its buttons."""


@dataclass(frozen=True)
class TopCut:
    """The measures of a top in pattern units (about 28 cm); z is 0 where the shoulder meets the neck.

    Attributes:
        neck: half width of the neckline.
        drop, back_drop: how deep the neckline is cut in front and behind.
        pointed: the front neckline is a V.
        shoulder: (x, z) of the tip of the shoulder.
        armpit: (x, z) of the armpit; x is half the chest's width.
        waist: half width at the waist.
        hem: (x, z) of the hem's corner.
        tail: how much longer the middle of the hem is than its corners, for shirts.
        flat: how much the middle of a straight hem hangs lower.
        sleeve: length from the tip of the shoulder; 0 for none.
        cuff: width of the sleeve's end, whose lower corner must lie outside the armpit.
        angle: of the sleeve below the horizontal, in degrees.
    """

    neck: float = 0.25
    drop: float = 0.235
    back_drop: float = 0.045
    pointed: bool = False
    shoulder: tuple[float, float] = (0.76, -0.17)
    armpit: tuple[float, float] = (0.82, -0.80)
    waist: float = 0.80
    hem: tuple[float, float] = (0.83, -2.38)
    tail: float = 0.0
    flat: float = 0.015
    sleeve: float = 0.76
    cuff: float = 0.47
    angle: float = 45.0


@dataclass(frozen=True)
class Top:
    """A top as it is worn.

    Attributes:
        cut: its measures.
        figure: who wears it, of `studio.garments.figures.FIGURES`.
        lowered: by how many degrees the arms turn down, which folds the armpits.
        bend, drift, seed: of the cloth, as in `cloth_simulation.Drape`.
        thickness: of the cloth: 0.015 shirt, 0.018 jersey, 0.04 knit.
        rib: height of the ribbed bands at hem and cuffs, or 0.
        gathering: how much these are drawn together.
    """

    cut: TopCut
    figure: str = "man"
    lowered: float = 20.0
    bend: float = 0.1
    drift: float = 0.1
    seed: int = 3
    thickness: float = 0.018
    rib: float = 0.0
    gathering: float = 0.12


def top(cut: TopCut) -> Pattern:
    """Draw the pattern; its edges are hem, side*, under*, cuff*, top* (shoulder and sleeve) and neck.

    The starred ones end in R (positive x) or L. A top without sleeves has `arm*` for under, cuff and sleeve.
    """
    right = ("sideR", "underR", "topR") if cut.sleeve else ("sideR", "topR")
    left = tuple(name[:-1] + "L" for name in right)
    return pattern(_panel(cut, False), _panel(cut, True), right + left)


def armhole(cut: TopCut, side: int) -> Path:
    """Return the seam between body and sleeve from the shoulder down; side 1 is positive x, -1 negative."""
    (sx, sz), (ax, az) = cut.shoulder, cut.armpit
    path = bezier((sx, sz), (sx - 0.10, sz - 0.25), (ax - 0.06, az + 0.12), (ax, az))
    return path * [side, 1]


def sleeve_zone(cut: TopCut, side: int) -> Path:
    """Return an outline that covers one sleeve and nothing of the body."""
    far = max(abs(cut.shoulder[0]), cut.armpit[0]) + cut.sleeve + 0.3
    low, high = cut.armpit[1] - cut.sleeve - 0.5, 0.3
    rest = np.array([(side * far, low), (side * far, high)])
    corner = np.array([(side * (cut.armpit[0] + 0.02), low)])
    return np.concatenate([armhole(cut, side), corner, rest]) if cut.sleeve else armhole(cut, side)


TRIM_SPAN = 4.0
"""Pattern units that the sheet of a collar or another trim spans, (0, 0) in its middle."""


def trim_place(x: Array, z: Array) -> tuple[Array, Array]:
    """Return the sheet coordinates (u, v) of a trim's cloth."""
    return x / TRIM_SPAN + 0.5, z / TRIM_SPAN + 0.5


def trim_from(cloth: Surface) -> Surface:
    """Return the surface of a trim cut from a cloth that is measured in pattern units."""
    return lambda u, v: cloth((u - 0.5) * TRIM_SPAN, (v - 0.5) * TRIM_SPAN)


def in_sleeve(cut: TopCut, x: Array, z: Array) -> Array:
    """Return which points lie on a sleeve."""
    hole = armhole(cut, 1)
    limit = np.interp(-z, -hole[:, 1], hole[:, 0])
    return np.abs(x) > limit if cut.sleeve else np.zeros(len(x), bool)


def in_rib(top: Top, x: Array, z: Array) -> Array:
    """Return which points lie on the ribbed bands at hem and cuffs."""
    cut, angle = top.cut, np.radians(top.cut.angle)
    along = (np.abs(x) - cut.shoulder[0]) * np.cos(angle) - (z - cut.shoulder[1]) * np.sin(angle)
    return (z < cut.hem[1] + top.rib) | (in_sleeve(cut, x, z) & (along > cut.sleeve - top.rib))


def grain(cut: TopCut, x: Array, z: Array) -> tuple[Array, Array]:
    """Return where on the roll of cloth a point was cut: sleeves lie along it like the body does."""
    turn = np.radians(cut.angle - 90)
    (sx, sz), c, s = cut.shoulder, np.cos(turn), np.sin(turn)
    out, up = np.abs(x) - sx, z - sz
    sleeve = in_sleeve(cut, x, z)
    across, along = sx + out * c - up * s, sz + out * s + up * c
    return np.where(sleeve, np.sign(x) * across, x), np.where(sleeve, along, z)


def held(cut: TopCut, x: Array, z: Array, back: Array) -> Array:
    """Return 1 on the shoulder seams, where a top hangs, and 0 elsewhere; a `Drape.pin`."""
    (sx, sz), width = cut.shoulder, np.abs(x)
    above = z - (width - cut.neck) / (sx - cut.neck) * sz
    return ((np.abs(above) < 0.004) & (width < 0.9 * sx)).astype(float)


def _panel(cut: TopCut, back: bool) -> dict[str, Path]:
    neck, side, hem = _neck(cut, back), _side(cut), _hem(cut)
    sx, sz = cut.shoulder
    shoulder = straight((sx, sz), (cut.neck, 0))
    if not cut.sleeve:
        arm = armhole(cut, 1)[::-1]
        right = {"sideR": side, "armR": arm, "topR": shoulder}
    else:
        under, cuff, sleeve = _sleeve(cut)
        right = {"sideR": side, "underR": under, "cuffR": cuff, "topR": joined(sleeve, shoulder)}
    left = {name[:-1] + "L": mirrored(path) for name, path in reversed(right.items())}
    return {"hem": hem, **right, "neck": neck, **left}


def _neck(cut: TopCut, back: bool) -> Path:
    w, d = cut.neck, cut.back_drop if back else cut.drop
    if cut.pointed and not back:
        half = bezier((w, 0), (w * 0.9, -d * 0.4), (w * 0.45, -d * 0.75), (0, -d))
    else:
        half = bezier((w, 0), (w * 0.95, -d * 0.75), (w * 0.55, -d), (0, -d))
    return joined(half, mirrored(half))


def _side(cut: TopCut) -> Path:
    (ax, az), (hx, hz) = cut.armpit, cut.hem
    middle = (az + hz) / 2
    return bezier((hx, hz), (cut.waist, middle - 0.15), (cut.waist, middle + 0.25), (ax, az), 40)


def _sleeve(cut: TopCut) -> tuple[Path, Path, Path]:
    """Return the sleeve's lower edge outwards, its end upwards and its upper edge inwards."""
    (sx, sz), (ax, az), length = cut.shoulder, cut.armpit, cut.sleeve
    c, s = np.cos(np.radians(cut.angle)), np.sin(np.radians(cut.angle))
    ex, ez = sx + length * c, sz - length * s
    fx, fz = ex - cut.cuff * s, ez - cut.cuff * c
    reach = 0.35 * np.hypot(fx - ax, fz - az)
    under = bezier(
        (ax, az), (ax + 0.3 * reach, az + 0.05 * reach), (fx - reach * c, fz + reach * s), (fx, fz), 24
    )
    upper = bezier(
        (ex, ez),
        (ex - 0.4 * length * c, ez + 0.4 * length * s + 0.02),
        (sx + 0.22 * min(length, 1), sz - 0.075),
        (sx, sz),
    )
    return under, straight((fx, fz), (ex, ez)), upper


def _hem(cut: TopCut) -> Path:
    hx, hz = cut.hem
    if cut.tail:
        low = hz - cut.tail
        half = bezier((0, low), (hx * 0.45, low), (hx * 0.6, hz), (hx, hz))
    else:
        low = hz - cut.flat
        half = bezier((0, low), (hx * 0.4, low), (hx * 0.7, hz), (hx, hz))
    return joined(mirrored(half), half)
