"""Sunglasses that stand open on a table: acetate and wire frames, browlines, wraps, shields."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recsys.showroom.bake import Array, Bake

RIM, WIRE, LENS, TEMPLE, TIP, PAD, PIN = 1, 2, 3, 4, 5, 6, 7


@dataclass(frozen=True)
class Shape:
    """A frame; lengths in half widths of the front, about 7 cm.

    Attributes:
        lens: points of the right lens's outline round its own middle, x outwards, y up.
        gap: from the nose to the middle of a lens.
        rim: width of the rim, below 0.04 for wire.
        brow: how much wider the rim is at its top.
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
    bend: float = 0.1
    temple: float = 0.075
    hinge: float = 0.22
    bars: bool = False
    top: bool = False
    shield: bool = False


def _round(across: float, down: float, power: float = 2.0) -> tuple[tuple[float, float], ...]:
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    x = across * np.sign(c) * np.abs(c) ** (2 / power)
    y = down * np.sign(s) * np.abs(s) ** (2 / power)
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


WAYFARER = (
    (-0.36, 0.232),
    (-0.1, 0.29),
    (0.2, 0.302),
    (0.4, 0.29),
    (0.435, 0.197),
    (0.39, -0.023),
    (0.27, -0.278),
    (0.05, -0.348),
    (-0.2, -0.325),
    (-0.32, -0.139),
    (-0.37, 0.081),
)
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
    (-0.36, 0.12),
    (-0.1, 0.216),
    (0.2, 0.3),
    (0.44, 0.396),
    (0.48, 0.336),
    (0.44, 0.096),
    (0.3, -0.204),
    (0.06, -0.312),
    (-0.2, -0.276),
    (-0.34, -0.072),
)
BUTTERFLY = (
    (-0.38, 0.216),
    (-0.1, 0.324),
    (0.25, 0.378),
    (0.46, 0.356),
    (0.48, 0.13),
    (0.42, -0.151),
    (0.28, -0.367),
    (0.02, -0.421),
    (-0.22, -0.324),
    (-0.36, -0.086),
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
    "wayfarer": Shape(WAYFARER),
    "rectangle": Shape(_round(0.39, 0.25, 4.5), rim=0.06, brow=0.0, hinge=0.1, temple=0.09),
    "round": Shape(_round(0.345, 0.335), rim=0.06, brow=0.0, hinge=0.06, temple=0.06, gap=0.49),
    "round wire": Shape(_round(0.33, 0.33), rim=0.02, brow=0.0, hinge=0.08, temple=0.02, gap=0.48),
    "aviator": Shape(AVIATOR, rim=0.02, brow=0.0, hinge=0.16, temple=0.022, bars=True, gap=0.5),
    "navigator": Shape(_round(0.4, 0.29, 3.6), rim=0.022, brow=0.0, temple=0.025, bars=True),
    "cat-eye": Shape(CAT, rim=0.05, brow=0.05, hinge=0.3, temple=0.06),
    "oversized": Shape(_round(0.43, 0.4, 3.4), rim=0.075, brow=0.0, hinge=0.2, temple=0.12, gap=0.53),
    "butterfly": Shape(BUTTERFLY, rim=0.055, brow=0.02, hinge=0.22, temple=0.09, gap=0.52),
    "browline": Shape(CLUB, rim=0.018, brow=0.0, temple=0.055, hinge=0.21, top=True),
    "wrap": Shape(SPORT, rim=0.045, brow=0.02, bend=0.34, temple=0.1, hinge=0.06, gap=0.5),
    "shield": Shape(SPORT, rim=0.04, brow=0.03, bend=0.36, temple=0.11, hinge=0.08, shield=True),
}


def model(silhouette: str) -> Bake:
    """Open a pair on the table and bake it."""
    from recsys.showroom.studio import scene, trinkets

    shape = SILHOUETTES[silhouette]
    scene.new_scene()
    outline = trinkets.smooth(shape.lens, 128)
    for side in (1, -1):
        _front(shape, outline, side)
        _temple(shape, outline, side)
    if shape.shield:
        _shield(shape, outline)
    else:
        _bridge(shape, outline)
    _lean()
    return trinkets.photograph((0.3, -1, 0.15), 0.94)


def _lean() -> None:
    """Tip the pair forward: it rests on the rims and on the ends of its arms."""
    import bpy

    for thing in bpy.context.scene.objects:
        thing.rotation_euler = (-0.12, 0, 0)


def _bent(shape: Shape, x: Array, z: Array, y: float | Array) -> Array:
    """Put flat points on the curved front."""
    return np.stack([x, np.asarray(y) + shape.bend * x**2 + 0.25 * shape.bend * x**4, z], -1)


