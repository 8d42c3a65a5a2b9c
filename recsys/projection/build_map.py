"""The map of one encoder in a catalogue folder: drawn once, kept in step, judged."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from recsys.artifacts import Computed, product_rows, table_source
from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.errors import StoreError
from recsys.files import exclusive, full_disk_explained, sha256
from recsys.index import ExactIndex, NeighborTable
from recsys.index.exact import unit_rows
from recsys.progress import Listener, Progress, ignore
from recsys.projection.out_of_sample import place
from recsys.projection.product_map import FOLDER, ProductMap
from recsys.projection.quality import K, nearest_on_map, purity, trustworthiness
from recsys.projection.tsne import check_perplexity, lay_out
from recsys.vectors import Vectors

PERPLEXITY = 30.0
_KNOWN = 200
_ENOUGH = 0.9
"""While at least this share of the pictures is on the map, the others are placed among them."""


def draw(
    folder: Path, encoder: str | None, perplexity: float, listen: Listener = ignore
) -> tuple[ProductMap, bool]:
    """Draw the map of a built catalogue, and return it and whether it is new; see `redraw`.

    Args:
        folder: a built catalogue.
        encoder: one of its encoders; None for the best.
        perplexity: from 2 to 66.
        listen: told how far it is.

    Raises:
        CatalogError, StoreError, QueryError: with what to do.
    """
    check_perplexity(perplexity)
    catalog, computed = Catalog.open(folder), Computed(folder)
    slug = computed.choose(encoder, default_encoder())
    with full_disk_explained(folder), exclusive(folder / ".build.lock", f"A build of {folder}"):
        changed = redraw(catalog, computed, slug, perplexity=perplexity, listen=listen)
    return open_map(computed, slug), changed


class MapState(Enum):
    """How a map on disk and a catalogue's vectors fit."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"


def map_state(computed: Computed, slug: str) -> MapState:
    """Say whether an encoder has a map, and whether it is of the vectors as they are now."""
    if not (computed.of(slug) / FOLDER / "manifest.json").is_file():
        return MapState.MISSING
    try:
        open_map(computed, slug)
    except StoreError:
        return MapState.STALE
    return MapState.CURRENT


def open_map(computed: Computed, slug: str) -> ProductMap:
    """Open the map of an encoder.

    Raises:
        StoreError: it is missing, damaged or not of the vectors as they are now; the message names
            the command that mends it.
    """
    remedy = map_remedy(computed, slug)
    opened = ProductMap.open(computed.of(slug) / FOLDER, remedy=remedy)
    if not opened.shows(computed.vectors(slug)):
        raise StoreError(
            f"The map in {computed.of(slug) / FOLDER} is not of this catalogue as it is now. {remedy}"
        )
    return opened


def map_remedy(computed: Computed, slug: str) -> str:
    """Return the command that draws a map, as the end of a message."""
    return f"Run: python -m recsys map {computed.folder} --encoder {slug}"


def bring_up_to_date(catalog: Catalog, computed: Computed, slug: str, listen: Listener = ignore) -> bool:
    """Make the map of an encoder fit its vectors, and return whether anything had to be done.

    A few new pictures are placed on the map that there is, so that what people know stays where it
    is; only where too many are new is it drawn again.
    """
    old = _old(computed, slug)
    vectors = computed.vectors(slug)
    if old is None:
        return redraw(catalog, computed, slug, listen=listen)
    if old.shows(vectors):
        return False
    known = old.fingerprint == vectors.fingerprint and np.isin(vectors.keys, old.keys, assume_unique=True)
    if known is False or np.mean(known) < _ENOUGH or len(vectors.keys) == 0:
        return redraw(catalog, computed, slug, perplexity=old.perplexity, listen=listen)
    xy = _extended(old, vectors, np.asarray(known))
    table = _neighbors(catalog, computed, slug, vectors)[0]
    ProductMap(
        vectors.keys,
        xy,
        vectors.fingerprint,
        old.perplexity,
        placed=old.placed + int((~np.asarray(known)).sum()),
        quality=_quality(catalog, vectors, table, xy),
    ).save(computed.of(slug) / FOLDER)
    return True


