"""Cloth by the metre: patterns, and the weaves they are woven, knitted or printed on.

Sizes are centimetres of real cloth. A pattern gives the dye at every point, a weave the relief and the tone
of its yarns; any pattern goes with any weave. At the size of a shop's picture single threads do not show, so
weaves stay low.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import ndimage

from showroom.rendering import surfaces
from showroom.rendering.artwork import ink, mix
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import FINISHES, Skin, Surface

EDGE = 0.1
"""Width over which colours run into each other at an edge, cm."""


@dataclass(frozen=True)
class Dye:
    """The colours and the randomness of a pattern.

    Attributes:
        base, accent: linear light.
        seed: of what is random in it.
    """

    base: Array
    accent: Array
    seed: int

    def noise(self, cell: float, salt: int = 0, stretch: float = 1.0, octaves: int = 2) -> surfaces.Mask:
        """Return random noise of about unit size, its grain `cell` cm wide."""
        return surfaces.noise(cell, self.seed * 31 + salt, stretch, octaves)

    def thread(self, letter: str) -> Array:
        """Return a colour of `SETTS`."""
        dark, white = ink("16181d"), ink("f1ede2")
        return {
            "b": self.base,
            "a": self.accent,
            "d": mix(self.base, dark, 0.55),
            "l": mix(self.base, white, 0.45),
            "m": mix(self.base, self.accent, 0.5),
            "k": dark,
            "w": white,
            "n": mix(self.accent, dark, 0.4),
        }[letter]


Pattern = Callable[[Dye, Array, Array], Array]
"""Takes x and y in cm, y upwards, and returns N x 3 linear light."""

Weave = Callable[[int, Array, Array], tuple[Array, Array]]
"""Takes a seed, x and y in cm, and returns tone (1 for the dye as it is) and relief in map pixels."""


def fabric(
    pattern: str,
    base: str | Array,
    accent: str | Array = "f1ede2",
    *,
    weave: str = "plain",
    size: float | tuple[float, float] = 100.0,
    zoom: float = 1.0,
    seed: int = 0,
    finish: str = "cloth",
    relief: float = 1.0,
) -> Surface:
    """Return cloth.

    Args:
        pattern: one of `PATTERNS`.
        base, accent: its main and its second colour, "rrggbb" or linear light.
        weave: one of `WEAVES`.
        size: how many cm of cloth one unit of u, and of v, covers.
        zoom: above 1 for a larger pattern; the weave keeps its size.
        seed: of everything random.
        finish: of `surfaces.FINISHES`.
        relief: factor of the weave's height.
    """
    wide, high = size if isinstance(size, tuple) else (size, size)
    dye = Dye(ink(base), ink(accent), seed)
    paint, yarn = PATTERNS[pattern], WEAVES[weave]
    aside, along = dye.noise(9, 901), dye.noise(9, 902)
    clouds = dye.noise(14, 903)
    gloss, edge, metal = FINISHES[finish]

    def skin(u: Array, v: Array) -> Skin:
        x, y = u * wide, v * high
        tone, height = yarn(seed, x, y)
        tone = tone * (1 + 0.012 * clouds(x, y))
        bent = (x + 0.035 * aside(x, y)) / zoom, (y + 0.035 * along(x, y)) / zoom
        return Skin(paint(dye, *bent) * tone[:, None], relief * height, gloss, edge, metal)

    return skin


def _step(distance: Array, soft: float = EDGE) -> Array:
    return np.clip(distance / soft + 0.5, 0, 1)


def _over(below: Array, above: Array, share: Array) -> Array:
    return below + (above - below) * share[:, None]


def solid(dye: Dye, x: Array, y: Array) -> Array:
    """One colour."""
    return np.broadcast_to(dye.base, (len(x), 3))


def melange(dye: Dye, x: Array, y: Array) -> Array:
    """Fibres of two colours spun together."""
    fiber = dye.noise(0.16, 1, 0.45)(x, y) + 0.5 * dye.noise(0.5, 2, 0.25)(x, y)
    return _over(solid(dye, x, y), dye.accent, np.clip(0.16 + 0.11 * fiber, 0, 0.6))


def _threads(dye: Dye, sett: str, soft: float) -> Callable[[Array], Array]:
    """Read a sett such as "b12 a2" (colour and width in mm), repeated for ever."""
    strands = sett.split()
    runs = [np.repeat(dye.thread(s[0])[None], round(float(s[1:]) * 8), 0) for s in strands]
    rows = ndimage.gaussian_filter1d(np.concatenate(runs), max(soft * 80 * 0.4, 1), axis=0, mode="wrap")
    at = np.arange(len(rows)) / 80

    def color(x: Array) -> Array:
        return np.stack([np.interp(x, at, row, period=len(rows) / 80) for row in rows.T], 1)

    return color


def striped(sett: str, across: bool = False, soft: float = EDGE) -> Pattern:
    """Return stripes along the cloth, or across it."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        return _threads(dye, sett, soft)(y if across else x)

    return paint


