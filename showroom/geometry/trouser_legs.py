"""Trousers and shorts as shapes: two lofted legs that meet in a seat, with folds pressed into them.

All measures are in cm, as a tailor takes them from trousers on a ghost mannequin: x to the right, y away from
the viewer, t down from the front of the waist. Cloth coordinates are u, 0 at the centre front and growing to
the right, and -t; on the legs u runs so that the grain follows the crease.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.interpolate import PchipInterpolator

from showroom.geometry.sewing_patterns import Pattern
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import noise

UNIT = 28.0
"""Centimetres in a unit of `sewing_patterns`."""

SHEET = Pattern({}, {}, (), (-64 / UNIT, -122 / UNIT, 128 / UNIT, 128 / UNIT))
"""The cloth's sheet: u, v of the bakes, and what `sewing_patterns.Draft` draws on."""

CLOTH, INSIDE, METAL, CORD, BUTTON = 1, 2, 3, 4, 5
"""Parts."""


@dataclass(frozen=True)
class Folds:
    """Depths of the folds of the cloth, cm; 0 for none.

    Attributes:
        crotch: from the crotch towards the hips.
        thigh: down the inside of the legs.
        knee: across the knees.
        stack: above the hem, where the cloth is too long.
        flutes: tubes in which wide cloth hangs.
        gather: below an elastic waist.
        puff: above a cuff.
        crease: pressed down the front.
        pleats: how many folds hang from the waistband, and how deep.
        lumps: everywhere.
    """

    crotch: float = 0.7
    thigh: float = 0.6
    knee: float = 0.5
    stack: float = 0.5
    flutes: float = 0.0
    gather: float = 0.0
    puff: float = 0.0
    crease: float = 0.0
    pleats: tuple[int, float] = (0, 0.0)
    lumps: float = 0.22


@dataclass(frozen=True)
class TrouserCut:
    """A pair of trousers.

    Attributes:
        length: from waist to hem.
        rise: from waist to crotch, in front.
        waist, hip, hip_at: half their width, and how far down the hip is.
        knee, knee_at: width of a leg there and how far down; shorts have none.
        hem: width of a leg there.
        stance: how far a hem's middle is from the centre.
        deep: depth of a leg as a share of its width.
        band: height of the waistband.
        cuff: height of a ribbed cuff or turn-up, 0 for a plain hem.
        turned: the cuff is a turn-up.
        loops: u of the belt loops on each side.
        button: of metal, of horn or none, at the waistband.
        rivets: at the pockets.
        cord: drawstrings hang from the waist.
        cargo: t of the top, height and width of a pocket on the side, or None.
        low: how much lower the waist is in front than at the back.
        folds: see there.
        seed: of the folds.
    """

    length: float = 104
    rise: float = 26
    waist: float = 17.0
    hip: float = 19.3
    hip_at: float = 19
    knee: float = 18
    knee_at: float | None = 60
    hem: float = 16.5
    stance: float = 11.5
    deep: float = 0.72
    band: float = 4.0
    cuff: float = 0.0
    turned: bool = False
    loops: tuple[float, ...] = (8.5,)
    button: str = "metal"
    rivets: bool = False
    cord: bool = False
    cargo: tuple[float, float, float] | None = None
    low: float = 3.0
    folds: Folds = Folds()
    seed: int = 1


COLUMNS, WALL = 112, 26
"""Points round a leg from the centre front over the side to the centre back, and on along the inside."""

OPENING = np.pi / 7
"""Half the angle of a leg that is its inside."""


