"""Bodies of bags: lofts, slabs, pouches and barrels.

A bag stands on the floor z = 0 and is seen from the front (-y), a little above. Lengths are in scene units; a
handbag is about 2 wide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy import ndimage
from scipy.interpolate import Akima1DInterpolator, PchipInterpolator, RegularGridInterpolator, griddata

from showroom.geometry.bag_parts import BODY, EDGE, LINING, SIDE
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.bags.leather_pieces import X, along, cord, resample, sheet, unit


class Bag:
    """A bag in progress.

    Attributes:
        half: half the width of the body's front at a height.
        depth: how far the front surface stands before the middle, y = -depth(x, z).
        height: of the body.
        top: height of its upper edge at x, of the middle between front and back.
    """

    def __init__(self) -> None:
        self.half: Callable[[Array], Array] = lambda z: 1 + 0 * np.asarray(z, float)
        self.depth: Callable[[Array, Array], Array] = lambda x, z: 0 * np.asarray(x, float)
        self.height = 1.0
        self.top: Callable[[Array], Array] = lambda x: self.height + 0 * np.asarray(x, float)

    def front(self, x: Any, z: Any, off: Any = 0.0) -> Array:
        """Return points `off` before the front surface."""
        x, z, off = np.broadcast_arrays(*(np.asarray(value, float) for value in (x, z, off)))
        return np.stack([x, -self.depth(x, z) - off, z], -1)

    def out(self, path: Array) -> Array:
        """Return the directions out of the front surface at points of it."""
        x, z, d = path[..., 0], path[..., 2], 0.01
        across = (self.depth(x + d, z) - self.depth(x - d, z)) / (2 * d)
        down = (self.depth(x, z + d) - self.depth(x, z - d)) / (2 * d)
        return unit(np.stack([-across, -np.ones_like(across), -down], -1))


def wobble(amount: float, seed: int, wave: float = 1.3) -> Callable[[Array, Array], Array]:
    """Return a smooth dent field over (x, z), about +-amount, that makes a soft bag look handled."""
    rng = np.random.default_rng(seed)
    turn, phase = rng.uniform(0, 2 * np.pi, (2, 7))
    speed = 2 * np.pi / wave * rng.uniform(0.6, 1.5, 7)

    def field(x: Array, z: Array) -> Array:
        waves = [
            np.sin(s * (x * np.cos(t) + z * np.sin(t)) + p)
            for s, t, p in zip(speed, turn, phase, strict=True)
        ]
        return amount * np.sum(waves, 0) / 2.2

    return field


def loft(
    bag: Bag,
    height: float,
    widths: Sequence[float],
    depths: Sequence[float],
    power: float = 5.0,
    open_top: bool = False,
    tuck: float = 0.0,
    sag: float = 0.012,
    seed: int = 1,
    number: int = BODY,
    wave: float = 1.3,
) -> None:
    """Build a body up from horizontal sections.

    Args:
        bag: in progress.
        height: of its top edge.
        widths, depths: half sizes of the sections at even heights from the floor to the top.
        power: how boxy the sections are, 2 round, 8 a box.
        open_top: whether one looks into it; else its top is closed a little below the edge.
        tuck: how far the sides fold in at the top.
        sag: how soft it stands.
        seed: of its dents.
        number: its part.
        wave: length of its dents.
    """
    rise = np.linspace(0, height, len(widths))
    wide, deep = PchipInterpolator(rise, widths), PchipInterpolator(rise, depths)
    dent = wobble(sag, seed, wave)

    def depth(x: Array, z: Array) -> Array:
        share = np.clip(np.abs(x) / wide(np.clip(z, 0, height)), 0, 1)
        face = np.clip(1 - share**power, 0, 1) ** (1 / power)
        return deep(np.clip(z, 0, height)) * face + dent(x, z) * face**2 * np.clip(8 * z / height, 0, 1)

    bag.half, bag.depth, bag.height = wide, depth, height
    foot = 0.09
    low = foot * (1 - np.cos(np.linspace(0, np.pi / 2, 8)[:-1]))
    levels = np.concatenate([low, np.linspace(foot, height, 60)])
    section = resample(meshes.oval(1, 1, 4000, power), 0.022, closed=True)

    def ring_at(z: float, inset: float = 0.0) -> Array:
        shrink = 0.06 * (1 - np.sqrt(max(0.0, 1 - (1 - min(z, foot) / foot) ** 2)))
        a, b = float(wide(z)) - inset - shrink, float(deep(z)) - inset - shrink
        x, y = section.T * np.array([[a], [b]])
        flat = np.abs(section[:, 1]) ** 2
        y = y + np.sign(y) * dent(x, np.full_like(x, z)) * flat * min(1, 8 * z / height)
        x = x - np.sign(x) * tuck * (z / height) ** 2 * (1 - flat) * np.abs(section[:, 0]) ** 6
        return np.stack([x, y, np.full_like(x, z)], 1)

    shell = np.array([ring_at(z) for z in levels]).transpose(1, 0, 2)
    perimeter = along(shell[:, 40])
    uv = np.stack(
        np.broadcast_arrays((perimeter - perimeter[len(perimeter) // 4])[:, None], levels[None]), -1
    )
    shell = np.concatenate([shell, shell[:1]])
    uv = np.concatenate([uv, uv[:1] + np.array([perimeter[-1] + 0.02, 0])])
    meshes.grid(shell, number, uv=uv)
    if open_top:
        inner = np.array([ring_at(z, 0.035) for z in np.linspace(height, 0.06, 30)]).transpose(1, 0, 2)
        inner = np.concatenate([inner, inner[:, -1:] * [0, 0, 1]], 1)
        sheet(np.concatenate([inner, inner[:1]]), LINING, 1.0)
        rim = (ring_at(height) + ring_at(height, 0.035)) / 2
        cord(resample(rim, 0.02, closed=True), 0.024, EDGE, closed=True)
    else:
        edge = ring_at(height)
        shares = np.linspace(1, 0, 14)[:, None, None]
        lid = np.concatenate([edge, edge[:1]]) * [1, 1, 0]
        sunk = height - 0.05 * (1 - shares**6)
        sheet((lid * shares + np.array([0, 0, 1]) * sunk).transpose(1, 0, 2), SIDE)


def slab(
    bag: Bag,
    outline: Sequence[tuple[float, float]],
    depth: float,
    bulge: float = 0.1,
    y: float = 0.0,
    power: float = 2.2,
    sag: float = 0.01,
    seed: int = 1,
    front: int = BODY,
    side: int = SIDE,
    piping: float = 0.02,
    main: bool = True,
) -> None:
    """Build a body between two equal panels: an outline in (x, z), drawn back to front.

    Args:
        bag: in progress.
        outline: right half of the panel's outline from the bottom middle to the top middle.
        depth: distance between the panels at their edges.
        bulge: how much further the middle of a panel stands out.
        y: of the middle between the panels.
        power: how suddenly panels round off at their edges; higher is flatter.
        sag, seed: of dents.
        front, side: parts of the panels and of the strip between them.
        piping: radius of the cord round the front panel, 0 for none.
        main: whether later steps are fixed to this body; else it is a pocket before it.
    """
    right = smooth(outline)
    loop = resample(np.concatenate([right, (right * [-1, 1])[::-1][1:-1]]), 0.03, closed=True)
    middle = np.array([0, (loop[:, 1].min() + loop[:, 1].max()) / 2])
    spoke = loop - middle
    bearing, reach = np.arctan2(spoke[:, 1], spoke[:, 0]), np.hypot(*spoke.T)
    order = np.argsort(bearing)
    dent = wobble(sag, seed)

    def share(x: Array, z: Array) -> Array:
        far = np.interp(np.arctan2(z - middle[1], x), bearing[order], reach[order], period=2 * np.pi)
        return np.hypot(x, z - middle[1]) / far

    def inward(x: Array, z: Array) -> Array:
        return 1 - np.clip(share(x, z), 0, 1) ** power

    swell = smoothed(inward, loop)

    def stand(x: Array, z: Array) -> Array:
        return depth / 2 - y + bulge * swell(x, z) + dent(x, z) * inward(x, z)

    grow = np.concatenate([1 - np.geomspace(1, 0.02, 34), [0.99, 0.995, 1.0]])
    for sign in (1, -1):
        flat = middle + grow[None, :, None] * np.concatenate([spoke, spoke[:1]])[:, None]
        points = np.stack(
            [flat[..., 0], -sign * (stand(flat[..., 0], flat[..., 1]) + y) + y, flat[..., 1]], -1
        )
        meshes.grid(points, front, uv=flat)
    edge = np.concatenate([loop, loop[:1]])
    deep = np.linspace(-depth / 2, depth / 2, 9)
    puff = 1 + 0.012 * np.cos(np.pi * deep / depth)
    ring_xz = middle + (edge - middle)[:, None] * puff[None, :, None]
    points = np.stack([ring_xz[..., 0], np.broadcast_to(deep + y, ring_xz.shape[:2]), ring_xz[..., 1]], -1)
    sheet(points, side)
    if piping:
        for face in (-1, 1):
            line = np.stack([loop[:, 0], np.full(len(loop), y + face * depth / 2), loop[:, 1]], 1)
            cord(line, piping, EDGE, closed=True)
    if main:

        def half(z: Array) -> Array:
            return np.interp(z, right[:, 1], right[:, 0])

        bag.half, bag.depth, bag.height = half, stand, float(loop[:, 1].max())


def smoothed(inward: Callable[[Array, Array], Array], loop: Array) -> Callable[[Array, Array], Array]:
    """Return a cushion over a panel, 0 at its edge and about 1 in the middle, without creases to its corners.

    Args:
        inward: 0 at the edge, 1 in the middle.
        loop: outline of the panel, (x, z).
    """
    low, high = loop.min(0) - 0.05, loop.max(0) + 0.05
    x, z = (np.linspace(a, b, 161) for a, b in zip(low, high, strict=True))
    field = inward(*np.meshgrid(x, z, indexing="ij"))
    round_off = np.sqrt(field) * (0.55 + 0.45 * field)
    soft = ndimage.gaussian_filter(round_off, 12)
    share = np.clip((field - 0.12) / 0.5, 0, 1)
    read = RegularGridInterpolator(
        (x, z), soft * share + round_off * (1 - share), bounds_error=False, fill_value=0.0
    )
    return lambda across, up: read(np.stack([across, up], -1)).reshape(np.shape(across))


def smooth(
    points: Sequence[tuple[float, float]], steps: int = 400, through: Callable[..., Any] = Akima1DInterpolator
) -> Array:
    """Run a smooth line through points; where it ends at x = 0 it runs on into its mirror image."""
    place = np.asarray(points, float)
    before = place[2:0:-1] * [-1, 1] if place[0, 0] == 0 else place[:0]
    after = place[-2:-4:-1] * [-1, 1] if place[-1, 0] == 0 else place[:0]
    whole = np.concatenate([before, place, after])
    t = along(whole)
    ends = t[len(before)], t[len(before) + len(place) - 1]
    return through(t, whole)(np.linspace(*ends, steps))


def pouch(
    bag: Bag,
    low: Sequence[tuple[float, float]],
    high: Sequence[tuple[float, float]],
    depth: float,
    belly: float = 0.45,
    sag: float = 0.015,
    seed: int = 1,
    folds: float = 0.0,
    number: int = BODY,
    seam: float = 0.016,
) -> None:
    """Build a soft body of two sheets that meet at their edges.

    Args:
        bag: in progress.
        low, high: its lower and upper edge from left to right as (x, z).
        depth: half the thickness of its middle.
        belly: where between the edges it is thickest, 0 low .. 1 high.
        sag, seed: of dents.
        folds: depth of gathers that hang from the upper edge.
        number: its part.
        seam: radius of the rolled edge, 0 for none.
    """
    low_line, high_line = (resample(smooth(side, through=PchipInterpolator), 0.02) for side in (low, high))
    count = 110
    s, t = np.linspace(-1, 1, count), np.linspace(0, 1, 70)
    bottom, top = (
        np.stack([np.interp(s, np.linspace(-1, 1, len(line)), line[:, i]) for i in (0, 1)], 1)
        for line in (low_line, high_line)
    )
    t = (1 - np.cos(np.pi * t)) / 2
    flat = bottom[:, None] + (top - bottom)[:, None] * t[None, :, None]
    peak = np.log(0.5) / np.log(belly)
    arch = np.sin(np.pi * t**peak) ** 0.62
    thick = depth * np.clip(1 - np.abs(s) ** 3.2, 0, 1)[:, None] ** 0.6 * arch[None]
    dent = wobble(sag, seed)(flat[..., 0], flat[..., 1]) * np.clip(thick / depth, 0, 1)
    rng = np.random.default_rng(seed)
    waves = np.array([np.sin(np.pi * f * (s + 1) + rng.uniform(0, 6)) for f in (9, 13, 19)]).sum(0)
    gather = folds * waves[:, None] * (t**1.5 * (1 - t**9))[None]
    swell = thick + dent + gather * np.clip(1 - np.abs(s) ** 4, 0, 1)[:, None]
    for sign in (1, -1):
        points = np.stack([flat[..., 0], -sign * swell, flat[..., 1]], -1)
        meshes.grid(points, number, uv=flat)
    if seam:
        for line in (bottom, top):
            cord(resample(np.stack([line[:, 0], 0 * line[:, 0], line[:, 1]], 1), 0.02), seam, EDGE)
    xs, zs = np.meshgrid(
        np.linspace(flat[..., 0].min(), flat[..., 0].max(), 160),
        np.linspace(flat[..., 1].min(), flat[..., 1].max(), 160),
        indexing="ij",
    )
    field = griddata(flat.reshape(-1, 2), swell.ravel(), (xs, zs), fill_value=0.0)
    read = RegularGridInterpolator((xs[:, 0], zs[0]), field, bounds_error=False, fill_value=0.0)
    bag.depth = lambda x, z: read(np.stack([x, z], -1))
    bag.height = float(top[:, 1].max())
    bag.top = lambda x: np.interp(x, top[:, 0], top[:, 1])
    bag.half = lambda z: np.abs(flat[..., 0]).max() + 0 * np.asarray(z, float)


def barrel(
    bag: Bag,
    length: float,
    radius: tuple[float, float],
    power: float = 2.6,
    round_end: float = 0.12,
    sag: float = 0.02,
    seed: int = 1,
    number: int = BODY,
    ends: int = SIDE,
    piping: float = 0.024,
    droop: float = 0.0,
) -> None:
    """Build a body along x, such as a duffel bag.

    Args:
        bag: in progress.
        length: half its length.
        radius: half its depth and half its height.
        power: how boxy its sections are.
        round_end: how far its ends bulge.
        sag, seed: of dents.
        number, ends: parts of its wall and of its round ends.
        piping: radius of the cord round the ends.
        droop: how much lower its top is in the middle.
    """
    section = resample(meshes.oval(1, 1, 4000, power), 0.02, closed=True)
    section = np.roll(section, -np.argmin(section[:, 1]), 0)
    section = np.concatenate([section, section[:1]])
    dent = wobble(sag, seed, 1.1)
    xs = np.linspace(-length, length, 90)
    deep, high = radius

    def wall(x: Array, s: Array) -> Array:
        y, z = s[..., 0] * deep, s[..., 1] * high
        up = np.clip(s[..., 1], -1, 1)
        push = 1 + dent(x, 1.7 * up + np.sign(s[..., 0]) * 3) * (1 - np.clip(-up, 0, 1) ** 2) / deep
        middle = np.clip(1 - (x / length) ** 2, 0, 1)
        z = z - droop * middle * np.clip(up, 0, 1)
        return np.stack([x, y * push, high + z * np.where(up > 0, push, 1)], -1)

    grid_x, _ = np.broadcast_arrays(xs[:, None], section[None, :, 0])
    points = wall(grid_x, np.broadcast_to(section, (*grid_x.shape, 2)))
    run = along(section * [deep, high])
    meshes.grid(points, number, uv=np.stack(np.broadcast_arrays(xs[:, None], run[None]), -1))
    for sign in (-1, 1):
        rim = wall(np.full(len(section), sign * length), section)
        share = np.cos(np.linspace(0, np.pi / 2, 14))
        hub = np.array([sign * length, 0, high])
        cap = hub + (rim - hub)[:, None] * share[None, :, None]
        cap = cap + X * sign * round_end * np.sqrt(1 - share**2)[None, :, None]
        meshes.grid(cap, ends, uv=cap[..., 1:])
        if piping:
            cord(resample(rim[:-1], 0.02, closed=True), piping, EDGE, closed=True)

    angle_z = section[:, 1]
    facing = section[:, 0] < 0
    order = np.argsort(angle_z[facing])

    def depth(x: Array, z: Array) -> Array:
        up = np.clip((z - high) / high, -0.999, 0.999)
        across = np.interp(up, angle_z[facing][order], section[facing][order, 0])
        return -wall(x, np.stack([across, up], -1))[..., 1]

    bag.depth, bag.height = depth, 2 * high - droop
    bag.half = lambda z: length + 0 * np.asarray(z, float)
    bag.top = lambda x: 2 * high - droop * np.clip(1 - (np.asarray(x) / length) ** 2, 0, 1)
