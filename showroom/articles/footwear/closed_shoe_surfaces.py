"""Surfaces of the parts of closed shoes, by kind: casual, sports and formal ones."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from showroom.articles.footwear import closed_shoe_designs as designs
from showroom.articles.footwear import shoe_panels
from showroom.articles.product_line import Look
from showroom.materials.palette import COLORS
from showroom.materials.shoe_materials import polished
from showroom.rendering.artwork import brightness, mix
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.compose import picture
from showroom.rendering.surfaces import Surface, plain
from showroom.shapes.footwear.closed_shoes import (
    HEEL,
    LACE,
    LINING,
    METAL,
    PATCH,
    SOLE,
    STRAP,
    TONGUE,
    TRIM,
    UPPER,
    model,
)

SurfacesOfLook = Callable[[Look], dict[int, Surface]]
"""Gives every part of a look its surface."""

SMOOTH, BUFFED = 0.7, 1.5
"""Contrast of mirrored lamps on sneakers, and on dress shoes."""

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


def draw_closed_shoe(
    look: Look, bake_cache: BakeCache, surfaces_of: SurfacesOfLook, polish: float = 0.0
) -> Image.Image:
    """Draw a look with the surfaces of its kind; with more polish, the lamps it mirrors stand out."""
    bake = bake_cache.get(model, look.silhouette)
    return picture(polished(bake, polish) if polish else bake, surfaces_of(look))


def colors(look: Look) -> tuple[str | Array, str | Array]:
    """Return the dyes of a look."""
    return _lifted(COLORS[look.color]), _lifted(COLORS[look.accent])


def _lifted(dye: str) -> str | Array:
    """Keep blacks from swallowing seams and folds, and whites from burning out."""
    if brightness(dye) < 0.13:
        return "2a2b2e"
    return mix(dye, "c9c8c4", 0.25) if brightness(dye) > 0.9 else dye


def material(look: Look, dye: str | Array, seed: int = 1) -> Surface:
    """Return the look's material in a dye."""
    accent = COLORS[look.accent]
    makers: dict[str, Callable[[], Surface]] = {
        "Leather": lambda: shoe_panels.leather(dye, 0.25, seed),
        "Suede": lambda: shoe_panels.suede(dye, seed),
        "Canvas": lambda: _cloth(look, dye, "plain"),
        "Denim": lambda: _cloth(look, dye, "denim"),
        "Cotton": lambda: _cloth(look, dye, "twill"),
        "Wool": lambda: _cloth(look, dye, "fleece"),
        "Nylon": lambda: shoe_panels.mesh(dye),
        "Polyester": lambda: shoe_panels.mesh(dye, shoe_panels.darker(mix(dye, accent, 0.3), 0.35)),
        "Knit": lambda: shoe_panels.knitted(dye, accent, look.pattern),
    }
    return makers[look.material]()


def _cloth(look: Look, dye: str | Array, weave: str) -> Surface:
    pattern, zoom = CLOTHS[look.pattern]
    return shoe_panels.cloth(pattern, dye, COLORS[look.accent], weave, zoom)


def casual(look: Look) -> dict[int, Surface]:
    """Sneakers, plimsolls, boat shoes: their material over a rubber sole."""
    dye, accent = colors(look)
    if look.silhouette in MOSTLY_OVERLAID and look.pattern == "Contrast":
        dye, accent = accent, dye
    main = material(look, dye)
    contrast = look.pattern == "Contrast"
    second = shoe_panels.leather(accent, 0.25)
    tone = second if contrast else material(look, _shade(look, dye))
    roles = {
        "main": main,
        "over": tone,
        "soft": tone,
        "accent": second,
        "elastic": designs.elastic(shoe_panels.darker(accent, 0.3)),
    }
    lace = accent if look.silhouette in LEATHER_LACES else LACE_COLOR.get(look.silhouette, "f1eee7")
    return {
        UPPER: designs.made(look.silhouette, look.detail, roles, _thread(look, dye)),
        LINING: plain(mix(dye, "e4dac8", 0.8)),
        SOLE: _casual_sole(look, dye, accent),
        TONGUE: shoe_panels.small(tone if contrast else main),
        LACE: shoe_panels.braid(lace),
        METAL: plain("b9bcc0", "metal"),
        PATCH: plain("f1eee6", "rubber"),
        TRIM: main,
        STRAP: designs.strapped(
            second if contrast else shoe_panels.leather(dye, 0.25) if look.material == "Leather" else main
        ),
    }


