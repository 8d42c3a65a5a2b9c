"""The build of a catalogue: everything the app needs, computed once; run again, it does only what is new."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from recsys.artifacts import COLORS, PALETTE, Artifacts, neighbors_fingerprint, product_vectors
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.catalog.lock import catalog_lock
from recsys.catalog.variants import build_variants
from recsys.encode_catalog import BatchFunction, encode_pictures
from recsys.encoders import ENCODERS, Encoder, EncoderSpec, default_encoder
from recsys.encoders.eigenfaces import SAMPLE, SIDE
from recsys.encoders.hsv import HsvHistogram
from recsys.errors import ArtifactError, CatalogError, ImageError, ModelError, UnreadableFileError
from recsys.files import (
    atomic_write,
    has_link,
    read_json,
    remove_temporary_files,
    write_json,
)
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.images.store import thumbnail
from recsys.index import NeighborTable, build_neighbors, open_index
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.projection import update_map
from recsys.signals import SIGNALS, open_signals
from recsys.signals.palette import CATALOG_PALETTES
from recsys.vectors import Vectors

logger = logging.getLogger(__name__)

_SKIPPED = 0.1
"""Share of the pictures that a build may do without."""


@dataclass
class BuildReport:
    """Result of a build.

    Attributes:
        pictures: of the catalogue.
        encoded: for each encoder (and "hsv" and "palette") how many pictures it encoded now.
        set_aside: pictures that the decoder refused with the reason, by picture key; tried again when
            their file has changed.
        unread: pictures whose file could not be read with the reason; tried again by the next build.
        not_refreshed: encoders that were built before and cannot be loaded now, with the reason.
        changed: whether any file was written.
    """

    pictures: int = 0
    encoded: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    not_refreshed: dict[str, str] = field(default_factory=dict)
    changed: bool = False

    def leave_out(self, encoder: str, error: ModelError) -> None:
        """Note that an encoder that was built before cannot be brought up to date."""
        logger.warning("The encoder %s is not brought up to date: %s", encoder, error)
        self.not_refreshed[encoder] = str(error)

    def check_skipped(self) -> None:
        """Refuse to call a build a success that had to do without many of the pictures.

        Raises:
            ArtifactError: more than a tenth of them could not be used; what is done is kept.
        """
        skipped = self.set_aside | self.unread
        if len(skipped) > _SKIPPED * self.pictures:
            example = next(iter(skipped.values()))
            raise ArtifactError(
                f"{len(skipped):,} of {self.pictures:,} pictures could not be used, so their products cannot "
                f"be compared. One of them: {example} Put the files back or import the catalogue again, "
                "then build again: pictures that are back are added."
            )


def build(
    folder: Path | str,
    encoders: Sequence[str] = (),
    listen: ProgressCallback = no_progress,
    *,
    maps: bool = True,
) -> BuildReport:
    """Compute vectors, colours, price tiers, missing thumbnails, neighbours, variants and maps.

    Safe to interrupt at any moment: the next run goes on where this one stopped and ends with the
    same bytes.

    Args:
        folder: an imported catalogue.
        encoders: such as "resnet50" or "vgg16:imagenet"; by default the best one at hand and all that were
            built before.
        listen: told how far each step is.
        maps: whether to draw the encoders' maps; with 35,000 pictures that takes minutes.

    Raises:
        CatalogError: no catalogue there, or it has no pictures.
        ModelError: an encoder's weights cannot be had.
        ArtifactError: the disk is full (what is done is kept), or something else writes to the folder.
    """
    folder = Path(folder)
    Catalog.open(folder)  # no lock file in a folder that holds no catalogue
    with catalog_lock(folder, "A build"):
        return build_locked(folder, encoders, listen, maps=maps)


def build_locked(
    folder: Path, encoders: Sequence[str] = (), listen: ProgressCallback = no_progress, *, maps: bool = True
) -> BuildReport:
    """Build for a caller that holds the catalogue's lock; see `build`."""
    computed = Artifacts(folder)
    specs = [EncoderSpec.parse(text) for text in encoders or [default_encoder()]]
    catalog = Catalog.open(folder)
    pictures = iter_thumbnails(catalog)
    links = _linked_pictures(catalog)
    if not pictures and links:
        raise CatalogError(
            f"No picture of the catalogue {catalog.name!r} can be used. {next(iter(links.values()))}"
        )
    if not pictures:
        raise CatalogError(
            f"The catalogue {catalog.name!r} has no pictures, so there is nothing to compare. "
            "Import it again with its pictures (for picture links: with --download)."
        )
    report = BuildReport(len(pictures) + len(links), unread=links)
    earlier = [] if encoders else _earlier_specs(computed, specs, report)
    began = time.monotonic()
    logger.info("Building %s: %d products, %d pictures", folder, len(catalog), len(pictures))
    remove_temporary_files(folder / COMPUTED)
    report.changed |= _restore_thumbnails(catalog)
    for name, extractor in ((COLORS, HsvHistogram()), (PALETTE, CATALOG_PALETTES)):
        _encode(report, pictures, extractor, computed.encoder_dir(name), name, listen)
    for signal in SIGNALS.values():
        report.changed |= signal.build(catalog, computed)
    built = []
    for spec in [*specs, *earlier]:
        try:
            encoder = _encoder(spec, computed.encoder_dir(spec.slug), pictures, listen)
        except ModelError as error:
            if spec in specs:
                raise
            report.leave_out(spec.slug, error)
            continue
        _encode(report, pictures, encoder, computed.encoder_dir(spec.slug), str(spec), listen)
        logger.info("Neighbours and variants by %s", spec)
        report.changed |= _relate(catalog, computed, spec.slug, listen)
        built.append(spec)
    for spec in built if maps else ():
        logger.info("Map of %s", spec)
        report.changed |= update_map(catalog, computed, spec.slug, listen)
    done = "Built" if report.changed else "Nothing to do for"
    logger.info("%s %s in %.1f s", done, folder, time.monotonic() - began)
    return report


