"""A fine-tuned network beside the head on an encoder's vectors, on the same products (features A11)."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.build import iter_thumbnails
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.encode_catalog import encode_pictures
from recsys.encoders.model_file import MANIFEST, ClassifierHead, PretrainedModel
from recsys.errors import ModelError
from recsys.evaluation.splits import HeldOut, held_out
from recsys.files import sha256
from recsys.models.attributes.report import (
    Comparison,
    Report,
    fine_tuning_report_name,
    mistakes,
    per_value_accuracy,
    score_predictions,
)
from recsys.models.calibration import fit_temperature, softmax
from recsys.models.catalog_tagger import save_fine_tuned
from recsys.models.classifier import fit
from recsys.models.fine_tuning.train import FineTuned, Recipe
from recsys.models.targets import UNKNOWN, softmax_target
from recsys.progress import ProgressCallback, no_progress
from recsys.vectors import Vectors


@dataclass(frozen=True)
class FineTuneRequest:
    """What is fine-tuned.

    Attributes:
        column: of the catalogue, to be told from pictures.
        encoder: whose vectors the head reads that it is compared with.
        recipe: how to fine-tune.
        split: "groups" or "random"; see `recsys.evaluation.splits`.
    """

    column: str
    encoder: str
    recipe: Recipe = field(default_factory=Recipe)
    split: str = "groups"


def fine_tune_and_save(
    catalog: Catalog,
    order: FineTuneRequest,
    *,
    test: np.ndarray | None = None,
    keep: bool = False,
    listen: ProgressCallback = no_progress,
) -> Comparison:
    """Fine-tune the bundled network for a column and judge it; a run that was stopped goes on.

    Args:
        catalog: with the encoder built.
        order: what is fine-tuned.
        test: (N,) bool, products to judge by and not to learn from; by default a fifth.
        keep: keep figures and network beside the catalogue's computed files.
        listen: told how far it is.

    Raises:
        QueryError: the column does not exist, or there is nothing to learn.
        ModelError: too few labelled products, or the bundled weights cannot be used.
        ArtifactError: the vectors are missing or damaged.
    """
    target, own = softmax_target(catalog, [order.column]), PretrainedModel.load(MANIFEST)
    vectors = Artifacts(catalog.folder).vectors(order.encoder)
    held = held_out(catalog, split=order.split, test=test, seed=order.recipe.seed)
    usable = (target.codes != UNKNOWN) & (row_indices(catalog, vectors) >= 0)
    learn, judge = held.parts(usable)
    watched = held.watched[learn]
    if not watched.any() or watched.all():
        raise ModelError("There are too few labelled products to learn from and to judge by.")
    network = FineTuned(len(target.names), order.recipe, own)
    work = _work(catalog, order, held)
    pictures = iter_thumbnails(catalog.subset(usable))
    encode_pictures(pictures, network.frozen, work / "maps", spec="frozen", listen=listen)
    maps = Vectors.open(work / "maps", remedy="Fine-tune again.")
    rows = maps.rows_for_ids(catalog.pictures)
    taught = learn[~watched]
    position = network.fit(maps.values, rows[taught], target.codes[taught], work, listen)
    watch = learn[watched]
    divisor = fit_temperature(target.codes[watch], network.logits(maps.values, rows[watch]))
    tuned_chances = softmax(network.logits(maps.values, rows[judge]).astype(np.float64) / divisor)
    begun = time.monotonic()
    features = product_vectors(catalog, vectors)
    head = fit(
        features[learn],
        target.codes[learn],
        watched,
        seed=order.recipe.seed,
        what="Training the head alone",
        listen=listen,
    )
    seconds = time.monotonic() - begun
    truth, groups = target.codes[judge], held.groups[judge]
    ways = {"fine-tuned": tuned_chances, "softmax": head.probabilities(features[judge])}
    spent = {"fine-tuned": 60 * position.minutes, "softmax": seconds}
    said = {name: chances.argmax(axis=1) for name, chances in ways.items()}
    comparison = Comparison(
        attribute=order.column,
        classes=len(target.names),
        products=len(judge),
        learnt=len(learn),
        twins=round(held.twins(learn, judge), 4),
        majority=round(target.majority(judge), 4),
        rows=[
            score_predictions(
                (name, "likeliest"), truth, said[name], chances.max(axis=1), groups, spent[name]
            )
            for name, chances in ways.items()
        ],
        values=per_value_accuracy(target, truth, {name: each == truth for name, each in said.items()}),
        mistakes=mistakes(catalog.ids[judge], truth, tuned_chances, target.names),
    )
    if keep:
        weights, kernel, bias = network.weights()
        save_fine_tuned(
            catalog.folder,
            order.column,
            weights,
            ClassifierHead(kernel, bias, divisor, target.names),
            own.shape,
        )
        Report(asdict(order), complete=True, attributes=[comparison]).keep(
            catalog, order.encoder, fine_tuning_report_name(order.column)
        )
    shutil.rmtree(work, ignore_errors=True)
    return comparison


def _work(catalog: Catalog, order: FineTuneRequest, held: HeldOut) -> Path:
    """Return where an unfinished run keeps its maps and its checkpoint: each run has a folder of its own."""
    about = json.dumps(asdict(order), sort_keys=True) + catalog.fingerprint
    name = sha256(about.encode() + np.packbits([held.test, held.watched]).tobytes())[:16]
    return catalog.folder / COMPUTED / "fine-tuning" / name
