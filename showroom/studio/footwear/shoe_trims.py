"""Trims of closed shoes: overlays, straps, buckles, seams, eyelets, laces, studs, tassels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from showroom.geometry.shoe_last import RIBS, RUNGS, Last, Table, smooth, table
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.footwear.closed_shoes import HEEL, LACE, METAL, PATCH, STRAP, TRIM, UP, flat_plan, quads


def patch(
    last: Last,
    shares: tuple[float, float],
    low: Table,
    high: Table,
    number: int = PATCH,
    lift: float = 0.025,
    sides: Sequence[int] = (0, 1),
) -> None:
    """Lay a second skin on the upper: rubber toes, counters, tabs, straps.

    Args:
        shares: the ribs it lies on.
        low, high: (share, where on that rib it begins or ends), 0 at the feather line, 1 at the edge.
        number: of its part.
        lift: its thickness.
        sides: 0 outer, 1 inner.
    """
    for side in sides:
        ribs = np.arange(round(shares[0] * (RIBS - 1)), round(shares[1] * (RIBS - 1)) + 1)
        share = ribs / (RIBS - 1)
        along = np.linspace(0, 1, 40)[None, :]
        start, end = table(low, share), table(high, share)
        rung = (start + (end - start) * along) * (RUNGS - 1)
        points, normal, climb = (
            climbed(f[side, ribs], rung) for f in (last.upper, last.normals, last.climb[..., None])
        )
        open_ends = np.ones(len(ribs))
        if shares[0] > 0:
            open_ends[0] = 0
        if shares[1] < 1:
            open_ends[-1] = 0
        ends = np.ones(40)
        ends[0] = 0
        if end.min() < 1:
            ends[-1] = 0
        thick = lift * np.minimum(open_ends[:, None], ends[None, :]) - 0.004
        raised = points + normal * thick[..., None]
        meshes.mesh(
            raised.reshape(-1, 3),
            quads(len(ribs), 40),
            number,
            0.4,
            flat_plan(points, climb[..., 0]).reshape(-1, 2),
        )


def strap(
    last: Last, shares: tuple[float, float], low: tuple[float, float], number: int = STRAP, lift: float = 0.03
) -> None:
    """Lay a strap over the instep from one side of the shoe to the other; its u runs along it from outside.

    Args:
        shares: ribs at its two edges.
        low: where it ends on the outer and on the inner side, as a share of the ribs.
        number: of its part.
        lift: its thickness.
    """
    ribs = np.linspace(*shares, 24) * (RIBS - 1)
    rows = []
    for rib in ribs:
        halves = []
        for side in (0, 1):
            rung = np.linspace(low[side], 1, 30) * (RUNGS - 1)
            whole = int(rib)
            mixed = [
                f[side, whole] + (f[side, whole + 1] - f[side, whole]) * (rib - whole)
                for f in (last.upper, last.normals)
            ]
            points, normals = (climbed(f[None], rung[None])[0] for f in mixed)
            halves.append(points + lift * normals)
        outer, inner = halves[0], halves[1][::-1]
        top = (outer[-1] + inner[0]) / 2
        gap = np.linalg.norm(outer[-1] - inner[0])
        top[2] += 0.14 * gap
        rows.append(smooth(np.concatenate([outer[:-3:3], [top], inner[3::3]]), 80))
    grid = np.array(rows)
    ends = np.ones(grid.shape[:2])
    ends[[0, -1]] = ends[:, [0, -1]] = 0
    sunk = lift + 0.012
    normal = np.cross(np.gradient(grid, axis=1), np.gradient(grid, axis=0))
    normal /= np.linalg.norm(normal, axis=2)[..., None] + 1e-9
    normal *= np.sign(normal[12, 40, 2])
    uv = np.stack(np.meshgrid(np.linspace(0, 1, 24), np.linspace(0, 1, 80), indexing="ij")[::-1], -1)
    meshes.grid(grid - sunk * (1 - ends)[..., None] * normal, number, 0.4, uv=uv)


def piping(
    last: Last, shares: tuple[float, float], rung: Table, radius: float, number: int = TRIM, dips: int = 0
) -> None:
    """Run a cord over the upper, round the toe from one side to the other when it starts at share 0.

    Args:
        shares: between which ribs, along both sides.
        rung: (share, share of the rib's length) where it lies.
        radius: of the cord.
        number: of its part.
        dips: how often it goes under the leather on its way.
    """
    ribs = np.arange(round(shares[0] * (RIBS - 1)), round(shares[1] * (RIBS - 1)) + 1)
    place = table(rung, ribs / (RIBS - 1)) * (RUNGS - 1)
    paths = []
    for side in (0, 1):
        points, normals = (climbed(f[side, ribs], place) for f in (last.upper, last.normals))
        wave = np.cos(np.linspace(0, 2 * np.pi * dips, len(ribs)))[:, None] * (1.6 if dips else 0) * radius
        paths.append(points[:, 0] + (wave + 0.2 * radius) * normals[:, 0])
    if shares[0] == 0:
        paths = [np.concatenate([paths[1][:0:-1], paths[0]])]
    for path in paths:
        meshes.tube(smooth(path[::2], 240), radius, number, 0.4, sides=10)


def buckle(last: Last, share: float, rung: float, size: tuple[float, float], number: int = METAL) -> None:
    """Lay a rectangular buckle on the outer side, `size` along the shoe and along the rib."""
    rib = round(share * (RIBS - 1))
    at = round(rung * (RUNGS - 1))
    normal = last.normals[0, rib, at]
    place = last.upper[0, rib, at] + 0.05 * normal
    up = last.upper[0, rib, at + 1] - last.upper[0, rib, at - 1]
    up /= np.linalg.norm(up)
    along = np.cross(up, normal)
    corners = meshes.oval(size[0] / 2, size[1] / 2, 40, 8)
    meshes.tube(
        place + corners[:, :1] * along + corners[:, 1:] * up, 0.016, number, 0.15, sides=8, closed=True
    )
    pin = place + np.linspace(-0.5, 0.5, 6)[:, None] * size[1] * up
    meshes.tube(pin, 0.010, number, 0.15, sides=8)


def studs(last: Last, places: Sequence[tuple[float, float]], height: float, number: int = HEEL) -> None:
    """Stand conical studs under the sole."""
    for x, y in places:
        top = float(table(last.ground, x)[0])
        foot = top - height
        profile = [(0.001, foot), (0.055, foot), (0.07, foot + 0.02), (0.12, top + 0.06)]
        thing = meshes.lathe(profile, number, 0.4, 24)
        thing.location = (x * last.length, y * last.width, 0)


def tab(last: Last, share: float, height: float, width: float, number: int = TRIM) -> None:
    """Sew a loop to pull the shoe on to the edge of the opening; share 1 is the heel."""
    rib = round(share * (RIBS - 1))
    top, normal = last.upper[0, rib, -1], last.normals[0, rib, -1]
    flat = normal * (1, 1, 0) / np.linalg.norm(normal[:2])
    side = [
        (0.012, -0.22),
        (0.016, -0.1),
        (0.03, 0.6 * height),
        (-0.03, height),
        (-0.09, 0.5 * height),
        (-0.08, -0.1),
    ]
    way = [top + out * flat + up * UP for out, up in side]
    meshes.tube(smooth(way, 40), width, number, 0.8, sides=12, flat=0.14, up=flat)


def tassels(last: Last, share: float, length: float, number: int = TRIM) -> None:
    """Hang two tassels from the spine."""
    rib = round(share * (RIBS - 1))
    root = last.upper[:, rib, -1].mean(0) + 0.03 * UP
    for side in (0, 1):
        end = last.upper[side, rib - 14, -16] + 0.045 * last.normals[side, rib - 14, -16]
        middle = (root + end) / 2 + 0.04 * UP
        path = smooth([root, middle, end], 30)
        reach = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
        path = root + (path - root) * min(1.0, length / reach)
        radius = np.interp(
            np.linspace(0, 1, 30),
            (0, 0.3, 0.34, 0.44, 0.48, 0.95, 1),
            (0.014, 0.014, 0.04, 0.04, 0.03, 0.062, 0.05),
        )
        meshes.tube(path, radius, number, 0.5, sides=20)


def eyelets(
    last: Last, shares: Sequence[float], below: float, radius: float, number: int = METAL
) -> list[Array]:
    """Set rings along both edges of the opening; return 2 x 2 x 3: places and normals of each pair."""
    pairs = []
    for share in shares:
        pair = np.array([last.at(side, share, below) for side in (0, 1)])
        pairs.append(pair)
        for place, normal in pair if radius else ():
            first = np.cross(normal, UP)
            first /= np.linalg.norm(first)
            second = np.cross(normal, first)
            angle = np.linspace(0, 2 * np.pi, 20, endpoint=False)[:, None]
            ring = place + 0.004 * normal + radius * (np.cos(angle) * first + np.sin(angle) * second)
            meshes.tube(ring, radius * 0.42, number, 0.15, sides=8, closed=True)
    return pairs


def laces(
    pairs: Sequence[Array],
    crossed: bool,
    width: float,
    flat: float = 0.45,
    bow: bool = True,
    number: int = LACE,
) -> None:
    """Lace up pairs of eyelets from the throat upwards, and tie a bow."""
    across = [(pair[0], pair[1]) for pair in (pairs[:1] if crossed else pairs)]
    if crossed:
        for low, high in pairwise(pairs):
            across += [(low[1], high[0]), (low[0], high[1])]
    for i, (start, end) in enumerate(across):
        _strand(start, end, width, flat, 0.03 + 0.018 * (i % 2), number)
    if bow:
        _bow(pairs[-1], width, flat, number)


def _strand(start: Array, end: Array, width: float, flat: float, rise: float, number: int) -> None:
    """One lace from hole to hole, over the tongue; start and end are (place, normal)."""
    (a, na), (b, nb) = start, end
    middle, normal = (a + b) / 2, na + nb
    normal = normal / np.linalg.norm(normal)
    gap = np.linalg.norm(b - a)
    way = [
        a - 0.03 * na,
        a + rise * 0.8 * na + (b - a) * 0.06,
        middle + normal * (rise + 0.10 * gap),
        b + rise * 0.8 * nb + (a - b) * 0.06,
        b - 0.03 * nb,
    ]
    meshes.tube(smooth(way, 24), width, number, 0.8, sides=10, flat=flat, up=normal)


def _bow(pair: Array, width: float, flat: float, number: int) -> None:
    """Two loops and two ends that fall to the sides from a knot between the last eyelets."""
    (a, na), (b, nb) = pair
    normal = (na + nb) / np.linalg.norm(na + nb)
    gap = np.linalg.norm(b - a)
    knot = (a + b) / 2 + normal * (0.06 + 0.12 * gap)
    down = np.array([1, 0, 0]) - normal * normal[0]
    down /= np.linalg.norm(down)
    for sign in (-1, 1):
        aside = np.array([0, sign, 0])

        def to(x: float, y: float, z: float, aside: Array = aside) -> Array:
            return knot + down * x + aside * y + normal * z

        loop = [to(0, 0, 0.01), to(0.04, 0.14, 0.06), to(0.10, 0.31, -0.03), to(0.17, 0.38, -0.17),
                to(0.19, 0.30, -0.13), to(0.12, 0.14, -0.0), to(0.02, 0.0, 0.0)]  # fmt: skip
        end = [
            to(0, 0, -0.01),
            to(0.12, 0.10, 0.02),
            to(0.26, 0.22, -0.08),
            to(0.36, 0.31, -0.24),
            to(0.42, 0.35, -0.37),
        ]
        for way in (loop, end):
            meshes.tube(smooth(way, 40), width, number, 0.8, sides=10, flat=flat, up=normal)
    round_ = [
        knot + 0.05 * np.array([0, np.cos(t), 0]) + 0.03 * normal * np.sin(t)
        for t in np.linspace(0, 6.28, 20)
    ]
    meshes.tube(np.array(round_), width * 1.2, number, 0.8, sides=10, up=down)


def climbed(fields: Array, rung: Array) -> Array:
    """Read ribs x RUNGS x n at fractional rungs."""
    low = np.clip(rung.astype(int), 0, RUNGS - 2)
    share = np.clip(rung - low, 0, 1)[..., None]
    rows = np.arange(len(fields))[:, None]
    return fields[rows, low] * (1 - share) + fields[rows, low + 1] * share
