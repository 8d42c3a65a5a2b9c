"""Shirts: buttoned, with collars, cuffs and plackets; cotton, linen, denim and flannel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from showroom.articles.clothing.draped_surfaces import (
    Rolls,
    button,
    cloth,
    garment_surface,
    new_draft,
    pocket,
    words,
)
from showroom.articles.product_line import Article, Line, Look
from showroom.geometry import top_cuts
from showroom.geometry.sewing_patterns import Draft, offset, straight
from showroom.geometry.top_cuts import BODY, BUTTONS, TRIM, Top
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import Skin, Surface, noise, shaded
from showroom.shapes.clothing.shirts import SILHOUETTES, button_places, model

PLACKET = 0.06
"""Half width of the placket."""


ROLLS: Rolls = {
    "Solid": ("solid", "plain", 1.0),
    "oxford": ("melange", "plain", 0.6),
    "linen": ("solid", "linen", 1.0),
    "denim": ("solid", "denim", 1.0),
    "corduroy": ("solid", "corduroy", 1.0),
    "Melange": ("melange", "plain", 0.5),
    "Striped": ("fine stripes", "plain", 1.9),
    "wide stripes": ("stripes", "plain", 2.2),
    "Pinstriped": ("pinstripes", "plain", 1.2),
    "double": ("double stripes", "plain", 1.4),
    "Checked": ("checks", "plain", 1.0),
    "tattersall": ("tattersall", "plain", 1.5),
    "Gingham": ("gingham", "plain", 1.0),
    "large gingham": ("large gingham", "plain", 1.0),
    "buffalo": ("buffalo", "twill", 1.15),
    "Tartan": ("tartan", "twill", 1.0),
    "plaid": ("plaid", "twill", 1.2),
    "madras": ("madras", "plain", 1.1),
    "Dotted": ("pin dots", "plain", 1.2),
    "Floral": ("ditsy", "plain", 1.0),
    "Tropical": ("tropical", "plain", 1.0),
    "Geometric": ("lattice", "plain", 1.2),
}


DENIM = {"Blue": "6a88ab", "Navy Blue": "2f3d58", "Pink": "d9a9a8"}
"""Colours that denim washes to."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a shirt."""
    top = SILHOUETTES[look.silhouette]
    draft = new_draft(top)
    thread = "d9a860" if look.material == "Denim" else None
    _edges(top, draft, thread)
    _yoke(top, draft, thread)
    _placket(top, draft, thread)
    for word in words(look):
        if word in FRONTS:
            FRONTS[word](top, draft)
    material = cloth(look, ROLLS, seed)
    if look.material == "Denim":
        washed = noise(0.35, seed, 1.5)
        faded = cloth(look, ROLLS, seed, DENIM.get(look.color))
        material = shaded(faded, lambda x, z: 1 + 0.07 * washed(x, z))
    collar = _turned(material) if look.silhouette != "camp" else material
    surfaces: dict[int, Surface] = {
        BODY: garment_surface(top, draft, material),
        TRIM: _collar(top_cuts.trim_from(collar)),
        BUTTONS: button(_button_color(look)),
    }
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


def _button_color(look: Look) -> str:
    dark = look.color in ("Black", "Navy Blue", "Charcoal", "Brown", "Olive", "Maroon", "Green", "Burgundy")
    wooden = look.material in ("Linen", "Denim", "Corduroy")
    return "8a6a4a" if wooden else "2b2927" if dark and look.pattern == "Solid" else "f0ece2"


def _turned(material: Surface) -> Surface:
    """Lay the cloth crosswise, as collars and yokes are cut."""
    return lambda x, z: material(z, x)


def _collar(material: Surface) -> Surface:
    """Stitch along the edge of a collar and fold it."""

    def skin(u: Array, v: Array) -> Skin:
        found = material(u, v)
        height = (v - 0.5) * top_cuts.TRIM_SPAN
        stitched = np.exp(-(((height - 0.265) / 0.006) ** 2)) + np.exp(-(((height - 0.012) / 0.006) ** 2))
        dash = 0.5 + 0.5 * np.sign(np.sin((u - 0.5) * top_cuts.TRIM_SPAN * 2 * np.pi / 0.03))
        tone = 1 - stitched * (0.10 + 0.10 * dash)
        return replace(found, color=found.color * tone[:, None], height=found.height - 1.2 * stitched)

    return skin


def _edges(top: Top, draft: Draft, thread: str | None) -> None:
    """Sew hem, cuffs and armholes."""
    draft.hem("hem", (0.035, 0.05), thread)
    long = top.cut.sleeve > 1
    for back in (False, True):
        for side in (1, -1):
            draft.stitch(offset(top_cuts.armhole(top.cut, side), 0.03 * side), back, thread)
        for edge in ("cuffR", "cuffL"):
            path = draft.garment.edge(edge, back)
            if long:
                draft.seam(offset(path, 0.21), back, 0.028, 0.3)
                draft.stitch(offset(path, 0.185), back, thread)
                draft.stitch(offset(path, 0.025), back, thread)
            else:
                draft.seam(offset(path, 0.12), back, 0.016)
                draft.stitch(offset(path, 0.10), back, thread)


