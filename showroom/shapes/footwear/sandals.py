"""Sandals, slides and flip flops: straps over a footbed.

Blender is only imported when a shape is modelled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from showroom.geometry.foot import Foot
from showroom.rendering.baked_shape import BakedShape

FOOTBED, BAND, SECOND, MIDSOLE, OUTSOLE, METAL = range(1, 7)
"""Parts: BAND the main straps, SECOND others, linings and posts."""

SINGLE_VIEW, PAIR_VIEW = (0.42, -1.0, 0.62), (0.62, -0.82, 1.05)


@dataclass(frozen=True)
class Sandal:
    """A sandal's shape.

    Attributes:
        straps: names of `STRAPS`.
        sole: thickness under the ball.
        heel: how much higher the heel stands.
        width: of the foot.
        toe: shape of the sole.
        rim: height of a moulded footbed's border.
        outsole: thickness of the lowest layer, 0 for a sole of one piece.
        out: how far the sole stands out.
        pair: shown as a pair, seen from above.
        rough: of the straps' reflections.
    """

    straps: tuple[str, ...]
    sole: float = 0.14
    heel: float = 0.04
    width: float = 1.05
    toe: str = "foot"
    rim: float = 0.0
    outsole: float = 0.04
    out: float = 0.02
    pair: bool = False
    rough: float = 0.35

    @property
    def foot(self) -> Foot:
        """The foot on it."""
        return Foot(self.toe, self.heel, self.sole, self.width, 0.12)


SANDALS = {
    "two-strap": Sandal(
        ("two buckled",), sole=0.2, heel=0.03, width=1.18, rim=0.035, outsole=0.05, pair=True
    ),
    "sport": Sandal(
        ("toe web", "instep web", "back web"), sole=0.22, heel=0.06, width=1.15, rim=0.03, outsole=0.08
    ),
    "gladiator": Sandal(("ladder", "ankle"), sole=0.07, outsole=0.03, width=0.98),
    "slide": Sandal(("wide band",), sole=0.2, heel=0.04, width=1.15, rim=0.04, outsole=0.0, pair=True),
    "T-bar": Sandal(("thong bar", "ankle"), sole=0.07, outsole=0.03, width=0.98),
    "fisherman": Sandal(("basket", "back strap"), sole=0.13, heel=0.08, width=1.12, outsole=0.06),
    "crossed": Sandal(("cross", "back strap"), sole=0.13, heel=0.06, width=1.12, outsole=0.05),
    "ankle strap": Sandal(("toe band", "ankle"), sole=0.08, outsole=0.03, width=0.98),
    "flatform": Sandal(("toe band", "mid band", "back strap"), sole=0.4, heel=0.08, width=1.02, outsole=0.05),
    "kids": Sandal(
        ("toe web", "instep web", "back web"), sole=0.16, heel=0.03, width=1.42, rim=0.02, outsole=0.05
    ),
}
FLIP_FLOPS = {
    "classic": Sandal(
        ("thong",), sole=0.14, heel=0.0, width=1.12, outsole=0.0, out=0.03, pair=True, rough=0.3
    ),
    "thick": Sandal(
        ("broad thong",), sole=0.26, heel=0.06, width=1.16, rim=0.03, outsole=0.06, out=0.03, pair=True
    ),
    "slim": Sandal(
        ("thin thong",), sole=0.1, heel=0.0, width=0.98, toe="round", outsole=0.0, pair=True, rough=0.2
    ),
    "raised": Sandal(("thong",), sole=0.16, heel=0.24, width=1.0, outsole=0.03, out=0.025, pair=True),
    "kids thong": Sandal(
        ("thong", "back band"), sole=0.13, heel=0.0, width=1.4, outsole=0.0, out=0.03, pair=True
    ),
}
SHAPES = SANDALS | FLIP_FLOPS


def model(name: str) -> BakedShape:
    """Model a shape of `SHAPES` and render its maps."""
    from showroom.studio import scene

    sandal = SHAPES[name]
    scene.new_scene()
    _bottom(sandal)
    for strap in sandal.straps:
        STRAPS[strap](sandal)
    if sandal.pair:
        _pair()
    scene.table_light()
    scene.frame(PAIR_VIEW if sandal.pair else SINGLE_VIEW)
    return scene.bake(floor=True, shine=True, samples=8)


def _bottom(sandal: Sandal) -> None:
    from showroom.studio.footwear import soles

    foot, out = sandal.foot, sandal.out
    floor = soles.ground(foot, 0.0)
    soles.sock(foot, FOOTBED, 0.5, sandal.rim, 0.034, -out + 0.016)
    middle = floor - sandal.outsole
    soles.slab(foot, soles.rounded(-0.03 - sandal.rim, middle, out, 0.025), MIDSOLE, 0.5)
    if sandal.outsole:
        soles.slab(foot, soles.rounded(middle - 0.005, floor, out + 0.006, 0.01), OUTSOLE, 0.5)


def _pair() -> None:
    """Put the left shoe beside the right one."""
    import bpy
    from mathutils import Matrix

    right = Matrix.Translation((0, -0.5, 0)) @ Matrix.Rotation(-0.05, 4, "Z")
    left = Matrix.Translation((0.16, 0.5, 0)) @ Matrix.Rotation(0.07, 4, "Z") @ Matrix.Diagonal((1, -1, 1, 1))
    for thing in [thing for thing in bpy.context.scene.objects if thing.pass_index]:
        twin = thing.copy()
        bpy.context.collection.objects.link(twin)
        twin.matrix_world = left @ thing.matrix_world
        thing.matrix_world = right @ thing.matrix_world


def _straps(
    sandal: Sandal,
    *paths: tuple[tuple[tuple[float, float], ...], float, float],
    number: int = BAND,
    thick: float = 0.035,
) -> None:
    """Lay straps, each given by its path, width and lift."""
    from showroom.studio.footwear import shoe_uppers

    for path, width, lift in paths:
        shoe_uppers.strap(sandal.foot, path, width, number, sandal.rough, lift, thick)


def _across(
    s: float, width: float, slant: float = 0.0, lift: float = 0.01
) -> tuple[tuple[tuple[float, float], ...], float, float]:
    return ((s - slant, 0.0), (s, 0.5), (s + slant, 1.0)), width, lift


def _buckle(sandal: Sandal, s: float, turn: float, size: tuple[float, float], lift: float) -> None:
    from showroom.studio.footwear import shoe_uppers

    here, along, out = shoe_uppers.on_foot(sandal.foot, s, turn, lift)
    shoe_uppers.buckle(here, along, out, size, METAL, 0.017)


def _two_buckled(sandal: Sandal) -> None:
    for s, width, slant in ((0.76, 0.34, 0.02), (0.53, 0.34, 0.0)):
        _straps(sandal, _across(s, width, slant), thick=0.045)
        tab = ((s - 0.5 * slant, 0.24), (s - 0.2 * slant, 0.36), (s, 0.52))
        _straps(sandal, (tab, 0.17, 0.05), thick=0.03)
        _buckle(sandal, s - 0.5 * slant, 0.27, (0.17, 0.25), 0.075)


def _web(sandal: Sandal, s: float, slant: float) -> None:
    """A padded strap with a hook-and-loop flap."""
    _straps(sandal, _across(s, 0.27, slant, 0.015), thick=0.05)
    flap = ((s - 0.6 * slant, 0.2), (s, 0.45), (s + 0.35 * slant, 0.68))
    _straps(sandal, (flap, 0.2, 0.055), number=SECOND, thick=0.03)


BACK = ((0.40, 0.94, -0.02), (0.31, 1.02, 0.22), (0.17, 1.02, 0.37), (0.06, 1.0, 0.44))


def _back(sandal: Sandal, width: float, buckled: bool) -> None:
    from showroom.studio.footwear import shoe_uppers

    path = shoe_uppers.round_heel(sandal.foot, BACK, 0.46)
    shoe_uppers.ribbon(path, np.tile([0.2, 0.0, 1.0], (len(path), 1)), width, BAND, sandal.rough, thick=0.035)
    if buckled:
        spot = 30
        along = path[spot + 1] - path[spot - 1]
        shoe_uppers.buckle(
            path[spot] + (0, -0.035, 0), along, np.array([0.0, -1, 0.1]), (0.12, 1.45 * width), METAL
        )


def _ladder(sandal: Sandal) -> None:
    for s, width in ((0.84, 0.10), (0.74, 0.10), (0.63, 0.10), (0.52, 0.10)):
        _straps(sandal, _across(s, width, 0.0, 0.01))
    _ridge(sandal, 0.86)


def _ridge(sandal: Sandal, start: float) -> None:
    """Run a strap up the ridge of the foot to the ankle."""
    from scipy.interpolate import CubicSpline

    from showroom.studio.footwear import shoe_uppers

    foot = sandal.foot
    s = np.linspace(start, 0.44, 7)
    ridge = foot.over(s, np.full(7, 0.5), 0.03)
    ring = shoe_uppers.ankle(foot, ANKLE, 0.08)
    points = np.concatenate([ridge, [ring[len(ring) // 2] + (0, 0, -0.02)]])
    path = CubicSpline(np.linspace(0, 1, 8), points)(np.linspace(0, 1, 90))
    shoe_uppers.ribbon(path, np.tile([0.0, 1.0, 0.1], (90, 1)), 0.10, BAND, sandal.rough)


ANKLE = 0.78
"""Height of an ankle strap above the footbed."""


def _ankle(sandal: Sandal) -> None:
    """Buckle a strap round the ankle and hold it behind the heel."""
    from showroom.studio.footwear import shoe_uppers

    foot = sandal.foot
    ring = shoe_uppers.ankle(foot, ANKLE, 0.08)
    shoe_uppers.ribbon(ring, np.tile([0.08, 0.0, 1.0], (len(ring), 1)), 0.10, BAND, sandal.rough, closed=True)
    at = len(ring) // 4
    along = ring[at + 1] - ring[at - 1]
    shoe_uppers.buckle(ring[at] + (0, -0.03, 0), along, np.array([0.0, -1, 0]), (0.10, 0.15), METAL)
    counter = ((0.26, 1.0, 0.02), (0.20, 0.97, 0.30), (0.11, 0.9, 0.66), (0, 0, 0.80))
    shoe_uppers.upper(foot, counter, BAND, SECOND, BAND, sandal.rough)


def _wide_band(sandal: Sandal) -> None:
    from showroom.studio.footwear import shoe_uppers

    shoe_uppers.band(
        sandal.foot,
        lambda turn: 0.84 + 0.02 * np.sin(np.pi * turn),
        lambda turn: 0.50 + 0.05 * np.sin(np.pi * turn),
        BAND,
        sandal.rough,
        0.02,
        0.06,
    )


def _basket(sandal: Sandal) -> None:
    """Weave straps over the toes, as on a fisherman's sandal."""
    for s in (0.90, 0.80, 0.70, 0.60):
        _straps(sandal, _across(s, 0.15, 0.0, 0.01))
    _straps(sandal, (((0.985, 0.5), (0.8, 0.5), (0.5, 0.5)), 0.17, 0.045))
    for turn in (0.24, 0.76):
        _straps(sandal, (((0.93, 0.5 + (turn - 0.5) * 0.6), (0.78, turn), (0.55, turn)), 0.12, 0.04))
    _straps(sandal, _across(0.47, 0.16, 0.0, 0.03))


