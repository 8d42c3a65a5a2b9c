"""How good the bundled network is, beside simpler methods, on products it never learnt from.

    python -m benchmarks.quality --data DIR [--json FILE]

DIR holds the two photo archives. Pictures go the way that a user's go: the same decoder, the same
runtime. Queries and gallery are the test part of the catalogue, and for a larger gallery the test and
validation parts together; products with the query's title are left out. Intervals (95 %) are
bootstrapped over groups of twins.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from recsys.attributes import Tagger
from recsys.encoders import Encoder, EncoderSpec
from recsys.encoders.eigenfaces import Eigenfaces
from recsys.encoders.inference import Network
from recsys.encoders.model_file import MANIFEST, PretrainedModel
from recsys.encoders.network_encoder import NetworkEncoder
from recsys.encoders.networks import resnet50
from recsys.evaluation.classification import calibration_error, macro_f1
from recsys.evaluation.intervals import with_interval
from recsys.images import resize_letterboxed
from recsys.images.decode import decode
from tests.encoders.made_up import resnet50_weights
from training import data, split
from training.evaluate import search_figures
from training.labels import ATTRIBUTES, encode, vocabulary

COMBINED = ("masterCategory", "subCategory", "gender", "season", "usage")
"""Attributes that are also judged all at once."""
BATCH = 64
EIGENFACES_FROM = 6000


@dataclass(frozen=True)
class Part:
    """Some pictures with what is known about them.

    Attributes:
        images: RGB pictures.
        records: attribute name to value for each.
        groups: twins have the same number.
    """

    images: list[Image.Image]
    records: list[dict[str, str]]
    groups: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        catalog = data.load("catalogue", options.data, Path(work))
        divided = split.of_catalog(catalog)
    classes = vocabulary(catalog.records)
    items = list(data.read_catalog(options.data / data.CATALOG_ARCHIVE))
    parts = {name: part(items, rows, divided.groups) for name, rows in divided.parts.items()}
    photos = list(data.read_photos(options.data / data.PHOTO_ARCHIVE, "validation"))
    people = part(photos, np.arange(len(photos)), np.arange(len(photos)))
    found = {
        "search": search_table(parts, people, classes),
        "attributes": attribute_table(parts["test"], classes),
    }
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def part(items: Sequence[tuple[str, dict[str, str], bytes]], rows: np.ndarray, groups: np.ndarray) -> Part:
    chosen = [items[row] for row in rows.tolist()]
    return Part([decode(file) for _, _, file in chosen], [record for _, record, _ in chosen], groups[rows])


def methods(train: Part) -> dict[str, Callable[[Sequence[Image.Image]], np.ndarray]]:
    """Return for each method a function from pictures to vectors whose dot products rank."""
    own = PretrainedModel.load(MANIFEST)
    step = max(1, len(train.images) // EIGENFACES_FROM)
    faces = Eigenfaces.fit([resize_letterboxed(image, 64) for image in train.images[::step]])
    return {
        "ResNet50, bundled": unit(EncoderSpec.parse("resnet50").load()),
        "ResNet50, bundled, 2048 maxima": unit(network(own.weights, own.shape, "max")),
        "ResNet50, untrained, 2048 maxima": unit(network(resnet50_weights(), own.shape, "max")),
        "eigenfaces, 128": by_distance(faces, 128),
        "eigenfaces, 30": by_distance(faces, 30),
        "HSV histogram": unit(EncoderSpec.parse("hsv").load()),
        "chance": lambda images: np.random.default_rng(0).standard_normal((len(images), 16)),
    }


def network(weights: dict[str, np.ndarray], shape: tuple[int, int], pooling: str) -> Encoder:
    return NetworkEncoder("resnet50", Network(resnet50(weights, shape, pooling)), "benchmark")


def unit(encoder: Encoder) -> Callable[[Sequence[Image.Image]], np.ndarray]:
    def vectors(images: Sequence[Image.Image]) -> np.ndarray:
        rows = batched(encoder, images)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)

    return vectors


def by_distance(encoder: Encoder, components: int) -> Callable[[Sequence[Image.Image]], np.ndarray]:
    """Rank by Euclidean distance: for points on a paraboloid the dot product's order is that of distance."""

    def vectors(images: Sequence[Image.Image]) -> np.ndarray:
        rows = batched(encoder, images)[:, :components]
        return np.c_[rows, (rows**2).sum(axis=1)]

    return vectors


