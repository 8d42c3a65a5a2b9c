"""Training of the classifier that predicts missing labels from the vectors of pictures."""

from __future__ import annotations

import numpy as np

from recsys.artifacts import Artifacts, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.colors import is_color_name
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.splits import Split, design_groups, grouped_split
from recsys.images.decode import read
from recsys.models.calibrated_classifier import CalibratedClassifier, train
from recsys.models.missing_labels.class_balance import augment, oversample
from recsys.models.missing_labels.partial_labels import PartialLabels
from recsys.progress import Progress, ProgressCallback

_BATCH = 64


class LabelTraining:
    """A column's labels beside the vectors of the pictures, and the training on them.

    Args:
        catalog: with this encoder built.
        column: the one to predict.
        encoder: whose vectors represent the pictures.
        labels: of the column.
        epochs: maximum number of epochs.
        seed: of the split and of the training.
        listen: called with the progress.

    Attributes:
        labels: of the column.
        groups: (N,) products of one design have the same number.
        has_picture: (N,) bool.

    Raises:
        ArtifactError: the vectors are missing or damaged.
    """

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
        self._catalog, self._column, self.labels = catalog, column, labels
        self._epochs, self._seed, self._listen = epochs, seed, listen
        self._encoder = encoder
        self._stored = Artifacts(catalog.folder).vectors(encoder)
        self._vectors = product_vectors(catalog, self._stored)
        self.has_picture = row_indices(catalog, self._stored) >= 0
        self.groups = design_groups(catalog)

    def split(self, test: float) -> Split:
        """Divide the labelled products that have a picture, a share of their designs for testing.

        Raises:
            QueryError: there are too few.
        """
        usable = self.has_picture & (self.labels.codes != UNKNOWN)
        return grouped_split(self.groups, usable, test=test, seed=self._seed)

    def probabilities(self, split: Split, rows: np.ndarray, *, balance: bool, what: str) -> np.ndarray:
        """Train on a split and return the (rows, classes) probabilities of some products."""
        return self._fit(split, balance, what).probabilities(self._vectors[rows])

    def _fit(self, split: Split, balance: bool, what: str) -> CalibratedClassifier:
        originals, augmented = split.train, np.empty(0, np.int64)
        if balance:
            originals, augmented = oversample(self.labels.codes, split.train, self._seed)
        rows = np.concatenate([originals, augmented, split.validation])
        vectors = self._vectors[rows]
        train_size = len(originals) + len(augmented)
        if len(augmented):
            vectors[len(originals) : train_size] = self._encode_augmented(augmented)
        return train(
            vectors,
            self.labels.codes[rows],
            np.arange(len(rows)) >= train_size,
            len(self.labels.names),
            seed=self._seed,
            epochs=self._epochs,
            what=what,
            listen=self._listen,
        )

    def _encode_augmented(self, rows: np.ndarray) -> np.ndarray:
        """Return the vectors of augmented pictures, (rows, D)."""
        encoder = Artifacts(self._catalog.folder).load_encoder(self._encoder, self._stored)
        vectors = []
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            pictures = [read(path) for path in map(self._catalog.image_path, batch) if path]
            color = not is_color_name(self._column)
            vectors.append(encoder.encode(augment(pictures, color=color, seed=self._seed + start)))
            self._listen(Progress("Altering pictures of rare labels", start + len(batch), len(rows)))
        return np.concatenate(vectors)
