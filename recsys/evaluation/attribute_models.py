"""Softmax against sigmoids: the students' two kinds of attribute model, compared fairly (features A5, A6).

A softmax head chooses one class of an attribute. A multi-label model answers a yes-or-no question for every
value instead. Both see the same features and the same products, and are judged on groups of products of which
neither has seen a twin. A rare value's sigmoid hardly ever reaches one half, so that reading the answers with
the usual threshold fails where taking the likeliest answer of each attribute does not: both are shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recsys.attributes.classifier import EPOCHS, fit
from recsys.attributes.targets import UNKNOWN, Classes, Questions, classes, questions
from recsys.catalog import Catalog
from recsys.computed import Computed, product_rows, product_vectors
from recsys.errors import QueryError
from recsys.evaluation.accuracy import calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.evaluation.relevance import twin_groups
from recsys.progress import Listener, ignore

USUAL = ("masterCategory", "subCategory", "articleType", "gender", "baseColour", "season", "usage")
COMBINED = ("subCategory", "gender", "usage")
"""Columns of the combined label; the students' combination had 99 classes."""
TEST, WATCHED = 0.2, 0.1


@dataclass(frozen=True)
class Row:
    """One model on one attribute.

    Attributes:
        attribute: the column, or columns joined by "+".
        model: "softmax" or "sigmoid".
        read: how its answers become a label: "likeliest" or "above one half".
        classes: how many there are; `products` to judge by.
        accuracy: share that is right, with its interval.
        macro_f1: mean over classes, None where some answers are no class.
        calibration_error: of the stated confidence, None where there is none.
        majority: accuracy of always saying the commonest class.
        seconds: time to train.
    """

    attribute: str
    model: str
    read: str
    classes: int
    products: int
    accuracy: dict[str, float]
    macro_f1: float | None
    calibration_error: float | None
    majority: float
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the row as JSON can hold it."""
        return dict(vars(self))


def compare(
    catalog: Catalog,
    encoder: str,
    columns: Sequence[str] = (),
    *,
    test: np.ndarray | None = None,
    epochs: int = EPOCHS,
    seed: int = 0,
    listen: Listener = ignore,
) -> Iterator[Row]:
    """Train and judge both kinds of model on each column, and on a combined label.

    Args:
        catalog: with this encoder built.
        encoder: whose vectors are the features.
        columns: attributes; by default the usual ones that the catalogue has.
        test: (N,) bool, products to judge by and not to learn from; by default a fifth, whole groups of
            twins, chosen by the seed.
        epochs: most passes over the products.
        seed: of the choice and of the training.
        listen: told after each pass.

    Raises:
        QueryError: a column does not exist, or there is nothing to learn.
        ModelError: too few labelled products.
        StoreError: the vectors are missing or damaged.
    """
    data = _Data(catalog, encoder, test, seed)
    chosen = list(columns) or [name for name in USUAL if name in catalog.attributes] or ["category"]
    together = [name for name in COMBINED if name in chosen]
    wanted = [[name] for name in chosen] + ([together] if len(together) > 1 else [])
    for names in wanted:
        target = classes(catalog, names)
        yield _softmax(data, target, epochs, seed, listen)
        yield from _sigmoid(data, target, questions(catalog, names), epochs, seed, listen)


class _Data:
    """Features of the products that have a picture, and who learns, watches and judges."""

    def __init__(self, catalog: Catalog, encoder: str, test: np.ndarray | None, seed: int) -> None:
        vectors = Computed(catalog.folder).vectors(encoder)
        self.features = product_vectors(catalog, vectors)
        self.usable = product_rows(catalog, vectors) >= 0
        self.groups = twin_groups(catalog)
        drawn = np.random.default_rng(seed).random((2, int(self.groups.max()) + 1))[:, self.groups]
        self.test = drawn[0] < TEST if test is None else test
        self.watched = (drawn[1] < WATCHED) & ~self.test

    def parts(self, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows to learn from (and to watch), and the rows to judge by."""
        usable = self.usable & known
        learn, judge = np.flatnonzero(usable & ~self.test), np.flatnonzero(usable & self.test)
        if not len(judge):
            raise QueryError("No labelled product with a picture is left to judge by.")
        return learn, judge


def _softmax(data: _Data, target: Classes, epochs: int, seed: int, listen: Listener) -> Row:
    learn, judge = data.parts(target.codes != UNKNOWN)
    begun = time.monotonic()
    model = fit(
        data.features[learn],
        target.codes[learn],
        data.watched[learn],
        seed=seed,
        epochs=epochs,
        what=f"Softmax for {target.name}",
        listen=listen,
    )
    seconds = time.monotonic() - begun
    chances = model.probabilities(data.features[judge])
    said = chances.argmax(axis=1)
    return _row(data, target, judge, said, chances.max(axis=1), ("softmax", "likeliest"), seconds)


def _sigmoid(
    data: _Data, target: Classes, asked: Questions, epochs: int, seed: int, listen: Listener
) -> Iterator[Row]:
    learn, judge = data.parts(target.codes != UNKNOWN)
    begun = time.monotonic()
    model = fit(
        data.features[learn],
        asked.answers[learn],
        data.watched[learn],
        seed=seed,
        epochs=epochs,
        what=f"Sigmoids for {target.name}",
        listen=listen,
    )
    seconds = time.monotonic() - begun
    chances = model.probabilities(data.features[judge])
    answers = {tuple(row): code for row, code in _signatures(target, asked)}
    above = np.array([answers.get(tuple(row), UNKNOWN) for row in (chances > 0.5).astype(int).tolist()])
    yield _row(data, target, judge, above, None, ("sigmoid", "above one half"), seconds)
    likeliest = _likeliest(chances, target, asked)
    yield _row(data, target, judge, likeliest, None, ("sigmoid", "likeliest"), seconds)


def _signatures(target: Classes, asked: Questions) -> Iterator[tuple[list[int], int]]:
    """Yield the right answers of each class that a product has."""
    known = np.flatnonzero(target.codes != UNKNOWN)
    _, first = np.unique(target.codes[known], return_index=True)
    for row in known[first]:
        yield asked.answers[row].astype(int).tolist(), int(target.codes[row])


def _likeliest(chances: np.ndarray, target: Classes, asked: Questions) -> np.ndarray:
    """Return the class whose right answers are the likeliest, taking the questions as independent."""
    right = np.zeros((len(target.names), len(asked.names)))
    for answers, code in _signatures(target, asked):
        right[code] = answers
    yes, no = np.log(np.clip(chances, 1e-7, 1)), np.log(np.clip(1 - chances, 1e-7, 1))
    return np.asarray((yes @ right.T + no @ (1 - right).T).argmax(axis=1))


def _row(
    data: _Data,
    target: Classes,
    judge: np.ndarray,
    said: np.ndarray,
    confidence: np.ndarray | None,
    kind: tuple[str, str],
    seconds: float,
) -> Row:
    truth = target.codes[judge]
    right = said == truth
    return Row(
        attribute=target.name,
        model=kind[0],
        read=kind[1],
        classes=len(target.names),
        products=len(judge),
        accuracy=with_interval(right.astype(float), data.groups[judge]).rounded(),
        macro_f1=round(macro_f1(truth, said), 4),
        calibration_error=None if confidence is None else round(calibration_error(right, confidence), 4),
        majority=round(target.majority(judge), 4),
        seconds=round(seconds, 1),
    )
