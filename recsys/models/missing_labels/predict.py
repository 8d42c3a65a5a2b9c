"""Missing labels predicted from pictures, with calibrated confidence.

A classifier on the vectors of the pictures is trained on the labelled products. To measure its accuracy,
known labels of whole designs are held out from a first model and predicted: of all predictions with at least
some confidence, how many are right? A second model, with nothing held out, then predicts the missing labels.
The catalogue itself is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from recsys.catalog import Catalog
from recsys.errors import QueryError
from recsys.evaluation.classification import MISTAKES, UNKNOWN, list_answers, surest_mistakes
from recsys.evaluation.splits import TEST, Split
from recsys.models.classifier import EPOCHS
from recsys.models.missing_labels.partial_labels import PartialLabels, labels_of, near_equal
from recsys.models.missing_labels.report import MissingLabelsReport, score_held_out
from recsys.models.missing_labels.train import LabelTraining
from recsys.progress import ProgressCallback, no_progress
from recsys.reports import as_json


def predict_missing(
    catalog: Catalog,
    column: str,
    encoder: str,
    *,
    at_least: float = 0.9,
    merged: Mapping[str, str] | None = None,
    fewest: int = 1,
    balance: bool = False,
    epochs: int = EPOCHS,
    seed: int = 0,
    listen: ProgressCallback = no_progress,
) -> MissingLabelsReport:
    """Predict a column where it is missing, and measure the accuracy on held-out labels.

    Args:
        catalog: with this encoder built.
        column: "category" or an attribute.
        encoder: whose vectors represent the pictures.
        at_least: confidence, 0..1, below which no label is predicted.
        merged: value -> the value it is equal to.
        fewest: a value that fewer products have counts as missing.
        balance: train on classes of even size, by under-sampling and by augmented pictures.
        epochs: maximum number of epochs.
        seed: of the split and of the training.
        listen: called with the progress.

    Raises:
        QueryError: there is no such column, value or confidence, or too few products can be used.
        ArtifactError: the vectors are missing or damaged.
    """
    if not 0 <= at_least <= 1:
        raise QueryError(f"The least confidence must be from 0 to 1, not {at_least:g}.")
    labels = labels_of(catalog, column, merged, fewest)
    training = LabelTraining(catalog, column, encoder, labels, epochs, seed, listen)
    split = training.split(TEST)
    plain = training.probabilities(split, split.test, balance=False, what="Guessing hidden labels")
    balanced = None
    if balance:
        balanced = training.probabilities(split, split.test, balance=True, what="The same, evened out")
    missing = labels.codes == UNKNOWN
    rows = np.flatnonzero(missing & training.has_picture)
    guesses: list[dict[str, Any]] = []
    if len(rows):
        everything = training.split(0)
        probabilities = training.probabilities(everything, rows, balance=balance, what="Filling in")
        guesses = _list_guesses(catalog, labels, rows, probabilities)
    truth, best = labels.codes[split.test], plain if balanced is None else balanced
    order = np.random.default_rng(seed).permutation(len(truth))[:MISTAKES]
    answers = (catalog.ids[split.test], truth, best, labels.names, ("given", "predicted"))
    return MissingLabelsReport(
        column=column,
        encoder=encoder,
        at_least=at_least,
        labels=len(labels.names),
        similar_names=near_equal(labels),
        plain=_score(training, split, plain),
        balanced=None if balanced is None else _score(training, split, balanced),
        guesses=guesses,
        without_picture=int((missing & ~training.has_picture).sum()),
        examples=list_answers(order, *answers),
        mistakes=list_answers(surest_mistakes(truth, best), *answers),
    )


def _score(training: LabelTraining, split: Split, probabilities: np.ndarray) -> dict[str, Any]:
    codes, groups = training.labels.codes, training.groups[split.test]
    result = score_held_out(
        codes[split.test], probabilities, groups, codes[split.train], len(split.development)
    )
    return dict(as_json(result))


def _list_guesses(
    catalog: Catalog, labels: PartialLabels, rows: np.ndarray, probabilities: np.ndarray
) -> list[dict[str, Any]]:
    """Return the predictions for products without a label, the surest first."""
    best = np.argsort(-probabilities, axis=1, kind="stable")[:, :2]
    order = np.argsort(-probabilities.max(axis=1), kind="stable")
    return [
        {
            "id": str(catalog.ids[rows[number]]),
            "title": catalog.title(str(catalog.ids[rows[number]])),
            "given": str(labels.given[rows[number]]),
            "predicted": labels.names[best[number, 0]],
            "confidence": round(float(probabilities[number, best[number, 0]]), 4),
            "runner_up": labels.names[best[number, 1]],
            "runner_up_confidence": round(float(probabilities[number, best[number, 1]]), 4),
        }
        for number in order
    ]
