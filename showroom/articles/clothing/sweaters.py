"""Sweaters: pullovers and cardigans, knitted plain, ribbed, cabled, striped and in patterns."""

from __future__ import annotations

import numpy as np
from PIL import Image

from showroom.articles.clothing.draped_surfaces import (
    UNIT,
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
from showroom.materials import fabrics
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.surfaces import Surface
from showroom.shapes.clothing.sweaters import SILHOUETTES, button_places, model

BAND = 0.075
"""Half width of a cardigan's button band."""


ROLLS: Rolls = {
    "Solid": ("solid", "knit", 0.8),
    "fine": ("solid", "fine knit", 1.0),
    "chunky": ("solid", "chunky knit", 1.0),
    "Ribbed": ("solid", "wide rib", 1.0),
    "Cable": ("solid", "cable", 1.0),
    "Melange": ("melange", "knit", 1.6),
    "Striped": ("breton", "knit", 1.9),
    "sailor": ("sailor", "knit", 1.6),
    "rugby": ("rugby", "knit", 1.7),
    "Fair Isle": ("Fair Isle", "knit", 0.8),
    "Nordic": ("Nordic", "knit", 0.85),
    "Geometric": ("argyle", "fine knit", 1.3),
    "hearts": ("hearts", "knit", 1.5),
    "Contrast": ("solid", "knit", 1.0),
    "Colourblocked": ("solid", "knit", 1.0),
}


PLAIN = ("Solid", "Cable", "Ribbed", "Woven")
"""Patterns whose neckbands take the cloth's own colour."""


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a sweater."""
    top = SILHOUETTES[look.silhouette]
    draft = new_draft(top)
    _bands(top, draft)
    tipped = "tipped" in words(look)
    band = None if look.pattern in PLAIN else COLORS[look.accent if tipped else look.color]
    if top.cut.pointed:
        _v_neck(draft, band)
    if look.silhouette == "cardigan":
        _button_band(top, draft, band)
    if "block" in words(look):
        _block(look, top, draft)
    if "patch pockets" in words(look):
        for side in (1, -1):
            x = 0.52 * side * top.cut.hem[0]
            pocket(draft, (x, top.cut.hem[1] + 0.62), 0.56 * top.cut.hem[0], pointed=False)
    trim = COLORS[look.accent if tipped else look.color]
    rib = fabrics.fabric("solid", trim, weave="wide rib", size=UNIT * 1.1, seed=seed)
    surfaces: dict[int, Surface] = {
        BODY: garment_surface(top, draft, cloth(look, ROLLS, seed), rib),
        TRIM: top_cuts.trim_from(rib),
        BUTTONS: button("5a4634" if look.color in ("Cream", "Beige", "Tan", "Off White") else "37312b"),
    }
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


def _bands(top: Top, draft: Draft) -> None:
    """Mark where the ribbed bands of hem and cuffs begin."""
    for edge in ("hem", "cuffR", "cuffL"):
        for back in (False, True):
            draft.seam(offset(draft.garment.edge(edge, back), top.rib), back, 0.02, 0.12)


def _v_neck(draft: Draft, color: str | None) -> None:
    """Knit the band along a V-neck."""
    for back in (False, True):
        draft.rib(draft.garment.edge("neck", back), 0.095, back, color, 0.034)


def _button_band(top: Top, draft: Draft, color: str | None) -> None:
    """Close the front with a ribbed band."""
    high, low = -top.cut.drop + 0.06, top.cut.hem[1] - 0.1
    draft.rib(straight((0, high), (0, low), 60), BAND, color=color, period=0.034)
    draft.stroke(straight((BAND, high), (BAND, low)), 0.03, color="000000", alpha=0.25, height=-0.9)
    for x, z in button_places(top):
        draft.stroke(straight((x - 0.045, z), (x + 0.045, z)), 0.014, color="000000", alpha=0.35, height=-0.3)


def _block(look: Look, top: Top, draft: Draft) -> None:
    """Tint the part below the chest with the second colour."""
    z, wide = 0.62 * top.cut.armpit[1] + 0.38 * top.cut.hem[1], top.cut.armpit[0] + 0.1
    box = np.array(
        [(-wide, z), (wide, z), (wide, top.cut.hem[1] + top.rib), (-wide, top.cut.hem[1] + top.rib)]
    )
    for back in (False, True):
        draft.fill(box, back, COLORS[look.accent], 0.9)


LINES = (
    Line("crew", "Solid", "Wool", "Men", "Casual", "Winter", "middle",
         (("Navy Blue", "White"), ("Grey", "White"), ("Rust", "White"), ("Olive", "White"))),
    Line("crew", "Cable", "Wool", "Men", "Casual", "Winter", "premium",
         (("Cream", "Tan"), ("Navy Blue", "White"), ("Green", "White"))),
    Line("crew", "Fair Isle", "Wool", "Men", "Casual", "Winter", "premium",
         (("Navy Blue", "Red"), ("Charcoal", "Mustard"), ("Brown", "Cream"))),
    Line("crew", "Contrast", "Wool", "Women", "Casual", "Winter", "middle",
         (("Pink", "Red"), ("White", "Pink"), ("Grey", "Rose")), "hearts"),
    Line("crew", "Fair Isle", "Wool", "Women", "Casual", "Winter", "middle",
         (("Green", "Red"), ("Maroon", "Cream"), ("Grey", "Navy Blue")), "Nordic"),
    Line("crew", "Striped", "Cotton", "Men", "Casual", "Spring", "middle",
         (("Cream", "Navy Blue"), ("Navy Blue", "Cream"), ("Mustard", "Charcoal"))),
    Line("crew", "Melange", "Wool", "Men", "Casual", "Fall", "budget",
         (("Charcoal", "Grey"), ("Blue", "Steel"), ("Burgundy", "Rose"))),
    Line("v-neck", "Solid", "Wool", "Men", "Formal", "Fall", "middle",
         (("Charcoal", "Grey"), ("Burgundy", "Grey"), ("Navy Blue", "Grey"), ("Tan", "Grey")), "fine"),
    Line("v-neck", "Geometric", "Wool", "Men", "Smart Casual", "Fall", "premium",
         (("Navy Blue", "Burgundy"), ("Grey", "Yellow"), ("Green", "Cream"))),
    Line("v-neck", "Contrast", "Cotton", "Men", "Sports", "Spring", "middle",
         (("Cream", "Navy Blue"), ("White", "Green"), ("Navy Blue", "Red")), "Cable, tipped"),
    Line("turtleneck", "Ribbed", "Wool", "Women", "Casual", "Winter", "middle",
         (("Black", "Grey"), ("Cream", "Grey"), ("Brown", "Grey"), ("Mauve", "Grey"))),
    Line("turtleneck", "Cable", "Wool", "Women", "Casual", "Winter", "premium",
         (("Off White", "Tan"), ("Grey", "White"), ("Teal", "White"))),
    Line("turtleneck", "Striped", "Wool", "Women", "Casual", "Fall", "middle",
         (("Cream", "Black"), ("Burgundy", "Peach"), ("Navy Blue", "White")), "sailor"),
    Line("cardigan", "Solid", "Wool", "Women", "Casual", "Fall", "middle",
         (("Beige", "Tan"), ("Pink", "White"), ("Sea Green", "White"), ("Charcoal", "Grey")),
         "patch pockets"),
    Line("cardigan", "Cable", "Wool", "Women", "Casual", "Winter", "premium",
         (("Cream", "Tan"), ("Mustard", "Brown"), ("Grey", "White"))),
    Line("cardigan", "Fair Isle", "Wool", "Women", "Casual", "Winter", "premium",
         (("Burgundy", "Cream"), ("Navy Blue", "Rose"))),
    Line("crew", "Solid", "Wool", "Women", "Casual", "Winter", "premium",
         (("Off White", "Tan"), ("Rust", "Brown"), ("Lavender", "White"), ("Green", "White")), "chunky"),
    Line("crew", "Colourblocked", "Wool", "Women", "Casual", "Winter", "middle",
         (("Cream", "Rust"), ("Pink", "Burgundy"), ("Grey", "Black")), "block"),
    Line("crew", "Striped", "Wool", "Women", "Casual", "Fall", "middle",
         (("Blue", "Cream"), ("Mustard", "Cream"), ("Pink", "Red")), "rugby"),
)  # fmt: skip

ARTICLE = Article(
    kind="Sweaters",
    sub="Topwear",
    master="Apparel",
    noun="sweater",
    prices=(24.95, 49.95, 95.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