def batched(encoder: Encoder, images: Sequence[Image.Image]) -> np.ndarray:
    return np.concatenate(
        [encoder.encode(images[start : start + BATCH]) for start in range(0, len(images), BATCH)]
    )


def search_table(parts: dict[str, Part], people: Part, classes: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Print and return precision among the five nearest."""
    rows = []
    print(f"{'precision among the five nearest':<38}{'type':>20}{'+ gender':>20}{'colour':>20}{'photos':>20}")
    for name, embed in methods(parts["train"]).items():
        for gallery in ("test", "validation + test"):
            products = joined([parts[part] for part in gallery.split(" + ")])
            vectors, asked = embed(products.images), embed(people.images)
            row: dict[str, Any] = {"method": name, "gallery": gallery, "products": len(vectors)}
            row |= search_figures(
                vectors,
                asked,
                products.records,
                people.records,
                classes,
                products.groups,
                ask=partial(queries, euclidean="eigenfaces" in name),
            )
            rows.append(row)
            figures = "".join(f"{worded(row[key]):>20}" for key in list(row)[3:])
            print(f"{name + (f', of {len(vectors):,}'):<38}{figures}", flush=True)
    return rows


def queries(vectors: np.ndarray, euclidean: bool) -> np.ndarray:
    return np.c_[2 * vectors[:, :-1], -np.ones(len(vectors))] if euclidean else vectors


def joined(parts: Sequence[Part]) -> Part:
    return Part(
        [image for part in parts for image in part.images],
        [record for part in parts for record in part.records],
        np.concatenate([part.groups for part in parts]),
    )


def worded(figure: dict[str, float]) -> str:
    return f"{figure['value']:.3f} ({figure['low']:.3f}-{figure['high']:.3f})"


def attribute_table(test: Part, classes: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Print and return how often the tagger is right."""
    tagger = Tagger.load()
    tags = [
        tag
        for start in range(0, len(test.images), BATCH)
        for tag in tagger.tag(test.images[start : start + BATCH])
    ]
    print(f"\n{'attribute':<16}{'accuracy':>20}{'macro-F1':>10}{'commonest':>11}{'calibration':>13}")
    rows = []
    everything = np.ones(len(tags), dtype=bool)
    for attribute in ATTRIBUTES:
        truth = encode(test.records, {attribute: classes[attribute]})[:, 0]
        said = np.array([tagger.classes[attribute].index(tag[attribute].label) for tag in tags])
        sure = np.array([tag[attribute].probability for tag in tags])
        known = truth >= 0
        right = truth[known] == said[known]
        if attribute in COMBINED:
            everything &= truth == said
        row = {
            "attribute": attribute,
            "accuracy": with_interval(right, test.groups[known]).rounded(),
            "macro_f1": round(macro_f1(truth[known], said[known]), 4),
            "majority": round(float(np.bincount(truth[known]).max() / known.sum()), 4),
            "calibration_error": round(calibration_error(right, sure[known]), 4),
        }
        rows.append(row)
        print(
            f"{attribute:<16}{worded(row['accuracy']):>20}{row['macro_f1']:>10.3f}{row['majority']:>11.3f}"
            f"{row['calibration_error']:>13.3f}"
        )
    all_right = with_interval(everything, test.groups).rounded()
    print(f"{'five at once':<16}{worded(all_right):>20}")
    return [*rows, {"attribute": "+".join(COMBINED), "accuracy": all_right}]


if __name__ == "__main__":
    main()
