"""Closed shoes as Blender meshes, built on a `Last`.

Pattern coordinates of the upper, its patches and its lining are (x, climb) / SPAN, so that panels are cut flat
in the shoe's own units; those of soles and heels are (share of the way round, share of the height).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import bpy
import numpy as np

from recsys.showroom.bake import Array, Bake
from recsys.showroom.studio import meshes, scene
from recsys.showroom.studio.last import RIBS, RUNGS, SPAN, Last, Table, smooth, table

UPPER, LINING, SOLE, TONGUE, LACE, METAL, HEEL, PATCH, TRIM, STRAP = range(1, 11)
"""Numbers of the parts."""

TOPMOST = 1.2
"""Share of a sole's height at v = 1: from 1 on it is the flat top of a welt."""
VIEW = (0.45, -1, 0.36)
EXPOSURE, CONTRAST = 0.86, 1.35
"""The walls of a shoe face the lamps: without these they burn out."""

UP = np.array([0, 0, 1.0])


def shell(last: Last) -> None:
    """Build the upper with its rolled edge, the lining and the footbed."""
    _outside(last)
    _inside(last)
    _footbed(last)


def _outside(last: Last) -> None:
    """Both sides of the upper, joined at the toe, over the spine and at the heel."""
    points = np.concatenate([last.upper[0], last.upper[1][::-1]])
    climb = np.concatenate([last.climb[0], last.climb[1][::-1]])
    opening = slice(_throat(last), 2 * RIBS - _throat(last))
    meshes.mesh(
        points.reshape(-1, 3), _faces(2 * RIBS, RUNGS), UPPER, 0.4, _flat(points, climb).reshape(-1, 2), weld=True
    )
    turn, lift = _rim(last)
    edge = turn[opening]
    climbed = climb[opening, -1:] + lift[opening]
    meshes.mesh(
        edge.reshape(-1, 3), _faces(*edge.shape[:2]), UPPER, 0.4, _flat(edge, climbed).reshape(-1, 2), weld=True
    )


def _rim(last: Last, steps: int = 9) -> tuple[Array, Array]:
    """Roll the edge of the opening inwards: rows of points, and how far each is beyond the edge."""
    top = np.concatenate([last.upper[0], last.upper[1][::-1]])
    normal = np.concatenate([last.normals[0], last.normals[1][::-1]])[:, -1]
    up = top[:, -1] - top[:, -3]
    up /= np.linalg.norm(up, axis=1)[:, None] + 1e-9
    thick = _thickness(last)
    half = thick[:, None, None] / 2
    angle = np.linspace(0, np.pi, steps)[None, :, None]
    round_ = np.cos(angle) * normal[:, None] + np.sin(angle) * up[:, None] - normal[:, None]
    return top[:, -1:] + half * round_, half[..., 0] * angle[..., 0]


def _thickness(last: Last) -> Array:
    sides = table(last.collar, last.shares)[:, 0]
    return np.concatenate([sides, sides[::-1]])


def _inside(last: Last) -> None:
    """The lining, from the rolled edge down to the footbed."""
    opening = slice(max(_throat(last) - 6, 0), 2 * RIBS - max(_throat(last) - 6, 0))
    points = np.concatenate([last.upper[0], last.upper[1][::-1]])[opening]
    normal = np.concatenate([last.normals[0], last.normals[1][::-1]])[opening]
    thick = _thickness(last)[opening, None, None]
    inner = (points - thick * normal)[:, ::-1]
    climb = np.concatenate([last.climb[0], last.climb[1][::-1]])[opening][:, ::-1]
    meshes.mesh(
        inner.reshape(-1, 3), _faces(*inner.shape[:2]), LINING, 0.8, _flat(inner, climb).reshape(-1, 2), weld=True
    )


