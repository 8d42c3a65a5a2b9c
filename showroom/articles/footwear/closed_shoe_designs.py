"""Designs of closed shoes: panels by silhouette and detail, materials, soles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from showroom.articles.footwear.shoe_panels import PanelShape, along_top, cut, outline, pierced, sewn
from showroom.geometry.shoe_last import Last
from showroom.rendering.artwork import ink
from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import ramp
from showroom.rendering.surfaces import FINISHES, Skin, Surface
from showroom.shapes.footwear.closed_shoes import SHOES

ABOVE = 2.5
"""A climb beyond every edge, so that a panel takes the rolled rim with it."""


@dataclass(frozen=True)
class Panel:
    """A panel of a design.

    Attributes:
        edge: its closed outline in the plan of a shoe of full length.
        role: which of the design's materials it is cut from.
        rows: of stitches along its edge.
        lift: its thickness in pixels of relief.
        broguing: radius of the larger holes punched along its edge, 0 for none.
    """

    edge: Array
    role: str = "over"
    rows: int = 1
    lift: float = 1.2
    broguing: float = 0.0


Cutter = Callable[[Last], list[Panel]]


def shape(
    text: str, role: str = "over", rows: int = 1, lift: float = 1.2, broguing: float = 0.0
) -> list[Panel]:
    """A panel of a fixed outline."""
    return [Panel(outline(text), role, rows, lift, broguing)]


def facing(
    last: Last,
    start: float = 1.22,
    front: float = 2.10,
    deep: Sequence[float] = (0.26, 0.17, 0.15),
    role: str = "over",
    broguing: float = 0.0,
) -> list[Panel]:
    """The panel that carries the eyelets, from x = start to front, so deep below the edge."""
    tip = [(front + 0.06, last.top_at(front + 0.06) - 0.10), (front + 0.09, ABOVE)]
    low = along_top(last, start, front, deep)
    return [Panel(np.concatenate([[(start - 0.05, ABOVE)], low, tip]), role, 2, broguing=broguing)]


def collar(
    last: Last, front: float = 1.16, deep: Sequence[float] = (0.10, 0.13, 0.16), role: str = "soft"
) -> list[Panel]:
    """The padded band round the ankle, from the heel to x = front."""
    low = along_top(last, -0.3, front, deep)
    return [Panel(np.concatenate([[(-0.3, ABOVE)], low, [(front + 0.02, ABOVE)]]), role)]


def heel_tab(last: Last, deep: float = 0.17, reach: float = 0.30) -> list[Panel]:
    """The patch at the back of the collar."""
    top = float(last.top_at(0.1))
    back = reach - 0.06
    return shape(
        f"-.3,{top - deep}! {reach},{top - deep - 0.05}! {back},{top + 0.1} {back},{ABOVE}! -.3,{ABOVE}!",
        "accent",
    )


def straight_tip(x: float = 2.36, role: str = "over", broguing: float = 0.0) -> list[Panel]:
    """A toe cap that ends straight across."""
    seam = f"{x + 0.09},-.3! {x + 0.03},.2 {x},.5 {x - 0.01},.75 {x - 0.01},1.2!"
    return shape(f"{seam} 3.6,1.2! 3.6,-.3!", role, 2, broguing=broguing)


def wing_tip(last: Last, broguing: float = 0.013) -> list[Panel]:
    """A toe cap whose wings run back along the sole, its point on the spine."""
    peak = float(last.top_at(2.13))
    wing = f"1.25,-.3! 1.42,.06 1.72,.17 2.0,.29 2.22,.41 2.33,{peak - 0.20} 2.27,{peak - 0.09} 2.13,{peak}!"
    return shape(f"{wing} 2.13,{peak + 0.3}! 3.6,1.2! 3.6,-.3!", rows=2, broguing=broguing)


def mudguard(high: float = 0.30) -> list[Panel]:
    """A low overlay round the toe and along the sole."""
    front = f"2.1,{high} 2.5,{high + 0.05} 2.9,{high + 0.12} 3.6,{high + 0.1}! 3.6,-.3!"
    return shape(f"1.1,-.3! 1.2,.04 1.6,{high * 0.5} {front}")


def counter(high: float = 0.66, reach: float = 0.85, role: str = "over") -> list[Panel]:
    """The stiff cup round the heel, so high and reaching to x = reach."""
    slope = f"{reach},.12 {reach * 0.66},{high * 0.5} {reach * 0.42},{high * 0.8} .26,{high}"
    return shape(f"-.3,-.3! {reach + 0.08},-.3! {slope} -.3,{high + 0.06}!", role)


def quarter(last: Last, front: float = 1.75, broguing: float = 0.0) -> list[Panel]:
    """The back of a dress shoe, from a curved seam over the vamp."""
    top = float(last.top_at(front + 0.12))
    low = f"{front - 0.30},-.3! {front - 0.18},.15 {front - 0.04},.38"
    high = f"{front + 0.10},{top - 0.16} {front + 0.16},{top - 0.05} {front + 0.16},{ABOVE}!"
    return shape(f"{low} {high} -.4,{ABOVE}! -.4,-.3!", rows=2, broguing=broguing)


def backstay(role: str = "main") -> list[Panel]:
    """The strip over the seam at the heel."""
    return shape("-.3,-.3! .19,-.3! .17,.5 .15,.9 .14,2.4! -.3,2.4!", role)


STRIPES = {
    "bars": ("1.24,.14! 1.40,.14! 1.70,.70! 1.55,.74!", "1.50,.14! 1.56,.14! 1.88,.62! 1.82,.65!"),
    "blade": ("1.98,.10! 1.80,.40 1.62,.62! 1.42,.70! 1.52,.42 1.68,.10!",),
    "slash": ("1.12,.66! 1.92,.12! 2.06,.12! 1.32,.74!",),
    "saddle": ("1.86,-.3! 1.72,.3 1.58,.66 1.52,2.4! 1.06,2.4! 1.08,.7 1.14,.3 1.22,-.3!",),
    "lines": (
        "1.9,.52! 1.55,.48 1.2,.36 .75,.30! .80,.20! 1.3,.24 1.7,.34 1.95,.40!",
        "1.78,.70! 1.45,.66 1.15,.56 .85,.52! .88,.44! 1.2,.47 1.5,.55 1.83,.60!",
    ),
    "arrow": ("1.55,.12! 1.75,.12! 1.42,.44! 1.62,.78! 1.44,.78! 1.20,.44!",),
    "none": (),
}
"""Marks on the sides of sneakers."""


def stripes(name: str) -> list[Panel]:
    """A mark in the accent's colour."""
    return [piece for text in STRIPES[name] for piece in shape(text, "accent")]


