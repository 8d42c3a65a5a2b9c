"""Missing labels predicted from pictures, with a confidence, and how far it can be trusted (features A9).

A classifier on the pictures' vectors learns from the labelled products. To know what its guesses are worth,
known labels of whole designs are hidden from a first model and predicted: among all guesses of at least some
confidence, how many are right? A second model, with nothing hidden, then fills what is missing. The
catalogue itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from recsys import reports
from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.colors import is_color_name
from recsys.errors import QueryError
from recsys.evaluation.classification import calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.evaluation.splits import TEST, Split, design_groups, grouped_split
from recsys.images.decode import read
from recsys.models.calibrated_classifier import CalibratedClassifier, train
from recsys.models.class_balance import augment, oversample
from recsys.models.classifier import EPOCHS
from recsys.models.partial_labels import PartialLabels, labels_of, near_equal
from recsys.models.targets import UNKNOWN
from recsys.progress import Progress, ProgressCallback, no_progress

THRESHOLDS = (*(round(0.02 * step, 2) for step in range(50)), 0.99)
_DRAWS = 400
_SHOWN = 24
_BATCH = 64


@dataclass(frozen=True)
class HeldOutResult:
    """What guesses are worth, found by hiding known labels.

    Attributes:
        learnt, judged: how many products.
        accuracy: share that is right of all guesses, and `majority`: of always saying the commonest label.
        macro_f1, calibration_error: of all guesses.
        curve: for each threshold the share that is answered, the share of the answers that is right and its
            interval; None where nothing is answered.
    """

    learnt: int
    judged: int
    accuracy: dict[str, float]
    majority: float
    macro_f1: float
    calibration_error: float
    curve: list[dict[str, float | None]]


@dataclass(frozen=True)
class MissingLabelsReport:
    """Guesses for the products without a label.

    Attributes:
        column: what is predicted; `encoder`, whose vectors stand for the pictures.
        at_least: the confidence below which nothing is said.
        labels: how many valid ones there are; `alike`: pairs of nearly equal names, perhaps to be merged.
        plain: what guesses are worth if each product is learnt from once; `balanced`: with classes of
            even size, None where that was not asked for. The guesses are made in the latter way if it was.
        guesses: of the products without a valid label, the surest first: id, title, given, predicted,
            confidence, runner_up, runner_up_confidence.
        unseen: how many products have neither a label nor a picture.
        hidden: some of the hidden labels: id, given, predicted, confidence.
        mistakes: likewise, those guessed wrong with the most confidence.
    """

    column: str
    encoder: str
    at_least: float
    labels: int
    alike: list[tuple[str, str]]
    plain: dict[str, Any]
    balanced: dict[str, Any] | None
    guesses: list[dict[str, Any]]
    unseen: int
    hidden: list[dict[str, Any]]
    mistakes: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return asdict(self)

    def keep(self, catalog: Catalog) -> None:
        """Keep it for the app."""
        reports.save_report(catalog, _name(self.column), self.as_dict(), [self.encoder])

    @classmethod
    def kept(cls, catalog: Catalog, column: str, encoder: str) -> MissingLabelsReport | None:
        """Return the report kept of this column, None where there is none of the catalogue as it is."""
        found = reports.load_report(catalog, _name(column), [encoder])
        if found is None or found.get("column") != column or set(found) != set(cls.__dataclass_fields__):
            return None
        return cls(**found)

    def table(self) -> pd.DataFrame:
        """Return the guesses as a table; `predicted` is blank where the model is not sure enough."""
        columns = ["id", "title", "given", "predicted", "confidence", "runner_up", "runner_up_confidence"]
        table = pd.DataFrame(self.guesses, columns=columns)
        sure = table["confidence"] >= self.at_least
        table.insert(3, "likeliest", table["predicted"])
        table["predicted"] = table["predicted"].where(sure, "")
        return table


def _name(column: str) -> str:
    return "fill-" + re.sub(r"[^A-Za-z0-9_]+", "-", column)


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
    """Predict a column where it is missing, and measure the predictions by hiding known labels.

    Args:
        catalog: with this encoder built.
        column: "category" or an attribute.
        encoder: whose vectors stand for the pictures.
        at_least: confidence, 0..1, below which nothing is said.
        merged: value -> the value it is equal to.
        fewest: a value that fewer products have counts as missing.
        balance: whether classes are evened out by under-sampling and by altered pictures.
        epochs: most passes.
        seed: of the parts and of the training.
        listen: told how far it is.

    Raises:
        QueryError: there is no such column, value or confidence, or too few products can be used.
        ArtifactError: the vectors are missing or damaged.
    """
    if not 0 <= at_least <= 1:
        raise QueryError(f"The least confidence must be from 0 to 1, not {at_least:g}.")
    data = _Data(catalog, column, encoder, labels_of(catalog, column, merged, fewest), epochs, seed, listen)
    parts = data.parts(TEST)
    plain = data.chances(parts, parts.judge, balance=False, what="Guessing hidden labels")
    evened = None
    if balance:
        evened = data.chances(parts, parts.judge, balance=True, what="The same, evened out")
    missing = np.flatnonzero((data.labels.codes == UNKNOWN) & data.seen)
    guesses: list[dict[str, Any]] = []
    if len(missing):
        chances = data.chances(data.parts(0), missing, balance=balance, what="Filling in")
        guesses = data.guesses(missing, chances)
    shown = plain if evened is None else evened
    return MissingLabelsReport(
        column=column,
        encoder=encoder,
        at_least=at_least,
        labels=len(data.labels.names),
        alike=near_equal(data.labels),
        plain=asdict(data.worth(parts, plain)),
        balanced=None if evened is None else asdict(data.worth(parts, evened)),
        guesses=guesses,
        unseen=int(((data.labels.codes == UNKNOWN) & ~data.seen).sum()),
        hidden=data.hidden(parts, shown, mistakes=False),
        mistakes=data.hidden(parts, shown, mistakes=True),
    )


class _Data:
    """A column beside the pictures' vectors."""

    def __init__(
        self,
        catalog: Catalog,
        column: str,
        encoder: str,
        labels: PartialLabels,
        epochs: int,
        seed: int,
        listen: ProgressCallback,
    ) -> None:
        self.catalog, self.column, self.labels = catalog, column, labels
        self.epochs, self.seed, self.listen = epochs, seed, listen
        self.slug = encoder
        self.stored = Artifacts(catalog.folder).vectors(encoder)
        self.vectors = product_vectors(catalog, self.stored)
        self.seen = row_indices(catalog, self.stored) >= 0
        self.groups = design_groups(catalog)

    def parts(self, test: float) -> Split:
        """Divide the labelled products that have a picture."""
        return grouped_split(
            self.groups, self.seen & (self.labels.codes != UNKNOWN), test=test, seed=self.seed
        )

    def chances(self, parts: Split, rows: np.ndarray, *, balance: bool, what: str) -> np.ndarray:
        """Learn from some parts and return the (rows, classes) probabilities of others."""
        return self._labeler(parts, balance, what).probabilities(self.vectors[rows])

    def _labeler(self, parts: Split, balance: bool, what: str) -> CalibratedClassifier:
        learn, altered = parts.learn, np.empty(0, np.int64)
        if balance:
            learn, altered = oversample(self.labels.codes, parts.learn, self.seed)
        rows = np.concatenate([learn, altered, parts.watched])
        vectors = self.vectors[rows]
        if len(altered):
            vectors[len(learn) : len(learn) + len(altered)] = self._altered(altered)
        return train(
            vectors,
            self.labels.codes[rows],
            np.arange(len(rows)) >= len(learn) + len(altered),
            len(self.labels.names),
            seed=self.seed,
            epochs=self.epochs,
            what=what,
            listen=self.listen,
        )

    def _altered(self, rows: np.ndarray) -> np.ndarray:
        """Return the vectors of altered pictures, encoded anew."""
        encoder = Artifacts(self.catalog.folder).load_encoder(self.slug, self.stored)
        found = []
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            pictures = [read(path) for path in map(self.catalog.image_path, batch) if path]
            drawn = augment(pictures, color=not is_color_name(self.column), seed=self.seed + start)
            found.append(encoder.encode(drawn))
            self.listen(Progress("Altering pictures of rare labels", start + len(batch), len(rows)))
        return np.concatenate(found)

    def worth(self, parts: Split, chances: np.ndarray) -> HeldOutResult:
        """Judge the guesses of hidden labels."""
        truth, groups = self.labels.codes[parts.judge], self.groups[parts.judge]
        said, confidence = chances.argmax(axis=1), chances.max(axis=1)
        right = said == truth
        usual = np.bincount(self.labels.codes[parts.learn]).argmax()
        return HeldOutResult(
            learnt=len(parts.learn) + len(parts.watched),
            judged=len(truth),
            accuracy=with_interval(right.astype(float), groups).rounded(),
            majority=round(float((truth == usual).mean()), 4),
            macro_f1=round(macro_f1(truth, said), 4),
            calibration_error=round(calibration_error(right, confidence), 4),
            curve=coverage_curve(right, confidence, groups),
        )

    def guesses(self, rows: np.ndarray, chances: np.ndarray) -> list[dict[str, Any]]:
        """Word the guesses of products without a label, the surest first."""
        best = np.argsort(-chances, axis=1, kind="stable")[:, :2]
        order = np.argsort(-chances.max(axis=1), kind="stable")
        return [
            {
                "id": str(self.catalog.ids[rows[row]]),
                "title": self.catalog.title(str(self.catalog.ids[rows[row]])),
                "given": str(self.labels.given[rows[row]]),
                "predicted": self.labels.names[best[row, 0]],
                "confidence": round(float(chances[row, best[row, 0]]), 4),
                "runner_up": self.labels.names[best[row, 1]],
                "runner_up_confidence": round(float(chances[row, best[row, 1]]), 4),
            }
            for row in order
        ]

    def hidden(self, parts: Split, chances: np.ndarray, *, mistakes: bool) -> list[dict[str, Any]]:
        """Word some guesses of hidden labels: any, or the surest wrong ones."""
        truth, said, confidence = self.labels.codes[parts.judge], chances.argmax(axis=1), chances.max(axis=1)
        if mistakes:
            rows = np.flatnonzero(said != truth)
            rows = rows[np.argsort(-confidence[rows], kind="stable")][:_SHOWN]
        else:
            rows = np.random.default_rng(self.seed).permutation(len(truth))[:_SHOWN]
        return [
            {
                "id": str(self.catalog.ids[parts.judge[row]]),
                "given": self.labels.names[truth[row]],
                "predicted": self.labels.names[said[row]],
                "confidence": round(float(confidence[row]), 4),
            }
            for row in rows
        ]


def coverage_curve(
    right: np.ndarray, confidence: np.ndarray, groups: np.ndarray
) -> list[dict[str, float | None]]:
    """Return, for each threshold, how many rows are answered and how many of the answers are right.

    Args:
        right: (rows,) bool.
        confidence: (rows,) 0..1.
        groups: as in `with_interval`.
    """
    curve: list[dict[str, float | None]] = []
    for threshold in THRESHOLDS:
        said = confidence >= threshold
        point: dict[str, float | None] = {"threshold": threshold, "coverage": round(float(said.mean()), 4)}
        figure = (
            with_interval(right[said].astype(float), groups[said], _DRAWS).rounded() if said.any() else {}
        )
        curve.append(point | {name: figure.get(name) for name in ("value", "low", "high")})
    return curve
