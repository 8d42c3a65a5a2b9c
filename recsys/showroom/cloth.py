"""What garments share: fabrics with their patterns, creases and drapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from recsys.showroom.engine import HEIGHT, WIDTH, Array, Canvas, blend, linear, ramp

Crease = tuple[float, float, float, float, float, float]
"""(x, y) of both ends, width and height."""

Creases = Sequence[Crease]


def creases(canvas: Canvas, lines: Creases) -> Array:
    """Return the height of soft folds, each a ridge beside a valley, bowed at random."""
    y, x = np.mgrid[:HEIGHT, -WIDTH // 2 : WIDTH // 2].astype(np.float32)
    total = np.zeros_like(x)
    for x0, y0, x1, y1, width, height in lines:
        length = np.hypot(x1 - x0, y1 - y0) + 1e-6
        right, down = (x1 - x0) / length, (y1 - y0) / length
        along = np.clip(((x - x0) * right + (y - y0) * down) / length, 0, 1)
        bow = canvas.rng.uniform(-0.1, 0.1) * length * 4 * along * (1 - along)
        aside = ((x - x0) * down - (y - y0) * right + bow) / width
        body = np.exp(-(aside**2)) - 0.7 * np.exp(-((aside + 1.2) ** 2))
        total += height * np.sin(np.pi * along) ** 1.5 * body
    return canvas.spread(total)


class Drape:
    """Fabric that hangs in tubes, fanned out from its narrow end.

    Args:
        canvas: where it hangs.
        tubes: from side to side.
        pleated: pressed into sharp pleats rather than falling freely.
    """

    def __init__(self, canvas: Canvas, tubes: float, pleated: bool = False):
        self._phase, self._second = canvas.rng.uniform(0, 2 * np.pi, 2)
        self._tubes, self._pleated = tubes, pleated

    def at(self, across: Array) -> Array:
        """Return the height at -1 (left edge) to 1 (right edge)."""
        if self._pleated:
            return np.minimum(np.mod(across * self._tubes / 2, 1), 0.85) * 2 - 1
        across = across + 0.07 * np.sin(3 * across + self._second)
        slow = np.sin(across * np.pi * self._tubes * 0.27 + self._second)
        return np.sin(across * np.pi * self._tubes / 2 + self._phase) * (0.75 + 0.25 * slow) + 0.4 * slow


class Fabric:
    """A pattern in its colours, to be looked up at any point of a garment.

    Args:
        canvas: where it is drawn.
        pattern: one of PATTERNS.
        base, accent: "rrggbb".
    """

    def __init__(self, canvas: Canvas, pattern: str, base: str, accent: str):
        self.canvas, self.base, self.accent = canvas, linear(base), linear(accent)
        self._pattern = PATTERNS[pattern]
        self._weave = 1 + 0.02 * canvas.noise(1.6, 1, 1)[..., None]

    def at(self, height: Array, turn: float = 0, about: tuple[float, float] = (0, 0)) -> Array:
        """Return the colour of every point of a piece of cloth.

        Args:
            height: its creases, along which the pattern shifts.
            turn: the angle by which the piece is cut, in radians.
            about: the point it turns about.
        """
        down, right = np.gradient(height * self.canvas.k)
        x, y = self.canvas.x - about[0] + 1.4 * right, self.canvas.y - about[1] + 1.4 * down
        u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        return self._pattern(self, u, v) * self._weave

    def _over(self, share: Array) -> Array:
        return blend(np.broadcast_to(self.base, (*share.shape, 3)), self.accent, np.clip(share, 0, 1))

    def _step(self, distance: Array) -> Array:
        return np.clip(distance * self.canvas.k + 0.5, 0, 1)

    def _bands(self, at: Array, period: float, width: float) -> Array:
        return self._step(width / 2 - np.abs(np.mod(at, period) - period / 2))

    def _solid(self, u: Array, v: Array) -> Array:
        return self._over(np.zeros_like(u))

    def _melange(self, u: Array, v: Array) -> Array:
        return self._over(0.3 + 0.26 * self.canvas.noise(1.5, 0.35, 1) + 0.06 * self.canvas.noise(7, 0.3, 1))

    def _striped(self, u: Array, v: Array) -> Array:
        return self._over(self._bands(v, 17, 6.5))

    def _pinstriped(self, u: Array, v: Array) -> Array:
        return self._over(self._bands(u, 11, 2))

    def _checked(self, u: Array, v: Array) -> Array:
        return self._over((self._bands(u, 18, 9) + self._bands(v, 18, 9)) / 2)

    def _tartan(self, u: Array, v: Array) -> Array:
        wide = (self._bands(u, 44, 18) + self._bands(v, 44, 18)) * 0.42
        thin = (self._bands(u + 22, 44, 2) + self._bands(v + 22, 44, 2)) * 0.4
        return self._over(wide) * (1 - 0.45 * thin[..., None]) + 0.3 * thin[..., None]

    def _dotted(self, u: Array, v: Array) -> Array:
        row = np.floor(v / 14)
        across = np.mod(u + np.mod(row, 2) * 7, 14) - 7
        return self._over(self._step(3 - np.hypot(across, np.mod(v, 14) - 7)))

    def _floral(self, u: Array, v: Array) -> Array:
        size = 28.0
        row = np.floor(v / size)
        shifted = u + np.mod(row, 2) * size / 2
        column = np.floor(shifted / size)
        chance = np.mod(np.sin(row * 12.99 + column * 78.23) * 437.58, 1)
        x = np.mod(shifted, size) - size / 2 + (chance - 0.5) * 10
        y = np.mod(v, size) - size / 2 + (np.mod(chance * 7.3, 1) - 0.5) * 10
        reach, angle = np.hypot(x, y), np.arctan2(y, x) + chance * 6.28
        petals = self._step((7 + 4 * chance) * (0.74 + 0.26 * np.cos(5 * angle)) - reach)
        leaf = self._step(
            4.5 * np.abs(np.sin(angle + 0.4)) * np.sin(np.clip(reach / 14, 0, 1) * np.pi)
            - np.abs(x * 0.4 + y * 0.9)
        )
        colour = self._over(np.zeros_like(u))
        colour = blend(colour, 0.5 * self.base + np.array([0.06, 0.12, 0.05], np.float32), leaf)
        colour = blend(colour, self.accent, petals * (0.7 + 0.035 * np.minimum(reach, 8)))
        return blend(colour, linear("f0c75a"), self._step(2 - reach))

    def _graphic(self, u: Array, v: Array) -> Array:
        drop = v - 178
        slats = self._step(np.abs(np.mod(drop, 9) - 4.5) - 4.5 * np.clip(drop / 40, 0.1, 0.8))
        sun = self._step(36 - np.hypot(u, drop)) * np.where(drop > -6, slats, 1)
        wave = self._step(1.6 - np.abs(np.mod(drop - 2 * np.sin(u * 0.28), 9) - 4.5))
        return self._over(sun + wave * self._step(44 - np.abs(u)) * (drop > 40.5) * (drop < 58.5))

    def _blocked(self, u: Array, v: Array) -> Array:
        return self._over(ramp(-0.5, 0.5, v - 215))


PATTERNS: dict[str, Callable[[Fabric, Array, Array], Array]] = {
    "Solid": Fabric._solid,
    "Melange": Fabric._melange,
    "Striped": Fabric._striped,
    "Pinstriped": Fabric._pinstriped,
    "Checked": Fabric._checked,
    "Tartan": Fabric._tartan,
    "Dotted": Fabric._dotted,
    "Floral": Fabric._floral,
    "Graphic": Fabric._graphic,
    "Colourblocked": Fabric._blocked,
}
