"""The pictures that the fine-tuned network is judged on, as pages, and what is right for each set."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.images import letterbox
from training.color_augmentation import mean_colors, recolor
from training.data import Pictures
from training.efficientnet import sources
from training.labels import encode, vocabulary

CHOOSE_SHARE = 38 / 256
"""The share of the photos in `train/` that is not learnt from: to choose by."""

KINDS: tuple[tuple[str, str], ...] = (
    ("screen protector", r"tempered|screen guard|screen protector|glass guard"),
    ("strap", r"\bstraps?\b|watch band"),
    ("case", r"\bcase\b|back cover|\bcover\b|\bpouch\b|sleeve"),
    ("ink", r"\bink\b|toner|cartridge"),
    ("printer", r"printer"),
    ("memory card", r"micro ?sd|memory card|sdxc|sdhc"),
    ("pen drive", r"pen ?drive|flash drive|usb drive"),
    ("hard drive", r"hard d|\bhdd\b|\bssd\b|solid state"),
    ("mouse pad", r"mouse ?pad|desk mat"),
    ("keyboard", r"keyboard"),
    ("mouse", r"\bmouse\b"),
    ("neckband", r"neck ?band|rockerz"),
    ("earbuds", r"\btws\b|ear ?buds|true wireless|airdopes|airpods"),
    ("headphone", r"headphone|headset|over[- ]ear|on[- ]ear"),
    ("earphone", r"in[- ]ear|earphone|wired ear"),
    ("speaker", r"speaker|sound ?bar|home theatre"),
    ("smartwatch", r"smart ?watch|fitness band|fitness tracker|smart band"),
    ("power bank", r"power ?bank"),
    ("cable", r"\bcable\b|\bcord\b"),
    ("charger", r"charger|adapter|adaptor"),
    ("tripod", r"tripod|selfie stick|gimbal"),
    ("ring light", r"ring light"),
    ("camera", r"camera|webcam|cctv"),
    ("tv", r"\btv\b|television"),
    ("remote", r"remote"),
    ("router", r"router|wi-?fi (?:extender|range)|repeater"),
    ("tablet", r"tablet|\bipad\b|\btab\b"),
    ("laptop", r"laptop(?! (?:stand|table|bag|cool))|notebook pc|macbook"),
    ("monitor", r"monitor"),
    ("microphone", r"microphone|\bmic\b"),
    ("battery", r"batter(y|ies)|\bcells?\b"),
    ("phone", r"smartphone|\d ?gb ram|mobile phone|\bnokia \d|keypad|dual sim"),
)
"""Kinds of electronics by words in a product's name, in the order in which they are tried."""


def kind_of(title: str) -> str:
    """Return the kind of electronics that a name tells, "" where it tells none."""
    lowered = title.lower()
    return next((name for name, pattern in KINDS if re.search(pattern, lowered)), "")


def to_choose_by(photo: str) -> bool:
    """Whether a photo of `train/`, by its path, is kept to choose by."""
    return hashlib.sha256(photo.encode()).digest()[0] < CHOOSE_SHARE * 256


def pages(pictures: np.ndarray, side: int) -> np.ndarray:
    """Return uint8 (pictures, side, side, 3): pictures (pictures, height, width, at least 3) letterboxed."""
    return np.stack(
        [letterbox(Image.fromarray(np.ascontiguousarray(p[..., :3])), side, side) for p in pictures]
    )


class BenchSets:
    """All sets, decoded.

    Args:
        archives: folder of the picture archives.
        cache: folder of the decoded arrays.
        parts: part of the catalogue ("train", "validation", "test") to row numbers.
        groups: int array, twins of every product.
    """

    def __init__(self, archives: Path, cache: Path, parts: dict[str, np.ndarray], groups: np.ndarray) -> None:
        self.thumbnails, self.sharp, self.photos, self.more, self.test_photos, self.electronics = (
            sources.load(name, archives, cache)
            for name in ("thumbnails", "sharp", "photos", "more photos", "test photos", "electronics")
        )
        self.parts, self.groups = parts, groups
        self.classes = vocabulary(self.thumbnails.records)
        choose = np.array([to_choose_by(name) for name in self.photos.ids])
        self.photo_rows = {"learn": np.flatnonzero(~choose), "validation": np.flatnonzero(choose)}
        self.row_of = {name: row for row, name in enumerate(self.thumbnails.ids)}

    def learnt_photos(self) -> list[tuple[Pictures, np.ndarray]]:
        """Return people's photos to learn from, with the rows to use of each set."""
        return [(self.photos, self.photo_rows["learn"]), (self.more, np.arange(len(self.more.ids)))]

    def sharp_rows(self, *parts: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of the sharp pictures in parts of the catalogue, and their products' rows."""
        wanted = {row for part in parts for row in self.parts[part].tolist()}
        pairs = [(number, self.row_of[name]) for number, name in enumerate(self.sharp.ids)]
        chosen = np.array([pair for pair in pairs if pair[1] in wanted])
        return chosen[:, 0], chosen[:, 1]

    def labels(self, pictures: Pictures) -> dict[str, np.ndarray]:
        """Return int32 columns by head."""
        return dict(zip(self.classes, encode(pictures.records, self.classes).T, strict=True))

    @cached_property
    def colors(self) -> np.ndarray:
        """L*a*b* (colours, 3) of products to show others in."""
        train = self.parts["train"]
        return mean_colors(self.thumbnails.pixels[train[:: max(1, len(train) // 4000)]])

    def recolored(self, rows: np.ndarray, seed: int) -> np.ndarray:
        """Return thumbnails of products in other colours, uint8 (rows, height, width, 3)."""
        return recolor(np.random.default_rng(seed), self.thumbnails.pixels[rows], self.colors)
