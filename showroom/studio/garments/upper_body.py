"""Sews garments for the upper body: `Form`s on a trunk, with sleeves, ribs, collars, hoods and trims."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from showroom.geometry.garment_forms import (
    COLLAR,
    CORD,
    FRONT,
    INSIDE,
    METAL,
    RIB,
    SLEEVES,
    TRIM,
    Arm,
    Form,
    Garment,
)
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.studio import meshes, scene
from showroom.studio.garments import cloth_tubes, folds
from showroom.studio.garments.sewn_parts import SewnGarment, finish


class UpperBody(SewnGarment):
    """A garment for the upper body.

    Args:
        form: its measures.
        reliefs: folds besides those of the form.
    """

    def __init__(self, form: Form, reliefs: Sequence[cloth_tubes.Relief] = ()):
        self.form = form
        trunk = cloth_tubes.Trunk(
            width=(*form.width, (0.1, form.width[-1][1])),
            depth=(
                *((z, form.flat * w) for z, w in form.width),
                (0.05, form.flat * 0.75 * form.width[-1][1]),
            ),
            neck=form.neck,
            slope=0.3 if form.top else -form.tip[1] / (form.tip[0] - form.neck),
            rounding=0.42,
            reliefs=(*_body_folds(form), *reliefs),
        )
        super().__init__(trunk)

    def armhole(self) -> Array:
        """Return x and z from the armpit to the tip of the shoulder, on the right."""
        form, side = self.form, self.form.width[-1][1]
        low, high = (side, form.armpit), form.tip
        bend = min(form.chest, high[0])
        inward = bend if form.arm else 0.35 * side + 0.65 * bend
        return _flat(low, (inward, form.armpit + 0.02), (bend, high[1] - 0.4 * (high[1] - low[1])), high)

    def neck(self, back: bool = False) -> Array:
        """Return x and z of the neck hole's right half, from the shoulder to the middle."""
        form = self.form
        curve = NECKLINES["round" if back else form.neckline](form.neck, form.nape if back else form.drop)
        return curve + np.array([0, form.top])

    def top(self, back: bool = False) -> Array:
        """Return the upper edge of the front or back as angles and heights."""
        neck = self.neck(back)
        shoulder = np.linspace(self.form.tip, neck[0], 30)
        return cloth_tubes.edge(self.trunk, np.concatenate([self.armhole(), shoulder[1:], neck[1:]]), back)

    def body(self, hem: float | None = None) -> None:
        """Hang front and back."""
        low = self.form.hem if hem is None else hem
        cloth_tubes.panel(self.trunk, self.top(), low, FRONT)
        cloth_tubes.panel(self.trunk, self.top(back=True), low, INSIDE, 0.0, 180, 60)

    def crossed(self) -> None:
        """Hang a back and two fronts, the right one crossed over the left one down to the waist and hem."""
        form, waist = self.form, -1.3
        top = self.top()
        half = top[top[:, 0] >= 0]
        cloth_tubes.panel(self.trunk, self.top(back=True), form.hem, INSIDE, 0.0, 180, 60)
        neck = self.neck()[0]
        shoulder = int(np.argmin(np.abs(half[:, 0] - self.trunk.angle(*neck)) + np.abs(half[:, 1] - neck[1])))
        outward = half[shoulder:]
        down = _flat((-0.34, waist), (-0.25, waist + 0.25), (0.1, -0.75), tuple(neck), 60)
        slope = np.c_[self.trunk.angle(down[:, 0], down[:, 1]), down[:, 1]]
        side = np.array([[-np.pi / 2, waist - 0.01]])
        for mirror, lift in ((-1, 0.0), (1, 0.018)):
            edge = np.concatenate([side, slope, outward]) * [mirror, 1]
            cloth_tubes.panel(self.trunk, edge[::mirror], form.hem, FRONT, lift)

    def sleeves(self) -> None:
        """Sew on both sleeves and their cuffs."""
        arm = self.form.arm
        if arm is None:
            return
        sleeve = _sleeve(self.armhole(), self.form, arm)
        for loop in cloth_tubes.sleeves(self.trunk, sleeve, SLEEVES):
            if arm.rib:
                ends = loop.mean(0)
                axis = np.array([np.sign(ends[0]) * np.sin(np.radians(arm.lean * 0.4)), -0.05, -1])
                r = arm.rib
                cloth_tubes.band(
                    loop,
                    ((-0.02, -0.14), (0, -0.1), (0.3 * r, -0.06), (0.8 * r, -0.1), (r, -0.15)),
                    axis,
                    RIB,
                )

    def hem(self) -> None:
        """Knit the ribbed hem."""
        form = self.form
        loop = self.trunk.at(np.linspace(-np.pi, np.pi, 240, endpoint=False), np.full(240, form.hem))
        r = form.rib
        profile = ((-0.02, -0.06), (0, -0.03), (0.25 * r, -0.01), (0.8 * r, -0.025), (r, -0.05))
        cloth_tubes.band(loop, profile, np.array([0, 0, -1]), RIB)

    def ring(self) -> Array:
        """Return the loop of points round the neck hole, from the middle of the front to the right."""
        front, back = (
            cloth_tubes.edge(self.trunk, self.neck()),
            cloth_tubes.edge(self.trunk, self.neck(True), back=True),
        )
        around = np.concatenate([front, back[1:-1]])
        points = self.trunk.at(around[:, 0], around[:, 1])
        return _even(np.roll(points, -(len(front) // 2), 0), 240)

    def neckband(self, height: float = 0.08, number: int = RIB) -> None:
        """Knit the rib round the neck hole."""
        loop = self.ring()
        rim = self._oval(0.84)
        rim[:, 2] = 0.85 * loop[:, 2] + 0.75 * height
        self._rise(loop, rim, 0.6, number)

    def stand(self, height: float, number: int = COLLAR, narrow: float = 0.93) -> None:
        """Put up a stand-up collar; its rim is an oval, `narrow` times as wide as the neck."""
        rim = self._oval(narrow)
        rim[:, 2] += height - 0.1
        self._rise(self.ring(), rim, 0.7, number)

    def _oval(self, narrow: float) -> Array:
        """Return an oval loop over the neck, lower in front, from the middle of the front."""
        turn, wide = np.linspace(0, 2 * np.pi, 240, endpoint=False), narrow * self.form.neck
        return np.stack([wide * np.sin(turn), 0.02 - 0.75 * wide * np.cos(turn), -0.06 * np.cos(turn)], -1)

    def _rise(self, loop: Array, rim: Array, bend: float, number: int) -> None:
        """Knit from the neck's edge up to a rim."""
        shares = np.linspace(-0.08, 1, 24)[:, None, None]
        inward = np.clip(shares, 0, 1) ** bend * (rim - loop) * [1, 1, 0]
        points = np.swapaxes(loop + inward + shares * (rim - loop) * [0, 0, 1], 0, 1)
        meshes.thicken(cloth_tubes.ring(points, number), 0.03)

    def straps(self, base: float, radius: float = 0.016, flat: float = 1.0) -> None:
        """Run straps from the front's upper edge at x = base over the shoulders to the back."""
        edge = self.top()
        angle = self.trunk.angle(np.array(base), np.array(self.form.top))
        front = self.at(base, float(np.interp(angle, edge[:, 0], edge[:, 1])) - 0.03, 0.005)
        back = front * [0.95, -0.9, 1] - [0, 0, 0.05]
        rise, fall = (front[0] * 0.97, front[1] * 1.05, 0.04), (back[0], back[1], 0.06)
        path = meshes.bezier(front.tolist(), rise, fall, back.tolist(), 60)
        for side in (1, -1):
            meshes.tube(path * [side, 1, 1], radius, TRIM, 1, flat=flat)

    def hood(self, height: float = 0.62, half: float = 0.47, number: int = COLLAR) -> None:
        """Put up a hood, its opening to the front; its rim meets at the bottom of the neckline."""
        angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
        sine, cosine, bottom = np.sin(angle), np.cos(angle), cloth_tubes.step(-np.cos(angle), 0, 1)
        throat = self.at(0, -self.form.drop)
        low = throat[2] - 0.02
        middle = (height + low) / 2 + 0.04
        rim = np.sign(sine) * np.abs(sine) ** 0.85 * 0.68 * half * (1 - 0.4 * bottom)
        up = np.where(cosine > 0, height - 0.1 - middle, middle - low) * cosine
        rows = []
        for grow, back in HOOD:
            swell = 1 + (grow - 1) * (1 - 0.75 * bottom) if grow > 1 else np.full_like(angle, grow)
            y = throat[1] - 0.03 + 0.08 * (cosine + 1) + back * (1 - 0.1 * bottom)
            rows.append(np.stack([rim * swell, y, middle + up * (1 + (swell - 1) * 0.55)], -1))
        points = cloth_tubes.refine(np.stack(rows, 1), 6)
        wave = folds.rumples(self.form.seed, 9, (0, 6.28), (0.1, 0.7), (-40, 40), (0.3, 0.8), 0.02, 0.08)
        turned, far = np.meshgrid(angle, np.linspace(0, 1, points.shape[1]), indexing="ij")
        away = points - [0, 0, middle]
        away /= np.linalg.norm(away, axis=2, keepdims=True) + 1e-9
        points = points + away * wave(turned, far)[..., None]
        meshes.thicken(cloth_tubes.ring(points, number), 0.035)

    def collar(
        self, stand: float = 0.1, fall: float = 0.17, point: float = 0.27, spread: float = 0.15
    ) -> None:
        """Sew on a shirt's collar: a stand, and leaves that fall over it to two points."""
        ring = self.ring()
        loop = np.concatenate([ring, ring[:1]])
        share = np.linspace(0, 1, len(loop))
        front = np.abs(share - 0.5) * 2
        out = (loop - loop.mean(0)) * [1, 1, 0]
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        up = np.array([0, 0, 1.0])
        high = loop + up * (stand * (1 - 0.3 * front**4))[:, None] - 0.02 * out
        _sheet(np.stack([loop - 0.03 * up, loop, (loop + high) / 2, high], 1), 0.015)
        length = fall + (point - fall) * front**3
        near = cloth_tubes.step(front, 0.5, 1)
        turn = np.where(share < 0.5, 1, -1) * spread * near
        tips = high + out * (0.09 + 0.03 * (1 - front))[:, None] - up * (length * 0.9)[:, None]
        tips = tips + np.stack([turn, -0.07 * near, 0 * near], 1)
        rows = [high, high + 0.025 * (out + up), 0.8 * high + 0.2 * tips + 0.04 * out + 0.012 * up,
                0.5 * (high + tips) + 0.025 * out, 0.2 * high + 0.8 * tips + 0.01 * out, tips]  # fmt: skip
        _sheet(cloth_tubes.refine(np.stack(rows, 1), 5), 0.022)

    def flounce(self, length: float, flare: float) -> None:
        """Sew a gathered flounce round the upper edge, over the sleeves."""
        turn = np.linspace(0, 2 * np.pi, 400, endpoint=False)
        side, deep = self.form.tip[0] + 0.1, self.trunk.at(0.0, self.form.top - 0.1)[1]
        wave = folds.flutes(26, 0, -length, 0.09, self.form.seed + 9)
        rows = np.linspace(0.03, -length, 40)
        a, z = np.meshgrid(turn, rows, indexing="ij")
        out = 0.02 + flare * np.clip(-z / length, 0, 1) + wave(a, np.minimum(z, -0.05))
        points = np.stack([(side + out) * np.sin(a), (deep - out - 0.03) * np.cos(a), self.form.top + z], -1)
        cloth_tubes.ring(points, TRIM)

    def placket(self, high: float, low: float) -> None:
        """Edge a slit of the neckline."""
        self.strip(0, high, low, 0.035, TRIM, 0.012)

    def cords(self, x: float = 0.09, high: float = -0.24, low: float = -0.75, number: int = CORD) -> None:
        """Hang two drawstrings with metal tips."""
        for side, end in ((1, low), (-1, low + 0.07)):
            z = np.linspace(high, end, 30)
            sway = side * (x + 0.03 * np.sin((high - z) * 4))
            path = np.array([self.at(float(a), float(b), 0.02) for a, b in zip(sway, z, strict=True)])
            meshes.tube(path, 0.016, number, 1)
            meshes.tube(
                path[-1] + np.outer(np.linspace(0, 1, 6), path[-1] - path[-3]) * 1.1, 0.019, METAL, 0.2
            )


def sew(garment: Garment, cut: type[UpperBody] = UpperBody) -> BakedShape:
    """Sew a garment, cut in a way of its own, and photograph it straight from the front."""
    scene.new_scene()
    form = garment.form
    start = garment.waist or form.armpit
    reliefs = []
    if garment.folds:
        reliefs.append(folds.flutes(garment.folds, start, form.hem, garment.depth, form.seed + 5))
    seams = (*([garment.waist] if garment.waist else []), *garment.tiers)
    if garment.gather:
        reliefs += [folds.gathers(52, z, 0.3, garment.gather, form.seed + i) for i, z in enumerate(seams)]
    reliefs += folds.tiers((start, *garment.tiers) if garment.tiers else (), form.hem, garment.flounce)
    piece = cut(form, reliefs)
    if garment.crossed:
        piece.crossed()
    else:
        piece.body()
    piece.sleeves()
    if form.rib:
        piece.hem()
    for trim, *measures in garment.trims:
        getattr(piece, trim)(*measures)
    return finish(garment.shine)


def _sheet(points: Array, thickness: float) -> None:
    """Sew a piece of a collar."""
    meshes.thicken(meshes.grid(points, COLLAR, 1, uv=cloth_tubes.lengths(points)), thickness)


HOOD = (
    (1, 0), (1.05, 0.005), (1.2, 0.04), (1.4, 0.16), (1.47, 0.3),
    (1.38, 0.45), (1.0, 0.56), (0.5, 0.62), (0.0, 0.63),
)  # fmt: skip
"""Rings of a hood from its rim to its back: size in shares of the rim, and how far back."""


def _flat(a: tuple, b: tuple, c: tuple, d: tuple, steps: int = 40) -> Array:
    """Return a Bezier curve in the plane of the picture."""
    return meshes.bezier((*a, 0), (*b, 0), (*c, 0), (*d, 0), steps)[:, :2]


def _even(loop: Array, count: int) -> Array:
    """Return points at equal distances along a closed loop."""
    closed = np.concatenate([loop, loop[:1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    at = np.linspace(0, length[-1], count, endpoint=False)
    return np.stack([np.interp(at, length, closed[:, i]) for i in range(3)], -1)


def _vee(w: float, d: float) -> Array:
    return _flat((w, 0), (w * 0.93, -d * 0.3), (w * 0.4, -d * 0.75), (0, -d))


def _square(w: float, d: float) -> Array:
    side = _flat((w, 0), (w, -d * 0.3), (w * 0.97, -d * 0.8), (w * 0.95, -d))
    return np.concatenate([side, np.linspace((w * 0.93, -d * 1.01), (0, -d * 1.03), 20)])


def _sweetheart(w: float, d: float) -> Array:
    lobe = _flat((w, 0), (w * 0.9, 0.07), (w * 0.5, 0.07), (w * 0.3, 0), 24)
    dip = _flat((w * 0.3, 0), (w * 0.15, -d * 0.5), (w * 0.05, -d * 0.8), (0, -d), 24)
    return np.concatenate([lobe, dip[1:]])


NECKLINES = {
    "round": lambda w, d: _flat((w, 0), (w * 0.97, -d * 0.8), (w * 0.5, -d), (0, -d)),
    "scoop": lambda w, d: _flat((w, 0), (w * 0.9, -d * 1.0), (w * 0.6, -d), (0, -d)),
    "vee": _vee,
    "square": _square,
    "sweetheart": _sweetheart,
    "boat": lambda w, d: _flat((w, 0), (w * 0.7, -d), (w * 0.4, -d), (0, -d)),
}


def _body_folds(form: Form) -> list[cloth_tubes.Relief]:
    """Return the reliefs that a form asks for."""
    found: list[cloth_tubes.Relief] = [folds.billow(0.35, 0.5 * form.folds, form.seed)]
    if form.bust:
        found.append(folds.bust(form.armpit - 0.12, form.bust))
    if form.blouse:
        found += [
            folds.blouse(form.hem, 0.35, form.blouse),
            folds.gathers(46, form.hem, 0.22, 0.4 * form.blouse, form.seed, up=True),
        ]
    if form.baffles:
        found.append(folds.baffles(np.arange(form.hem, 0.3, form.baffles), 0.25 * form.baffles, form.seed))
    if form.folds and not form.baffles:
        found.append(_armpit_creases(form))
    return found


def _armpit_creases(form: Form) -> cloth_tubes.Relief:
    """Folds that run from the armpits and the sides towards the middle."""
    rng = np.random.default_rng(form.seed)
    strokes = []
    for side in (-1, 1):
        for _ in range(4):
            z = form.armpit + rng.uniform(-0.2, 0.05)
            strokes.append(
                (side * rng.uniform(1.15, 1.4), z, side * rng.uniform(0.4, 0.8), z - rng.uniform(0.25, 0.7))
            )
            z = form.hem + (form.armpit - form.hem) * rng.uniform(0.1, 0.5)
            strokes.append(
                (side * rng.uniform(1.0, 1.4), z, side * rng.uniform(0.2, 0.7), z + rng.uniform(-0.1, 0.25))
            )
    rows = np.array(strokes)
    shape = np.c_[rng.uniform(0.045, 0.08, len(rows)), form.folds * rng.uniform(0.9, 2.4, len(rows))]
    return folds.creases(np.c_[rows, shape])


def _sleeve(armhole: Array, form: Form, arm: Arm) -> cloth_tubes.Sleeve:
    low, tip = armhole[0], armhole[-1]
    turn = np.radians(arm.lean)
    along, out = np.array([np.sin(turn), -np.cos(turn)]), np.array([np.cos(turn), np.sin(turn)])
    middle = 0.55 * low + 0.45 * tip + 0.1 * out
    end = middle + along * arm.length
    shoulder = tip - np.array([form.neck, 0.0])
    shoulder = shoulder / np.linalg.norm(shoulder)
    reach = min(0.34, 0.35 * arm.length)
    outer = _flat(
        tip,
        tip + reach * shoulder + arm.full * out,
        end + arm.cuff * out - 0.5 * arm.length * along + arm.full * out,
        end + arm.cuff * out,
        60,
    )
    inner = _flat(
        low, low + 0.12 * along, end - arm.cuff * out - 0.5 * arm.length * along, end - arm.cuff * out, 60
    )
    half = 0.5 * float(np.linalg.norm(tip - low))
    reliefs: list[cloth_tubes.Relief] = []
    if arm.bunch:
        reliefs += [folds.bunching(1.0, 0.5, 4.0 * arm.length / 1.6, 1.6 * arm.bunch, form.seed),
                    folds.bunching(0.06, 0.5, 2.5, arm.bunch, form.seed + 3),
                    folds.bunching(0.62, 0.3, 2.5, arm.bunch, form.seed + 4)]  # fmt: skip
    if arm.blouse:
        reliefs.append(folds.blouse(1, -0.25 / arm.length, arm.blouse))
        reliefs.append(folds.gathers(20, 1, 0.25 / arm.length, 0.5 * arm.blouse, form.seed + 5, up=True))
    if arm.gather:
        reliefs.append(folds.gathers(18, 0, 0.35 / arm.length, arm.gather, form.seed + 6, up=True))
    if arm.baffles:
        edges = np.arange(0, 1.0001, 1 / round(arm.length / arm.baffles))
        reliefs.append(folds.baffles(edges, 0.25 * arm.baffles, form.seed + 7, 0.12))
    depth = ((0.0, 0.62 * half), (0.3, 0.5 * half + 0.3 * arm.cuff), (1.0, 0.85 * arm.cuff))
    return cloth_tubes.Sleeve(
        armhole, outer, inner, depth, ((0, 0), (0.5, 0.05), (1, 0.12 * arm.length)), tuple(reliefs)
    )