def redraw(
    catalog: Catalog,
    computed: Computed,
    slug: str,
    *,
    perplexity: float = PERPLEXITY,
    listen: Listener = ignore,
) -> bool:
    """Draw the map of an encoder from nothing, unless it is there just so already.

    Safe to interrupt at any moment: the next run goes on where this one stopped and ends with the
    same bytes.

    Args:
        catalog: the catalogue as it was built.
        computed: its computed files.
        slug: the encoder's name.
        perplexity: about how many neighbours count, from 2 to 66; small catalogues use less.
        listen: told how far it is.

    Returns:
        Whether anything had to be done.

    Raises:
        QueryError: the perplexity is out of range.
        StoreError: vectors or neighbours are missing, or the disk is full.
    """
    perplexity = check_perplexity(perplexity)
    vectors = computed.vectors(slug)
    old = _old(computed, slug)
    if old is not None and old.shows(vectors) and not old.placed and old.perplexity == perplexity:
        return False
    folder = computed.of(slug) / FOLDER
    rows, scores = _neighbors(catalog, computed, slug, vectors)
    run = sha256(f"{sha256(vectors.keys.tobytes())} {vectors.fingerprint} {perplexity}".encode())[:16]
    units = unit_rows(vectors.values)
    xy = lay_out(
        rows, scores, units, perplexity=perplexity, parts=folder / "parts" / f"{run}.npz", listen=listen
    )
    listen(Progress("Judging the map", 0, 1))
    quality = _quality(catalog, vectors, rows, xy)
    ProductMap(vectors.keys, xy, vectors.fingerprint, perplexity, quality=quality).save(folder)
    listen(Progress("Judging the map", 1, 1))
    return True


def _old(computed: Computed, slug: str) -> ProductMap | None:
    with suppress(StoreError):
        return ProductMap.open(computed.of(slug) / FOLDER, remedy="")
    return None


def _extended(old: ProductMap, vectors: Vectors, known: np.ndarray) -> np.ndarray:
    """Return places for all vectors: old ones where they were, new ones among them."""
    xy = np.empty((len(vectors.keys), 2), dtype=np.float32)
    xy[known] = old.xy[np.searchsorted(old.keys, vectors.keys[known])]
    if not known.all():
        index = ExactIndex(np.asarray(vectors.values[known]))
        xy[~known] = place(np.asarray(vectors.values[~known], dtype=np.float32), index, xy[known])
    return xy


def _neighbors(
    catalog: Catalog, computed: Computed, slug: str, vectors: Vectors
) -> tuple[np.ndarray, np.ndarray]:
    """Return (P, k) rows of vectors and their cosines: what the search finds, one row a picture."""
    table = NeighborTable.open(
        computed.of(slug) / "neighbors", table_source(catalog, vectors), remedy=computed.remedy
    )
    picture = product_rows(catalog, vectors)
    with_vector = np.flatnonzero(picture >= 0)
    pictures, first = np.unique(picture[with_vector], return_index=True)
    if len(pictures) != len(vectors.keys):
        raise StoreError(f"The vectors of {slug!r} are not of this catalogue as it is now. {computed.remedy}")
    own = with_vector[first]
    rows, scores = table.rows[own, :_KNOWN], table.scores[own, :_KNOWN]
    rows = np.where(rows >= 0, picture[rows], -1)
    rows[_repeated(rows)] = -1  # products that share a picture are one point
    nearest_first = np.argsort(rows < 0, axis=1, kind="stable")
    return np.take_along_axis(rows, nearest_first, 1), np.take_along_axis(scores, nearest_first, 1)


def _repeated(rows: np.ndarray) -> np.ndarray:
    """Return where a value has occurred before in its row."""
    order = np.argsort(rows, axis=1, kind="stable")
    ordered = np.take_along_axis(rows, order, 1)
    again = np.zeros(rows.shape, dtype=bool)
    again[:, 1:] = ordered[:, 1:] == ordered[:, :-1]
    repeated = np.empty_like(again)
    np.put_along_axis(repeated, order, again, 1)
    return repeated


def _quality(catalog: Catalog, vectors: Vectors, rows: np.ndarray, xy: np.ndarray) -> dict[str, Any]:
    """Return trustworthiness and each category level's purity on the map, in the vectors and by chance."""
    around = nearest_on_map(xy)
    figures: dict[str, Any] = {"trustworthiness": trustworthiness(unit_rows(vectors.values), around)}
    picture = product_rows(catalog, vectors)
    levels = {}
    for level in catalog.category_levels or ("category",):
        labels = np.full(len(vectors.keys), -1, dtype=np.int64)
        labels[picture[picture >= 0]] = catalog.values(level)[0][picture >= 0]
        on_map, in_vectors = purity(around, labels), purity(rows[:, :K], labels)
        if on_map and in_vectors:
            levels[level] = {"map": on_map.share, "vectors": in_vectors.share, "chance": on_map.chance}
    return figures | {"purity": levels}
