"""Training and test of a triplet embedding, which becomes one of the catalogue's encoders."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from recsys.artifacts import FEATURES, Artifacts, product_vectors, row_indices
from recsys.build_catalog import build_locked, iter_thumbnails
from recsys.catalog import Catalog
from recsys.catalog.lock import catalog_lock
from recsys.encode_catalog import encode_pictures
from recsys.encoders import resnet50
from recsys.encoders.triplet import DIMENSION, TripletEncoder, project
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.relevance import Relevance, relevance_by_columns
from recsys.evaluation.splits import TEST, design_groups, hold_out
from recsys.models.triplets import evaluate, maps
from recsys.models.triplets.mining import MINING
from recsys.models.triplets.optimizer import Epoch, fit
from recsys.models.triplets.report import AFTER, BEFORE, BUNDLED, ENCODER, TripletReport
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.projection.tsne import check_perplexity
from recsys.vectors import Vectors

MAX_DIM, MAX_EPOCHS = 1024, 500


@dataclass(frozen=True)
class Settings:
    """Hyperparameters of the training.

    Attributes:
        column: whose values are the kinds.
        mining: a name in `MINING`.
        margin: by which another kind shall be farther than the own one; distances go up to 2.
        dim: length of a vector.
        epochs: number of passes over the products.
        seed: of everything random.
        perplexity: of the two maps.

    Raises:
        QueryError: one of them is out of range.
    """

    column: str = "category"
    mining: str = "semi-hard"
    margin: float = 0.2
    dim: int = DIMENSION
    epochs: int = 20
    seed: int = 0
    perplexity: float = maps.PERPLEXITY

    def __post_init__(self) -> None:
        if self.mining not in MINING:
            raise QueryError(choices_text("mining", MINING, self.mining))
        for name, value, low, high in (
            ("margin", self.margin, 0.01, 2),
            ("dimension", self.dim, 2, MAX_DIM),
            ("number of epochs", self.epochs, 1, MAX_EPOCHS),
        ):
            if not low <= value <= high:
                raise QueryError(f"The {name} must be from {low:g} to {high:g}, not {value:g}.")
        check_perplexity(self.perplexity)


def train_triplets(
    folder: Path,
    settings: Settings,
    *,
    test: np.ndarray | None = None,
    save: bool = False,
    draw_map: bool = True,
    listen: ProgressCallback = no_progress,
) -> TripletReport:
    """Train, test on held-out products, and make the result an encoder of the catalogue.

    Safe to interrupt: the next run resumes with the features that are there, and the result is
    byte-identical.

    Args:
        folder: a built catalogue.
        settings: hyperparameters.
        test: (N,) bool, products to test on; by default a fifth, whole groups of near-duplicates.
        save: also compute the encoder's vectors, neighbours and map, and write the report.
        draw_map: also build the encoder's map; with 35,000 pictures that takes minutes.
        listen: called with the progress of each step.

    Raises:
        QueryError: the column does not exist, or there is nothing to train or to test on.
        ModelError: the network's weights are not available, or all vectors became one.
        ArtifactError: the disk is full, or something else writes to the folder.
    """
    catalog, computed = Catalog.open(folder), Artifacts(folder)
    kinds = relevance_by_columns(catalog, [settings.column])
    base = resnet50.load_weights(listen=listen)
    with catalog_lock(folder, "A training of a triplet embedding"):
        encode_pictures(
            iter_thumbnails(catalog),
            resnet50.average_pooled(base),
            computed.encoder_dir(FEATURES),
            spec=FEATURES,
            listen=listen,
        )
        data = _Dataset(catalog, computed, kinds, test, settings.seed)
        matrix, epochs = _fit(data, settings, listen)
        report = _test(data, settings, epochs, matrix, base.projection, listen)
        if save:
            _save_encoder(computed, TripletEncoder(base, matrix))
            build_locked(folder, [ENCODER], listen, maps=draw_map)
            report.save(catalog)
    return report


class _Dataset:
    """Features of the products that have a picture, and the parts they are divided into."""

    def __init__(
        self, catalog: Catalog, computed: Artifacts, kinds: Relevance, test: np.ndarray | None, seed: int
    ) -> None:
        vectors = computed.vectors(FEATURES)
        usable = row_indices(catalog, vectors) >= 0
        self.ids = catalog.ids
        self.kinds = kinds
        self.features = product_vectors(catalog, vectors)
        self.groups = design_groups(catalog)
        is_test = hold_out(self.groups, test=TEST if test is None else test, seed=seed).test
        # A near-duplicate of a test product is for neither part, where the caller has not given whole groups.
        leaking = np.isin(self.groups, self.groups[is_test])
        self.train = np.flatnonzero(usable & ~leaking & (kinds.labels != UNKNOWN))
        self.test = np.flatnonzero(usable & is_test)
        self.queries = evaluate.sample_queries(kinds.labels[self.test], self.groups[self.test], seed)
        if not len(self.queries):
            raise QueryError(
                f"No two of the products held out for testing have the same {kinds.name}. "
                "Choose another column."
            )


def _fit(data: _Dataset, settings: Settings, listen: ProgressCallback) -> tuple[np.ndarray, list[Epoch]]:
    def on_epoch(number: int, epoch: Epoch) -> None:
        step = f"Training, loss {epoch.loss:.3f}, {epoch.wrong:.1%} of triplets wrong"
        listen(Progress(step, number, settings.epochs))

    listen(Progress("Training", 0, settings.epochs))
    return fit(
        data.features[data.train],
        data.kinds.labels[data.train],
        data.groups[data.train],
        mining=settings.mining,
        margin=settings.margin,
        dim=settings.dim,
        epochs=settings.epochs,
        seed=settings.seed,
        on_epoch=on_epoch,
    )


def _test(
    data: _Dataset,
    settings: Settings,
    epochs: list[Epoch],
    matrix: np.ndarray,
    projection: dict[str, np.ndarray] | None,
    listen: ProgressCallback,
) -> TripletReport:
    features, labels, groups = (each[data.test] for each in (data.features, data.kinds.labels, data.groups))
    methods = {BEFORE: features}
    if projection:
        methods[BUNDLED] = (features - projection["mean"]) @ projection["matrix"]
    methods[AFTER] = project(features, matrix)
    listen(Progress("Judging", 0, 0))
    figures = evaluate.compare_vectors(methods, labels, groups, data.queries)
    sample = np.sort(np.random.default_rng(settings.seed).permutation(len(data.test))[: maps.POINTS])
    map_results = maps.build_maps(
        {name: methods[name][sample] for name in (BEFORE, AFTER)}, labels[sample], settings.perplexity, listen
    )
    relevance = Relevance(data.kinds.name, labels)
    return TripletReport(
        settings=asdict(settings),
        products={
            "learnt": len(data.train),
            "held": len(data.test),
            "asked": len(data.queries),
            "kinds": len(np.unique(data.kinds.labels[data.train])),
        },
        epochs=[each.rounded() for each in epochs],
        figures=figures,
        chance=round(relevance.chance(), 4),
        majority=round(relevance.majority(), 4),
        maps={"ids": data.ids[data.test][sample].tolist()}
        | {name: each.as_dict() for name, each in map_results.items()},
    )


def _save_encoder(computed: Artifacts, encoder: TripletEncoder) -> None:
    """Write the encoder, and its vectors from the features: no picture is encoded again."""
    folder = computed.encoder_dir(ENCODER)
    features = computed.vectors(FEATURES)
    values = project(features.values, encoder.matrix).astype(np.float16)
    encoder.save(folder / encoder.file)
    Vectors(features.keys, values, encoder.fingerprint, ENCODER, features.set_aside).save(folder)
