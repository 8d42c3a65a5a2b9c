"""T-shirts: crew and V-necks, polos, tank tops; jersey, plain, striped and printed."""

from __future__ import annotations

from collections.abc import Callable

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
from showroom.materials import prints
from showroom.materials.fabrics import fabric
from showroom.materials.palette import COLORS
from showroom.rendering import compose
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.surfaces import Surface
from showroom.shapes.clothing.tshirts import BANDED, SILHOUETTES, model

ROLLS: Rolls = {
    "Solid": ("solid", "jersey", 1.0),
    "Graphic": ("solid", "jersey", 1.0),
    "Colourblocked": ("solid", "jersey", 1.0),
    "Contrast": ("solid", "jersey", 1.0),
    "Melange": ("melange", "jersey", 0.5),
    "Striped": ("breton", "jersey", 1.25),
    "fine": ("breton", "jersey", 0.62),
    "rugby": ("rugby", "jersey", 1.5),
    "multi": ("multi stripes", "jersey", 1.1),
    "faded": ("faded stripes", "jersey", 1.3),
    "Tie-dye": ("tie-dye", "jersey", 1.25),
    "Washed": ("acid wash", "jersey", 1.0),
    "Ribbed": ("solid", "wide rib", 1.0),
    "Floral": ("ditsy", "jersey", 1.0),
    "stars": ("stars", "jersey", 1.2),
}


def draw(look: Look, seed: int, bake_cache: BakeCache) -> Image.Image:
    """Draw a T-shirt."""
    top = SILHOUETTES[look.silhouette]
    draft = new_draft(top)
    for edge in ("hem", "cuffR", "cuffL"):
        if edge in draft.garment.front:
            draft.hem(edge)
    _neckline(look, top, draft)
    for word in words(look):
        if word in TRIMS:
            TRIMS[word](look, top, draft)
    material = _printed(look, cloth(look, ROLLS, seed), seed)
    band = look.accent if CONTRASTED & set(words(look)) else look.color
    surfaces: dict[int, Surface] = {
        BODY: garment_surface(top, draft, material),
        TRIM: top_cuts.trim_from(_ribbed(band, seed)),
        BUTTONS: button(COLORS["White"] if look.color in ("White", "Off White", "Cream") else "3a352f"),
    }
    return compose.picture(bake_cache.get(model, look.silhouette), surfaces)


CONTRASTED = {"ringer", "tipped", "sleeves"}
"""Details whose neckband has the second colour."""


def _ribbed(color: str, seed: int) -> Surface:
    """Return the rib of neckbands and collars, its ridges across the band."""
    return fabric("solid", COLORS[color], weave="rib", size=UNIT * 0.7, seed=seed, relief=0.7)


def _printed(look: Look, material: Surface, seed: int) -> Surface:
    """Print the graphic named in the look's detail, if any, on the chest."""
    name = next((word for word in words(look) if word in prints.PRINTS), None)
    if name is None:
        return material
    top = SILHOUETTES[look.silhouette]
    size = PRINT_SIZE * top.cut.armpit[0]
    middle = (0.0, top.cut.armpit[1] - 0.18 * size + 0.10)
    sheet = prints.graphic(name, COLORS[look.color], COLORS[look.accent], seed)
    return prints.printed(material, sheet, middle, (size, size), seed=seed)


PRINT_SIZE = 1.02
"""Width of a print as a share of half the chest's width."""


def _neckline(look: Look, top: Top, draft: Draft) -> None:
    """Draw the edge of the neck: a stitched seam under a band, else a bound edge."""
    if look.silhouette in BANDED or look.silhouette == "polo":
        for back in (False, True):
            draft.stitch(offset(draft.garment.edge("neck", back), 0.035), back)
        return
    color = COLORS[look.accent] if CONTRASTED & set(words(look)) else None
    edges = ["neck"] if top.cut.sleeve else ["neck", "armR", "armL"]
    for edge in edges:
        for back in (False, True):
            draft.rib(draft.garment.edge(edge, back), 0.06 if edge == "neck" else 0.04, back, color)