def _yoke(top: Top, draft: Draft, thread: str | None) -> None:
    """Set a yoke: its seam runs over the front just below the shoulders."""
    (sx, sz), neck = top.cut.shoulder, top.cut.neck
    for side in (1, -1):
        path = straight((side * neck * 0.98, -0.07), (side * sx, sz - 0.06))
        draft.seam(path, width=0.016)
        draft.stitch(path + np.array([0, -0.022]), thread=thread)


def _placket(top: Top, draft: Draft, thread: str | None) -> None:
    """Close the front with a placket and its buttonholes."""
    high, low = 0.05, top.cut.hem[1] - top.cut.tail - 0.1
    box = np.array([(-PLACKET, high), (PLACKET, high), (PLACKET, low), (-PLACKET, low)])
    draft.fill(box, height=0.3)
    draft.seam(straight((PLACKET, high), (PLACKET, low)), width=0.02, dark=0.38)
    draft.stroke(straight((PLACKET + 0.018, high), (PLACKET + 0.018, low)), 0.03, color="000000", alpha=0.08)
    draft.seam(straight((-PLACKET, high), (-PLACKET, low)), width=0.012, dark=0.16)
    for x in (-0.042, 0.042):
        draft.stitch(straight((x, high), (x, low)), thread=thread)
    for _, z in button_places(top):
        draft.stroke(straight((0, z + 0.034), (0, z - 0.034)), 0.010, color="000000", alpha=0.3, height=0.0)


def _one_pocket(top: Top, draft: Draft) -> None:
    half = top.cut.armpit[0]
    pocket(draft, (0.52 * half, top.cut.armpit[1] + 0.14), 0.42 * half, pointed=True)


def _two_pockets(top: Top, draft: Draft) -> None:
    """Sew two pockets with buttoned flaps."""
    half = top.cut.armpit[0]
    width = 0.40 * half
    for side in (1, -1):
        x, z = side * 0.52 * half, top.cut.armpit[1] + 0.14
        pocket(draft, (x, z), width, pointed=True)
        w = width / 2 + 0.012
        flap = np.array(
            [(x - w, z + 0.03), (x + w, z + 0.03), (x + w, z - 0.10), (x, z - 0.15), (x - w, z - 0.10)]
        )
        draft.fill(flap, height=0.55)
        draft.seam(np.concatenate([flap, flap[:1]]), width=0.014, dark=0.26)
        angle = np.linspace(0, 2 * np.pi, 20)
        ring = np.stack([np.cos(angle), np.sin(angle)], 1)
        draft.fill(ring * 0.024 + [x, z - 0.11], color="e9e4d8", height=0.9)
        for dx in (-0.007, 0.007):
            draft.fill(ring * 0.004 + [x + dx, z - 0.11], color="4a453c")


def _bib(top: Top, draft: Draft) -> None:
    """Press fine tucks to both sides of the placket, from the yoke to below the chest."""
    _tucks(top, draft, np.arange(0.12, 0.40, 0.042), top.cut.armpit[1] - 0.3)


def _panels(top: Top, draft: Draft) -> None:
    """Press a band of tucks down each front, as on a guayabera."""
    _tucks(top, draft, np.arange(0.27, 0.44, 0.04), top.cut.hem[1])


def _tucks(top: Top, draft: Draft, places: Array, low: float) -> None:
    """Press tucks at distances from the middle, from the yoke down to a height."""
    (sx, sz), neck = top.cut.shoulder, top.cut.neck
    for x in places:
        high = float(np.interp(x, (neck, sx), (-0.09, sz - 0.08)))
        for side in (1, -1):
            draft.seam(straight((side * x, high), (side * x, low)), width=0.016, dark=0.3)


FRONTS = {"pocket": _one_pocket, "two pockets": _two_pockets, "bib": _bib, "panels": _panels}
"""Word of a detail -> what is sewn on or pressed into the fronts."""

