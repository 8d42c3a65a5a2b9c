"""How closed shoes are cut and coloured: panels by silhouette and detail, materials, soles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recsys.showroom.engine import ramp
from recsys.showroom.shoes import SHOES
from recsys.showroom.studio.last import Last
from recsys.showroom.surfaces import FINISHES, Array, Skin, Surface, plain
from recsys.showroom.uppers import Cut, along_top, cut, leather, outline, pierced, sewn

ABOVE = 2.5
"""A climb beyond every edge, so that a panel takes the rolled rim with it."""


@dataclass(frozen=True)
class Piece:
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


Cutter = Callable[[Last], list[Piece]]


def facing(last: Last, start: float = 1.22, front: float = 2.10, deep: Sequence[float] = (0.26, 0.17, 0.15), role: str = "over",
           rows: int = 2, broguing: float = 0.0) -> list[Piece]:  # fmt: skip
    """The panel that carries the eyelets."""
    low = along_top(last, start, front, deep)
    tip = np.array([(front + 0.06, last.top_at(front + 0.06) - 0.10), (front + 0.09, ABOVE)])
    return [Piece(np.concatenate([[(start - 0.05, ABOVE)], low, tip]), role, rows, broguing=broguing)]


def collar(last: Last, front: float = 1.22, deep: Sequence[float] = (0.10, 0.13, 0.16), role: str = "over", rows: int = 1) -> list[Piece]:
    """The padded band round the ankle."""
    low = along_top(last, -0.3, front, deep)
    return [Piece(np.concatenate([[(-0.3, ABOVE)], low, [(front + 0.02, ABOVE)]]), role, rows)]


def shape(text: str, role: str = "over", rows: int = 1, lift: float = 1.2, broguing: float = 0.0) -> list[Piece]:
    """A panel of a fixed outline."""
    return [Piece(outline(text), role, rows, lift, broguing)]


def heel_tab(last: Last, deep: float = 0.17, reach: float = 0.30, role: str = "accent") -> list[Piece]:
    """The patch at the back of the collar."""
    top = float(last.top_at(0.1))
    edge = [(-0.3, top - deep), (reach, top - deep - 0.05), (reach - 0.06, top + 0.1), (reach - 0.08, ABOVE), (-0.3, ABOVE)]
    return [Piece(np.array(edge), role)]


def straight_tip(x: float = 2.36, role: str = "over", rows: int = 2, broguing: float = 0.0) -> list[Piece]:
    """A toe cap that ends straight across."""
    return shape(f"{x + 0.09},-.3! {x + 0.03},.2 {x},.5 {x - 0.01},.75 {x - 0.01},1.2! 3.6,1.2! 3.6,-.3!", role, rows, broguing=broguing)


def wing_tip(last: Last, role: str = "over", broguing: float = 0.013) -> list[Piece]:
    """A toe cap whose wings run back along the sole, its point on the spine."""
    peak = float(last.top_at(2.13))
    text = (f"1.25,-.3! 1.42,.06 1.72,.17 2.0,.29 2.22,.41 2.33,{peak - 0.20:.2f} 2.27,{peak - 0.09:.2f} 2.13,{peak:.2f}! "
            f"2.13,{peak + 0.3:.2f}! 3.6,1.2! 3.6,-.3!")  # fmt: skip
    return shape(text, role, 2, broguing=broguing)


def mudguard(role: str = "over", high: float = 0.30, back: float = 1.1) -> list[Piece]:
    """A low overlay round the toe and along the sole."""
    return shape(f"{back},-.3! {back + 0.1},.04 1.6,{high * 0.5:.2f} 2.1,{high:.2f} 2.5,{high + 0.05:.2f} 2.9,{high + 0.12:.2f} 3.6,{high + 0.1:.2f}! 3.6,-.3!", role)


def counter(high: float = 0.66, reach: float = 0.85, role: str = "over", rows: int = 1) -> list[Piece]:
    """The stiff cup round the heel."""
    return shape(f"-.3,-.3! {reach + 0.08},-.3! {reach},.12 {reach * 0.66:.2f},{high * 0.5:.2f} {reach * 0.42:.2f},{high * 0.8:.2f} .26,{high} -.3,{high + 0.06}!", role, rows)


def quarter(last: Last, front: float = 1.75, role: str = "over", rows: int = 2, broguing: float = 0.0) -> list[Piece]:
    """The back of a dress shoe, from a curved seam over the vamp."""
    top = float(last.top_at(front + 0.12))
    text = (f"{front - 0.30},-.3! {front - 0.18},.15 {front - 0.04},.38 {front + 0.10},{top - 0.16:.2f} {front + 0.16},{top - 0.05:.2f} "
            f"{front + 0.16},{ABOVE}! -.4,{ABOVE}! -.4,-.3!")  # fmt: skip
    return shape(text, role, rows, broguing=broguing)


STRIPES = {
    "bars": ("1.88,.12! 1.99,.12! 1.72,.74! 1.61,.70!", "1.64,.12! 1.75,.12! 1.50,.80! 1.39,.78!"),
    "blade": ("1.98,.10! 1.80,.40 1.62,.62! 1.42,.70! 1.52,.42 1.68,.10!",),
    "wave": ("2.15,.26! 1.85,.22 1.45,.34 1.1,.62 .88,.74! 1.0,.52 1.3,.28 1.7,.12 2.15,.16!",),
    "hook": ("1.9,.52! 1.55,.48 1.2,.36 .75,.30! .80,.20! 1.3,.24 1.7,.34 1.95,.40!", "1.78,.70! 1.45,.66 1.15,.56 .85,.52! .88,.44! 1.2,.47 1.5,.55 1.83,.60!"),
    "arrow": ("1.55,.12! 1.75,.12! 1.42,.44! 1.62,.78! 1.44,.78! 1.20,.44!",),
    "none": (),
}
"""Marks on the sides of sneakers."""


def stripes(name: str) -> list[Piece]:
    """A mark in the accent's colour."""
    return [piece for text in STRIPES[name] for piece in shape(text, "accent")]