def checked(warp: str, weft: str = "", soft: float = EDGE) -> Pattern:
    """Return stripes both ways; where two colours cross both show."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        along, across = _threads(dye, warp, soft)(x), _threads(dye, weft or warp, soft)(y)
        return ((np.sqrt(along) + np.sqrt(across)) / 2) ** 2

    return paint


def lined(sett: str, lines: str) -> Pattern:
    """Return a check with lines that lie on top of it; "." in `lines` lets the check show."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        color = checked(sett)(dye, x, y)
        for at in (x, y):
            color = _over(color, dye.thread(lines[0]), _lines(at, lines))
        return color

    return paint


def _lines(at: Array, lines: str) -> Array:
    width, period = (float(n) / 10 for n in lines[1:].split("/"))
    return surfaces.band(at, period, width / period, EDGE)


def repeated(chart: Array, thread: float) -> Callable[[Array, Array], Array]:
    """Repeat a chart of 0..1, one square of `thread` cm an entry; its first row is the top one."""
    fine = np.kron(chart[::-1], np.ones((6, 6))).astype(np.float32)
    fine = ndimage.gaussian_filter(fine, 1.2, mode="wrap")

    def value(x: Array, y: Array) -> Array:
        return ndimage.map_coordinates(fine, np.stack([y, x]) / thread * 6 - 0.5, order=1, mode="grid-wrap")

    return value


def charted(chart: Array, thread: float) -> Pattern:
    """Return a chart woven of the two colours, its entries the share of the accent."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        return _over(solid(dye, x, y), dye.accent, repeated(chart, thread)(x, y))

    return paint


def _houndstooth() -> Array:
    i, j = np.mgrid[:8, :8]
    return np.where((i + j) % 4 < 2, i // 4, j // 4).astype(float)


def herringbone(dye: Dye, x: Array, y: Array) -> Array:
    """Slanting lines that turn about every two centimetres."""
    zigzag = np.abs((x / 2.6) % 2 - 1) * 2.6
    return _over(solid(dye, x, y), dye.accent, 0.85 * surfaces.band(y + zigzag, 0.75, 0.45, 0.16))


def chevron(dye: Dye, x: Array, y: Array) -> Array:
    """A wide zigzag."""
    zigzag = np.abs((x / 3) % 2 - 1) * 3
    return _over(solid(dye, x, y), dye.accent, surfaces.band(y + zigzag, 3.4, 0.42, EDGE))


def dotted(pitch: float, radius: float) -> Pattern:
    """Return dots in staggered rows."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        row = np.floor(y / pitch)
        across = (x + row % 2 * pitch / 2) % pitch - pitch / 2
        reach = np.hypot(across, y % pitch - pitch / 2)
        return _over(solid(dye, x, y), dye.accent, _step(radius - reach))

    return paint


def argyle(dye: Dye, x: Array, y: Array) -> Array:
    """Diamonds with thin crossing lines."""
    a, b = (x / 7 + y / 11) % 1, (x / 7 - y / 11) % 1
    diamond = _step(0.25 - np.abs(a - 0.5), 0.02) * _step(0.25 - np.abs(b - 0.5), 0.02)
    other = _step(np.abs(a - 0.5) - 0.25, 0.02) * _step(np.abs(b - 0.5) - 0.25, 0.02)
    color = _over(solid(dye, x, y), dye.accent, diamond)
    color = _over(color, dye.thread("d"), 0.8 * other)
    line = np.maximum(_step(0.02 - np.abs(a - 0.01), 0.02), _step(0.02 - np.abs(b - 0.01), 0.02))
    return _over(color, dye.thread("w"), 0.85 * line)