def _footbed(last: Last) -> None:
    ring = last.ring(last.outline) * (0.99, 0.95)
    points = np.concatenate([ring, ring.mean(0, keepdims=True)])
    lifted = last.stand(np.c_[points, np.full(len(points), 0.03)])
    count = len(ring)
    faces = [(i, (i + 1) % count, count) for i in range(count)]
    meshes.mesh(lifted, faces, LINING, 0.8, points / SPAN)


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
        points, normal, climb = (_climbed(f[side, ribs], rung) for f in (last.upper, last.normals, last.climb[..., None]))
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
            _faces(len(ribs), 40),
            number,
            0.4,
            _flat(points, climb[..., 0]).reshape(-1, 2),
        )


def _climbed(fields: Array, rung: Array) -> Array:
    """Read ribs x RUNGS x n at fractional rungs."""
    low = np.clip(rung.astype(int), 0, RUNGS - 2)
    share = np.clip(rung - low, 0, 1)[..., None]
    rows = np.arange(len(fields))[:, None]
    return fields[rows, low] * (1 - share) + fields[rows, low + 1] * share


def sole(last: Last, number: int = SOLE, steps: int = 520) -> None:
    """Build the sole from its profile, with lugs and grooves."""
    ring, out = last.ring(last.outline), last.ring(last.outward)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0, append=ring[:1]), axis=1))])
    where = np.linspace(0, length[-1], steps, endpoint=False)
    ring, out = (np.stack([np.interp(where, length, c) for c in np.r_[f, f[:1]].T], 1) for f in (ring, out))
    x = ring[:, 0] / last.length
    low, high = table(last.ground, x)[:, 0], last.feather(ring[:, 0]) + table(last.foxing, x)[:, 0]
    offset, share = _dense(last.profile)
    rows = []
    for aside, height in zip(offset, share, strict=True):
        dent = np.zeros(steps)
        for x0, h0, x1, h1, half, depth in last.grooves:
            line = h0 + (h1 - h0) * np.clip((x - x0) / (x1 - x0), 0, 1)
            inside = _soft((x - x0) / 0.08) * _soft((x1 - x) / 0.08)
            dent += depth * inside * np.exp(-(((height - line) / half) ** 2))
        z = low + (high - low) * min(height, 1.0) + _lugs(last, where / length[-1]) * max(0.0, 1 - height / 0.14)
        rows.append(np.c_[ring + out * (aside - dent)[:, None], z])
    rows.insert(0, np.c_[ring * (1, 0.5), rows[0][:, 2]])
    uv = np.stack(np.broadcast_arrays((where / length[-1])[:, None], np.r_[0, share][None] / TOPMOST), -1)
    meshes.grid(np.stack(rows, 1), number, 0.5, closed=(True, False), uv=uv)


def _lugs(last: Last, share: Array) -> Array:
    count, depth = last.tread
    return depth * np.clip(0.5 + 2.5 * np.sin(2 * np.pi * count * share), 0, 1)


def _soft(value: Array) -> Array:
    return 1 / (1 + np.exp(-4 * value))


def _dense(profile: Sequence[tuple[float, ...]], most: float = 0.05) -> tuple[Array, Array]:
    """Add points between those of a profile that are far apart in height."""
    rows = [profile[0]]
    for a, b in zip(profile, profile[1:], strict=False):
        count = max(1, int(np.ceil(abs(b[1] - a[1]) / most)))
        rows += [tuple(np.add(a, np.subtract(b, a) * i / count)) for i in range(1, count + 1)]
    offset, share = np.array(rows).T
    return offset, share


