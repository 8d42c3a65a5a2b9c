"""Surfaces of the parts of trousers and shorts: cloth, washes, waistbands and stripes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from showroom.articles.clothing.trouser_seams import Style, draw
from showroom.articles.product_line import Article, Draw, Line, Look, colorways
from showroom.geometry import trouser_legs
from showroom.geometry.sewing_patterns import Draft
from showroom.geometry.trouser_legs import SHEET, UNIT, TrouserCut
from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.artwork import brightness, ink, mix
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import Skin, Surface, noise, plain
from showroom.shapes.clothing.trousers import CUTS, model

LINING = "cfc8ba"


def surfaces(cut: TrouserCut, style: Style, cloth: Surface, base: str, seed: int) -> dict[int, Surface]:
    """Return what each part of a pair is made of.

    Args:
        cut: its measures.
        style: how it is made up.
        cloth: measured in pattern units (28 cm).
        base: its main colour, "rrggbb".
        seed: of wear.
    """
    if style.wash:
        cloth = washed(cloth, cut, style, base, seed)
    if style.side:
        cloth = side_stripe(cloth, cut, style.side)
    if style.block:
        cloth = blocked(cloth, cut, style.block)
    cloth = zones(cloth, cut, style)
    draft = Draft(SHEET, 300)
    draw(draft, cut, style)
    outside = draft.over(SHEET.cut_from(cloth))
    metal = "8f8a84" if style.thread is None else "a9783f"
    return {
        trouser_legs.CLOTH: outside,
        trouser_legs.INSIDE: SHEET.cut_from(lining(base, cut)),
        trouser_legs.METAL: plain(metal, "plastic"),
        trouser_legs.CORD: plain("e9e6de" if style.ribbed and brightness(base) < 0.8 else base),
        trouser_legs.BUTTON: plain(mix(base, "2a211c", 0.5), "plastic"),
    }


INDIGO = {"Blue": "3a5577", "Navy Blue": "232d42", "Black": "1f2023", "Grey": "73777c", "Charcoal": "414449"}
BLEACHED = {"Blue": "8aa5c2", "Grey": "a3a6a8", "Navy Blue": "4a5f80", "Black": "3b3d41"}
"""Colour -> dye of denim, where cloth of that name is another; `BLEACHED` when it was washed out."""

THREADS = {"Tan": "b98a4e", "White": "d9d6cc", "Orange": "c9803f", "Rust": "a9623a"}
"""Accents that show in the topstitching of denim."""


def trouser_line(
    silhouette: str,
    pattern: str,
    material: str,
    gender: str,
    tier: str,
    colors: str,
    detail: str = "",
    *,
    usage: str = "Casual",
    season: str = "Fall",
) -> Line:
    """Return a line of trousers.

    Args:
        silhouette, pattern, material, gender, tier, detail, usage, season: as in `Line`.
        colors: as `colorways` reads them.
    """
    return Line(silhouette, pattern, material, gender, usage, season, tier, colorways(colors), detail)


def trouser_article(
    kind: str,
    noun: str,
    prices: tuple[float, float, float],
    lines: tuple[Line, ...],
    draw: Draw,
    silhouettes: tuple[str, ...],
) -> Article:
    """Return an article of trousers or shorts; see `Article` for its arguments."""
    return Article(kind, "Bottomwear", "Apparel", noun, prices, lines, draw, silhouettes, model)


PATTERNS = {
    "Solid": "solid",
    "Washed": "solid",
    "Ribbed": "solid",
    "Quilted": "solid",
    "Colourblocked": "solid",
    "Contrast": "solid",
    "Melange": "melange",
    "Striped": "stripes",
    "Pinstriped": "pinstripes",
    "Checked": "glen check",
    "Windowpane": "windowpane",
    "Gingham": "gingham",
    "Tartan": "tartan",
    "Houndstooth": "houndstooth",
    "Dotted": "dots",
    "Floral": "meadow",
    "Tropical": "palms",
    "Geometric": "lattice",
    "Camouflage": "camouflage",
    "Tie-dye": "tie-dye",
}
"""The pattern of a look -> a pattern of `fabrics`."""

WEAVES = {
    "Cotton": "twill",
    "Denim": "denim",
    "Linen": "linen",
    "Corduroy": "corduroy",
    "Wool": "plain",
    "Fleece": "jersey",
    "Jersey": "jersey",
    "Viscose": "smooth",
    "Polyester": "smooth",
    "Nylon": "smooth",
    "Velvet": "velvet",
}
"""The material of a look -> a weave of `fabrics`."""

STRENGTH = {"Pinstriped": 0.45, "Checked": 0.6, "Windowpane": 0.5, "Melange": 0.5}
"""Share of the accent's colour that a quiet pattern shows; 1 where it is not listed."""

