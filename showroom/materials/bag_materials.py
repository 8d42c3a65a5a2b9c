"""Materials of bags, belts and wallets: leather, cloth, straw, metal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from showroom.materials.palette import COLORS
from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Skin, Surface, band, noise, plain, raised, shaded


@lru_cache(maxsize=8)
def cells(kind: str) -> Array:
    """Return a 512 x 512 tile, 0 in the grooves and up to 1 on the scales or pebbles of a leather."""
    rng = np.random.default_rng(5)
    counts = {"pebbled": (34, 34), "croc": (12, 7)}[kind]
    jitter = {"pebbled": 0.9, "croc": 0.6}[kind]
    row, column = np.indices(counts).astype(float)
    if kind == "croc":
        column += 0.5 * (row % 2)
    seeds = np.stack((row, column), axis=-1).reshape(-1, 2)
    seeds = np.mod((seeds + jitter * (rng.random(seeds.shape) - 0.5)) / counts, 1)
    shifts = np.stack(tuple(np.indices((3, 3)) - 1), axis=-1).reshape(-1, 1, 2)
    around = (seeds + shifts).reshape(-1, 2) * counts
    grid = np.stack(tuple(np.indices((512, 512))), axis=-1).reshape(-1, 2) / 512 * counts
    near, _ = cKDTree(around).query(grid, k=2)
    gap = (near[:, 1] - near[:, 0]).reshape(512, 512)
    domed = np.clip(gap / {"pebbled": 0.45, "croc": 0.75}[kind], 0, 1) ** 0.5
    return ndimage.gaussian_filter(domed, {"pebbled": 0.5, "croc": 3.0}[kind], mode="wrap").astype(np.float32)


def tiled(tile: Array, size: float) -> Callable[[Array, Array], Array]:
    """Read a tile that repeats every `size` units."""

    def value(u: Array, v: Array) -> Array:
        at = np.stack([v, u]) / size * tile.shape[0]
        return ndimage.map_coordinates(tile, at, order=1, mode="grid-wrap")

    return value


def grained(base: Surface, seed: int) -> Surface:
    """Smooth leather: a fine grain and a slightly uneven dye."""
    fine, cloud = noise(0.011, seed, octaves=1), noise(0.7, seed + 1, octaves=2)
    toned = shaded(base, lambda u, v: 1 + 0.035 * cloud(u, v))
    return raised(toned, lambda u, v: 0.13 * fine(u, v))


def pebbled(base: Surface, seed: int) -> Surface:
    """Leather with a full, round grain."""
    grain, warp = tiled(cells("pebbled"), 0.85), noise(0.5, seed, octaves=1)
    cloud = noise(0.7, seed + 1, octaves=2)

    def relief(u: Array, v: Array) -> Array:
        return 0.9 * grain(u + 0.03 * warp(u, v), v + 0.03 * warp(v, u))

    toned = shaded(base, lambda u, v: (1 + 0.03 * cloud(u, v)) * (0.9 + 0.1 * grain(u, v)))
    return raised(toned, relief)


def croc(base: Surface, seed: int) -> Surface:
    """Leather embossed with scales, larger towards the middle of the hide."""
    scale, warp = tiled(cells("croc"), 1.6), noise(0.8, seed, octaves=1)

    def read(u: Array, v: Array) -> Array:
        return scale(u + 0.04 * warp(u, v), v + 0.04 * warp(v, u))

    toned = shaded(base, lambda u, v: 0.3 + 0.75 * np.clip(1.3 * read(u, v), 0, 1))
    glossy = raised(toned, lambda u, v: 9.0 * read(u, v))
    return lambda u, v: replace(glossy(u, v), gloss=0.07, edge=0.4)


def quilted(base: Surface, seed: int, size: float = 0.25) -> Surface:
    """Padding sewn in diamonds."""

    def puff(u: Array, v: Array) -> Array:
        a, b = np.abs(np.sin((u + v) * np.pi / size)), np.abs(np.sin((u - v) * np.pi / size))
        return (a * b) ** 0.42

    fine = noise(0.02, seed, octaves=2)
    toned = shaded(base, lambda u, v: 0.55 + 0.47 * np.clip(puff(u, v) * 1.5, 0, 1))
    return raised(toned, lambda u, v: 26 * size * puff(u, v) + 0.15 * fine(u, v))


def suede(base: Surface, seed: int) -> Surface:
    """Brushed leather: a nap with lighter and darker strokes."""
    nap, stroke = noise(0.014, seed, octaves=2), noise(0.22, seed + 1, stretch=2.0, octaves=3)
    toned = shaded(base, lambda u, v: 1 + 0.05 * nap(u, v) + 0.06 * stroke(u, v))
    return raised(toned, lambda u, v: 0.25 * nap(u, v))


def canvas(base: Surface, seed: int, thread: float = 0.02) -> Surface:
    """Stout plain weave."""
    slub = noise(0.05, seed, octaves=2)

    def weave(u: Array, v: Array) -> Array:
        a, b = np.sin(u * 2 * np.pi / thread), np.sin(v * 2 * np.pi / thread)
        return a * b + 0.35 * slub(u, v)

    return raised(shaded(base, lambda u, v: 1 + 0.04 * weave(u, v)), lambda u, v: 0.4 * weave(u, v))


def nylon(base: Surface, seed: int) -> Surface:
    """Thin, slightly shiny cloth that crumples."""
    soft, weave = noise(0.08, seed, octaves=1), noise(0.012, seed + 1, octaves=1)
    toned = raised(shaded(base, lambda u, v: 1 + 0.03 * weave(u, v)), lambda u, v: 0.15 * soft(u, v))
    return lambda u, v: replace(toned(u, v), gloss=0.015, edge=0.1)


def straw(base: Surface, seed: int, size: float = 0.075) -> Surface:
    """Rows of plaited raffia whose strands slant to and fro."""
    tint = noise(0.05, seed, stretch=0.4, octaves=2)

    def strands(u: Array, v: Array) -> Array:
        row, b = np.floor(v / size), (v / size) % 1 - 0.5
        slant = np.where(row % 2 < 1, 0.6, -0.6)
        a = (u / (0.62 * size) + slant * b * 1.6) % 1 - 0.5
        return np.sqrt(np.clip(1 - (1.9 * b) ** 2, 0, 1) * np.clip(1 - (1.9 * a) ** 2, 0, 1))

    toned = shaded(base, lambda u, v: (0.5 + 0.6 * strands(u, v)) * (1 + 0.09 * tint(u, v)))
    return raised(toned, lambda u, v: 44 * size * strands(u, v))


def braided(base: Surface, seed: int, size: float = 0.16) -> Surface:
    """Flat leather strips woven over and under at a slant."""
    turn = np.sqrt(0.5)
    fine = noise(0.02, seed, octaves=2)

    def strips(u: Array, v: Array) -> Array:
        p, q = (u + v) * turn / size, (v - u) * turn / size
        a, b = p % 1 - 0.5, q % 1 - 0.5
        over = (np.floor(p) + np.floor(q)) % 2 < 1
        across, length = np.where(over, a, b), np.where(over, b, a)
        rounded = np.clip(1 - np.abs(2.1 * across) ** 4, 0, 1)
        return rounded * (0.5 + 0.5 * np.cos(np.pi * length))

    toned = shaded(base, lambda u, v: 0.5 + 0.5 * np.clip(1.8 * strips(u, v), 0, 1))
    return raised(toned, lambda u, v: 40 * size * strips(u, v) + 0.12 * fine(u, v))


def satin(base: Surface, seed: int) -> Surface:
    """Silky cloth with soft creases."""
    crease = noise(0.6, seed, octaves=2)
    return raised(base, lambda u, v: 3.0 * crease(u, v))


def sequins(base: Surface, seed: int, size: float = 0.05) -> Surface:
    """Small round spangles, each tilted its own way."""
    rng = np.random.default_rng(seed)
    tilts = rng.standard_normal((64, 64)).astype(np.float32)

    def skin(u: Array, v: Array) -> Skin:
        row = np.floor(v / size)
        shifted = u / size + 0.5 * (row % 2)
        cell = tilts[row.astype(int) % 64, np.floor(shifted).astype(int) % 64]
        a, b = shifted % 1 - 0.5, (v / size) % 1 - 0.5
        disc = np.clip((0.5 - np.hypot(a, b)) * 8, 0, 1)
        made = base(u, v)
        tint = (0.35 + 0.65 * disc) * (1 + 0.3 * np.clip(cell, -1.6, 2.4))
        relief = 1.6 * disc + 5 * cell * a
        return replace(
            made,
            color=np.clip(made.color * tint[:, None], 0, 1.2),
            height=made.height + relief,
            gloss=0.06,
            edge=0.3,
        )

    return skin


MATERIALS: dict[str, tuple[str, Callable[..., Surface]]] = {
    "Leather": ("leather", grained),
    "Pebbled leather": ("leather", pebbled),
    "Patent leather": ("patent", lambda base, seed: base),
    "Suede": ("suede", suede),
    "Canvas": ("cloth", canvas),
    "Denim": ("cloth", canvas),
    "Cotton": ("cloth", canvas),
    "Wool": ("cloth", canvas),
    "Nylon": ("cloth", nylon),
    "Polyester": ("cloth", canvas),
    "Straw": ("cloth", straw),
    "Satin": ("satin", satin),
    "Velvet": ("suede", suede),
    "Metal": ("plastic", sequins),
}
"""Material -> finish and texture."""

TEXTURES: dict[str, Callable[..., Surface]] = {
    "Quilted": quilted, "Croc": croc, "Woven": braided, "Pebbled": pebbled, "Sequinned": sequins,
}  # fmt: skip
"""Pattern -> texture that replaces the material's own."""

