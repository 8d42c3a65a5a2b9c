"""Sewing trousers: what shows of seams, flies, pockets, waistbands and hems on the cloth's sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from showroom.geometry import trouser_legs
from showroom.geometry.sewing_patterns import Draft, bezier, joined, offset, straight
from showroom.geometry.trouser_legs import UNIT, TrouserCut
from showroom.rendering.artwork import moved
from showroom.rendering.baked_shape import Array


@dataclass(frozen=True)
class Style:
    """The seams and trims of a pair.

    Attributes:
        pockets: "jeans", "slant", "welt", "patch", "none".
        fly: whether it opens at the front.
        thread: of the topstitching, "rrggbb" or None for one that does not show.
        wash: how far the dye is worn off, 0..1.
        hem: "sewn", "raw", or "none" where there is a cuff.
        elastic: the waistband is gathered.
        ribbed: waistband and cuffs are knitted.
        side: colour of a stripe down the side, "rrggbb" or None.
        block: colour of the legs below the knee, "rrggbb" or None.
        torn: holes at the knees.
        seam: a line of stitches down the front of each leg.
        thigh: a patch pocket with a flap on each thigh.
    """

    pockets: str = "slant"
    fly: bool = True
    thread: str | None = None
    wash: float = 0.0
    hem: str = "sewn"
    elastic: bool = False
    ribbed: bool = False
    side: str | None = None
    block: str | None = None
    torn: bool = False
    seam: bool = False
    thigh: bool = False


def _cm(points: Array) -> Array:
    """Turn (u, t) in cm into pattern units."""
    return np.asarray(points, float) / UNIT * (1, -1)


def _stitch(draft: Draft, path: Array, thread: str | None = None) -> None:
    """Sew along a path with stitches of three millimetres."""
    draft.stroke(path, 0.011, height=-0.35)
    draft.stroke(path, 0.011, color="000000", alpha=0.1 if thread else 0.14)
    if thread:
        draft.stroke(path, 0.0075, color=thread, alpha=0.8, height=0.25, dash=(0.016, 0.008))


def draw(draft: Draft, cut: TrouserCut, style: Style) -> None:
    """Draw all that is sewn: waistband, fly, pockets, sides, hems."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    wide = float(np.interp(cut.band, seam_t, seam_u)) + 14
    edge = _cm(straight((-wide, cut.band), (wide, cut.band), 60))
    draft.seam(edge)
    if style.elastic:
        rows = (0.33, 0.66) if not style.ribbed else ()
        for share in rows:
            _stitch(draft, edge * (1, share))
    else:
        _stitch(draft, _cm(straight((-wide, 0.5), (wide, 0.5), 60)), thread=style.thread)
        _stitch(
            draft, _cm(straight((-wide, cut.band - 0.4), (wide, cut.band - 0.4), 60)), thread=style.thread
        )
        draft.seam(_cm(straight((0.9, 0), (0.9, cut.band))))
    for u in cut.loops:
        for edge_u in (u - 0.62, u + 0.62, -u - 0.62, -u + 0.62):
            draft.stroke(
                _cm(straight((edge_u, 0), (edge_u, cut.band + 0.9))), 0.014, color="000000", alpha=0.3
            )
    _middle(draft, cut, style)
    for side in (1, -1):
        sewn = np.array([side, 1])
        POCKETS[style.pockets](draft, cut, style, sewn)
        _cargo(draft, cut, sewn)
        _hem(draft, cut, style, sewn)
        if style.seam:
            front = np.stack([np.full(30, cut.hip * 0.56), np.linspace(cut.band, cut.length, 30)], 1)
            draft.seam(_cm(front * sewn))
        if style.thigh:
            _thigh_pocket(draft, cut, sewn)
        if style.torn:
            _tear(draft, cut, side)


def _middle(draft: Draft, cut: TrouserCut, style: Style) -> None:
    """Draw the centre seam and the fly."""
    draft.seam(_cm(straight((0, cut.band), (0, cut.rise + 1), 40)), width=0.024, dark=0.2)
    if not style.fly:
        return
    down = cut.band + 0.66 * (cut.rise - cut.band)
    curve = joined(
        straight((3.6, cut.band), (3.6, down - 4), 14),
        bezier((3.6, down - 4), (3.6, down - 1), (2.4, down), (0.1, down + 0.8)),
    )
    _stitch(draft, _cm(curve), thread=style.thread)
    if style.thread:
        _stitch(draft, _cm(curve * (0.82, 0.985)), thread=style.thread)
        _stitch(draft, _cm(straight((0.35, cut.band), (0.35, cut.rise), 30)), thread=style.thread)


