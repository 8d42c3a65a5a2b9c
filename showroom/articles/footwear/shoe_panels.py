"""Uppers cut and stitched flat: panels with edges and seams, in the unrolled plan of a shoe.

The plan is that of `studio.footwear.closed_shoes`: x runs from the heel to the toe and y up from the sole,
in decimetres; a surface's (u, v) are (x, y) / SPAN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from showroom.geometry.shoe_last import SPAN, Last
from showroom.materials.fabrics import fabric
from showroom.rendering.artwork import brightness, ink, mix
from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import curve, points, ramp
from showroom.rendering.surfaces import FINISHES, Mask, Skin, Surface, band, noise, raised, shaded

DOTS = 300
"""Resolution of cut panels: dots a decimetre."""
LEFT, RIGHT, LOW, HIGH = -0.4, 3.6, -0.3, 2.6
"""The plan's reach."""
SOFT = 0.0045
"""Half the width over which one panel gives way to the next."""


def outline(text: str) -> Array:
    """Read a closed curve of the plan, written "x,y x,y!" where "!" marks a corner."""
    return curve(points(text))


def along_top(last: Last, start: float, end: float, below: float | Sequence[float], steps: int = 40) -> Array:
    """Return points that follow the edge of the opening from x = start to end at a distance below it."""
    x = np.linspace(start, end, steps)
    depth = np.interp(np.linspace(0, 1, steps), np.linspace(0, 1, np.size(below)), np.atleast_1d(below))
    return np.stack([x, last.top_at(x) - depth], 1)


@dataclass(frozen=True)
class PanelShape:
    """A panel's shape, read as distances.

    Attributes:
        inside: sheet of the distance to the panel's edge, positive within it.
        threads: sheet of its stitches, 0..1, empty when it has none.
    """

    inside: Array
    threads: Array

    def distance(self, u: Array, v: Array) -> Array:
        """Return how far inside the panel a point is, in decimetres."""
        return _read(self.inside, u, v)

    def stitches(self, u: Array, v: Array) -> Array:
        """Return where thread shows, 0..1."""
        return _read(self.threads, u, v) if self.threads.size else np.zeros(len(u), np.float32)


def cut(
    edge: Array, inset: float = 0.035, rows: int = 1, dash: float = 0.034, holes: Sequence[Array] = ()
) -> PanelShape:
    """Cut a panel and stitch it along its edge.

    Args:
        edge: its closed outline.
        inset: of the first row of stitches from the edge.
        rows: of stitches, 0.018 apart.
        dash: length of a stitch with its gap.
        holes: outlines of what is cut out of it.
    """
    mask = _filled([edge]) & ~_filled(holes)
    inside = ndimage.distance_transform_edt(mask) - ndimage.distance_transform_edt(~mask)
    inside = (ndimage.gaussian_filter(inside, 0.8) / DOTS).astype(np.float32)
    paths = [path for row in range(rows) for path in _dashes(edge, inset + 0.022 * row, dash)]
    return PanelShape(inside, _lines(paths, 0.011) * (inside > inset * 0.7) if paths else np.empty(0))


def seam(path: Array, dash: float = 0.034) -> Array:
    """Draw a row of stitches along an open path; return its sheet."""
    return _lines(_split(path, dash), 0.011)


def sewn(
    below: Surface,
    panel: PanelShape,
    surface: Surface,
    lift: float = 1.2,
    thread: str | Array | None = None,
    shadow: float = 0.35,
) -> Surface:
    """Lay a panel on an upper and sew it down.

    Args:
        below: what it lies on.
        panel: its shape.
        surface: what it is made of.
        lift: its thickness in pixels of relief; negative for an inlay.
        thread: colour of its stitches, None for its own a little darker.
        shadow: how dark the line at its edge is.
    """
    yarn = None if thread is None else ink(thread)

    def skin(u: Array, v: Array) -> Skin:
        base, top = below(u, v), surface(u, v)
        away = panel.distance(u, v)
        share = ramp(-SOFT, SOFT, away)
        sewing = panel.stitches(u, v)
        color = base.color + (top.color - base.color) * share[:, None]
        line = np.exp(-((np.minimum(away + 0.004, 0) / 0.016) ** 2)) * (away < 0.002)
        color = color * (1 - shadow * line)[:, None]
        color = color + ((color * 0.62 if yarn is None else yarn) - color) * (sewing * 0.8)[:, None]
        height = base.height + (top.height - base.height) * share
        height = height + lift * ramp(-0.012, 0.02, away) + sewing * 0.6 - 0.5 * _trench(panel, away)
        return Skin(
            color,
            height,
            base.gloss + (top.gloss - base.gloss) * share,
            base.edge + (top.edge - base.edge) * share,
        )

    return skin


