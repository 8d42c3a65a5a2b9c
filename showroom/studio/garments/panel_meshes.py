"""Triangulating the panels of a sewing pattern and welding them along their seams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial import Delaunay, cKDTree

from showroom.geometry.sewing_patterns import Pattern, resample
from showroom.rendering.baked_shape import Array


@dataclass(frozen=True)
class Sewn:
    """A garment before it is draped: front and back panel, joined at the seams.

    N corners lie on the panels; M vertices are left once the corners of a seam are one.

    Attributes:
        corner: N x 2, (x, z) on the panel.
        back: N, whether the corner is on the back panel.
        corner_faces: F x 3, triangles of corners.
        faces: F x 3, the same triangles of vertices.
        flat, flat_back: M x 2 and M, the vertices' place on a panel (the front one on seams).
        on_seam: M, whether two panels meet there.
        chains: vertices along each seam, in order.
        seam_points: densely spaced points (x, z) on the seams.
    """

    corner: Array
    back: Array
    corner_faces: Array
    faces: Array
    flat: Array
    flat_back: Array
    on_seam: Array
    chains: tuple[Array, ...]
    seam_points: Array


def sew(pattern: Pattern, step: float, seed: int) -> Sewn:
    """Fill both panels with triangles about `step` wide and weld them.

    Raises:
        ValueError: when a seam's two edges do not get the same number of points; draw them alike.
    """
    front, front_faces, front_edges = _fill(pattern.front, step, seed)
    rear, rear_faces, rear_edges = _fill(pattern.back, step, seed + 1)
    count = len(front)
    same = np.arange(count + len(rear))
    for name in pattern.seams:
        if len(front_edges[name]) != len(rear_edges[name]):
            raise ValueError(f"Seam {name}: the two edges differ in length")
        same[rear_edges[name] + count] = front_edges[name]
    kept, index = np.unique(same, return_inverse=True)
    corner = np.concatenate([front, rear])
    back = np.arange(len(corner)) >= count
    corner_faces = np.concatenate([front_faces, rear_faces[:, ::-1] + count])
    chains = tuple(index[front_edges[name]] for name in pattern.seams)
    on_seam = np.zeros(len(kept), bool)
    on_seam[np.concatenate(chains)] = True
    return Sewn(
        corner=corner,
        back=back,
        corner_faces=corner_faces,
        faces=index[corner_faces],
        flat=corner[kept],
        flat_back=back[kept],
        on_seam=on_seam,
        chains=chains,
        seam_points=np.concatenate([resample(front[front_edges[name]], 0.01) for name in pattern.seams]),
    )


def _fill(edges: Mapping[str, Array], step: float, seed: int) -> tuple[Array, Array, dict[str, Array]]:
    """Triangulate a panel that is symmetric about x = 0, so that both halves fall alike.

    Returns:
        Points, triangles (counterclockwise), and the points on each named edge, ends included.
    """
    sampled = {name: resample(path, step)[:-1] for name, path in edges.items()}
    starts = np.cumsum([0, *map(len, sampled.values())])
    rim = np.concatenate(list(sampled.values()))
    places = {
        name: np.arange(a, b + 1) % len(rim)
        for name, a, b in zip(sampled, starts[:-1], starts[1:], strict=True)
    }
    inner = _hexagonal(rim, step, np.random.default_rng(seed))
    inner = inner[_inside(inner, rim)]
    away, _ = cKDTree(resample(np.concatenate([rim, rim[:1]]), step * 0.3)).query(inner)
    points = np.concatenate([rim, inner[away > step * 0.62]])
    faces = Delaunay(points).simplices
    faces = faces[_inside(points[faces].mean(1), rim)]
    corner = points[faces]
    ab, ac = corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]
    area = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    longest = np.max([np.linalg.norm(corner[:, i] - corner[:, i - 1], axis=1) for i in range(3)], axis=0)
    faces[area < 0] = faces[area < 0][:, ::-1]
    return points, faces[np.abs(area) / longest > 0.12 * step], places  # no slivers along straight edges


def _hexagonal(rim: Array, step: float, rng: np.random.Generator) -> Array:
    """Return slightly shaken points of a hexagonal grid over a rim's box, mirrored about x = 0."""
    low, high = rim.min(0) - step, rim.max(0) + step
    rows = []
    for number, z in enumerate(np.arange(low[1], high[1], step * 0.866)):
        x = np.arange(step * 0.5 if number % 2 else step, high[0], step)
        row = np.stack([x, np.full(len(x), z)], 1) + rng.normal(0, step * 0.07, (len(x), 2))
        rows += [row, row * [-1, 1]] + ([np.array([[0, z]])] if number % 2 == 0 else [])
    return np.concatenate(rows)


def _inside(points: Array, rim: Array) -> Array:
    """Return which points lie within a closed outline (ray casting)."""
    x, z = points[:, :1], points[:, 1:]
    ax, az = rim.T
    bx, bz = np.roll(rim, 1, 0).T
    crosses = (az > z) != (bz > z)
    return (crosses & (x < (bx - ax) * (z - az) / (bz - az + 1e-12) + ax)).sum(1) % 2 == 1
