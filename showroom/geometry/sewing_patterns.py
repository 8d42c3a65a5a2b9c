"""Sewing patterns: the flat panels of a garment, and what is drawn on them.

A pattern is measured in units of about 28 cm, x from the middle to the wearer's left (the viewer's right), z
upwards. A garment has a front and a back panel; both lie on one sheet whose coordinates (u, v) are what a
bake's `place` holds: the front in u 0..0.5, the back in u 0.5..1, both upright and not mirrored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import Skin, Surface, sheet

Path = Array
"""Points (x, z) of a line, N x 2."""

Grain = Callable[[Array, Array], tuple[Array, Array]]
"""Turns the place (x, z) on a panel into the place on the roll of cloth it was cut from."""


@dataclass(frozen=True)
class Pattern:
    """A garment's two panels.

    Attributes:
        front, back: name -> edge of the panel; together, in this order, they run once round it
            counterclockwise, each beginning where the one before ends. Both symmetric about x = 0.
        seams: names of the edges at which front and back are sewn together; drawn alike on both.
        window: left, bottom, width and height of what the sheet shows; a little larger than the panels.
    """

    front: Mapping[str, Path]
    back: Mapping[str, Path]
    seams: tuple[str, ...]
    window: tuple[float, float, float, float]

    def sheet_place(self, x: Array, z: Array, back: Array) -> tuple[Array, Array]:
        """Return the sheet coordinates (u, v) of points on the panels."""
        left, bottom, width, height = self.window
        return (x - left) / width / 2 + 0.5 * back, (z - bottom) / height

    def panel_place(self, u: Array, v: Array) -> tuple[Array, Array, Array]:
        """Return x, z and whether it is the back panel for points of the sheet."""
        left, bottom, width, height = self.window
        back = u >= 0.5
        return (u - 0.5 * back) * 2 * width + left, v * height + bottom, back

    def edge(self, name: str, back: bool) -> Path:
        """Return an edge of the front or of the back panel."""
        return (self.back if back else self.front)[name]

    def cut_from(self, cloth: Surface, grain: Grain | None = None) -> Surface:
        """Return the surface of the garment cut from a cloth that is measured in pattern units."""

        def skin(u: Array, v: Array) -> Skin:
            x, z, _ = self.panel_place(u, v)
            return cloth(*(grain(x, z) if grain else (x, z)))

        return skin


def pattern(
    front: Mapping[str, Path], back: Mapping[str, Path], seams: Sequence[str], margin: float = 0.06
) -> Pattern:
    """Make a pattern whose window fits its panels."""
    points = np.concatenate([*front.values(), *back.values()])
    low, high = points.min(0) - margin, points.max(0) + margin
    return Pattern(front, back, tuple(seams), (low[0], low[1], high[0] - low[0], high[1] - low[1]))


def straight(a: Sequence[float], b: Sequence[float], steps: int = 12) -> Path:
    """Return points on a straight line."""
    return np.linspace(a, b, steps)


def bezier(
    a: Sequence[float], b: Sequence[float], c: Sequence[float], d: Sequence[float], steps: int = 32
) -> Path:
    """Return points on a cubic Bezier curve from a to d."""
    t = np.linspace(0, 1, steps)[:, None]
    p = [np.asarray(point, float) for point in (a, b, c, d)]
    return (1 - t) ** 3 * p[0] + 3 * (1 - t) ** 2 * t * p[1] + 3 * (1 - t) * t * t * p[2] + t**3 * p[3]


def joined(*paths: Path) -> Path:
    """Run paths into one; each begins where the one before ends."""
    return np.concatenate([paths[0], *(path[1:] for path in paths[1:])])


def mirrored(path: Path) -> Path:
    """Flip a path to the other side and turn it round, so that a counterclockwise outline stays one."""
    return (path * [-1, 1])[::-1]


def offset(path: Path, distance: float) -> Path:
    """Move a path to its left by a distance: inwards, for an edge of a panel."""
    along = np.gradient(path, axis=0)
    left = np.stack([-along[:, 1], along[:, 0]], 1)
    return path + left / (np.linalg.norm(left, axis=1)[:, None] + 1e-9) * distance


def resample(path: Path, step: float) -> Path:
    """Return points about `step` apart on a path, ends included."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    at = np.linspace(0, along[-1], max(2, round(along[-1] / step) + 1))
    return np.stack([np.interp(at, along, path[:, i]) for i in (0, 1)], 1)


