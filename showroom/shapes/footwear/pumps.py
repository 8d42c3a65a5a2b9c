"""Women's shoes on thin soles: pumps, heeled sandals, ballerinas, mules, loafers, espadrilles.

Blender is only imported when a shape is modelled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from showroom.geometry.foot import Foot
from showroom.rendering.baked_shape import Array, BakedShape

UPPER, LINING, SOCK, SOLE, HEEL, TIP, TRIM, METAL, MIDDLE = range(1, 10)
"""Parts: MIDDLE lies between sock and sole - a platform, a wedge, a rope sole -, TRIM are straps and bows."""

HEELS_VIEW, FLATS_VIEW = (0.3, -1.0, 0.36), (0.4, -1.0, 0.62)

Topline = tuple[tuple[float, float, float], ...]

COURT: Topline = (
    (0.80, 0, 0.335), (0.79, 0.35, 0.34), (0.74, 0.75, 0.34), (0.66, 0.93, 0.315), (0.45, 0.90, 0.36),
    (0.25, 0.88, 0.47), (0.08, 0.84, 0.60), (0, 0, 0.66),
)  # fmt: skip
FLAT: Topline = (
    (0.80, 0, 0.30), (0.79, 0.4, 0.305), (0.74, 0.80, 0.30), (0.66, 0.95, 0.275), (0.45, 0.93, 0.27),
    (0.25, 0.90, 0.36), (0.08, 0.86, 0.50), (0, 0, 0.56),
)  # fmt: skip
VAMP: Topline = (
    (0.79, 0, 0.335), (0.78, 0.4, 0.34), (0.73, 0.78, 0.33), (0.65, 0.93, 0.27), (0.56, 0.98, 0.15),
    (0.50, 1.0, 0.02),
)  # fmt: skip
SLING: Topline = (
    (0.79, 0, 0.335), (0.78, 0.4, 0.34), (0.73, 0.78, 0.335), (0.64, 0.93, 0.30), (0.52, 0.95, 0.27),
    (0.43, 0.97, 0.20), (0.37, 1.0, 0.02),
)  # fmt: skip
MULE: Topline = (
    (0.63, 0, 0.46), (0.63, 0.35, 0.44), (0.615, 0.75, 0.36), (0.58, 0.93, 0.25), (0.53, 0.98, 0.12),
    (0.50, 1.0, 0.02),
)  # fmt: skip
LOAFER: Topline = (
    (0.60, 0, 0.485), (0.595, 0.35, 0.475), (0.565, 0.72, 0.42), (0.50, 0.93, 0.335), (0.35, 0.91, 0.345),
    (0.2, 0.89, 0.46), (0.08, 0.86, 0.54), (0, 0, 0.58),
)  # fmt: skip
COUNTER: Topline = ((0.30, 1.0, 0.02), (0.22, 0.96, 0.24), (0.10, 0.88, 0.50), (0, 0, 0.60))
TALL: Topline = (*COURT[:5], (0.25, 0.88, 0.50), (0.11, 0.86, 0.72), (0, 0, 0.88))
CUFF: Topline = ((0.24, 1.0, 0.02), (0.20, 0.97, 0.34), (0.12, 0.90, 0.74), (0, 0, 0.86))


@dataclass(frozen=True)
class Pump:
    """A shoe's shape.

    Attributes:
        toe, height, sole, width: of the last, see `geometry.foot.Foot`; height is the heel's.
        heel: a kind of heel of `soles.HEELS`; "" for a flat sole, "wedge" for a wedge.
        tops: openings of its upper's pieces; empty for straps alone.
        full: of the toe, see `shoe_uppers.upper`.
        open_toe: see `shoe_uppers.upper`.
        extras: names of `EXTRAS`.
        rough: of its upper's reflections.
        rope: the sole is a thick rope.
    """

    toe: str
    height: float
    heel: str
    tops: tuple[Topline, ...] = (COURT,)
    sole: float = 0.042
    width: float = 1.0
    full: float = 1.9
    open_toe: tuple[float, float] = (0.0, 0.0)
    extras: tuple[str, ...] = ()
    rough: float = 0.35
    rope: bool = False

    @property
    def foot(self) -> Foot:
        """The foot in it."""
        return Foot(self.toe, self.height, self.sole, self.width)


HEELS = {
    "stiletto": Pump("point", 0.95, "stiletto", full=1.6),
    "stiletto patent": Pump("point", 0.95, "stiletto", full=1.6, rough=0.06),
    "court": Pump("almond", 0.66, "block", full=1.9),
    "kitten": Pump("point", 0.5, "kitten", (SLING,), full=1.6, extras=("slingback",)),
    "peep toe": Pump("round", 0.92, "cone", sole=0.16, full=2.2, open_toe=(0.13, 0.5), rough=0.06),
    "platform": Pump("round", 0.98, "cone", (TALL,), sole=0.24, full=2.2, extras=("ankle",), rough=0.06),
    "two-piece": Pump("point", 0.85, "stiletto", (VAMP, CUFF), full=1.6, extras=("ankle",)),
    "spool heel": Pump("round", 0.6, "flared", (FLAT,), full=2.1, extras=("instep",)),
    "barely there": Pump("foot", 0.95, "stiletto", (CUFF,), sole=0.06, extras=("toe strap", "ankle")),
    "block sandal": Pump("foot", 0.75, "block", (CUFF,), sole=0.06, extras=("toe band", "ankle")),
    "crossed": Pump("foot", 0.9, "cone", (), sole=0.12, extras=("crossed", "slingback")),
    "wedge": Pump("foot", 0.78, "wedge", (CUFF,), sole=0.26, extras=("wide band", "ankle"), rope=True),
    "heeled mule": Pump("square", 0.6, "block", (), sole=0.05, extras=("mule band",)),
}
FLATS = {
    "ballerina": Pump("round", 0.08, "stacked", (FLAT,), full=2.1, extras=("bow",)),
    "ballerina patent": Pump("round", 0.08, "stacked", (FLAT,), full=2.1, extras=("bow",), rough=0.06),
    "pointed": Pump("point", 0.08, "stacked", (FLAT,), full=1.6, extras=("plate",)),
    "two-piece flat": Pump("almond", 0.08, "stacked", (VAMP, COUNTER), full=1.8),
    "mule": Pump("point", 0.1, "stacked", (MULE,), full=1.6, extras=("buckled",)),
    "espadrille": Pump("round", 0.1, "", (LOAFER,), sole=0.13, full=1.9, rope=True),
    "loafer": Pump("round", 0.14, "stacked", (LOAFER,), sole=0.07, full=2.0, extras=("saddle",)),
    "mary jane": Pump("round", 0.08, "stacked", (FLAT,), full=2.1, extras=("instep",)),
    "slingback": Pump("almond", 0.12, "stacked", (SLING,), full=1.8, extras=("slingback",)),
    "girls": Pump(
        "round", 0.06, "stacked", (FLAT,), sole=0.07, width=1.3, full=2.3, extras=("instep", "bow")
    ),
}
SHAPES = HEELS | FLATS


def model(name: str) -> BakedShape:
    """Model a shape of `SHAPES` and render its maps."""
    from showroom.studio import scene

    pump = SHAPES[name]
    scene.new_scene()
    _bottom(pump)
    _uppers(pump)
    for extra in pump.extras:
        EXTRAS[extra](pump)
    scene.table_light()
    scene.frame(FLATS_VIEW if name in FLATS else HEELS_VIEW)
    return scene.bake(floor=True, shine=True, samples=8)


def _bottom(pump: Pump) -> None:
    """Build sock, sole and heel."""
    from showroom.studio.footwear import soles

    foot = pump.foot
    top = -0.004 if pump.tops and pump.tops[0][0][1] == 0 else -0.035
    soles.sock(foot, SOCK, up=0.035)
    if pump.rope or pump.heel == "wedge":
        floor = soles.ground(foot)
        soles.slab(foot, soles.wedge(foot), MIDDLE, 0.8)
        soles.slab(foot, soles.rounded(floor - 0.04, floor, soles.taper(foot, pump.height), 0.008), SOLE, 0.6)
        return
    if pump.sole > 0.1:
        soles.slab(foot, soles.platform(foot, top), MIDDLE, pump.rough)
    else:
        soles.slab(foot, soles.thin(foot, top), SOLE, 0.5)
    if pump.heel:
        soles.heel(foot, pump.heel, HEEL, TIP, min(pump.rough, 0.3))


def _uppers(pump: Pump) -> None:
    from showroom.studio.footwear import shoe_uppers

    for top in pump.tops:
        shoe_uppers.upper(pump.foot, top, UPPER, LINING, UPPER, pump.rough, pump.full, pump.open_toe)


def _ankle(pump: Pump) -> None:
    """Buckle a thin strap round the ankle."""
    from showroom.studio.footwear import shoe_uppers

    foot = pump.foot
    ring = shoe_uppers.ankle(foot, 0.80, 0.06)
    up = np.tile([0.08, 0.0, 1.0], (len(ring), 1))
    shoe_uppers.ribbon(ring, up, 0.085, TRIM, pump.rough, closed=True)
    at = len(ring) // 4
    along = ring[at + 1] - ring[at - 1]
    shoe_uppers.buckle(ring[at] + (0, -0.03, 0), along, np.array([0.0, -1, 0]), (0.09, 0.13), METAL)


def _slingback(pump: Pump) -> None:
    """Lead a thin strap from the waist round the heel."""
    from showroom.studio.footwear import shoe_uppers

    foot = pump.foot
    waist = ((0.50, 0.96, 0.20), (0.36, 1.0, 0.31)) if pump.tops else ((0.58, 0.9, -0.02), (0.42, 1.02, 0.23))
    stations = (*waist, (0.2, 0.99, 0.43), (0.07, 0.98, 0.53))
    path = shoe_uppers.round_heel(foot, stations, 0.56)
    up = np.tile([0.25, 0.0, 1.0], (len(path), 1))
    shoe_uppers.ribbon(path, up, 0.075, TRIM, pump.rough)
    spot = 26
    shoe_uppers.buckle(
        path[spot] + (0, -0.03, 0),
        path[spot + 1] - path[spot - 1],
        np.array([0.0, -1, 0.1]),
        (0.08, 0.115),
        METAL,
    )


def _instep(pump: Pump) -> None:
    """Buckle a strap over the instep."""
    from showroom.studio.footwear import shoe_uppers

    foot = pump.foot
    shoe_uppers.strap(foot, ((0.47, 0.12), (0.49, 0.5), (0.47, 0.92)), 0.12, TRIM, pump.rough, 0.025)
    here, along, out = shoe_uppers.on_foot(foot, 0.475, 0.25, 0.045)
    shoe_uppers.buckle(here, along, out, (0.11, 0.16), METAL)


def _bow(pump: Pump) -> None:
    from showroom.studio.footwear import shoe_uppers

    foot = pump.foot
    middle = foot.point(np.array(0.815), np.array(0.03 * pump.width), pump.tops[0][0][2] + 0.02)
    shoe_uppers.bow(middle, np.array([0.25, 0.0, 1.0]), 0.42 * pump.width, TRIM, pump.rough)


def _plate(pump: Pump) -> None:
    """Put a small metal bar on the vamp."""
    from showroom.studio import meshes

    foot = pump.foot
    s, _, up = pump.tops[0][0]
    middle = foot.point(np.array(s + 0.035), np.array(0.02), up - 0.005)
    meshes.box(middle.tolist(), (0.05, 0.26, 0.03), METAL, 0.12, 0.012)


def _saddle(pump: Pump) -> None:
    """Lay a loafer's strap over the vamp."""
    from showroom.studio.footwear import shoe_uppers

    shoe_uppers.strap(
        pump.foot,
        ((0.65, 0.04), (0.665, 0.5), (0.65, 0.96)),
        (0.26, 0.16, 0.13, 0.16, 0.26),
        TRIM,
        pump.rough,
        0.075,
    )