class Leg:
    """The surface of one half, before it is mirrored.

    Args:
        cut: its measures.
        seed: of this half's folds.
    """

    def __init__(self, cut: TrouserCut, seed: int):
        self.cut = cut
        self.t = _rows(cut)
        outer, inner, deep = _edges(cut)
        t = self.t[:, None]
        self.x, self.y = _rings(t, outer(t), inner(t), deep(t), cut.rise)
        angle = np.linspace(-1, 1, COLUMNS)
        back = np.concatenate([(1 + np.sin(angle * np.pi / 2)) / 2, np.linspace(1, 0, WALL)])
        self.z = -t + cut.low * back * np.clip(1 - t / cut.rise, 0, 1) ** 1.5
        self.u = _grain(self.x, self.y, self.t, cut.rise)
        self._fold(seed)

    def _fold(self, seed: int) -> None:
        normal = _normals(self.points())
        lift = folded(self.cut, self.u, np.broadcast_to(self.t[:, None], self.u.shape), seed)
        lift += _profile(self.cut, self.t)[:, None]
        shell = np.arange(COLUMNS + WALL) < COLUMNS
        middle = np.clip(np.abs(self.x) / 2.5, 0, 1) ** 1.5
        calm = np.where((self.t[:, None] < self.cut.rise + 1) & shell, middle, 1)
        moved = self.points() + normal * (lift * calm)[..., None]
        self.x, self.y, self.z = np.moveaxis(moved, 2, 0)
        self.x = np.maximum(self.x, np.where(self.x < 3, 0.0, -9))

    def points(self) -> Array:
        """Return rows x columns x 3."""
        return np.stack([self.x, self.y, np.broadcast_to(self.z, self.x.shape)], -1)

    def on(self, u: Array, t: Array, lift: float | Array = 0.0) -> Array:
        """Return points that lie `lift` above the cloth at u and t, arrays of one shape."""
        points, normal = self.points()[:, :COLUMNS], _normals(self.points())[:, :COLUMNS]
        found = np.empty((*np.shape(u), 3))
        for index in np.ndindex(np.shape(u)):
            row = np.clip(np.searchsorted(self.t, t[index]), 1, len(self.t) - 1)
            share = (t[index] - self.t[row - 1]) / (self.t[row] - self.t[row - 1])
            place = []
            for r in (row - 1, row):
                at = np.interp(u[index], self.u[r, :COLUMNS], np.arange(COLUMNS))
                k = min(int(at), COLUMNS - 2)
                place.append([f[r, k] + (f[r, k + 1] - f[r, k]) * (at - k) for f in (points, normal)])
            (a, n), (b, m) = place
            height = lift[index] if isinstance(lift, np.ndarray) else lift
            found[index] = a + (b - a) * share + (n + (m - n) * share) * height
        return found


def _rows(cut: TrouserCut) -> Array:
    """Return t of the rows: half a centimetre apart, closer at the edges of waistband and cuff."""
    steps = [cut.band, *([cut.length - cut.cuff] if cut.cuff else [])]
    near = [step + d for step in steps for d in (-0.25, -0.12, 0.0, 0.12, 0.25)]
    return np.unique(np.concatenate([np.arange(0, cut.length, 0.5), near, [cut.length]]))


def _edges(cut: TrouserCut) -> tuple[PchipInterpolator, PchipInterpolator, PchipInterpolator]:
    """Return x of the outer and of the inner edge of a leg, and its half depth, as functions of t."""
    seat = cut.hip + 0.3
    legs = [(cut.length, cut.hem, cut.stance)]
    if cut.knee_at:
        share = (cut.knee_at - cut.rise) / (cut.length - cut.rise)
        legs.insert(0, (cut.knee_at, cut.knee, seat / 2 + (cut.stance - seat / 2) * share**0.9))
    outer = [(0, cut.waist), (cut.band, cut.waist + 0.25), (cut.hip_at, cut.hip), (cut.rise, seat)]
    inner = [(0, 0.0), (cut.rise - 1, 0.0), (cut.rise + 0.06 * (cut.length - cut.rise), 0.15)]
    depth = [
        (0, 0.52 * cut.waist),
        (cut.hip_at, 0.53 * cut.hip),
        (cut.rise, 0.5 * cut.hip),
        (cut.rise + 8, 0.5 * cut.deep * seat),
    ]
    for t, width, middle in legs:
        outer.append((t, middle + width / 2))
        inner.append((t, max(middle - width / 2, 0.15)))
        depth.append((t, 0.5 * cut.deep * width))
    below, above, half = (PchipInterpolator(*np.array(p, float).T) for p in (outer, inner, depth))
    return below, above, half


