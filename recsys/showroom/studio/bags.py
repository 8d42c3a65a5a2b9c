"""Bags built from recipes: a body, then what is fixed to it.

A recipe is a list of steps, each the name of a function and its arguments. Lengths are in scene units, a
handbag is about 2 wide; it stands on the floor z = 0 and is seen from the front (-y), a little above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import ndimage
from scipy.interpolate import Akima1DInterpolator, PchipInterpolator, RegularGridInterpolator, griddata

from recsys.showroom.bake import Array, Bake
from recsys.showroom.leathergoods import (
    BODY,
    EDGE,
    FLAP,
    LINING,
    METAL,
    SECOND,
    SIDE,
    STRAP,
    TRIM,
    Recipe,
)  # fmt: skip
from recsys.showroom.studio import meshes, scene
from recsys.showroom.studio.pieces import (
    FRONT,
    along,
    buckle,
    chain,
    cord,
    puller,
    resample,
    ring,
    sew,
    sheet,
    strap,
    stud,
    unit,
    zipper,
)  # fmt: skip

X, Y, Z = np.eye(3)

SAMPLES = 6
"""Light paths a pixel; bags are smooth enough for few."""


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


def bake(recipe: Recipe, view: tuple[float, float, float] = (0.35, -1, 0.28), fill: float = 1.0) -> Bake:
    """Build a recipe and bake it as it stands on the floor."""
    scene.new_scene()
    bag = Bag()
    for name, arguments in recipe:
        STEPS[name](bag, **arguments)
    scene.table_light()
    scene.frame(view, fill=fill)
    return scene.bake(floor=True, shine=True, samples=SAMPLES)


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


# Bodies


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


# What is fixed to a body


def patch(
    bag: Bag,
    x: tuple[float, float],
    z: tuple[float, float],
    off: float = 0.0,
    thickness: float = 0.03,
    corner: float = 4.0,
    number: int = SECOND,
    sewn: bool = True,
    puff: float = 0.0,
) -> None:
    """Sew a piece with round corners on the front.

    Args:
        bag: in progress.
        x, z: from and to.
        off: how far before the surface it starts.
        thickness: of the leather.
        corner: power of its outline, 2 an ellipse, 8 nearly square.
        number: its part.
        sewn: whether with a line of stitches.
        puff: how much a filled pocket stands out.
    """
    middle = np.array([(x[0] + x[1]) / 2, (z[0] + z[1]) / 2])
    size = np.array([(x[1] - x[0]) / 2, (z[1] - z[0]) / 2])
    outline = resample(meshes.oval(1, 1, 4000, corner) * size, min(size) / 14, closed=True)
    outline = np.concatenate([outline, outline[:1]])
    grow = np.concatenate([np.linspace(0.001, 0.9, 22), 1 - 0.1 * (1 - np.linspace(0, 1, 10)) ** 2])
    flat = middle + grow[None, :, None] * outline[:, None]
    rise = np.minimum(1, (1 - grow**2) / 0.06 * max(0.3, min(1.0, 0.2 / min(size)))) ** 0.5
    lift = off + thickness * rise + puff * np.sqrt(1 - grow**3)
    points = bag.front(flat[..., 0], flat[..., 1], lift[None])
    meshes.grid(points, number, uv=flat)
    if sewn:
        inner = resample(middle + outline[:-1] * (1 - 0.045 / size), 0.01, closed=True)
        edge = 1 - 0.045 / min(size)
        line = bag.front(
            inner[:, 0], inner[:, 1], off + thickness + puff * np.sqrt(max(0, 1 - edge**3)) - 0.002
        )
        sew(line, bag.out(line))


def handles(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    radius: float = 0.045,
    lean: float = 0.05,
    tabs: str = "ring",
    power: float = 2.5,
    number: int = TRIM,
    width: float = 0.0,
    back: bool = True,
) -> None:
    """Arch a handle over the front, and one over the back.

    Args:
        bag: in progress.
        x: half the distance of its feet.
        z: where its feet are.
        rise: how high it arches above them.
        radius: of a round handle.
        lean: how far its top leans inwards.
        tabs: "ring" for metal rings on sewn tabs, "sewn" for ends sewn flat to the front, "stud" for studded
            ends.
        power: of the arch, 2 an ellipse, higher a narrow loop.
        number: its part.
        width: of a flat handle instead of a round one.
        back: whether the back has one too.
    """
    turn = np.linspace(np.pi, 0, 90)
    c, s = np.cos(turn), np.sin(turn)
    arch = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), rise * np.abs(s) ** (2 / power)], 1)
    feet = bag.front(x * np.array([-1, 1]), z, 0.045 if tabs != "none" else 0.0)
    inward = lean * (arch[:, 1] / rise) ** 2
    line = np.stack([arch[:, 0], np.full(90, feet[0, 1]) + inward, z + arch[:, 1]], 1)
    if tabs in ("sewn", "stud"):
        down = np.linspace(0.36, 0.02, 12)
        ends = [bag.front(np.full(12, sign * x), z - down, 0.03) for sign in (-1, 1)]
        line = np.concatenate([ends[0], line[2:-2], ends[1][::-1]])
    line = resample(line, 0.025)
    for sign in (1, -1) if back else (1,):
        path = line * [1, sign, 1]
        if sign < 0:
            path = path + np.array([0.02, 0.0, -0.03]) * ((path[:, 2:] - z) / rise).clip(0)
        if width:
            side = np.cross(FRONT * sign, tangent(path)) * 1.0
            strap(path, side, width, 0.035, number)
        else:
            cord(path, radius, number)
    if tabs == "ring":
        for sign in (-1, 1):
            patch(bag, (sign * x - 0.085, sign * x + 0.085), (z - 0.42, z - 0.02), 0.0, 0.03, 6.0, TRIM)
            stud(bag.front(sign * x, z - 0.33, 0.03), FRONT, 0.028)
            ring(bag.front(sign * x, z - 0.01, 0.05), X, Z, (0.075, 0.075), 0.016)
    if tabs == "stud":
        for sign in (-1, 1):
            stud(bag.front(sign * x, z - 0.27, 0.05), FRONT, 0.03)


def tangent(path: Array) -> Array:
    """Return the directions of a path."""
    return unit(np.gradient(path, axis=0))


def flap(
    bag: Bag,
    drop: float,
    reach: float = 0.95,
    corner: float = 0.35,
    point: float = 0.0,
    thickness: float = 0.035,
    number: int = FLAP,
    sewn: bool = True,
    back: float = 0.9,
    curve: float = 4.0,
    gap: float = 0.02,
) -> None:
    """Fold a flap from the back over the top and down the front.

    Args:
        bag: in progress.
        drop: how far its lower edge is below the top.
        reach: half its width as a share of the body's.
        corner: how far its corners are rounded up.
        point: how much lower its middle is than a straight edge.
        thickness: of the leather.
        number: its part.
        sewn: whether with a line of stitches.
        back: share of the depth behind the middle where it starts.
        curve: how suddenly its corners turn.
        gap: how loosely it lies on the front.
    """
    top = bag.height
    u = np.linspace(-1, 1, 90)
    deep = float(bag.depth(np.zeros(1), np.full(1, top - 0.03))[0])
    rows = []
    wide = reach * float(bag.half(np.array(top - 0.14)))
    for share in u:
        low = top - drop + corner * abs(share) ** curve - point * (1 - abs(share))
        z = np.linspace(low, top - 0.04, 40)
        x = share * reach * bag.half(np.minimum(z, top - 0.14))
        lift = gap * np.sin(np.pi * np.linspace(0, 0.75, 40)) + thickness * 0.6
        face = bag.front(x, z, lift)
        turn = np.linspace(0, np.pi / 2, 10)[1:]
        edge = face[-1]
        over = np.stack(
            [
                np.full(9, edge[0]),
                edge[1] + 0.09 * (1 - np.cos(turn)),
                edge[2] + (0.04 + thickness) * np.sin(turn),
            ],
            1,
        )
        run = np.linspace(over[-1, 1], back * deep, 8)[1:]
        flat = np.stack([np.full(7, edge[0]), run, np.full(7, over[-1, 2])], 1)
        rows.append(np.concatenate([face, over, flat]))
    points = np.array(rows)
    thing = sheet(points, number)
    meshes.thicken(thing, thickness, 0)
    meshes.soften(thing, 0.012)
    if sewn:
        inset = 1 - 0.05 / wide
        left, right, low_edge = (
            [np.array([np.interp(inset * s, u, points[:, j, i]) for i in range(3)]) for j in range(2, 44)]
            for s in (-1, 1, 0)
        )
        bottom = np.array([np.array([np.interp(s * inset, u, points[:, 2, i]) for i in range(3)]) for s in u])
        del low_edge
        line = np.concatenate([np.array(left)[::-1], bottom, np.array(right)])
        line = resample(line + FRONT * thickness / 2, 0.012)
        sew(line, FRONT)


def lock(
    bag: Bag, z: float, kind: str = "turn", off: float = 0.08, size: float = 1.0, x: float = 0.0
) -> None:
    """Fix a metal lock on the front: "turn", "ring", "bar", "push" or "ball"."""
    here = bag.front(np.array(x), np.array(z), off)
    a = size

    def block(dx: float, dz: float, wide: float, high: float, deep: float, forward: float = 0.0) -> None:
        meshes.box(
            here + X * dx * a + Z * dz * a + FRONT * forward, (wide * a, deep, high * a), METAL, 0.15, 0.015
        )

    if kind == "turn":
        block(0, 0, 0.27, 0.18, 0.04)
        block(0, 0, 0.045, 0.12, 0.06, 0.04)
    elif kind == "push":
        block(0, 0.02, 0.2, 0.22, 0.04)
        block(0, -0.1, 0.1, 0.06, 0.05, 0.02)
    elif kind == "bar":
        block(0, 0, 0.46, 0.05, 0.05)
        for sign in (-1, 1):
            stud(here + X * sign * 0.23 * a, FRONT, 0.035)
    elif kind == "ring":
        ring(here, X, Z, (0.13 * a, 0.13 * a), 0.028 * a)
        block(0, 0.13, 0.08, 0.09, 0.05)
    elif kind == "ball":
        for sign in (-1, 1):
            stud(here + X * sign * 0.05 * a, np.array([sign * 0.3, -0.3, 1.0]), 0.05 * a, 1.3)


def shoulder(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    width: float = 0.13,
    ringed: bool = True,
    power: float = 2.2,
    y: float = 0.0,
    lean: float = 0.06,
    number: int = STRAP,
) -> None:
    """Arch a flat strap from side to side over the top.

    Args:
        bag: in progress.
        x, z: of its feet.
        rise: how high it arches above them.
        width: of the strap.
        ringed: whether it hangs in metal rings.
        power: of the arch.
        y: of its feet.
        lean: how far it leans to the front at its top.
        number: its part.
    """
    turn = np.linspace(np.pi, 0, 110)
    c, s = np.cos(turn), np.sin(turn)
    up = np.abs(s) ** (2 / power)
    path = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), y - lean * up**2, z + rise * up], 1)
    path = resample(path, 0.03)
    strap(path, Y + 0.25 * X * (path[:, :1] / x), width, 0.03, number)
    if ringed:
        for sign in (-1, 1):
            foot = np.array([sign * x, y, z])
            ring(foot, Y, Z, (width * 0.62, 0.07), 0.017, 3.0)
            tab = foot + np.linspace(0.0, -0.2, 10)[:, None] * (Z + 0.12 * sign * X)
            strap(tab, Y * sign * -1, width * 0.8, 0.03, TRIM, sewn=False)


def chains(
    bag: Bag,
    x: float,
    z: float,
    rise: float,
    power: float = 2.2,
    size: float = 0.055,
    y: float = 0.0,
    laced: bool = False,
    lean: float = 0.0,
) -> None:
    """Arch a chain over the top; `laced` weaves a leather cord through it."""
    turn = np.linspace(np.pi, 0, 200)
    c, s = np.cos(turn), np.sin(turn)
    up = np.abs(s) ** (2 / power)
    path = np.stack([x * np.sign(c) * np.abs(c) ** (2 / power), y - lean * up**2, z + rise * up], 1)
    path = resample(path, 0.01)
    chain(path, size, size * 0.29)
    if laced:
        cord(resample(path, 0.02), size * 0.36, STRAP)
    for sign in (-1, 1):
        ring(np.array([sign * x, y, z]), X, Z, (0.06, 0.06), 0.014)


def zipline(
    bag: Bag,
    x: tuple[float, float],
    z: float,
    arch: float = 0.0,
    off: float = 0.004,
    pull: float | None = 0.05,
    width: float = 0.1,
) -> None:
    """Sew a zip across the front from x to x at a height; `arch` bends its middle up."""
    t = np.linspace(-1, 1, 80)
    across = x[0] + (x[1] - x[0]) * (t + 1) / 2
    up = z + arch * (1 - t**2)
    path = bag.front(across, up, off)
    out = bag.out(path)
    zipper(path, np.cross(out, tangent(path)), width, pull)
    for sign in (-1, 1):
        line = path + sign * (width / 2 - 0.008) * np.cross(out, tangent(path)) + 0.008 * out
        sew(resample(line, 0.015), FRONT)


def topzip(bag: Bag, x: float, y: float = 0.0, off: float = 0.01, end: float = 0.0) -> None:
    """Run a zip along the top, and `end` further down at both ends."""
    t = np.linspace(-1, 1, 90)
    path = np.stack([x * t, np.full(90, y), bag.top(x * t) + off - end * np.abs(t) ** 10], 1)
    zipper(path, Y, 0.16, None)
    if x:
        stud(path[-6], Z, 0.04, 0.7)
        puller(path[-6] - 0.05 * Y, FRONT)


def belt(
    bag: Bag,
    x: float,
    z: tuple[float, float],
    width: float = 0.13,
    off: float = 0.05,
    at: float = 0.35,
    kind: str = "prong",
    tip: bool = True,
    number: int = STRAP,
) -> None:
    """Run a strap down the front with a buckle at a share of its way: "prong", "push", "hook" or "none"."""
    heights = np.linspace(z[1], z[0], 40)
    path = bag.front(np.full(40, x), heights, off)
    size = np.full(40, width)
    if tip:
        size[-4:] = width * np.array([0.92, 0.72, 0.42, 0.1])
    strap(path, X, size, 0.03, number)
    here = bag.front(np.array(x), np.array(z[1] + (z[0] - z[1]) * at), off + 0.03)
    if kind == "prong":
        buckle(here, X, Z, (width * 0.72, width * 0.6))
    elif kind == "push":
        meshes.box(here, (width * 1.35, 0.06, width * 1.2), TRIM, 0.4, 0.02)
    elif kind == "hook":
        meshes.box(here, (width * 0.55, 0.04, width * 0.9), METAL, 0.15, 0.015)


def seam(
    bag: Bag,
    points: Sequence[tuple[float, float]],
    rows: int = 1,
    piped: float = 0.0,
    off: float = 0.004,
    corded: int = EDGE,
) -> None:
    """Run stitches, or piping of a radius, along a line through (x, z) on the front."""
    flat = resample(smooth(points, 80), 0.014)
    path = bag.front(flat[:, 0], flat[:, 1], off)
    if piped:
        cord(path, piped, corded)
        return
    side = np.cross(bag.out(path), tangent(path))
    for row in range(rows):
        sew(path + (row - (rows - 1) / 2) * 0.055 * side, bag.out(path))


def fittings(
    bag: Bag,
    feet: tuple[tuple[float, float], ...] = (),
    studs: tuple[tuple[float, float], ...] = (),
    radius: float = 0.03,
    off: float = 0.02,
) -> None:
    """Set studs on the front at (x, z), and feet below the bottom at (x, y)."""
    for x, z in studs:
        stud(bag.front(np.array(x), np.array(z), off), FRONT, radius)
    for x, y in feet:
        stud(np.array([x, y, 0.0]), -Z, 0.05, 0.8)


def tag(bag: Bag, x: float, z: float, y: float = 0.0, size: float = 0.16) -> None:
    """Hang a leather luggage tag on a cord from (x, y, z)."""
    top = np.array([x, y, z])
    cord(
        top + meshes.bezier((0, 0, 0), (0.05, -0.06, -0.05), (0.04, -0.08, -0.15), (0.03, -0.08, -0.2)),
        0.012,
        TRIM,
    )
    path = (
        top
        + np.array([0.03, -0.08, -0.18])
        + np.linspace(0, 1, 24)[:, None] * np.array([0.05, -0.02, -1.6 * size])
    )
    width = size * np.array([0.45, 0.7, 0.9, *[1.0] * 19, 0.97, 0.9])
    strap(path, X, width, 0.03, TRIM)


def tassel(bag: Bag, x: float, z: float, y: float = 0.0, size: float = 0.34) -> None:
    """Hang a tassel from (x, y, z)."""
    top = np.array([x, y, z])
    cord(top - np.linspace(0, 0.16, 8)[:, None] * Z, 0.012, TRIM)
    head = top - 0.16 * Z
    cord(head - np.linspace(0, 0.09, 6)[:, None] * Z, 0.04 * np.array([0.5, 0.9, 1, 1, 1, 1]), TRIM)
    ring(head - 0.085 * Z, X, Y, (0.044, 0.044), 0.012)
    for i in range(16):
        turn = 2.4 * i
        spread = 0.02 + 0.03 * (i % 4) / 4
        foot = np.array([np.cos(turn), np.sin(turn), 0]) * spread
        line = head + np.linspace(0.08, size, 10)[:, None] * -Z + np.linspace(0.6, 1.6, 10)[:, None] * foot
        strap(line, np.array([-np.sin(turn), np.cos(turn), 0]), 0.024, 0.012, TRIM, sewn=False)


def drawstring(bag: Bag, z: float, tail: float = 0.45) -> None:
    """Thread a cord through eyelets round a loft at a height, tied at the front."""
    half = float(bag.half(np.array(z)))
    xs = np.linspace(-0.84, 0.84, 9) * half
    for i, (a, b) in enumerate(pairwise(xs)):
        x = np.linspace(a, b, 12)
        lift = (0.03 if i % 2 == 0 else -0.03) * np.sin(np.pi * np.linspace(0, 1, 12))
        cord(bag.front(x, np.full(12, z), lift), 0.02, TRIM)
    for x in xs[1:-1]:
        ring(bag.front(np.array(x), np.array(z), 0.006), X, Z, (0.034, 0.034), 0.011)
    for sign in (-1, 1):
        path = bag.front(np.linspace(0, sign * 0.16, 24), z - tail * np.linspace(0, 1, 24) ** 1.2, 0.05)
        cord(path, 0.02, TRIM)
        stud(path[-1], -Z, 0.034, 1.4, TRIM)
    ring(bag.front(np.array(0.0), np.array(z - 0.03), 0.05), X, Z, (0.05, 0.04), 0.02, number=TRIM)


def dangling(bag: Bag, x: float, z: float, off: float = 0.05) -> None:
    """Hang a loose puller at (x, z) of the front."""
    here = bag.front(np.array(x), np.array(z), off)
    puller(here, FRONT)


def clasp(bag: Bag, half: float, arch: float = 0.0, radius: float = 0.032) -> None:
    """Close the top with a metal frame and two balls that snap past each other."""
    t = np.linspace(-1, 1, 80)
    for y in (-0.035, 0.035):
        x = half * t
        z = bag.top(x) + 0.02 + arch * (1 - t**2) - 0.1 * np.abs(t) ** 14
        cord(np.stack([x, np.full(80, y), z], 1), radius, METAL, 0.15)
    for sign in (-1, 1):
        base = np.array([sign * 0.035, sign * 0.03, float(bag.top(np.zeros(1))[0]) + 0.03 + arch])
        cord(base + np.linspace(0, 0.07, 6)[:, None] * (Z - 0.25 * sign * X), 0.02, METAL, 0.15)
        stud(base + 0.08 * Z - 0.02 * sign * X - 0.045 * Z, Z, 0.05, 1.9)


def harness(bag: Bag, x: float, top: float, y: float, width: float = 0.2, handle: bool = True) -> None:
    """Hang padded shoulder straps behind a backpack, and a loop on its top."""
    for sign in (-1, 1):
        path = meshes.bezier(
            (sign * 0.6 * x, y, top - 0.1),
            (sign * x * 1.1, y + 0.15, top + 0.12),
            (sign * (x + 0.75), y + 0.32, top - 0.5),
            (sign * (x + 0.48), y + 0.1, 0.12),
            60,
        )
        strap(resample(path, 0.03), X * sign + 0.8 * Y, width, 0.07, STRAP)
    if handle:
        turn = np.linspace(np.pi, 0, 40)
        loop = np.stack(
            [0.2 * np.cos(turn), np.full(40, 0.6 * y), top + 0.02 + 0.24 * np.sin(turn) ** 0.8], 1
        )
        strap(loop, Y, 0.09, 0.03, STRAP)


def archzip(
    bag: Bag, outline: Sequence[tuple[float, float]], y: float, start: float, pull: float = 0.08
) -> None:
    """Run a zip round the upper edge of a slab, from a height on one side to the other, at a depth y."""
    right = smooth(outline)
    right = right[right[:, 1] >= start]
    line = resample(np.concatenate([right, (right * [-1, 1])[::-1][1:]]), 0.03)
    away = unit(line - np.array([0, 0.6 * line[:, 1].max()]))
    path = np.stack(
        [line[:, 0] + 0.016 * away[:, 0], np.full(len(line), y), line[:, 1] + 0.016 * away[:, 1]], 1
    )
    zipper(path, -Y, 0.13, pull)


def roll(bag: Bag, half: float, z: float, radius: float) -> None:
    """Roll up the top edge of a bag."""
    turn = np.linspace(0, 3.2 * np.pi, 90)
    far = radius * (1 - 0.45 * turn / turn[-1])
    section = np.stack([-far * np.cos(turn), far * np.sin(turn)], 1)
    xs = np.linspace(-half, half, 60)
    swell = 1 + 0.03 * np.sin(7 * xs)[:, None]
    points = np.stack(
        [
            np.broadcast_to(xs[:, None], (60, 90)),
            section[None, :, 0] * swell,
            z + section[None, :, 1] * swell,
        ],
        -1,
    )
    thing = sheet(points, BODY)
    meshes.thicken(thing, 0.03)


def wrist(bag: Bag, x: float, z: float, length: float = 0.75) -> None:
    """Hang a wrist loop from a ring at the right edge, lying in a curve before the bag."""
    foot = np.array([x, 0.0, z])
    ring(foot + 0.04 * X, X, Z, (0.05, 0.05), 0.013)
    low = (0.05, -0.3, -0.62)
    path = meshes.bezier((0.07, 0, -0.02), (0.3, -0.25, -0.1), (0.28, -0.45, -0.2 - length), low, 50)
    back = meshes.bezier(low, (-0.15, -0.2, -0.55), (0.12, -0.1, -0.2), (0.07, 0, -0.02), 50)
    line = foot + np.concatenate([path, back[1:]])
    line[:, 2] = np.maximum(line[:, 2], 0.07)
    strap(resample(line, 0.03), Y + 0.4 * Z, 0.09, 0.025, STRAP)


def bow(bag: Bag, z: float, half: float, high: float) -> None:
    """Tie a flat bow on the front."""
    s, t = np.linspace(0, 1, 40), np.linspace(-1, 1, 30)
    tall = high * (0.28 + 0.72 * np.sin(np.pi * 0.5 * s**0.8))
    lift = 0.06 + 0.2 * np.sin(np.pi * s**0.8)[:, None] * np.sqrt(1 - t[None] ** 4)
    lift = lift + 0.012 * np.sin(5 * t[None] + 2 * s[:, None]) * (1 - s[:, None])
    for sign in (-1, 1):
        flat_z = z + tall[:, None] * t[None]
        points = bag.front(np.broadcast_to(sign * half * s[:, None], flat_z.shape), flat_z, lift)
        meshes.thicken(sheet(points, SECOND), 0.02)
    patch(bag, (-0.1, 0.1), (z - 0.12, z + 0.12), 0.1, 0.1, 4.0, SECOND, sewn=False)


def hem(bag: Bag, outline: Sequence[tuple[float, float]], inset: float) -> None:
    """Sew round the front along a slab's outline."""
    right = smooth(outline)
    edge = resample(np.concatenate([right, (right * [-1, 1])[::-1][1:-1]]), 0.012, closed=True)
    middle, size = (edge.min(0) + edge.max(0)) / 2, np.ptp(edge, axis=0) / 2
    inner = middle + (edge - middle) * (1 - inset / size)
    path = bag.front(inner[:, 0], inner[:, 1], 0.002)
    sew(path, bag.out(path), **FINE)


