"""Surfaces of the parts of a `garment_forms.Garment`: cloth, seams, zips and prints."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace

import numpy as np
from PIL import Image

from showroom.articles.product_line import Look
from showroom.geometry.garment_forms import (
    BUTTONS,
    CENTIMETERS,
    COLLAR,
    CORD,
    FRONT,
    INSIDE,
    METAL,
    RIB,
    SLEEVES,
    TRIM,
    UNITS,
    ZIP,
    Garment,
)
from showroom.materials import fabrics, prints
from showroom.materials.palette import COLORS
from showroom.rendering.artwork import ink, mix
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Skin, Surface, band, mixed, noise, plain, raised, shaded

CLOTHS = {
    "Solid": "solid",
    "Graphic": "solid",
    "Colourblocked": "solid",
    "Contrast": "solid",
    "Quilted": "solid",
    "Ribbed": "solid",
    "Melange": "melange",
    "Striped": "breton",
    "Pinstriped": "pinstripes",
    "Checked": "checks",
    "Gingham": "gingham",
    "Tartan": "tartan",
    "Dotted": "dots",
    "Floral": "blooms",
    "Tropical": "tropical",
    "Geometric": "terrazzo",
    "Camouflage": "camouflage",
    "Washed": "solid",
    "Animal": "leopard",
    "Paisley": "paisley",
    "Woven": "herringbone",
    "Fair Isle": "Fair Isle",
}
"""Pattern of a look -> of `fabrics`, unless the look's detail names another one."""

WEAVES = {
    "Cotton": "plain",
    "Linen": "linen",
    "Denim": "denim",
    "Wool": "tweed",
    "Fleece": "fleece",
    "Jersey": "jersey",
    "Viscose": "smooth",
    "Polyester": "smooth",
    "Nylon": "smooth",
    "Satin": "smooth",
    "Silk": "smooth",
    "Knit": "fine knit",
    "Corduroy": "corduroy",
    "Velvet": "velvet",
    "Suede": "smooth",
    "Leather": "smooth",
    "Rubber": "smooth",
}

FINISHES = {
    "Satin": "satin",
    "Silk": "satin",
    "Leather": "leather",
    "Rubber": "rubber",
    "Suede": "suede",
}

WAIST = -1.2
"""Below this height a garment has a seam where its folds begin; above it only where it is gathered."""

PILE = "pile collar"
"""Detail of a look whose collar alone has the second colour, and is furry."""

THREADS = {"Denim": "c58f4e"}
"""Materials that are sewn with a thread of another colour."""


CHILD = 0.65
"""Scale of the cloth of children's garments, which are modelled as large as an adult's."""


def draw(
    model: Callable[[str], BakedShape],
    garments: Mapping[str, Garment],
    small: Container[str],
    look: Look,
    seed: int,
    bake_cache: BakeCache,
) -> Image.Image:
    """Draw a look of an article whose shapes `model` builds from garments; `small` names children's."""
    scale = CHILD if look.silhouette in small else 1.0
    made_of = surfaces_of(look, garments[look.silhouette], seed, scale)
    return picture(bake_cache.get(model, look.silhouette), made_of)


def surfaces_of(look: Look, garment: Garment, seed: int, scale: float = 1.0) -> dict[int, Surface]:
    """Return what each part of a garment is made of.

    Args:
        look: pattern, material and colours.
        garment: its shape.
        seed: of all that is random.
        scale: of the cloth: 1, or `CHILD`.
    """
    base, accent = COLORS[look.color], COLORS[look.accent]
    cloth = cut(look, seed, scale)
    plainly = replace(look, pattern="Solid", detail="")
    single = cut(plainly, seed, scale)
    other = cut(replace(plainly, color=look.accent), seed, scale)
    contrast = look.pattern == "Contrast" and look.detail != PILE
    ribbed = _knit(accent if contrast else base, scale, seed)
    metal = plain("c9cacd", "metal") if garment.shine else plain("b4b5b8")
    front = _front(look, cloth, other, garment, seed, scale)
    flat = single if look.pattern in ("Colourblocked", "Contrast", "Graphic") else cloth
    rib = ribbed if garment.form.rib or garment.form.baffles else flat
    return {
        FRONT: front,
        INSIDE: shaded(single, lambda u, v: np.full(len(u), 0.82)),
        SLEEVES: seamed(other if contrast else flat, [0.5 - 0.012 / UNITS], None),
        RIB: rib,
        TRIM: cloth if look.pattern == "Graphic" else front,
        ZIP: zipped(base if garment.shine else accent),
        METAL: metal,
        BUTTONS: plain(accent if look.pattern in ("Solid", "Contrast") else "e9e4d8", "plastic"),
        COLLAR: _pile(accent, scale, seed) if look.detail == PILE else flat,
        CORD: plain(accent if look.pattern in ("Solid", "Contrast", "Graphic") else mix(base, "f1ede2", 0.5)),
    }