def lattice(dye: Dye, x: Array, y: Array) -> Array:
    """Small tiles: rings and diamonds in a grid."""
    row = np.floor(y / 3.2)
    across, up = (x + row % 2 * 1.6) % 3.2 - 1.6, y % 3.2 - 1.6
    diamond = np.abs(across) + np.abs(up)
    ring = _step(0.16 - np.abs(diamond - 1.15)) + _step(0.42 - diamond)
    corner = _step(0.3 - np.hypot(np.abs(across) - 1.6, np.abs(up)))
    return _over(solid(dye, x, y), dye.accent, np.clip(ring + corner, 0, 1))


def ikat(dye: Dye, x: Array, y: Array) -> Array:
    """Diamonds whose edges run along the yarn."""
    y = y + 0.35 * dye.noise(0.3, 5, 3)(x, y)
    ring = np.abs(((np.abs((x / 9) % 1 - 0.5) * 2 + np.abs((y / 12) % 1 - 0.5) * 2) * 3) % 1 - 0.5)
    color = _over(solid(dye, x, y), dye.accent, _step(0.22 - ring, 0.12))
    return _over(color, dye.thread("n"), _step(0.07 - ring, 0.08))


def camouflage(dye: Dye, x: Array, y: Array) -> Array:
    """Four patches of related colours."""
    color = solid(dye, x, y)
    patches = (("d", 0.45, 1), ("l", 0.75, 2), ("n", 1.05, 3))
    for letter, level, salt in patches:
        field = dye.noise(4.5, salt, 0.6, 3)(x, y) + 0.25 * np.sin(x * 0.9 + salt)
        color = _over(color, dye.thread(letter), _step(field - level, 0.12))
    return color


def leopard(dye: Dye, x: Array, y: Array) -> Array:
    """Broken rings round spots of a middle tone."""
    ring, spot = (repeated_sheet(field, 30)(x, y) for field in _rosettes(dye.seed))
    return _over(_over(solid(dye, x, y), dye.thread("m"), 0.45 * spot), dye.accent, ring)


@lru_cache(maxsize=2)
def _rosettes(seed: int) -> tuple[Array, Array]:
    """Return masks of rings and of what they enclose, on a square of 12 x 12 of them."""
    rng, n, side = np.random.default_rng(seed), 12, 300
    grid = np.stack(np.meshgrid(np.arange(n), np.arange(n)), -1).reshape(-1, 2) + 0.5
    grid[:, 0] += grid[:, 1] // 1 % 2 * 0.5
    row, column = np.mgrid[:side, :side] / side * n
    ring, spot = np.zeros((2, side, side), np.float32)
    for x, y in (grid + rng.uniform(-0.2, 0.2, grid.shape)) % n:
        right, up = (column - x + n / 2) % n - n / 2, (row - y + n / 2) % n - n / 2
        first, second, third = rng.uniform(0, 6.3, 3)
        angle = np.arctan2(up, right)
        reach = np.hypot(right, up * 1.15) * (
            1 + 0.16 * np.sin(2 * angle + first) + 0.1 * np.sin(5 * angle + second)
        )
        width = 0.07 + 0.055 * np.sin(3 * angle + third)
        ring = np.maximum(ring, np.clip((width - np.abs(reach - 0.31)) / 0.05 + 0.5, 0, 1))
        spot = np.maximum(spot, np.clip((0.31 - reach) / 0.05 + 0.5, 0, 1))
    return ring.astype(np.float32), spot.astype(np.float32)


def repeated_sheet(sheet: Array, width: float) -> Callable[[Array, Array], Array]:
    """Repeat a drawn sheet that is `width` cm wide; channels, if any, come last."""
    layers = np.moveaxis(np.atleast_3d(sheet), 2, 0)
    dots = sheet.shape[1] / width

    def value(x: Array, y: Array) -> Array:
        at = np.stack([-y * dots - 0.5, x * dots - 0.5])
        read = [ndimage.map_coordinates(layer, at, order=1, mode="grid-wrap") for layer in layers]
        return read[0] if sheet.ndim == 2 else np.stack(read, 1)

    return value


def zebra(dye: Dye, x: Array, y: Array) -> Array:
    """Slanting stripes that fork."""
    flow = dye.noise(5, 7, 1, 2)(x, y)
    wave = np.sin(1.7 * y + 0.8 * np.sin(0.32 * x) + 2.1 * flow)
    return _over(solid(dye, x, y), dye.accent, _step(wave - 0.15, 0.2))


