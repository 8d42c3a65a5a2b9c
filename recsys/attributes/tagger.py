"""The tagger: the attribute heads of the bundled ResNet50, run without TensorFlow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image

from recsys.encode_catalog import encode_resumable
from recsys.encoders import Encoder
from recsys.encoders.model_file import MANIFEST, PretrainedModel
from recsys.errors import ModelError

RUNNERS_UP = 3
KIND = "articleType"


@dataclass(frozen=True)
class Prediction:
    """What the network takes one attribute of a picture to be.

    Attributes:
        label: the likeliest class.
        probability: 0..1, calibrated: of the labels given with 0.8, eight in ten are right on
            catalogue photos like those the network was judged on.
        runners_up: the next classes as (label, probability), likeliest first.
    """

    label: str
    probability: float
    runners_up: tuple[tuple[str, float], ...]


Tags = dict[str, Prediction]
"""For each attribute, as named in Kaggle's Fashion Product Images, what a picture says."""


class Head(Protocol):
    """What reads an attribute from features."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The labels, in the order of the probabilities."""

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return (B, classes) probabilities for (B, D) features."""


class Tagger:
    """Predicts attributes from pictures; safe to share between threads.

    Args:
        network: gives the features that the heads read.
        heads: for each attribute its head.
        hierarchy: for each broader attribute the label that each articleType implies. Its probabilities
            are averaged with those that the articleType's imply, so that the levels agree.

    Attributes:
        classes: for each attribute all labels that can be predicted.
    """

    def __init__(
        self,
        network: Encoder,
        heads: Mapping[str, Head],
        hierarchy: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._network = network
        self._heads = dict(heads)
        self._implied = {
            attribute: np.array(labels)[:, None] == np.array(heads[attribute].classes)
            for attribute, labels in (hierarchy or {}).items()
        }
        self.classes = {attribute: head.classes for attribute, head in heads.items()}

    @classmethod
    def load(cls, manifest: Path = MANIFEST) -> Tagger:
        """Load the heads of bundled weights.

        Raises:
            ModelError: a file is missing, damaged or holds no attribute heads.
        """
        from recsys.encoders.network_encoder import NetworkEncoder

        own = PretrainedModel.load(manifest)
        if not own.heads:
            raise ModelError(f"{manifest} describes no attribute heads, so it cannot tag pictures.")
        network = NetworkEncoder("resnet50", own.network("avg"), own.fingerprint)
        return cls(network, own.heads, own.hierarchy)

    def tag(self, images: Sequence[Image.Image]) -> list[Tags]:
        """Tag RGB pictures of any size."""
        return self._tags(self._network.encode(images))

    def tag_files(self, pictures: Mapping[str, Path]) -> Iterator[tuple[dict[str, Tags], dict[str, str]]]:
        """Tag picture files batch by batch, in the order of their keys.

        Yields:
            The tags of a batch by key, and for each unreadable picture the reason.
        """
        for keys, features, errors in encode_resumable(sorted(pictures), pictures, self._network):
            reasons = {key: str(error) for key, error in errors.items()}
            yield dict(zip(keys, self._tags(features), strict=True)), reasons

    def _tags(self, features: np.ndarray) -> list[Tags]:
        chances = {attribute: head.probabilities(features) for attribute, head in self._heads.items()}
        for attribute, table in self._implied.items():
            chances[attribute] = (chances[attribute] + chances[KIND] @ table) / 2
        tags: list[Tags] = [{} for _ in features]
        for attribute, rows in chances.items():
            for tag, row in zip(tags, rows, strict=True):
                tag[attribute] = _prediction(self.classes[attribute], row)
        return tags


def _prediction(classes: Sequence[str], chances: np.ndarray) -> Prediction:
    best = np.argsort(-chances, kind="stable")[: RUNNERS_UP + 1]
    (label, probability), *others = [(classes[number], float(chances[number])) for number in best]
    return Prediction(label, probability, tuple(others))
