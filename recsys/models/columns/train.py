"""Any column predicted from the others, and whether that is an achievement (features A7).

A feed-forward network reads the other columns, the picture's vector, or both. It is judged on designs that
it never saw, beside always saying the commonest value and beside the best rule on a single column.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from recsys import reports
from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.errors import QueryError, choices_text
from recsys.evaluation.classification import calibration_error, macro_f1, mean_auc, reliability, roc
from recsys.evaluation.intervals import with_interval
from recsys.evaluation.splits import Split, design_groups, grouped_split
from recsys.models.calibrated_classifier import train
from recsys.models.classifier import EPOCHS
from recsys.models.columns.single_column_rules import Rule, rules
from recsys.models.columns.tabular_features import TabularFeatures, build_features, candidates, text_features
from recsys.models.targets import UNKNOWN
from recsys.progress import ProgressCallback, no_progress

FEATURES = ("attributes", "pictures", "both")
SHARED = 0.5
"""A column says something of products if at least this share has a value that other designs have too."""
_SHOWN = 24


@dataclass(frozen=True)
class ColumnReport:
    """How well a column is predicted.

    Attributes:
        column: what is predicted; `features`, one of `FEATURES`; `encoder`, "" if no picture is read.
        classes: its values with how many products have each, the commonest first.
        learnt, judged: how many products.
        accuracy, majority: share that is right of the model, and of always saying the commonest value,
            with intervals.
        macro_f1, auc, calibration_error: of the model; the AUC of two classes, or one against the rest.
        reliability: confidence, share right and rows of each bin; `roc` for two classes, else empty.
        rule: the best rule's columns and accuracy, None where there is no other column.
        leaks: columns that determine the value nearly exactly, each with its rule's accuracy.
        without: accuracy and AUC with these columns left out; None where nothing leaks or nothing is left.
        left_out: columns that name single designs, and are no features.
        values: of each value, the commonest first, how many are judged and the share told right.
        mistakes: the surest wrong answers: id, given, said, confidence.
    """

    column: str
    features: str
    encoder: str
    classes: list[tuple[str, int]]
    learnt: int
    judged: int
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

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return asdict(self)

    def keep(self, catalog: Catalog) -> None:
        """Keep it for the app."""
        reports.save_report(
            catalog, _name(self.column, self.features), self.as_dict(), _encoders(self.features)
        )

    @classmethod
    def kept(cls, catalog: Catalog, column: str, features: str) -> ColumnReport | None:
        """Return the report kept of this column, None where there is none of the catalogue as it is."""
        found = reports.load_report(catalog, _name(column, features), _encoders(features))
        if found is None or found.get("column") != column or set(found) != set(cls.__dataclass_fields__):
            return None
        return cls(**found)


def _encoders(features: str) -> list[str] | None:
    """Return the encoders on which a report hangs: none if no picture is read, else any that is built."""
    return [] if features == "attributes" else None


def _name(column: str, features: str) -> str:
    return f"flag-{re.sub(r'[^A-Za-z0-9_]+', '-', column)}-{features}"


def trainable_columns(catalog: Catalog) -> list[str]:
    """Return the columns that can be predicted: two values or more, and none that names single designs."""
    groups = design_groups(catalog)
    return [name for name in candidates(catalog) if not _refusal(catalog, name, groups)]


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
    """Train a model of a column and judge it.

    Args:
        catalog: with prices built and, to read pictures, the encoder.
        column: any with at least two values that several designs share.
        features: one of `FEATURES`.
        encoder: whose vectors stand for the pictures.
        epochs: most passes.
        seed: of the parts and of the training.
        listen: told after each pass.

    Raises:
        QueryError: there is no such column, it is constant or names single designs, or too few products
            have a value.
        ArtifactError: the vectors or price tiers are missing.
    """
    if features not in FEATURES:
        raise QueryError(choices_text("kind of features", FEATURES, features))
    data = _Data(catalog, column, features, encoder, seed)
    found = data.judge(data.matrix(()), f"Learning {column}", epochs, seed, listen)
    ruled = rules(data.others, data.codes, data.learn, data.parts.judge) if data.others else []
    leaks = [each for each in ruled if each.leaks]
    return _report(data, found, ruled, leaks, _without(data, leaks, epochs, seed, listen))


class _Data:
    """A column with everything that it can be predicted from."""

    def __init__(self, catalog: Catalog, column: str, features: str, encoder: str, seed: int) -> None:
        self.groups = design_groups(catalog)
        if column not in ("category", *catalog.attributes):
            raise QueryError(choices_text("column", candidates(catalog), column))
        if refusal := _refusal(catalog, column, self.groups):
            raise QueryError(refusal)
        self.catalog, self.column, self.features = catalog, column, features
        self.encoder = "" if features == "attributes" else encoder
        self.codes, values = pd.factorize(text_features(catalog, column), sort=True)
        self.names = [str(value) for value in values]
        aliases = {"category", catalog.category_levels[-1]} if catalog.category_levels else {"category"}
        same = aliases if column in aliases else {column}
        others = [name for name in candidates(catalog) if name not in same]
        self.left_out = [
            name for name in others if _shared(text_features(catalog, name), self.groups) < SHARED
        ]
        self.others = {
            name: pd.factorize(text_features(catalog, name))[0]
            for name in others
            if name not in self.left_out
        }
        self.described = build_features(catalog, list(self.others))
        usable = self.codes != UNKNOWN
        self.vectors = np.empty((len(catalog), 0), np.float32)
        if self.encoder:
            stored = Artifacts(catalog.folder).vectors(self.encoder)
            self.vectors = product_vectors(catalog, stored)
            usable &= row_indices(catalog, stored) >= 0
        self.parts: Split = grouped_split(self.groups, usable, seed=seed)
        self.learn = np.concatenate([self.parts.learn, self.parts.watched])

    def matrix(self, left_out: tuple[str, ...]) -> np.ndarray:
        """Return the (N, D) features, without some columns."""
        if self.features == "pictures":
            return self.vectors
        described: TabularFeatures = self.described.without(left_out)
        return np.concatenate([described.values, self.vectors], axis=1)

    def judge(
        self, matrix: np.ndarray, what: str, epochs: int, seed: int, listen: ProgressCallback
    ) -> np.ndarray:
        """Train on features and return the (judged, classes) probabilities."""
        watched = np.isin(self.learn, self.parts.watched)
        labeler = train(
            matrix[self.learn],
            self.codes[self.learn],
            watched,
            len(self.names),
            seed=seed,
            epochs=epochs,
            what=what,
            listen=listen,
        )
        return labeler.probabilities(matrix[self.parts.judge])

    def figure(self, right: np.ndarray) -> dict[str, float]:
        """Return the share that is right with its interval."""
        return with_interval(right.astype(float), self.groups[self.parts.judge]).rounded()


def _refusal(catalog: Catalog, column: str, groups: np.ndarray) -> str:
    """Say why a column cannot be learnt, or nothing."""
    values = text_features(catalog, column)
    kinds = values.nunique()
    if kinds < 2:
        return f"There is nothing to learn in {column}: all products have the same value, or none."
    shared = _shared(values, groups)
    if shared < SHARED:
        return (
            f"The {kinds:,} values of {column} name single designs: only {shared:.0%} of the products share "
            "theirs with another design. Choose a column whose values come back."
        )
    return ""


def _shared(values: pd.Series, groups: np.ndarray) -> float:
    """Return the share of products, of those with a value, whose value products of other groups have too."""
    known = values.notna().to_numpy()
    if not known.any():
        return 0.0
    codes = pd.factorize(values)[0][known]
    spread = pd.Series(groups[known]).groupby(codes).nunique().to_numpy()
    return float((spread[codes] > 1).mean())


def _without(
    data: _Data, leaks: list[Rule], epochs: int, seed: int, listen: ProgressCallback
) -> dict[str, Any] | None:
    columns = tuple(sorted({name for each in leaks for name in each.columns}, key=list(data.others).index))
    if not columns or data.features == "pictures":
        return None
    matrix = data.matrix(columns)
    if not matrix.shape[1]:
        return None
    chances = data.judge(matrix, f"Learning {data.column} without them", epochs, seed, listen)
    truth = data.codes[data.parts.judge]
    return {
        "columns": list(columns),
        "accuracy": data.figure(chances.argmax(axis=1) == truth),
        "auc": _rounded(mean_auc(truth, chances)),
    }


def _report(
    data: _Data, chances: np.ndarray, ruled: list[Rule], leaks: list[Rule], without: dict[str, Any] | None
) -> ColumnReport:
    truth, said, confidence = data.codes[data.parts.judge], chances.argmax(axis=1), chances.max(axis=1)
    right = said == truth
    sizes = np.bincount(data.codes[data.codes != UNKNOWN], minlength=len(data.names))
    order = np.argsort(-sizes, kind="stable")
    usual = np.bincount(data.codes[data.learn]).argmax()
    binary = len(data.names) == 2 and 0 < (truth == 1).sum() < len(truth)
    return ColumnReport(
        column=data.column,
        features=data.features,
        encoder=data.encoder,
        classes=[(data.names[number], int(sizes[number])) for number in order],
        learnt=len(data.learn),
        judged=len(truth),
        accuracy=data.figure(right),
        majority=data.figure(truth == usual),
        macro_f1=round(macro_f1(truth, said), 4),
        auc=_rounded(mean_auc(truth, chances)),
        calibration_error=round(calibration_error(right, confidence), 4),
        reliability=[asdict(each) for each in reliability(right, confidence)],
        roc=roc(truth == 1, chances[:, 1]) if binary else [],
        rule=_worded(data, ruled[0]) if ruled else None,
        leaks=[_worded(data, each) for each in leaks],
        without=without,
        left_out=data.left_out,
        values=[
            {
                "name": data.names[number],
                "products": int(here.sum()),
                "right": round(float(right[here].mean()), 4),
            }
            for number, here in ((number, truth == number) for number in order)
            if here.any()
        ],
        mistakes=_mistakes(data, said, confidence),
    )


def _worded(data: _Data, rule: Rule) -> dict[str, Any]:
    return {"columns": list(rule.columns), "accuracy": data.figure(rule.right)}


def _mistakes(data: _Data, said: np.ndarray, confidence: np.ndarray) -> list[dict[str, Any]]:
    truth = data.codes[data.parts.judge]
    wrong = np.flatnonzero(said != truth)
    surest = wrong[np.argsort(-confidence[wrong], kind="stable")][:_SHOWN]
    return [
        {
            "id": str(data.catalog.ids[data.parts.judge[row]]),
            "given": data.names[truth[row]],
            "said": data.names[said[row]],
            "confidence": round(float(confidence[row]), 4),
        }
        for row in surest
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
