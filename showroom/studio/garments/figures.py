"""Invisible people who wear garments while they are draped: solid bodies that cloth collides with.

A body is a signed distance field, which blends torso, neck, shoulders and limbs without seams, turned into a
mesh. The unit is about 28 cm. The torso's z is 0 at the base of the neck; the lower body's is 0 at the waist.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bpy
import numpy as np
from skimage import measure

from showroom.rendering.baked_shape import Array

Field = Callable[[Array], Array]
"""Signed distance (negative inside) of points, ... x 3."""

STEP = 0.04
"""Grain of the meshes."""


@dataclass(frozen=True)
class Figure:
    """The measures of a person.

    Attributes:
        torso: (z, half width, half depth) from the thighs up to the neck.
        lower: the same from the seat up to above the waist.
        shoulder: how far out the shoulder joint is, and its radius.
        arm: radius at the shoulder and at the wrist.
        neck: its radius.
    """

    torso: tuple[tuple[float, float, float], ...]
    lower: tuple[tuple[float, float, float], ...]
    shoulder: tuple[float, float]
    arm: tuple[float, float]
    neck: float


MAN = Figure(
    torso=(
        (-3.2, 0.50, 0.30), (-2.6, 0.58, 0.36), (-2.1, 0.57, 0.36), (-1.6, 0.55, 0.34), (-1.2, 0.56, 0.35),
        (-0.8, 0.62, 0.39), (-0.5, 0.66, 0.38), (-0.3, 0.66, 0.33), (-0.12, 0.55, 0.24), (0.0, 0.32, 0.15),
        (0.1, 0.05, 0.05),
    ),
    lower=(
        (-1.3, 0.50, 0.30), (-0.9, 0.60, 0.40), (-0.5, 0.60, 0.40), (-0.1, 0.50, 0.32), (0.0, 0.48, 0.30),
        (0.3, 0.46, 0.29),
    ),
    shoulder=(0.62, 0.20),
    arm=(0.19, 0.12),
    neck=0.18,
)  # fmt: skip
WOMAN = Figure(
    torso=(
        (-3.2, 0.50, 0.30), (-2.6, 0.62, 0.38), (-2.1, 0.60, 0.37), (-1.6, 0.44, 0.28), (-1.2, 0.43, 0.27),
        (-0.8, 0.50, 0.38), (-0.5, 0.55, 0.36), (-0.3, 0.56, 0.30), (-0.12, 0.46, 0.20), (0.0, 0.26, 0.14),
        (0.1, 0.05, 0.05),
    ),
    lower=(
        (-1.3, 0.50, 0.30), (-0.9, 0.64, 0.40), (-0.5, 0.63, 0.40), (-0.1, 0.48, 0.32), (0.0, 0.44, 0.30),
        (0.3, 0.42, 0.29),
    ),
    shoulder=(0.54, 0.15),
    arm=(0.15, 0.09),
    neck=0.15,
)  # fmt: skip
CHILD = Figure(
    torso=(
        (-3.2, 0.56, 0.38), (-2.6, 0.60, 0.42), (-2.1, 0.59, 0.43), (-1.6, 0.58, 0.42), (-1.2, 0.58, 0.40),
        (-0.8, 0.60, 0.40), (-0.5, 0.61, 0.38), (-0.3, 0.60, 0.33), (-0.12, 0.52, 0.25), (0.0, 0.34, 0.17),
        (0.1, 0.05, 0.05),
    ),
    lower=MAN.lower,
    shoulder=(0.57, 0.19),
    arm=(0.18, 0.13),
    neck=0.17,
)  # fmt: skip
FIGURES = {"man": MAN, "woman": WOMAN, "child": CHILD}


def torso(figure: Figure, grip: float = 12) -> bpy.types.Object:
    """Stand the trunk of a person, from the thighs to the neck.

    Args:
        figure: whose.
        grip: friction of cloth on the body; 5 slides, 12 stays on the shoulders.
    """
    out, radius = figure.shoulder

    def field(points: Array) -> Array:
        shape = _trunk(points, figure.torso)
        shape = np.maximum(shape, np.maximum(points[..., 2] - 0.1, -3.15 - points[..., 2]))
        shape = _union(
            shape, _capsule(points, (0, 0.02, -0.1), (0, -0.02, 0.5), figure.neck, figure.neck), 0.15
        )
        for side in (-1, 1):
            ball = np.linalg.norm(points - np.array([side * out, 0, -0.26]), axis=-1) - radius
            shape = _union(shape, ball, 0.1)
        return shape

    return collider(field, (-1, -0.8, -3.3), (1, 0.8, 0.8), grip)


def legs(figure: Figure, grip: float = 5, stride: float = 0.08) -> bpy.types.Object:
    """Stand the lower body of a person, feet `stride` apart beyond the hips' width."""

    def field(points: Array) -> Array:
        shape = _trunk(points, figure.lower)
        shape = np.maximum(shape, np.maximum(points[..., 2] - 0.3, -1 - points[..., 2]))
        for side in (-1, 1):
            hip, knee, ankle = (
                (side * (0.30 + share * stride), deep, z)
                for share, deep, z in ((0, 0, -0.95), (0.75, 0.02, -2.1), (1, 0.06, -4.2))
            )
            shape = _union(shape, _capsule(points, hip, knee, 0.27, 0.17), 0.08)
            shape = _union(shape, _capsule(points, knee, ankle, 0.17, 0.10), 0.05)
        return shape

    return collider(field, (-0.9, -0.7, -4.5), (0.9, 0.7, 0.5), grip)


