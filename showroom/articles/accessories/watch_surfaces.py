"""Surfaces of the parts of a watch: dials, numbered rings, straps of leather, rubber, nylon, steel mesh."""

from __future__ import annotations

import numpy as np

from showroom.articles.accessories import watch_dials, watch_faces
from showroom.articles.product_line import Look
from showroom.materials.palette import COLORS
from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Skin, Surface, band, mixed, noise, plain, raised, shaded, sheet
from showroom.shapes.accessories.watches import WatchShape

GAIN = 1.4
"""Brightness of polished metal, relative to cloth of its colour."""

METALS = {"steel": "Steel", "gold": "Gold", "rose": "Rose Gold", "black": "Charcoal", "silver": "Silver"}


def _rgb(color: str) -> watch_dials.Rgb:
    red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue


def dial(shape: WatchShape, look: Look, style: str, metal: Array) -> Surface:
    """Return a watch's face in a style of `watch_faces`; the accent is its ground."""
    lit = style.startswith(("smart", "digital"))
    ground = (14, 14, 16) if style.startswith("smart") else _rgb(COLORS[look.accent])
    dark = sum(ground) < 330
    ink = (240, 239, 233) if dark else (34, 36, 42)
    applied = tuple(round(255 * min(1, float(c)) ** (1 / 2.2)) for c in metal)
    if metal.mean() < 0.15 or (not dark and metal.std() < 0.05):
        applied = (226, 228, 232) if dark else (58, 62, 70)
    spark = _rgb(COLORS["Orange" if dark else "Red"])
    inner = (shape.across - shape.rim, shape.down - shape.rim)
    paint = watch_dials.Paint(ground, ink, (applied[0], applied[1], applied[2]), spark)
    picture = watch_faces.dial(
        style,
        paint,
        inner[1] / inner[0],
        shape.power,
        0 if lit or style in ("kids", "rocket") else 0.3 if dark else 0.1,
    )
    read = sheet(picture)

    def skin(u: Array, v: Array) -> Skin:
        return Skin(read(u, v), np.zeros(len(u), np.float32), 0.035 if lit else 0.02, 0.1)

    return skin


def ring(look: Look) -> Surface:
    """Return a diver's numbered ring, of a steel watch in its face's colour or engraved in steel."""
    colored = look.material == "Steel" and look.detail != "arrow"
    ground = _rgb(COLORS[look.accent if colored else look.color])
    dark = sum(ground) < 420
    read = sheet(watch_dials.bezel(440, ground, (240, 239, 233) if dark else (34, 36, 42)))

    def skin(u: Array, v: Array) -> Skin:
        return Skin(read(u, v), np.zeros(len(u), np.float32), 0.05, 0.3)

    return skin


def strap(look: Look, metal: Array, seed: int) -> Surface:
    """Return the band, of the line's material."""
    maker = {"Leather": _leather, "Rubber": _rubber, "Nylon": _nylon}.get(look.material)
    if maker:
        return maker(look, seed)
    if look.silhouette == "minimal mesh":
        return raised(shaded(plain(metal, "metal"), _mesh_shade), _mesh)
    return plain(metal * 0.92, "metal")


def _mesh(u: Array, v: Array) -> Array:
    return 0.5 * np.sin(u * 2 * np.pi * 26) * np.sin(v * 2 * np.pi * 110)


def _mesh_shade(u: Array, v: Array) -> Array:
    return 0.86 + 0.14 * np.sin(u * 2 * np.pi * 26) * np.sin(v * 2 * np.pi * 110)


def _leather(look: Look, seed: int) -> Surface:
    grain = noise(0.05, seed)
    color = linear(COLORS[look.color])
    cloud = noise(0.3, seed + 1)
    croc = look.pattern == "Croc"

    def scales(u: Array, v: Array) -> Array:
        rows = v * 28 + 0.12 * cloud(u, v * 5)
        columns = u * 3.4 + 0.5 * (np.floor(rows) % 2) + 0.1 * cloud(v * 9, u)
        across, down = 2 * (columns % 1) - 1, 2 * (rows % 1) - 1
        return 2.2 * np.sqrt(np.clip(1 - across**4 - down**4, 0, 1))

    def relief(u: Array, v: Array) -> Array:
        return scales(u, v) if croc else 0.22 * grain(u, v * 7)

    def seam(u: Array, v: Array) -> Array:
        inward = np.minimum(u, 1 - u)
        return np.clip(1 - np.abs(inward - 0.1) / 0.018, 0, 1) * band(v, 0.026, 0.66, 0.004)

    def edge(u: Array, v: Array) -> Array:
        return np.where(np.minimum(u, 1 - u) < 0.035, 0.7, 1 + 0.03 * grain(u, v * 7))

    thread = linear(COLORS["Cream"]) if look.pattern == "Contrast" else np.minimum(color * 1.5 + 0.02, 0.85)
    return mixed(raised(shaded(plain(color, "leather"), edge), relief), thread, seam)


def _rubber(look: Look, seed: int) -> Surface:
    ribbed = look.pattern == "Ribbed"

    def relief(u: Array, v: Array) -> Array:
        groove = -1.6 * np.exp(-(((np.abs(u - 0.5) - 0.26) / 0.03) ** 2))
        ribs = 0.9 * np.clip(np.sin(v * 2 * np.pi * 34) * 2, -1, 1) * (np.abs(u - 0.5) < 0.24)
        return groove + (ribs if ribbed else 0)

    return raised(plain(COLORS[look.color], "rubber"), relief)


def _nylon(look: Look, seed: int) -> Surface:
    def weave(u: Array, v: Array) -> Array:
        return 0.28 * np.sin(u * 2 * np.pi * 30) * np.sin(v * 2 * np.pi * 130)

    cloth = raised(plain(COLORS[look.color]), weave)
    if look.pattern == "Striped":
        return mixed(
            cloth, COLORS["Cream"], lambda u, v: np.clip((0.16 - np.abs(u - 0.5)) / 0.02 + 0.5, 0, 1)
        )
    return cloth