METALS = {"gold": "e0bd7c", "silver": "d6d8db", "gunmetal": "5f6268", "brass": "b99a5e", "black": "2a2b2f"}


def dye(name: str) -> Array:
    """Return a colour of the palette in linear light, as deep as leather under bright lamps has to be."""
    light = linear(COLORS[name])
    return light * (0.78 + 0.14 * light.mean())


def thread_for(color: Array) -> Array:
    """Return a thread that shows on a colour without shouting."""
    return np.clip(color * 0.72, 0, 1) if color.mean() > 0.3 else np.clip(color * 1.5 + 0.05, 0, 0.8)


def material(name: str, pattern: str, base: Array | Surface, seed: int) -> Surface:
    """Return a material in a colour or print."""
    finish, texture = MATERIALS[name]
    texture = TEXTURES.get(pattern, texture)
    below = plain(base, finish) if isinstance(base, np.ndarray) else base
    made = texture(below, seed)
    return dulled(made) if finish == "leather" else made


def dulled(surface: Surface, share: float = 0.6) -> Surface:
    """Mirror less."""

    def skin(u: Array, v: Array) -> Skin:
        made = surface(u, v)
        return replace(made, gloss=share * made.gloss, edge=share * made.edge)

    return skin


def metal(name: str) -> Surface:
    """Polished metal."""
    return plain(METALS[name], "metal")


def teeth(color: Surface, pitch: float = 0.026) -> Surface:
    """Zip teeth in a row along u."""
    shadowed = shaded(color, lambda u, v: 0.35 + 0.65 * band(u, pitch, 0.62, 0.006))
    return raised(shadowed, lambda u, v: 2.0 * band(u, pitch, 0.6, 0.008))
