"""Caps and hats on a table: six-panel, trucker, flat brim, bucket, beanies, flat cap, sun hat."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from showroom.rendering.baked_shape import Array, BakedShape

FRONT, BACK, BRIM, BUTTON, CUFF, POMPOM, BAND, UNDER = 1, 2, 3, 4, 5, 6, 7, 8
"""Panels over the forehead and behind, peak or brim, button, cuff, pompom, band, underside of the peak."""

STEPS = 192


def _around(count: int = STEPS) -> Array:
    return np.linspace(0, 2 * np.pi, count, endpoint=False)


def _crown(
    high: float,
    tall: float,
    power: float,
    deep: float = 1.12,
    seams: int = 6,
    split: bool = True,
    dents: float = 0.012,
) -> None:
    """Raise a dome over an oval head, its panels slightly puffed between the seams.

    Args:
        high: of the dome above its rim.
        tall: share of the height up to which the sides stay upright.
        power: how boxy its profile is.
        deep: length from front to back over width.
        seams: how many run from the button to the rim.
        split: whether the panels over the forehead are a part of their own.
        dents: depth of soft dents.
    """
    from showroom.studio import meshes

    angle = _around()
    share = np.linspace(0, 1, 60)
    rise = high * (share * tall + (1 - tall) * np.sin(share * np.pi / 2))
    narrow = np.clip(1 - share**power, 0, 1) ** (1 / 2.1)
    puff = (
        1 - 0.028 * np.exp(-((np.abs((angle / (2 * np.pi) * seams + 0.5) % 1 - 0.5) / 0.045) ** 2))
        if seams
        else 1 + 0 * angle
    )
    wobble = (
        1
        + dents * np.sin(3 * angle[:, None] + 5 * share)
        + 0.6 * dents * np.sin(7 * angle[:, None] - 9 * share)
    )
    radius = narrow * puff[:, None] * wobble
    x = radius * np.sin(angle)[:, None]
    y = -deep * radius * np.cos(angle)[:, None]
    slump = 0.10 * np.clip(-np.cos(angle)[:, None], 0, 1) * share * (1 - share)
    points = np.stack([x, y, rise - slump], -1)
    u = np.broadcast_to((angle / (2 * np.pi))[:, None], x.shape)
    uv = np.stack([u, np.broadcast_to(share, x.shape)], -1)
    points = np.concatenate([points, points[:1]])
    uv = np.concatenate([uv, uv[:1] + np.array([1, 0])])
    if not split:
        meshes.thicken(meshes.grid(points, BACK, 0.6, uv=uv), 0.02, -1)
        return
    third = STEPS // 6
    pieces = ((BACK, slice(third, STEPS - third + 1)),)
    for number, run in pieces:
        meshes.thicken(meshes.grid(points[run], number, 0.6, uv=uv[run]), 0.02, -1)
    ahead = np.concatenate([points[STEPS - third : -1], points[: third + 1]])
    flat = np.concatenate([uv[STEPS - third : -1] - [1, 0], uv[: third + 1]])
    meshes.thicken(meshes.grid(ahead, FRONT, 0.6, uv=flat), 0.02, -1)


def _peak(long: float, curl: float, droop: float, reach: float = 1.25, deep: float = 1.12) -> None:
    """Sew a peak to the front of the rim; `curl` bends its sides down, `droop` its front."""
    from showroom.studio import meshes

    side = np.linspace(-reach, reach, 90)
    out = np.linspace(0, 1, 30)
    edge = (1 - np.abs(side / reach) ** 2.4) ** 0.75
    inner_x, inner_y = 1.0 * np.sin(side), -deep * np.cos(side)
    x = inner_x[:, None] * (1 + 0.06 * out)
    y = inner_y[:, None] - long * edge[:, None] * out
    z = 0.015 - out * edge[:, None] ** 0.7 * (droop * out**0.4 + curl * x**2)
    points = np.stack([x, y, z], -1)
    uv = np.stack(np.broadcast_arrays((side[:, None] / reach + 1) / 2, out[None]), -1)
    meshes.thicken(meshes.grid(points, BRIM, 0.6, uv=uv), 0.045, 0)


def _button() -> None:
    from showroom.studio import small_meshes

    tops = [thing for thing in _parts() if thing.pass_index in (FRONT, BACK)]
    high = max(corner[2] for thing in tops for corner in thing.bound_box)
    small_meshes.pebble((0, 0.0, high - 0.005), (0.085, 0.085, 0.045), BUTTON, 0.6)


def _parts() -> list:
    import bpy

    return [thing for thing in bpy.context.scene.objects if thing.pass_index > 0]


def _six_panel() -> None:
    _crown(0.98, 0.38, 2.6)
    _peak(0.78, 0.34, 0.14)
    _button()


def _trucker() -> None:
    _crown(1.12, 0.5, 3.0, dents=0.006)
    _peak(0.8, 0.3, 0.12)
    _button()


def _flat_brim() -> None:
    _crown(1.1, 0.5, 3.4, dents=0.005)
    _peak(0.82, 0.02, 0.03)
    _button()


def _brim(wide: float, fall: float, wave: float, power: float = 2.0) -> None:
    """Sew a brim all round; `fall` is how steeply it drops."""
    from showroom.studio import meshes

    angle, out = _around(), np.linspace(0, 1, 24)
    radius = 1 + wide * out
    x = np.sin(angle)[:, None] * radius
    y = -1.08 * np.cos(angle)[:, None] * radius
    lift = wave * np.sin(2 * angle + 0.6)[:, None] * out**2 + 0.4 * wave * np.sin(5 * angle)[:, None] * out**2
    z = -fall * out[None] ** 1.25 + lift
    points = np.stack([x, y, z], -1)
    uv = np.stack(np.broadcast_arrays((angle / (2 * np.pi))[:, None], out[None]), -1)
    points, uv = np.concatenate([points, points[:1]]), np.concatenate([uv, uv[:1] + np.array([1, 0])])
    meshes.thicken(meshes.grid(points, BRIM, 0.6, uv=uv), 0.025, 0)


def _bucket() -> None:
    _crown(0.95, 0.62, 7.0, 1.08, seams=4, split=False, dents=0.014)
    _brim(0.48, 0.5, 0.05)


def _sun_hat() -> None:
    from showroom.studio import meshes

    _crown(0.85, 0.4, 3.6, 1.08, seams=0, split=False, dents=0.004)
    _brim(0.95, 0.16, 0.07)
    angle = _around()
    rows = [(1.012, 0.02), (1.022, 0.1), (1.012, 0.2), (1.0, 0.24)]
    points = np.stack(
        [np.stack([r * np.sin(angle), -1.08 * r * np.cos(angle), 0 * angle + z], 1) for r, z in rows], 1
    )
    meshes.grid(points, BAND, 0.5, closed=(True, False))


def _knitted(slouch: float) -> None:
    """Pull a ribbed hat over a head that is not there; `slouch` makes its tip fall back."""
    from showroom.studio import meshes

    angle, share = _around(), np.linspace(0, 1, 70)
    narrow = np.sqrt(np.clip(1 - share**2.3, 0, 1))
    radius = (
        narrow * (1 + 0.03 * np.sin(np.pi * share)) + 0.012 * np.sin(4 * angle[:, None] + 6 * share) * narrow
    )
    x = radius * np.sin(angle)[:, None]
    y = -1.05 * radius * np.cos(angle)[:, None] + slouch * share**2
    z = np.broadcast_to(
        (1.38 + 0.3 * slouch) * (0.55 * share + 0.45 * np.sin(share * np.pi / 2)) + 0.1, x.shape
    )
    points = np.stack([x, y, z], -1)
    uv = np.stack(np.broadcast_arrays((angle / (2 * np.pi))[:, None], share[None]), -1)
    points, uv = np.concatenate([points, points[:1]]), np.concatenate([uv, uv[:1] + np.array([1, 0])])
    meshes.thicken(meshes.grid(points, BACK, 0.8, uv=uv), 0.03, -1)


def _cuff(high: float) -> None:
    from showroom.studio import meshes

    angle = _around()
    rows = [
        (1.0, 0.0),
        (1.05, 0.02),
        (1.075, 0.08),
        (1.075, high * 0.6),
        (1.06, high - 0.04),
        (1.03, high),
        (0.99, high - 0.02),
    ]
    rings = []
    for radius, z in rows:
        bulge = radius * (1 + 0.006 * np.sin(5 * angle))
        rings.append(
            np.stack([bulge * np.sin(angle), -1.05 * bulge * np.cos(angle), z + 0.012 * np.sin(3 * angle)], 1)
        )
    points = np.stack(rings, 1)
    share = np.linspace(0, 1, len(rows))
    uv = np.stack(np.broadcast_arrays((angle / (2 * np.pi))[:, None], share[None]), -1)
    points, uv = np.concatenate([points, points[:1]]), np.concatenate([uv, uv[:1] + np.array([1, 0])])
    meshes.subdivide(meshes.grid(points, CUFF, 0.8, uv=uv), 1)


def _beanie() -> None:
    _knitted(0.0)
    _cuff(0.42)


def _slouchy() -> None:
    _knitted(0.4)
    _cuff(0.2)


def _bobble() -> None:
    """A cuffed beanie under a pompom of yarn."""
    _knitted(0.0)
    _cuff(0.4)
    _pompom(np.array([0, 0, 1.78]), 0.42, 3600)


def _pompom(middle: Array, radius: float, count: int) -> None:
    """Bind threads of yarn to a ball: each a slender pyramid that bends a little, all of them one mesh."""
    from showroom.studio import meshes, small_meshes

    rng = np.random.default_rng(3)
    out = rng.normal(size=(count, 3))
    out /= np.linalg.norm(out, axis=1)[:, None]
    aside = np.cross(out, rng.normal(size=(count, 3)))
    aside /= np.linalg.norm(aside, axis=1)[:, None]
    third = np.cross(out, aside)
    reach = radius * rng.uniform(0.88, 1.04, (count, 1))
    corners = [0.03 * radius * (np.cos(t) * aside + np.sin(t) * third) for t in (0, 2.1, 4.2)]
    low = [0.4 * reach * out + corner for corner in corners]
    high = [0.9 * reach * out + corner + rng.normal(0, 0.012, (count, 3)) for corner in corners]
    points = np.stack([*low, *high, reach * out + 0.03 * aside], 1) + middle
    sides = ((0, 1, 4, 3), (1, 2, 5, 4), (2, 0, 3, 5), (3, 4, 6), (4, 5, 6), (5, 3, 6))
    faces = [[7 * i + corner for corner in side] for i in range(count) for side in sides]
    shade = np.repeat(rng.random((count, 2)), 7, 0)
    meshes.mesh(points.reshape(-1, 3), faces, POMPOM, 0.9, shade)
    small_meshes.pebble(middle, (0.8 * radius,) * 3, POMPOM, 0.9)


def _flat_cap() -> None:
    """A cloth crown that is pulled forward onto a short stiff peak."""
    from showroom.studio import meshes

    angle, share = _around(), np.linspace(0, 1, 60)
    high = 0.62 * (0.5 * share + 0.5 * np.sin(share * np.pi / 2))
    narrow = np.clip(1 - share**3.2, 0, 1) ** 0.5 * (1 + 0.1 * np.sin(np.pi * np.clip(share * 1.3, 0, 1)))
    ahead = np.clip(np.cos(angle), 0, 1)[:, None]
    x = 1.05 * narrow * np.sin(angle)[:, None]
    y = -1.18 * narrow * np.cos(angle)[:, None] - 0.36 * ahead * np.sin(np.pi * share)
    z = high * (1 - 0.76 * ahead**1.5 * (1 - share**3)) + 0.04 * np.sin(5 * angle[:, None]) * share * (
        1 - share
    )
    points = np.stack([x, y, np.broadcast_to(z, x.shape)], -1)
    uv = np.stack(np.broadcast_arrays(x / 3 + 0.5, y / 3 + 0.5), -1)
    points, uv = np.concatenate([points, points[:1]]), np.concatenate([uv, uv[:1]])
    meshes.thicken(meshes.grid(points, BACK, 0.6, uv=np.ascontiguousarray(uv)), 0.03, -1)
    _peak(0.46, 0.2, 0.06, 1.15, 1.18)
    from showroom.studio import small_meshes

    small_meshes.pebble((0, 0.02, 0.62), (0.07, 0.07, 0.035), BUTTON, 0.6)


def _visor() -> None:
    from showroom.studio import meshes

    angle = _around()
    rows = [(1.0, 0.0), (1.03, 0.02), (1.03, 0.3), (1.0, 0.33), (0.98, 0.32)]
    rings = [
        np.stack([r * np.sin(angle), -1.12 * r * np.cos(angle), z + 0.05 * np.cos(angle)], 1) for r, z in rows
    ]
    points = np.stack(rings, 1)
    meshes.thicken(meshes.grid(points, BACK, 0.6, closed=(True, False)), 0.02, -1)
    _peak(0.85, 0.26, 0.14)


BUILDERS: dict[str, tuple[Callable[[], None], tuple[float, float, float], float]] = {
    "six-panel": (_six_panel, (0.55, -1, 0.3), 0.84),
    "trucker": (_trucker, (0.7, -1, 0.24), 0.84),
    "flat brim": (_flat_brim, (0.5, -1, 0.3), 0.84),
    "bucket": (_bucket, (0.2, -1, 0.22), 0.84),
    "sun hat": (_sun_hat, (0.1, -1, 0.36), 0.94),
    "beanie": (_beanie, (0.15, -1, 0.1), 0.66),
    "slouchy beanie": (_slouchy, (0.6, -1, 0.12), 0.7),
    "bobble hat": (_bobble, (0.15, -1, 0.1), 0.72),
    "flat cap": (_flat_cap, (0.6, -1, 0.4), 0.8),
    "visor": (_visor, (0.5, -1, 0.34), 0.82),
}
"""Silhouette -> the function that builds it, the direction of the camera, its share of the picture."""

SILHOUETTES = tuple(BUILDERS)


def model(silhouette: str) -> BakedShape:
    """Put a hat on the table and bake it."""
    from showroom.studio import scene, small_meshes

    build, view, fill = BUILDERS[silhouette]
    scene.new_scene()
    build()
    small_meshes.stand()
    scene.table_light()
    scene.frame(view, fill=fill)
    return scene.bake(floor=True, samples=small_meshes.SAMPLES)