SHEEN = {"Nylon": "satin", "Viscose": "suede", "Velvet": "suede"}
"""Materials that are not as dull as cloth -> a finish of `surfaces`."""


def draw_pair(
    look: Look,
    seed: int,
    bake_cache: BakeCache,
    style: Style,
    base: str | None = None,
    pattern: str | None = None,
) -> Image.Image:
    """Draw a pair.

    Args:
        look: its silhouette is one of `shapes.clothing.trousers.CUTS`.
        seed: of everything random.
        bake_cache: has its shape.
        style: how it is made up.
        base: its dye, "rrggbb", where that is not the usual one of its colour.
        pattern: of `fabrics`, where that is not the usual one of its pattern.
    """
    cut = CUTS[look.silhouette]
    dye = base or COLORS[look.color]
    pale_denim = look.material == "Denim" and brightness(dye) > 0.5  # whose yarns are all of one colour
    cloth = fabric(
        pattern or PATTERNS[look.pattern],
        dye,
        mix(dye, COLORS[look.accent], STRENGTH.get(look.pattern, 1)),
        weave="twill" if pale_denim else WEAVES[look.material],
        size=UNIT,
        zoom=1.25,
        seed=seed,
        finish=SHEEN.get(look.material, "cloth"),
    )
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces(cut, style, cloth, dye, seed))


def lining(base: str, cut: TrouserCut) -> Surface:
    """Return the inside of the back: waistband, its seam, and a small label."""

    def skin(x: Array, z: Array) -> Skin:
        u, t = x * UNIT, -z * UNIT
        shade = np.broadcast_to(mix(base, LINING, 0.4), (len(u), 3))
        below = (t > cut.band)[:, None]
        color = np.where(below, ink(LINING) * 0.5, shade * 0.7)
        label = ((np.abs(u) < 1.5) & (t > 1.1) & (t < cut.band - 0.8))[:, None]
        return Skin(np.where(label, ink("c6bfb0"), color), np.zeros(len(u)))

    return skin


def zones(cloth: Surface, cut: TrouserCut, style: Style) -> Surface:
    """Turn the grain in the waistband, rib or gather it, and treat cuffs."""

    def skin(x: Array, z: Array) -> Skin:
        u, t = x * UNIT, -z * UNIT
        in_band = t < cut.band
        in_cuff = (t > cut.length - cut.cuff) if cut.cuff else np.zeros(len(t), bool)
        turn = in_band & (not style.elastic)
        base = cloth(np.where(turn, z, x), np.where(turn, x, z))
        tone, height = np.ones(len(u)), np.zeros(len(u))
        knit = (in_band | in_cuff) & style.ribbed
        ridge = np.sqrt(np.abs(np.sin(u * np.pi / 0.62)))
        tone[knit], height[knit] = 0.86 + 0.16 * ridge[knit], 0.7 * ridge[knit]
        if style.elastic and not style.ribbed:
            crimp = noise(0.9, 5, 9, 2)(u, t)
            tone[in_band] += 0.03 * crimp[in_band]
            height[in_band] += 0.9 * crimp[in_band]
        if cut.turned:
            tone[in_cuff] *= 1.0 + 0.55 * min(style.wash * 2, 1)
        color = base.color * tone[:, None]
        if cut.turned and style.wash:
            color[in_cuff] = color[in_cuff] * 0.8 + 0.09
        return replace(base, color=color, height=base.height + height)

    return skin


