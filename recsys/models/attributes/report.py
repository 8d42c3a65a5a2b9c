"""The figures of attribute models: what is printed, kept beside the catalogue, and shown (features A6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote

import numpy as np

from recsys import reports
from recsys.catalog import Catalog
from recsys.evaluation.classification import calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.models.targets import UNKNOWN, SoftmaxTarget

MISTAKES = 24
HEADS, BEGUN = "attributes", "attributes-begun"
"""Names of the report that compares softmax with sigmoids: the last whole one, and the last one begun."""
Values = list[dict[str, str | int | float]]


@dataclass(frozen=True)
class Row:
    """One way to tell an attribute.

    Attributes:
        model: "softmax", "sigmoid" or "fine-tuned".
        read: how its answers become a label: "likeliest" or "above one half".
        accuracy: share that is right, with its interval.
        macro_f1: mean over classes.
        calibration_error: of the stated confidence, None where there is none.
        seconds: time to train.
    """

    model: str
    read: str
    accuracy: dict[str, float]
    macro_f1: float
    calibration_error: float | None
    seconds: float


@dataclass(frozen=True)
class Comparison:
    """All ways to tell one attribute, judged on the same products.

    Attributes:
        attribute: the column, or columns joined by "+".
        classes: how many there are.
        products: judged; `learnt` is how many were learnt from or watched.
        twins: share of the judged products that have a twin among those learnt from.
        majority: accuracy of always saying the commonest class.
        rows: one a model and reading.
        values: for each class its share of all products, how many were judged, and how often it is found:
            by its sigmoids all "above" one half, as the "likeliest" of the sigmoids, by "softmax" or by the
            "fine-tuned" network.
        mistakes: judged products that the first model is sure about and their label contradicts, the surest
            first: "id", "label", "said" and "confidence".
    """

    attribute: str
    classes: int
    products: int
    learnt: int
    twins: float
    majority: float
    rows: list[Row]
    values: Values = field(default_factory=list)
    mistakes: list[dict[str, str | float]] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """What is kept of a comparison.

    Attributes:
        setting: what was trained, and how; a run with another setting begins anew.
        complete: whether all of it is done.
        attributes: so far.
    """

    setting: dict[str, Any]
    complete: bool
    attributes: list[Comparison]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return asdict(self)

    def keep(self, catalog: Catalog, encoder: str, name: str = HEADS) -> None:
        """Keep the report beside the catalogue's computed files."""
        reports.save_report(catalog, name, self.as_dict(), [encoder])

    @classmethod
    def kept(cls, catalog: Catalog, encoder: str, name: str = HEADS) -> Report | None:
        """Return the report that was kept, or None where there is none of the catalogue as it is now."""
        found = reports.load_report(catalog, name, [encoder])
        if found is None:
            return None
        return cls(found["setting"], found["complete"], [comparison(each) for each in found["attributes"]])


def comparison(kept: dict[str, Any]) -> Comparison:
    """Return a comparison as it was before JSON held it."""
    return Comparison(**{**kept, "rows": [Row(**row) for row in kept["rows"]]})


def fine_tuning_report_name(column: str) -> str:
    """Return the name of the report on the network fine-tuned for a column."""
    return f"fine-tuned-{quote(column, safe='')}"


def score_predictions(
    kind: tuple[str, str],
    truth: np.ndarray,
    said: np.ndarray,
    confidence: np.ndarray | None,
    groups: np.ndarray,
    seconds: float,
) -> Row:
    """Return the figures of one model.

    Args:
        kind: the model and how it is read.
        truth, said: (N,) classes by label and by the model.
        confidence: (N,) probabilities of what was said, None where there are none.
        groups: (N,) twins have the same number.
        seconds: to train.
    """
    right = said == truth
    return Row(
        model=kind[0],
        read=kind[1],
        accuracy=with_interval(right.astype(float), groups).rounded(),
        macro_f1=round(macro_f1(truth, said), 4),
        calibration_error=None if confidence is None else round(calibration_error(right, confidence), 4),
        seconds=round(seconds, 1),
    )


def per_value_accuracy(target: SoftmaxTarget, truth: np.ndarray, found: Mapping[str, np.ndarray]) -> Values:
    """Return how common each judged class is, and how often each way finds it.

    Args:
        target: the classes of all products.
        truth: (N,) classes of those judged.
        found: for each way (N,) bool.
    """
    counts = np.bincount(target.codes[target.codes != UNKNOWN], minlength=len(target.names))
    values: Values = []
    for code in np.unique(truth).tolist():
        of = truth == code
        share = round(float(counts[code] / counts.sum()), 6)
        recalls = {name: round(float(each[of].mean()), 4) for name, each in found.items()}
        values.append({"value": target.names[code], "share": share, "products": int(of.sum()), **recalls})
    return values


def mistakes(
    ids: np.ndarray, truth: np.ndarray, chances: np.ndarray, names: Sequence[str]
) -> list[dict[str, str | float]]:
    """Return the products a model is surest about and wrong by their labels, the surest first.

    Args:
        ids: (N,) of products.
        truth: (N,) classes by their labels.
        chances: (N, C) probabilities.
        names: (C,) of the classes.
    """
    said, sure = chances.argmax(axis=1), chances.max(axis=1)
    wrong = np.flatnonzero(said != truth)
    order = wrong[np.argsort(-sure[wrong], kind="stable")][:MISTAKES]
    return [
        {
            "id": str(ids[row]),
            "label": names[truth[row]],
            "said": names[said[row]],
            "confidence": round(float(sure[row]), 4),
        }
        for row in order.tolist()
    ]