def marbled(dye: Dye, x: Array, y: Array) -> Array:
    """Waves of ink."""
    flow = 2.4 * dye.noise(8, 8, 1, 3)(x, y)
    wave = np.sin(0.5 * y + flow + 0.25 * x)
    color = _over(solid(dye, x, y), dye.accent, _step(wave - 0.35, 0.25))
    return _over(color, dye.thread("m"), _step(0.1 - np.abs(wave + 0.35), 0.15))


def tie_dye(dye: Dye, x: Array, y: Array) -> Array:
    """Rings of dye that run outwards from random ties."""
    rng = np.random.default_rng(dye.seed)
    bleed = 1.6 * dye.noise(3, 9, 1, 3)(x, y)
    share = np.zeros(len(x))
    for tie in rng.uniform(0, 44, (5, 2)):
        right, up = (x - tie[0] + 22) % 44 - 22, (y - tie[1] + 22) % 44 - 22
        reach = np.hypot(right, up)
        spokes = 0.8 * np.sin(np.arctan2(up, right) * 9 + 0.3 * bleed)
        share += np.exp(-((reach / 11) ** 2)) * (0.5 + 0.5 * np.cos(reach * 1.15 + bleed + spokes))
    return _over(solid(dye, x, y), dye.accent, np.clip(1.25 * share - 0.08 + 0.05 * bleed, 0, 1))


def acid(dye: Dye, x: Array, y: Array) -> Array:
    """Clouds and flecks where the colour was washed out."""
    cloud = dye.noise(6, 3, 1.4, 4)(x, y) + 0.35 * dye.noise(0.6, 4, 1, 2)(x, y)
    return _over(solid(dye, x, y), dye.accent, np.clip(0.22 + 0.3 * cloud, 0, 0.85))


def _fair_isle() -> Array:
    bands = (
        "x...x...x...",
        ".x.x.x.x.x.x",
        "............",
        "x.....x.....",
        "xx...xxx...x",
        "xxx.xxxxx.xx",
        "xx...xxx...x",
        "x.....x.....",
        "............",
        "..x.....x...",
        ".xxx...xxx..",
        "..x.....x...",
        "............",
    )
    return np.array([[c == "x" for c in row] for row in bands], float)


def fair_isle(dye: Dye, x: Array, y: Array) -> Array:
    """Bands of small stitched motifs on changing grounds."""
    part = repeated(_fair_isle(), 0.62)
    row = (-y / 0.62) % 26 // 13
    ground = _over(solid(dye, x, y), dye.thread("l"), 0.35 * row)
    motif = _over(np.broadcast_to(dye.accent, ground.shape), dye.thread("w"), 0.75 * row)
    return _over(ground, motif, part(x, y)) if len(x) else ground


def _nordic() -> Array:
    rows = (
        "........x.......",
        "...x....x....x..",
        "....x.x.x.x.x...",
        ".....xx.x.xx....",
        "....xxx.x.xxx...",
        "........x.......",
        "..xxxxxxxxxxxxx.",
        "........x.......",
        "....xxx.x.xxx...",
        ".....xx.x.xx....",
        "....x.x.x.x.x...",
        "...x....x....x..",
        "........x.......",
        "................",
        "x.x.x.x.x.x.x.x.",
        ".x.x.x.x.x.x.x.x",
        "................",
    )
    return np.array([[c == "x" for c in row] for row in rows], float)


def _hearts() -> Array:
    rows = ("..........", ".xx.xx....", ".xxxxx....", "..xxx.....", "...x......", "..........")
    half = np.array([[c == "x" for c in row] for row in rows], float)
    return np.concatenate([half, np.roll(half, 5, 1)])


def drawn(motif: str) -> Pattern:
    """Return one of the drawn repeats of `motifs`."""

    def paint(dye: Dye, x: Array, y: Array) -> Array:
        sheet, width = _sheet(motif, tuple(map(float, dye.base)), tuple(map(float, dye.accent)), dye.seed)
        return repeated_sheet(sheet, width)(x, y)

    return paint


@lru_cache(maxsize=4)
def _sheet(motif: str, base: tuple[float, ...], accent: tuple[float, ...], seed: int) -> tuple[Array, float]:
    from showroom.materials.motifs import MOTIFS

    return MOTIFS[motif](np.array(base, np.float32), np.array(accent, np.float32), seed)


