"""Surfaces of parts: functions of pattern coordinates that give colour, relief and gloss.

A `Surface` is called with the pattern coordinates of every visible point of its part and returns a `Skin`.
Coordinates are in the units of the part's sheet (u, v in 0..1 unless the article scales them), so stripes and
prints follow the folds. Colours are linear light.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from showroom.rendering.baked_shape import Array
from showroom.rendering.canvas import linear


@dataclass(frozen=True)
class Skin:
    """A surface at N points.

    Attributes:
        color: N x 3 linear light.
        height: N relief in pixels of the 2H x 2W map, up towards the viewer.
        gloss: share of light mirrored head on, N of them or one for all.
        edge: share mirrored at a grazing angle, likewise.
        metal: reflections replace the surface's own shade.
    """

    color: Array
    height: Array
    gloss: float | Array = 0.0
    edge: float | Array = 0.0
    metal: bool = False


Surface = Callable[[Array, Array], Skin]
"""Takes u and v, N floats each."""

Mask = Callable[[Array, Array], Array]
"""A number at every point (u, v)."""

FINISHES = {
    "cloth": (0.0, 0.0, False),
    "satin": (0.06, 0.2, False),
    "suede": (0.0, 0.05, False),
    "leather": (0.05, 0.25, False),
    "calf": (0.025, 0.22, False),
    "patent": (0.09, 0.6, False),
    "rubber": (0.03, 0.15, False),
    "plastic": (0.06, 0.35, False),
    "metal": (0.0, 0.0, True),
}


def plain(color: str | Array, finish: str = "cloth") -> Surface:
    """One colour, "rrggbb" or linear light."""
    light = linear(color) if isinstance(color, str) else color
    gloss, edge, metal = FINISHES[finish]

    def skin(u: Array, v: Array) -> Skin:
        return Skin(np.broadcast_to(light, (len(u), 3)), np.zeros(len(u), np.float32), gloss, edge, metal)

    return skin


def mixed(below: Surface, color: str | Array, mask: Mask) -> Surface:
    """Lay a second colour over a surface where `mask(u, v)` is 1 (0..1)."""
    light = linear(color) if isinstance(color, str) else color

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        share = mask(u, v)[:, None]
        return replace(base, color=base.color + (light - base.color) * share)

    return skin


def raised(below: Surface, relief: Mask) -> Surface:
    """Add relief (pixels of the double-size map) to a surface."""

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        return replace(base, height=base.height + relief(u, v))

    return skin


def shaded(below: Surface, factor: Mask) -> Surface:
    """Multiply a surface's colour by `factor(u, v)`, 1 for no change: washes, melange, worn edges."""

    def skin(u: Array, v: Array) -> Skin:
        base = below(u, v)
        return replace(base, color=base.color * factor(u, v)[:, None])

    return skin


def noise(cell: float, seed: int, stretch: float = 1.0, octaves: int = 3) -> Mask:
    """Return smooth random noise of about unit size.

    Args:
        cell: size of its grain in pattern units.
        seed: of the noise.
        stretch: how much longer the grain is along v.
        octaves: how many times finer grain is added at half the strength.
    """
    sheets = [
        np.random.default_rng((seed, octave)).standard_normal((256, 256)).astype(np.float32)
        for octave in range(octaves)
    ]

    def value(u: Array, v: Array) -> Array:
        total = np.zeros(len(u), np.float32)
        for octave, sheet in enumerate(sheets):
            step = cell / 2**octave
            at = np.stack([v / step / stretch, u / step])
            total += ndimage.map_coordinates(sheet, at, order=1, mode="grid-wrap") / 2**octave
        return total

    return value


def sheet(picture: Array) -> Mask:
    """Read a drawn sheet, rows x columns (x channels), at pattern coordinates; v = 1 is its top row."""
    rows, columns = picture.shape[:2]
    layers = np.moveaxis(np.atleast_3d(picture), 2, 0)

    def value(u: Array, v: Array) -> Array:
        at = np.stack([(1 - v) * rows - 0.5, u * columns - 0.5])
        read = [ndimage.map_coordinates(layer, at, order=1, mode="nearest") for layer in layers]
        return read[0] if picture.ndim == 2 else np.stack(read, 1)

    return value


def band(x: Array, period: float, share: float, soft: float) -> Array:
    """Return 1 on stripes that fill a share of every period of x, with edges `soft` wide."""
    away = np.abs((x / period) % 1 - 0.5) * period
    return np.clip((share * period / 2 - away) / soft + 0.5, 0, 1)
