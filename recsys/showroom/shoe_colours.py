"""What closed shoes are made of: one way of dressing a silhouette in materials for each kind of shoe."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from recsys.showroom import shoe_designs as designs
from recsys.showroom import uppers
from recsys.showroom.bakery import Bakery
from recsys.showroom.compose import picture
from recsys.showroom.drawing import brightness, mix
from recsys.showroom.line import Look
from recsys.showroom.palette import COLOURS
from recsys.showroom.shoes import HEEL, LACE, LINING, METAL, PATCH, SOLE, STRAP, TONGUE, TRIM, UPPER, model
from recsys.showroom.surfaces import Array, Surface, plain

Dress = Callable[[Look], dict[int, Surface]]
"""Gives every part of a look its surface."""

RUBBER, CREAM, GUM, DARK = "eeece6", "e9dfca", "b98a58", "232427"
"""Usual colours of soles."""

CLOTHS = {
    "Solid": ("solid", 1.0),
    "Striped": ("breton", 0.45),
    "Checked": ("checks", 0.45),
    "Gingham": ("gingham", 0.5),
    "Tartan": ("tartan", 0.35),
    "Dotted": ("dots", 0.5),
    "Floral": ("blooms", 0.4),
    "Tropical": ("tropical", 0.4),
    "Camouflage": ("camouflage", 0.4),
    "Melange": ("melange", 1.0),
    "Geometric": ("triangles", 0.45),
    "Woven": ("houndstooth", 0.6),
    "Washed": ("acid wash", 0.6),
}
"""Pattern -> print of `fabrics` and its scale on a shoe."""


def draw(look: Look, bakery: Bakery, dress: Dress) -> Image.Image:
    """Draw a look in the clothes of its kind."""
    bake = bakery.get(model, look.silhouette)
    return picture(bake, dress(look))


def colours(look: Look) -> tuple[str, str]:
    """Return the dyes of a look."""
    return COLOURS[look.colour], COLOURS[look.accent]


def material(look: Look, dye: str | Array, seed: int = 1) -> Surface:
    """Return the look's material in a dye."""
    accent = COLOURS[look.accent]
    makers: dict[str, Callable[[], Surface]] = {
        "Leather": lambda: uppers.leather(dye, 0.25, seed),
        "Patent": lambda: uppers.leather(dye, 0.0, seed, "patent"),
        "Suede": lambda: uppers.suede(dye, seed),
        "Canvas": lambda: uppers.cloth(*_print(look), dye, accent, "plain"),
        "Denim": lambda: uppers.cloth(*_print(look), dye, accent, "denim"),
        "Cotton": lambda: uppers.cloth(*_print(look), dye, accent, "twill"),
        "Wool": lambda: uppers.cloth(*_print(look), dye, accent, "fleece"),
        "Nylon": lambda: uppers.mesh(dye),
        "Polyester": lambda: uppers.mesh(dye, mix(dye, accent, 0.6)),
        "Knit": lambda: uppers.knitted(dye, accent, look.pattern),
    }
    return makers[look.material]()


def _print(look: Look) -> tuple[str, float]:
    return CLOTHS[look.pattern]


def casual(look: Look) -> dict[int, Surface]:
    """Sneakers, plimsolls, boat shoes: their material over a rubber sole."""
    dye, accent = colours(look)
    main = material(look, dye)
    second = uppers.leather(accent, 0.25) if look.material in ("Leather", "Suede") else plain(accent)
    tone = material(look, uppers.darker(dye, 0.10) if look.pattern == "Solid" else dye, 5)
    if look.pattern in ("Colourblocked", "Contrast"):
        tone = second
    roles = {"main": main, "over": tone, "soft": tone, "accent": second, "elastic": designs.elastic(uppers.darker(dye, 0.35))}
    sole = SOLES[look.silhouette](dye, accent)
    lace = LACES.get(look.silhouette, _pale)(dye, accent)
    lining = mix(dye, "e8dfce", 0.8)
    return {
        UPPER: designs.made(look.silhouette, look.detail, roles, "f2eee4" if look.material == "Denim" else None),
        LINING: plain(lining),
        SOLE: sole,
        TONGUE: uppers.small(main),
        LACE: uppers.braid(lace),
        METAL: plain("b9bcc0", "metal"),
        HEEL: plain(DARK, "rubber"),
        PATCH: plain(CREAM if look.silhouette == "trail" else "f1eee6", "rubber"),
        TRIM: main,
        STRAP: designs.strapped(uppers.leather(dye, 0.2) if look.material not in ("Canvas",) else main),
    }  # fmt: skip