def heel(last: Last, front: float, taper: float = 0.03, number: int = HEEL) -> None:
    """Build a block heel under the sole, from the back of the shoe to `front`.

    Args:
        front: x of its breast.
        taper: how much narrower it is on the ground.
        number: of its part.
    """
    ring, out = last.ring(last.outline), last.ring(last.outward)
    keep = ring[:, 0] < front * last.length
    start = np.argmax(keep)
    around, out = ring[keep] + 0.035 * out[keep], out[keep]
    assert keep[start:].sum() == keep.sum()
    breast = np.linspace(0, 1, 24)[1:-1, None]
    bow = np.sin(np.pi * breast) * 0.06
    line = around[-1] + (around[0] - around[-1]) * breast - np.c_[bow, 0 * bow]
    loop = np.concatenate([around, line])
    middle = loop.mean(0)
    rows = []
    for share in (0, 0, 0.02, 0.2, 0.4, 0.6, 0.8, 1.0):
        shrink = taper * (1 - share) + (0.015 if not rows or share == 0 else 0)
        inward = loop - middle
        inward = inward / (np.linalg.norm(inward, axis=1)[:, None] + 1e-9)
        flat = middle + (loop - middle) * (0.0 if not rows else 1.0) - inward * shrink * bool(rows)
        rows.append(np.c_[flat, table(last.ground, loop[:, 0] / last.length)[:, 0] * share])
    uv_rows = np.array((0, 0, 0.02, 0.2, 0.4, 0.6, 0.8, 1.0))
    steps = np.linspace(0, 1, len(loop), endpoint=False)
    uv = np.stack(np.broadcast_arrays(steps[:, None], uv_rows[None]), -1)
    thing = meshes.grid(np.stack(rows, 1), number, 0.4, closed=(True, False), uv=uv)
    meshes.soften(thing, 0.01)


def tongue(last: Last, ends: tuple[float, float], thick: float = 0.06, wide: float = 0.3, number: int = TONGUE) -> None:
    """Lay a padded tongue under the opening.

    Args:
        ends: shares between which it follows the edges of the opening.
        thick, wide: of the tongue at its top.
        number: of its part.
    """
    centre, half = tongue_line(last, ends, wide)
    count = len(centre)
    along = np.gradient(centre, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    across = np.array([0, 1.0, 0])
    over = np.cross(across, along)
    over *= np.sign(over[:, 2:])
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    side, height = np.cos(angle), np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.6
    rest = np.linspace(0, 1, count)
    round_end = np.clip((1 - rest) / 0.10, 0, 1) ** 0.4
    swell = thick * (0.5 + 0.5 * rest) * np.maximum(round_end, 0.05)
    width = half * np.maximum(round_end, 0.35)
    bend = 0.9 * (side[None] * width[:, None]) ** 2
    lift = height[None] * swell[:, None] * (1 - 0.3 * side[None] ** 2) - bend
    ring = (
        centre[:, None]
        + across * (side[None] * width[:, None])[..., None]
        + over[:, None] * lift[..., None]
    )
    uv = np.stack(np.broadcast_arrays(rest[:, None], (side[None] + 1) / 2), -1)
    meshes.grid(ring, number, 0.6, closed=(False, True), uv=uv.copy())


def tongue_line(last: Last, ends: tuple[float, float], wide: float) -> tuple[Array, Array]:
    """Return the middle line of the tongue from the throat up, and its half width."""
    ribs = np.arange(round(ends[0] * (RIBS - 1)), round(ends[1] * (RIBS - 1)) + 1)
    sides = last.upper[:, ribs, -1]
    centre = sides.mean(0) - 0.02 * UP
    gap = np.linalg.norm(sides[0] - sides[1], axis=1) / 2
    centre[:, 2] += 0.5 * gap**2
    if last.tongue:
        onward = centre[-1] - centre[-5]
        onward = onward / np.linalg.norm(onward) + np.array([0.25, 0, 0.25])
        onward /= np.linalg.norm(onward)
        centre = np.concatenate([centre, centre[-1] + onward * last.tongue * np.array([[0.5], [1.0]])])
        gap = np.concatenate([gap, [wide - 0.09, wide - 0.09]])
    line = smooth(np.c_[centre, gap][:: 3 if len(centre) > 12 else 1], 60)
    return line[:, :3], np.minimum(line[:, 3] + 0.09, wide)


def eyelets(last: Last, shares: Sequence[float], below: float, radius: float, number: int = METAL) -> list[Array]:
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
    pairs: Sequence[Array], crossed: bool, width: float, flat: float = 0.45, bow: bool = True, number: int = LACE
) -> None:
    """Lace up pairs of eyelets from the throat upwards, and tie a bow."""
    across = [(pair[0], pair[1]) for pair in (pairs[:1] if crossed else pairs)]
    if crossed:
        for low, high in zip(pairs, pairs[1:], strict=False):
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
        end = [to(0, 0, -0.01), to(0.12, 0.10, 0.02), to(0.26, 0.22, -0.08), to(0.36, 0.31, -0.24), to(0.42, 0.35, -0.37)]
        for way in (loop, end):
            meshes.tube(smooth(way, 40), width, number, 0.8, sides=10, flat=flat, up=normal)
    round_ = [knot + 0.05 * np.array([0, np.cos(t), 0]) + 0.03 * normal * np.sin(t) for t in np.linspace(0, 6.28, 20)]
    meshes.tube(np.array(round_), width * 1.2, number, 0.8, sides=10, up=down)


