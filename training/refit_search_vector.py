"""The last step of training: a search vector that looks past colour, and is measured again."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from recsys.encoders.inference import Network
from recsys.encoders.networks import resnet50
from recsys.encoders.views import BOTH_WAYS, WITH_GRAY
from recsys.errors import ModelError
from training import data, evaluate, export, split
from training.color_augmentation import mean_colors, recolor
from training.color_invariance import fit_color_invariant, with_gray
from training.data import Pictures
from training.labels import PHOTO_CLASS, encode, numbered, vocabulary
from training.linear_projection import Projection, reduce_dimension
from training.search_vector_candidates import domain_shifts, lda_candidate

logger = logging.getLogger(__name__)

LEARNED_ROWS = 16_000
NAME = "with the grey view, past colour"
VECTOR_SIZE = 128
"""Twice as many axes find nothing more."""
_COLORS_FROM = 4_000
_CHANGED_ROWS = 500

Features = Callable[[np.ndarray], np.ndarray]


def refit(archives: Path, work: Path, folder: Path) -> None:
    """Replace the search vector of exported weights; the network and its heads stay as they are.

    Args:
        archives: folder with the two photo archives.
        work: folder for the decoded pictures.
        folder: with the exported weights and manifest; both are written anew.

    Raises:
        FileNotFoundError: an archive or the weights are missing.
        ModelError: the search vector is of another kind, or looks past colour already.
    """
    arrays, manifest = export.load(folder)
    embedding, size = manifest["embedding"], (manifest["input"]["height"], manifest["input"]["width"])
    if not embedding["projection"] or embedding["views"] != [[*group] for group in BOTH_WAYS]:
        raise ModelError(
            f"The search vector in {folder} is {embedding['vector']!r}; one with a projection that does not "
            "see the grey view yet is expected. Train anew, or leave it as it is."
        )
    pooling = {"average": "avg", "maximum": "max"}[embedding["pooling"]]
    network = Network(resnet50(arrays, size, pooling, WITH_GRAY), WITH_GRAY)
    setting = _Setting(archives, work, size, network.features)
    start = Projection(arrays["projection/mean"], arrays["projection/matrix"])
    found = setting.learn(start)
    lines = {}
    name = f"{embedding['vector']}, {NAME}"
    for vector, projection in ((embedding["vector"], _without_gray(start)), (name, found)):
        lines[vector] = setting.figures(projection, "validation")
        logger.info("%s: %s", vector, {what: figure["value"] for what, figure in lines[vector].items()})
    manifest["embedding"] = embedding | {
        "vector": name,
        "views": WITH_GRAY,
        "dimension": found.matrix.shape[1],
    }
    manifest["figures"] |= {
        "precision_at_5": setting.figures(found, "test"),
        "top_10_kept": setting.stability(found),
    }
    manifest["alternatives"] += [
        {"size": list(size), "vector": vector} | {what: figure["value"] for what, figure in figures.items()}
        for vector, figures in lines.items()
    ]
    facts = {key: value for key, value in manifest.items() if key not in ("schema", "weights")}
    matrices = {"projection/mean": found.mean, "projection/matrix": found.matrix}
    export.export(folder, arrays | matrices, facts)


def _without_gray(one: Projection) -> Projection:
    """Return a projection of all features that does not look at the grey view's."""
    return Projection(np.tile(one.mean, 2), np.vstack([one.matrix, np.zeros_like(one.matrix)]))


class _Setting:
    """The pictures to learn from and to judge by, and the network's features of them."""

    def __init__(self, archives: Path, work: Path, size: tuple[int, int], features: Features) -> None:
        self._catalog = data.load("catalogue", archives, work, size)
        self._learned_photos = data.load("train", archives, work, size)
        self._photos = data.load("validation", archives, work, size)
        self._classes = vocabulary(self._catalog.records)
        self._split = split.of_catalog(self._catalog)
        self._run = features
        self._rng = np.random.default_rng(0)
        train = self._split.parts["train"]
        self._colors = mean_colors(self._catalog.pixels[train[:: max(1, len(train) // _COLORS_FROM)]])
        self._seen: dict[str, tuple[Pictures, np.ndarray, np.ndarray]] = {}
        self._shot = self._features(self._photos.pixels)

    def learn(self, start: Projection) -> Projection:
        """Return a search vector of all views that looks past colour, learnt from the train part.

        Args:
            start: without the grey view.
        """
        train = self._split.parts["train"]
        rows = np.sort(self._rng.choice(train, min(LEARNED_ROWS, len(train)), replace=False))
        products, photos = data.subset(self._catalog, rows), self._learned_photos
        plain = self._features(products.pixels)
        other = self._features(recolor(self._rng, products.pixels, self._colors)[:, :, ::-1])
        labels = self._labels(products), self._labels(photos)
        shot = self._features(photos.pixels)
        shifts = domain_shifts(plain, labels[0][PHOTO_CLASS], shot, labels[1][PHOTO_CLASS])
        kinds = numbered(np.stack([labels[0]["articleType"], labels[0]["gender"]], axis=1))
        both = with_gray(start, lda_candidate(plain, kinds, shifts).matrix, plain)
        return reduce_dimension(fit_color_invariant(both, plain, other, shot, labels), plain, VECTOR_SIZE)

    def figures(self, projection: Projection, part: str) -> dict[str, dict[str, float]]:
        """Return `judge.search_figures` of a part, and how often a product's other colour is its nearest."""
        products, plain, other = self._part(part)
        rows = self._split.parts[part]
        vectors = projection(plain)
        groups = self._split.groups[rows]
        figures = evaluate.search_figures(
            vectors, projection(self._shot), products.records, self._photos.records, self._classes, groups
        )
        return figures | {"other colour first": evaluate.top1_hits(vectors, projection(other), groups)}

    def stability(self, projection: Projection) -> dict[str, float]:
        """Return `judge.stability` on the test part."""
        products, plain, _ = self._part("test")
        rows = np.linspace(0, len(plain) - 1, _CHANGED_ROWS).astype(int)
        return evaluate.stability(
            lambda pixels: projection(self._features(pixels)), projection(plain), products, rows
        )

    def _part(self, name: str) -> tuple[Pictures, np.ndarray, np.ndarray]:
        if name not in self._seen:
            products = data.subset(self._catalog, self._split.parts[name])
            other = recolor(self._rng, products.pixels, self._colors)
            self._seen[name] = (products, self._features(products.pixels), self._features(other))
        return self._seen[name]

    def _features(self, pixels: np.ndarray) -> np.ndarray:
        return self._run(np.ascontiguousarray(pixels[..., :3]))

    def _labels(self, pictures: Pictures) -> dict[str, Any]:
        columns = encode(pictures.records, self._classes).T.astype(np.int32)
        return dict(zip(self._classes, columns, strict=True))
