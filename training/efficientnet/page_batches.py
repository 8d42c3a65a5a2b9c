"""Draws training batches of products, pairs of pictures of one product, and people's photos."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from training.color_augmentation import mean_colors, recolor
from training.data import Pictures
from training.efficientnet.page_augmentation import augment_page, background_pool, squared
from training.labels import UNKNOWN, encode

SINGLES, PAIRS, PHOTOS = 28, 24, 20
BATCH = SINGLES + 2 * PAIRS + PHOTOS
SHARP_SHARE = 0.4
"""The share of singles, and of pairs' first pictures, that are sharp; the others are thumbnails."""
_COLORS_FROM = 4_000


@dataclass(frozen=True)
class Batch:
    """What a training step learns from.

    Attributes:
        pages: uint8 array (BATCH, side, side, 3). The first PAIRS rows and the second PAIRS rows show the
            same products, the second time in another colour.
        labels: int32 array (BATCH, heads), `UNKNOWN` where unknown.
    """

    pages: np.ndarray
    labels: np.ndarray


class PageBatches:
    """Endless batches; the same step of the same seed gives the same batch.

    Args:
        thumbnails: all products.
        rows: row numbers of those to learn from.
        sharp: sharp pictures of some products; those of products to learn from are used.
        photos: sets of people's photos to learn from, with the row numbers to use.
        classes: head name to its classes.
        seed: source of chance.
    """

    def __init__(
        self,
        thumbnails: Pictures,
        rows: np.ndarray,
        sharp: Pictures,
        photos: Sequence[tuple[Pictures, np.ndarray]],
        classes: Mapping[str, Sequence[str]],
        seed: int,
    ) -> None:
        self._thumbnails, self._sharp, self._seed = thumbnails.pixels, sharp.pixels, seed
        row_of = {thumbnails.ids[row]: row for row in rows.tolist()}
        pairs = [(number, row_of[name]) for number, name in enumerate(sharp.ids) if name in row_of]
        self._rows, self._twins = rows, np.array(pairs, np.int64).reshape(-1, 2)
        self._photos = np.concatenate([pictures.pixels[chosen] for pictures, chosen in photos])
        shots = [pictures.records[row] for pictures, chosen in photos for row in chosen]
        self._labels, self._shot_labels = encode(thumbnails.records, classes), encode(shots, classes)
        self._color_head = list(classes).index("baseColour")
        every = max(1, len(rows) // _COLORS_FROM)
        self._colors = mean_colors(self._thumbnails[rows[::every]])
        self._pools: dict[int, list[Image.Image]] = {}

    def batch(self, step: int, side: int) -> Batch:
        """Return batch `step` of pages of `side` pixels."""
        rng = np.random.default_rng([self._seed, step])
        sharp_pairs, sharp_singles = round(PAIRS * SHARP_SHARE), round(SINGLES * SHARP_SHARE)
        twins = self._draw(rng, self._twins, sharp_pairs)
        rows = np.concatenate([twins[:, 1], self._draw(rng, self._rows, PAIRS - sharp_pairs)])
        firsts = [*self._pages(self._sharp, twins[:, 0]), *self._pages(self._thumbnails, rows[sharp_pairs:])]
        others = self._recolor(rng, self._thumbnails[rows])
        alone = self._draw(rng, self._twins, sharp_singles)
        thumbnails = self._draw(rng, self._rows, SINGLES - sharp_singles)
        singles = [*self._pages(self._sharp, alone[:, 0]), *self._pages(self._thumbnails, thumbnails)]
        shots = rng.choice(len(self._photos), PHOTOS, replace=False)
        pages = [*firsts, *others, *singles, *squared(self._photos[shots])]
        changed = self._labels[rows].copy()
        changed[:, self._color_head] = UNKNOWN
        single_labels = self._labels[np.concatenate([alone[:, 1], thumbnails])]
        labels = [self._labels[rows], changed, single_labels, self._shot_labels[shots]]
        pool = self._pool(side)
        return Batch(
            np.stack([augment_page(rng, page, pool, side) for page in pages]), np.concatenate(labels)
        )

    @staticmethod
    def _draw(rng: np.random.Generator, rows: np.ndarray, count: int) -> np.ndarray:
        return rows[rng.integers(len(rows), size=count)]

    @staticmethod
    def _pages(pixels: np.ndarray, rows: np.ndarray) -> np.ndarray:
        return squared(pixels[rows])

    def _recolor(self, rng: np.random.Generator, pictures: np.ndarray) -> np.ndarray:
        changed = recolor(rng, pictures, self._colors)
        return squared(np.concatenate([changed, pictures[..., 3:]], axis=3))

    def _pool(self, side: int) -> list[Image.Image]:
        if side not in self._pools:
            rng = np.random.default_rng([self._seed, side])
            self._pools[side] = background_pool(rng, self._photos, side)
        return self._pools[side]
