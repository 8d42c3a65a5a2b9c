"""Folds of cloth: reliefs for `cloth_tubes`, which say how far cloth stands out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy import ndimage

from showroom.rendering.baked_shape import Array
from showroom.studio.garments.cloth_tubes import Relief, step


def drift(cell: float, seed: int) -> Relief:
    """Return smooth random noise of about unit size; its grain is `cell` wide."""
    sheet = np.random.default_rng(seed).standard_normal((128, 128))

    def value(a: Array, b: Array) -> Array:
        at = np.stack([a, b]) / cell
        read = ndimage.map_coordinates(sheet, at.reshape(2, -1), order=3, mode="grid-wrap")
        return read.reshape(at.shape[1:])

    return value


def flutes(
    count: int, start: float, end: float, depth: float, seed: int, uneven: float = 0.35, lean: float = 0.05
) -> Relief:
    """Soft folds that open downwards, as of a flared skirt.

    Args:
        count: of folds round the whole tube.
        start, end: heights where they begin and where they are deepest.
        depth: how far a fold stands out from its valley at the end.
        seed: of places and strengths.
        uneven: 0 for equal folds, 1 for very different ones.
        lean: how far folds wander sideways.
    """
    rng = np.random.default_rng(seed)
    places = (np.arange(count) + rng.uniform(-0.5, 0.5, count) * uneven) / count * 2 * np.pi - np.pi
    places = np.concatenate([[places[-1] - 2 * np.pi], places, [places[0] + 2 * np.pi]])
    strength = 1 - uneven * rng.uniform(0, 1, count)
    begin = start - (start - end) * uneven * rng.uniform(0, 0.7, count)
    strength, begin = (np.concatenate([[v[-1]], v, [v[0]]]) for v in (strength, begin))
    wander = _wander(seed, lean, abs(start - end) or 1)

    def relief(angle: Array, z: Array) -> Array:
        turned = (angle + wander(angle, z) + np.pi) % (2 * np.pi) - np.pi
        phase = np.interp(turned, places, np.arange(count + 2))
        wave = 0.5 + 0.5 * np.cos(2 * np.pi * phase)
        high, first = (np.interp(phase, np.arange(count + 2), of_fold) for of_fold in (strength, begin))
        grown = np.clip((first - z) / (first - end), 0, 1.2) ** 1.25
        return depth * grown * (high * wave - 0.35)

    return relief


def _wander(seed: int, size: float, scale: float) -> Relief:
    wobble = drift(0.5, seed + 100)

    def value(angle: Array, z: Array) -> Array:
        return size * wobble(angle * 0.5, z / scale)

    return value


def pleats(count: int, start: float, depth: float, knife: bool = True, fade: float = 0.3) -> Relief:
    """Pressed pleats, sharp from the start down.

    Args:
        count: round the whole tube.
        start: height where they leave the waistband.
        depth: of a pleat.
        knife: all lie to one side; else they are accordion pleats.
        fade: over how much height they open from shallow to full depth.
    """

    def relief(angle: Array, z: Array) -> Array:
        phase = (angle / (2 * np.pi) * count) % 1
        knifed = np.where(phase < 0.88, phase / 0.88, (1 - phase) / 0.12)
        zigzag = 1 - np.abs(2 * phase - 1)
        shape = knifed if knife else zigzag
        grown = 0.3 + 0.7 * np.clip((start - z) / fade, 0, 1)
        return depth * grown * (shape - 0.5)

    return relief


def gathers(count: int, seam: float, reach: float, depth: float, seed: int, up: bool = False) -> Relief:
    """Small puckers that run out from a seam: below it, or above it when `up`."""
    drawn = flutes(count, 0, -1, depth, seed, uneven=0.6, lean=0.03)

    def relief(angle: Array, z: Array) -> Array:
        away = (z - seam if up else seam - z) / reach
        fade = np.where(away >= 0, np.exp(-2.2 * away), 0)
        return drawn(angle, np.full_like(z, -1.0)) * fade * np.clip(away * 12, 0.25, 1)

    return relief


def blouse(seam: float, reach: float, depth: float) -> Relief:
    """Fullness that falls over a seam, as a sweatshirt's over its rib: greatest just above it."""

    def relief(angle: Array, z: Array) -> Array:
        away = np.clip((z - seam) / reach, 0, 1)
        return depth * np.sqrt(np.clip(away * 6, 0, 1)) * (1 - step(away, 0.1, 1))

    return relief


def tiers(seams: tuple[float, ...], hem: float, flare: float) -> list[Relief]:
    """Flounces, each standing out more and more from its seam down to where the next one begins."""

    def tier(seam: float, end: float) -> Relief:
        def relief(angle: Array, z: Array) -> Array:
            share = (seam - z) / (seam - end)
            return flare * np.where((share >= 0) & (share <= 1), np.clip(share, 0, 1) ** 0.7, 0)

        return relief

    return [tier(high, low) for high, low in pairwise((*seams, hem - 0.1))]