def leaves(bag: Bag, width: float, height: float, angle: float) -> None:
    """Stand an open bifold wallet like a book, its inside with card slots to the viewer."""
    slope = np.tan(np.radians(angle))
    bag.depth = lambda x, z: slope * (np.sqrt(np.asarray(x, float) ** 2 + 0.004) - 0.4)
    x = np.linspace(-width, width, 81)
    for behind, top, number in ((0.05, height, BODY), (0.028, height - 0.05, LINING)):
        flat_x, flat_z = np.meshgrid(x, np.linspace(0.0, top, 20), indexing="ij")
        thing = sheet(bag.front(flat_x, flat_z, -behind), number)
        meshes.soften(meshes.thicken(thing, 0.02), 0.008)
    for sign, tops in ((-1, (0.64,)), (1, (0.68, 0.54, 0.4))):
        a, b = sorted((sign * 0.06, sign * (width - 0.015)))
        patch(bag, (a, b), (0.015, height - 0.1), 0.0, 0.02, 14.0, SECOND)
        for level, top in enumerate(tops):
            patch(bag, (a + 0.03, b - 0.03), (0.03, top), 0.018 + 0.014 * level, 0.016, 16.0, SECOND)
    sew(resample(bag.front(x * 0.975, height - 0.025, -0.03), 0.012), FRONT, **FINE)


