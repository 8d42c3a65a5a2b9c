"""Sunglasses: acetate, tortoise and wire frames with plain, graded and mirrored lenses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image
from scipy import ndimage

from showroom.articles.product_line import Article, Line, Look
from showroom.materials.jewelry_materials import polished
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import linear, ramp
from showroom.rendering.surfaces import Skin, Surface, mixed, noise, plain
from showroom.shapes.accessories.sunglasses import LENS, PAD, PIN, RIM, SILHOUETTES, TEMPLE, TIP, WIRE, model


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a pair; its detail is "glass, arms": graded, mirrored or dark; gold or two-tone."""
    style, _, sort = look.detail.partition(", ")
    metal = look.material == "Metal"
    frame = _acetate(look, seed)
    wire = plain(linear(COLORS[look.color if metal else "Gold"]) * 1.5, "metal")
    arms = {
        "gold": plain(linear(COLORS["Gold"]) * 0.8, "metal"),
        "two-tone": plain(COLORS[look.accent], "plastic"),
    }
    surfaces = {
        RIM: frame,
        WIRE: wire,
        LENS: _glass(look, style),
        TEMPLE: arms.get(sort, frame),
        TIP: plain(
            "2a1c14" if look.color in ("Gold", "Rose Gold", "Bronze", "Copper") else "1b1c1f", "plastic"
        ),
        PAD: plain("d9d5cc", "plastic"),
        PIN: plain(linear(COLORS["Silver"]) * 1.3, "metal"),
    }
    shape = polished(_smoothed(bake_cache.get(model, look.silhouette)), 2.2, 0.32)
    return compose.picture(shape, surfaces, shadow=0.4)


def _smoothed(bake: BakedShape) -> BakedShape:
    """Smooth what the lenses mirror: the grain of few light paths would show on them."""
    lens = (bake.part[::2, ::2] == LENS).astype(np.float32)
    mirrored = ndimage.gaussian_filter(lens * bake.shine, 2.0) / (ndimage.gaussian_filter(lens, 2.0) + 1e-6)
    return replace(bake, shine=np.where(lens > 0, mirrored, bake.shine))


def _acetate(look: Look, seed: int) -> Surface:
    base = plain(COLORS[look.color], "plastic")
    if look.pattern != "Tortoise":
        return base
    cloud = noise(0.16, seed)
    amber, dark = linear("b8742c"), linear("24130a")

    def patches(u: Array, v: Array) -> Array:
        return ramp(-0.45, 0.35, cloud(u, v))

    return mixed(plain(0.55 * amber + 0.45 * linear(COLORS[look.color]), "plastic"), dark, patches)


def _glass(look: Look, style: str) -> Surface:
    tint = linear(COLORS[look.accent])

    def skin(u: Array, v: Array) -> Skin:
        drop = np.clip(1 - v, 0, 1)[:, None]
        if style == "mirror":
            turn = 0.5 + 0.5 * np.cos(2.2 * drop + 0.4)
            color = tint * (0.5 + 0.9 * turn) + 0.25 * np.roll(tint, 1) * (1 - turn)
            gloss, edge = 0.32, 0.4
        elif style == "gradient":
            color = tint * (0.10 + 0.75 * drop**1.4) + 0.16 * drop**2
            gloss, edge = 0.13, 0.4
        else:
            color = 0.014 + tint * (0.16 + 0.14 * drop)
            gloss, edge = 0.13, 0.4
        return Skin(color.astype(np.float32), np.zeros(len(u), np.float32), gloss, edge)

    return skin