def court(mark: str) -> Cutter:
    """A clean leather sneaker."""
    return lambda last: [
        *straight_tip(2.28, "main"),
        *counter(0.6, 0.8, "main"),
        *stripes(mark),
        *facing(last, role="main"),
        *heel_tab(last),
    ]


def canvas(start: float, heel: str = "main") -> Cutter:
    """Cloth quarters over a vamp, a facing from x = start and a backstay of the role `heel`."""
    return lambda last: [
        *shape(f"1.56,-.3! 1.62,.12 1.76,.38 1.96,.56 2.08,{ABOVE}! -.4,{ABOVE}! -.4,-.3!", "main", 2),
        *facing(last, start, 2.06, (0.15, 0.15, 0.15), "main"),
        *backstay(heel),
    ]


def runner(mark: str) -> Cutter:
    """A running shoe."""
    return lambda last: [
        *mudguard(),
        *counter(0.72, 0.95),
        *stripes(mark),
        *facing(last, deep=(0.30, 0.20, 0.16)),
        *collar(last),
        *heel_tab(last, 0.30, 0.22),
    ]


def overlaid(tip: float, mark: str, heel: tuple[float, float], deep: Sequence[float] = ()) -> Cutter:
    """Overlays at toe and heel, a mark and, when `deep` is given, a facing and a collar."""
    return lambda last: [
        *(straight_tip(tip) if tip else mudguard(0.36)),
        *counter(*heel),
        *stripes(mark),
        *(facing(last, deep=deep) if deep else []),
        *collar(last),
    ]