def _jeans(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    """Two curved front pockets, and a coin pocket in one of them."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    down = cut.band + 7.2 * cut.hip / 19
    end = float(np.interp(down, seam_t, seam_u))
    start = cut.waist * 0.62
    mouth = bezier((start, cut.band), (start + 0.6, down - 2.2), (start + 3.4, down - 0.6), (end + 0.5, down))
    inside = np.concatenate([mouth, [(end + 1, cut.band), (start, cut.band)]])
    draft.fill(_cm(inside * sewn), color="000000", alpha=0.07, height=-0.35)
    draft.seam(_cm(mouth * sewn), width=0.026, dark=0.28)
    for gap in (0.45, 0.95):
        _stitch(draft, _cm(moved(mouth, -0.6 * gap, 0.75 * gap) * sewn), thread=style.thread)
    if sewn[0] > 0:
        coin = _cm(straight((start + 2.2, cut.band + 3.2), (end + 0.5, cut.band + 2.9), 12))
        draft.seam(coin)
        _stitch(draft, coin - (0, 0.45 / UNIT), thread=style.thread)


def _slant(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    """Slanting side pockets."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    down = cut.band + 15 * cut.hip / 19
    end = float(np.interp(down, seam_t, seam_u))
    mouth = straight((cut.waist * 0.86, cut.band), (end, down), 30)
    draft.seam(_cm(mouth * sewn), width=0.032, dark=0.34)
    _stitch(draft, _cm(moved(mouth, -0.6, 0) * sewn), thread=style.thread)
    for k in (3, -4):
        draft.stroke(_cm((mouth[k] + np.array([(-0.9, 0.1), (0.1, -0.1)])) * sewn), 0.02, height=0.6)


def _welt(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    """Upright pockets with a zip, close to the side seam."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    top = cut.band + 3.5
    ends = [(float(np.interp(t, seam_t, seam_u)) - 2.6 + 0.5 * k, t) for k, t in enumerate((top, top + 14))]
    mouth = straight(ends[0], ends[1], 24)
    draft.stroke(_cm(mouth * sewn), 0.055, color="000000", alpha=0.22, height=-0.5)
    draft.stroke(_cm(mouth * sewn), 0.018, color="b9bbbd", alpha=0.75, height=0.5, dash=(0.012, 0.01))
    for gap in (-1.1, 1.1):
        _stitch(draft, _cm(moved(mouth, gap, 0) * sewn))


def _patch(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    """Seam pockets with a topstitched bag, as on sweatpants."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    down = cut.band + 16 * cut.hip / 19
    end = float(np.interp(down, seam_t, seam_u))
    mouth = bezier(
        (cut.waist * 0.78, cut.band), (cut.waist * 0.8, down - 7), (end - 3, down - 1.5), (end, down)
    )
    draft.seam(_cm(mouth * sewn), width=0.036, dark=0.3)
    for gap in (0.7, 1.3):
        _stitch(draft, _cm(offset(mouth, gap) * sewn))


def _nothing(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    """No pockets in sight."""


POCKETS: dict[str, Callable[[Draft, TrouserCut, Style, Array], None]] = {
    "jeans": _jeans,
    "slant": _slant,
    "welt": _welt,
    "patch": _patch,
    "none": _nothing,
}


def _cargo(draft: Draft, cut: TrouserCut, sewn: Array) -> None:
    """Sew round the pocket on the side and its flap."""
    if not cut.cargo:
        return
    top, height, width = cut.cargo
    seam_t, seam_u = trouser_legs.side_seam(cut)
    outer = float(np.interp(top, seam_t, seam_u)) + 2.5
    left, low = outer - width, top + 0.3 * height
    sides = ((left + 0.5, low), (left + 0.5, top + height - 0.5), (outer, top + height - 0.5))
    _stitch(draft, _cm(np.array(sides) * sewn))
    for depth in (low - 0.6, top - 0.4):
        _stitch(draft, _cm(straight((left, depth), (outer, depth)) * sewn))
    pleat = _cm(straight((left + width * 0.52, low), (left + width * 0.52, top + height)) * sewn)
    draft.seam(pleat, width=0.03, dark=0.25)


def _thigh_pocket(draft: Draft, cut: TrouserCut, sewn: Array) -> None:
    """Sew a flat pocket on the thigh, its flap over it."""
    seam_t, seam_u = trouser_legs.side_seam(cut)
    top = cut.rise + 7
    right = float(np.interp(top, seam_t, seam_u)) - 1.2
    wide, high, fall = 0.56 * cut.hip, 0.85 * cut.hip, 4.6
    for grow, start, end in ((0.0, top, top + high), (0.5, top - 0.6, top + fall)):
        left, far = right - wide - grow, right + grow
        outline = np.array([(left, start), (far, start), (far, end), (left, end)])
        draft.fill(_cm(outline * sewn), height=0.35 + grow)
        draft.seam(_cm(np.concatenate([outline, outline[:1]]) * sewn), width=0.03, dark=0.36)
        _stitch(draft, _cm(straight((left, end - 0.7), (far, end - 0.7)) * sewn))


def _hem(draft: Draft, cut: TrouserCut, style: Style, sewn: Array) -> None:
    reach = np.array([(-3.0, 0.0), (2 * cut.hem + 6, 0.0)])
    if cut.cuff:
        draft.seam(_cm(moved(reach, 0, cut.length - cut.cuff) * sewn), width=0.03, dark=0.3)
        if cut.turned:
            _stitch(draft, _cm(moved(reach, 0, cut.length - cut.cuff + 0.5) * sewn), thread=style.thread)
        return
    if style.hem == "raw":
        _fray(draft, cut, sewn)
        return
    for up in (2.4,) if style.thread is None else (1.3,):
        _stitch(draft, _cm(moved(reach, 0, cut.length - up) * sewn), thread=style.thread)
    draft.stroke(_cm(moved(reach, 0, cut.length - 0.1) * sewn), 0.02, color="000000", alpha=0.15)


def _fray(draft: Draft, cut: TrouserCut, sewn: Array) -> None:
    """Let threads hang at a raw hem."""
    rng = np.random.default_rng(cut.seed)
    for u in np.arange(-3, 2 * cut.hem + 6, 0.28):
        up = rng.uniform(0.3, 1.3)
        lean = rng.uniform(-0.3, 0.3)
        thread = np.array([(u, cut.length), (u + lean, cut.length - up)])
        draft.stroke(_cm(thread * sewn), 0.008, color="e9e6dd", alpha=0.75, height=0.4)


def _tear(draft: Draft, cut: TrouserCut, side: int) -> None:
    """Tear the knee: the blue yarn is gone, the white one hangs across, some of it broken."""
    rng = np.random.default_rng(cut.seed + side)
    x, knee = (cut.hip + 0.3) * 0.56 + rng.uniform(-1, 1), (cut.knee_at or 60) - 4 + 5 * side
    half, high = 0.3 * cut.knee, rng.uniform(2.2, 3.2)
    turn = np.linspace(0, 2 * np.pi, 24)
    rim = 1 + 0.16 * np.sin(3 * turn + rng.uniform(0, 6)) + 0.1 * np.sin(5 * turn)
    for size, alpha in ((1.25, 0.18), (1.0, 0.4)):
        spot = np.stack([x + size * half * rim * np.cos(turn), knee + size * high * rim * np.sin(turn)], 1)
        draft.fill(_cm(spot * (side, 1)), color="e6eaec", alpha=alpha)
    for t in np.arange(-high, high, 0.24):
        reach = half * np.sqrt(max(1 - (t / high) ** 2, 0)) * rng.uniform(0.6, 1.15)
        shift = rng.uniform(-0.2, 0.2) * half
        ends = np.array(
            [(x + shift - reach, knee + t), (x + shift + reach, knee + t + rng.uniform(-0.25, 0.25))]
        )
        gap = rng.random() < 0.3
        draft.stroke(
            _cm(ends * (side, 1)),
            0.007,
            color="23272d" if gap else "f2f2ee",
            alpha=rng.uniform(0.25, 0.55) if gap else rng.uniform(0.4, 0.9),
            height=-0.5 if gap else 0.4,
        )