PATTERNS: dict[str, Pattern] = {
    "solid": solid,
    "melange": melange,
    "stripes": striped("b7 a7"),
    "fine stripes": striped("b4 a3"),
    "pinstripes": striped("b17 a1.6"),
    "shirt stripes": striped("a11 b5"),
    "double stripes": striped("b14 a2.4 b3 a2.4"),
    "breton": striped("b15 a9", across=True),
    "sailor": striped("a15 b15", across=True),
    "rugby": striped("b55 a55", across=True),
    "multi stripes": striped("b26 a12 b5 w5 b5 n16", across=True),
    "deckchair": striped("b22 a22 b22 w8"),
    "faded stripes": striped("b30 m14 a22 m14", across=True, soft=1.2),
    "gingham": checked("b8 a8"),
    "large gingham": checked("b17 a17"),
    "buffalo": checked("b40 a40"),
    "tattersall": checked("b15 a2 b15 n2"),
    "windowpane": lined("b40", "a2/46"),
    "checks": checked("b24 m5 a9 m5 b24 d8"),
    "tartan": lined("b30 d26 b5 a5 b5 d26", "w2/97"),
    "dark tartan": lined("d34 b20 k9 b4 k9 b20", "a2.4/48"),
    "plaid": checked("b34 n14 b8 a14 b8 n14", soft=0.5),
    "madras": checked("b22 a12 w7 n9 b12 l14 a5", "a16 b20 w5 d10 l12 b8", soft=0.3),
    "glen check": lined("b3 a3 b3 a3 b3 a3 b3 a3 b34", "d2/58"),
    "houndstooth": charted(_houndstooth(), 0.3),
    "large houndstooth": charted(_houndstooth(), 0.62),
    "herringbone": herringbone,
    "chevron": chevron,
    "dots": dotted(2.4, 0.55),
    "pin dots": dotted(1.5, 0.26),
    "large dots": dotted(5.2, 1.45),
    "argyle": argyle,
    "lattice": lattice,
    "ikat": ikat,
    "camouflage": camouflage,
    "leopard": leopard,
    "zebra": zebra,
    "marbled": marbled,
    "tie-dye": tie_dye,
    "acid wash": acid,
    "Fair Isle": fair_isle,
    "Nordic": charted(_nordic(), 0.62),
    "hearts": charted(_hearts(), 0.55),
    "ditsy": drawn("ditsy"),
    "sprigs": drawn("sprigs"),
    "blooms": drawn("blooms"),
    "meadow": drawn("meadow"),
    "poppies": drawn("poppies"),
    "tropical": drawn("tropical"),
    "palms": drawn("palms"),
    "paisley": drawn("paisley"),
    "terrazzo": drawn("terrazzo"),
    "brush": drawn("brush"),
    "triangles": drawn("triangles"),
    "stars": drawn("stars"),
    "lemons": drawn("lemons"),
    "sails": drawn("sails"),
}
"""Name of a pattern -> how it is dyed. Widths are in mm; see `Dye.thread` for the letters."""


def _grain(seed: int, x: Array, y: Array, cell: float, stretch: float, octaves: int = 2) -> Array:
    return surfaces.noise(cell, seed + 77, stretch, octaves)(x, y)


