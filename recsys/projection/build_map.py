"""The map of one encoder in a catalogue folder: drawn once, kept in step, judged."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from recsys.artifacts import Artifacts, neighbors_fingerprint, row_indices
from recsys.catalog import Catalog
from recsys.catalog.lock import catalog_lock
from recsys.encoders import default_encoder
from recsys.errors import ArtifactError
from recsys.files import sha256
from recsys.index import NeighborTable, open_index
from recsys.index.exact import l2_normalize
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.projection.out_of_sample import embed_new_points
from recsys.projection.product_map import FOLDER, ProductMap
from recsys.projection.quality import K, nearest_on_map, purity, trustworthiness
from recsys.projection.tsne import check_perplexity, tsne
from recsys.vectors import Vectors

PERPLEXITY = 30.0
_KNOWN = 200
_ENOUGH = 0.9
"""While at least this share of the pictures is on the map, the others are placed among them."""


def build_map(
    folder: Path, encoder: str | None, perplexity: float, listen: ProgressCallback = no_progress
) -> tuple[ProductMap, bool]:
    """Draw the map of a built catalogue, and return it and whether it is new; see `redraw`.

    Args:
        folder: a built catalogue.
        encoder: one of its encoders; None for the best.
        perplexity: from 2 to 66.
        listen: told how far it is.

    Raises:
        CatalogError, ArtifactError, QueryError: with what to do.
    """
    check_perplexity(perplexity)
    catalog, computed = Catalog.open(folder), Artifacts(folder)
    slug = computed.resolve_encoder(encoder, default_encoder())
    with catalog_lock(folder, "A new map"):
        changed = rebuild_map(catalog, computed, slug, perplexity=perplexity, listen=listen)
    return open_map(computed, slug), changed


class MapState(Enum):
    """Fit of a map on disk and a catalogue's vectors."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"


def map_state(computed: Artifacts, slug: str) -> MapState:
    """Return the state of an encoder's map: none, old, or of the vectors as they are now."""
    if not (computed.encoder_dir(slug) / FOLDER / "manifest.json").is_file():
        return MapState.MISSING
    try:
        open_map(computed, slug)
    except ArtifactError:
        return MapState.STALE
    return MapState.CURRENT


def open_map(computed: Artifacts, slug: str) -> ProductMap:
    """Open the map of an encoder.

    Raises:
        ArtifactError: it is missing, damaged or not of the vectors as they are now; the message names
            the command that mends it.
    """
    remedy = map_rebuild_hint(computed, slug)
    opened = ProductMap.open(computed.encoder_dir(slug) / FOLDER, remedy=remedy)
    if not opened.is_current_for(computed.vectors(slug)):
        raise ArtifactError(
            f"The map in {computed.encoder_dir(slug) / FOLDER} is not of this catalogue as it is now. "
            f"{remedy}"
        )
    return opened


def map_rebuild_hint(computed: Artifacts, slug: str) -> str:
    """Return the command that draws a map, as the end of a message."""
    return f"Run: python -m recsys map {computed.folder} --encoder {slug}"


def update_map(
    catalog: Catalog, computed: Artifacts, slug: str, listen: ProgressCallback = no_progress
) -> bool:
    """Make the map of an encoder fit its vectors, and return whether anything had to be done.

    A few new pictures are placed on the map that there is, so that what people know stays where it
    is; only where too many are new is it drawn again.
    """
    old = _old(computed, slug)
    vectors = computed.vectors(slug)
    if old is None:
        return rebuild_map(catalog, computed, slug, listen=listen)
    if old.is_current_for(vectors):
        return False
    known = old.fingerprint == vectors.fingerprint and np.isin(vectors.keys, old.keys, assume_unique=True)
    if known is False or np.mean(known) < _ENOUGH or len(vectors.keys) == 0:
        return rebuild_map(catalog, computed, slug, perplexity=old.perplexity, listen=listen)
    xy = _extended(old, vectors, np.asarray(known))
    table = _neighbors(catalog, computed, slug, vectors)[0]
    ProductMap(
        vectors.keys,
        xy,
        vectors.fingerprint,
        old.perplexity,
        placed=old.placed + int((~np.asarray(known)).sum()),
        quality=_quality(catalog, vectors, table, xy),
    ).save(computed.encoder_dir(slug) / FOLDER)
    return True


