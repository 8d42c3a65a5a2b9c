"""Parts sewn on any tube of cloth (patches, plackets, zips, buttons, belts), and baking the garment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import bpy
import numpy as np

from showroom.geometry.garment_forms import BUTTONS, FRONT, INSIDE, METAL, RIB, TRIM, ZIP
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.studio import meshes, scene
from showroom.studio.garments import cloth_tubes

SHEEN = 0.36
"""Roughness of satin and leather, which blurs the lamps they mirror."""


class SewnGarment:
    """A garment in the making; its parts are added to the scene as they are sewn.

    Args:
        trunk: the tube of cloth that it is made of.
    """

    def __init__(self, trunk: cloth_tubes.Trunk):
        self.trunk = trunk

    def at(self, x: float, z: float, lift: float = 0.0) -> Array:
        """Return the point of the front that is seen at (x, z)."""
        return self.trunk.at(self.trunk.angle(np.array(x), np.array(z)), np.array(z), lift)

    def patch(self, corners: Sequence[tuple[float, float]], number: int = TRIM, lift: float = 0.02) -> None:
        """Sew a four-sided piece on the front; see `cloth_tubes.patch`."""
        cloth_tubes.patch(self.trunk, np.array(corners), number, lift)

    def both(self, corners: Sequence[tuple[float, float]], number: int = TRIM, lift: float = 0.02) -> None:
        """Sew a piece on the right and its mirror image on the left."""
        self.patch(corners, number, lift)
        self.patch([(-x, z) for x, z in (corners[1], corners[0], corners[3], corners[2])], number, lift)

    def strip(self, x: float, high: float, low: float, width: float, number: int, lift: float = 0.02) -> None:
        """Sew on a vertical strip: a placket or zip."""
        self.patch([(x - width, low), (x + width, low), (x + width, high), (x - width, high)], number, lift)

    def button(
        self, x: float, z: float, radius: float = 0.03, number: int = BUTTONS, lift: float = 0.03
    ) -> None:
        """Sew on a button."""
        place = self.at(x, z, lift)
        shape = [(0, 0.3), (0.55, 0.3), (0.7, 0.5), (0.92, 0.55), (1, 0.35), (1, -0.5)]
        disc = meshes.lathe([(radius * r, radius * h) for r, h in shape], number, 0.3, 32)
        disc.location, disc.rotation_euler = place.tolist(), (np.pi / 2, 0, 0)

    def buttons(self, x: float, high: float, low: float, count: int, radius: float = 0.03) -> None:
        """Sew on a column of buttons."""
        for z in np.linspace(high, low, count):
            self.button(x, float(z), radius)

    def zip(self, x: float, high: float, low: float, lean: float = 0.0, number: int = ZIP) -> None:
        """Sew in a zip that leans by `lean` towards its top, with its puller."""
        for width, part, lift in ((0.06, TRIM, 0.014), (0.024, number, 0.022)):
            corners = [(x - width, low), (x + width, low), (x + lean + width, high), (x + lean - width, high)]
            self.patch(corners, part, lift)
        puller = self.at(x + lean, high - 0.05, 0.035)
        meshes.box((puller - [0, 0, 0.03]).tolist(), (0.035, 0.02, 0.09), METAL, 0.2, 0.008)

    def belt(self, z: float, half: float, number: int = RIB, taut: float = 0.0) -> None:
        """Put a belt round the waist, `half` of its height to each side of z.

        It follows the folds of the cloth, or spans them when `taut` says how far out it lies.
        """
        under = replace(self.trunk, reliefs=()) if taut else self.trunk
        loop = under.at(np.linspace(-np.pi, np.pi, 240, endpoint=False), np.full(240, z - half), taut)
        profile = ((-0.005, 0.0), (0, 0.05), (2 * half, 0.05), (2 * half + 0.005, 0.0))
        cloth_tubes.band(loop, profile, np.array([0, 0, 1]), number)

    def tube(self, top: float, hem: Callable[[Array], Array]) -> None:
        """Hang the whole tube from a height down to a hem."""
        turn = np.pi / 2 + 0.4  # so that no fold at the side shows the back
        for number, start, end in ((FRONT, -turn, turn), (INSIDE, turn, 2 * np.pi - turn)):
            angle = np.linspace(start, end, 420 if number == FRONT else 160)
            cloth_tubes.panel(self.trunk, np.c_[angle, 0 * angle + top], hem, number, columns=len(angle))

    def waistband(self, height: float) -> None:
        """Sew a band on top of the tube."""
        loop = self.trunk.at(np.linspace(-np.pi, np.pi, 240, endpoint=False), np.zeros(240))
        profile = ((-0.01, -0.02), (0, 0.015), (0.03, 0.02), (height - 0.02, 0.0), (height, -0.02))
        cloth_tubes.band(loop, profile, np.array([0, 0, 1]), RIB)

    def ruffle(self, x: float, high: float, end: float, low: float) -> None:
        """Sew a ruffle along a slanting edge from (x, high) to (end, low)."""
        t = np.linspace(0, 1, 260)
        across = np.linspace(0, 0.15, 12)
        wave = 0.035 * np.sin(t * 75 + 2.5 * np.sin(t * 9))
        seam_x, z = x + (end - x) * t, high + (low - high) * t
        wide = np.stack([
            self.trunk.at(self.trunk.angle(seam_x + far, z), z, 0.03 + (0.15 * far + wave) * far / 0.15)
            for far in across
        ], 1)  # fmt: skip
        meshes.thicken(meshes.grid(wide, TRIM, 1, uv=cloth_tubes.lengths(wide)), 0.012)

    def bow(self, x: float, z: float, size: float = 0.3, number: int = RIB) -> None:
        """Tie a bow: a knot, a loop to each side, and two ends that lie on the cloth below."""
        knot = self.at(x, z, 0.1)
        meshes.box(knot.tolist(), (0.1, 0.09, 0.11), number, 1, 0.04)
        across, t = np.meshgrid(np.linspace(-1, 1, 21), np.linspace(0, 1, 60), indexing="ij")
        full = np.sin(np.pi * t)
        crease = 0.014 * np.cos(8 * across) * (1 - 0.7 * full)
        for side, length in ((1, 2.3), (-1, 1.9)):
            reach = size * full * (1 - 0.14 * across**2)
            wide = across * (0.03 + 0.085 * full**0.8)
            out = -0.05 * np.cos(np.pi * t) - crease
            loop = np.stack([side * (0.92 * reach + 0.38 * wide), out, 0.92 * wide - 0.38 * reach], -1)
            meshes.thicken(meshes.grid(knot + loop, number, 1, uv=cloth_tubes.lengths(loop)), 0.012)
            down = knot[2] - 0.02 - length * size * t * (1 + 0.06 * side * across)
            right = knot[0] + side * size * (0.06 + 0.5 * t**1.3) + across * (0.035 + 0.05 * t)
            lift = 0.06 * (1 - t) + 0.035 + crease
            end = self.trunk.at(self.trunk.angle(right, down), down, lift)
            meshes.thicken(meshes.grid(end, number, 1, uv=cloth_tubes.lengths(end)), 0.012)

    def sash(self, x: float, z: float) -> None:
        """Tie the belt: a knot with two ends hanging down."""
        knot = self.at(x, z, 0.1)
        meshes.box(knot.tolist(), (0.11, 0.08, 0.12), RIB, 1, 0.04)
        for sway, length in ((-0.07, 0.75), (0.08, 0.62)):
            t = np.linspace(0, 1, 40)
            center = np.stack([knot[0] + sway * t, knot[1] - 0.03 - 0.12 * t, z - 0.02 - length * t], 1)
            across = np.linspace(-0.05, 0.05, 9)
            fold = 0.015 * np.cos(across[None] * 90 + 3 * t[:, None])
            points = center[:, None] + np.stack([across[None] * (0.5 + 0.5 * t[:, None]), fold, 0 * fold], -1)
            meshes.thicken(meshes.grid(points, RIB, 1, uv=cloth_tubes.lengths(points)), 0.012)

    def sheath(self, z: float, height: float, number: int = RIB) -> None:
        """Sew a broad band round the body above height z, as of denim or a bomber's waist."""
        self.belt(z + height / 2, height / 2, number)


def finish(shine: bool = False, level: float = -0.9) -> BakedShape:
    """Photograph the garment straight from the front; `shine` for cloth that mirrors the lamps."""
    if shine:
        for thing in bpy.context.scene.objects:
            thing.color[0] = min(thing.color[0], SHEEN)
    cloth_tubes.lens(10, level)
    scene.front_light()
    scene.frame((0, -1, 0))
    return scene.bake(shine=shine)