def cut(look: Look, seed: int, scale: float) -> Surface:
    """Return the cloth of a look, in the coordinates of a garment."""
    name = look.detail if look.detail in fabrics.PATTERNS else CLOTHS[look.pattern]
    base, accent = ink(COLORS[look.color]), ink(COLORS[look.accent])
    if look.material == "Denim":
        base = mix(base, "6f7680", 0.35)
    if name == "melange":
        accent = mix(base, "16181d", 0.55)
    cloth = fabrics.fabric(
        name,
        base,
        accent,
        weave=WEAVES[look.material],
        size=UNITS * CENTIMETERS * scale,
        seed=seed,
        finish=FINISHES.get(look.material, "cloth"),
    )
    return TREATMENTS.get(look.material, lambda below, _: below)(cloth, seed)


def _leather(below: Surface, seed: int) -> Surface:
    grain = noise(0.012 / UNITS, seed)
    grained = raised(below, lambda u, v: 0.07 * grain(u, v))
    return lambda u, v: replace(grained(u, v), gloss=0.04, edge=0.1)


def _satin(below: Surface, seed: int) -> Surface:
    return lambda u, v: replace(below(u, v), gloss=0.024, edge=0.08)


def _washed(below: Surface, seed: int) -> Surface:
    cloud, streak = noise(0.25 / UNITS, seed), noise(0.03 / UNITS, seed + 1, stretch=5)
    return shaded(below, lambda u, v: np.clip(1 + 0.10 * cloud(u, v) + 0.07 * streak(u, v), 0.6, 1.5))


TREATMENTS: dict[str, Callable[[Surface, int], Surface]] = {
    "Leather": _leather,
    "Satin": _satin,
    "Silk": _satin,
    "Denim": _washed,
}


def _front(look: Look, cloth: Surface, other: Surface, garment: Garment, seed: int, scale: float) -> Surface:
    """Return the front's cloth with its print, blocks and seams."""
    if look.pattern == "Colourblocked":
        cloth = blocked(cloth, other, garment.form.armpit - 0.25)
    if look.pattern == "Graphic":
        sheet = prints.graphic(look.detail, COLORS[look.color], COLORS[look.accent], seed)
        cloth = prints.printed(
            cloth, sheet, (0.5, 0.5 + (garment.form.armpit - 0.16) / UNITS), (0.76 / UNITS,) * 2, seed=seed
        )
    lines = [] if garment.form.rib or garment.form.baffles else [0.5 + (garment.form.hem + 0.06) / UNITS]
    if garment.waist and not garment.crossed and (garment.gather or garment.waist < WAIST):
        lines.append(0.5 + garment.waist / UNITS)
    return seamed(cloth, lines, THREADS.get(look.material))


def seamed(below: Surface, heights: list[float], thread: str | None) -> Surface:
    """Sew seams at heights: a groove, and stitches where the thread has its own colour."""

    def near(v: Array) -> Array:
        away = np.min([np.abs(v - height) for height in heights], axis=0) if heights else np.ones_like(v)
        return np.exp(-((away * UNITS / 0.009) ** 2))

    grooved = raised(shaded(below, lambda u, v: 1 - 0.3 * near(v)), lambda u, v: -1.2 * near(v))
    if thread is None:
        return grooved
    return mixed(grooved, thread, lambda u, v: 0.8 * near(v) * (band(u * UNITS, 0.035, 0.65, 0.006) > 0.5))


def blocked(below: Surface, other: Surface, level: float) -> Surface:
    """Join another cloth on below a height."""

    def skin(u: Array, v: Array) -> Skin:
        high, low = below(u, v), other(u, v)
        share = np.clip((level - (v - 0.5) * UNITS) / 0.006 + 0.5, 0, 1)
        seam = np.exp(-((((v - 0.5) * UNITS - level) / 0.01) ** 2))
        color = high.color + (low.color - high.color) * share[:, None]
        return replace(high, color=color * (1 - 0.25 * seam)[:, None], height=high.height - 1.2 * seam)

    return skin


def zipped(color: str) -> Surface:
    """Return a closed zip: teeth that mesh."""
    dark, light = mix(color, "101114", 0.6), mix(color, "d8d9dc", 0.55)

    def teeth(u: Array, v: Array) -> Array:
        return band(v * UNITS + np.where(u > 0.5, 0.011, 0), 0.022, 0.55, 0.008)

    return raised(mixed(plain(dark), light, teeth), lambda u, v: 1.5 * teeth(u, v))


def _pile(color: str, scale: float, seed: int) -> Surface:
    tuft = noise(0.03 / UNITS, seed)
    cloth = fabrics.fabric("solid", color, weave="fleece", size=UNITS * CENTIMETERS * scale, seed=seed)
    return raised(shaded(cloth, lambda u, v: 1 + 0.08 * tuft(u, v)), lambda u, v: 0.4 * tuft(u, v))


def _knit(color: str, scale: float, seed: int) -> Surface:
    return fabrics.fabric("solid", color, weave="rib", size=UNITS * CENTIMETERS * scale, seed=seed)
