"""Draping a sewing pattern over a body with Blender's cloth simulation.

The panels start blown up round the body and shrink to their flat size, the arms turn down, gravity does the
rest; then the body is taken away and the garment stays as if worn by a ghost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bpy
import numpy as np
from scipy.spatial import cKDTree

from showroom.geometry.sewing_patterns import Pattern
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.garments.panel_meshes import Sewn, sew
from showroom.studio.scene import part

Weight = Callable[[Array, Array, Array], Array]
"""Takes x and z on the panel and whether it is the back one, N each, and returns weights 0..1."""


@dataclass(frozen=True)
class Drape:
    """The settings of the cloth simulation.

    Attributes:
        bend: stiffness against folding: 0.05 silk, 0.1 jersey, 1 denim, 3 padded.
        stretch: stiffness against stretching, 15..40.
        shear: stiffness against skewing; below stretch, or it cannot drape.
        gravity: how hard it hangs.
        depth, round: how far each panel starts in front of or behind the middle, and over which distance
            from a seam; must clear the body.
        lift: how far above its pattern it starts.
        drift: sideways pull, a touch of which keeps folds from being symmetrical.
        pressure: blows the garment up, for padded ones.
        frames: length of the simulation; let it rest well after the arms have stopped.
        step: grain of the mesh.
        seed: of the mesh, and so of its folds.
        pin: where the garment is held, such as a waistband; or None.
        apart: layers of cloth push each other away; without, it takes two thirds of the time.
        gather: where it is drawn together, by up to `gathering` of its size, such as ribs; or None.
    """

    bend: float = 0.1
    stretch: float = 30
    shear: float = 6
    gravity: float = 7
    depth: float = 0.45
    round: float = 0.35
    lift: float = 0.06
    drift: float = 0.1
    pressure: float = 0.0
    frames: int = 80
    step: float = 0.045
    seed: int = 3
    pin: Weight | None = None
    apart: bool = True
    gather: Weight | None = None
    gathering: float = 0.25


@dataclass(frozen=True)
class Draped:
    """A garment as it hangs: its pattern, its mesh and the M x 3 places of its vertices."""

    pattern: Pattern
    sewn: Sewn
    points: Array

    def at(self, x: float, z: float, back: bool = False) -> tuple[Array, Array]:
        """Return where a point of a panel hangs and the cloth's outward normal there."""
        here = self.sewn.back[self.sewn.corner_faces].all(1) == back
        flat, hung = self.sewn.corner[self.sewn.corner_faces[here]], self.points[self.sewn.faces[here]]
        a, ab, ac = flat[:, 0], flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
        away = np.array([x, z]) - a
        area = ab[:, 0] * ac[:, 1] - ac[:, 0] * ab[:, 1]
        s = (away[:, 0] * ac[:, 1] - ac[:, 0] * away[:, 1]) / area
        t = (ab[:, 0] * away[:, 1] - away[:, 0] * ab[:, 1]) / area
        best = int(np.argmax(np.minimum(np.minimum(s, t), 1 - s - t)))
        p, q, r = hung[best]
        normal = np.cross(q - p, r - p)
        normal /= np.linalg.norm(normal)
        outward = normal if (normal[1] > 0) == back else -normal
        return p + s[best] * (q - p) + t[best] * (r - p), outward

    def rims(self) -> list[Array]:
        """Return the vertices round each opening, in order: neck, hem, cuffs..."""
        return _loops(self.sewn.faces)

    def neck(self) -> Array:
        """Return the points, n x 3 and in order, round the opening whose middle is highest."""
        return max((self.points[rim] for rim in self.rims()), key=lambda ring: ring[:, 2].mean())


def drape(pattern: Pattern, how: Drape, bodies: Sequence[bpy.types.Object]) -> Draped:
    """Simulate a garment on bodies, which are removed, and set its middle at height 0.

    Takes 20 to 40 seconds of a core. Call `scene.new_scene` first.
    """
    sewn = sew(pattern, how.step, how.seed)
    garment = _start(sewn, how)
    _cloth(garment, sewn, how)
    scene = bpy.context.scene
    scene.gravity = (how.drift, 0, -how.gravity)
    scene.frame_start, scene.frame_end = 1, how.frames
    for frame in range(1, how.frames + 1):
        scene.frame_set(frame)
    evaluated = garment.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = evaluated.to_mesh()
    flat = np.empty(3 * len(mesh.vertices), np.float32)
    mesh.vertices.foreach_get("co", flat)
    evaluated.to_mesh_clear()
    for thing in (garment, *bodies):
        bpy.data.objects.remove(thing)
    scene.frame_set(1)
    hung = flat.reshape(-1, 3).astype(float)
    hung[:, 2] -= (hung[:, 2].min() + hung[:, 2].max()) / 2
    return Draped(pattern, sewn, hung)


def smooth(draped: Draped, everywhere: int = 1, seams: int = 10, along: int = 40, rims: int = 10) -> Draped:
    """Iron out what the simulation puckers.

    Args:
        draped: a garment.
        everywhere: rounds of smoothing the whole cloth.
        seams: rounds near seams.
        along: rounds along each seam's line.
        rims: rounds along the edges of openings.
    """
    points, faces = draped.points.copy(), draped.sewn.faces
    edges = _edges(faces)
    border = _border(faces)
    ends = np.bincount(border.ravel(), minlength=len(points)) == 2
    for _ in range(rims):  # there and back again, so that cuffs do not shrink (Taubin 1995)
        points = _relax(points, border, 1, 0.5, ends)
        points = _relax(points, border, 1, -0.53, ends)
    for chain in draped.sewn.chains:
        line = points[chain]
        for _ in range(along):
            line[1:-1] += 0.5 * ((line[:-2] + line[2:]) / 2 - line[1:-1])
        points[chain] = line
    points = _relax(points, edges, everywhere, 0.4, np.ones(len(points), bool))
    away, _ = cKDTree(draped.sewn.seam_points).query(draped.sewn.flat)
    return Draped(draped.pattern, draped.sewn, _relax(points, edges, seams, 0.5, away < 0.1))


