"""Photos as customers would take them: drawn products on tables, beds and hangers, badly lit and tilted.

They are for trying the search by photo, so which product each of them shows is written beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from recsys.catalog.sample_photos import Photo, write_table
from recsys.files import atomic_write
from showroom.photos import backgrounds
from showroom.photos.backgrounds import Ground
from showroom.production import bake_shapes
from showroom.production.draw_pictures import picture_of
from showroom.range.plan import Product
from showroom.rendering.baked_shape import Array, BakedShape
from showroom.rendering.canvas import linear, ramp

WIDTH, HEIGHT = 720, 960
QUALITY = 76
_SHADOW = 24
"""Pixels round a product that its shadow may fall on."""
_ROOM = 1.5
"""Size of the background relative to the photo, so that no turn shows its end."""

STRONG = frozenset(
    {
        "Navy Blue", "Blue", "Teal", "Green", "Olive", "Sea Green", "Purple", "Magenta", "Red",
        "Maroon", "Burgundy", "Rust", "Orange", "Tan", "Brown", "Coffee Brown", "Charcoal", "Black",
        "Mustard", "Rose",
    }
)  # fmt: skip
"""Colours that can be told from the white page without fail, to cut a product out."""


@dataclass(frozen=True)
class PhotoSetup:
    """The setting in which a photo is taken.

    Attributes:
        name, words: of its file, and what it shows.
        kinds: articleTypes that suit, the best first.
        ground: what the product lies on or hangs before.
        behind: what is behind a product that stands on the ground; None where it lies or hangs.
        hanger: it hangs on one.
        size: how much of the photo's height or width the product fills at most, before tilting.
        place: its middle, as shares of the photo.
        turn: of the camera, degrees.
        slant: how much narrower the far side is, as a share.
        lamp: colour of the light.
        dim: exposure, 1 for a good one.
        fall: how much darker the side away from the lamp is, 0..1.
        noise: of the sensor, standard deviation in 0..255.
        blur: in pixels.
    """

    name: str
    words: str
    kinds: tuple[str, ...]
    ground: Ground
    behind: Ground | None = None
    hanger: bool = False
    size: float = 0.8
    place: tuple[float, float] = (0.5, 0.5)
    turn: float = 0.0
    slant: float = 0.0
    lamp: str = "fff6ea"
    dim: float = 1.0
    fall: float = 0.3
    noise: float = 3.0
    blur: float = 0.6


_OAK = backgrounds.wood("7a5230", "b98a58", 7)
_WALNUT = backgrounds.wood("33211a", "5f412c", 6)
_PINE = backgrounds.wood("a9825a", "dcbc8e", 9)

SCENES = (
    PhotoSetup("tshirt-on-a-floor", "A T-shirt on a wooden floor", ("Tshirts", "Tops"), _PINE, turn=-9,
               slant=0.12),
    PhotoSetup("shirt-on-a-hanger", "A shirt on a hanger", ("Shirts",), backgrounds.wall("cdc8bd"),
               hanger=True, size=0.8, place=(0.48, 0.55), turn=3, lamp="ffeccf", dim=0.75, fall=0.5, noise=5),
    PhotoSetup("dress-before-a-wardrobe", "A dress before a wardrobe", ("Dresses",),
               backgrounds.wall("d9d4c8", 3), hanger=True, size=0.78, place=(0.53, 0.56), turn=-2, slant=-0.1,
               lamp="fff1dd", fall=0.4),
    PhotoSetup("jeans-on-a-bed", "Jeans on a bed", ("Jeans", "Trousers"), backgrounds.linen("b9c1c9", 0.5),
               turn=13, slant=0.1, size=0.86, dim=0.85, lamp="f4f7ff", fall=0.35),
    PhotoSetup("sweater-on-a-bed", "A sweater on a bed, in lamplight", ("Sweaters", "Sweatshirts"),
               backgrounds.linen("d8c7ae", 0.5), turn=-6, size=0.7, place=(0.52, 0.47), lamp="ffdcb0",
               dim=0.6, fall=0.6, noise=7),
    PhotoSetup("shoes-in-the-hall", "A shoe in the hall", ("Casual Shoes", "Sports Shoes"),
               backgrounds.tiles("b8ada0", "77706a", 5), behind=backgrounds.wall("c9c3b6"), size=0.62,
               place=(0.5, 0.58), turn=2, lamp="fff0d8", dim=0.8, noise=5),
    PhotoSetup("heel-on-a-carpet", "A heel on a carpet", ("Heels", "Flats"), backgrounds.carpet("8f867c"),
               behind=backgrounds.wall("a8b0ab"), size=0.6, place=(0.47, 0.58), turn=-3, fall=0.5, dim=0.8,
               noise=5),
    PhotoSetup("bag-on-a-table", "A bag on a table", ("Handbags",), _OAK, behind=backgrounds.wall("8c9a93"),
               size=0.72, place=(0.52, 0.53), turn=2, lamp="ffe9cc", fall=0.45),
    PhotoSetup("backpack-on-the-floor", "A backpack on the floor", ("Backpacks",), _WALNUT,
               behind=backgrounds.wall("b5b9bd"), size=0.74, place=(0.46, 0.52), turn=-4, dim=0.7, noise=6,
               blur=1.0),
    PhotoSetup("watch-on-a-desk", "A watch on a desk, from close by", ("Watches",), _WALNUT, size=1.02,
               place=(0.55, 0.5), turn=17, slant=0.08, lamp="fff2df", fall=0.5),
    PhotoSetup("sunglasses-on-a-table", "Sunglasses on a garden table", ("Sunglasses",),
               backgrounds.carpet("b5a88f", 0.1), size=0.95, turn=-12, slant=0.18, lamp="fffbf0", dim=1.12,
               fall=0.15),
    PhotoSetup("cap-on-a-blanket", "A cap on a blanket", ("Caps", "Hat"), backgrounds.carpet("5d6b74", 0.35),
               size=0.78, place=(0.5, 0.55), turn=8, lamp="ffe3bf", dim=0.7, fall=0.5, noise=6),
)  # fmt: skip


def write_photos(products: Sequence[Product], folder: Path, bakes: Path, to: Path, seed: int) -> int:
    """Take a photo in every scene for which there is a product.

    Args:
        products: the shop's.
        folder: what `draw` wrote to.
        bakes: the baked shapes, which tell exactly where a product is in its picture.
        to: where photos and their table go.
        seed: of the grounds, the noise and which products are taken.

    Returns:
        How many photos were taken.
    """
    photos = []
    for number, scene in enumerate(SCENES):
        rng = np.random.default_rng((seed, number))
        product = _subject(scene, products, folder, rng)
        if product is None:
            continue
        with Image.open(picture_of(folder, product.id)) as picture:
            photo = take_photo(scene, picture.convert("RGB"), _known_cover(product, bakes), rng)
        file = f"{scene.name}.jpg"
        with atomic_write(to / file) as out:
            photo.save(out, "JPEG", quality=QUALITY)
        photos.append(Photo(file, str(product.id), scene.words))
    write_table(photos, to)
    return len(photos)


def _subject(
    scene: PhotoSetup, products: Sequence[Product], folder: Path, rng: np.random.Generator
) -> Product | None:
    """Choose a product that suits a scene and can be cut out of its picture."""
    for kind in scene.kinds:
        fit = [
            product
            for product in sorted(products, key=lambda product: product.id)
            if product.article.kind == kind
            and product.look.color in STRONG
            and picture_of(folder, product.id).is_file()
        ]
        if fit:
            return fit[int(rng.integers(len(fit)))]
    return None


def _known_cover(product: Product, bakes: Path) -> Array | None:
    """Return how much of each pixel a product covers, if its picture comes from a baked shape."""
    for shape in bake_shapes.shape_files(product.article, bakes):
        if shape.silhouette == product.look.silhouette and shape.path.is_file():
            return BakedShape.load(shape.path).cover
    return None


def take_photo(
    scene: PhotoSetup, picture: Image.Image, cover: Array | None, rng: np.random.Generator
) -> Image.Image:
    """Photograph a drawn product in a scene; for its cover see `cut_out`."""
    shape = (round(HEIGHT * _ROOM), round(WIDTH * _ROOM))
    page = scene.ground(rng, shape)
    color, inside, shadow = _placed(cut_out(picture, cover), scene, shape)
    if scene.behind:
        page = _standing(page, scene.behind(rng, shape), int(np.nonzero(inside.max(1) > 0.5)[0][-1]))
    page = page * (1 - np.clip((1.8 if scene.behind else 0.9) * shadow, 0, 0.85))[..., None]
    if scene.hanger:
        page = _hung(page, inside)
    if not scene.behind:
        away = (14, 10) if not scene.hanger else (26, 18)
        cast = ndimage.shift(ndimage.gaussian_filter(inside, away[1]), away, order=1)
        page = page * (1 - 0.45 * cast * (1 - inside))[..., None]
    page = page + (color - page) * inside[..., None]
    return _exposed(_seen(page, scene), scene, rng)


def cut_out(picture: Image.Image, cover: Array | None = None) -> tuple[Array, Array, Array]:
    """Separate a product from its white page, and crop to it and its shadow.

    Args:
        picture: RGB.
        cover: (H, W) how much of each pixel the product covers; by default guessed, which takes a product
            of strong colours.

    Returns:
        Its linear light (h, w, 3), how much of each pixel it covers, and how dark its shadow is, 0..1.
    """
    coded = np.asarray(picture, np.float32) / 255
    soft = _guessed_cover(coded) if cover is None else cover.astype(np.float32)
    light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    # The rim has the page's white in it: take the colour from within.
    nearest = ndimage.distance_transform_edt(soft < 0.98, return_distances=False, return_indices=True)
    shadow = np.clip(1 - light.mean(axis=2), 0, 1) * (1 - soft)
    rows, columns = np.nonzero(soft.max(1) > 0.5)[0], np.nonzero(soft.max(0) > 0.5)[0]
    box = (
        slice(max(0, rows[0] - _SHADOW), rows[-1] + _SHADOW),
        slice(max(0, columns[0] - _SHADOW), columns[-1] + _SHADOW),
    )
    return light[tuple(nearest)][box].astype(np.float32), soft[box], shadow[box].astype(np.float32)


def _guessed_cover(coded: Array) -> Array:
    """Flood the page from its border and from holes that are as white as it is."""
    darkest = coded.min(axis=2)
    page = ndimage.label((darkest > 0.80) & (coded.max(axis=2) - darkest < 0.05))[0]
    sizes = np.bincount(page.ravel())
    brightest = ndimage.maximum(darkest, page, np.arange(len(sizes)))
    outside = (sizes > 60) & (brightest > 0.985)
    outside[0] = False
    inside = ndimage.binary_opening(~outside[page], iterations=1)
    return np.clip(ndimage.gaussian_filter(inside.astype(np.float32), 0.8) * 2 - 1, 0, 1)


def _placed(layers: Sequence[Array], scene: PhotoSetup, shape: tuple[int, int]) -> tuple[Array, Array, Array]:
    """Lay a cut-out product, enlarged, where the scene wants it: colour, cover and shadow."""
    rows, columns = layers[1].shape
    factor = scene.size * min(HEIGHT / rows, WIDTH / columns)
    height, width = round(rows * factor), round(columns * factor)
    top = round(shape[0] / 2 + (scene.place[1] - 0.5) * HEIGHT - height / 2)
    left = round(shape[1] / 2 + (scene.place[0] - 0.5) * WIDTH - width / 2)
    placed = []
    for layer in layers:
        bands = np.moveaxis(np.atleast_3d(layer), 2, 0)
        large = [
            np.asarray(Image.fromarray(band).resize((width, height), Image.Resampling.BICUBIC))
            for band in bands
        ]
        whole = np.zeros((*shape, len(bands)), np.float32)
        whole[top : top + height, left : left + width] = np.clip(np.stack(large, -1), 0, 1)
        placed.append(whole if layer.ndim == 3 else whole[..., 0])
    return placed[0], placed[1], placed[2]


def _standing(ground: Array, behind: Array, feet: int) -> Array:
    """Lean the ground back to a horizon above the feet of what stands on it; above is wall, out of focus."""
    height, width = ground.shape[:2]
    horizon = round(feet - 0.15 * HEIGHT)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    depth = 0.25 + np.maximum(y - horizon, 0) / (height - horizon)
    across = (x - width / 2) / depth * 0.75 + width / 2
    along = height * 0.9 / depth * 0.22 + y * 0.2
    at = np.stack([along % (height - 1), np.abs((across + 4 * width) % (2 * width - 2) - width + 1)])
    floor = np.stack([ndimage.map_coordinates(ground[..., i], at, order=1) for i in range(3)], -1)
    soft = np.stack([ndimage.gaussian_filter(behind[..., i], 5) for i in range(3)], -1)
    edge = ramp(-4, 4, y - horizon)[..., None]
    dark = 1 - 0.35 * np.exp(-np.abs(y - horizon) / 60)[..., None]
    return (soft + (floor - soft) * edge) * dark


def _hung(page: Array, inside: Array) -> Array:
    """Draw a wooden hanger with a wire hook behind what hangs on it."""
    rows, columns = np.nonzero(inside.max(1) > 0.5)[0], np.nonzero(inside.max(0) > 0.5)[0]
    top, middle, wide = int(rows[0]), (int(columns[0]) + int(columns[-1])) / 2, int(np.ptp(columns))
    for what, width, color in (("bar", 22, "8a5f38"), ("hook", 7, "9aa0a4")):
        mask = Image.new("L", (2 * page.shape[1], 2 * page.shape[0]))
        pen = ImageDraw.Draw(mask)
        if what == "bar":
            points = [(middle - 0.2 * wide, top + 70), (middle, top + 14), (middle + 0.2 * wide, top + 70)]
            pen.line([(2 * x, 2 * y) for x, y in points], 255, 2 * width, "curve")
        else:
            pen.line([(2 * middle, 2 * top + 40), (2 * middle, 2 * top - 70)], 255, 2 * width)
            box = (2 * middle - 14, 2 * top - 180, 2 * middle + 96, 2 * top - 70)
            pen.arc((box[0] - 41, box[1], box[2] - 41, box[3]), 150, 90, 255, 2 * width)
        drawn = np.asarray(mask.reduce(2), np.float32) / 255
        cast = ndimage.shift(ndimage.gaussian_filter(drawn, 6), (16, 9), order=1)
        round_ = 0.75 + 0.5 * ndimage.gaussian_filter(drawn, width / 4)
        page = page * (1 - 0.4 * cast * (1 - drawn))[..., None]
        page = page + (linear(color) * round_[..., None] - page) * drawn[..., None]
    return page


def _seen(page: Array, scene: PhotoSetup) -> Array:
    """Turn and slant the page, and cut the photo out of its middle."""
    height, width = page.shape[:2]
    y, x = np.mgrid[-0.5 : 0.5 : HEIGHT * 1j, -0.5 : 0.5 : WIDTH * 1j]
    lean = 1 - scene.slant * y
    x, y = x * WIDTH / lean, y * HEIGHT / lean
    angle = np.radians(scene.turn)
    at = np.stack(
        [
            height / 2 + y * np.cos(angle) + x * np.sin(angle),
            width / 2 + x * np.cos(angle) - y * np.sin(angle),
        ]
    )
    return np.stack([ndimage.map_coordinates(page[..., i], at, order=1, mode="mirror") for i in range(3)], -1)


def _exposed(light: Array, scene: PhotoSetup, rng: np.random.Generator) -> Image.Image:
    """Light a photo from one side, and record it as a phone would."""
    height, width = light.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    side = rng.choice([-1, 1])
    fall = 1 - scene.fall * ramp(-1.3, 1.5, side * x * 0.8 + y * 0.6)
    vignette = 1 - 0.16 * (x**2 + y**2)
    lit = light * linear(scene.lamp) * (1.3 * scene.dim * fall * vignette)[..., None]
    if scene.blur:
        lit = np.stack([ndimage.gaussian_filter(lit[..., i], scene.blur) for i in range(3)], -1)
    lit = np.clip(lit, 0, 1)
    coded = np.where(lit <= 0.0031308, lit * 12.92, 1.055 * lit ** (1 / 2.4) - 0.055) * 255
    grain = ndimage.gaussian_filter(rng.standard_normal((height, width, 3)), (0.7, 0.7, 0)) * 2
    return Image.fromarray(np.clip(np.round(coded + scene.noise * grain), 0, 255).astype(np.uint8))
