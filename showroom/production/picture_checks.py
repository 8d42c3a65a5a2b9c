"""Checks of the pictures: of each one by itself, and of all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from showroom.rendering.baked_shape import Array

WIDTH, HEIGHT = 480, 640
LARGEST = 25_000_000
"""Most bytes of all pictures together."""

_BORDER = 250
"""Least brightness of the outermost pixels, 0..255."""
_PRODUCT = 236
"""Darkest channel up to which a pixel counts as product or shadow."""
_MARGIN = 0.012
_OFF_CENTER = 0.07
_COVERED = (0.015, 0.80)
_CONTRAST = 12

_HASH = (17, 16)
"""Width and height that a difference hash looks at: 16 x 16 bits."""
DUPLICATE_BITS = 5
"""Most differing bits, of 256, of pictures that are the same but for their colours."""
DUPLICATE_COLOR = 4.0
"""Largest difference, 0..255, between any two of 6 x 8 patches that goes for the same colour."""
DUPLICATE_COSINE = 0.998
"""Likeness in the eyes of the default encoder from which on two families are one."""


def faults(pixels: Array) -> list[str]:
    """Return what is wrong with a picture, in words.

    Args:
        pixels: (H, W, 3) uint8 RGB.
    """
    height, width = pixels.shape[:2]
    if (width, height) != (WIDTH, HEIGHT):
        return [f"is {width} x {height} pixels, not {WIDTH} x {HEIGHT}"]
    found = []
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    if border.min() < _BORDER:
        found.append(f"its border is not white ({border.min()})")
    thing = pixels.min(axis=2) < _PRODUCT
    if not thing.any():
        return [*found, "is blank"]
    rows, columns = np.nonzero(thing.any(axis=1))[0], np.nonzero(thing.any(axis=0))[0]
    top, bottom, left, right = rows[0], height - 1 - rows[-1], columns[0], width - 1 - columns[-1]
    if min(top, bottom) < _MARGIN * height or min(left, right) < _MARGIN * width:
        found.append(f"comes too near the edge ({left}, {top}, {right}, {bottom} pixels left)")
    if abs(left - right) > 2 * _OFF_CENTER * width or abs(top - bottom) > 2 * _OFF_CENTER * height:
        found.append(f"is off the middle ({left}, {top}, {right}, {bottom} pixels left)")
    share = thing.mean()
    if not _COVERED[0] <= share <= _COVERED[1]:
        found.append(f"covers {share:.1%} of its picture")
    if pixels[thing].std() < _CONTRAST and pixels[thing].mean() > 200:
        found.append("can hardly be told from the background")
    return found


def difference_hash(picture: Image.Image) -> Array:
    """Return (256,) bool: where the picture gets brighter from left to right."""
    small = np.asarray(picture.convert("L").resize(_HASH, Image.Resampling.LANCZOS), np.int16)
    return (np.diff(small, axis=1) > 0).ravel()


def patches(picture: Image.Image) -> Array:
    """Return (48, 3) float32: the mean colours of 6 x 8 patches."""
    small = picture.convert("RGB").resize((6, 8), Image.Resampling.BOX)
    return np.asarray(small, np.float32).reshape(-1, 3)


def near_duplicates(pictures: Sequence[Image.Image], families: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places whose pictures look the same, in shape and in colour.

    Within a family only equal colours make near-duplicates, since all of it has one shape.
    """
    hashes = np.stack([difference_hash(picture) for picture in pictures]).astype(np.float32)
    colors = np.stack([patches(picture) for picture in pictures])
    for place in range(len(pictures) - 1):
        bits = np.abs(hashes[place + 1 :] - hashes[place]).sum(axis=1)
        near = np.nonzero(bits <= DUPLICATE_BITS)[0] + place + 1
        for other in near.tolist():
            apart = np.abs(colors[other] - colors[place]).max()
            if apart <= (DUPLICATE_COLOR if families[other] != families[place] else DUPLICATE_COLOR / 2):
                yield place, other


def near_duplicate_vectors(vectors: Array, families: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of places of different families, and their cosine, that an encoder takes for one.

    Args:
        vectors: (N, dim) float32.
        families: the family of each.
    """
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    for place in range(len(unit) - 1):
        cosines = unit[place + 1 :] @ unit[place]
        for other in (np.nonzero(cosines >= DUPLICATE_COSINE)[0] + place + 1).tolist():
            if families[other] != families[place]:
                yield place, other, float(cosines[other - place - 1])


def check_folder(folder: Path, families: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Check every picture of a drawn catalogue.

    Args:
        folder: what `draw` wrote to.
        families: product id -> family.

    Yields:
        A product's id, or "all", and what is wrong.
    """
    pictures: dict[str, Image.Image] = {}
    size = 0
    for product_id in families:
        path = folder / "images" / f"{product_id}.webp"
        if not path.is_file():
            yield product_id, "has no picture"
            continue
        size += path.stat().st_size
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        yield from ((product_id, fault) for fault in faults(np.asarray(picture)))
        pictures[product_id] = picture.resize((96, 128), Image.Resampling.BOX)
    ids = list(pictures)
    for one, other in near_duplicates(list(pictures.values()), [families[product_id] for product_id in ids]):
        yield ids[other], f"looks the same as {ids[one]}"
    if size > LARGEST:
        yield "all", f"the pictures take {size / 1e6:.1f} MB, more than {LARGEST / 1e6:.0f} MB"