def garment(draped: Draped, number: int, thickness: float = 0.018, levels: int = 1) -> bpy.types.Object:
    """Make the draped cloth a part whose UV is its place on the pattern's sheet.

    Args:
        draped: a garment, usually smoothed.
        number: of the part.
        thickness: of the cloth: 0.015 shirt, 0.018 jersey, 0.03 denim, 0.05 knit.
        levels: rounds of subdivision.
    """
    sewn = draped.sewn
    data = bpy.data.meshes.new("garment")
    data.from_pydata(draped.points.tolist(), [], sewn.faces.tolist())
    x, z = sewn.corner.T
    uv = np.stack(draped.pattern.sheet_place(x, z, sewn.back), 1)
    layer = data.uv_layers.new(name="UV")
    layer.data.foreach_set("uv", uv[sewn.corner_faces.ravel()].astype(np.float32).ravel())
    data.update()
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    thing = bpy.data.objects.new("garment", data)
    bpy.context.collection.objects.link(thing)
    meshes.subdivide(thing, levels)
    meshes.thicken(thing, thickness)
    return part(thing, number, 1.0)


def _start(sewn: Sewn, how: Drape) -> bpy.types.Object:
    """Blow the panels up round the body; their flat shape is what the cloth wants to return to."""
    away, _ = cKDTree(sewn.seam_points).query(sewn.flat)
    inward = np.clip(away / how.round, 0, 1)
    bulge = np.where(sewn.on_seam, 0, how.depth * np.sqrt(1 - (1 - inward) ** 2))
    side = np.where(sewn.on_seam, 0, np.where(sewn.flat_back, 1, -1))
    x, z = sewn.flat.T
    data = bpy.data.meshes.new("cloth")
    data.from_pydata(np.stack([x, side * bulge, z + how.lift], 1).tolist(), [], sewn.faces.tolist())
    data.update()
    thing = bpy.data.objects.new("cloth", data)
    bpy.context.collection.objects.link(thing)
    thing.shape_key_add(name="Basis")
    rest = thing.shape_key_add(name="rest")
    rest.data.foreach_set("co", np.stack([x, side * 2e-3, z], 1).astype(np.float32).ravel())
    rest.value = 0
    return thing


def _cloth(thing: bpy.types.Object, sewn: Sewn, how: Drape) -> None:
    modifier = thing.modifiers.new("cloth", "CLOTH")
    modifier.point_cache.frame_end = how.frames
    cloth = modifier.settings
    cloth.rest_shape_key = thing.data.shape_keys.key_blocks["rest"]
    cloth.quality, cloth.mass, cloth.air_damping = 5, 0.25, 2
    cloth.tension_stiffness = cloth.compression_stiffness = how.stretch
    cloth.shear_stiffness, cloth.bending_stiffness = how.shear, how.bend
    cloth.tension_damping = cloth.compression_damping = 8
    cloth.shear_damping, cloth.bending_damping = 5, 0.5
    if how.pressure:
        cloth.use_pressure, cloth.uniform_pressure_force = True, how.pressure
    if how.pin:
        cloth.vertex_group_mass, cloth.pin_stiffness = _group(thing, sewn, how.pin), 1
    if how.gather:
        cloth.vertex_group_shrink, cloth.shrink_max = _group(thing, sewn, how.gather), how.gathering
    collision = modifier.collision_settings
    collision.use_collision, collision.use_self_collision = True, how.apart
    collision.distance_min, collision.self_distance_min, collision.collision_quality = 0.015, 0.012, 2


def _group(thing: bpy.types.Object, sewn: Sewn, weight: Weight) -> str:
    group = thing.vertex_groups.new(name=f"weights {len(thing.vertex_groups)}")
    x, z = sewn.flat.T
    for index, value in enumerate(weight(x, z, sewn.flat_back)):
        if value > 0:
            group.add([index], float(value), "REPLACE")
    return group.name


def _edges(faces: Array) -> Array:
    return np.unique(np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), 1), axis=0)


def _border(faces: Array) -> Array:
    """Return the edges that belong to one triangle only."""
    pairs, count = np.unique(
        np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), 1), axis=0, return_counts=True
    )
    return pairs[count == 1]


def _relax(points: Array, edges: Array, rounds: int, strength: float, only: Array) -> Array:
    """Pull points towards the mean of their neighbours (Laplacian smoothing)."""
    count = np.maximum(np.bincount(edges.ravel(), minlength=len(points)), 1)[:, None]
    for _ in range(rounds):
        total = np.zeros_like(points)
        np.add.at(total, edges[:, 0], points[edges[:, 1]])
        np.add.at(total, edges[:, 1], points[edges[:, 0]])
        points = np.where(only[:, None], points + strength * (total / count - points), points)
    return points


def _loops(faces: Array) -> list[Array]:
    """Follow the border of a mesh round each of its openings."""
    near: dict[int, list[int]] = {}
    for a, b in _border(faces).tolist():
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    result, seen = [], set[int]()
    for start in near:
        loop = []
        at: int | None = start if start not in seen else None
        while at is not None:
            seen.add(at)
            loop.append(at)
            at = next((other for other in near[at] if other not in seen), None)
        if loop:
            result.append(np.array(loop))
    return result