def _front(shape: Shape, outline: Array, side: int) -> None:
    from recsys.showroom.studio import meshes, trinkets

    def placed(flat: Array, y: float) -> Array:
        return _bent(shape, side * (flat[..., 0] + shape.gap), flat[..., 1], y)

    share = np.sin(np.linspace(0, np.pi / 2, 14))[:, None, None]
    middle = outline.mean(0)
    fill = middle + (outline - middle)[None] * share * 1.01
    glass = placed(fill, 0.0)
    glass[..., 1] -= 0.05 * (1 - share[..., 0] ** 2) - 0.005
    glass = np.concatenate([glass, glass[:, :1]], 1)
    low, size = outline.min(0), np.ptp(outline, 0)
    uv = np.concatenate([fill, fill[:, :1]], 1)
    if not shape.shield:
        meshes.grid(glass, LENS, 0.08, uv=(uv - low) / size)
    if shape.rim < 0.04:
        meshes.tube(placed(outline, 0.0), shape.rim, WIRE, 0.12, closed=True)
        _pad(shape, side)
        if shape.top:
            _brow(shape, outline, side)
    elif not shape.shield:
        wide = shape.rim + shape.brow * np.clip(outline[:, 1] / outline[:, 1].max(), 0, 1)
        deep = 0.055
        section = (
            (0.02, 0.6),
            (0.0, 0.2),
            (0.0, -0.4),
            (0.12, -0.8),
            (0.35, -1),
            (0.75, -1),
            (0.94, -0.75),
            (1, -0.3),
            (1, 0.6),
        )
        rings = [placed(trinkets.inset(outline, -out * wide), y * deep) for out, y in section]
        _plastic(np.stack([*rings], 0), RIM, [0, 2])


def _plastic(rings: Array, number: int, axes: list[int]) -> None:
    """Close rings of points to a tube; two axes are its pattern coordinates, so that marbling runs on."""
    from recsys.showroom.studio import meshes

    points = np.concatenate([rings, rings[:, :1]], 1)
    meshes.grid(points, number, 0.12, uv=np.ascontiguousarray(points[..., axes]))


def _brow(shape: Shape, outline: Array, side: int) -> None:
    """Lay a thick bar on the upper rim."""
    from recsys.showroom.studio import meshes

    order = np.argsort(outline[:, 0])
    upper = outline[order][outline[order][:, 1] > 0.1]
    path = _bent(shape, side * (upper[:, 0] + shape.gap), upper[:, 1] + 0.035, -0.02)
    ends = np.clip(np.minimum(np.arange(len(path)), np.arange(len(path))[::-1]) / 6, 0, 1) ** 0.5
    meshes.tube(path, 0.02 + 0.062 * ends, RIM, 0.12, sides=20)


def _pad(shape: Shape, side: int) -> None:
    """Hang a nose pad on its wire."""
    from recsys.showroom.studio import meshes, trinkets

    path = trinkets.smooth(
        [(side * (shape.gap - 0.33), 0.0, -0.06), (side * 0.12, 0.06, -0.1), (side * 0.115, 0.1, -0.14)],
        12,
        False,
    )
    meshes.tube(path, 0.009, WIRE, 0.12)
    trinkets.pebble((side * 0.11, 0.1, -0.16), (0.022, 0.035, 0.06), PAD, 0.15)


def _temple(shape: Shape, outline: Array, side: int) -> None:
    from recsys.showroom.studio import meshes, trinkets

    wire = shape.rim < 0.04 and not shape.top
    level = np.abs(outline[:, 1] - shape.hinge) < 0.08
    edge = shape.gap + outline[level & (outline[:, 0] > 0), 0].max() + (0.01 if wire else shape.rim * 0.8)
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
    path = trinkets.smooth([(side * x, back + y, shape.hinge + z) for x, y, z in spots], 70, False)
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
    _plastic(points, TEMPLE, [1, 2])
    cap = np.concatenate([points[:1], np.broadcast_to(path[:1, None], points[:1].shape)])
    meshes.grid(cap, TEMPLE, 0.12, closed=(False, True))
    if not shape.bend > 0.2:
        for z in (0.35, -0.35):
            at = path[12] + [side * 0.033, 0, z * shape.temple]
            trinkets.pebble(at, (0.01, 0.02, 0.02), PIN, 0.1)


def _bridge(shape: Shape, outline: Array) -> None:
    from recsys.showroom.studio import meshes, trinkets

    inner = shape.gap + outline[:, 0].min()
    if shape.rim < 0.04:
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
            flat = trinkets.smooth(spots, 24, False)
            meshes.tube(_bent(shape, flat[:, 0], flat[:, 1], 0.0), 0.024, WIRE, 0.12)
        return
    reach = inner - 0.35 * shape.rim
    x = np.linspace(-reach, reach, 24)
    bow = 1 - (x / reach) ** 2
    nearest = outline[outline[:, 0] < outline[:, 0].min() + 0.05]
    middle, rise = nearest[:, 1].mean() + 0.05, 0.05 * bow
    tall = 0.095 - 0.035 * bow
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    c, s = np.cos(turn), np.sin(turn)
    z = (middle + rise)[:, None] + tall[:, None] * np.sign(s) * np.abs(s) ** 0.6
    y = -0.01 + 0.045 * np.sign(c) * np.abs(c) ** 0.6
    points = _bent(shape, np.broadcast_to(x[:, None], z.shape), z, np.broadcast_to(y, z.shape))
    _plastic(points, RIM, [0, 2])


def _shield(shape: Shape, outline: Array) -> None:
    """Span one lens over both eyes, cut out above the nose, under a heavy top bar."""
    from recsys.showroom.studio import meshes

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