MOSTLY_OVERLAID = ("skate", "strapped")
"""Silhouettes whose overlays cover more than what lies below them."""
LEATHER_LACES = ("boat", "chukka")
LACE_COLOR = {"mid": "2b2b2d"}


def _shade(look: Look, dye: str | Array) -> str | Array:
    """The panels' own tone of a plain shoe: a little darker, so that the cut shows."""
    return shoe_panels.darker(dye, 0.07) if look.pattern == "Solid" else dye


def _thread(look: Look, dye: str | Array) -> str | None:
    """Dark canvas and denim are sewn with pale thread, espadrilles with that of their rope."""
    if look.silhouette == "espadrille":
        return "efe3c8" if brightness(dye) < 0.6 else "8a6d45"
    dark = look.material == "Canvas" and brightness(dye) < 0.45
    return "ddd8cc" if dark or look.material == "Denim" else None


def _casual_sole(look: Look, dye: str | Array, accent: str | Array) -> Surface:
    kinds: dict[str, Callable[[], Surface]] = {
        "court": lambda: designs.tape([(0.07, CREAM), (1.2, RUBBER)], stitch=0.84),
        "mid": lambda: designs.tape([(0.07, CREAM), (1.2, RUBBER)], stitch=0.84),
        "platform": lambda: designs.tape([(0.05, CREAM), (1.2, RUBBER)], stitch=0.9),
        "strapped": lambda: designs.tape([(0.09, accent), (1.2, RUBBER)], stitch=0.84),
        "skate": lambda: designs.tape([(0.25, GUM), (1.2, RUBBER)]),
        "plimsoll": lambda: designs.tape([(0.25, GUM), (0.74, RUBBER), (0.84, accent), (1.2, RUBBER)]),
        "high-top": lambda: designs.tape([(0.25, GUM), (0.74, RUBBER), (0.84, accent), (1.2, RUBBER)]),
        "kids-canvas": lambda: designs.tape([(0.25, accent), (1.2, RUBBER)]),
        "slip-on": lambda: designs.tape([(0.25, RUBBER), (0.29, CREAM), (1.2, RUBBER)]),
        "espadrille": lambda: designs.tape([(0.06, DARK), (1.2, "c9a873")], "cloth", rope=True),
        "boat": lambda: designs.tape([(1.2, "ece5d6")], stitch=0.9),
        "moccasin": lambda: designs.tape([(1.2, shoe_panels.darker(dye, 0.6))]),
        "chukka": lambda: designs.tape([(0.55, "c2955d"), (1.2, "b5844d")], stitch=0.9),
    }
    return kinds[look.silhouette]()


def sports(look: Look) -> dict[int, Surface]:
    """Running and training shoes: mesh or knit, smooth overlays and marks, foam and tread."""
    dye, accent = colors(look)
    main = material(look, dye)
    pale = brightness(dye) > 0.55
    tone = shoe_panels.darker(dye, 0.06 if pale else 0.16)
    over = shoe_panels.leather(accent if look.pattern == "Contrast" else tone, 0.1)
    roles = {
        "main": main,
        "over": over,
        "soft": shoe_panels.cloth("solid", shoe_panels.darker(dye, 0.10 if pale else 0.22), dye, "smooth"),
        "accent": shoe_panels.leather("f4f3ef" if look.pattern == "Contrast" else accent, 0.05),
    }
    foam, tread = SPORTS_SOLES[look.silhouette]
    tread_dye = accent if tread is None else tread
    share = 0.42 if look.silhouette in ("football",) else 0.17
    return {
        UPPER: designs.made(look.silhouette, look.detail, roles),
        LINING: shoe_panels.cloth(
            "solid", shoe_panels.darker(dye, 0.45) if pale else mix(dye, accent, 0.3), dye, "smooth"
        ),
        SOLE: designs.tape([(share, tread_dye), (1.2, foam or dye)]),
        TONGUE: shoe_panels.small(main),
        LACE: shoe_panels.braid(
            accent if look.pattern == "Melange" else "f1eee7" if not pale else shoe_panels.darker(dye, 0.55)
        ),
        METAL: plain("8a8d91", "metal"),
        HEEL: plain(accent, "rubber"),
        PATCH: plain("2c2d30", "rubber"),
        TRIM: plain(accent),
        STRAP: designs.strapped(over),
    }