def _court(mark: str) -> Cutter:
    return lambda last: [
        *straight_tip(2.28, "main"), *counter(0.6, 0.8, "main"), *stripes(mark), *facing(last, role="main"),
        *heel_tab(last),
    ]  # fmt: skip


def _canvas(last: Last) -> list[Piece]:
    return [
        *shape("2.26,-.3! 2.20,.3 2.12,.6 2.06,1.2! 1.9,1.2! 1.96,.6 1.88,-.3!", "none", 0, 0.0)[:0],
        *facing(last, start=float(last.edge[0, 89, 0] / last.length) - 0.12, front=2.06, deep=(0.15, 0.15, 0.15), role="main"),
        *shape("-.3,-.3! .16,-.3! .15,.5 .13,1.0 .12,2.4! -.3,2.4!", "main"),
    ]  # fmt: skip


def _runner(mark: str) -> Cutter:
    return lambda last: [
        *mudguard(), *counter(0.72, 0.95), *stripes(mark), *facing(last, deep=(0.30, 0.20, 0.16)), *collar(last, 1.16, role="soft"),
        *heel_tab(last, 0.30, 0.22),
    ]  # fmt: skip


def _dress(tip: str, broguing: float, open_front: bool = False) -> Cutter:
    def cutter(last: Last) -> list[Piece]:
        tips = {"plain": [], "cap": straight_tip(2.34, broguing=broguing), "wing": wing_tip(last, broguing=broguing)}[tip]
        back = quarter(last, 1.62 if open_front else 1.72, broguing=broguing)
        lace = [] if open_front else facing(last, 1.25, 1.93, (0.2, 0.15, 0.13), broguing=broguing * 0.8)
        return [*tips, *back, *lace, *counter(0.52, 0.62)] if broguing else [*tips, *back, *lace]

    return cutter


def _slip(last: Last) -> list[Piece]:
    """Gussets of elastic at the sides of the opening."""
    x = np.linspace(1.12, 1.52, 12)
    gore = np.concatenate([np.c_[x, last.top_at(x * last.length) - 0.26 + 0.16 * np.abs(np.linspace(-1, 1, 12)) ** 2], [(1.60, ABOVE), (1.04, ABOVE)]])
    return [Piece(gore, "elastic", 1, -1.0), *collar(last, 1.02, (0.07, 0.08, 0.08), "main"), *shape("-.3,-.3! .2,-.3! .18,.5 .15,.9 .15,1.6! -.3,1.6!", "main")]


def _chelsea(last: Last) -> list[Piece]:
    return [
        *shape("1.42,-.3! 1.46,.2 1.36,.5 1.24,.62 1.10,2.4! -.4,2.4! -.4,-.3!", "main"),
        *shape("1.20,2.4! 1.15,1.4 1.10,.9 .98,.66 .86,.60 .74,.66 .66,.9 .64,1.4 .62,2.4!", "elastic", 2, -1.2),
    ]  # fmt: skip


