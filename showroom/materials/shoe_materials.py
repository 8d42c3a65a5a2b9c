"""Materials of shoes. Pattern coordinates are in units of 10 cm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Mask, Skin, Surface, band, mixed, noise, plain, raised, shaded

CM = (10.0, 10.0)
"""cm of cloth that one unit of u, and of v, covers."""


LIGHT = 0.87
"""Share of a dye's lightness that hides show: the table's lamps are brighter than daylight."""


def dye(name: str) -> Array:
    """Return a colour of the palette in linear light."""
    return LIGHT * linear(COLORS[name])


FITTINGS = {"gold": "Gold", "silver": "Silver", "gunmetal": "Grey"}
"""Word of a look's detail -> colour of its metal parts."""


def fitting(words: Iterable[str]) -> Surface:
    """Return the metal of buckles and chains: the first of `FITTINGS` among the words, else gold."""
    color = next((FITTINGS[word] for word in words if word in FITTINGS), "Gold")
    return plain(dye(color), "metal")


def glossy(below: Surface, gloss: float, edge: float, metal: bool = False) -> Surface:
    """Change how a surface mirrors."""

    def skin(u: Array, v: Array) -> Skin:
        return replace(below(u, v), gloss=gloss, edge=edge, metal=metal)

    return skin


CORK = 0.65 * dye("Tan") + 0.45 * dye("Beige")


def leather(below: Surface, seed: int) -> Surface:
    """Smooth, lightly polished leather."""
    grain, cloud = noise(0.02, seed, octaves=2), noise(0.9, seed + 1, octaves=2)
    toned = shaded(below, lambda u, v: 1 + 0.035 * cloud(u, v))
    return glossy(raised(toned, lambda u, v: 0.10 * grain(u, v)), 0.022, 0.13)


def grained(below: Surface, seed: int) -> Surface:
    """Leather with a visible round grain."""
    grain = noise(0.045, seed, octaves=2)
    toned = shaded(below, lambda u, v: 1 + 0.03 * grain(u, v))
    return glossy(raised(toned, lambda u, v: 0.5 * grain(u, v)), 0.022, 0.12)


def patent(below: Surface, seed: int) -> Surface:
    """Lacquered leather."""
    return glossy(below, 0.028, 0.32)


def suede(below: Surface, seed: int) -> Surface:
    """Brushed leather: a nap with lighter and darker strokes."""
    nap, stroke = noise(0.016, seed, octaves=2), noise(0.3, seed + 1, 2.0, 3)
    toned = shaded(below, lambda u, v: 1 + 0.05 * nap(u, v) + 0.05 * stroke(u, v))
    return glossy(raised(toned, lambda u, v: 0.25 * nap(u, v)), 0.0, 0.03)


def metallic(below: Surface, seed: int) -> Surface:
    """Leather with a foil that mirrors softly."""
    crease = noise(0.05, seed, octaves=2)
    return glossy(raised(below, lambda u, v: 0.25 * crease(u, v)), 0.0, 0.0, metal=True)


def glitter(below: Surface, seed: int) -> Surface:
    """Fine glitter: every grain faces its own way."""
    grain = noise(0.011, seed, octaves=1)
    toned = shaded(below, lambda u, v: np.clip(0.9 + 0.22 * grain(u, v), 0.4, 2.2))
    return glossy(raised(toned, lambda u, v: 0.7 * grain(v, u)), 0.06, 0.1)


def satin(below: Surface, seed: int) -> Surface:
    """Silky cloth."""
    crease = noise(0.8, seed, octaves=2)
    return glossy(raised(below, lambda u, v: 1.2 * crease(u, v)), 0.03, 0.2)


def cloth(below: Surface, seed: int) -> Surface:
    """Canvas."""
    slub = noise(0.05, seed, octaves=2)

    def weave(u: Array, v: Array) -> Array:
        return np.sin(u * 2 * np.pi / 0.022) * np.sin(v * 2 * np.pi / 0.022) + 0.4 * slub(u, v)

    return raised(shaded(below, lambda u, v: 1 + 0.05 * weave(u, v)), lambda u, v: 0.35 * weave(u, v))