def _throat(last: Last) -> int:
    return round(last.throat * (RIBS - 1))


def _flat(points: Array, climb: Array) -> Array:
    return np.stack([points[..., 0], np.broadcast_to(climb, points.shape[:-1])], -1) / SPAN


def _faces(rows: int, columns: int) -> Array:
    index = np.arange(rows * columns).reshape(rows, columns)
    return np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 4)


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
            mixed = [f[side, whole] + (f[side, whole + 1] - f[side, whole]) * (rib - whole) for f in (last.upper, last.normals)]
            points, normals = (_climbed(f[None], rung[None])[0] for f in mixed)
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
    meshes.tube(place + corners[:, :1] * along + corners[:, 1:] * up, 0.016, number, 0.15, sides=8, closed=True)
    pin = place + np.linspace(-0.5, 0.5, 6)[:, None] * size[1] * up
    meshes.tube(pin, 0.010, number, 0.15, sides=8)


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
        points, normals = (_climbed(f[side, ribs], place) for f in (last.upper, last.normals))
        wave = np.cos(np.linspace(0, 2 * np.pi * dips, len(ribs)))[:, None] * (1.6 if dips else 0) * radius
        paths.append(points[:, 0] + (wave + 0.2 * radius) * normals[:, 0])
    if shares[0] == 0:
        paths = [np.concatenate([paths[1][:0:-1], paths[0]])]
    for path in paths:
        meshes.tube(smooth(path[::2], 240), radius, number, 0.4, sides=10)


def studs(last: Last, places: Sequence[tuple[float, float]], height: float, number: int = HEEL) -> None:
    """Stand conical studs under the sole."""
    for x, y in places:
        top = float(table(last.ground, x)[0])
        thing = meshes.lathe([(0.001, top - height), (0.055, top - height), (0.07, top - height + 0.02), (0.12, top + 0.06)],
                             number, 0.4, 24)  # fmt: skip
        thing.location = (x * last.length, y * last.width, 0)


def tab(last: Last, share: float, height: float, width: float, number: int = TRIM) -> None:
    """Sew a loop to pull the shoe on to the edge of the opening, on both sides; share 1 is the heel."""
    rib = round(share * (RIBS - 1))
    for side in (0, 1) if share < 1 else (0,):
        top, normal = last.upper[side, rib, -1], last.normals[side, rib, -1]
        flat = normal * (1, 1, 0) / np.linalg.norm(normal[:2])
        way = [top - 0.22 * UP + 0.012 * flat, top - 0.1 * UP + 0.016 * flat, top + 0.6 * height * UP + 0.03 * flat,
               top + height * UP - 0.03 * flat, top + 0.5 * height * UP - 0.09 * flat, top - 0.1 * UP - 0.08 * flat]  # fmt: skip
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
        radius = np.interp(np.linspace(0, 1, 30), (0, 0.3, 0.34, 0.44, 0.48, 0.95, 1), (0.014, 0.014, 0.04, 0.04, 0.03, 0.062, 0.05))
        meshes.tube(path, radius, number, 0.5, sides=20)


def shot(last: Last) -> Bake:
    """Stand the finished shoe over the origin and render it from in front of its outer side."""
    for thing in bpy.context.scene.objects:
        thing.location.x -= 1.5 * last.length
    scene.table_light()
    scene.frame(VIEW, margin=0.05)
    bake = scene.bake(floor=True, shine=True, samples=10)
    exposed = EXPOSURE * bake.light.astype(np.float32) ** CONTRAST
    return replace(bake, light=exposed.astype(np.float16))
