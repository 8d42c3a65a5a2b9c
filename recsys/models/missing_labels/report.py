"""Report on predicted missing labels, and the accuracy of such predictions on held-out labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.evaluation.classification import calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.reports import Report, slug

THRESHOLDS = (*(round(0.02 * step, 2) for step in range(50)), 0.99)
_DRAWS = 400


@dataclass(frozen=True)
class HeldOutResult:
    """Accuracy of the predictions for held-out labels.

    Attributes:
        train_size, test_size: numbers of products, for training and validation, and for testing.
        accuracy: share that is right of all predictions, and `majority`: of always predicting the most
            frequent label.
        macro_f1, calibration_error: of all predictions.
        curve: for each threshold the share of products with a prediction ("coverage"), and the share of these
            predictions that is right with its interval; None where there is no prediction.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"train_size": "learnt", "test_size": "judged"}

    train_size: int
    test_size: int
    accuracy: dict[str, float]
    majority: float
    macro_f1: float
    calibration_error: float
    curve: list[dict[str, float | None]]


@dataclass(frozen=True)
class MissingLabelsReport(Report):
    """Predictions for the products without a label.

    Attributes:
        column: the predicted column; `encoder`, whose vectors represent the pictures.
        at_least: the confidence below which no label is predicted.
        labels: number of valid labels; `similar_names`: pairs of nearly equal names, perhaps to be merged.
        plain: `HeldOutResult` as JSON holds it if each product is trained on once; `balanced`: with classes
            of even size, None where that was not requested. The predictions are made in the latter way if it
            was.
        guesses: of the products without a valid label, the surest first: id, title, given, predicted,
            confidence, runner_up, runner_up_confidence.
        without_picture: number of products with neither a label nor a picture.
        examples: some of the held-out labels: id, given, predicted, confidence.
        mistakes: likewise, those predicted wrong with the highest confidence.
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "similar_names": "alike",
        "without_picture": "unseen",
        "examples": "hidden",
    }

    column: str
    encoder: str
    at_least: float
    labels: int
    similar_names: list[tuple[str, str]]
    plain: dict[str, Any]
    balanced: dict[str, Any] | None
    guesses: list[dict[str, Any]]
    without_picture: int
    examples: list[dict[str, Any]]
    mistakes: list[dict[str, Any]]

    def save(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files."""
        self._save(catalog, _name(self.column), [self.encoder])

    @classmethod
    def load(cls, catalog: Catalog, column: str, encoder: str) -> MissingLabelsReport | None:
        """Return the saved report on a column, None where there is none of the catalogue as it is now."""
        report = cls._load(catalog, _name(column), [encoder])
        return report if report and report.column == column else None

    def table(self) -> pd.DataFrame:
        """Return the predictions as a table; `predicted` is blank where the confidence is too low."""
        columns = ["id", "title", "given", "predicted", "confidence", "runner_up", "runner_up_confidence"]
        table = pd.DataFrame(self.guesses, columns=columns)
        confident = table["confidence"] >= self.at_least
        table.insert(3, "likeliest", table["predicted"])
        table["predicted"] = table["predicted"].where(confident, "")
        return table


def _name(column: str) -> str:
    return f"fill-{slug(column)}"


def score_held_out(
    truth: np.ndarray, probabilities: np.ndarray, groups: np.ndarray, train_codes: np.ndarray, train_size: int
) -> HeldOutResult:
    """Return the accuracy of predictions for held-out labels.

    Args:
        truth: (rows,) int classes of the test products.
        probabilities: (rows, classes).
        groups: (rows,) as in `with_interval`.
        train_codes: classes of the training products.
        train_size: number of products for training and validation.
    """
    predicted, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    right = predicted == truth
    return HeldOutResult(
        train_size=train_size,
        test_size=len(truth),
        accuracy=with_interval(right.astype(float), groups).rounded(),
        majority=round(float((truth == np.bincount(train_codes).argmax()).mean()), 4),
        macro_f1=round(macro_f1(truth, predicted), 4),
        calibration_error=round(calibration_error(right, confidence), 4),
        curve=coverage_curve(right, confidence, groups),
    )


def coverage_curve(
    right: np.ndarray, confidence: np.ndarray, groups: np.ndarray
) -> list[dict[str, float | None]]:
    """Return, for each threshold, the share of rows above it, and the share of these that is right.

    Args:
        right: (rows,) bool.
        confidence: (rows,) 0..1.
        groups: as in `with_interval`.
    """
    curve: list[dict[str, float | None]] = []
    for threshold in THRESHOLDS:
        covered = confidence >= threshold
        point: dict[str, float | None] = {"threshold": threshold, "coverage": round(float(covered.mean()), 4)}
        accuracy = (
            with_interval(right[covered].astype(float), groups[covered], _DRAWS).rounded()
            if covered.any()
            else {}
        )
        curve.append(point | {name: accuracy.get(name) for name in ("value", "low", "high")})
    return curve