def _rings(t: Array, outer: Array, inner: Array, deep: Array, rise: float) -> tuple[Array, Array]:
    """Return x and y of the cross-sections: half an oval in the seat, turning into an oval leg below."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, COLUMNS)
    wall = np.linspace(np.pi / 2, -np.pi / 2, WALL + 2)[1:-1]
    cos = np.concatenate([np.cos(turn) ** 0.84, np.zeros(WALL)])
    sin = np.concatenate([np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.84, np.sin(wall)])
    seat = inner + (outer - inner) * cos, deep * sin
    leg = np.concatenate(
        [
            np.linspace(-np.pi + OPENING, np.pi - OPENING, COLUMNS),
            np.linspace(np.pi - OPENING, np.pi + OPENING, WALL + 2)[1:-1],
        ]
    )
    tube = (outer + inner) / 2 + (outer - inner) / 2 * np.cos(leg), deep * np.sin(leg)
    share = np.clip((t - rise + 1) / 16, 0, 1)
    share = share * share * (3 - 2 * share)
    x, y = (a + (b - a) * share for a, b in zip(seat, tube, strict=True))
    return x, y


def _grain(x: Array, y: Array, t: Array, rise: float) -> Array:
    """Return u: along each row from the crease, and 0 at the centre front above the crotch."""
    step = np.hypot(np.diff(x, axis=1), np.diff(y, axis=1))
    along = np.concatenate([np.zeros((len(t), 1)), np.cumsum(step, 1)], 1)
    crease = round((np.pi / 2 - OPENING) / (2 * np.pi - 2 * OPENING) * (COLUMNS - 1))
    from_crease = along - along[:, crease : crease + 1]
    fork = int(np.searchsorted(t, rise))
    middle = along[fork, crease]
    stretch = np.where(t < rise, middle / np.maximum(along[:, crease], 1e-3), 1)[:, None]
    return middle + np.where(from_crease < 0, from_crease * stretch, from_crease)


def _normals(points: Array) -> Array:
    """Return outward unit normals of a half."""
    down, across = np.gradient(points, axis=0), np.gradient(points, axis=1)
    normal = np.cross(down, across)
    return normal / (np.linalg.norm(normal, axis=2, keepdims=True) + 1e-9)


def _profile(cut: TrouserCut, t: Array) -> Array:
    """Return how far waistband and cuff stand out."""
    lift = 0.22 * np.clip((cut.band + 0.12 - t) / 0.2, 0, 1)
    if cut.cuff:
        inside = np.clip((t - (cut.length - cut.cuff)) / 0.2 + 0.5, 0, 1)
        lift += (0.45 if cut.turned else 0.0) * inside
    return lift


def stroke(
    u: Array, t: Array, start: tuple[float, float], end: tuple[float, float], width: float, bow: float
) -> Array:
    """Return one soft fold from start to end: a ridge beside a valley, of unit height."""
    a, b = np.array(start), np.array(end)
    along = b - a
    length = np.hypot(*along) + 1e-6
    along /= length
    s = ((u - a[0]) * along[0] + (t - a[1]) * along[1]) / length
    inside = np.clip(s, 0, 1)
    aside = (u - a[0]) * along[1] - (t - a[1]) * along[0] + bow * 4 * inside * (1 - inside)
    spread = width * (0.6 + 0.8 * inside)
    body = np.exp(-((aside / spread) ** 2)) - 0.75 * np.exp(-(((aside + 1.35 * spread) / spread) ** 2))
    return np.where((s > 0) & (s < 1), np.sin(np.pi * inside) ** 1.2, 0) * body


def folded(cut: TrouserCut, u: Array, t: Array, seed: int) -> Array:
    """Return how far the folds lift the cloth, cm, at u and t (rows x columns)."""
    rng = np.random.default_rng(seed)
    shape = u.shape
    flat_u, flat_t = u.ravel(), t.ravel()
    warp = [1.1 * noise(7, seed * 7 + k, 1.3, 2)(flat_u, flat_t).reshape(shape) for k in (1, 2)]
    a, b = u + warp[0], t + warp[1]
    lift = np.zeros(shape)
    for height, start, end, width, bow in _plan(cut, rng):
        lift += height * stroke(a, b, start, end, width, bow)
    lumps = noise(9, seed * 7 + 3, 2.2, 3)(flat_u, flat_t).reshape(shape)
    lift += cut.folds.lumps * lumps * np.clip((t - cut.band) / 6, 0, 1)
    lift += _gathers(cut, u, t, seed)
    lift += _hanging(cut, u, t, rng)
    return lift


Fold = tuple[float, tuple[float, float], tuple[float, float], float, float]
"""Height, (u, t) of start and end, width and bow."""


def _plan(cut: TrouserCut, rng: np.random.Generator) -> Iterator[Fold]:
    """Yield the creases that wear puts in: a fan at the crotch, the inside of the legs, knees, hems."""
    f, rise, below = cut.folds, cut.rise, cut.length - cut.rise
    side = cut.hip * 0.95
    short = min(below / 45, 1) * min(cut.hip / 18.5, 1)
    for k in range(7):
        start = (rng.uniform(0.6, 2.2), rise - 5 + 2.0 * k + rng.uniform(-0.6, 0.6))
        end = (side * rng.uniform(0.5, 0.85), rise - 9 + 3.3 * k + rng.uniform(-1.2, 1.2))
        yield (
            f.crotch * (0.35 + 0.65 * short) * rng.uniform(0.5, 1.1),
            start,
            end,
            rng.uniform(0.6, 1.1),
            rng.uniform(-1, 1),
        )
    for _ in range(6):
        top = rise + rng.uniform(0.02, 0.3) * below
        start = rng.uniform(1, 5), top
        end = side * rng.uniform(0.4, 0.8), top + rng.uniform(6, 16)
        yield (
            f.thigh * short * rng.uniform(0.5, 1.1),
            start,
            end,
            rng.uniform(0.8, 1.5),
            rng.uniform(-1.5, 1.5),
        )
    if cut.knee_at:
        yield from _knee(cut, rng)
    middle, half = cut.stance, cut.hem / 2
    for _ in range(int(9 * min(below / 60, 1))):
        top = cut.length - cut.cuff - rng.uniform(1.5, 0.24 * below)
        lean = rng.uniform(-3.5, 3.5)
        away = rng.choice([-1, 1]) * half
        start = middle + away * rng.uniform(0.7, 1.15), top
        end = middle - away * rng.uniform(0.0, 0.7), top + lean
        yield f.stack * rng.uniform(0.5, 1.15), start, end, rng.uniform(0.7, 1.3), rng.uniform(-1.2, 1.2)


def _knee(cut: TrouserCut, rng: np.random.Generator) -> Iterator[Fold]:
    """Yield creases from both seams towards the middle of the knee."""
    knee = cut.knee_at or 0.0
    middle = (cut.hip / 2 + cut.stance) / 2
    for k in range(8):
        away = (1 if k % 2 else -1) * cut.knee / 2
        top = knee + rng.uniform(-9, 9)
        start = middle + away * rng.uniform(0.85, 1.25), top
        end = middle + away * rng.uniform(-0.1, 0.45), top + rng.uniform(-3, 5)
        yield (
            cut.folds.knee * rng.uniform(0.5, 1.1), start, end, rng.uniform(0.7, 1.3), rng.uniform(-1, 1),
        )  # fmt: skip


def _gathers(cut: TrouserCut, u: Array, t: Array, seed: int) -> Array:
    """Return the small upright folds below an elastic waist and above a cuff, and the bulge over it."""
    f = cut.folds
    ripple = noise(1.5, seed * 7 + 5, 14, 2)(u.ravel(), t.ravel()).reshape(u.shape)
    waist = np.exp(-np.clip(t - cut.band, 0, None) / 6) * np.clip((t - cut.band) / 0.6 + 0.35, 0.35, 1)
    lift = f.gather * waist * (0.55 * ripple + 0.5 * (t > cut.band))
    if cut.cuff and not cut.turned:
        up = cut.length - cut.cuff - t
        near = np.where(up > 0, np.exp(-np.clip(up, 0, None) / 5) * np.clip(up / 1.2, 0, 1), 0)
        lift += f.puff * near * (1 + 0.4 * ripple) + 0.12 * f.puff * ripple * (up <= 0)
    return lift


def _hanging(cut: TrouserCut, u: Array, t: Array, rng: np.random.Generator) -> Array:
    """Return tubes of wide cloth, pressed creases and pleats."""
    f = cut.folds
    middle = (cut.hip + 0.3) * 0.56
    down = np.clip((t - cut.rise * 0.7) / (cut.length - cut.rise * 0.7), 0, 1)
    phase, second = rng.uniform(0, 6.3, 2)
    pitch = rng.uniform(6.5, 8)
    wave = np.sin(u / pitch * 2 * np.pi + phase + 0.8 * down) + 0.5 * np.sin(u / pitch * 3.3 + second)
    lift = f.flutes * down**0.8 * wave
    lift += f.crease * np.exp(-np.abs(u - middle) / 1.6) * np.clip((t - cut.band) / 8, 0, 1)
    count, deep = f.pleats
    for k in range(count):
        place = middle + 4.0 * k - 0.04 * t
        fade = np.clip(1 - (t - cut.band) / (26 - 6 * k), 0, 1) * (t > cut.band)
        away = place - u
        lift += deep * fade * np.where(away < 0, np.exp(away / 1.5), 0.1 * np.exp(-away / 1.2))
    return lift


def pair(cut: TrouserCut) -> tuple[Leg, Leg]:
    """Return the halves on the viewer's right and left; the latter is still to be mirrored."""
    return Leg(cut, 2 * cut.seed), Leg(cut, 2 * cut.seed + 1)


@lru_cache(maxsize=2)
def side_seam(cut: TrouserCut) -> tuple[Array, Array]:
    """Return t and the u of the side seam there."""
    half = Leg(cut, 0)
    return half.t, half.u[:, COLUMNS // 2]