def _trench(panel: PanelShape, away: Array) -> Array:
    """The soft groove that a row of stitches pulls."""
    return np.exp(-(((away - 0.035) / 0.014) ** 2)) if panel.threads.size else np.zeros_like(away)


def stitched(below: Surface, threads: Array, color: str | Array | None = None) -> Surface:
    """Sew along a seam's sheet."""
    yarn = None if color is None else ink(color)

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        sewing = _read(threads, u, v)
        dye = base.color * 0.6 if yarn is None else yarn
        return replace(
            base,
            color=base.color + (dye - base.color) * (0.8 * sewing)[:, None],
            height=base.height + 0.6 * sewing,
        )

    return skin


def pierced(below: Surface, places: Array, radius: float, dark: float = 0.25) -> Surface:
    """Punch round holes, places N x 2."""
    sheet = _discs(places, radius)

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        hole = _read(sheet, u, v)
        return replace(
            base, color=base.color * (1 - (1 - dark) * hole)[:, None], height=base.height - 1.6 * hole
        )

    return skin


def leather(color: str | Array, grain: float = 0.5, seed: int = 1) -> Surface:
    """Leather; grain 0 is polished calf, 1 tumbled."""
    fine, broad = noise(0.010, seed), noise(0.12, seed + 1)
    base = shaded(_plain(color, "leather"), lambda u, v: 1 + 0.02 * broad(u, v))
    return raised(base, lambda u, v: 0.35 * grain * fine(u, v))


def suede(color: str | Array, seed: int = 1) -> Surface:
    """Napped leather: brushed patches, no gloss."""
    nap, fine = noise(0.05, seed, stretch=0.6), noise(0.006, seed + 1)
    return shaded(_plain(color, "suede"), lambda u, v: 1 + 0.055 * nap(u, v) + 0.04 * fine(u, v))


def polished(color: str | Array, seed: int = 1, worn: float = 0.25) -> Surface:
    """Calf for dress shoes, burnished darker towards the toe, the heel and the sole."""
    patches = noise(0.09, seed)

    def burnish(u: Array, v: Array) -> Array:
        x, y = u * SPAN, v * SPAN
        ends = np.clip((x - 2.25) / 0.7, 0, 1) + np.clip((0.5 - x) / 0.5, 0, 1) * 0.7
        return 1 - worn * np.clip(ends + 0.5 * np.clip(0.2 - y, 0, 1), 0, 1) + 0.03 * patches(u, v)

    return shaded(_plain(color, "calf"), burnish)


def patent(color: str | Array) -> Surface:
    """Lacquered leather; a shoe mirrors so much of the studio that it takes less gloss than a bag."""
    base = _plain(color, "patent")
    return lambda u, v: replace(base(u, v), gloss=0.045, edge=0.5)


def mesh(color: str | Array, under: str | Array | None = None, cell: float = 0.034) -> Surface:
    """Sports mesh: rows of holes that show what lies under it."""
    top = ink(color)
    deep = top * (0.2 + 0.4 * brightness(color)) if under is None else ink(under)

    def skin(u: Array, v: Array) -> Skin:
        x, y = u * SPAN / cell, v * SPAN / cell / 0.8
        row = np.floor(y)
        off = np.stack([(x + 0.5 * (row % 2)) % 1 - 0.5, (y - row - 0.5) * 0.8])
        hole = ramp(0.36, 0.20, np.hypot(*off))
        return Skin(top + (deep - top) * hole[:, None], -0.9 * hole, *FINISHES["cloth"])

    return skin


def knit(color: str | Array, accent: str | Array, pattern: Mask, cell: float = 0.026) -> Surface:
    """Engineered knit: ribs of small loops, in the accent's yarn where `pattern` is 1, 0..1."""
    yarn, other = ink(color), ink(accent)

    def skin(u: Array, v: Array) -> Skin:
        x, y = u * SPAN / cell, v * SPAN / cell
        loop = np.abs(np.sin(np.pi * x)) * (0.6 + 0.4 * np.abs(np.sin(np.pi * (y + 0.5 * np.sin(np.pi * x)))))
        share = np.clip(pattern(u, v), 0, 1)
        tone = (0.78 + 0.26 * loop)[:, None]
        return Skin((yarn + (other - yarn) * share[:, None]) * tone, 0.7 * loop, *FINISHES["cloth"])

    return skin


def _speckled(u: Array, v: Array) -> Array:
    return 0.5 + 0.5 * np.sin(2 * np.pi * (u * SPAN / 0.037 + np.floor(v * SPAN / 0.026) * 0.31))


def _diamonds(u: Array, v: Array) -> Array:
    x, y = (u + v) * SPAN / 0.2, (u - v) * SPAN / 0.2
    return ramp(-0.2, 0.2, np.sin(2 * np.pi * x) * np.sin(2 * np.pi * y))