def light(mark: str, role: str, heel: tuple[float, float], laced: bool = True) -> Cutter:
    """A bare upper with little on it."""
    return lambda last: [
        *stripes(mark),
        *(facing(last, deep=(0.22, 0.14, 0.12)) if laced else []),
        *counter(*heel, role),
    ]


def ankle(tip_role: str, mark: str) -> Cutter:
    """A sneaker over the ankle with a deep collar."""
    return lambda last: [
        *straight_tip(2.22, tip_role),
        *counter(0.85, 1.0),
        *stripes(mark),
        *facing(last, 1.28, deep=(0.34, 0.22, 0.17)),
        *collar(last, 1.2, (0.2, 0.29, 0.33)),
    ]


def dress(tip: str, broguing: float = 0.0, open_front: bool = False) -> Cutter:
    """A dress lace-up; tip is "plain", "cap" or "wing", an open front has its quarters over the vamp."""

    def cutter(last: Last) -> list[Panel]:
        tips = {
            "plain": list,
            "cap": lambda: straight_tip(2.34, broguing=broguing),
            "wing": lambda: wing_tip(last, broguing),
        }
        front = facing(last, 1.12, 1.93, (-0.05, 0.17, 0.16, 0.15, 0.13), broguing=broguing * 0.8)
        return [
            *tips[tip](),
            *quarter(last, 1.62 if open_front else 1.72, broguing),
            *([] if open_front else front),
            *(counter(0.52, 0.62) if broguing else []),
        ]

    return cutter


def boot(tip: str) -> Cutter:
    """A lace-up boot."""
    return lambda last: [
        *(wing_tip(last) if tip == "wing" else straight_tip(2.34)),
        *quarter(last, 1.6, 0.012 if tip == "wing" else 0.0),
        *facing(last, 1.16, 1.9, (-0.05, 0.2, 0.17, 0.16, 0.14)),
        *counter(0.6, 0.66),
    ]


def slip(last: Last) -> list[Panel]:
    """A slip-on: the vamp ends at gussets of elastic, and a collar runs on from them round the heel."""
    gusset = f"1.30,{ABOVE}! 1.36,.60 1.42,.45 1.50,.41 1.57,.46 1.66,{ABOVE}!"
    return [
        *shape(f"1.30,-.3! 1.36,.15 1.46,.43 1.50,.6 1.50,{ABOVE}! -.4,{ABOVE}! -.4,-.3!", "main", 2),
        *shape(gusset, "elastic", 0, -1.2),
        *collar(last, 1.36, (0.12, 0.15, 0.17), "accent"),
        *backstay("accent"),
    ]


def espadrille(last: Last) -> list[Panel]:
    """An espadrille: the vamp laps over the quarters, and a narrow band binds its mouth."""
    return [
        *collar(last, 1.9, (0.05, 0.06, 0.06), "main"),
        *shape(f"1.14,-.3! 1.20,.15 1.32,.45 1.46,.66 1.52,{ABOVE}! 3.6,{ABOVE}! 3.6,-.3!", "main", 2),
        *backstay(),
    ]


def chelsea(last: Last) -> list[Panel]:
    """A boot with a long gusset of elastic over the ankle."""
    gusset = "1.20,2.4! 1.15,1.4 1.10,.9 .98,.66 .86,.60 .74,.66 .66,.9 .64,1.4 .62,2.4!"
    return [
        *shape("1.42,-.3! 1.46,.2 1.36,.5 1.24,.62 1.10,2.4! -.4,2.4! -.4,-.3!", "main"),
        *shape(gusset, "elastic", 2, -1.2),
    ]


def sided(front: str, heel: tuple[float, float] = (0.46, 0.5), role: str = "over") -> Cutter:
    """A side seam along `front` and a counter: loafers, moccasins, desert boots."""
    return lambda last: [*shape(f"{front} -.4,2.4! -.4,-.3!", "main", 2), *counter(*heel, role)]


def monk(tip: str) -> Cutter:
    """A shoe that closes with a strap over the instep."""
    return lambda last: [*(straight_tip(2.34) if tip == "cap" else []), *quarter(last, 1.66)]


LOAFER = sided("1.3,-.3! 1.34,.2 1.4,.5 1.45,2.4!")

