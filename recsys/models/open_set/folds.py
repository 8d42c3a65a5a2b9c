"""Folds of open-set recognition: kinds of products are held out in turn, as unknown ones."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from recsys.artifacts import Artifacts
from recsys.build_catalog import iter_thumbnails
from recsys.catalog import Catalog
from recsys.catalog.variants import variant_groups
from recsys.encoders import default_encoder
from recsys.encoders.eigenfaces import SIDE
from recsys.errors import ImageError, QueryError
from recsys.evaluation.relevance import connected_groups, equal_pairs, near_duplicate_groups
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.progress import Progress, ProgressCallback, no_progress

FOLDS = 5
ENOUGH = 200
"""Pictures with another one of the same design; with fewer, a picture is known by another one of its kind."""


@dataclass(frozen=True)
class OpenSetFold:
    """Gallery and query pictures of one fold; all are numbers of pictures.

    Attributes:
        gallery: (n,) the pictures of the kinds that are not held out.
        known: query pictures among them; another one of the same design or kind is in the gallery too.
        unknown: query pictures of the kinds that are held out, whose designs are held out altogether.
    """

    gallery: np.ndarray
    known: np.ndarray
    unknown: np.ndarray


class LabeledPictures:
    """A catalogue's distinct pictures of known kind.

    Attributes:
        files: the file of each picture key.
        keys: (P,) the pictures.
        column: its values are the kinds.
        kinds, designs: (P,) numbers, equal for pictures of one kind or of one design.
        known_by: "design" or "kind": what a known picture shares with another one in the gallery.

    Raises:
        QueryError: there are too few kinds to hold any out.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.files = iter_thumbnails(catalog)
        self.column = _column(catalog)
        kinds = catalog.values(self.column)[0]
        rows = np.flatnonzero(~catalog.table["picture"].duplicated().to_numpy() & (kinds >= 0))
        rows = rows[[str(key) in self.files for key in catalog.pictures[rows]]]
        self.keys = catalog.pictures[rows].astype(str)
        self.kinds = kinds[rows]
        self.designs = _designs(catalog)[rows]
        self.known_by = "design" if (_sizes(self.designs) > 1).sum() >= ENOUGH else "kind"
        if len(np.unique(self.kinds)) < 2:
            raise QueryError(
                f"Recognition is measured by holding out kinds of products, and {catalog.name!r} has "
                f"pictures of {len(np.unique(self.kinds))}. It needs at least 2: give the catalogue "
                "categories and import it again."
            )

    def squares(self, numbers: np.ndarray, listen: ProgressCallback = no_progress) -> dict[int, np.ndarray]:
        """Read pictures in the format of eigenfaces; unreadable ones are left out.

        Args:
            numbers: (n,) of pictures, as in `keys`.
            listen: called with the progress.

        Returns:
            For each number a (SIDE, SIDE, 3) uint8 square.
        """
        squares = {}
        for done, number in enumerate(numbers.tolist()):
            with suppress(ImageError):
                squares[number] = resize_letterboxed(read(self.files[self.keys[number]]), SIDE)
            listen(Progress("Reading pictures", done + 1, len(numbers)))
        return squares

    def folds(self, queries: int, seed: int) -> list[OpenSetFold]:
        """Spread the kinds evenly over folds and draw the query pictures.

        Args:
            queries: number of each sort, all folds together.
            seed: of the draw.
        """
        sizes = np.bincount(self.kinds)
        count = min(FOLDS, int((sizes > 0).sum()))
        fold_of, load = np.zeros(len(sizes), np.int64), np.zeros(count)
        for kind in np.argsort(-sizes, kind="stable"):
            fold_of[kind] = load.argmin()
            load[fold_of[kind]] += sizes[kind]
        order = np.random.default_rng(seed).permutation(len(self.keys))
        most = -(-queries // count)
        return [self._fold(fold_of[self.kinds] == n, order, order[n::count], most) for n in range(count)]

    def _fold(
        self, held_out: np.ndarray, order: np.ndarray, candidates: np.ndarray, most: int
    ) -> OpenSetFold:
        shared = self.designs if self.known_by == "design" else self.kinds
        known = candidates[~held_out[candidates] & (_sizes(shared, ~held_out)[candidates] > 1)]
        unknown = order[held_out[order] & (_sizes(self.designs, ~held_out)[order] == 0)]
        return OpenSetFold(np.flatnonzero(~held_out), known[:most], unknown[:most])


def _column(catalog: Catalog) -> str:
    """Return the level above the finest where it has enough values: a top is not unknown beside shirts."""
    above = catalog.category_levels[-2:-1]
    return next((name for name in above if len(catalog.values(name)[1]) >= FOLDS), "category")


def _designs(catalog: Catalog) -> np.ndarray:
    """Return (N,) numbers, equal for products with one picture or title and for variants of one design."""
    computed = Artifacts(catalog.folder)
    variants = variant_groups(
        catalog, computed.encoder_dir(computed.resolve_encoder(None, default_encoder()))
    )
    groups = [near_duplicate_groups(catalog), *([] if variants is None else [variants])]
    return connected_groups(np.concatenate([equal_pairs(each) for each in groups], axis=1), len(catalog))


def _sizes(numbers: np.ndarray, counted: np.ndarray | None = None) -> np.ndarray:
    """Return (n,) the number of counted rows that have each row's number."""
    counts = np.bincount(numbers if counted is None else numbers[counted], minlength=numbers.max() + 1)
    return counts[numbers]