class Draft:
    """Ink and relief drawn on a pattern's sheet: seams, stitches, ribs, pockets and prints.

    Every method takes paths in pattern units. `color` is "rrggbb" or None for no ink, `alpha` its strength;
    `height` -1..1 sets the relief (0 is level with the cloth) or None leaves it.

    Args:
        garment: the pattern drawn on.
        density: texels a pattern unit; 300 is about one a texel of the part map.
    """

    def __init__(self, garment: Pattern, density: float = 320):
        import skia

        self.garment, self.density = garment, density
        _, _, width, height = garment.window
        self._half, self._rows = round(width * density), round(height * density)
        self._ink = skia.Surface(2 * self._half, self._rows)
        self._relief = skia.Surface(2 * self._half, self._rows)
        self._ink.getCanvas().clear(skia.ColorTRANSPARENT)
        self._relief.getCanvas().clear(_gray(0))

    def fill(
        self,
        outline: Path,
        back: bool = False,
        color: str | None = None,
        alpha: float = 1.0,
        height: float | None = None,
    ) -> None:
        """Fill a closed outline."""
        import skia

        path = _path(outline)
        path.close()
        self._draw(path, skia.Paint(AntiAlias=True), back, color, alpha, height)

    def stroke(
        self,
        path: Path,
        width: float,
        back: bool = False,
        color: str | None = None,
        alpha: float = 1.0,
        height: float | None = None,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw along a path; `dash` is the length of a stroke and of the gap after it."""
        import skia

        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width)
        if dash:
            paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0))
        self._draw(_path(path), paint, back, color, alpha, height)

    def seam(self, path: Path, back: bool = False, width: float = 0.02, dark: float = 0.14) -> None:
        """Draw the groove where two pieces of cloth meet."""
        self.stroke(path, width, back, height=-0.85)
        self.stroke(path, width * 0.7, back, "000000", dark)

    def stitch(
        self,
        path: Path,
        back: bool = False,
        thread: str | None = None,
        dash: tuple[float, float] = (0.022, 0.009),
    ) -> None:
        """Sew along a path, in the cloth's own colour unless a thread's is given."""
        self.stroke(path, 0.016, back, height=-0.4)
        if thread:
            self.stroke(path, 0.010, back, thread, 0.95, 0.5, dash)
        else:
            self.stroke(path, 0.007, back, "000000", 0.2, dash=dash)

    def hem(self, edge: str, depths: Sequence[float] = (0.075, 0.095), thread: str | None = None) -> None:
        """Sew the hem of an edge, front and back, with a row of stitches at each depth."""
        for back in (False, True):
            for depth in depths:
                self.stitch(offset(self.garment.edge(edge, back), depth), back, thread)

    def rib(
        self, path: Path, width: float, back: bool = False, color: str | None = None, period: float = 0.022
    ) -> None:
        """Knit a ribbed band, `width` to each side of a path, with the groove where it is sewn on."""
        self.stroke(path, 2 * width, back, color, height=0.35)
        self.stroke(path, 2 * width, back, "000000", 0.07, height=0.0, dash=(period / 2, period / 2))
        for side in (-1, 1):
            self.seam(offset(path, side * width), back, 0.014, 0.16)

    def place(self, picture: Array, middle: tuple[float, float], width: float, back: bool = False) -> None:
        """Print an RGBA picture (rows x columns x 4, 0..1) of a given width, centred on a point."""
        import skia

        rows, columns = picture.shape[:2]
        image = skia.Image.fromarray(np.ascontiguousarray(np.round(picture * 255).astype(np.uint8)))
        canvas = self._ink.getCanvas()
        canvas.save()
        self._enter(canvas, back)
        canvas.translate(middle[0], middle[1])
        canvas.scale(width / columns, -width / columns)
        canvas.drawImage(
            image,
            -columns / 2,
            -rows / 2,
            skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        )
        canvas.restore()

    def over(self, cloth: Surface, relief: float = 3.0) -> Surface:
        """Lay the drawing on a cloth.

        Args:
            cloth: the garment's surface, in sheet coordinates (see `Pattern.cut_from`).
            relief: height in pixels of the double-size map that 1 stands for.
        """
        ink = self._ink.toarray().astype(np.float32)[..., [2, 1, 0, 3]] / 255
        ink[..., :3] = np.where(
            ink[..., :3] <= 0.04045, ink[..., :3] / 12.92, ((ink[..., :3] + 0.055) / 1.055) ** 2.4
        )
        ink[..., :3] *= ink[..., 3:]
        layers = np.concatenate([ink, self._relief.toarray()[..., :1].astype(np.float32) / 127.5 - 1], 2)
        read = sheet(layers)

        def skin(u: Array, v: Array) -> Skin:
            base, drawn = cloth(u, v), read(u, v)
            color = base.color * (1 - drawn[:, 3:4]) + drawn[:, :3]
            return replace(base, color=color, height=base.height + relief * drawn[:, 4])

        return skin

    def _draw(
        self, path: Any, paint: Any, back: bool, color: str | None, alpha: float, height: float | None
    ) -> None:
        layers = []
        if color is not None:
            layers.append((self._ink.getCanvas(), _tint(color, alpha)))
        if height is not None:
            layers.append((self._relief.getCanvas(), _gray(height)))
        for canvas, tint in layers:
            paint.setColor(tint)
            canvas.save()
            self._enter(canvas, back)
            canvas.drawPath(path, paint)
            canvas.restore()

    def _enter(self, canvas: Any, back: bool) -> None:
        """Let a canvas count in pattern units within one panel's half."""
        import skia

        left, bottom, width, height = self.garment.window
        canvas.translate(
            (self._half if back else 0) - left * self.density, self._rows + bottom * self.density
        )
        canvas.scale(self.density, -self.density)
        canvas.clipRect(skia.Rect.MakeLTRB(left, bottom, left + width, bottom + height))


def _path(points: Path) -> Any:
    import skia

    path = skia.Path()
    path.moveTo(*map(float, points[0]))
    for point in points[1:]:
        path.lineTo(*map(float, point))
    return path


def _tint(color: str, alpha: float) -> int:
    import skia

    return int(skia.ColorSetARGB(round(255 * alpha), *(int(color[i : i + 2], 16) for i in (0, 2, 4))))


def _gray(height: float) -> int:
    import skia

    level = round(127.5 * (1 + height))
    return int(skia.ColorSetRGB(level, level, level))