DESIGNS: dict[str, dict[str, Cutter]] = {
    "court": {"": court("none"), "blade": court("blade"), "saddle": court("saddle")},
    "platform": {"": court("none"), "arrow": court("arrow")},
    "skate": {"": overlaid(2.2, "none", (0.7, 1.0), (0.34, 0.26, 0.2))},
    "plimsoll": {"": canvas(1.22)},
    "high-top": {"": canvas(1.14, "accent")},
    "kids-canvas": {"": canvas(1.22)},
    "mid": {"": ankle("main", "none")},
    "slip-on": {"": slip},
    "espadrille": {"": espadrille},
    "boat": {"": sided("1.55,-.3! 1.62,.2 1.66,.45 1.72,.7 1.80,2.4!", (0.5, 0.6), "main")},
    "moccasin": {"": sided("1.25,-.3! 1.3,.3 1.35,.6 1.38,2.4!", (0.5, 0.5), "main")},
    "chukka": {"": sided("1.30,-.3! 1.34,.25 1.55,.62 1.70,.9 1.86,2.4!", (0.7, 0.4), "main")},
    "strapped": {"": overlaid(2.2, "arrow", (0.65, 0.9))},
    "runner": {"": runner("slash"), "bars": runner("bars"), "lines": runner("lines")},
    "cushion": {"": runner("blade"), "plain": runner("none")},
    "racer": {"": light("lines", "over", (0.5, 0.55))},
    "sock": {"": light("none", "over", (0.62, 0.75), laced=False)},
    "trainer": {"": overlaid(0, "bars", (0.7, 0.9), (0.34, 0.3, 0.2))},
    "trail": {"": runner("arrow"), "plain": runner("lines")},
    "basketball": {"": ankle("over", "slash")},
    "football": {"": light("blade", "accent", (0.6, 0.7))},
    "indoor": {"": overlaid(2.25, "arrow", (0.6, 0.8), (0.26, 0.17, 0.15))},
    "kids-runner": {"": overlaid(0, "blade", (0.7, 0.9))},
    "oxford": {"": dress("cap"), "plain": dress("plain"), "half brogue": dress("cap", 0.011)},
    "brogue": {"": dress("wing", 0.013)},
    "derby": {"": dress("plain", open_front=True), "cap": dress("cap", open_front=True)},
    "monk": {"": monk("cap"), "plain": monk("plain")},
    "loafer": {"": LOAFER},
    "tassel": {"": LOAFER},
    "lug-loafer": {"": LOAFER},
    "chelsea": {"": chelsea},
    "womens-chelsea": {"": chelsea},
    "boot": {"": boot("cap"), "wing": boot("wing")},
    "womens-brogue": {"": dress("wing", 0.013), "cap": dress("cap", 0.012)},
}
"""Silhouette -> detail -> how it is cut."""


@lru_cache(maxsize=8)
def pieces(silhouette: str, detail: str) -> tuple[tuple[Panel, PanelShape, Array], ...]:
    """Return a design's panels, cut, and the places of the larger holes along their edges."""
    last = SHOES[silhouette].last
    ready = []
    for piece in DESIGNS[silhouette][detail](last):
        edge = piece.edge * (last.length, 1)
        panel = cut(edge, 0.02, 1) if piece.broguing else cut(edge, rows=piece.rows)
        ready.append((piece, panel, _row_of_holes(edge, 0.052) if piece.broguing else np.empty((0, 2))))
    return tuple(ready)