FINE = {"pitch": 0.046, "length": 0.032, "radius": 0.0065}
"""Stitches of small goods."""


def slots(bag: Bag, x: tuple[float, float], tops: Sequence[float]) -> None:
    """Layer card slots on the front, each a little lower than the one behind."""
    for level, top in enumerate(tops):
        patch(
            bag,
            x,
            (0.025, top),
            0.006 + 0.013 * level,
            0.016,
            16.0,
            SECOND if level % 2 else BODY,
            sewn=False,
        )


def coil(
    bag: Bag, width: float, kind: str, sewn: bool = True, turns: float = 2.0, radius: float = 0.8
) -> None:
    """Roll up a belt that stands on its edge, its buckle to the front."""
    turn = np.linspace(-np.pi / 2 - 2 * np.pi * turns, -np.pi / 2, 60 * round(turns * 2))
    share = np.linspace(0, 1, len(turn))
    far = radius * (1 - 0.17 * turns * (1 - share)) * (1 + 0.02 * np.sin(3 * turn))
    path = np.stack([far * np.cos(turn), 0.92 * far * np.sin(turn), np.full(len(turn), 0.58 * width)], 1)
    path = resample(path, 0.03)
    ahead = path[-1] + np.linspace(0.03, 0.26, 8)[:, None] * X
    strap(np.concatenate([path, ahead]), Z, width, 0.05, STRAP, sewn)
    keep(path[-6], X, width)
    fasten(ahead[-1] - 0.01 * Y, width, kind, X)