def _buckled(pump: Pump) -> None:
    """Buckle a strap over the vamp."""
    from showroom.studio.footwear import shoe_uppers

    shoe_uppers.strap(pump.foot, ((0.70, 0.06), (0.72, 0.5), (0.70, 0.94)), 0.15, TRIM, pump.rough, 0.04)
    here, along, out = shoe_uppers.on_foot(pump.foot, 0.71, 0.27, 0.065)
    shoe_uppers.buckle(here, along, out, (0.15, 0.2), METAL, 0.02)


def _toe_strap(pump: Pump) -> None:
    from showroom.studio.footwear import shoe_uppers

    shoe_uppers.strap(pump.foot, ((0.78, 0.0), (0.80, 0.5), (0.79, 1.0)), 0.085, UPPER, pump.rough, 0.01)


def _band(front: float, back: float, dip: float) -> Callable[[Pump], None]:
    """Return a builder of a wide band over the toes whose edges curve by `dip`."""

    def build(pump: Pump) -> None:
        from showroom.studio.footwear import shoe_uppers

        def edge(s: float, bow: float) -> Callable[[Array], Array]:
            return lambda turn: s + bow * np.sin(np.pi * turn)

        shoe_uppers.band(pump.foot, edge(front, dip), edge(back, -dip), UPPER, pump.rough, 0.012)

    return build


def _crossed(pump: Pump) -> None:
    """Cross two straps over the toes and one over the instep."""
    from showroom.studio.footwear import shoe_uppers

    foot = pump.foot
    shoe_uppers.strap(foot, ((0.86, 0.0), (0.77, 0.5), (0.66, 1.0)), 0.14, UPPER, pump.rough, 0.01)
    shoe_uppers.strap(foot, ((0.66, 0.0), (0.77, 0.5), (0.87, 1.0)), 0.14, UPPER, pump.rough, 0.045)


EXTRAS: dict[str, Callable[[Pump], None]] = {
    "ankle": _ankle,
    "slingback": _slingback,
    "instep": _instep,
    "bow": _bow,
    "plate": _plate,
    "buckled": _buckled,
    "saddle": _saddle,
    "toe strap": _toe_strap,
    "toe band": _band(0.86, 0.72, 0.012),
    "wide band": _band(0.87, 0.66, 0.015),
    "mule band": _band(0.90, 0.64, 0.02),
    "crossed": _crossed,
}
"""Name of an extra -> the function that builds it, besides sole and upper."""