def bust(z: float, depth: float, size: float = 0.24, turn: float = 0.62) -> Relief:
    """Two soft swellings of the front at a height, `turn` radians to each side."""

    def relief(angle: Array, height: Array) -> Array:
        total = np.zeros_like(height)
        for side in (-turn, turn):
            away = ((angle - side) / (size * 1.9)) ** 2 + (
                (height - z) / (size * np.where(height > z, 1.6, 0.9))
            ) ** 2
            total = total + np.exp(-away)
        return depth * total

    return relief


def creases(strokes: Array) -> Relief:
    """Single creases.

    Args:
        strokes: rows of (angle from, height from, angle to, height to, half width, depth); a valley lies
            beside each ridge, and both fade towards their ends.
    """

    def relief(angle: Array, z: Array) -> Array:
        total = np.zeros(np.shape(z))
        for a0, z0, a1, z1, width, depth in np.atleast_2d(strokes):
            along = np.array([a1 - a0, z1 - z0])
            length = np.hypot(*along) + 1e-9
            along = along / length
            share = ((angle - a0) * along[0] + (z - z0) * along[1]) / length
            bend = 0.12 * length * np.sin(np.pi * np.clip(share, 0, 1))
            away = ((angle - a0) * -along[1] + (z - z0) * along[0] - bend) / width
            fade = np.clip(share * 5, 0, 1) * np.clip((1 - share) * 2.2, 0, 1)
            total += depth * fade**1.5 * (np.exp(-(away**2)) - 0.7 * np.exp(-((away - 1.9) ** 2)))
        return total

    return relief


def rumples(
    seed: int,
    count: int,
    angles: tuple[float, float],
    heights: tuple[float, float],
    slant: tuple[float, float],
    size: tuple[float, float] = (0.3, 0.6),
    depth: float = 0.015,
    width: float = 0.05,
) -> Relief:
    """Creases strewn over a region.

    Args:
        seed: of all that is random.
        count: of creases.
        angles, heights: the region where they begin.
        slant: range of their directions in degrees; 0 runs to the right, 90 up.
        size: range of lengths.
        depth, width: typical depth and half width.
    """
    rng = np.random.default_rng(seed)
    begin = np.c_[rng.uniform(*angles, count), rng.uniform(*heights, count)]
    turn, length = np.radians(rng.uniform(*slant, count)), rng.uniform(*size, count)
    end = begin + length[:, None] * np.c_[np.cos(turn), np.sin(turn)]
    return creases(
        np.c_[begin, end, width * rng.uniform(0.7, 1.4, count), depth * rng.uniform(0.5, 1.3, count)]
    )


def billow(cell: float, depth: float, seed: int, stretch: float = 2.0) -> Relief:
    """The slow unevenness of any cloth; `stretch` draws it out downwards."""
    wobble = drift(cell, seed)

    def relief(angle: Array, z: Array) -> Array:
        return depth * wobble(angle, z / stretch)

    return relief


def bunching(low: float, high: float, waves: float, depth: float, seed: int) -> Relief:
    """Cloth pushed together along its length: rounded rings that merge and part, strongest at `low`."""
    wobble = drift(0.9, seed)

    def relief(angle: Array, share: Array) -> Array:
        far = (share - low) / (high - low)
        bend = wobble(np.cos(angle), np.sin(angle) + 0.5 * far)
        ring = 0.5 + 0.5 * np.sin(2 * np.pi * (waves * far + 0.35 * bend))
        fade = np.where((far >= 0) & (far <= 1), np.clip(1 - far, 0, 1) ** 1.2 * np.clip(far * 10, 0, 1), 0)
        return depth * fade * (ring**0.8 - 0.4) * (0.6 + 0.4 * np.clip(bend + 0.5, 0, 1.5))

    return relief


def baffles(edges: Array, depth: float, seed: int, flat_until: float = -np.inf) -> Relief:
    """Down-filled tubes between seams at given heights, puckered along the seams; flat up to a height."""
    edges = np.sort(np.asarray(edges, float))
    wobble = drift(0.16, seed)

    def relief(angle: Array, z: Array) -> Array:
        cell = np.clip(np.searchsorted(edges, z) - 1, 0, len(edges) - 2)
        share = np.clip((z - edges[cell]) / (edges[cell + 1] - edges[cell]), 0, 1)
        puff = np.sqrt(np.clip(1 - (2 * share - 1) ** 2, 0, 1))
        uneven = wobble(angle, cell * 3.1 + 0.05 * share)
        grown = step(z, flat_until, flat_until + 0.2) if np.isfinite(flat_until) else 1.0
        return depth * puff * grown * (1 + 0.12 * uneven)

    return relief
