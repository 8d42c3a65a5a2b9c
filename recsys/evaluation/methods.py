"""Methods to compare: each scores all products for some queries.

The encoders stand beside simple baselines, because a metric alone says little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from recsys.artifacts import COLORS, Artifacts, product_vectors
from recsys.catalog import Catalog
from recsys.encoders import ENCODERS
from recsys.evaluation.relevance import Relevance
from recsys.index import ExactIndex
from recsys.ranking.attribute_similarity import attribute_sets, jaccard

Score = Callable[[np.ndarray], np.ndarray]
"""Takes Q product rows and returns (Q, N) float32, higher is closer."""

_SAMPLE = 1000


@dataclass(frozen=True)
class Method:
    """One way to find similar products.

    Attributes:
        name: as in the report.
        description: for a reader.
        score: the scoring function.
        usable: (N,) bool, products that it can score.
    """

    name: str
    description: str
    score: Score
    usable: np.ndarray


def by_vectors(catalog: Catalog, encoder: str, metric: str = "cosine") -> Method:
    """Compare an encoder's vectors by "cosine" or "euclidean" distance.

    Raises:
        ArtifactError: the vectors are missing or damaged.
    """
    index = ExactIndex(
        product_vectors(catalog, Artifacts(catalog.folder).vectors(encoder)), catalog.id_order, metric
    )
    description = (
        "only the colours" if encoder == COLORS else f"{encoder} vectors, {metric}{_training_note(encoder)}"
    )
    name = "colour only" if encoder == COLORS else encoder if metric == "cosine" else f"{encoder} ({metric})"
    return Method(name, description, lambda rows: index.approximate_scores(index.vectors[rows]), index.usable)


def _training_note(encoder: str) -> str:
    """Return a warning about an encoder that was trained on the labels of the evaluation, else ""."""
    entry = ENCODERS.get(encoder)
    trained_here = entry is not None and bool(entry.training)
    return "; it learnt from this catalogue's labels, which flatters it here" if trained_here else ""


def by_attributes(catalog: Catalog) -> Method:
    """Compare sets of attributes by Jaccard's index: shared values over all values.

    It reads the labels of the evaluation itself: an upper bound for labels, not for pictures.
    """
    sets = attribute_sets(catalog)
    usable = np.asarray(sets.sum(axis=1)).ravel() > 0
    return Method("attributes (Jaccard)", "the given labels themselves", partial(jaccard, sets), usable)


def by_majority(catalog: Catalog, relevances: Sequence[Relevance]) -> Method:
    """Recommend products with the most frequent label to everyone, in random order.

    Args:
        catalog: the products.
        relevances: definitions; the most frequent label of an earlier one counts more than those after it.
    """
    common = np.zeros(len(catalog), np.float32)
    for relevance in relevances:
        labels = relevance.labels
        hit = labels == int(relevance.sizes.argmax()) if relevance.sizes.size else np.zeros(len(labels), bool)
        common = 2 * common + hit.astype(np.float32)

    def score(rows: np.ndarray) -> np.ndarray:
        return np.broadcast_to(common, (len(rows), len(common)))

    return Method("majority", "the commonest kind for everyone", score, np.ones(len(catalog), bool))


def by_chance(catalog: Catalog) -> Method:
    """Recommend random products."""

    def score(rows: np.ndarray) -> np.ndarray:
        return np.stack(
            [np.random.default_rng((7, int(row))).random(len(catalog), np.float32) for row in rows]
        )

    return Method("chance", "random products", score, np.ones(len(catalog), bool))


def has_lengths(catalog: Catalog, encoder: str) -> bool:
    """Return whether an encoder's vectors differ in length; if not, both metrics give the same ranking."""
    values = Artifacts(catalog.folder).vectors(encoder).values
    lengths = np.linalg.norm(np.asarray(values[:_SAMPLE], np.float32), axis=1)
    return bool(np.ptp(lengths) > 0.01 * lengths.mean()) if len(lengths) else False