DESIGNS: dict[str, dict[str, Cutter]] = {
    "court": {"": _court("none"), "blade": _court("blade"), "bars": _court("bars"), "wave": _court("wave")},
    "platform": {"": _court("none"), "arrow": _court("arrow")},
    "skate": {"": lambda last: [*straight_tip(2.2), *facing(last, deep=(0.34, 0.26, 0.2)), *counter(0.7, 1.0), *stripes("wave")]},
    "plimsoll": {"": _canvas},
    "high-top": {"": _canvas},
    "small canvas": {"": _canvas},
    "mid": {"": lambda last: [*straight_tip(2.25, "main"), *counter(0.75, 0.9), *facing(last, 1.3, deep=(0.3, 0.2, 0.16)), *collar(last, 1.2, (0.2, 0.3, 0.36), "soft")]},
    "slip-on": {"": _slip},
    "espadrille": {"": _slip},
    "boat": {"": lambda last: [*shape("1.55,-.3! 1.62,.2 1.66,.45 1.72,.7 1.80,2.4! -.4,2.4! -.4,-.3!", "main", 2), *collar(last, 1.3, (0.2, 0.2, 0.2), "main"), *counter(0.5, 0.6, "main")]},
    "moccasin": {"": lambda last: [*shape("1.25,-.3! 1.3,.3 1.35,.6 1.38,2.4! -.4,2.4! -.4,-.3!", "main"), *counter(0.5, 0.5, "main")]},
    "chukka": {"": lambda last: [*shape("1.30,-.3! 1.34,.25 1.55,.62 1.70,.9 1.86,2.4! -.4,2.4! -.4,-.3!", "main", 2)]},
    "hook and loop": {"": lambda last: [*straight_tip(2.2), *counter(0.65, 0.9), *stripes("arrow"), *collar(last, 1.16, role="soft")]},
    "runner": {"": _runner("wave"), "bars": _runner("bars"), "hook": _runner("hook")},
    "cushion": {"": _runner("blade"), "plain": _runner("none")},
    "racer": {"": lambda last: [*stripes("hook"), *facing(last, deep=(0.22, 0.14, 0.12)), *counter(0.5, 0.55)]},
    "sock": {"": lambda last: [*counter(0.62, 0.75), *stripes("wave")]},
    "trainer": {"": lambda last: [*mudguard(high=0.36), *counter(0.7, 0.9), *stripes("bars"), *facing(last, deep=(0.34, 0.3, 0.2)), *collar(last, 1.14, role="soft")]},
    "trail": {"": _runner("arrow"), "plain": _runner("hook")},
    "basketball": {"": lambda last: [*straight_tip(2.2), *counter(0.9, 1.05), *stripes("wave"), *facing(last, 1.25, deep=(0.36, 0.24, 0.18)), *collar(last, 1.2, (0.2, 0.28, 0.3), "soft")]},
    "football": {"": lambda last: [*stripes("blade"), *facing(last, deep=(0.2, 0.14, 0.12)), *counter(0.6, 0.7, "accent")]},
    "indoor": {"": lambda last: [*straight_tip(2.25), *stripes("bars"), *facing(last), *counter(0.6, 0.8)]},
    "small runner": {"": lambda last: [*mudguard(), *counter(0.7, 0.9), *stripes("blade"), *collar(last, 1.16, role="soft")]},
    "oxford": {"": _dress("cap", 0.0), "plain": _dress("plain", 0.0), "half brogue": _dress("cap", 0.011)},
    "brogue": {"": _dress("wing", 0.013)},
    "derby": {"": _dress("plain", 0.0, True), "cap": _dress("cap", 0.0, True)},
    "monk": {"": lambda last: [*straight_tip(2.34), *quarter(last, 1.66)], "plain": lambda last: quarter(last, 1.66)},
    "loafer": {"": lambda last: [*shape("1.3,-.3! 1.34,.2 1.4,.5 1.45,2.4! -.4,2.4! -.4,-.3!", "main"), *counter(0.46, 0.5)]},
    "tassel": {"": lambda last: [*shape("1.3,-.3! 1.34,.2 1.4,.5 1.45,2.4! -.4,2.4! -.4,-.3!", "main"), *counter(0.46, 0.5)]},
    "lug loafer": {"": lambda last: [*shape("1.3,-.3! 1.34,.2 1.4,.5 1.45,2.4! -.4,2.4! -.4,-.3!", "main"), *counter(0.46, 0.5)]},
    "chelsea": {"": _chelsea},
    "ladies chelsea": {"": _chelsea},
    "boot": {"": lambda last: [*straight_tip(2.34), *quarter(last, 1.6), *facing(last, 1.2, 1.9, (0.2, 0.16, 0.14)), *counter(0.6, 0.66)],
             "wing": lambda last: [*wing_tip(last), *quarter(last, 1.6, broguing=0.012), *facing(last, 1.2, 1.9, (0.2, 0.16, 0.14)), *counter(0.6, 0.66)]},
    "ladies brogue": {"": _dress("wing", 0.013), "cap": _dress("cap", 0.012)},
}  # fmt: skip
"""Silhouette -> detail -> how it is cut."""


