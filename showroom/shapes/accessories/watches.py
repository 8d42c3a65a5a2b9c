"""Wrist watches on a cuff: cases, bezels, crowns, lugs, straps and bracelets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape

CASE, BEZEL, DIAL, BAND, LINKS, RING = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True)
class WatchShape:
    """A watch; lengths in halves of a usual case's width.

    Attributes:
        across, down: half sizes of the case.
        power: of its superellipse, 2 for round.
        band: "strap", "links", "jubilee", "mesh" or "bangle".
        wide: half width of the band at the case, and at its far end as a share of that.
        rim: width of the bezel.
        ring: whether the bezel carries a numbered ring.
        thick: of the case.
        crown: size of the crown, 0 for none.
        pushers: whether buttons sit beside it.
        lugs: whether horns hold the strap.
        yaw: how far the camera stands to the right.
    """

    across: float = 1.0
    down: float = 1.0
    power: float = 2.0
    band: str = "strap"
    wide: tuple[float, float] = (0.52, 0.84)
    rim: float = 0.14
    ring: bool = False
    thick: float = 0.3
    crown: float = 0.1
    pushers: bool = False
    lugs: bool = True
    yaw: float = 0.0


SILHOUETTES = {
    "dress": WatchShape(rim=0.1, thick=0.24),
    "dress bracelet": WatchShape(band="jubilee", rim=0.13, wide=(0.56, 0.8)),
    "diver": WatchShape(band="links", rim=0.27, ring=True, thick=0.4, crown=0.14, wide=(0.58, 0.86)),
    "diver rubber": WatchShape(rim=0.27, ring=True, thick=0.4, crown=0.14, wide=(0.58, 0.9), yaw=0.24),
    "chronograph": WatchShape(rim=0.12, thick=0.38, pushers=True, wide=(0.54, 0.9)),
    "chronograph bracelet": WatchShape(
        band="links", rim=0.12, thick=0.38, pushers=True, wide=(0.56, 0.86), yaw=0.24
    ),
    "tank": WatchShape(0.74, 0.95, 7, rim=0.12, thick=0.26, crown=0.08, wide=(0.5, 0.92)),
    "field": WatchShape(rim=0.13, thick=0.32, crown=0.12, wide=(0.52, 0.98), yaw=0.24),
    "minimal mesh": WatchShape(band="mesh", rim=0.06, thick=0.2, crown=0.07, wide=(0.46, 0.98)),
    "smart": WatchShape(
        0.82, 0.98, 4.5, rim=0.08, thick=0.34, crown=0.09, lugs=False, wide=(0.6, 0.92), yaw=0.2
    ),
    "digital": WatchShape(
        0.92, 0.96, 5, rim=0.2, thick=0.4, crown=0.0, lugs=False, pushers=True, wide=(0.62, 0.72)
    ),
    "bangle": WatchShape(
        0.72, 0.86, 2, band="bangle", rim=0.1, thick=0.26, crown=0.07, lugs=False, wide=(0.2, 0.7)
    ),
    "petite bracelet": WatchShape(
        0.72, 0.72, 2, band="jubilee", rim=0.16, thick=0.24, crown=0.07, wide=(0.36, 0.8)
    ),
    "kids": WatchShape(0.95, 0.95, 2.3, rim=0.17, thick=0.4, crown=0.1, lugs=False, wide=(0.54, 0.95)),
}


def model(silhouette: str) -> BakedShape:
    """Stand a watch on its cuff and bake it."""
    from showroom.studio import scene, small_meshes

    shape = SILHOUETTES[silhouette]
    scene.new_scene()
    _case(shape)
    for side in (1, -1):
        _band(shape, side)
        if shape.lugs:
            _lugs(shape, side)
    return small_meshes.photograph((shape.yaw, -1, 0.12), 0.86)


def _case(shape: WatchShape) -> None:
    from showroom.studio import meshes, small_meshes

    outline = meshes.oval(shape.across, shape.down, 160, shape.power)
    deep, rim = shape.thick, shape.rim
    body = [
        (0.3, deep),
        (0.08, deep),
        (0.015, 0.85 * deep),
        (0, 0.7 * deep),
        (0, 0.06),
        (0.012, 0.02),
        (0.04, 0.0),
    ]
    small_meshes.plate(outline, body, CASE, 0.25)
    if shape.ring:
        grip = small_meshes.inset(
            outline, 0.018 * np.cos(60 * np.linspace(0, 2 * np.pi, 160, endpoint=False))
        )
        small_meshes.plate(grip, [(0.01, 0.04), (0.0, -0.02), (0.012, -0.08), (0.05, -0.09)], BEZEL, 0.12)
        small_meshes.face(small_meshes.inset(outline, 0.045), -0.09, RING, 0.25)
        inner = [(rim - 0.05, -0.1), (rim - 0.02, -0.12), (rim, -0.11), (rim + 0.05, 0.0)]
    else:
        inner = [
            (0.04, 0.0),
            (0.05, -0.05),
            (0.3 * rim, -0.1),
            (0.6 * rim, -0.115),
            (0.95 * rim, -0.1),
            (rim, -0.07),
            (rim + 0.05, 0.0),
        ]
    small_meshes.plate(outline, inner, BEZEL, 0.1)
    dial = small_meshes.inset(outline, rim + 0.0)
    small_meshes.face(dial, -0.105 if shape.ring else -0.03, DIAL, 0.3)
    middle = 0.5 * deep
    if shape.crown:
        _button(shape.across, 0.0, middle, shape.crown, 0.5)
    if shape.pushers:
        for angle in (0.52, -0.52):
            reach = shape.across if shape.power > 3 else shape.across * np.cos(angle)
            _button(reach, shape.down * np.sin(angle), middle, 0.085, 0.9 if shape.lugs else 0.2)


def _button(x: float, z: float, y: float, radius: float, long: float) -> None:
    """Put a knurled crown or pusher on the right of the case."""
    from showroom.studio import meshes

    turn = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    knurl = 1 + 0.05 * np.cos(24 * turn)
    rings = []
    for out, share in (
        (-0.1, 0.6),
        (0.04, 0.6),
        (0.05, 0.95),
        (0.07, 1),
        (0.2 * long + 0.05, 1),
        (0.2 * long + 0.07, 0.9),
        (0.2 * long + 0.08, 0),
    ):
        r = radius * share * (knurl if share > 0.9 else 1)
        rings.append(np.stack([np.full(96, x + out), y + r * np.cos(turn), z + r * np.sin(turn)], 1))
    meshes.grid(np.stack(rings, 1), CASE, 0.15, closed=(True, False))


def _lugs(shape: WatchShape, side: int) -> None:
    from showroom.studio import small_meshes

    for hand in (1, -1):
        x = hand * (shape.wide[0] + 0.1)
        steep = 0.5 * shape.down, 0.75 * shape.down, 0.92 * shape.down, shape.down
        spine = small_meshes.smooth(list(zip(steep, (0.1, 0.06, 0.12, 0.26), strict=True)), 16, closed=False)
        path = np.stack([np.linspace(1.06 * x, x, 16), spine[:, 1] + 0.08, side * spine[:, 0]], 1)
        half = np.linspace(0.15, 0.075, 16)
        small_meshes.strap(path, np.array([side, 0.0, 0.0]), half, 0.1, CASE, 0.2)
        small_meshes.block(path[-1] + [0, 0.12, 0], (0.073, 0.14, 0.06), CASE, 0.2, np.eye(3), 0.04)


def _loop(shape: WatchShape, side: int, count: int, start: float) -> tuple[Array, Array]:
    """Return points of the cuff from the case to behind, and how far round each is, 0..1."""
    deep, high = 1.4, 1.72 * max(shape.down, 0.92)
    begin = np.arcsin(min(0.98, start * shape.down / high))
    turn = np.linspace(begin, np.pi + 0.05, count)  # the two halves overlap behind
    y = deep * (np.cos(begin) - np.cos(turn)) + 0.12
    return np.stack([0 * turn, y, side * high * np.sin(turn)], 1), np.linspace(0, 1, count)


def _band(shape: WatchShape, side: int) -> None:
    from showroom.studio import small_meshes

    def width(share: Array) -> Array:
        wide, narrow = shape.wide
        return wide * (1 + (narrow - 1) * np.clip(share * 2.2, 0, 1))

    across = np.array([side, 0.0, 0.0])
    start = 0.86 if shape.lugs else 0.8
    if shape.band in ("links", "jubilee"):
        _links(shape, side, width)
        return
    path, share = _loop(shape, side, 60, start)
    thick = {"mesh": 0.05, "bangle": 0.09}.get(shape.band, 0.13)
    small_meshes.strap(
        path, across, width(share), thick, BAND, 0.3 if shape.band in ("mesh", "bangle") else 0.45
    )


def _links(shape: WatchShape, side: int, width: Callable[[Array], Array]) -> None:
    """Chain blocks along the cuff: a row of three, or a finer one of five."""
    from showroom.studio import small_meshes

    fine = shape.band == "jubilee"
    path, share = _loop(shape, side, 400, 0.98)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    pitch = (0.15 if fine else 0.25) * (0.75 + 0.25 * shape.across)
    rows = ((0.0, 0.2, 0.5), (0.34, 0.14, 0.5), (-0.34, 0.14, 0.5), (0.76, 0.26, 0.0), (-0.76, 0.26, 0.0))
    coarse = ((0.0, 0.36, 0.5), (0.7, 0.32, 0.0), (-0.7, 0.32, 0.0))
    for i in range(int(length[-1] / pitch)):
        for column, half, shift in rows if fine else coarse:
            at = (i + 0.5 + shift) * pitch
            middle = np.array([np.interp(at, length, path[:, k]) for k in range(3)])
            ahead = np.array([np.interp(at + 0.05, length, path[:, k]) for k in range(3)]) - middle
            if np.linalg.norm(ahead) < 1e-6:
                continue
            wide = float(width(np.array(np.interp(at, length, share))))
            axes = small_meshes.turned(ahead, (0, -1, 0))
            number = LINKS if shift else BAND
            half_sizes = (half * wide * 0.97, pitch * 0.485, 0.085)
            small_meshes.block(
                middle + np.array([column * wide, 0, 0]),
                half_sizes,
                number,
                0.14 if shift else 0.26,
                axes,
                0.024,
            )
