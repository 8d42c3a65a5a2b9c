"""Fine-tuning of the bundled network on a column, compared with a head on an encoder's vectors."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.build_catalog import iter_thumbnails
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.encode_catalog import encode_pictures
from recsys.encoders.model_file import MANIFEST, ClassifierHead, PretrainedModel
from recsys.errors import ModelError
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.splits import Holdout, Split, hold_out_catalog
from recsys.files import sha256
from recsys.models.attributes.predict import save_fine_tuned
from recsys.models.attributes.report import (
    AttributesReport,
    Comparison,
    ModelPredictions,
    compare,
    fine_tuning_report_name,
    list_mistakes,
)
from recsys.models.calibration import calibrated_softmax, fit_temperature
from recsys.models.classifier import TOO_FEW, fit
from recsys.models.fine_tuning.network import FineTuned, Recipe
from recsys.models.targets import SoftmaxTarget, softmax_target
from recsys.progress import ProgressCallback, no_progress
from recsys.vectors import Vectors


@dataclass(frozen=True)
class FineTuneRequest:
    """Column to fine-tune the network on, and settings of the training.

    Attributes:
        column: of the catalogue, to predict from pictures.
        encoder: the one whose vectors feed the head to compare with.
        recipe: hyperparameters.
        split: "groups" or "random"; see `recsys.evaluation.splits`.
    """

    column: str
    encoder: str
    recipe: Recipe = field(default_factory=Recipe)
    split: str = "groups"


def fine_tune_and_save(
    catalog: Catalog,
    request: FineTuneRequest,
    *,
    test: np.ndarray | None = None,
    save: bool = False,
    listen: ProgressCallback = no_progress,
) -> Comparison:
    """Fine-tune the bundled network for a column and test it; an interrupted run resumes.

    Args:
        catalog: with the encoder built.
        request: what to fine-tune, and how.
        test: (N,) bool, products to test on; by default a fifth.
        save: write figures and network beside the catalogue's computed files.
        listen: called with the progress.

    Raises:
        QueryError: the column does not exist, or has fewer than two values.
        ModelError: too few labelled products, or the bundled weights cannot be used.
        ArtifactError: the vectors are missing or damaged.
    """
    target, base = softmax_target(catalog, [request.column]), PretrainedModel.load(MANIFEST)
    vectors = Artifacts(catalog.folder).vectors(request.encoder)
    holdout = hold_out_catalog(catalog, split=request.split, test=test, seed=request.recipe.seed)
    usable = (target.codes != UNKNOWN) & (row_indices(catalog, vectors) >= 0)
    split = holdout.test_split(usable)
    if not len(split.train) or not len(split.validation):
        raise ModelError(TOO_FEW)
    network = FineTuned(len(target.names), request.recipe, base)
    work = _work_folder(catalog, request, holdout)
    pictures = iter_thumbnails(catalog.subset(usable))
    encode_pictures(pictures, network.frozen, work / "maps", spec="frozen", listen=listen)
    maps = Vectors.open(work / "maps", remedy="Fine-tune again.")
    rows = maps.rows_for_ids(catalog.pictures)
    position = network.fit(maps.values, rows[split.train], target.codes[split.train], work, listen)
    temperature = fit_temperature(
        target.codes[split.validation], network.logits(maps.values, rows[split.validation])
    )
    logits = network.logits(maps.values, rows[split.test])
    probabilities = calibrated_softmax(logits, temperature)
    predictions = [
        ModelPredictions.likeliest("fine-tuned", probabilities, 60 * position.minutes),
        _predict_by_head(product_vectors(catalog, vectors), target, holdout, split, request, listen),
    ]
    truth = target.codes[split.test]
    hits = {each.model: each.codes == truth for each in predictions}
    mistakes = list_mistakes(catalog.ids[split.test], truth, probabilities, target.names)
    comparison = compare(target, holdout, split, predictions, hits, mistakes)
    if save:
        weights, kernel, bias = network.weights()
        head = ClassifierHead(kernel, bias, temperature, target.names)
        _save(catalog, request, comparison, weights, head, base.shape)
    shutil.rmtree(work, ignore_errors=True)
    return comparison


def _predict_by_head(
    features: np.ndarray,
    target: SoftmaxTarget,
    holdout: Holdout,
    split: Split,
    request: FineTuneRequest,
    listen: ProgressCallback,
) -> ModelPredictions:
    """Train a softmax head on an encoder's vectors, and predict the test products."""
    started, rows = time.monotonic(), split.development
    head = fit(
        features[rows],
        target.codes[rows],
        holdout.validation[rows],
        seed=request.recipe.seed,
        what="Training the head alone",
        listen=listen,
    )
    seconds = time.monotonic() - started
    return ModelPredictions.likeliest("softmax", head.probabilities(features[split.test]), seconds)


def _save(
    catalog: Catalog,
    request: FineTuneRequest,
    comparison: Comparison,
    weights: Mapping[str, np.ndarray],
    head: ClassifierHead,
    shape: tuple[int, int],
) -> None:
    save_fine_tuned(catalog.folder, request.column, weights, head, shape)
    report = AttributesReport(asdict(request), complete=True, attributes=[comparison])
    report.save(catalog, request.encoder, fine_tuning_report_name(request.column))


def _work_folder(catalog: Catalog, request: FineTuneRequest, holdout: Holdout) -> Path:
    """Return the folder of an unfinished run's maps and checkpoint: each run has a folder of its own."""
    about = json.dumps(asdict(request), sort_keys=True) + catalog.fingerprint
    name = sha256(about.encode() + np.packbits([holdout.test, holdout.validation]).tobytes())[:16]
    return catalog.folder / COMPUTED / "fine-tuning" / name