def loop(bag: Bag, width: float, kind: str, sewn: bool = True) -> None:
    """Buckle a belt to a loop that stands on its edge, its tip past the buckle with the holes."""
    turn = np.linspace(-np.pi / 2 + 0.2, 1.5 * np.pi + 0.75, 240)
    share = np.linspace(0, 1, 240)
    far = (1 + 0.05 * np.clip((share - 0.8) / 0.12, 0, 1)) * (1 + 0.02 * np.sin(2 * turn + 1))
    path = np.stack([1.05 * far * np.cos(turn), 0.72 * far * np.sin(turn), np.full(240, 0.58 * width)], 1)
    path = resample(path, 0.03)
    size = np.full(len(path), width)
    size[-5:] = width * np.array([0.97, 0.88, 0.72, 0.45, 0.08])
    strap(path, Z, size, 0.05, STRAP, sewn)
    ahead = tangent(path)
    out = np.cross(ahead, Z)
    if kind != "rings":
        for back in (9, 13, 17):
            stud(path[-back] + 0.029 * out[-back], out[-back], 0.024, 0.08, LINING)
    at = len(path) - 1 - int(np.argmin(np.abs(path[::-1][:70, 0] + 0.04)))
    fasten(path[at] + 0.035 * out[at], width, kind, ahead[at])
    keep(path[at + 11], ahead[at + 11], width)