def _earlier_specs(
    computed: Artifacts, asked: Sequence[EncoderSpec], report: BuildReport
) -> list[EncoderSpec]:
    """Return the other encoders that were built before and need no download to be brought up to date."""
    specs = []
    for slug in sorted({*computed.encoders()} - {spec.slug for spec in asked}):
        try:
            spec = EncoderSpec.parse(_recorded_spec(computed, slug))
            if spec.notice():
                raise ModelError(
                    f"Its weights are no longer on this computer. {computed.rebuild_hint} --encoder {spec}"
                )
            specs.append(spec)
        except ModelError as error:
            report.leave_out(slug, error)
    return specs


def _recorded_spec(computed: Artifacts, slug: str) -> str:
    try:
        return computed.vectors(slug).spec
    except ArtifactError:  # damaged; most encoders are named like their folder
        return slug


def iter_thumbnails(catalog: Catalog) -> dict[str, Path]:
    """Return the file of each distinct picture; links are left out, as they could lead anywhere."""
    return {key: path for key, path in _picture_paths(catalog) if not has_link(path, catalog.folder)}


def _linked_pictures(catalog: Catalog) -> dict[str, str]:
    """Return for each picture that is a link, or in a folder that is one, why it is not used."""
    return {
        key: f"{path.name} is a link. Links in a catalogue are not followed. Put the file itself there."
        for key, path in _picture_paths(catalog)
        if has_link(path, catalog.folder)
    }


def _picture_paths(catalog: Catalog) -> Iterator[tuple[str, Path]]:
    for row in np.flatnonzero(~catalog.table["picture"].duplicated() & (catalog.pictures != "")).tolist():
        if path := catalog.image_path(row):
            yield str(catalog.pictures[row]), path


def _restore_thumbnails(catalog: Catalog) -> bool:
    """Make thumbnails that have gone missing anew; a picture that cannot be read keeps none."""
    restored = False
    for row in np.flatnonzero(catalog.table["thumbnail"]).tolist():
        small, image = catalog.thumbnail_path(row), catalog.image_path(row)
        if small is None or image is None or small.is_file():
            continue
        if has_link(small, catalog.folder) or has_link(image, catalog.folder):
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
    encoder: Encoder | BatchFunction,
    folder: Path,
    spec: str,
    listen: ProgressCallback,
) -> None:
    before = _manifest(folder)
    done = encode_pictures(pictures, encoder, folder, spec=spec, listen=listen)
    report.encoded[folder.name] = report.encoded.get(folder.name, 0) + done.encoded
    report.unread |= done.unread
    vectors = Vectors.open(folder, remedy="")
    report.set_aside |= {key: refusal.reason for key, refusal in vectors.set_aside.items()}
    report.changed |= before != _manifest(folder)


def _manifest(folder: Path) -> bytes:
    path = folder / "manifest.json"
    return path.read_bytes() if path.is_file() else b""


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
    """Return squares of evenly spread usable pictures.

    Raises:
        CatalogError: many files cannot be read now, and what is learnt without them would stay.
    """
    keys = sorted(pictures)
    chosen = np.unique(np.linspace(0, len(keys) - 1, min(len(keys), SAMPLE)).astype(np.int64))
    squares, unread = [], 0
    for number, place in enumerate(chosen, start=1):
        try:
            squares.append(resize_letterboxed(read(pictures[keys[place]]), SIDE))
        except UnreadableFileError:
            unread += 1
        except ImageError:
            continue
        if number % 100 == 0:
            listen(Progress("Learning eigenfaces", number, len(chosen)))
    if unread > _SKIPPED * len(chosen):
        raise CatalogError(
            f"{unread:,} of {len(chosen):,} pictures cannot be read, so eigenfaces are not learnt from the "
            "others. Put the files back or import the catalogue again, then build again."
        )
    return squares


def _relate(catalog: Catalog, computed: Artifacts, slug: str, listen: ProgressCallback) -> bool:
    """Compute the neighbour table, variants and the level of chance; returns whether anything was new."""
    folder = computed.encoder_dir(slug)
    vectors = computed.vectors(slug)
    matrix = product_vectors(catalog, vectors)
    index = open_index(matrix, catalog.id_order)
    source = neighbors_fingerprint(catalog, vectors)
    changed = build_neighbors(index, matrix, catalog.picture_numbers, folder / "neighbors", source, listen)
    table = NeighborTable.open(folder / "neighbors", source, remedy=computed.rebuild_hint)
    changed |= build_variants(catalog, table.rows, folder, source, listen)
    chance = {name: signal.chance() for name, signal in open_signals(catalog, computed, slug).items()}
    path = folder / "chance.json"
    with suppress(ArtifactError):
        if read_json(path, remedy=computed.rebuild_hint) == chance:
            return changed
    write_json(path, chance)
    return True