def _even(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    grain = _grain(seed, x, y, 0.25, 1)
    return 1 + 0.008 * grain, 0.05 * grain


def _smooth(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    return np.ones(len(x), np.float32), np.zeros(len(x), np.float32)


def _linen(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    slub = _grain(seed, x, y, 0.22, 14) + _grain(seed + 1, x, y, 0.22 * 14, 1 / 14)
    return 1 + 0.03 * slub, 0.10 * slub


def _twill(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    ridge = np.sin((x + y) * 2 * np.pi / 0.42) + 0.5 * _grain(seed, x, y, 0.3, 2)
    return 1 + 0.012 * ridge, 0.06 * ridge


def _denim(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    slub = _grain(seed, x, y, 0.16, 7) + 0.6 * _grain(seed + 1, x, y, 0.4, 12)
    ridge = np.sin((x + y) * 2 * np.pi / 0.38)
    return 1 + 0.055 * slub + 0.02 * ridge, 0.07 * slub + 0.04 * ridge


def _corduroy(wale: float) -> Weave:
    def weave(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
        ridge = np.abs(np.sin((x + 0.03 * _grain(seed, x, y, 3, 3)) * np.pi / wale))
        nap = _grain(seed, x, y, 0.3, 4)
        return 0.80 + 0.24 * ridge + 0.02 * nap, 0.75 * ridge

    return weave


def _ribbed(wale: float, height: float) -> Weave:
    def weave(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
        ridge = np.sqrt(np.abs(np.sin((x + 0.02 * _grain(seed, x, y, 3, 4)) * np.pi / wale)))
        loop = np.sin(y * 2 * np.pi / 0.4)
        return 0.84 + 0.19 * ridge + 0.012 * loop, height * ridge

    return weave


def _knit(pitch: float, depth: float) -> Weave:
    """Return stocking stitch: columns of V."""

    def weave(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
        half = np.abs((x / pitch) % 1 - 0.5) * 2
        leg = np.abs(np.sin((y / pitch / 0.85 + 0.55 * half) * np.pi))
        body = leg**0.7 * (1 - half**6) + 0.12 * _grain(seed, x, y, pitch, 1)
        return 1 - depth * (0.75 - body), 1.1 * depth * 4 * body

    return weave


def _cable(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    """Ropes of two strands between ribs, 9 cm apart."""
    across = (x % 9) - 4.5
    sway = np.sin(y * 2 * np.pi / 7.5)
    first, second = across - 0.95 * sway, across + 0.95 * sway
    strand = [np.sqrt(np.clip(1 - (s / 1.15) ** 2, 0, 1)) for s in (first, second)]
    front = np.cos(y * 2 * np.pi / 7.5) > 0
    rope = np.where(front, np.maximum(strand[0], 0.7 * strand[1]), np.maximum(strand[1], 0.7 * strand[0]))
    inside = np.clip((2.4 - np.abs(across)) / 0.2, 0, 1)
    rib = np.abs(np.sin(across * np.pi / 0.9)) * (1 - inside)
    stitch = np.sin((y + 0.5 * np.abs(across)) * 2 * np.pi / 0.55)
    body = rope * inside + 0.45 * rib
    height = 4.2 * rope * inside + 1.0 * rib + 0.12 * stitch
    return 0.80 + 0.21 * body + 0.015 * stitch, height


def _fleece(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    curl = _grain(seed, x, y, 0.55, 1, 3)
    return 1 + 0.03 * curl, 0.3 * curl


def _tweed(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    fleck = _grain(seed, x, y, 0.28, 1, 2)
    speck = np.clip(_grain(seed + 5, x, y, 0.35, 1, 1) - 1.7, 0, 1)
    return 1 + 0.09 * fleck + 0.7 * speck, 0.14 * fleck


def _waffle(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    ridge = np.maximum(np.abs(np.cos(x * np.pi / 0.7)), np.abs(np.cos(y * np.pi / 0.7)))
    return 0.86 + 0.16 * ridge, 0.8 * ridge


def _seersucker(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    pucker = surfaces.band(x, 1.4, 0.5, 0.3) * _grain(seed, x, y, 0.7, 0.6)
    return 1 + 0.012 * pucker, 0.55 * pucker


def _quilted(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    a, b = np.abs(np.sin((x + y) * np.pi / 9)), np.abs(np.sin((x - y) * np.pi / 9))
    puff = np.sqrt(1 - (1 - np.sqrt(a * b)) ** 2)
    return 0.84 + 0.16 * np.clip(puff * 1.6, 0, 1), 4.5 * puff


def _velvet(seed: int, x: Array, y: Array) -> tuple[Array, Array]:
    nap = _grain(seed, x, y, 2.5, 2.5, 3)
    return 1 + 0.06 * nap, 0.25 * nap


WEAVES: dict[str, Weave] = {
    "smooth": _smooth,
    "plain": _even,
    "jersey": _even,
    "linen": _linen,
    "twill": _twill,
    "denim": _denim,
    "corduroy": _corduroy(0.62),
    "fine corduroy": _corduroy(0.4),
    "rib": _ribbed(0.55, 0.6),
    "wide rib": _ribbed(1.1, 1.3),
    "fine knit": _knit(0.42, 0.1),
    "knit": _knit(0.7, 0.16),
    "chunky knit": _knit(1.25, 0.24),
    "cable": _cable,
    "fleece": _fleece,
    "tweed": _tweed,
    "waffle": _waffle,
    "seersucker": _seersucker,
    "quilted": _quilted,
    "velvet": _velvet,
}
"""Name of a weave -> its yarns."""
