"""Softmax against sigmoids: the students' two kinds of attribute model, compared fairly (features A5, A6).

A softmax head chooses one class of an attribute. A multi-label model answers a yes-or-no question for every
value instead. Both see the same features and the same products, and are judged on groups of products of which
neither has seen a twin. A rare value's sigmoid hardly ever reaches one half, so that reading the answers with
the usual threshold fails where taking the likeliest class does not: both are shown, and for each value how
often either finds it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.evaluation.splits import held_out
from recsys.models.attributes.report import Comparison, mistakes, per_value_accuracy, score_predictions
from recsys.models.classifier import EPOCHS, Classifier, fit
from recsys.models.targets import UNKNOWN, SigmoidTarget, SoftmaxTarget, sigmoid_target, softmax_target
from recsys.progress import ProgressCallback, no_progress

USUAL = ("masterCategory", "subCategory", "articleType", "gender", "baseColour", "season", "usage")
COMBINED = ("masterCategory", "subCategory", "gender", "season", "usage")
"""Columns of the combined label, as the students had them."""
COMMON = 700
"""A combined class counts if one product in so many has it. On Kaggle's products that leaves about a hundred
classes of 456, as many as the students had."""
_SURE = 0.5


@dataclass(frozen=True)
class Setting:
    """What is trained, and how.

    Attributes:
        encoder: whose vectors are the features.
        columns: attributes; by default the usual ones that the catalogue has.
        split: "groups" or "random"; see `recsys.evaluation.splits`.
        epochs: most passes over the products.
        seed: of the choice of products and of the training.
    """

    encoder: str
    columns: tuple[str, ...] = ()
    split: str = "groups"
    epochs: int = EPOCHS
    seed: int = 0


@dataclass(frozen=True)
class Trained:
    """The figures of one attribute, and the softmax model that may be kept."""

    comparison: Comparison
    model: Classifier


def parse_columns(catalog: Catalog, columns: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """Return what is learnt one after the other: each column, then the combined label."""
    chosen = list(columns) or [name for name in USUAL if name in catalog.attributes] or ["category"]
    together = tuple(name for name in COMBINED if name in chosen)
    return [(name,) for name in chosen] + ([together] if len(together) > 1 else [])


def train_and_compare(
    catalog: Catalog,
    setting: Setting,
    *,
    test: np.ndarray | None = None,
    known: Sequence[str] = (),
    listen: ProgressCallback = no_progress,
) -> Iterator[Trained]:
    """Train and judge both kinds of model on each column, and on a combined label.

    Args:
        catalog: with the encoder built.
        setting: what is trained, and how.
        test: (N,) bool, products to judge by and not to learn from; by default a fifth.
        known: attributes that need not be trained again.
        listen: told after each pass.

    Raises:
        QueryError: a column does not exist, or there is nothing to learn.
        ModelError: too few labelled products.
        ArtifactError: the vectors are missing or damaged.
    """
    lessons = _Lessons(catalog, setting, test, listen)
    for columns in parse_columns(catalog, setting.columns):
        if "+".join(columns) not in known:
            least = max(2, len(catalog) // COMMON) if len(columns) > 1 else 1
            target = softmax_target(catalog, columns, least)
            yield _compared(lessons, target, sigmoid_target(catalog, columns))


class _Lessons:
    """Features of the products that have a picture, and who learns, watches and judges."""

    def __init__(
        self, catalog: Catalog, setting: Setting, test: np.ndarray | None, listen: ProgressCallback
    ) -> None:
        vectors = Artifacts(catalog.folder).vectors(setting.encoder)
        self.ids = catalog.ids
        self.features = product_vectors(catalog, vectors)
        self.usable = row_indices(catalog, vectors) >= 0
        self.held = held_out(catalog, split=setting.split, test=test, seed=setting.seed)
        self._setting, self._listen = setting, listen

    def learnt(self, targets: np.ndarray, learn: np.ndarray, what: str) -> tuple[Classifier, float]:
        """Return a model fitted to (N,) classes or (N, Q) answers, and how many seconds that took."""
        begun = time.monotonic()
        model = fit(
            self.features[learn],
            targets[learn],
            self.held.watched[learn],
            seed=self._setting.seed,
            epochs=self._setting.epochs,
            what=what,
            listen=self._listen,
        )
        return model, time.monotonic() - begun


def _compared(lessons: _Lessons, target: SoftmaxTarget, asked: SigmoidTarget) -> Trained:
    learn, judge = lessons.held.parts(lessons.usable & (target.codes != UNKNOWN))
    truth, groups = target.codes[judge], lessons.held.groups[judge]
    softmax, softmax_seconds = lessons.learnt(target.codes, learn, f"Softmax for {target.name}")
    sigmoid, sigmoid_seconds = lessons.learnt(asked.answers, learn, f"Sigmoids for {target.name}")
    chances = softmax.probabilities(lessons.features[judge])
    answers = sigmoid.probabilities(lessons.features[judge])
    right = correct(target, asked)
    above, joint = class_from_thresholded(answers, right), class_probabilities(answers, right)
    said = chances.argmax(axis=1)
    rows = [
        score_predictions(
            ("softmax", "likeliest"), truth, said, chances.max(axis=1), groups, softmax_seconds
        ),
        score_predictions(("sigmoid", "above one half"), truth, above, None, groups, sigmoid_seconds),
        score_predictions(
            ("sigmoid", "likeliest"), truth, joint.argmax(axis=1), joint.max(axis=1), groups, sigmoid_seconds
        ),
    ]
    reached = ~((answers <= _SURE) & (right[truth] > 0)).any(axis=1)
    found = {"above": reached, "likeliest": joint.argmax(axis=1) == truth, "softmax": said == truth}
    comparison = Comparison(
        attribute=target.name,
        classes=len(target.names),
        products=len(judge),
        learnt=len(learn),
        twins=round(lessons.held.twins(learn, judge), 4),
        majority=round(target.majority(judge), 4),
        rows=rows,
        values=per_value_accuracy(target, truth, found),
        mistakes=mistakes(lessons.ids[judge], truth, chances, target.names),
    )
    return Trained(comparison, replace(softmax, classes=target.names))


def correct(target: SoftmaxTarget, asked: SigmoidTarget) -> np.ndarray:
    """Return (C, Q) 0 and 1: what is answered to each question where a class is right."""
    known = np.flatnonzero(target.codes != UNKNOWN)
    codes, first = np.unique(target.codes[known], return_index=True)
    right = np.zeros((len(target.names), asked.answers.shape[1]), dtype=np.float32)
    right[codes] = asked.answers[known[first]]
    return right


def class_from_thresholded(answers: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the class that says yes to just the questions answered above one half, `UNKNOWN` for none.

    Args:
        answers: (N, Q) probabilities.
        right: (C, Q) as `correct` returns them.
    """
    of = {tuple(row): code for code, row in enumerate(right.astype(int).tolist())}
    return np.array([of.get(tuple(row), UNKNOWN) for row in (answers > _SURE).astype(int).tolist()])


def class_probabilities(answers: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return (N, C) probabilities of each class, taking the answers as independent of each other.

    Args:
        answers: (N, Q) probabilities.
        right: (C, Q) as `correct` returns them.
    """
    yes, no = np.log(np.clip(answers, 1e-7, 1)), np.log(np.clip(1 - answers, 1e-7, 1))
    logs = yes @ right.T + no @ (1 - right).T
    powers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
