"""The picture sets that fine-tuning learns from and is judged by, each decoded once into an array."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.data import (
    CATALOG_ARCHIVE,
    PHOTO_ARCHIVE,
    Pictures,
    decode,
    read_catalog,
    read_photos,
)
from training.labels import ATTRIBUTES_OF_PHOTO_CLASS, PHOTO_CLASS

Items = Iterator[tuple[str, dict[str, str], bytes]]

SHARP_ARCHIVE = "fashion-product-images-224.zip"
MORE_PHOTOS_ARCHIVE = "clothing-photos-more.zip"
ELECTRONICS_ARCHIVE = "electronics.zip"

# What the classes that only the further photos have say about the catalogue's attributes.
_MORE_CLASSES: dict[str, dict[str, str]] = {
    "blazer": {
        "masterCategory": "Apparel",
        "subCategory": "Topwear",
        "articleType": "Blazers",
        PHOTO_CLASS: "outwear",
    },
    "blouse": {"masterCategory": "Apparel", "subCategory": "Topwear"},
    "body": {"masterCategory": "Apparel"},
    "hoodie": {"masterCategory": "Apparel", "subCategory": "Topwear", "articleType": "Sweatshirts"},
    "polo": {"masterCategory": "Apparel", "subCategory": "Topwear", "articleType": "Tshirts"},
    "top": {"masterCategory": "Apparel", "subCategory": "Topwear", "articleType": "Tops"},
    "undershirt": {"masterCategory": "Apparel"},
}


def read_sharp(folder: Path) -> Items:
    """Yield (id, record, JPEG bytes) of the sharp pictures whose product is in the catalogue."""
    records = {number: record for number, record, _ in read_catalog(folder / CATALOG_ARCHIVE)}
    with zipfile.ZipFile(folder / SHARP_ARCHIVE) as opened:
        for name in sorted(opened.namelist()):
            number = Path(name).stem
            if name.endswith(".jpg") and number in records:
                yield number, records[number], opened.read(name)


def read_more_photos(folder: Path) -> Items:
    """Yield (path, record, JPEG bytes) of the further photos that people took."""
    known = {kind: {**said, PHOTO_CLASS: kind} for kind, said in ATTRIBUTES_OF_PHOTO_CLASS.items()}
    known |= _MORE_CLASSES
    with zipfile.ZipFile(folder / MORE_PHOTOS_ARCHIVE) as opened:
        for name in sorted(opened.namelist()):
            kind = Path(name).parent.name
            if name.endswith(".jpg") and kind in known:
                yield name, known[kind], opened.read(name)


def read_electronics(folder: Path) -> Items:
    """Yield (row, record with the title, JPEG bytes) of products that are not fashion; only to measure by."""
    with zipfile.ZipFile(folder / ELECTRONICS_ARCHIVE) as opened:
        with io.TextIOWrapper(opened.open("products.csv"), encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        names = {Path(name).stem: name for name in opened.namelist() if name.endswith(".jpg")}
        for row in rows:
            number = Path(row["image"]).stem
            if number in names:
                yield number, {"title": row["name"]}, opened.read(names[number])


@dataclass(frozen=True)
class Source:
    """A picture set.

    Attributes:
        read: yields its pictures from the folder of archives.
        size: height and width that it is stored at.
        masked: whether products stand on a plain background that can be told from them.
    """

    read: Callable[[Path], Items]
    size: tuple[int, int]
    masked: bool = False


SOURCES: dict[str, Source] = {
    "thumbnails": Source(lambda folder: read_catalog(folder / CATALOG_ARCHIVE), (80, 60), masked=True),
    "sharp": Source(read_sharp, (224, 224), masked=True),
    "photos": Source(lambda folder: read_photos(folder / PHOTO_ARCHIVE, "train"), (256, 192)),
    "more photos": Source(read_more_photos, (256, 192)),
    "test photos": Source(lambda folder: read_photos(folder / PHOTO_ARCHIVE, "validation"), (256, 192)),
    "electronics": Source(read_electronics, (256, 256)),
}


def load(name: str, folder: Path, cache: Path) -> Pictures:
    """Load a set by its name in `SOURCES`, decoding it on the first call only.

    Args:
        name: see `SOURCES`.
        folder: where the archives lie.
        cache: where decoded arrays are kept, one .npy and one .json file per set.

    Raises:
        FileNotFoundError: the archive is missing.
    """
    source, stem = SOURCES[name], cache / name.replace(" ", "-")
    arrays, facts = stem.with_suffix(".npy"), stem.with_suffix(".json")
    if not facts.exists():
        cache.mkdir(parents=True, exist_ok=True)
        items = list(source.read(folder))
        shape = (len(items), *source.size, 4)
        pixels = np.lib.format.open_memmap(arrays, mode="w+", dtype=np.uint8, shape=shape)
        decode(items, source.size, masked=source.masked, into=pixels)
        pixels.flush()
        digests = [hashlib.sha256(data).hexdigest() for _, _, data in items]
        columns = {"ids": [i for i, _, _ in items], "records": [r for _, r, _ in items], "digests": digests}
        facts.write_text(json.dumps(columns))
    known = json.loads(facts.read_text())
    pixels = np.load(arrays, mmap_mode="r", allow_pickle=False)
    return Pictures(known["ids"], known["records"], pixels, known["digests"])