SPORTS_SOLES: dict[str, tuple[str | None, str | None]] = {
    "runner": ("f2f0ec", None),
    "cushion": ("f4f2ee", "d9d6cf"),
    "racer": ("f2f0ec", DARK),
    "sock": ("f2f0ec", DARK),
    "trainer": ("26272a", None),
    "trail": ("3a3c40", "1c1c1e"),
    "basketball": ("f2f0ec", None),
    "football": ("1f2023", None),
    "indoor": ("efe9dc", GUM),
    "kids-runner": ("f2f0ec", None),
}
"""Colours of foam and tread, None for the accent's."""


def formal(look: Look) -> dict[int, Surface]:
    """Dress shoes: burnished calf, patent or suede over a welted sole."""
    dye, accent = COLORS[look.color], COLORS[look.accent]
    calf: dict[str, Callable[[str | Array, int], Surface]] = {
        "Leather": shoe_panels.polished,
        "Patent": lambda color, seed: shoe_panels.patent(color),
        "Suede": shoe_panels.suede,
    }
    make = calf[look.material]
    contrast = look.pattern == "Contrast"
    main = make(accent if contrast else dye, 1)
    over = make(dye if contrast else shoe_panels.darker(dye, 0.14), 4)
    edge, welt, heel = _formal_sole(look, dye)
    roles = {
        "main": main,
        "over": over,
        "accent": over,
        "elastic": designs.elastic("1f1e1e" if brightness(dye) < 0.3 else shoe_panels.darker(dye, 0.5)),
    }
    return {
        UPPER: designs.made(look.silhouette, look.detail, roles),
        LINING: plain(mix(dye, "cdb08a", 0.8)),
        SOLE: designs.tape(
            [(0.54, edge), (1.2, welt)], "leather", stitch=0.0 if look.silhouette in RUBBER_SOLED else 1.1
        ),
        TONGUE: shoe_panels.small(over),
        LACE: shoe_panels.braid(accent if look.silhouette == "boot" else shoe_panels.darker(dye, 0.45)),
        METAL: plain("c8a866" if look.silhouette == "boot" else "c9cbce", "metal"),
        HEEL: designs.stacked(heel),
        TRIM: main if look.silhouette not in WITH_TABS else plain(shoe_panels.darker(dye, 0.4)),
        STRAP: designs.slotted(over, shoe_panels.darker(dye, 0.7))
        if "loafer" in look.silhouette
        else designs.strapped(over),
    }


def _formal_sole(look: Look, dye: str | Array) -> tuple[str | Array, str | Array, str | Array]:
    """Return the colours of a sole's edge, its welt and the heel's layers."""
    if kept := FORMAL_SOLES.get((look.silhouette, look.material)):
        return kept
    dark = look.silhouette in RUBBER_SOLED or brightness(dye) < 0.3
    edge = "171615" if dark else shoe_panels.darker(dye, 0.55)
    return edge, mix(edge, "8a6a48", 0.0 if dark else 0.25), edge


FORMAL_SOLES = {
    ("derby", "Suede"): ("9a4a32", "a85a40", "9a4a32"),
    ("monk", "Suede"): ("8a5b36", "a9794c", "7a4c2c"),
    ("tassel", "Suede"): ("4a2f20", "b08a5c", "4a2f20"),
    ("boot", "Suede"): ("c39a62", "cfa972", "c39a62"),
    ("womens-brogue", "Leather"): ("b58a58", "c49c6a", "a87c4c"),
}
"""(silhouette, material) -> colours of a sole lighter than usual: red rubber, tan leather, crepe."""

RUBBER_SOLED = ("lug-loafer", "boot")
WITH_TABS = ("chelsea", "boot")