@lru_cache(maxsize=8)
def pieces(silhouette: str, detail: str) -> tuple[tuple[Piece, Cut, Array], ...]:
    """Return a design's panels, cut, and the places of the larger holes along their edges."""
    last = SHOES[silhouette].last
    ready = []
    for piece in DESIGNS[silhouette][detail](last):
        edge = piece.edge * (last.length, 1)
        panel = cut(edge, 0.02 if piece.broguing else 0.035, piece.rows if not piece.broguing else 1) if piece.rows else cut(edge, dash=9)
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


def made(silhouette: str, detail: str, roles: Mapping[str, Surface], thread: Array | str | None = None) -> Surface:
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
    bands: Sequence[tuple[float, str | Array]], finish: str = "rubber", stitch: float = 0.0, rope: bool = False
) -> Surface:
    """Colour a sole's side in bands from the ground up.

    Args:
        bands: (share of the height where it ends, colour).
        finish: of `surfaces.FINISHES`.
        stitch: share of the height of a row of stitches, 0 for none.
        rope: braided jute instead of smooth.
    """
    from recsys.showroom.drawing import ink

    ends = np.array([end for end, _ in bands[:-1]])
    inks = np.array([ink(colour) for _, colour in bands])

    def skin(u: Array, v: Array) -> Skin:
        share = v * 1.2
        colour = np.broadcast_to(inks[0], (len(u), 3)).copy()
        height = np.zeros(len(u), np.float32)
        for end, dye in zip(ends, inks[1:], strict=True):
            colour += (dye - colour) * ramp(end - 0.012, end + 0.012, share)[:, None]
        if stitch:
            row = np.abs(share - stitch) < 0.035
            thread = row * (np.abs((u * 190) % 1 - 0.5) < 0.36)
            colour *= 1 - 0.30 * (row & ~thread)[:, None]
            height += 0.8 * thread - 0.6 * row
        if rope:
            strands = np.sin(2 * np.pi * (u * 95 + share * 1.5)) * np.sign(np.sin(2 * np.pi * share * 1.5) + 1e-6)
            colour *= (0.88 + 0.12 * strands)[:, None]
            height += 1.6 * strands
        return Skin(colour, height, *FINISHES[finish])

    return skin


def stacked(colour: str | Array, rubber: str = "1b1a19") -> Surface:
    """A heel of stacked leather on a rubber lift."""
    layers = tape([(0.17, rubber), (1.2, colour)], "leather")

    def skin(u: Array, v: Array) -> Skin:
        base = layers(u, v / 1.2)
        line = np.abs((v * 6) % 1 - 0.5) > 0.44
        return Skin(base.colour * (1 - 0.25 * line)[:, None], base.height - 0.4 * line, base.gloss, base.edge)

    return skin


def elastic(colour: str | Array) -> Surface:
    """Ribbed elastic."""
    from recsys.showroom.drawing import ink

    dye = ink(colour)

    def skin(u: Array, v: Array) -> Skin:
        rib = np.sin(2 * np.pi * u * 3.2 / 0.035)
        return Skin(dye * (0.85 + 0.15 * rib)[:, None], 0.6 * rib, *FINISHES["cloth"])

    return skin


def fastened(roles: Mapping[str, Surface], dye: str) -> Surface:
    """A strap, stitched round its edge; its u runs along it."""
    del roles
    base = leather(dye, 0.3)

    def skin(u: Array, v: Array) -> Skin:
        got = base(u * 0.3, v * 0.06)
        near = np.minimum(np.minimum(u * 7, (1 - u) * 7), np.minimum(v, 1 - v))
        row = np.abs(near - 0.13) < 0.03
        dash = row & (np.abs((u * 26) % 1 - 0.5) < 0.35)
        return Skin(got.colour * (1 - 0.35 * dash)[:, None], got.height + 0.6 * dash - 0.5 * row, got.gloss, got.edge)

    return skin


__all__ = ["DESIGNS", "elastic", "fastened", "made", "plain", "stacked", "tape"]