def _cross(sandal: Sandal) -> None:
    for slant, lift in ((0.10, 0.01), (-0.10, 0.05)):
        _straps(sandal, _across(0.74, 0.25, slant, lift))
    _straps(sandal, _across(0.47, 0.18, 0.0, 0.012))


THONGS = {
    "thong": ((0.10, 0.13, 0.16, 0.15, 0.12), 0.05),
    "thin thong": ((0.06, 0.075, 0.085, 0.085, 0.08), 0.04),
    "broad thong": ((0.12, 0.2, 0.26, 0.26, 0.2), 0.055),
}
"""Strap -> its width from the toes to the waist, and its thickness."""


def _thong(sandal: Sandal, kind: str) -> None:
    from showroom.studio.footwear import shoe_uppers

    width, thick = THONGS[kind]
    foot = sandal.foot
    for path in (((0.83, 0.60), (0.70, 0.36), (0.40, 0.0)), ((0.83, 0.60), (0.72, 0.78), (0.44, 1.0))):
        curved = (
            (path[0]),
            (0.775, 0.5 * (path[0][1] + path[1][1])),
            path[1],
            (0.56, 0.5 * (path[1][1] + path[2][1])),
            path[2],
        )
        shoe_uppers.strap(foot, curved, width, BAND, sandal.rough, 0.0, thick, 0.018)
    _post(sandal, 0.09 if kind == "broad thong" else 0.06)