LINES = (
    Line("regular", "Solid", "Cotton", "Men", "Formal", "Spring", "middle",
         (("White", "Grey"), ("Blue", "White"), ("Pink", "White"), ("Black", "Grey"))),
    Line("regular", "Melange", "Cotton", "Men", "Smart Casual", "Spring", "premium",
         (("Steel", "Blue"), ("Pink", "White"), ("Off White", "Beige")), "oxford, pocket"),
    Line("regular", "Tartan", "Flannel", "Men", "Casual", "Fall", "middle",
         (("Red", "Black"), ("Green", "Navy Blue"), ("Navy Blue", "Red"), ("Mustard", "Brown")), "pocket"),
    Line("regular", "Checked", "Flannel", "Men", "Casual", "Winter", "budget",
         (("Red", "Black"), ("Cream", "Black"), ("Olive", "Black")), "buffalo, two pockets"),
    Line("regular", "Solid", "Denim", "Men", "Casual", "Spring", "middle",
         (("Blue", "White"), ("Navy Blue", "White"), ("Charcoal", "White")), "denim, two pockets"),
    Line("regular", "Solid", "Corduroy", "Men", "Casual", "Winter", "premium",
         (("Rust", "Brown"), ("Olive", "Brown"), ("Tan", "Brown"), ("Navy Blue", "Brown")),
         "corduroy, two pockets"),
    Line("regular", "Gingham", "Cotton", "Men", "Smart Casual", "Summer", "middle",
         (("Blue", "White"), ("Navy Blue", "White"), ("Red", "White"), ("Sea Green", "White"))),
    Line("regular", "Striped", "Cotton", "Men", "Formal", "Spring", "middle",
         (("White", "Blue"), ("White", "Navy Blue"), ("White", "Burgundy"))),
    Line("regular", "Pinstriped", "Cotton", "Men", "Formal", "Fall", "premium",
         (("Navy Blue", "White"), ("Charcoal", "White"), ("Burgundy", "White"))),
    Line("regular", "Dotted", "Cotton", "Men", "Smart Casual", "Summer", "middle",
         (("Navy Blue", "White"), ("White", "Navy Blue"), ("Black", "White"))),
    Line("regular", "Checked", "Cotton", "Men", "Smart Casual", "Fall", "middle",
         (("White", "Green"), ("Cream", "Burgundy"), ("White", "Navy Blue")), "tattersall"),
    Line("regular", "Solid", "Linen", "Men", "Casual", "Summer", "premium",
         (("White", "Beige"), ("Beige", "Tan"), ("Sea Green", "White"), ("Blue", "White")), "linen, panels"),
    Line("short", "Striped", "Linen", "Men", "Casual", "Summer", "middle",
         (("White", "Blue"), ("Cream", "Rust"), ("Off White", "Olive")), "double"),
    Line("short", "Solid", "Cotton", "Men", "Smart Casual", "Summer", "budget",
         (("White", "Grey"), ("Navy Blue", "White"), ("Olive", "White"), ("Peach", "White")), "pocket"),
    Line("short", "Checked", "Cotton", "Men", "Casual", "Summer", "middle",
         (("White", "Orange"), ("Turquoise Blue", "Navy Blue"), ("Yellow", "Blue")), "madras, pocket"),
    Line("short", "Geometric", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Navy Blue", "White"), ("White", "Teal"), ("Burgundy", "Cream"))),
    Line("camp", "Tropical", "Viscose", "Men", "Casual", "Summer", "middle",
         (("Navy Blue", "Peach"), ("Cream", "Teal"), ("Black", "Red"), ("Sea Green", "Orange"))),
    Line("camp", "Striped", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Cream", "Green"), ("White", "Black"), ("Mustard", "White")), "wide stripes"),
    Line("camp", "Solid", "Linen", "Men", "Casual", "Summer", "premium",
         (("Beige", "Tan"), ("Teal", "White"), ("Black", "Grey")), "linen, pocket"),
    Line("women", "Solid", "Cotton", "Women", "Formal", "Spring", "middle",
         (("White", "Grey"), ("Blue", "White"), ("Black", "Grey"), ("Pink", "White")), "bib"),
    Line("women", "Striped", "Cotton", "Women", "Formal", "Spring", "middle",
         (("White", "Blue"), ("White", "Black"), ("White", "Rose"))),
    Line("women", "Floral", "Viscose", "Women", "Casual", "Summer", "middle",
         (("Navy Blue", "Rose"), ("Cream", "Red"), ("Sea Green", "White"), ("Black", "Peach"))),
    Line("women", "Dotted", "Silk", "Women", "Smart Casual", "Fall", "premium",
         (("Black", "White"), ("Burgundy", "Cream"), ("Cream", "Black"))),
    Line("women", "Checked", "Flannel", "Women", "Casual", "Fall", "middle",
         (("Mustard", "Brown"), ("Pink", "Grey"), ("Blue", "Navy Blue")), "plaid, pocket"),
    Line("women", "Solid", "Linen", "Women", "Casual", "Summer", "premium",
         (("White", "Beige"), ("Peach", "White"), ("Olive", "White")), "linen, pocket"),
    Line("women", "Striped", "Cotton", "Women", "Casual", "Summer", "middle",
         (("White", "Blue"), ("White", "Red"), ("White", "Green")), "wide stripes, pocket"),
    Line("kids", "Gingham", "Cotton", "Boys", "Casual", "Spring", "budget",
         (("Blue", "White"), ("Red", "White"), ("Green", "White")), "large gingham, pocket"),
    Line("kids", "Tartan", "Flannel", "Boys", "Casual", "Fall", "middle",
         (("Red", "Navy Blue"), ("Green", "Red"), ("Yellow", "Navy Blue")), "two pockets"),
    Line("kids", "Solid", "Denim", "Girls", "Casual", "Spring", "middle",
         (("Blue", "White"), ("Pink", "White"), ("White", "Grey")), "denim, pocket"),
    Line("kids", "Floral", "Cotton", "Girls", "Casual", "Summer", "middle",
         (("White", "Pink"), ("Lavender", "Purple"), ("Yellow", "Red"))),
)  # fmt: skip

ARTICLE = Article(
    kind="Shirts",
    sub="Topwear",
    master="Apparel",
    noun="shirt",
    prices=(19.95, 39.95, 69.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
