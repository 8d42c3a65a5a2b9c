"""Report on a column classifier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from recsys.catalog import Catalog
from recsys.reports import Report, slug


@dataclass(frozen=True)
class ColumnReport(Report):
    """Accuracy of the predictions of a column.

    Attributes:
        column: the predicted column; `features`, one of `FEATURES`; `encoder`, "" if no picture is read.
        classes: its values with the number of products of each, the most frequent first.
        train_size, test_size: numbers of products, for training and validation, and for testing.
        accuracy, majority: share that is right of the model, and of always predicting the most frequent
            value, with intervals.
        macro_f1, auc, calibration_error: of the model; the AUC of two classes, or one against the rest.
        reliability: confidence, share right and rows of each bin; `roc` for two classes, else empty.
        rule: the best rule's columns and accuracy, None where there is no other column.
        leaks: columns that determine the value nearly exactly, each with its rule's accuracy.
        without: accuracy and AUC with these columns left out; None where nothing leaks or nothing is left.
        left_out: columns that name single designs, and are no features.
        values: of each value, the most frequent first, the number of test products and the share right.
        mistakes: the surest wrong answers: id, given, said, confidence.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"train_size": "learnt", "test_size": "judged"}

    column: str
    features: str
    encoder: str
    classes: list[tuple[str, int]]
    train_size: int
    test_size: int
    accuracy: dict[str, float]
    majority: dict[str, float]
    macro_f1: float
    auc: float | None
    calibration_error: float
    reliability: list[dict[str, float]]
    roc: list[tuple[float, float]]
    rule: dict[str, Any] | None
    leaks: list[dict[str, Any]]
    without: dict[str, Any] | None
    left_out: list[str]
    values: list[dict[str, Any]]
    mistakes: list[dict[str, Any]]

    def save(self, catalog: Catalog) -> None:
        """Write the report beside the catalogue's computed files."""
        self._save(catalog, _name(self.column, self.features), _encoders(self.features))

    @classmethod
    def load(cls, catalog: Catalog, column: str, features: str) -> ColumnReport | None:
        """Return the saved report on a column, None where there is none of the catalogue as it is now."""
        report = cls._load(catalog, _name(column, features), _encoders(features))
        return report if report and report.column == column else None


def _encoders(features: str) -> list[str] | None:
    """Return the encoders that a report depends on: none if no picture is read, else all that are built."""
    return [] if features == "attributes" else None


def _name(column: str, features: str) -> str:
    return f"flag-{slug(column)}-{features}"
