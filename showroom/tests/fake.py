"""Two articles that need no Blender: an ellipse and a box, lit from the upper left."""

import dataclasses

import numpy as np
from PIL import Image

from showroom.articles.product_line import Article, Line, Look
from showroom.materials.palette import COLORS
from showroom.rendering import compose, surfaces
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import BakedShape

WIDTH, HEIGHT = 120, 160
"""Small, so that tests are quick."""


def model(silhouette: str) -> BakedShape:
    """Model a dome over an ellipse, or with a belt round it, as part 2."""
    y, x = np.mgrid[-1 : 1 : 2 * HEIGHT * 1j, -1 : 1 : 2 * WIDTH * 1j].astype(np.float32)
    flat = {"round": (x / 0.6) ** 2 + (y / 0.5) ** 2, "tall": (x / 0.5) ** 4 + (y / 0.8) ** 4}
    far = flat.get(silhouette, flat["round"])
    part = (far < 1).astype(np.uint8)
    if silhouette == "belted":
        part[(part > 0) & (np.abs(y) < 0.05)] = 2
    normal = np.stack([x, -y, np.sqrt(np.clip(1.2 - far, 0.05, None))], -1)
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    small = (HEIGHT, 2, WIDTH, 2)
    cover = (part > 0).reshape(small).mean((1, 3))
    light = np.clip(0.9 - 0.3 * x, 0, 1.2).reshape(small).mean((1, 3)) * (cover > 0)
    return BakedShape(
        part=part,
        place=np.stack([(x + 1) / 2, (1 - y) / 2], -1),
        normal=normal.astype(np.float16),
        light=light.astype(np.float16),
        shine=np.zeros((HEIGHT, WIDTH), np.float16),
        cover=cover.astype(np.float16),
        shadow=np.zeros((HEIGHT, WIDTH), np.float16),
    )


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a look in its colour, striped with its accent where that is its pattern."""
    body = surfaces.plain(COLORS[look.color])
    if look.pattern == "Striped":
        body = surfaces.mixed(body, COLORS[look.accent], lambda u, v: surfaces.band(v, 0.1, 0.5, 0.01))
    if look.detail == "broken":
        raise ValueError("a thread is loose")
    return compose.picture(
        bake_cache.get(model, look.silhouette), {1: body, 2: surfaces.plain(COLORS[look.accent])}
    )


def line(silhouette: str, pattern: str = "Solid", tier: str = "middle", **changes: str) -> Line:
    """Make a line in three colours."""
    colorways = (("Red", "White"), ("Navy Blue", "White"), ("Green", "Cream"))
    plain = Line(silhouette, pattern, "Cotton", "Women", "Casual", "Summer", tier, colorways)
    return dataclasses.replace(plain, **changes)


SHIRTS = Article(
    "Tshirts", "Topwear", "Apparel", "T-shirt", (15, 30, 60),
    (line("round"), line("tall", "Striped", "premium"), line("belted", tier="budget", gender="Girls")),
    draw, ("round", "tall", "belted"), model,
)  # fmt: skip
WATCHES = Article(
    "Watches", "Watches", "Accessories", "watch", (40, 90, 200),
    (line("tall", gender="Unisex"), line("round", material="Leather")), draw, ("round", "tall"), model,
)  # fmt: skip