LINES = (
    Line("wayfarer", "Solid", "Acetate", "Unisex", "Casual", "Summer", "middle",
         (("Black", "Charcoal"), ("Navy Blue", "Blue"), ("Red", "Charcoal"))),
    Line("wayfarer", "Tortoise", "Acetate", "Unisex", "Casual", "Summer", "premium",
         (("Brown", "Green"), ("Tan", "Brown"))),
    Line("wayfarer", "Solid", "Acetate", "Boys", "Casual", "Summer", "budget",
         (("Yellow", "Blue"), ("Lime Green", "Orange"), ("White", "Red")), "mirror, two-tone"),
    Line("rectangle", "Solid", "Acetate", "Men", "Casual", "Summer", "budget",
         (("White", "Blue"), ("Black", "Orange"), ("Grey", "Green")), "mirror"),
    Line("rectangle", "Solid", "Acetate", "Women", "Party", "Summer", "middle",
         (("Black", "Black"), ("Burgundy", "Brown")), "dark, gold"),
    Line("round", "Tortoise", "Acetate", "Women", "Casual", "Summer", "middle",
         (("Brown", "Brown"), ("Tan", "Olive"), ("Coffee Brown", "Blue")), "gradient"),
    Line("round", "Solid", "Acetate", "Girls", "Casual", "Summer", "budget",
         (("Pink", "Mauve"), ("Turquoise Blue", "Purple"), ("Peach", "Brown")), "gradient"),
    Line("round wire", "Solid", "Metal", "Unisex", "Casual", "Summer", "middle",
         (("Gold", "Green"), ("Silver", "Blue"), ("Charcoal", "Charcoal"))),
    Line("round wire", "Solid", "Metal", "Unisex", "Party", "Summer", "middle",
         (("Rose Gold", "Rose"), ("Gold", "Yellow")), "mirror"),
    Line("aviator", "Solid", "Metal", "Men", "Casual", "Summer", "premium",
         (("Gold", "Olive"), ("Silver", "Grey"), ("Charcoal", "Brown")), "gradient"),
    Line("aviator", "Solid", "Metal", "Unisex", "Casual", "Summer", "middle",
         (("Silver", "Blue"), ("Gold", "Orange"), ("Gold", "Purple")), "mirror"),
    Line("navigator", "Solid", "Metal", "Men", "Casual", "Summer", "premium",
         (("Bronze", "Brown"), ("Charcoal", "Charcoal"), ("Silver", "Navy Blue"))),
    Line("cat-eye", "Solid", "Acetate", "Women", "Party", "Summer", "middle",
         (("Red", "Charcoal"), ("Black", "Mauve"), ("White", "Black")), "gradient"),
    Line("cat-eye", "Tortoise", "Acetate", "Women", "Casual", "Summer", "premium",
         (("Tan", "Brown"), ("Brown", "Rose")), "gradient, gold"),
    Line("oversized", "Solid", "Acetate", "Women", "Casual", "Summer", "middle",
         (("Cream", "Brown"), ("Burgundy", "Mauve"), ("Black", "Charcoal")), "gradient"),
    Line("oversized", "Tortoise", "Acetate", "Women", "Casual", "Summer", "premium",
         (("Brown", "Brown"), ("Coffee Brown", "Olive"))),
    Line("butterfly", "Tortoise", "Acetate", "Women", "Casual", "Summer", "premium",
         (("Tan", "Brown"), ("Coffee Brown", "Rust"))),
    Line("butterfly", "Solid", "Acetate", "Women", "Party", "Summer", "middle",
         (("Black", "Grey"), ("Nude", "Brown"), ("Teal", "Blue")), "gradient"),
    Line("browline", "Solid", "Acetate", "Men", "Smart Casual", "Summer", "middle",
         (("Black", "Green"), ("Brown", "Brown"), ("Navy Blue", "Grey"))),
    Line("browline", "Tortoise", "Acetate", "Men", "Smart Casual", "Summer", "premium",
         (("Tan", "Green"), ("Brown", "Blue")), "gradient"),
    Line("wrap", "Solid", "Polyester", "Men", "Sports", "Summer", "budget",
         (("Black", "Red"), ("Grey", "Blue"), ("White", "Lime Green")), "mirror"),
    Line("shield", "Solid", "Polyester", "Unisex", "Sports", "Summer", "premium",
         (("White", "Magenta"), ("Black", "Orange"), ("Blue", "Turquoise Blue")), "mirror"),
)  # fmt: skip

ARTICLE = Article(
    kind="Sunglasses",
    sub="Eyewear",
    master="Accessories",
    noun="Sunglasses",
    prices=(19, 59, 149),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