KNITS: dict[str, Mask] = {
    "Solid": lambda u, v: 0 * u,
    "Melange": _speckled,
    "Striped": lambda u, v: band(v * SPAN + 0.2 * u * SPAN, 0.16, 0.4, 0.03),
    "Geometric": _diamonds,
    "Colourblocked": lambda u, v: ramp(1.75, 2.55, u * SPAN + 0.4 * v * SPAN),
}
"""Pattern -> where an engineered knit shows its second yarn."""


def knitted(color: str | Array, accent: str | Array, pattern: str) -> Surface:
    """Engineered knit in one of `KNITS`."""
    return knit(color, accent, KNITS[pattern])


def small(surface: Surface) -> Surface:
    """Scale a material for a tongue, whose coordinates run along and across it."""
    return lambda u, v: surface(0.4 * u, 0.16 * v)


def braid(color: str | Array) -> Surface:
    """A woven lace."""
    dye = ink(color)

    def skin(u: Array, v: Array) -> Skin:
        weave = np.sin(2 * np.pi * (u * 26 + v * 2)) * np.sin(2 * np.pi * (u * 26 - v * 2))
        return Skin(dye * (0.96 + 0.04 * weave)[:, None], 0.2 * weave, *FINISHES["cloth"])

    return skin


def cloth(
    pattern: str, color: str | Array, accent: str | Array, weave: str = "plain", zoom: float = 1.0
) -> Surface:
    """Cloth in the shoe's scale."""
    return fabric(pattern, color, accent, weave=weave, size=10 * SPAN, zoom=zoom)


def darker(color: str | Array, share: float = 0.25) -> Array:
    """A shade of a colour."""
    return mix(color, "101010", share)


def _plain(color: str | Array, finish: str) -> Surface:
    light = ink(color)

    def skin(u: Array, v: Array) -> Skin:
        return Skin(np.broadcast_to(light, (len(u), 3)), np.zeros(len(u), np.float32), *FINISHES[finish])

    return skin


def _size() -> tuple[int, int]:
    return round((RIGHT - LEFT) * DOTS), round((HIGH - LOW) * DOTS)


def _dots(path: Array, fine: int) -> list[tuple[float, float]]:
    return [((x - LEFT) * DOTS * fine, (HIGH - y) * DOTS * fine) for x, y in np.asarray(path, float)]


def _filled(outlines: Sequence[Array]) -> Array:
    image = Image.new("L", _size())
    for path in outlines:
        ImageDraw.Draw(image).polygon(_dots(path, 1), fill=255)
    return np.asarray(image) > 0


def _lines(paths: Sequence[Array], width: float) -> Array:
    """Draw short thick lines, averaged from twice the size."""
    wide, high = _size()
    image = Image.new("L", (2 * wide, 2 * high))
    pen = ImageDraw.Draw(image)
    for path in paths:
        pen.line(_dots(path, 2), fill=255, width=max(1, round(2 * DOTS * width)), joint="curve")
    return _halved(image)


def _discs(places: Array, radius: float) -> Array:
    wide, high = _size()
    image = Image.new("L", (2 * wide, 2 * high))
    pen = ImageDraw.Draw(image)
    for x, y in _dots(places, 2):
        reach = 2 * DOTS * radius
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    return _halved(image)


def _halved(image: Image.Image) -> Array:
    return np.asarray(image.resize(_size(), Image.Resampling.BOX), np.float32) / 255


def _dashes(edge: Array, inset: float, dash: float) -> list[Array]:
    """Return the stitches of a closed outline, moved inwards."""
    closed = np.concatenate([edge, edge[:1]])
    even = _even(closed, 0.01)
    along = np.gradient(even, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    left = np.stack([-along[:, 1], along[:, 0]], 1)
    area = np.sum(even[:-1, 0] * even[1:, 1] - even[1:, 0] * even[:-1, 1])
    return _split(even + inset * np.sign(area) * left, dash)


def _split(path: Array, dash: float) -> list[Array]:
    even = _even(path, dash / 6)
    return [even[i : i + 4] for i in range(0, len(even) - 4, 6)]


def _even(path: Array, step: float) -> Array:
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    where = np.linspace(0, length[-1], max(2, int(length[-1] / step)))
    return np.stack([np.interp(where, length, column) for column in path.T], 1)


def _read(sheet: Array, u: Array, v: Array) -> Array:
    """Read a sheet of the plan at pattern coordinates."""
    at = np.stack([(HIGH - v * SPAN) * DOTS - 0.5, (u * SPAN - LEFT) * DOTS - 0.5])
    return ndimage.map_coordinates(sheet, at, order=1, mode="nearest")
