"""Wrist watches: dress, diver, chronograph, tank, field, smart, digital, bracelets, children's."""

from __future__ import annotations

import numpy as np
from PIL import Image

from recsys.showroom import compose, dials
from recsys.showroom.bake import Array
from recsys.showroom.bakery import Bakery
from recsys.showroom.engine import linear
from recsys.showroom.jewels import polished
from recsys.showroom.line import Article, Line, Look
from recsys.showroom.palette import COLOURS
from recsys.showroom.shapes.watches import BAND, BEZEL, CASE, DIAL, LINKS, RING, SILHOUETTES, Shape, model
from recsys.showroom.surfaces import Skin, Surface, band, mixed, noise, plain, raised, shaded, sheet

GAIN = 1.4
"""How much lighter polished metal is than a cloth of its colour."""

METALS = {"steel": "Steel", "gold": "Gold", "rose": "Rose Gold", "black": "Charcoal", "silver": "Silver"}


def draw(look: Look, seed: int, bakery: Bakery) -> Image.Image:
    """Draw a watch; its detail is "face metal": a style of `dials` and the metal of the case."""
    shape = SILHOUETTES[look.silhouette]
    style, _, metal_name = look.detail.partition(" ")
    metal_name = metal_name or "steel"
    soft = look.material in ("Rubber", "Nylon", "Leather")
    metal = linear(COLOURS[METALS[metal_name] if soft or metal_name != "steel" else look.colour]) * GAIN
    if look.silhouette in ("kids", "digital"):
        case: Surface = plain(COLOURS[look.colour], "rubber")
        ring = plain(COLOURS[look.accent], "plastic")
    else:
        case, ring = plain(metal * 0.94, "metal"), plain(metal, "metal")
    surfaces = {
        CASE: case,
        BEZEL: ring,
        DIAL: _dial(shape, look, style, metal),
        BAND: _strap(look, metal, seed),
        LINKS: plain(metal * 1.05, "metal"),
        RING: _ring(look),
    }
    return compose.picture(polished(bakery.get(model, look.silhouette)), surfaces, shadow=0.45)


def _rgb(colour: str) -> dials.Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue


def _dial(shape: Shape, look: Look, style: str, metal: Array) -> Surface:
    lit = style in ("smart", "digital")
    ground = (14, 14, 16) if style == "smart" else _rgb(COLOURS[look.accent])
    dark = sum(ground) < 330
    ink = (240, 239, 233) if dark else (34, 36, 42)
    applied = tuple(round(255 * min(1, float(c)) ** (1 / 2.2)) for c in metal)
    if metal.mean() < 0.15 or (not dark and metal.std() < 0.05):
        applied = (226, 228, 232) if dark else (58, 62, 70)
    spark = _rgb(COLOURS["Orange" if dark else "Red"])
    inner = (shape.across - shape.rim, shape.down - shape.rim)
    paint = dials.Paint(ground, ink, (applied[0], applied[1], applied[2]), spark)
    picture = dials.dial(
        style, paint, inner[1] / inner[0], shape.power, 0 if lit or style == "kids" else 0.3 if dark else 0.1
    )
    read = sheet(picture)

    def skin(u: Array, v: Array) -> Skin:
        return Skin(read(u, v), np.zeros(len(u), np.float32), 0.035 if lit else 0.02, 0.1)

    return skin


def _ring(look: Look) -> Surface:
    ground = _rgb(COLOURS[look.accent if look.material == "Steel" else look.colour])
    dark = sum(ground) < 420
    read = sheet(dials.bezel(440, ground, (240, 239, 233) if dark else (34, 36, 42)))

    def skin(u: Array, v: Array) -> Skin:
        return Skin(read(u, v), np.zeros(len(u), np.float32), 0.05, 0.3)

    return skin


def _strap(look: Look, metal: Array, seed: int) -> Surface:
    maker = {"Leather": _leather, "Rubber": _rubber, "Nylon": _nylon}.get(look.material)
    if maker:
        return maker(look, seed)
    if look.silhouette == "minimal mesh":
        return raised(shaded(plain(metal, "metal"), _mesh_shade), _mesh)
    return plain(metal * 0.92, "metal")


def _mesh(u: Array, v: Array) -> Array:
    return 0.5 * np.sin(u * 2 * np.pi * 26) * np.sin(v * 2 * np.pi * 110)


def _mesh_shade(u: Array, v: Array) -> Array:
    return 0.86 + 0.14 * np.sin(u * 2 * np.pi * 26) * np.sin(v * 2 * np.pi * 110)


