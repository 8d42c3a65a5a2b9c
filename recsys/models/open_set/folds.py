"""Kinds of products held out in turn, to ask how those that have stayed tell strangers from their own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from recsys.artifacts import Artifacts
from recsys.build import iter_thumbnails
from recsys.catalog import Catalog
from recsys.catalog.variants import variant_groups
from recsys.encoders import default_encoder
from recsys.encoders.eigenfaces import SIDE
from recsys.errors import ImageError, QueryError
from recsys.evaluation.relevance import connected_groups, equal_pairs, near_duplicate_groups
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.progress import Progress, ProgressCallback, no_progress

TURNS = 5
ENOUGH = 200
"""Pictures with another one of the same design; with fewer, another one of the same kind must do."""


@dataclass(frozen=True)
class OpenSetFold:
    """What has stayed, and what is asked for; all are places in the list of pictures.

    Attributes:
        stayed: (n,) the pictures of the kinds that are not held out.
        own: those of them that are asked for; another one of the same design or kind has stayed too.
        strangers: pictures of the kinds that are held out, whose designs are held out altogether.
    """

    stayed: np.ndarray
    own: np.ndarray
    strangers: np.ndarray


class LabeledPictures:
    """A catalogue's distinct pictures of known kind.

    Attributes:
        files: the file of each picture key.
        keys: (P,) the pictures.
        column: its values are the kinds.
        kinds, designs: (P,) numbers, equal for pictures of one kind or of one design.
        own: "design" or "kind": what must have stayed of a product for it to be recognised.

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
        self.own = "design" if (_sizes(self.designs) > 1).sum() >= ENOUGH else "kind"
        if len(np.unique(self.kinds)) < 2:
            raise QueryError(
                f"Recognition is measured by holding out kinds of products, and {catalog.name!r} has "
                f"pictures of {len(np.unique(self.kinds))}. It needs at least 2: give the catalogue "
                "categories and import it again."
            )

    def squares(self, places: np.ndarray, listen: ProgressCallback = no_progress) -> dict[int, np.ndarray]:
        """Read pictures as eigenfaces see them; unreadable ones are left out.

        Args:
            places: (n,) in `keys`.
            listen: told how far it is.

        Returns:
            For each place a (SIDE, SIDE, 3) uint8 square.
        """
        found = {}
        for done, place in enumerate(places.tolist()):
            with suppress(ImageError):
                found[place] = resize_letterboxed(read(self.files[self.keys[place]]), SIDE)
            listen(Progress("Reading pictures", done + 1, len(places)))
        return found

    def turns(self, queries: int, seed: int) -> list[OpenSetFold]:
        """Spread the kinds evenly over turns and draw the pictures that are asked for.

        Args:
            queries: how many of each sort, all turns together.
            seed: of the choice.
        """
        sizes = np.bincount(self.kinds)
        count = min(TURNS, int((sizes > 0).sum()))
        turn_of, load = np.zeros(len(sizes), np.int64), np.zeros(count)
        for kind in np.argsort(-sizes, kind="stable"):
            turn_of[kind] = load.argmin()
            load[turn_of[kind]] += sizes[kind]
        order = np.random.default_rng(seed).permutation(len(self.keys))
        most = -(-queries // count)
        return [self._turn(turn_of[self.kinds] == n, order, order[n::count], most) for n in range(count)]

    def _turn(self, out: np.ndarray, order: np.ndarray, candidates: np.ndarray, most: int) -> OpenSetFold:
        alike = self.designs if self.own == "design" else self.kinds
        own = candidates[~out[candidates] & (_sizes(alike, ~out)[candidates] > 1)]
        strangers = order[out[order] & (_sizes(self.designs, ~out)[order] == 0)]
        return OpenSetFold(np.flatnonzero(~out), own[:most], strangers[:most])


def _column(catalog: Catalog) -> str:
    """Choose the level above the finest where it tells enough kinds apart: a top is no stranger to shirts."""
    above = catalog.category_levels[-2:-1]
    return next((name for name in above if len(catalog.values(name)[1]) >= TURNS), "category")


def _designs(catalog: Catalog) -> np.ndarray:
    """Return (N,) numbers, equal for products with one picture or title and for variants of one design."""
    computed = Artifacts(catalog.folder)
    variants = variant_groups(
        catalog, computed.encoder_dir(computed.resolve_encoder(None, default_encoder()))
    )
    groups = [near_duplicate_groups(catalog), *([] if variants is None else [variants])]
    return connected_groups(np.concatenate([equal_pairs(each) for each in groups], axis=1), len(catalog))


def _sizes(numbers: np.ndarray, counted: np.ndarray | None = None) -> np.ndarray:
    """Return (n,) how many of the counted ones have each row's number."""
    counts = np.bincount(numbers if counted is None else numbers[counted], minlength=numbers.max() + 1)
    return counts[numbers]
