"""Materials of jewellery: polished and hammered metal, cut stones, pearls, beads, cord."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from showroom.materials.palette import COLORS
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import linear
from showroom.rendering.surfaces import Skin, Surface, noise, plain, raised, shaded

METALS = ("Gold", "Silver", "Rose Gold", "Steel", "Copper", "Bronze")
GAIN = 1.4
"""Brightness of polished metal, relative to cloth of its colour."""


def metal(color: str, pattern: str = "Solid", seed: int = 0) -> Surface:
    """Return polished metal, or "Hammered" one."""
    body = plain(linear(COLORS[color]) * GAIN, "metal")
    dents = noise(0.22, seed, octaves=2)
    if pattern == "Hammered":
        return raised(body, lambda u, v: 2.6 * dents(12 * u, v))
    return body


def stone(color: str) -> Surface:
    """Return a cut stone; every facet of a `gem` has its own (u, v), which decides how bright it is."""
    clear = color in ("White", "Silver")
    tint = np.array([0.97, 0.98, 1.0]) if clear else linear(COLORS[color])

    def skin(u: Array, v: Array) -> Skin:
        deep = np.where(v < 0.3, 0.6 if clear else 0.35, 0.85 + 0.9 * u)
        flash = np.where(v > 0.86, 0.5, 0.0)
        light = tint * (deep * (1.6 if clear else 2.2))[:, None] + flash[:, None]
        return Skin(light.astype(np.float32), np.zeros(len(u), np.float32), metal=True)

    return skin


def pearl(color: str) -> Surface:
    """Return the skin of a pearl."""

    def skin(u: Array, v: Array) -> Skin:
        base = np.broadcast_to(linear(COLORS[color]) * 0.92, (len(u), 3))
        return Skin(base, np.zeros(len(u), np.float32), 0.13, 0.5)

    return skin


def bead(color: str, pattern: str, seed: int) -> Surface:
    """Return polished beads: even ones, or "Marbled" ones of veined stone."""
    body = plain(COLORS[color], "patent")
    if pattern != "Marbled":
        return body
    veins = noise(0.3, seed)
    return shaded(body, lambda u, v: np.clip(1.0 + 0.35 * veins(u, v), 0.35, 1.7))


def cord(color: str) -> Surface:
    """Return plaited leather or waxed thread."""
    return raised(plain(COLORS[color], "leather"), lambda u, v: 0.25 * np.sin(u * 260))


def polished(bake: BakedShape, contrast: float = 1.5, middle: float = 0.66) -> BakedShape:
    """Deepen what a shape mirrors and hold its highlights; `middle` is how bright half of it becomes."""
    shine = np.clip(bake.shine.astype(np.float32), 0, 4)
    usual = float(np.median(shine[bake.cover > 0.5])) or 1.0
    deep = middle * (shine / usual) ** contrast
    return replace(bake, shine=deep / (1 + (deep / 1.3) ** 2) ** 0.5)