def rebuild_map(
    catalog: Catalog,
    computed: Artifacts,
    slug: str,
    *,
    perplexity: float = PERPLEXITY,
    listen: ProgressCallback = no_progress,
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
        ArtifactError: vectors or neighbours are missing, or the disk is full.
    """
    perplexity = check_perplexity(perplexity)
    vectors = computed.vectors(slug)
    old = _old(computed, slug)
    if old is not None and old.is_current_for(vectors) and not old.placed and old.perplexity == perplexity:
        return False
    folder = computed.encoder_dir(slug) / FOLDER
    rows, scores = _neighbors(catalog, computed, slug, vectors)
    run = sha256(f"{sha256(vectors.keys.tobytes())} {vectors.fingerprint} {perplexity}".encode())[:16]
    units = l2_normalize(vectors.values)
    xy = tsne(
        rows, scores, units, perplexity=perplexity, parts=folder / "parts" / f"{run}.npz", listen=listen
    )
    listen(Progress("Measuring the map", 0, 1))
    quality = _quality(catalog, vectors, rows, xy)
    ProductMap(vectors.keys, xy, vectors.fingerprint, perplexity, quality=quality).save(folder)
    listen(Progress("Measuring the map", 1, 1))
    return True


def _old(computed: Artifacts, slug: str) -> ProductMap | None:
    with suppress(ArtifactError):
        return ProductMap.open(computed.encoder_dir(slug) / FOLDER, remedy="")
    return None


def _extended(old: ProductMap, vectors: Vectors, known: np.ndarray) -> np.ndarray:
    """Return places for all vectors: old ones where they were, new ones among them."""
    xy = np.empty((len(vectors.keys), 2), dtype=np.float32)
    xy[known] = old.xy[np.searchsorted(old.keys, vectors.keys[known])]
    if not known.all():
        index = open_index(np.asarray(vectors.values[known]))
        xy[~known] = embed_new_points(np.asarray(vectors.values[~known], dtype=np.float32), index, xy[known])
    return xy


def _neighbors(
    catalog: Catalog, computed: Artifacts, slug: str, vectors: Vectors
) -> tuple[np.ndarray, np.ndarray]:
    """Return (P, k) rows of vectors and their cosines: what the search finds, one row a picture."""
    table = NeighborTable.open(
        computed.encoder_dir(slug) / "neighbors",
        neighbors_fingerprint(catalog, vectors),
        remedy=computed.rebuild_hint,
    )
    picture = row_indices(catalog, vectors)
    with_vector = np.flatnonzero(picture >= 0)
    pictures, first = np.unique(picture[with_vector], return_index=True)
    if len(pictures) != len(vectors.keys):
        raise ArtifactError(
            f"The vectors of {slug!r} are not of this catalogue as it is now. {computed.rebuild_hint}"
        )
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
    figures: dict[str, Any] = {"trustworthiness": trustworthiness(l2_normalize(vectors.values), around)}
    picture = row_indices(catalog, vectors)
    levels = {}
    for level in catalog.category_levels or ("category",):
        labels = np.full(len(vectors.keys), -1, dtype=np.int64)
        labels[picture[picture >= 0]] = catalog.values(level)[0][picture >= 0]
        on_map, in_vectors = purity(around, labels), purity(rows[:, :K], labels)
        if on_map and in_vectors:
            levels[level] = {"map": on_map.share, "vectors": in_vectors.share, "chance": on_map.chance}
    return figures | {"purity": levels}
