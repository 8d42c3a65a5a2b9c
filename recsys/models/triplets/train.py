"""Trains a triplet embedding on a catalogue, judges it, and makes it one of the catalogue's encoders."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from recsys.artifacts import FEATURES, Artifacts, product_vectors, row_indices
from recsys.build import build, iter_thumbnails
from recsys.catalog import Catalog
from recsys.encode_catalog import encode_pictures
from recsys.encoders import resnet50
from recsys.encoders.triplet import DIMENSION, TripletEncoder, project
from recsys.errors import QueryError, choices_text
from recsys.evaluation.relevance import UNKNOWN, Relevance, relevance_by_columns
from recsys.evaluation.splits import design_groups
from recsys.files import exclusive_lock, explain_full_disk
from recsys.models.triplets import evaluate, maps
from recsys.models.triplets.mining import MINING
from recsys.models.triplets.optimizer import Epoch, fit
from recsys.models.triplets.report import AFTER, BEFORE, BUNDLED, ENCODER, TripletReport
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.projection.tsne import check_perplexity
from recsys.vectors import Vectors

HELD = 0.2
"""Share of the groups of twins that are held back to judge by."""
MOST_DIM, MOST_EPOCHS = 1024, 500


@dataclass(frozen=True)
class Settings:
    """How to train.

    Attributes:
        column: whose values are the kinds.
        mining: a name in `MINING`.
        margin: how much farther off another kind shall be than the own one; distances go up to 2.
        dim: length of a vector.
        epochs: passes over the products.
        seed: of everything that is left to chance.
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
            ("dimension", self.dim, 2, MOST_DIM),
            ("number of epochs", self.epochs, 1, MOST_EPOCHS),
        ):
            if not low <= value <= high:
                raise QueryError(f"The {name} must be from {low:g} to {high:g}, not {value:g}.")
        check_perplexity(self.perplexity)


def train_triplets(
    folder: Path,
    settings: Settings,
    *,
    test: np.ndarray | None = None,
    keep: bool = False,
    draw_map: bool = True,
    listen: ProgressCallback = no_progress,
) -> TripletReport:
    """Train, judge on products held back, and make the result an encoder of the catalogue.

    Safe to interrupt: run again, it goes on with the features that it has, and ends with the same bytes.

    Args:
        folder: a built catalogue.
        settings: how to train.
        test: (N,) bool, products to judge by and not to learn from; by default a fifth, whole groups of
            twins, chosen by the seed.
        keep: whether to compute the encoder's vectors, neighbours and map, and to keep the report.
        draw_map: whether the encoder's map is drawn at once; with 35,000 pictures that takes
            minutes.
        listen: told how far each step is.

    Raises:
        QueryError: the column does not exist, or there is nothing to learn from or to judge by.
        ModelError: the network's weights cannot be had, or all products became one.
        ArtifactError: the disk is full, or a build is running.
    """
    catalog, computed = Catalog.open(folder), Artifacts(folder)
    kinds = relevance_by_columns(catalog, [settings.column])
    own = resnet50.load_weights(listen=listen)
    with explain_full_disk(folder), exclusive_lock(folder / ".build.lock", f"A build of {folder}"):
        encode_pictures(
            iter_thumbnails(catalog),
            resnet50.average_pooled(own),
            computed.encoder_dir(FEATURES),
            spec=FEATURES,
            listen=listen,
        )
        data = _Data(catalog, computed, kinds, test, settings.seed)
        matrix, passes = _trained(data, settings, listen)
        report = _judged(data, settings, passes, matrix, own.projection, listen)
        if keep:
            _keep(computed, TripletEncoder(own, matrix))
    if keep:
        build(folder, [ENCODER], listen, maps=draw_map)
        report.keep(catalog)
    return report


class _Data:
    """Features of the products that have a picture, and who is learnt from and who is held back."""

    def __init__(
        self, catalog: Catalog, computed: Artifacts, kinds: Relevance, test: np.ndarray | None, seed: int
    ) -> None:
        vectors = computed.vectors(FEATURES)
        usable = row_indices(catalog, vectors) >= 0
        self.ids = catalog.ids
        self.kinds = kinds
        self.features = product_vectors(catalog, vectors)
        self.twins = design_groups(catalog)
        drawn = np.random.default_rng(seed).random(int(self.twins.max(initial=0)) + 1)
        held = drawn[self.twins] < HELD if test is None else test
        # A twin of a product that is judged by has been seen: it is neither learnt from nor judged by.
        seen = np.isin(self.twins, self.twins[held])
        self.learnt = np.flatnonzero(usable & ~seen & (kinds.labels != UNKNOWN))
        self.held = np.flatnonzero(usable & held)
        self.asked = evaluate.sample_queries(kinds.labels[self.held], self.twins[self.held], seed)
        if not len(self.asked):
            raise QueryError(
                f"No two of the products held back to judge by have the same {kinds.name}. "
                "Choose another column."
            )


def _trained(data: _Data, settings: Settings, listen: ProgressCallback) -> tuple[np.ndarray, list[Epoch]]:
    def told(number: int, epoch: Epoch) -> None:
        step = f"Training, loss {epoch.loss:.3f}, {epoch.wrong:.1%} of triplets wrong"
        listen(Progress(step, number, settings.epochs))

    listen(Progress("Training", 0, settings.epochs))
    return fit(
        data.features[data.learnt],
        data.kinds.labels[data.learnt],
        data.twins[data.learnt],
        mining=settings.mining,
        margin=settings.margin,
        dim=settings.dim,
        epochs=settings.epochs,
        seed=settings.seed,
        told=told,
    )


def _judged(
    data: _Data,
    settings: Settings,
    passes: list[Epoch],
    matrix: np.ndarray,
    projection: dict[str, np.ndarray] | None,
    listen: ProgressCallback,
) -> TripletReport:
    features, labels, twins = (each[data.held] for each in (data.features, data.kinds.labels, data.twins))
    methods = {BEFORE: features}
    if projection:
        methods[BUNDLED] = (features - projection["mean"]) @ projection["matrix"]
    methods[AFTER] = project(features, matrix)
    listen(Progress("Judging", 0, 0))
    figures = evaluate.compare(methods, labels, twins, data.asked)
    shown = np.sort(np.random.default_rng(settings.seed).permutation(len(data.held))[: maps.POINTS])
    drawn = maps.build_maps(
        {name: methods[name][shown] for name in (BEFORE, AFTER)}, labels[shown], settings.perplexity, listen
    )
    held = Relevance(data.kinds.name, labels)
    return TripletReport(
        settings=asdict(settings),
        products={
            "learnt": len(data.learnt),
            "held": len(data.held),
            "asked": len(data.asked),
            "kinds": len(np.unique(data.kinds.labels[data.learnt])),
        },
        epochs=[each.rounded() for each in passes],
        figures=figures,
        chance=round(held.chance(), 4),
        majority=round(held.majority(), 4),
        maps={"ids": data.ids[data.held][shown].tolist()}
        | {name: each.as_dict() for name, each in drawn.items()},
    )


def _keep(computed: Artifacts, encoder: TripletEncoder) -> None:
    """Write the encoder, and its vectors from the features: no picture is encoded again."""
    folder = computed.encoder_dir(ENCODER)
    features = computed.vectors(FEATURES)
    values = project(features.values, encoder.matrix).astype(np.float16)
    encoder.save(folder / encoder.file)
    Vectors(features.keys, values, encoder.fingerprint, ENCODER, features.set_aside).save(folder)
