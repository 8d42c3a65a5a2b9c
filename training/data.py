"""Reads the two photo archives once into arrays that training can sample from at random."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from scipy import ndimage

from training.labels import ATTRIBUTES, ATTRIBUTES_OF_PHOTO_CLASS, PHOTO_CLASS, photo_class

CATALOG_ARCHIVE = "fashion-product-images-small.zip"
PHOTO_ARCHIVE = "clothing-photos.zip"

# Height and width of the stored pictures; the catalogue's own are 80x60.
CACHE_SIZE = (96, 72)

# A colour distance (largest channel) under which a pixel joined to the border counts as background.
_BACKGROUND_TOLERANCE = 14

WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Pictures:
    """Decoded pictures with what is known about each.

    Attributes:
        ids: one text per picture: the product's number or the photo's path in its archive.
        records: one mapping per picture, attribute name to value, "" where unknown.
        pixels: uint8 array (pictures, height, width, 4): RGB and the foreground mask (0 or 255).
        digests: hex SHA-256 of each picture's file.
    """

    ids: list[str]
    records: list[dict[str, str]]
    pixels: np.ndarray
    digests: list[str]


def letterbox(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Scale a picture to fit `size` (height, width) and pad it with white, keeping its proportions.

    Returns:
        RGB picture of exactly `size`; EXIF rotation is applied first.
    """
    height, width = size
    upright = ImageOps.exif_transpose(image).convert("RGB")
    return ImageOps.pad(upright, (width, height), Image.Resampling.BILINEAR, color=WHITE)


def foreground(pixels: np.ndarray) -> np.ndarray:
    """Separate a product from the plain background that touches the picture's border.

    Background is what is joined to the border and close to the border's median colour, so that a white
    shirt on white keeps its inside.

    Args:
        pixels: uint8 RGB picture (height, width, 3).

    Returns:
        uint8 mask (height, width), 255 on the product. It is 255 everywhere if the picture has no plain
        background, or if nearly nothing would be left.
    """
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    distance = np.abs(pixels.astype(np.int16) - np.median(edge, axis=0)).max(axis=-1)
    regions, _ = ndimage.label(distance <= _BACKGROUND_TOLERANCE)
    border = np.concatenate([regions[0], regions[-1], regions[:, 0], regions[:, -1]])
    background = np.isin(regions, np.unique(border[border > 0]))
    product = ndimage.binary_closing(np.pad(~background, 2))[2:-2, 2:-2]
    if not 0.03 < product.mean() < 0.97:
        return np.full(pixels.shape[:2], 255, np.uint8)
    return product.astype(np.uint8) * 255


def read_catalog(archive: Path) -> Iterator[tuple[str, dict[str, str], bytes]]:
    """Yield (id, record, JPEG bytes) of every catalogue product that has a picture.

    A record holds the attributes, the photo class and the title. "NA" counts as blank. A title that
    holds an unquoted comma is joined again.

    Raises:
        FileNotFoundError: the archive is missing.
        KeyError: the archive holds no styles.csv.
    """
    with zipfile.ZipFile(archive) as opened:
        pictures = {Path(name).stem: name for name in opened.namelist() if name.endswith(".jpg")}
        with io.TextIOWrapper(opened.open("styles.csv"), encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text, restkey="surplus"))
        for row in rows:
            if row["id"] not in pictures:
                continue
            record = {name: "" if row[name] in {"NA", None} else row[name].strip() for name in ATTRIBUTES}
            record[PHOTO_CLASS] = photo_class(record["articleType"])
            record["title"] = ",".join([row["productDisplayName"] or "", *row.get("surplus", [])]).strip()
            yield row["id"], record, opened.read(pictures[row["id"]])


def read_photos(archive: Path, part: str) -> Iterator[tuple[str, dict[str, str], bytes]]:
    """Yield (path, record, JPEG bytes) of every photo in one part ("train" or "validation") of the archive.

    Raises:
        FileNotFoundError: the archive is missing.
    """
    with zipfile.ZipFile(archive) as opened:
        for name in sorted(opened.namelist()):
            folder, _, rest = name.partition("/")
            if folder != part or not name.endswith(".jpg"):
                continue
            kind = rest.partition("/")[0]
            yield name, {**ATTRIBUTES_OF_PHOTO_CLASS[kind], PHOTO_CLASS: kind}, opened.read(name)


def decode(
    items: Sequence[tuple[str, dict[str, str], bytes]], size: tuple[int, int], masked: bool, into: np.ndarray
) -> None:
    """Decode pictures into the rows of `into`.

    Args:
        items: (id, record, file bytes) as the readers yield them.
        size: height and width.
        masked: separate the foreground; otherwise the whole picture is foreground.
        into: uint8 array (len(items), height, width, 4), written in place.
    """
    for row, (_, _, data) in zip(into, items, strict=True):
        with Image.open(io.BytesIO(data)) as image:
            row[..., :3] = np.asarray(letterbox(image, size))
        row[..., 3] = foreground(row[..., :3]) if masked else 255


def subset(pictures: Pictures, rows: np.ndarray) -> Pictures:
    """Return some of the pictures, copied into memory, in the order of `rows`."""
    return Pictures(
        [pictures.ids[row] for row in rows],
        [pictures.records[row] for row in rows],
        pictures.pixels[rows],
        [pictures.digests[row] for row in rows],
    )


def load(name: str, folder: Path, cache: Path, size: tuple[int, int] = CACHE_SIZE) -> Pictures:
    """Load a set of pictures, decoding it on the first call only.

    Args:
        name: "catalogue", "train" (people's photos to learn from) or "validation" (people's photos to judge).
        folder: where the two archives lie.
        cache: where decoded arrays are kept, one .npy and one .json file per set and size.
        size: height and width of the pictures.

    Raises:
        FileNotFoundError: the archive is missing.
    """
    stem = cache / f"{name}-{size[0]}x{size[1]}"
    arrays, facts = stem.with_suffix(".npy"), stem.with_suffix(".json")
    if not facts.exists():
        cache.mkdir(parents=True, exist_ok=True)
        catalog = name == "catalogue"
        items = list(
            read_catalog(folder / CATALOG_ARCHIVE) if catalog else read_photos(folder / PHOTO_ARCHIVE, name)
        )
        pixels = np.lib.format.open_memmap(arrays, mode="w+", dtype=np.uint8, shape=(len(items), *size, 4))
        decode(items, size, masked=catalog, into=pixels)
        pixels.flush()
        digests = [hashlib.sha256(data).hexdigest() for _, _, data in items]
        facts.write_text(
            json.dumps(
                {"ids": [i for i, _, _ in items], "records": [r for _, r, _ in items], "digests": digests}
            )
        )
    known = json.loads(facts.read_text())
    pixels = np.load(arrays, mmap_mode="r", allow_pickle=False)
    return Pictures(known["ids"], known["records"], pixels, known["digests"])