def _row_of_holes(edge: Array, inset: float, step: float = 0.062) -> Array:
    """Return places along the inside of a closed outline."""
    closed = np.concatenate([edge, edge[:1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    where = np.arange(0, length[-1], step)
    place = np.stack([np.interp(where, length, c) for c in closed.T], 1)
    ahead = np.stack([np.interp(where + 0.02, length, c) for c in closed.T], 1)
    along = ahead - place
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    area = np.sum(closed[:-1, 0] * closed[1:, 1] - closed[1:, 0] * closed[:-1, 1])
    return place + inset * np.sign(area) * np.stack([-along[:, 1], along[:, 0]], 1)


def made(
    silhouette: str, detail: str, roles: Mapping[str, Surface], thread: Array | str | None = None
) -> Surface:
    """Sew an upper together.

    Args:
        silhouette, detail: which design.
        roles: material of "main" (what lies below everything) and of every role its pieces name.
        thread: colour of the stitches, None for tonal ones.
    """
    upper = roles["main"]
    for piece, panel, holes in pieces(silhouette, detail):
        upper = sewn(upper, panel, roles[piece.role], piece.lift, thread)
        if len(holes):
            upper = pierced(upper, holes, piece.broguing)
            middle = (holes[1:] + holes[:-1]) / 2
            upper = pierced(upper, middle, piece.broguing * 0.55)
    return upper


def tape(
    bands: Sequence[tuple[float, str | Array]],
    finish: str = "rubber",
    stitch: float = 0.0,
    rope: bool = False,
) -> Surface:
    """Colour a sole's side in bands from the ground up.

    Args:
        bands: (share of the height where it ends, colour).
        finish: of `surfaces.FINISHES`.
        stitch: share of the height of a row of stitches, 0 for none.
        rope: braided jute instead of smooth.
    """
    ends = np.array([end for end, _ in bands[:-1]])
    inks = np.array([ink(color) for _, color in bands])

    def skin(u: Array, v: Array) -> Skin:
        share = v * 1.2
        color = np.broadcast_to(inks[0], (len(u), 3)).copy()
        height = np.zeros(len(u), np.float32)
        for end, dye in zip(ends, inks[1:], strict=True):
            color += (dye - color) * ramp(end - 0.012, end + 0.012, share)[:, None]
        if stitch:
            row = np.abs(share - stitch) < 0.035
            thread = row * (np.abs((u * 190) % 1 - 0.5) < 0.36)
            color *= 1 - 0.30 * (row & ~thread)[:, None]
            height += 0.8 * thread - 0.6 * row
        if rope:
            strands = np.sin(2 * np.pi * (u * 95 + share * 1.5)) * np.sign(
                np.sin(2 * np.pi * share * 1.5) + 1e-6
            )
            color *= (0.88 + 0.12 * strands)[:, None]
            height += 1.6 * strands
        return Skin(color, height, *FINISHES[finish])

    return skin


def stacked(color: str | Array, rubber: str = "1b1a19") -> Surface:
    """A heel of stacked leather on a rubber lift."""
    layers = tape([(0.17, rubber), (1.2, color)], "leather")

    def skin(u: Array, v: Array) -> Skin:
        base = layers(u, v / 1.2)
        line = np.abs((v * 6) % 1 - 0.5) > 0.44
        return Skin(base.color * (1 - 0.25 * line)[:, None], base.height - 0.4 * line, base.gloss, base.edge)

    return skin


def elastic(color: str | Array) -> Surface:
    """Ribbed elastic."""
    dye = ink(color)

    def skin(u: Array, v: Array) -> Skin:
        rib = np.sin(2 * np.pi * u * 3.2 / 0.035)
        return Skin(dye * (0.85 + 0.15 * rib)[:, None], 0.6 * rib, *FINISHES["cloth"])

    return skin


def strapped(base: Surface) -> Surface:
    """A strap, stitched round its edge; its u runs along it."""

    def skin(u: Array, v: Array) -> Skin:
        got = base(u * 0.3, v * 0.06)
        near = np.minimum(np.minimum(u * 7, (1 - u) * 7), np.minimum(v, 1 - v))
        row = np.abs(near - 0.13) < 0.035
        dash = row & (np.abs((u * 26) % 1 - 0.5) < 0.35)
        tone = 1 - 0.35 * dash
        return Skin(got.color * tone[:, None], got.height + 0.6 * dash - 0.5 * row, got.gloss, got.edge)

    return skin


def slotted(base: Surface, lining: str | Array) -> Surface:
    """A loafer's strap, with a slot cut in its middle."""
    strap, dark = strapped(base), ink(lining)

    def skin(u: Array, v: Array) -> Skin:
        got = strap(u, v)
        slot = ramp(
            0.02,
            -0.02,
            np.maximum(
                np.abs(u - 0.46) / 0.05 - 1, np.abs(v - 0.5) / 0.14 - 1 + 0.5 * np.abs(u - 0.46) / 0.05
            ),
        )
        return replace(
            got, color=got.color + (dark - got.color) * slot[:, None], height=got.height - 1.5 * slot
        )

    return skin
