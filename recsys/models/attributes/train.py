"""Attribute models trained on picture vectors: softmax against multi-label sigmoids.

A softmax head chooses one class of an attribute; a multi-label model has a sigmoid for every value. Both see
the same features and products, and are tested on designs that are not in the training part. A rare value's
sigmoid hardly ever reaches one half, so that the usual threshold fails where taking the likeliest class does
not: both decodings are reported, with the recall of each value.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.splits import Split, hold_out_catalog
from recsys.models.attributes.decoding import (
    THRESHOLD,
    class_from_thresholded,
    class_probabilities,
    labels_by_class,
)
from recsys.models.attributes.report import Comparison, ModelPredictions, compare, list_mistakes
from recsys.models.classifier import EPOCHS, Classifier, fit
from recsys.models.targets import SigmoidTarget, SoftmaxTarget, sigmoid_target, softmax_target
from recsys.progress import ProgressCallback, no_progress

DEFAULT_COLUMNS = ("masterCategory", "subCategory", "articleType", "gender", "baseColour", "season", "usage")
COMBINED = ("masterCategory", "subCategory", "gender", "season", "usage")
"""Columns of the combined label, as in the published baseline that softmax and sigmoids are compared for."""
COMMON = 700
"""A combined class counts if one product in this many has it. On the Fashion Product Images that leaves about
a hundred classes of 456."""


@dataclass(frozen=True)
class Setting:
    """Settings of a training.

    Attributes:
        encoder: whose vectors are the features.
        columns: attributes; by default those of `DEFAULT_COLUMNS` that the catalogue has.
        split: "groups" or "random"; see `recsys.evaluation.splits`.
        epochs: maximum number of passes over the products.
        seed: of the split and of the training.
    """

    encoder: str
    columns: tuple[str, ...] = ()
    split: str = "groups"
    epochs: int = EPOCHS
    seed: int = 0


@dataclass(frozen=True)
class AttributeModel:
    """The softmax model of one attribute, and its comparison with the sigmoids."""

    comparison: Comparison
    model: Classifier


def parse_columns(catalog: Catalog, columns: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """Return the columns of each target: every column by itself, then the combined label."""
    names = list(columns) or [name for name in DEFAULT_COLUMNS if name in catalog.attributes] or ["category"]
    combined = tuple(name for name in COMBINED if name in names)
    return [(name,) for name in names] + ([combined] if len(combined) > 1 else [])


def train_and_compare(
    catalog: Catalog,
    setting: Setting,
    *,
    test: np.ndarray | None = None,
    done: Sequence[str] = (),
    listen: ProgressCallback = no_progress,
) -> Iterator[AttributeModel]:
    """Train and test both kinds of model on each column, and on a combined label.

    Args:
        catalog: with the encoder built.
        setting: what is trained, and how.
        test: (N,) bool, products to test on; by default a fifth.
        done: attributes that need not be trained again.
        listen: called after each epoch.

    Raises:
        QueryError: a column does not exist, or has fewer than two values.
        ModelError: too few labelled products.
        ArtifactError: the vectors are missing or damaged.
    """
    data = _Dataset(catalog, setting, test, listen)
    for columns in parse_columns(catalog, setting.columns):
        if "+".join(columns) not in done:
            least = max(2, len(catalog) // COMMON) if len(columns) > 1 else 1
            target = softmax_target(catalog, columns, least)
            yield _compare(data, target, sigmoid_target(catalog, columns))


class _Dataset:
    """Features of the products that have a picture, and the parts they are divided into."""

    def __init__(
        self, catalog: Catalog, setting: Setting, test: np.ndarray | None, listen: ProgressCallback
    ) -> None:
        vectors = Artifacts(catalog.folder).vectors(setting.encoder)
        self.ids = catalog.ids
        self.features = product_vectors(catalog, vectors)
        self.usable = row_indices(catalog, vectors) >= 0
        self.holdout = hold_out_catalog(catalog, split=setting.split, test=test, seed=setting.seed)
        self._setting, self._listen = setting, listen

    def fit(self, targets: np.ndarray, split: Split, what: str) -> tuple[Classifier, float]:
        """Return a model fitted to (N,) classes or (N, L) labels, and the seconds that took."""
        started, rows = time.monotonic(), split.development
        model = fit(
            self.features[rows],
            targets[rows],
            self.holdout.validation[rows],
            seed=self._setting.seed,
            epochs=self._setting.epochs,
            what=what,
            listen=self._listen,
        )
        return model, time.monotonic() - started


def _compare(data: _Dataset, target: SoftmaxTarget, labels: SigmoidTarget) -> AttributeModel:
    split = data.holdout.test_split(data.usable & (target.codes != UNKNOWN))
    truth, features = target.codes[split.test], data.features[split.test]
    softmax, softmax_seconds = data.fit(target.codes, split, f"Softmax for {target.name}")
    sigmoid, sigmoid_seconds = data.fit(labels.labels, split, f"Sigmoids for {target.name}")
    matrix = labels_by_class(target, labels)
    probabilities, by_label = softmax.probabilities(features), sigmoid.probabilities(features)
    thresholded = class_from_thresholded(by_label, matrix)
    predictions = [
        ModelPredictions.likeliest("softmax", probabilities, softmax_seconds),
        ModelPredictions("sigmoid", "above one half", thresholded, None, sigmoid_seconds),
        ModelPredictions.likeliest("sigmoid", class_probabilities(by_label, matrix), sigmoid_seconds),
    ]
    hits = {
        "above": ~((by_label <= THRESHOLD) & (matrix[truth] > 0)).any(axis=1),
        "likeliest": predictions[2].codes == truth,
        "softmax": predictions[0].codes == truth,
    }
    mistakes = list_mistakes(data.ids[split.test], truth, probabilities, target.names)
    comparison = compare(target, data.holdout, split, predictions, hits, mistakes)
    return AttributeModel(comparison, replace(softmax, classes=target.names))