def _leather(look: Look, seed: int) -> Surface:
    grain = noise(0.05, seed)
    colour = linear(COLOURS[look.colour])
    croc = look.pattern == "Croc"

    def scales(u: Array, v: Array) -> Array:
        rows = v * 46
        shift = 0.5 * (np.floor(rows) % 2)
        columns = (u * 4.0 + shift) % 1
        gap = np.minimum(np.minimum(rows % 1, 1 - rows % 1) * 2.2, np.minimum(columns, 1 - columns) * 3)
        return 1.6 * np.clip(gap * 2.2, 0, 1)

    def relief(u: Array, v: Array) -> Array:
        return scales(u, v) if croc else 0.22 * grain(u, v * 7)

    def seam(u: Array, v: Array) -> Array:
        inward = np.minimum(u, 1 - u)
        return np.clip(1 - np.abs(inward - 0.1) / 0.018, 0, 1) * band(v, 0.026, 0.66, 0.004)

    def edge(u: Array, v: Array) -> Array:
        return np.where(np.minimum(u, 1 - u) < 0.035, 0.7, 1 + 0.03 * grain(u, v * 7))

    thread = linear(COLOURS["Cream"]) if look.pattern == "Contrast" else np.minimum(colour * 1.5 + 0.02, 0.85)
    return mixed(raised(shaded(plain(colour, "leather"), edge), relief), thread, seam)


def _rubber(look: Look, seed: int) -> Surface:
    ribbed = look.pattern == "Ribbed"

    def relief(u: Array, v: Array) -> Array:
        groove = -1.6 * np.exp(-(((np.abs(u - 0.5) - 0.26) / 0.03) ** 2))
        ribs = 0.9 * np.clip(np.sin(v * 2 * np.pi * 34) * 2, -1, 1) * (np.abs(u - 0.5) < 0.24)
        return groove + (ribs if ribbed else 0)

    return raised(plain(COLOURS[look.colour], "rubber"), relief)


def _nylon(look: Look, seed: int) -> Surface:
    def weave(u: Array, v: Array) -> Array:
        return 0.28 * np.sin(u * 2 * np.pi * 30) * np.sin(v * 2 * np.pi * 130)

    cloth = raised(plain(COLOURS[look.colour]), weave)
    if look.pattern == "Striped":
        return mixed(
            cloth, COLOURS["Cream"], lambda u, v: np.clip((0.16 - np.abs(u - 0.5)) / 0.02 + 0.5, 0, 1)
        )
    return cloth


