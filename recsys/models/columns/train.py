"""Column classifier: any column predicted from the others or from pictures, with simple rules as baselines.

A feed-forward network reads the other columns, the picture's vector, or both. It is tested on designs that
are not in the training part, beside always predicting the most frequent value and the best rule on a single
column.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from recsys.catalog import Catalog
from recsys.evaluation.classification import (
    UNKNOWN,
    calibration_error,
    list_answers,
    macro_f1,
    mean_auc,
    reliability,
    roc,
    surest_mistakes,
)
from recsys.evaluation.intervals import with_interval
from recsys.models.calibrated_classifier import train
from recsys.models.classifier import EPOCHS
from recsys.models.columns.dataset import ColumnDataset
from recsys.models.columns.report import ColumnReport
from recsys.models.columns.single_column_rules import Rule, rules
from recsys.progress import ProgressCallback, no_progress


def train_and_evaluate_column(
    catalog: Catalog,
    column: str,
    *,
    features: str = "attributes",
    encoder: str = "",
    epochs: int = EPOCHS,
    seed: int = 0,
    listen: ProgressCallback = no_progress,
) -> ColumnReport:
    """Train a model of a column and test it.

    Args:
        catalog: with prices built and, to read pictures, the encoder.
        column: any with at least two values that several designs share.
        features: "attributes", "pictures" or "both".
        encoder: whose vectors represent the pictures.
        epochs: maximum number of epochs.
        seed: of the split and of the training.
        listen: called after each epoch.

    Raises:
        QueryError: there is no such column, it is constant or names single designs, or too few products
            have a value.
        ArtifactError: the vectors or price tiers are missing.
    """
    data = ColumnDataset(catalog, column, features, encoder, seed)
    model = _Training(data, epochs, seed, listen)
    probabilities = model.probabilities(data.matrix(), f"Learning {column}")
    ranked = rules(data.others, data.codes, data.development, data.split.test) if data.others else []
    leaks = [each for each in ranked if each.leaks]
    return _report(data, probabilities, ranked, leaks, model.without(leaks))


class _Training:
    """Training of one column's model on different features."""

    def __init__(self, data: ColumnDataset, epochs: int, seed: int, listen: ProgressCallback) -> None:
        self._data, self._epochs, self._seed, self._listen = data, epochs, seed, listen

    def probabilities(self, matrix: np.ndarray, what: str) -> np.ndarray:
        """Train on (N, D) features and return the (test products, classes) probabilities."""
        rows = self._data.development
        model = train(
            matrix[rows],
            self._data.codes[rows],
            np.isin(rows, self._data.split.validation),
            len(self._data.names),
            seed=self._seed,
            epochs=self._epochs,
            what=what,
            listen=self._listen,
        )
        return model.probabilities(matrix[self._data.split.test])

    def without(self, leaks: list[Rule]) -> dict[str, Any] | None:
        """Return the figures without the columns that leak; None where nothing leaks or nothing is left."""
        data = self._data
        leaking = {name for each in leaks for name in each.columns}
        columns = tuple(name for name in data.others if name in leaking)
        if not columns or data.features == "pictures":
            return None
        matrix = data.matrix(columns)
        if not matrix.shape[1]:
            return None
        probabilities = self.probabilities(matrix, f"Learning {data.column} without them")
        return {
            "columns": list(columns),
            "accuracy": _accuracy(data, probabilities.argmax(axis=1) == data.truth),
            "auc": _rounded(mean_auc(data.truth, probabilities)),
        }


def _report(
    data: ColumnDataset,
    probabilities: np.ndarray,
    ranked: list[Rule],
    leaks: list[Rule],
    without: dict[str, Any] | None,
) -> ColumnReport:
    truth, predicted, confidence = data.truth, probabilities.argmax(axis=1), probabilities.max(axis=1)
    right = predicted == truth
    sizes = np.bincount(data.codes[data.codes != UNKNOWN], minlength=len(data.names))
    order = np.argsort(-sizes, kind="stable")
    binary = len(data.names) == 2 and 0 < (truth == 1).sum() < len(truth)
    mistakes = surest_mistakes(truth, probabilities)
    return ColumnReport(
        column=data.column,
        features=data.features,
        encoder=data.encoder,
        classes=[(data.names[number], int(sizes[number])) for number in order],
        train_size=len(data.development),
        test_size=len(truth),
        accuracy=_accuracy(data, right),
        majority=_accuracy(data, truth == data.most_frequent),
        macro_f1=round(macro_f1(truth, predicted), 4),
        auc=_rounded(mean_auc(truth, probabilities)),
        calibration_error=round(calibration_error(right, confidence), 4),
        reliability=[asdict(each) for each in reliability(right, confidence)],
        roc=roc(truth == 1, probabilities[:, 1]) if binary else [],
        rule=_describe(data, ranked[0]) if ranked else None,
        leaks=[_describe(data, each) for each in leaks],
        without=without,
        left_out=data.left_out,
        values=_recalls(data, right, order),
        mistakes=list_answers(mistakes, data.ids[data.split.test], truth, probabilities, data.names),
    )


def _accuracy(data: ColumnDataset, right: np.ndarray) -> dict[str, float]:
    """Return the share of the test products that is right, with its interval."""
    return with_interval(right.astype(float), data.groups[data.split.test]).rounded()


def _describe(data: ColumnDataset, rule: Rule) -> dict[str, Any]:
    return {"columns": list(rule.columns), "accuracy": _accuracy(data, rule.right)}


def _recalls(data: ColumnDataset, right: np.ndarray, order: np.ndarray) -> list[dict[str, Any]]:
    """Return the share right of each value that a test product has, in a given order of codes."""
    members = {number: data.truth == number for number in order.tolist()}
    return [
        {
            "name": data.names[number],
            "products": int(mask.sum()),
            "right": round(float(right[mask].mean()), 4),
        }
        for number, mask in members.items()
        if mask.any()
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