def _post(sandal: Sandal, wide: float) -> None:
    """Stand the post between the toes."""
    from showroom.studio import meshes

    foot = sandal.foot
    top = foot.over(np.array(0.832), np.array(0.60), 0.0)
    low = foot.point(np.array(0.87), np.array(top[1]), 0.0)
    moves = np.array([(0, 0, 0), (0, 0, 0.12), (0.05, 0, 0), (-0.03, 0, 0.02)])
    a, b, c, d = (moves + np.stack([low, low, top, top])).tolist()
    path = meshes.bezier(a, b, c, d, 24)
    meshes.tube(path, np.linspace(wide * 0.5, wide * 0.7, 24), SECOND, sandal.rough)


def _thong_bar(sandal: Sandal) -> None:
    """A post between the toes and a bar from it to the ankle, held by one strap."""
    _post(sandal, 0.06)
    _ridge(sandal, 0.84)
    _straps(sandal, _across(0.66, 0.11, 0.0, 0.008))


STRAPS: dict[str, Callable[[Sandal], None]] = {
    "two buckled": _two_buckled,
    "toe web": lambda sandal: _web(sandal, 0.80, 0.02),
    "instep web": lambda sandal: _web(sandal, 0.50, 0.0),
    "back web": lambda sandal: _back(sandal, 0.2, False),
    "back strap": lambda sandal: _back(sandal, 0.12, True),
    "back band": lambda sandal: _back(sandal, 0.09, False),
    "ladder": _ladder,
    "ankle": _ankle,
    "wide band": _wide_band,
    "basket": _basket,
    "cross": _cross,
    "toe band": lambda sandal: _straps(sandal, _across(0.79, 0.27, 0.01)),
    "mid band": lambda sandal: _straps(sandal, _across(0.56, 0.22, 0.0)),
    "thong bar": _thong_bar,
    **{kind: partial(_thong, kind=kind) for kind in THONGS},
}
"""Name of a strap -> the function that lays it over the footbed."""
