"""Sunglasses that stand open on a table: acetate and wire frames, browlines, wraps, shields."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape

RIM, WIRE, LENS, TEMPLE, TIP, PAD, PIN = 1, 2, 3, 4, 5, 6, 7
WIRED = 0.04
"""Rims thinner than this are of wire, others of acetate."""

THICK, ROUND, FILLET, STEP = 0.055, 0.035, 0.09, 0.007
"""Of an acetate front: half its thickness, radius of its edges, of where rims meet the bridge; its grain."""


@dataclass(frozen=True)
class SunglassesShape:
    """A frame; lengths in half widths of the front, about 7 cm.

    Attributes:
        lens: points of the right lens's outline round its own middle, x outwards, y up.
        gap: from the nose to the middle of a lens.
        rim: width of the rim, below `WIRED` for wire.
        brow: how much wider the rim is at its top, most of it towards the temple.
        nose: height of the bridge's middle.
        bend: how strongly the front curves back at its sides.
        temple: height of the side arms.
        hinge: height of the arms above the middle of the lens.
        bars: whether the bridge has a second bar above.
        top: whether a thick browline sits on thin wire rims.
        shield: whether one lens covers both eyes.
    """

    lens: tuple[tuple[float, float], ...]
    gap: float = 0.51
    rim: float = 0.055
    brow: float = 0.03
    nose: float = 0.13
    bend: float = 0.1
    temple: float = 0.075
    hinge: float = 0.22
    bars: bool = False
    top: bool = False
    shield: bool = False


def _oval(
    across: float, down: float, power: float = 2.0, taper: float = 0.0, lift: float = 0.0
) -> tuple[tuple[float, float], ...]:
    """Return a superellipse, `taper` narrower below, its outer side lifted by `lift`."""
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    x = across * np.sign(c) * np.abs(c) ** (2 / power)
    y = down * np.sign(s) * np.abs(s) ** (2 / power)
    x = x * (1 + taper * y / down)
    return tuple(zip(x.tolist(), (y + lift * x / across).tolist(), strict=True))


AVIATOR = (
    (-0.33, 0.212),
    (-0.1, 0.286),
    (0.2, 0.286),
    (0.39, 0.233),
    (0.43, 0.064),
    (0.36, -0.191),
    (0.2, -0.371),
    (0.0, -0.413),
    (-0.19, -0.307),
    (-0.3, -0.106),
    (-0.36, 0.085),
)
CAT = (
    (-0.342, 0.103),
    (-0.095, 0.186),
    (0.19, 0.258),
    (0.418, 0.341),
    (0.456, 0.289),
    (0.418, 0.083),
    (0.285, -0.175),
    (0.057, -0.268),
    (-0.19, -0.237),
    (-0.323, -0.062),
)
BUTTERFLY = (
    (-0.35, 0.186),
    (-0.092, 0.279),
    (0.23, 0.325),
    (0.423, 0.306),
    (0.442, 0.112),
    (0.386, -0.13),
    (0.258, -0.316),
    (0.018, -0.362),
    (-0.202, -0.279),
    (-0.331, -0.074),
)
SPORT = (
    (-0.42, 0.14),
    (-0.1, 0.19),
    (0.25, 0.19),
    (0.46, 0.13),
    (0.47, 0.02),
    (0.36, -0.12),
    (0.12, -0.2),
    (-0.16, -0.21),
    (-0.32, -0.14),
    (-0.42, 0.0),
)
CLUB = (
    (-0.35, 0.224),
    (-0.1, 0.269),
    (0.2, 0.269),
    (0.38, 0.246),
    (0.4, 0.09),
    (0.33, -0.179),
    (0.14, -0.314),
    (-0.08, -0.314),
    (-0.27, -0.19),
    (-0.35, 0.045),
)

SILHOUETTES = {
    "wayfarer": SunglassesShape(
        _oval(0.36, 0.26, 3.6, 0.15, 0.025), rim=0.06, brow=0.035, nose=0.19, hinge=0.21, temple=0.085
    ),
    "rectangle": SunglassesShape(
        _oval(0.37, 0.23, 4.5), rim=0.062, brow=0.0, nose=0.07, hinge=0.1, temple=0.09, gap=0.5
    ),
    "round": SunglassesShape(
        _oval(0.335, 0.325), rim=0.062, brow=0.0, nose=0.08, hinge=0.1, temple=0.06, gap=0.49
    ),
    "round wire": SunglassesShape(_oval(0.33, 0.33), rim=0.02, brow=0.0, hinge=0.08, temple=0.02, gap=0.48),
    "aviator": SunglassesShape(AVIATOR, rim=0.02, brow=0.0, hinge=0.16, temple=0.022, bars=True, gap=0.5),
    "navigator": SunglassesShape(_oval(0.38, 0.29, 3.6, 0.05), rim=0.022, brow=0.0, temple=0.025, bars=True),
    "cat-eye": SunglassesShape(CAT, rim=0.05, brow=0.05, nose=0.1, hinge=0.24, temple=0.06),
    "oversized": SunglassesShape(
        _oval(0.41, 0.38, 3.4, 0.03), rim=0.07, brow=0.0, nose=0.16, hinge=0.2, temple=0.12, gap=0.54
    ),
    "butterfly": SunglassesShape(
        BUTTERFLY, rim=0.055, brow=0.03, nose=0.15, hinge=0.22, temple=0.09, gap=0.52
    ),
    "browline": SunglassesShape(CLUB, rim=0.018, brow=0.0, temple=0.06, hinge=0.21, top=True),
    "wrap": SunglassesShape(
        SPORT, rim=0.045, brow=0.03, nose=0.06, bend=0.34, temple=0.1, hinge=0.06, gap=0.5
    ),
    "shield": SunglassesShape(SPORT, rim=0.04, brow=0.03, bend=0.36, temple=0.11, hinge=0.08, shield=True),
}


def model(silhouette: str) -> BakedShape:
    """Open a pair on the table and bake it."""
    from showroom.studio import scene, small_meshes

    shape = SILHOUETTES[silhouette]
    scene.new_scene()
    outline = small_meshes.smooth(shape.lens, 128)
    for side in (1, -1):
        if not shape.shield:
            _lens(shape, outline, side)
        _temple(shape, outline, side)
    if shape.shield:
        _shield(shape, outline)
    elif shape.rim >= WIRED:
        _plate(shape, outline)
    else:
        _bridge(shape, outline)
        if shape.top:
            _plate(shape, outline)
    _lean()
    return small_meshes.photograph((0.3, -1, 0.15), 0.94)


def _lean() -> None:
    """Tip the pair forward: it rests on the rims and on the ends of its arms."""
    import bpy

    for thing in bpy.context.scene.objects:
        thing.rotation_euler = (-0.12, 0, 0)


def _bent(shape: SunglassesShape, x: Array, z: Array, y: float | Array) -> Array:
    """Put flat points on the curved front."""
    return np.stack([x, np.asarray(y) + shape.bend * x**2 + 0.25 * shape.bend * x**4, z], -1)


def _lens(shape: SunglassesShape, outline: Array, side: int) -> None:
    """Set a lens, part of a sphere, and a wire rim where the front has no plastic one."""
    from showroom.studio import meshes

    reach = float((outline**2).sum(1).max())

    def placed(flat: Array) -> Array:
        swell = -0.05 * (1 - (flat**2).sum(-1) / reach)
        return _bent(shape, side * (flat[..., 0] + shape.gap), flat[..., 1], swell)

    share = np.sin(np.linspace(0, np.pi / 2, 14))[:, None, None]
    middle = outline.mean(0)
    fill = middle + (np.concatenate([outline, outline[:1]]) - middle)[None] * share * 1.01
    low, size = outline.min(0), np.ptp(outline, 0)
    meshes.grid(placed(fill), LENS, 0.14, uv=(fill - low) / size)
    if shape.rim < WIRED:
        meshes.tube(placed(outline), shape.rim, WIRE, 0.12, closed=True)
        _pad(shape, side)


def _plate(shape: SunglassesShape, outline: Array) -> None:
    """Cut the front from one sheet of acetate: rims and bridge, or browlines, less the lenses.

    The sheet is a field of distances, negative inside, so that rims flow into the bridge; marching cubes
    find its surface.
    """
    from skimage.measure import marching_cubes

    from showroom.studio import meshes

    x, z = np.arange(-1.2, 1.2, STEP), np.arange(-0.62, 0.62, STEP)
    y = np.arange(-THICK - 2 * STEP, THICK + 2 * STEP, STEP)
    flat = _cut(shape, outline, *np.meshgrid(np.abs(x), z, indexing="ij"))[..., None] + ROUND
    deep = np.abs(y) - THICK + ROUND
    field = np.hypot(np.maximum(flat, 0), np.maximum(deep, 0)) + np.minimum(np.maximum(flat, deep), 0) - ROUND
    points, faces, _, _ = marching_cubes(field, 0.0, spacing=(STEP,) * 3)
    points += [x[0], z[0], y[0]]
    front = _bent(shape, points[:, 0], points[:, 1], points[:, 2])
    meshes.mesh(front, faces[:, ::-1], RIM, 0.12, points[:, :2])


def _cut(shape: SunglassesShape, outline: Array, x: Array, z: Array) -> Array:
    """Return how far points are outside of the sheet, seen from the front."""
    from scipy.spatial import cKDTree
    from skimage.measure import points_in_poly

    from showroom.studio import small_meshes

    spots = np.stack([x - shape.gap, z], -1).reshape(-1, 2)
    away = cKDTree(small_meshes.resampled(outline, 3000)).query(spots)[0]
    lens = np.where(points_in_poly(spots, outline), -away, away).reshape(x.shape)
    outer = np.clip((x - shape.gap) / outline[:, 0].max(), -1, 1)
    if shape.top:
        rim = lens - 0.06 - 0.02 * outer
        return np.maximum(np.maximum(rim, 0.1 - 0.02 * outer - z), -lens)
    high = np.clip(z / outline[:, 1].max(), 0, 1)
    rim = lens - shape.rim - shape.brow * high * (0.6 + 0.4 * outer)
    inner = shape.gap + outline[:, 0].min()
    bow = 0.03 * (1 - (x / inner) ** 2)
    bridge = np.maximum(np.abs(z - shape.nose - bow) - 0.055, x - inner)
    lug = np.maximum(np.abs(x - _edge(shape, outline)) - 0.02, np.abs(z - shape.hinge) - 0.7 * shape.temple)
    return np.maximum(_joined(_joined(rim, bridge), lug), -lens)


def _joined(first: Array, second: Array) -> Array:
    """Unite two fields of distances with a fillet where they meet."""
    share = np.clip(0.5 + 0.5 * (second - first) / FILLET, 0, 1)
    return second + (first - second) * share - FILLET * share * (1 - share)


def _pad(shape: SunglassesShape, side: int) -> None:
    """Hang a nose pad on its wire."""
    from showroom.studio import meshes, small_meshes

    path = small_meshes.smooth(
        [(side * (shape.gap - 0.33), 0.0, -0.06), (side * 0.12, 0.06, -0.1), (side * 0.115, 0.1, -0.14)],
        12,
        False,
    )
    meshes.tube(path, 0.009, WIRE, 0.12)
    small_meshes.pebble((side * 0.11, 0.1, -0.16), (0.022, 0.035, 0.06), PAD, 0.15)


def _edge(shape: SunglassesShape, outline: Array) -> float:
    """Return how far to the side an arm begins."""
    level = (np.abs(outline[:, 1] - shape.hinge) < 0.08) & (outline[:, 0] > 0)
    return float(shape.gap + outline[level, 0].max() + max(0.01, 0.8 * shape.rim))


def _temple(shape: SunglassesShape, outline: Array, side: int) -> None:
    from showroom.studio import meshes, small_meshes

    wire = shape.rim < WIRED and not shape.top
    edge = _edge(shape, outline)
    back = float(_bent(shape, np.array([edge]), np.array([0.0]), 0.0)[0, 1])
    spots = (
        (edge - 0.07, 0.0, 0),
        (edge - 0.03, 0.03, 0),
        (edge - 0.01, 0.2, 0),
        (edge - 0.02, 0.7, -0.01),
        (edge - 0.06, 1.1, -0.03),
        (edge - 0.09, 1.32, -0.12),
        (edge - 0.12, 1.5, -0.32),
    )
    path = small_meshes.smooth([(side * x, back + y, shape.hinge + z) for x, y, z in spots], 70, False)
    if wire:
        meshes.tube(path, 0.02, WIRE, 0.12)
        meshes.tube(path[-24:], np.interp(np.arange(24), (0, 3, 23), (0.02, 0.036, 0.042)), TIP, 0.15)
        return
    along = np.linspace(0, 1, 70)
    high = shape.temple * np.interp(along, (0, 0.08, 0.6, 0.97, 1), (1.1, 1.0, 0.72, 0.85, 0.4))
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    c, s = np.cos(turn), np.sin(turn)
    across, up = np.sign(c) * np.abs(c) ** 0.5 * 0.035, np.sign(s) * np.abs(s) ** 0.5
    ring = np.stack([np.broadcast_to(across, (70, 20)), np.zeros((70, 20)), high[:, None] * up], -1)
    points = path[:, None] + ring
    around = np.concatenate([points, points[:, :1]], 1)
    meshes.grid(around, TEMPLE, 0.12, uv=np.ascontiguousarray(around[..., 1:]))
    cap = np.concatenate([points[:1], np.broadcast_to(path[:1, None], points[:1].shape)])
    meshes.grid(cap, TEMPLE, 0.12, closed=(False, True))
    if not shape.bend > 0.2:
        for z in (0.35, -0.35):
            at = path[12] + [side * 0.033, 0, z * shape.temple]
            small_meshes.pebble(at, (0.01, 0.02, 0.02), PIN, 0.1)


def _bridge(shape: SunglassesShape, outline: Array) -> None:
    """Bow a wire over the nose, and a second one above it."""
    from showroom.studio import meshes, small_meshes

    inner = shape.gap + outline[:, 0].min()
    arcs = [(0.04, inner + 0.015, 0.06)]
    if shape.bars:
        arcs.append((outline[:, 1].max() * 0.86, inner + 0.1, 0.03))
    for z, reach, rise in arcs:
        spots = [
            (-reach, z),
            (-0.5 * reach, z + 0.8 * rise),
            (0, z + rise),
            (0.5 * reach, z + 0.8 * rise),
            (reach, z),
        ]
        flat = small_meshes.smooth(spots, 24, False)
        meshes.tube(_bent(shape, flat[:, 0], flat[:, 1], 0.0), 0.024, WIRE, 0.12)


def _shield(shape: SunglassesShape, outline: Array) -> None:
    """Span one lens over both eyes, cut out above the nose, under a heavy top bar."""
    from showroom.studio import meshes

    reach = shape.gap + outline[:, 0].max()
    x = np.linspace(-reach, reach, 97)
    away = np.abs(x) / reach
    high = 0.24 - 0.1 * away**3
    low = -0.27 + 0.2 * np.exp(-((x / 0.13) ** 2)) + 0.29 * away**4
    share = np.linspace(0, 1, 24)[:, None]
    z = low + (high - low) * share
    glass = _bent(shape, np.broadcast_to(x, z.shape), z, -0.03 * np.sin(np.pi * share) * np.ones_like(z))
    u = np.broadcast_to((x / reach + 1) / 2, z.shape)
    meshes.grid(glass, LENS, 0.08, uv=np.stack([u, np.broadcast_to(share, z.shape)], -1))
    for edge, thick in ((high + 0.01, 0.045), (low, 0.016)):
        meshes.tube(_bent(shape, x, edge, 0.0), thick, RIM, 0.12, sides=16)