def keep(place: Array, ahead: Array, width: float) -> None:
    """Put a keeper loop round a belt."""
    line = place + 0.035 * np.cross(ahead, Z) + np.linspace(-0.54, 0.54, 12)[:, None] * width * Z
    strap(line, -ahead, 0.09, 0.03, TRIM)


def fasten(place: Array, width: float, kind: str, ahead: Array) -> None:
    """Set a belt's buckle: "frame", "roller", "slim", "round", "plate", "western", "rings" or "web"."""
    out = np.cross(ahead, Z)
    if kind in FRAMES:
        wide, long, radius, power = FRAMES[kind]
        buckle(place + 0.01 * out, -Z, ahead, (wide * width, long), radius, power)
        if kind == "roller":
            cord(place + long * ahead + np.linspace(-0.5, 0.5, 8)[:, None] * width * Z, 0.045, METAL, 0.15)
    elif kind == "rings":
        for shift in (-0.04, 0.05):
            here = place + shift * ahead + (0.02 + shift * 0.3) * out
            ring(here, ahead, Z, (0.15, 0.6 * width), 0.026, 2.6)
    else:
        half, high, power = {
            "plate": (0.3, 0.6, 8.0),
            "web": (0.26, 0.58, 8.0),
            "western": (0.42, 0.66, 2.0),
        }[kind]
        plate(place + 0.03 * out, ahead, Z, (half, high * width), 0.05, power, rope=kind == "western")