def rubber(below: Surface, seed: int) -> Surface:
    """Moulded rubber or foam."""
    return glossy(raised(below, _fine(seed, 0.012, 0.08)), 0.014, 0.08)


def _fine(seed: int, cell: float, height: float) -> Mask:
    grain = noise(cell, seed, octaves=1)
    return lambda u, v: height * grain(u, v)


def woven(below: Surface, seed: int, strip: float = 0.11) -> Surface:
    """Narrow strips plaited at right angles, on the slant."""
    tint, turn = noise(0.09, seed, octaves=2), np.sqrt(0.5)

    def bulge(u: Array, v: Array) -> Array:
        a, b = (u - v) * turn / strip, (u + v) * turn / strip
        over = (np.floor(a) + np.floor(b)) % 2 < 1
        across, along = np.where(over, a % 1, b % 1) - 0.5, np.where(over, b % 1, a % 1) - 0.5
        return np.sqrt(np.clip(1 - (1.9 * across) ** 2, 0, 1)) * (0.6 + 0.4 * np.cos(np.pi * along))

    toned = shaded(below, lambda u, v: (0.42 + 0.62 * bulge(u, v)) * (1 + 0.05 * tint(u, v)))
    return raised(toned, lambda u, v: 3.2 * bulge(u, v))


def scaled(below: Surface, seed: int) -> Surface:
    """Leather embossed with square scales in rows."""
    warp = noise(0.5, seed, octaves=2)

    def bulge(u: Array, v: Array) -> Array:
        a = u / 0.17 + 0.22 * warp(u, v)
        b = v / 0.13 + 0.22 * warp(v, u)
        a = a + 0.5 * (np.floor(b) % 2)
        x, y = 2 * np.abs(a % 1 - 0.5), 2 * np.abs(b % 1 - 0.5)
        return np.clip(1 - x**4, 0, 1) * np.clip(1 - y**4, 0, 1)

    toned = shaded(below, lambda u, v: 0.45 + 0.58 * bulge(u, v) ** 0.7)
    return glossy(raised(toned, lambda u, v: 2.6 * bulge(u, v)), 0.04, 0.25)


def rope(color: Array, seed: int, turns: float = 1.0) -> Surface:
    """A sole of coiled jute, on coordinates whose u runs round the sole once."""
    tint = noise(0.006, seed, octaves=2)

    def strand(u: Array, v: Array) -> Array:
        row = v / 0.0125
        slant = (u / 0.009 + 0.45 * (row % 1)) % 1
        return np.sin(np.pi * (row % 1)) ** 0.6 * (0.72 + 0.28 * np.sin(np.pi * slant))

    base = shaded(plain(color), lambda u, v: (0.45 + 0.6 * strand(u, v)) * (1 + 0.08 * tint(u, v)))
    return raised(base, lambda u, v: 3.0 * strand(u, v))


def cork(color: Array, seed: int, size: float = 1.0) -> Surface:
    """Pressed cork: pale crumbs and dark specks; `size` is that of its crumbs."""
    crumb, speck = noise(0.006 * size, seed, octaves=2), noise(0.0035 * size, seed + 1, octaves=1)

    def tone(u: Array, v: Array) -> Array:
        return 1 + 0.10 * crumb(u, v) - 0.45 * np.clip(speck(u, v) - 1.5, 0, 1)

    return raised(shaded(plain(color), tone), lambda u, v: 0.2 * crumb(u, v))


def stacked(color: Array, seed: int) -> Surface:
    """A heel of leather layers; v runs down it."""
    tint = noise(0.5, seed, octaves=2)
    lines = shaded(
        plain(color), lambda u, v: (1 - 0.28 * band(v, 0.11, 0.16, 0.02)) * (1 + 0.06 * tint(u, v * 8))
    )
    return glossy(lines, 0.03, 0.16)