def arms(
    figure: Figure,
    start: float,
    end: float,
    frames: tuple[int, int] = (25, 50),
    grip: float = 12,
    forward: float = 0.0,
) -> list[bpy.types.Object]:
    """Hang two arms that turn down while the cloth settles, which is what folds an armpit.

    Args:
        figure: whose.
        start, end: degrees below the horizontal; the sleeves of the pattern should start near `start`.
        frames: when they begin and stop turning.
        grip: friction.
        forward: how far the arms swing to the front, in radians.
    """
    out = figure.shoulder[0]

    def field(points: Array) -> Array:
        return _capsule(points, (0, 0, 0), (0, 0, -1.95), *figure.arm)

    result = []
    for side in (-1, 1):
        arm = collider(field, (-0.3, -0.3, -2.2), (0.3, 0.3, 0.3), grip)
        arm.location = (side * out, 0, -0.26)
        for frame, angle, swing in ((1, start, 0), (frames[0], start, 0), (frames[1], end, -forward)):
            arm.rotation_euler = (swing, -side * np.radians(90 - angle), 0)
            arm.keyframe_insert("rotation_euler", frame=frame)
        result.append(arm)
    return result


def collider(field: Field, low: Sequence[float], high: Sequence[float], grip: float = 5) -> bpy.types.Object:
    """Turn a field, within a box, into an invisible solid that cloth collides with."""
    axes = [np.arange(a, b, STEP) for a, b in zip(low, high, strict=True)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    vertices, faces, _, _ = measure.marching_cubes(field(points), 0, spacing=(STEP,) * 3)
    data = bpy.data.meshes.new("body")
    data.from_pydata((vertices + np.array(low)).tolist(), [], faces.tolist())
    thing = bpy.data.objects.new("body", data)
    bpy.context.collection.objects.link(thing)
    thing.modifiers.new("collision", "COLLISION")
    thing.collision.thickness_outer, thing.collision.thickness_inner = 0.02, 0.1
    thing.collision.cloth_friction = grip
    return thing


def _trunk(points: Array, rings: Sequence[tuple[float, float, float]]) -> Array:
    """Distance to a stack of ellipses (z, half width, half depth)."""
    z, width, depth = np.array(rings).T
    across, deep = np.interp(points[..., 2], z, width), np.interp(points[..., 2], z, depth)
    reach = np.hypot(points[..., 0] / across, points[..., 1] / deep)
    return (reach - 1) * np.minimum(across, deep)


def _union(a: Array, b: Array, blend: float) -> Array:
    """Join two fields with a soft transition (polynomial smooth minimum, I. Quilez)."""
    share = np.clip(0.5 + 0.5 * (b - a) / blend, 0, 1)
    return b * (1 - share) + a * share - blend * share * (1 - share)


def _capsule(
    points: Array, start: Sequence[float], end: Sequence[float], radius: float, end_radius: float
) -> Array:
    """Distance to a rod with round ends whose radius changes along it."""
    axis = np.subtract(end, start)
    away = points - np.asarray(start)
    along = np.clip(away @ axis / (axis @ axis), 0, 1)
    return np.linalg.norm(away - along[..., None] * axis, axis=-1) - (radius + (end_radius - radius) * along)