def side_stripe(cloth: Surface, cut: TrouserCut, color: str) -> Surface:
    """Set one broad stripe into the side seams."""
    seam_t, seam_u = trouser_legs.side_seam(cut)

    def skin(x: Array, z: Array) -> Skin:
        base = cloth(x, z)
        u, t = np.abs(x) * UNIT, -z * UNIT
        away = np.abs(u - (np.interp(t, seam_t, seam_u) - 3.6))
        share = np.clip((1.4 - away) / 0.12, 0, 1) * (t > cut.band)
        return replace(base, color=base.color + (ink(color) - base.color) * share[:, None])

    return skin


def blocked(cloth: Surface, cut: TrouserCut, color: str) -> Surface:
    """Set in a panel of another colour, from the knees down."""
    top = cut.rise + 0.5 * (cut.length - cut.rise)
    seam_t, seam_u = trouser_legs.side_seam(cut)

    def skin(x: Array, z: Array) -> Skin:
        base = cloth(x, z)
        t = -z * UNIT
        u = np.abs(x) * UNIT
        u = np.where(u > np.interp(t, seam_t, seam_u) + 4, 0, u)  # the inside of the leg
        edge = t - top - 0.55 * (u - 9)
        share = np.clip(edge / 0.12, 0, 1)[:, None]
        return replace(base, color=base.color + (ink(color) - base.color) * share)

    return skin


def washed(cloth: Surface, cut: TrouserCut, style: Style, base: str, seed: int) -> Surface:
    """Wear the dye off: thighs, knees, the ridges of folds, here and there."""
    pale = mix(base, "eef2f5", 0.62)
    cloudy, streaks = noise(9, seed, 1.5, 3), noise(0.35, seed + 1, 9, 2)
    middle = (cut.hip + 0.3) * 0.56
    knee = cut.knee_at or 1e3
    thigh = cut.rise + 0.15 * (min(knee, cut.length) - cut.rise) + 4

    def skin(x: Array, z: Array) -> Skin:
        skin_below = cloth(x, z)
        u, t = np.abs(x) * UNIT, -z * UNIT
        across = np.exp(-(((u - middle) / (0.3 * cut.hip)) ** 2))
        worn = 0.85 * across * np.exp(-(((t - thigh) / 15) ** 2))
        worn += 0.6 * across * np.exp(-(((t - knee) / 10) ** 2))
        ridges = _ridges(cut, x * UNIT, t)
        rough = 0.16 * cloudy(x * UNIT, t) + 0.035 * streaks(x * UNIT, t)
        share = style.wash * (worn * (1 + 0.3 * rough / 0.14) + ridges + 0.6 * rough + 0.12)
        share = np.clip(share, -0.1, 0.85) * np.where(t < cut.band, 0.45, 1)
        color = np.sqrt(np.clip(skin_below.color, 0, 1))
        color = np.clip(color + (np.sqrt(pale) - color) * share[:, None], 0, 1) ** 2
        return replace(skin_below, color=color)

    return skin


def _ridges(cut: TrouserCut, u: Array, t: Array) -> Array:
    """Return how worn each point is from lying on a ridge of a fold; valleys are negative."""
    lift = np.zeros(len(u))
    for side, seed in ((1, 2 * cut.seed), (-1, 2 * cut.seed + 1)):
        here = u * side >= 0
        lift[here] = trouser_legs.folded(cut, np.abs(u[here]), t[here], seed)
    calm = np.clip(np.abs(u) / 2.5, 0, 1)
    return np.clip(0.4 * lift * calm, -0.12, 0.45)
