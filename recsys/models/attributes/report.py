"""Reports on attribute models: the figures that are printed, saved beside the catalogue, and shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar
from urllib.parse import quote

import numpy as np

from recsys.catalog import Catalog
from recsys.evaluation.classification import (
    UNKNOWN,
    calibration_error,
    list_answers,
    macro_f1,
    surest_mistakes,
)
from recsys.evaluation.intervals import with_interval
from recsys.evaluation.splits import Holdout, Split
from recsys.models.targets import SoftmaxTarget
from recsys.reports import Report, from_json

COMPLETE, INCOMPLETE = "attributes", "attributes-begun"
"""Names of the report that compares softmax with sigmoids: the last complete one, and that of the last run,
which may not have finished."""
Values = list[dict[str, str | int | float]]


@dataclass(frozen=True)
class Row:
    """Figures of one way to predict an attribute.

    Attributes:
        model: "softmax", "sigmoid" or "fine-tuned".
        decoding: how outputs become a class: "likeliest" or "above one half".
        accuracy: share that is right, with its interval.
        macro_f1: mean over classes.
        calibration_error: of the stated confidence, None where there is none.
        seconds: training time.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"decoding": "read"}

    model: str
    decoding: str
    accuracy: dict[str, float]
    macro_f1: float
    calibration_error: float | None
    seconds: float


@dataclass(frozen=True)
class ModelPredictions:
    """Predictions of one model for the test products.

    Attributes:
        model, decoding: as in `Row`.
        codes: (N,) predicted classes.
        confidence: (N,) their probabilities, None where there are none.
        seconds: training time.
    """

    model: str
    decoding: str
    codes: np.ndarray
    confidence: np.ndarray | None
    seconds: float

    @classmethod
    def likeliest(cls, model: str, probabilities: np.ndarray, seconds: float) -> ModelPredictions:
        """Return the likeliest class of (N, C) probabilities."""
        return cls(model, "likeliest", probabilities.argmax(axis=1), probabilities.max(axis=1), seconds)


@dataclass(frozen=True)
class Comparison:
    """All ways to predict one attribute, on the same test products.

    Attributes:
        attribute: the column, or columns joined by "+".
        classes: number of classes.
        test_size: number of test products.
        train_size: number of products for training and validation.
        duplicate_share: share of the test products that have a near-duplicate among the others.
        majority: accuracy of always predicting the most frequent class.
        rows: one a model and decoding.
        values: for each class its share of all products, the number of test products, and the recall of each
            way: by its sigmoids all "above" one half, as the "likeliest" of the sigmoids, by "softmax" or by
            the "fine-tuned" network.
        mistakes: test products that the first model is confident about and their label contradicts, the
            surest first: "id", "label", "said" and "confidence".
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "test_size": "products",
        "train_size": "learnt",
        "duplicate_share": "twins",
    }

    attribute: str
    classes: int
    test_size: int
    train_size: int
    duplicate_share: float
    majority: float
    rows: list[Row]
    values: Values = field(default_factory=list)
    mistakes: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Comparison:
        """Return a comparison as it was before JSON held it."""
        rows = [from_json(Row, row) for row in values["rows"]]
        return from_json(cls, {**values, "rows": rows})


@dataclass(frozen=True)
class AttributesReport(Report):
    """Report on the models of some attributes.

    Attributes:
        setting: what was trained, and how; a run with another setting starts over.
        complete: whether all attributes are done.
        attributes: those done so far.
    """

    setting: dict[str, Any]
    complete: bool
    attributes: list[Comparison]

    def save(self, catalog: Catalog, encoder: str, name: str = COMPLETE) -> None:
        """Write the report beside the catalogue's computed files."""
        self._save(catalog, name, [encoder])

    @classmethod
    def load(cls, catalog: Catalog, encoder: str, name: str = COMPLETE) -> AttributesReport | None:
        """Return the saved report, or None where there is none of the catalogue as it is now."""
        report = cls._load(catalog, name, [encoder])
        if report is None:
            return None
        read: list[Any] = report.attributes  # dictionaries, as JSON holds them
        return replace(report, attributes=[Comparison.from_json(each) for each in read])


def fine_tuning_report_name(column: str) -> str:
    """Return the name of the report on the network fine-tuned for a column."""
    return f"fine-tuned-{quote(column, safe='')}"


def compare(
    target: SoftmaxTarget,
    holdout: Holdout,
    split: Split,
    predictions: Sequence[ModelPredictions],
    hits: Mapping[str, np.ndarray],
    mistakes: list[dict[str, Any]],
) -> Comparison:
    """Return the figures of all ways to predict an attribute.

    Args:
        target: the classes of all products.
        holdout: the groups of near-duplicates.
        split: its parts; all else is about the N test products, in their order.
        predictions: one a model and decoding.
        hits: for each way (N,) bool, True where it finds the class.
        mistakes: examples to list.
    """
    truth, groups = target.codes[split.test], holdout.groups[split.test]
    return Comparison(
        attribute=target.name,
        classes=len(target.names),
        test_size=len(split.test),
        train_size=len(split.development),
        duplicate_share=round(holdout.duplicate_share(split), 4),
        majority=round(target.majority(split.test), 4),
        rows=[score_predictions(each, truth, groups) for each in predictions],
        values=per_value_accuracy(target, truth, hits),
        mistakes=mistakes,
    )


def score_predictions(prediction: ModelPredictions, truth: np.ndarray, groups: np.ndarray) -> Row:
    """Return the figures of one model.

    Args:
        prediction: of the test products.
        truth: (N,) their classes.
        groups: (N,) near-duplicates have the same number.
    """
    right, confidence = prediction.codes == truth, prediction.confidence
    return Row(
        model=prediction.model,
        decoding=prediction.decoding,
        accuracy=with_interval(right.astype(float), groups).rounded(),
        macro_f1=round(macro_f1(truth, prediction.codes), 4),
        calibration_error=None if confidence is None else round(calibration_error(right, confidence), 4),
        seconds=round(prediction.seconds, 1),
    )


def per_value_accuracy(target: SoftmaxTarget, truth: np.ndarray, hits: Mapping[str, np.ndarray]) -> Values:
    """Return the frequency of each class of the test products, and its recall under each way to predict it.

    Args:
        target: the classes of all products.
        truth: (N,) classes of the test products.
        hits: for each way (N,) bool.
    """
    counts = np.bincount(target.codes[target.codes != UNKNOWN], minlength=len(target.names))
    values: Values = []
    for code in np.unique(truth).tolist():
        members = truth == code
        share = round(float(counts[code] / counts.sum()), 6)
        recalls = {name: round(float(each[members].mean()), 4) for name, each in hits.items()}
        values.append(
            {"value": target.names[code], "share": share, "products": int(members.sum()), **recalls}
        )
    return values


def list_mistakes(
    ids: np.ndarray, truth: np.ndarray, probabilities: np.ndarray, names: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the products that a model predicts wrong with the highest confidence, the surest first.

    Args:
        ids: (N,) of products.
        truth: (N,) classes by their labels.
        probabilities: (N, C).
        names: (C,) of the classes.
    """
    rows = surest_mistakes(truth, probabilities)
    return list_answers(rows, ids, truth, probabilities, names, ("label", "said"))