def stitched(
    below: Surface, thread: Array, line: Callable[[Array, Array], Array], pitch: float = 0.035
) -> Surface:
    """Sew along where `line(u, v)` is 0; its values are distances in units."""

    def groove(u: Array, v: Array) -> Array:
        return np.exp(-((line(u, v) / 0.012) ** 2))

    def dash(u: Array, v: Array) -> Array:
        return np.clip(1.6 - np.abs(line(u, v)) / 0.006, 0, 1) * band(u, pitch, 0.66, 0.006)

    return mixed(raised(below, lambda u, v: -0.9 * groove(u, v)), thread, lambda u, v: 0.9 * dash(u, v))


def mapped(below: Surface, wide: float, high: float | None = None) -> Surface:
    """Give a part whose coordinates are shares its true size in units."""
    tall = wide if high is None else high
    return lambda u, v: below(wide * u, tall * v)


def polished(bake: BakedShape, contrast: float = 0.55) -> BakedShape:
    """Return a bake whose mirrored lamps stand out more from the mirrored room."""
    shine = bake.shine.astype(np.float32)
    return replace(bake, shine=(shine * np.clip(shine, 0.05, None) ** contrast * 0.9).astype(np.float16))


MATERIALS: dict[str, Callable[[Surface, int], Surface]] = {
    "Leather": leather,
    "Patent leather": patent,
    "Suede": suede,
    "Metallic leather": metallic,
    "Glitter": glitter,
    "Satin": satin,
    "Velvet": suede,
    "Canvas": cloth,
    "Cotton": cloth,
    "Linen": cloth,
    "Denim": cloth,
    "Raffia": cloth,
    "Rubber": rubber,
    "EVA": rubber,
    "Nylon": cloth,
    "Polyester": cloth,
    "Synthetic": leather,
}
"""Material -> how it looks in a colour."""

PRINTS = {
    "Blooms": ("blooms", 0.6),
    "Floral": ("blooms", 0.45),
    "Ditsy": ("ditsy", 0.7),
    "Dotted": ("pin dots", 0.55),
    "Gingham": ("gingham", 0.55),
    "Striped": ("sailor", 0.42),
    "Leopard": ("leopard", 0.42),
    "Zebra": ("zebra", 0.35),
    "Checked": ("houndstooth", 0.5),
    "Tartan": ("tartan", 0.38),
    "Tropical": ("tropical", 0.4),
    "Palms": ("palms", 0.5),
    "Geometric": ("triangles", 0.5),
    "Ikat": ("ikat", 0.4),
    "Paisley": ("paisley", 0.5),
    "Camouflage": ("camouflage", 0.4),
    "Lemons": ("lemons", 0.5),
    "Stars": ("stars", 0.55),
    "Marbled": ("marbled", 0.45),
    "Terrazzo": ("terrazzo", 0.5),
    "Tie-dye": ("tie-dye", 0.5),
    "Sails": ("sails", 0.5),
    "Hearts": ("hearts", 0.55),
    "Deckchair": ("multi stripes", 0.32),
}
"""Pattern -> print of `fabrics.PATTERNS` and its size on shoes."""

RELIEFS = {"Woven": woven, "Croc": scaled, "Pebbled": grained}
"""Pattern -> texture that replaces the material's own."""


def colored(pattern: str, base: Array, accent: Array, seed: int, size: tuple[float, float] = CM) -> Surface:
    """Return the dye of a pattern, without any texture."""
    if pattern not in PRINTS:
        return plain(base)
    name, zoom = PRINTS[pattern]
    return fabric(name, base, accent, weave="smooth", size=size, zoom=zoom, seed=seed)


def material(name: str, pattern: str, base: Array, accent: Array, seed: int) -> Surface:
    """Return a material of `MATERIALS` in a pattern: one of `PRINTS`, of `RELIEFS`, or else plain."""
    texture = RELIEFS.get(pattern, MATERIALS[name])
    return texture(colored(pattern, base, accent, seed), seed)
