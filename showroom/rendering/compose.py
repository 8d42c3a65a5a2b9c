"""Colour a baked shape: surfaces times light, plus what they mirror, on white with the shadow."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PIL import Image
from scipy import ndimage

from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import studio
from showroom.rendering.surfaces import Surface


def picture(bake: BakedShape, surfaces: Mapping[int, Surface], shadow: float = 0.55) -> Image.Image:
    """Return the product's picture, RGB on white.

    Args:
        bake: the shape's maps.
        surfaces: what each numbered part is made of; every part of the bake needs one.
        shadow: how dark the shadow on the floor is; a shape without one gets a faint one of something that
            lies on white.

    Raises:
        KeyError: for a part without a surface.
    """
    rows, columns = np.nonzero(bake.part.max(1))[0], np.nonzero(bake.part.max(0))[0]
    box = (slice(rows[0] & ~1, (rows[-1] | 1) + 1), slice(columns[0] & ~1, (columns[-1] | 1) + 1))
    part = bake.part[box]
    color = np.zeros((*part.shape, 3), np.float32)
    height = np.zeros(part.shape, np.float32)
    mirrored = np.zeros(part.shape, np.float32)
    metal = np.zeros(part.shape, np.float32)
    normal = bake.normal[box].astype(np.float32)
    grazing = (1 - np.clip(normal[..., 2], 0, 1)) ** 4
    for number in np.unique(part[part > 0]):
        here = part == number
        u, v = bake.place[box][here].T
        skin = surfaces[int(number)](u, v)
        color[here], height[here], metal[here] = skin.color, skin.height, skin.metal
        mirrored[here] = skin.gloss + skin.edge * grazing[here]
    light, shine = (_doubled(field, bake.cover)[box] for field in (bake.light, bake.shine))
    if height.any():
        bumped = _bumped(normal, height, part)
        light *= _lambert(bumped) / _lambert(normal)
        shine *= np.clip(studio(*_split(bumped), 0.4) / np.maximum(studio(*_split(normal), 0.4), 0.1), 0.3, 3)
    seen = (part > 0)[..., None]
    matt = color * (light * (1 - metal))[..., None]
    glint = np.where(metal[..., None] > 0, color * shine[..., None], (mirrored * shine)[..., None])
    return _laid((matt + glint) * seen, box, bake, shadow)


def _laid(lit: Array, box: tuple[slice, slice], bake: BakedShape, shadow: float) -> Image.Image:
    """Average to the finished size and lay on white."""
    double = bake.part.shape
    whole = np.zeros((*double, 4), np.float32)
    whole[(*box, slice(0, 3))], whole[(*box, 3)] = lit, bake.part[box] > 0
    rows, columns = double[0] // 2, double[1] // 2
    small = whole.reshape(rows, 2, columns, 2, 4).mean((1, 3))
    near = ndimage.uniform_filter(small, (3, 3, 0)) * 0.01  # for edge pixels between whose samples it fell
    small = np.where(small[..., 3:] > 0, small, near)
    product = small[..., :3] / np.maximum(small[..., 3:], 1e-6)
    cover = np.where(small[..., 3:] > 1e-5, bake.cover.astype(np.float32)[..., None], 0)
    dark = bake.shadow.astype(np.float32) * shadow if bake.shadow.any() else _lying(cover[..., 0])
    back = (1 - np.clip(dark, 0, 0.8))[..., None]
    out = np.clip(back + (product - back) * cover, 0, 1)
    coded = np.where(out <= 0.0031308, out * 12.92, 1.055 * out ** (1 / 2.4) - 0.055)
    return Image.fromarray(np.round(coded * 255).astype(np.uint8))


def _lying(cover: Array) -> Array:
    """Return the faint shadow of something that lies on white, light from the upper left."""
    near = ndimage.shift(ndimage.gaussian_filter(cover, 2.5), (2, 1), order=1)
    wide = ndimage.shift(ndimage.gaussian_filter(cover, 8), (7, 3), order=1)
    return 0.12 * near + 0.16 * wide


def _doubled(field: Array, cover: Array) -> Array:
    """Enlarge a field to the size of the part map, without the background bleeding in."""
    known = (cover.astype(np.float32) > 0.3).astype(np.float32)
    value = field.astype(np.float32) * known
    spread = ndimage.uniform_filter(value, 3) / np.maximum(ndimage.uniform_filter(known, 3), 1e-3)
    filled = np.where(known > 0, field, spread).astype(np.float32)
    image = Image.fromarray(filled)
    return np.asarray(image.resize((2 * image.width, 2 * image.height), Image.Resampling.BILINEAR)).copy()


def _bumped(normal: Array, height: Array, part: Array) -> Array:
    """Tilt normals by a relief; a step from one part to the next is no slope."""
    right, down = np.zeros_like(height), np.zeros_like(height)
    same = part[:, 1:] == part[:, :-1]
    right[:, 1:] = np.where(same, np.diff(height, axis=1), 0)
    same = part[1:] == part[:-1]
    down[1:] = np.where(same, np.diff(height, axis=0), 0)
    tilted = normal + np.stack([-right, down, np.zeros_like(right)], -1)
    return tilted / (np.linalg.norm(tilted, axis=2, keepdims=True) + 1e-6)


def _split(normal: Array) -> tuple[Array, Array, Array]:
    """Return x, y downwards and z, as the studio of drawn parts counts them."""
    return normal[..., 0], -normal[..., 1], normal[..., 2]


def _lambert(normal: Array) -> Array:
    """Return the studio's light on a matt surface, for comparing two normals."""
    x, y, z = _split(normal)
    key = np.maximum(0, -0.53 * x - 0.60 * y + 0.60 * z)
    fill = np.maximum(0, 0.75 * x - 0.10 * y + 0.65 * z)
    return 0.45 - 0.12 * y + 0.53 * key + 0.22 * fill