def _sleeves(look: Look, top: Top, draft: Draft) -> None:
    """Cut the sleeves from the second colour."""
    for back in (False, True):
        for side in (1, -1):
            draft.fill(top_cuts.sleeve_zone(top.cut, side), back, COLORS[look.accent])
            draft.seam(top_cuts.armhole(top.cut, side), back)
    for edge in ("cuffR", "cuffL"):
        draft.hem(edge)


def _ringer(look: Look, top: Top, draft: Draft) -> None:
    """Bind the sleeves with the second colour."""
    for edge in ("cuffR", "cuffL"):
        for back in (False, True):
            draft.rib(draft.garment.edge(edge, back), 0.085, back, COLORS[look.accent])


def _tipped(look: Look, top: Top, draft: Draft) -> None:
    """Knit the sleeves' ends as ribbed bands with two lines of the second colour."""
    for edge in ("cuffR", "cuffL"):
        for back in (False, True):
            path = draft.garment.edge(edge, back)
            draft.rib(path, 0.10, back)
            draft.stroke(offset(path, 0.05), 0.022, back, COLORS[look.accent])


def _cuffed(look: Look, top: Top, draft: Draft) -> None:
    """Knit the sleeves' ends as ribbed bands."""
    for edge in ("cuffR", "cuffL"):
        for back in (False, True):
            draft.rib(draft.garment.edge(edge, back), 0.09, back)


def _chest_pocket(look: Look, top: Top, draft: Draft) -> None:
    half, above = top.cut.armpit[0], 0.18 if top.cut.sleeve else -0.04
    pocket(draft, (0.46 * half, top.cut.armpit[1] + above), 0.46 * half, pointed=False)


def _chest_band(look: Look, top: Top, draft: Draft) -> None:
    """Set a broad band of the second colour across the chest."""
    z, wide = top.cut.armpit[1] + 0.02, top.cut.armpit[0] + 0.02
    for back in (False, True):
        draft.fill(
            np.array([(-wide, z), (wide, z), (wide, z - 0.34), (-wide, z - 0.34)]), back, COLORS[look.accent]
        )
        for edge in (z, z - 0.34):
            draft.seam(straight((-wide, edge), (wide, edge)), back, 0.014)


def _henley(look: Look, top: Top, draft: Draft) -> None:
    """Open the neck with a short buttoned placket."""
    _placket(top, draft, 0.56, 0.055)
    for drop in (0.09, 0.25, 0.41):
        _flat_button(draft, -top.cut.drop - drop)


def _polo(look: Look, top: Top, draft: Draft) -> None:
    """Open a polo's neck with a placket; its buttons are parts of their own."""
    _placket(top, draft, 0.42, 0.06)


def _placket(top: Top, draft: Draft, length: float, half: float) -> None:
    z = -top.cut.drop
    box = np.array([(-half, z + 0.1), (half, z + 0.1), (half, z - length), (-half, z - length)])
    draft.fill(box, height=0.3)
    draft.seam(straight((half, z + 0.1), (half, z - length)), width=0.018, dark=0.34)
    draft.seam(straight((-half, z + 0.1), (-half, z - length)), width=0.012)
    draft.seam(straight((-half, z - length), (half, z - length)), width=0.014, dark=0.2)
    for inset in (0.012, 0.075):
        draft.stitch(straight((-half, z - length + inset), (half, z - length + inset)))
    draft.stitch(straight((-half + 0.014, z + 0.1), (-half + 0.014, z - length)))


def _flat_button(draft: Draft, z: float) -> None:
    angle = np.linspace(0, 2 * np.pi, 24)
    ring = np.stack([np.cos(angle), np.sin(angle)], 1)
    draft.fill(ring * 0.034 + [0.004, z - 0.008], color="000000", alpha=0.35)
    draft.fill(ring * 0.030 + [0, z], color="e9e4d8", height=0.8)
    draft.fill(ring * 0.020 + [0, z], color="d3ccbc", height=0.5)
    for x, up in ((-1, 0), (1, 0)):
        draft.fill(ring * 0.005 + [0.009 * x, z + up], color="4a453c")


Trim = Callable[[Look, Top, Draft], None]