LINES: tuple[Line, ...] = (
    Line(
        "dress",
        "Solid",
        "Leather",
        "Men",
        "Formal",
        "Winter",
        "premium",
        (("Brown", "White"), ("Black", "White"), ("Navy Blue", "Cream")),
        "slim rose",
    ),
    Line(
        "dress",
        "Croc",
        "Leather",
        "Men",
        "Formal",
        "Fall",
        "premium",
        (("Coffee Brown", "Cream"), ("Black", "White"), ("Maroon", "Cream")),
        "roman gold",
    ),
    Line(
        "dress",
        "Contrast",
        "Leather",
        "Men",
        "Smart Casual",
        "Spring",
        "middle",
        (("Tan", "Navy Blue"), ("Brown", "Green"), ("Black", "Maroon")),
        "bars steel",
    ),
    Line(
        "dress",
        "Solid",
        "Leather",
        "Women",
        "Smart Casual",
        "Spring",
        "middle",
        (("Pink", "White"), ("Grey", "White"), ("Red", "Black")),
        "stones rose",
    ),
    Line(
        "dress bracelet",
        "Solid",
        "Steel",
        "Men",
        "Formal",
        "Winter",
        "premium",
        (("Steel", "Blue"), ("Steel", "Black"), ("Gold", "Green")),
        "bars",
    ),
    Line(
        "dress bracelet",
        "Solid",
        "Steel",
        "Men",
        "Smart Casual",
        "Fall",
        "middle",
        (("Silver", "White"), ("Gold", "Cream"), ("Rose Gold", "White")),
        "roman",
    ),
    Line(
        "diver",
        "Solid",
        "Steel",
        "Men",
        "Sports",
        "Summer",
        "premium",
        (("Steel", "Navy Blue"), ("Steel", "Black"), ("Steel", "Green")),
        "diver",
    ),
    Line(
        "diver",
        "Solid",
        "Steel",
        "Men",
        "Sports",
        "Summer",
        "middle",
        (("Gold", "Black"), ("Charcoal", "Black")),
        "diver",
    ),
    Line(
        "diver rubber",
        "Ribbed",
        "Rubber",
        "Men",
        "Sports",
        "Summer",
        "middle",
        (("Black", "Black"), ("Orange", "Black"), ("Blue", "White")),
        "diver",
    ),
    Line(
        "diver rubber",
        "Solid",
        "Rubber",
        "Unisex",
        "Sports",
        "Spring",
        "budget",
        (("Green", "White"), ("Yellow", "Black"), ("White", "White")),
        "arabic",
    ),
    Line(
        "chronograph",
        "Contrast",
        "Leather",
        "Men",
        "Casual",
        "Winter",
        "middle",
        (("Tan", "Navy Blue"), ("Black", "White"), ("Brown", "Black")),
        "chrono",
    ),
    Line(
        "chronograph",
        "Solid",
        "Leather",
        "Men",
        "Casual",
        "Fall",
        "premium",
        (("Black", "Black"), ("Olive", "Black"), ("Charcoal", "Rust")),
        "chrono black",
    ),
    Line(
        "chronograph",
        "Croc",
        "Leather",
        "Women",
        "Party",
        "Winter",
        "middle",
        (("White", "White"), ("Lavender", "White")),
        "chrono gold",
    ),
    Line(
        "chronograph bracelet",
        "Solid",
        "Steel",
        "Men",
        "Casual",
        "Winter",
        "middle",
        (("Steel", "Black"), ("Gold", "White"), ("Steel", "Blue")),
        "chrono",
    ),
    Line(
        "chronograph bracelet",
        "Solid",
        "Steel",
        "Men",
        "Casual",
        "Fall",
        "premium",
        (("Charcoal", "Black"), ("Rose Gold", "Brown")),
        "chrono",
    ),
    Line(
        "tank",
        "Croc",
        "Leather",
        "Women",
        "Formal",
        "Winter",
        "premium",
        (("Burgundy", "Cream"), ("Black", "White"), ("Green", "White")),
        "roman gold",
    ),
    Line(
        "tank",
        "Solid",
        "Leather",
        "Women",
        "Smart Casual",
        "Fall",
        "middle",
        (("Tan", "White"), ("Navy Blue", "White"), ("Mauve", "Cream")),
        "bars silver",
    ),
    Line(
        "tank",
        "Solid",
        "Leather",
        "Men",
        "Formal",
        "Winter",
        "premium",
        (("Black", "Black"), ("Brown", "Silver")),
        "slim steel",
    ),
    Line(
        "field",
        "Solid",
        "Nylon",
        "Men",
        "Casual",
        "Summer",
        "budget",
        (("Olive", "Black"), ("Khaki", "Cream"), ("Navy Blue", "White")),
        "arabic",
    ),
    Line(
        "field",
        "Striped",
        "Nylon",
        "Unisex",
        "Casual",
        "Summer",
        "budget",
        (("Navy Blue", "White"), ("Red", "White"), ("Black", "Black")),
        "bars",
    ),
    Line(
        "field",
        "Contrast",
        "Leather",
        "Men",
        "Casual",
        "Fall",
        "middle",
        (("Brown", "Cream"), ("Rust", "Black")),
        "arabic black",
    ),
    Line(
        "minimal mesh",
        "Solid",
        "Steel",
        "Women",
        "Smart Casual",
        "Spring",
        "middle",
        (("Rose Gold", "White"), ("Silver", "Black"), ("Gold", "White")),
        "slim",
    ),
    Line(
        "minimal mesh",
        "Solid",
        "Steel",
        "Men",
        "Smart Casual",
        "Fall",
        "middle",
        (("Charcoal", "Black"), ("Steel", "Blue")),
        "bars",
    ),
    Line(
        "smart",
        "Solid",
        "Rubber",
        "Unisex",
        "Sports",
        "Spring",
        "premium",
        (("Black", "Black"), ("Pink", "Black"), ("White", "Black"), ("Blue", "Black")),
        "smart silver",
    ),
    Line(
        "smart",
        "Contrast",
        "Leather",
        "Unisex",
        "Smart Casual",
        "Fall",
        "premium",
        (("Tan", "Black"), ("Brown", "Black")),
        "smart black",
    ),
    Line(
        "digital",
        "Solid",
        "Rubber",
        "Boys",
        "Sports",
        "Summer",
        "budget",
        (("Black", "Charcoal"), ("Blue", "Black"), ("Red", "Black")),
        "digital",
    ),
    Line(
        "digital",
        "Ribbed",
        "Rubber",
        "Men",
        "Sports",
        "Summer",
        "budget",
        (("Olive", "Black"), ("Grey", "Charcoal")),
        "digital",
    ),
    Line(
        "bangle",
        "Solid",
        "Steel",
        "Women",
        "Party",
        "Winter",
        "middle",
        (("Gold", "Maroon"), ("Rose Gold", "White"), ("Silver", "Blue")),
        "stones",
    ),
    Line(
        "petite bracelet",
        "Solid",
        "Steel",
        "Women",
        "Formal",
        "Winter",
        "middle",
        (("Gold", "Green"), ("Silver", "Pink"), ("Rose Gold", "White")),
        "stones",
    ),
    Line(
        "petite bracelet",
        "Solid",
        "Steel",
        "Women",
        "Party",
        "Fall",
        "premium",
        (("Silver", "Navy Blue"), ("Gold", "White")),
        "roman",
    ),
    Line(
        "kids",
        "Solid",
        "Rubber",
        "Girls",
        "Casual",
        "Summer",
        "budget",
        (("Pink", "White"), ("Turquoise Blue", "White"), ("Lavender", "White")),
        "kids",
    ),
    Line(
        "kids",
        "Ribbed",
        "Rubber",
        "Boys",
        "Casual",
        "Summer",
        "budget",
        (("Red", "White"), ("Green", "White"), ("Blue", "Yellow")),
        "kids",
    ),
)

ARTICLE = Article(
    kind="Watches",
    sub="Watches",
    master="Accessories",
    noun="Watch",
    prices=(39, 99, 219),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