FRAMES = {
    "frame": (0.58, 0.24, 0.034, 5.0),
    "roller": (0.6, 0.24, 0.03, 5.0),
    "slim": (0.66, 0.15, 0.024, 5.0),
    "round": (0.56, 0.42, 0.045, 2.2),
}
"""Buckles with a prong: half height as a share of the belt's width, half length, wire, power."""


def plate(
    middle: Array,
    right: Array,
    up: Array,
    size: tuple[float, float],
    height: float,
    power: float,
    rope: bool = False,
) -> None:
    """Lay a metal plate with a soft edge; `rope` runs a beaded rim round it."""
    out = np.cross(right, up)
    flat = resample(meshes.oval(*size, 2000, power), 0.01, closed=True)
    inward = np.array([1.0, 1.0, 0.985, 0.95, 0.9, 0.6, 0.3, 0.01])
    rise = height * np.array([0, 0.6, 0.85, 1.0, 1.02, 1.06, 1.08, 1.08])
    points = flat[:, None] * inward[None, :, None]
    block = middle + points[..., :1] * right + points[..., 1:] * up + rise[None, :, None] * out
    meshes.grid(np.concatenate([block, block[:1]]), METAL, 0.15)
    if rope:
        for x, y in resample(meshes.oval(size[0] * 0.93, size[1] * 0.93, 1000, power), 0.036, closed=True):
            stud(middle + x * right + y * up + height * out, out, 0.019, 0.9)


def ends(bag: Bag, x: float, z: float) -> None:
    """Sew a grab handle on the right end of a barrel."""
    t = np.linspace(-1, 1, 30)
    path = np.stack([x + 0.1 * (1 - t**2), 0.22 * t, np.full(30, z)], 1)
    strap(path, Z, 0.12, 0.03, STRAP)


STEPS: dict[str, Callable[..., None]] = {
    step.__name__: step
    for step in (
        loft, slab, pouch, barrel, patch, handles, flap, lock, shoulder, chains, zipline, topzip, belt, seam,
        fittings, tag, tassel, drawstring, dangling, clasp, harness, archzip, roll, wrist,
        bow, hem, leaves, slots, coil, loop, ends,
    )
}  # fmt: skip
"""The steps of recipes by name."""
