"""Tailored jackets: fronts that curve away below the button, and lapels with a notched collar."""

from __future__ import annotations

import numpy as np

from showroom.geometry.garment_forms import COLLAR, FRONT, INSIDE
from showroom.rendering.baked_shape import Array
from showroom.studio import meshes
from showroom.studio.garments import cloth_tubes
from showroom.studio.garments.upper_body import UpperBody

OVERLAP = 0.05
"""Distance that each front reaches over the middle."""

CURVE = 0.3
"""Distance from its edge that a front has curved away at the hem."""

GORGE = -0.3
"""Height of the seam at the neck where the collar ends and the lapel begins."""


class Blazer(UpperBody):
    """A garment that closes below a deep neckline, whose edges are turned out to lapels."""

    def body(self, hem: float | None = None) -> None:
        """Hang a back and two fronts, the left one over the right one, open from below the buttons down."""
        low = self.form.hem if hem is None else hem
        rise = 0.6 * (-self.form.drop - low)
        start = self.trunk.angle(np.array(OVERLAP), np.array(-self.form.drop))

        def cutaway(angle: Array) -> Array:
            across = self.trunk.at(np.abs(angle + start) - start, np.full_like(angle, low))[:, 0] + OVERLAP
            return low + rise * np.clip(1 - np.sqrt(np.abs(across) / CURVE), 0, 1) ** 1.4

        top = self.top()
        left = np.concatenate([[[-start, -self.form.drop]], top[top[:, 0] >= 0]])
        cloth_tubes.panel(self.trunk, self.top(back=True), low + 0.03, INSIDE, 0.0, 180, 60)
        right = (left * [-1, 1])[::-1]
        level = self.form.armpit
        meshes.thicken(cloth_tubes.panel(self.trunk, left, cutaway, FRONT, 0.014, 420, level=level), 0.012)
        cloth_tubes.panel(self.trunk, right, lambda angle: cutaway(-angle), FRONT, 0.0, 420, level=level)

    def lapels(self, wide: float = 0.2, point: float = -0.44) -> None:
        """Turn both edges of the neckline out.

        Args:
            wide: from the edge of the neckline to the tip of the lapel.
            point: height of that tip.
        """
        neck = self.neck()
        neck = neck[neck[:, 1] <= GORGE]
        far = np.linspace(0, 1, len(neck))[:, None]
        belly = wide * (1 - far**1.6) * (1 + 0.25 * np.sin(np.pi * far))
        outer = neck + belly * [1, 0] + (1 - far) ** 3 * [0, point - GORGE]
        for side in (1, -1):
            self._turned(neck, outer, side)
        self._collar(0.75 * wide)

    def _turned(self, inner: Array, outer: Array, side: int) -> None:
        """Lay a sheet from the neckline's edge to an outer edge (x and z each); it rolls, then lies flat."""
        across = np.linspace(0, 1, 40)
        flat = inner[:, None] + across[:, None] * (outer - inner)[:, None]
        lift = 0.03 + 0.05 * np.sin(np.pi * across**0.45) ** 0.8 + 0.035 * across
        x, z = side * flat[::side, :, 0], flat[::side, :, 1]
        angle = self.trunk.angle(x, z)
        sheet = meshes.grid(self.trunk.at(angle, z, lift), COLLAR, 1, uv=self.trunk.pattern(angle, z))
        meshes.thicken(sheet, 0.014)

    def _collar(self, wide: float) -> None:
        """Lay the collar round the neck down to the gorges; its ends and the lapels leave notches."""
        ring = self.ring()
        loop = np.roll(ring, len(ring) // 2 - int(np.argmax(ring[:, 1])), 0)
        loop = loop[(loop[:, 2] > GORGE) | (loop[:, 1] > 0)]
        front = cloth_tubes.step(-loop[:, 2], 0.0, -GORGE) * (loop[:, 1] < 0)
        up, side = np.array([0, 0, 1.0]), np.sign(loop[:, 0])
        out = (loop - loop.mean(0)) * [1, 1, 0]
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        high = loop + up * (0.1 * (1 - front))[:, None]
        x = loop[:, 0] + side * wide * (0.9 + 0.25 * front)
        z = np.minimum(loop[:, 2] - 0.05 + 0.03 * front, self.trunk.shoulder(x) - 0.01)
        lying = self.trunk.at(self.trunk.angle(x, z), z, 0.055)
        hanging = high + 0.1 * out - 0.16 * up
        share = cloth_tubes.step(loop[:, 1], 0.06, -0.06)[:, None]
        tips = hanging + (lying - hanging) * share
        middle = (high + tips) / 2 + 0.03 * out + [0, -0.02, 0.0] * share
        rows = [loop - 0.02 * up, high, high + 0.025 * out + 0.012 * up, middle, tips]
        points = cloth_tubes.refine(np.stack(rows, 1), 6)
        meshes.thicken(meshes.grid(points, COLLAR, 1, uv=cloth_tubes.lengths(points)), 0.016)