TRIMS: dict[str, Trim] = {
    "sleeves": _sleeves,
    "ringer": _ringer,
    "tipped": _tipped,
    "cuffed": _cuffed,
    "pocket": _chest_pocket,
    "chest band": _chest_band,
    "henley": _henley,
    "placket": _polo,
}
"""Word of a detail -> what it adds to the sheet."""

LINES = (
    Line("crew", "Solid", "Cotton", "Men", "Casual", "Summer", "budget",
         (("White", "Grey"), ("Black", "Grey"), ("Navy Blue", "White"), ("Grey Melange", "White"),
          ("Olive", "White"))),
    Line("crew", "Striped", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Off White", "Navy Blue"), ("White", "Red"), ("Navy Blue", "Off White"), ("Off White", "Olive"))),
    Line("crew", "Graphic", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Navy Blue", "Mustard"), ("Off White", "Rust"), ("Sea Green", "Cream")), "sunset"),
    Line("crew", "Graphic", "Cotton", "Men", "Casual", "Spring", "middle",
         (("Grey Melange", "Navy Blue"), ("Maroon", "Cream"), ("Black", "White")), "varsity"),
    Line("crew", "Contrast", "Cotton", "Men", "Sports", "Summer", "budget",
         (("White", "Red"), ("Grey Melange", "Navy Blue"), ("Yellow", "Green")), "ringer"),
    Line("crew", "Melange", "Cotton", "Men", "Casual", "Fall", "middle",
         (("Blue", "Steel"), ("Charcoal", "Grey"), ("Burgundy", "Mauve"), ("Green", "Sea Green")), "pocket"),
    Line("v-neck", "Solid", "Cotton", "Men", "Casual", "Summer", "budget",
         (("White", "Grey"), ("Charcoal", "Grey"), ("Blue", "White"), ("Burgundy", "White"))),
    Line("v-neck", "Melange", "Cotton", "Men", "Casual", "Spring", "middle",
         (("Grey", "Silver"), ("Navy Blue", "Blue"), ("Teal", "Sea Green")), "pocket"),
    Line("boxy", "Graphic", "Cotton", "Men", "Casual", "Summer", "premium",
         (("Off White", "Navy Blue"), ("Black", "Cream"), ("Sea Green", "Cream")), "mountains"),
    Line("boxy", "Solid", "Cotton", "Unisex", "Casual", "Spring", "premium",
         (("Cream", "Tan"), ("Khaki", "Tan"), ("Charcoal", "Grey"), ("Rust", "Cream"))),
    Line("boxy", "Tie-dye", "Cotton", "Unisex", "Casual", "Summer", "middle",
         (("White", "Blue"), ("Pink", "Purple"), ("Yellow", "Orange"))),
    Line("boxy", "Colourblocked", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Navy Blue", "Cream"), ("Mustard", "Navy Blue"), ("Cream", "Green")), "chest band"),
    Line("boxy", "Washed", "Cotton", "Unisex", "Casual", "Fall", "premium",
         (("Charcoal", "Silver"), ("Blue", "White"), ("Olive", "Beige"))),
    Line("boxy", "Striped", "Cotton", "Men", "Casual", "Summer", "middle",
         (("Green", "Cream"), ("Navy Blue", "Rust"), ("Cream", "Blue")), "rugby"),
    Line("slim", "Solid", "Cotton", "Women", "Casual", "Summer", "budget",
         (("White", "Grey"), ("Black", "Grey"), ("Pink", "White"), ("Red", "White"), ("Sea Green", "White"))),
    Line("slim", "Striped", "Cotton", "Women", "Casual", "Spring", "middle",
         (("White", "Black"), ("Off White", "Red"), ("Navy Blue", "White")), "fine"),
    Line("slim", "Ribbed", "Cotton", "Women", "Casual", "Spring", "middle",
         (("Cream", "Tan"), ("Brown", "Tan"), ("Black", "Grey"), ("Mauve", "White")), "henley"),
    Line("slim", "Graphic", "Cotton", "Women", "Casual", "Summer", "middle",
         (("White", "Rose"), ("Peach", "Rust"), ("Lavender", "Purple")), "bouquet"),
    Line("long-sleeved", "Solid", "Cotton", "Men", "Casual", "Fall", "middle",
         (("Navy Blue", "White"), ("Cream", "Tan"), ("Charcoal", "Grey"), ("Rust", "Cream")), "henley"),
    Line("long-sleeved", "Striped", "Cotton", "Men", "Casual", "Spring", "middle",
         (("Off White", "Navy Blue"), ("Navy Blue", "Off White"), ("Cream", "Burgundy"))),
    Line("long-sleeved", "Colourblocked", "Cotton", "Men", "Sports", "Fall", "middle",
         (("White", "Navy Blue"), ("Grey Melange", "Red"), ("Cream", "Green")), "sleeves"),
    Line("polo", "Solid", "Cotton", "Men", "Smart Casual", "Summer", "middle",
         (("White", "Navy Blue"), ("Navy Blue", "White"), ("Green", "White"), ("Burgundy", "White"),
          ("Pink", "Navy Blue")),
         "placket, cuffed"),
    Line("polo", "Contrast", "Cotton", "Men", "Smart Casual", "Summer", "premium",
         (("White", "Navy Blue"), ("Navy Blue", "Mustard"), ("Black", "White")), "placket, tipped"),
    Line("polo", "Striped", "Cotton", "Men", "Sports", "Summer", "middle",
         (("White", "Green"), ("Navy Blue", "Red"), ("Mustard", "Navy Blue")), "placket, cuffed, rugby"),
    Line("slim", "Floral", "Viscose", "Women", "Casual", "Summer", "middle",
         (("Navy Blue", "Rose"), ("Cream", "Red"), ("Black", "Peach"))),
    Line("boxy", "Graphic", "Cotton", "Women", "Casual", "Summer", "middle",
         (("White", "Black"), ("Lavender", "Purple"), ("Peach", "Rust")), "word"),
    Line("v-neck", "Striped", "Linen", "Women", "Casual", "Summer", "premium",
         (("White", "Blue"), ("Beige", "Brown"), ("White", "Sea Green")), "faded"),
    Line("tank", "Ribbed", "Cotton", "Women", "Casual", "Summer", "middle",
         (("Cream", "Tan"), ("Rust", "Brown"), ("Black", "Grey"))),
    Line("tank", "Solid", "Cotton", "Women", "Casual", "Summer", "budget",
         (("White", "Grey"), ("Black", "Grey"), ("Peach", "White"), ("Olive", "White")), "pocket"),
    Line("tank", "Striped", "Cotton", "Women", "Casual", "Summer", "budget",
         (("White", "Navy Blue"), ("Cream", "Rust"), ("Black", "White")), "fine"),
    Line("kids", "Graphic", "Cotton", "Boys", "Casual", "Summer", "budget",
         (("Lime Green", "Green"), ("Grey Melange", "Orange"), ("Turquoise Blue", "Yellow")), "dinosaur"),
    Line("kids", "Graphic", "Cotton", "Boys", "Casual", "Summer", "budget",
         (("Navy Blue", "Orange"), ("Yellow", "Blue"), ("White", "Red")), "rocket"),
    Line("kids", "Striped", "Cotton", "Boys", "Casual", "Spring", "middle",
         (("White", "Blue"), ("Yellow", "Grey"), ("Red", "White")), "multi"),
    Line("kids", "Graphic", "Cotton", "Girls", "Casual", "Summer", "budget",
         (("Pink", "Red"), ("White", "Purple"), ("Peach", "Rose")), "cat"),
    Line("kids", "Graphic", "Cotton", "Girls", "Casual", "Spring", "budget",
         (("White", "Pink"), ("Lavender", "Yellow"), ("Sea Green", "Orange")), "rainbow"),
    Line("kids", "Geometric", "Cotton", "Girls", "Casual", "Spring", "middle",
         (("Pink", "White"), ("Yellow", "White"), ("Lavender", "Cream")), "stars"),
)  # fmt: skip

ARTICLE = Article(
    kind="Tshirts",
    sub="Topwear",
    master="Apparel",
    noun="T-shirt",
    prices=(12.95, 24.95, 45.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
