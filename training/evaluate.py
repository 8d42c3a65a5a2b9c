"""Judges a trained network: prepares it, chooses the search vector on one part, reports on another."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from recsys.evaluation.intervals import with_interval
from recsys.models.fine_tuning.keras_resnet50 import preprocess
from training.data import Pictures
from training.labels import PHOTO_CLASS, encode
from training.linear_projection import l2_normalize
from training.metrics import head_figures, hits, nearest, title_numbers

_BATCH = 64


def update_batchnorm_statistics(network: Any, batches: Iterable[np.ndarray]) -> None:
    """Replace BatchNorm's running statistics by their plain mean over some training batches.

    Args:
        network: changed in place.
        batches: uint8 arrays (pictures, height, width, 3), RGB, at the size used later on.
    """
    import keras

    layers = [layer for layer in network.layers if isinstance(layer, keras.layers.BatchNormalization)]
    for number, batch in enumerate(batches):
        for layer in layers:
            layer.momentum = number / (number + 1)
        network(preprocess(batch), training=True)


@dataclass(frozen=True)
class Outputs:
    """What the network says about pictures.

    Attributes:
        average: float32 array (pictures, 2048), the mean over the last map.
        maximum: float32 array (pictures, 2048), the maximum over the last map.
        logits: head name to float32 array (pictures, classes).
        metric: float32 array (pictures, 128) of the metric head, length 1.
    """

    average: np.ndarray
    maximum: np.ndarray
    logits: dict[str, np.ndarray]
    metric: np.ndarray


def forward(network: Any) -> Callable[[np.ndarray], Outputs]:
    """Return a function from uint8 RGB pictures (pictures, height, width, at least 3) to `Outputs`."""
    import tensorflow as tf

    # Training may have asked for bfloat16; figures are taken in full precision.
    tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": False})

    @tf.function(input_signature=[tf.TensorSpec((None, None, None, 3), tf.uint8)])
    def compiled(pictures: Any) -> dict[str, Any]:
        outputs = dict(network(preprocess(pictures), training=False))
        last_map = outputs.pop("map")
        outputs["average"] = tf.reduce_mean(last_map, axis=(1, 2))
        outputs["maximum"] = tf.reduce_max(last_map, axis=(1, 2))
        return outputs

    def run(pictures: np.ndarray) -> Outputs:
        parts = [
            {
                name: value.numpy()
                for name, value in compiled(pictures[start : start + _BATCH, ..., :3]).items()
            }
            for start in range(0, len(pictures), _BATCH)
        ]
        whole = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        special = {name: whole.pop(name) for name in ("average", "maximum", "metric")}
        return Outputs(**special, logits=whole)

    return run


def flip_averaged(run: Callable[[np.ndarray], Outputs]) -> Callable[[np.ndarray], Outputs]:
    """Return a function that averages what `run` says about pictures and about their mirror images."""

    def averaged(pictures: np.ndarray) -> Outputs:
        one, other = run(pictures), run(pictures[:, :, ::-1])
        return Outputs(
            (one.average + other.average) / 2,
            (one.maximum + other.maximum) / 2,
            {name: (one.logits[name] + other.logits[name]) / 2 for name in one.logits},
            l2_normalize(one.metric + other.metric),
        )

    return averaged


def search_figures(
    vectors: np.ndarray,
    photo_vectors: np.ndarray,
    records: Sequence[Mapping[str, str]],
    photo_records: Sequence[Mapping[str, str]],
    classes: Mapping[str, Sequence[str]],
    groups: np.ndarray,
    ask: Callable[[np.ndarray], np.ndarray] = lambda vectors: vectors,
) -> dict[str, dict[str, float]]:
    """Return precision among the five nearest products, for products and for people's photos as queries.

    Args:
        vectors: float array (products, size), the gallery and the queries.
        photo_vectors: float array (photos, size), further queries.
        records: what is known about the products.
        photo_records: what is known about the photos.
        classes: head name to its classes.
        groups: int array (products,) of twins.
        ask: makes queries of vectors, whose dot products with the gallery rank; by default the vectors
            themselves.
    """
    labels, heads = encode(records, classes), list(classes)
    titles = title_numbers([record["title"] for record in records])
    neighbors = nearest(ask(vectors), vectors, 5, titles, titles)
    figures = {}
    for name in (("articleType",), ("articleType", "gender"), ("baseColour",)):
        columns = labels[:, [heads.index(head) for head in name]]
        known = (columns >= 0).all(axis=1)
        found = hits(neighbors[known], columns[known], columns)
        figures["+".join(name)] = with_interval(found, groups[known]).rounded()
    column = [heads.index(PHOTO_CLASS)]
    neighbors = nearest(ask(photo_vectors), vectors, 5)
    found = hits(neighbors, encode(photo_records, classes)[:, column], labels[:, column])
    figures["photos"] = with_interval(found, np.arange(len(found))).rounded()
    return figures


def top1_hits(vectors: np.ndarray, changed: np.ndarray, groups: np.ndarray) -> dict[str, float]:
    """Return for which share of products their own changed picture is nearer than any other product.

    Args:
        vectors: float array (products, size) of length 1.
        changed: the same of the changed pictures, row by row.
        groups: int array (products,) of twins.
    """
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -np.inf)
    first = (vectors * changed).sum(axis=1) > scores.max(axis=1)
    return with_interval(first.astype(float), groups).rounded()


def all_head_figures(
    logits: Mapping[str, np.ndarray],
    records: Sequence[Mapping[str, str]],
    classes: Mapping[str, Sequence[str]],
    groups: np.ndarray,
    divisors: Mapping[str, float],
) -> dict[str, dict[str, object]]:
    """Judge every head, divided by its temperature, on one set of pictures; see `figures.head_figures`."""
    labels = encode(records, classes)
    return {
        name: head_figures(labels[:, n], logits[name], groups, divisors[name])
        for n, name in enumerate(classes)
    }


def harmless_perturbations(pixels: np.ndarray) -> dict[str, np.ndarray]:
    """Return four harmless changes of uint8 RGB pictures (pictures, height, width, 3)."""
    height, width = pixels.shape[1:3]

    def scaled(picture: np.ndarray) -> np.ndarray:
        tall, wide = round(height * 0.05 / 2), round(width * 0.05 / 2)
        cut = Image.fromarray(picture[tall : height - tall, wide : width - wide])
        return np.asarray(cut.resize((width, height), Image.Resampling.BILINEAR))

    def compressed(picture: np.ndarray) -> np.ndarray:
        stream = io.BytesIO()
        Image.fromarray(picture).save(stream, "JPEG", quality=60)
        return np.asarray(Image.open(stream))

    return {
        "flip": pixels[:, :, ::-1],
        "scale": np.stack([scaled(picture) for picture in pixels]),
        "jpeg": np.stack([compressed(picture) for picture in pixels]),
        "brightness": np.clip(pixels * 1.1, 0, 255).astype(np.uint8),
    }


def stability(
    embed: Callable[[np.ndarray], np.ndarray], gallery: np.ndarray, pictures: Pictures, rows: np.ndarray
) -> dict[str, float]:
    """Return how many of the ten nearest products stay the same when the query picture changes a little.

    Args:
        embed: uint8 RGB pictures to search vectors.
        gallery: float array (products, size).
        pictures: the products' pictures, in the order of the gallery.
        rows: the products to use as queries; each and its same-title twins are left out of its results.
    """
    titles = title_numbers([record["title"] for record in pictures.records])
    before = nearest(gallery[rows], gallery, 10, titles[rows], titles)
    kept = {}
    for name, pixels in harmless_perturbations(pictures.pixels[rows][..., :3]).items():
        after = nearest(embed(pixels), gallery, 10, titles[rows], titles)
        common = [len(set(one) & set(other)) for one, other in zip(before, after, strict=True)]
        kept[name] = round(float(np.mean(common)), 3)
    return kept
