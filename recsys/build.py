"""Computes everything the app needs for a catalogue; run again, it does only what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from recsys.artifacts import COLORS, PALETTE, Artifacts, neighbors_fingerprint, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.catalog.variants import build_variants
from recsys.encode_catalog import encode_pictures
from recsys.encoders import ENCODERS, Encoder, EncoderSpec, default_encoder
from recsys.encoders.eigenfaces import SAMPLE, SIDE
from recsys.encoders.hsv import HsvHistogram, Palette
from recsys.errors import ArtifactError, CatalogError, ImageError
from recsys.files import (
    atomic_write,
    exclusive_lock,
    explain_full_disk,
    read_json,
    remove_temporary_files,
    write_json,
)
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.images.store import thumbnail
from recsys.index import ExactIndex, NeighborTable, build_neighbors
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.projection import update_map
from recsys.signals.price import PriceTiers, price_score
from recsys.vectors import Vectors

_CHANCE_PAIRS = 4096


@dataclass
class BuildReport:
    """What a build did.

    Attributes:
        encoded: for each encoder (and "hsv" and "palette") how many pictures it encoded now.
        set_aside: unreadable pictures with the reason, by picture key.
        changed: whether any file was written.
    """

    encoded: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, str] = field(default_factory=dict)
    changed: bool = False


def build(
    folder: Path, encoders: Sequence[str] = (), listen: ProgressCallback = no_progress, *, maps: bool = True
) -> BuildReport:
    """Compute vectors, colours, price tiers, missing thumbnails, neighbours, variants and maps.

    Safe to interrupt at any moment: the next run goes on where this one stopped and ends with the
    same bytes.

    Args:
        folder: an imported catalogue.
        encoders: such as "resnet50" or "vgg16:imagenet"; by default the best one at hand.
        listen: told how far each step is.
        maps: whether to draw the encoders' maps; with 35,000 pictures that takes minutes.

    Raises:
        CatalogError: no catalogue there, or it has no pictures.
        ModelError: an encoder's weights cannot be had.
        ArtifactError: the disk is full (what is done is kept), or another build is running.
    """
    specs = [EncoderSpec.parse(text) for text in encoders or [default_encoder()]]
    catalog = Catalog.open(folder)
    pictures = iter_thumbnails(catalog)
    if not pictures:
        raise CatalogError(
            f"The catalogue {catalog.name!r} has no pictures, so there is nothing to compare. "
            "Import it again with its pictures (for picture links: with --download)."
        )
    computed = Artifacts(folder)
    report = BuildReport()
    with explain_full_disk(folder), exclusive_lock(folder / ".build.lock", f"A build of {folder}"):
        remove_temporary_files(folder / COMPUTED)
        report.changed |= _restore_thumbnails(catalog)
        for name, extractor in ((COLORS, HsvHistogram()), (PALETTE, Palette())):
            _encode(report, pictures, extractor, computed.encoder_dir(name), name, listen)
        report.changed |= _write_prices(catalog, computed)
        for spec in specs:
            encoder = _encoder(spec, computed.encoder_dir(spec.slug), pictures, listen)
            _encode(report, pictures, encoder, computed.encoder_dir(spec.slug), str(spec), listen)
            report.changed |= _relate(catalog, computed, spec.slug, listen)
        for spec in specs if maps else ():
            report.changed |= update_map(catalog, computed, spec.slug, listen)
    return report


def iter_thumbnails(catalog: Catalog) -> dict[str, Path]:
    """Return the file of each distinct picture."""
    rows = np.flatnonzero(~catalog.table["picture"].duplicated() & (catalog.pictures != "")).tolist()
    paths = ((str(catalog.pictures[row]), catalog.image_path(row)) for row in rows)
    return {key: path for key, path in paths if path}


def _restore_thumbnails(catalog: Catalog) -> bool:
    """Make thumbnails that have gone missing anew; a picture that cannot be read keeps none."""
    restored = False
    for row in np.flatnonzero(catalog.table["thumbnail"]).tolist():
        small, image = catalog.thumbnail_path(row), catalog.image_path(row)
        if small is None or image is None or small.is_file():
            continue
        try:
            data = thumbnail(read(image))
        except ImageError:
            continue
        with atomic_write(small) as file:
            file.write(data)
        restored = True
    return restored


def _encode(
    report: BuildReport,
    pictures: Mapping[str, Path],
    encoder: Encoder,
    folder: Path,
    spec: str,
    listen: ProgressCallback,
) -> None:
    before = _manifest(folder)
    report.encoded[folder.name] = encode_pictures(pictures, encoder, folder, spec=spec, listen=listen)
    vectors = Vectors.open(folder, remedy="")
    report.set_aside |= vectors.set_aside
    report.changed |= before != _manifest(folder)


def _manifest(folder: Path) -> bytes:
    path = folder / "manifest.json"
    return path.read_bytes() if path.is_file() else b""


def _write_prices(catalog: Catalog, computed: Artifacts) -> bool:
    tiers = PriceTiers.fit(catalog)
    with suppress(ArtifactError):
        if PriceTiers.load(computed.prices, remedy="") == tiers:
            return False
    tiers.save(computed.prices)
    return True


def _encoder(
    spec: EncoderSpec, folder: Path, pictures: Mapping[str, Path], listen: ProgressCallback
) -> Encoder:
    """Load an encoder, or learn it from the catalogue the first time.

    What was learnt stays, so that an added picture does not change all vectors.
    """
    entry = ENCODERS[spec.name]
    if entry.fitted_class is None:
        return spec.load(listen)
    if entry.fit and not (folder / entry.fitted_class.file).is_file():
        entry.fit(_sample(pictures, listen)).save(folder / entry.fitted_class.file)
    return entry.fitted_class.exists_in(folder) or spec.load()


def _sample(pictures: Mapping[str, Path], listen: ProgressCallback) -> list[np.ndarray]:
    """Return squares of evenly spread readable pictures."""
    keys = sorted(pictures)
    chosen = np.unique(np.linspace(0, len(keys) - 1, min(len(keys), SAMPLE)).astype(np.int64))
    squares = []
    for number, place in enumerate(chosen, start=1):
        try:
            squares.append(resize_letterboxed(read(pictures[keys[place]]), SIDE))
        except ImageError:
            continue
        if number % 100 == 0:
            listen(Progress("Learning eigenfaces", number, len(chosen)))
    return squares


def _relate(catalog: Catalog, computed: Artifacts, slug: str, listen: ProgressCallback) -> bool:
    """Compute the neighbour table, variants and the level of chance; returns whether anything was new."""
    folder = computed.encoder_dir(slug)
    vectors = computed.vectors(slug)
    matrix = product_vectors(catalog, vectors)
    index = ExactIndex(matrix, catalog.id_order)
    source = neighbors_fingerprint(catalog, vectors)
    changed = build_neighbors(index, catalog.picture_numbers, folder / "neighbors", source, listen)
    table = NeighborTable.open(folder / "neighbors", source, remedy=computed.rebuild_hint)
    changed |= build_variants(catalog, table.rows, folder, source, listen)
    chance = {"visual": _chance_cosine(index.vectors[index.usable])}
    colors = computed.vectors(COLORS)
    rows = row_indices(catalog, colors)
    chance["color"] = _chance_cosine(colors.values[rows[rows >= 0]].astype(np.float32))
    levels = PriceTiers.load(computed.prices, remedy=computed.rebuild_hint).levels(catalog)
    chance["price"] = _chance_price(levels[~np.isnan(levels)])
    path = folder / "chance.json"
    with suppress(ArtifactError):
        if read_json(path, remedy=computed.rebuild_hint) == chance:
            return changed
    write_json(path, chance)
    return True


def _chance_cosine(units: np.ndarray) -> float:
    """Return the mean cosine of random pairs of rows, 0 for fewer than two; 0..0.99."""
    a, b = _random_pairs(len(units))
    if len(a) == 0:
        return 0.0
    cosines = np.einsum("ij,ij->i", units[a].astype(np.float64), units[b])
    return round(float(np.clip(cosines.mean(), 0.0, 0.99)), 6)


def _chance_price(levels: np.ndarray) -> float:
    a, b = _random_pairs(len(levels))
    return round(min(float(price_score(levels[a], levels[b]).mean()), 0.99), 6) if len(a) else 0.0


def _random_pairs(count: int) -> tuple[np.ndarray, np.ndarray]:
    if count < 2:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    rng = np.random.default_rng(0)
    first = rng.integers(0, count, _CHANCE_PAIRS)
    return first, (first + rng.integers(1, count, _CHANCE_PAIRS)) % count
