"""What the network sees in every picture set, worked out once and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from recsys.encoders.efficientnet_lite import graph, of_tail
from recsys.encoders.inference import Network
from training.efficientnet.bench_sets import BenchSets, pages
from training.efficientnet.train import FROZEN, VARIANT

logger = logging.getLogger(__name__)

WORLD_TAIL = "imagenet_"
TAILS = ("", WORLD_TAIL)
"""The trained tail, and the one that is left as ImageNet made it."""
SIDE = 160
_ROWS = 256
_FIT_ROWS = 8_000
_COLOR_SEEDS = {"fit": 7, "validation": 5, "test": 6}

Pixels = Callable[[np.ndarray], np.ndarray]


def with_world_tail(
    trained: Mapping[str, np.ndarray], imagenet: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return the trained network's arrays with the untrained tail beside them."""
    world = {f"{WORLD_TAIL}{name}": array for name, array in imagenet.items() if of_tail(name, FROZEN)}
    return {**imagenet, **trained, **world}


def fit_rows(sets: BenchSets) -> np.ndarray:
    """Return the rows of the products, all of the train part, that search vector and heads are fitted on."""
    train = sets.parts["train"]
    drawn = np.random.default_rng(0).choice(train, min(2 * _FIT_ROWS, len(train)), replace=False)
    return np.sort(drawn)[::2]


def _plan(sets: BenchSets) -> dict[str, tuple[Pixels, np.ndarray]]:
    """Return, by name, how to get the pictures of rows of a set, and the rows."""

    def of(pixels: np.ndarray) -> Pixels:
        return lambda rows: pixels[rows]

    def recolored(part: str) -> Pixels:
        return lambda rows: sets.recolored(rows, _COLOR_SEEDS[part])

    thumbnails = of(sets.thumbnails.pixels)
    fit, (learnt, twins) = fit_rows(sets), sets.sharp_rows("train")
    judged, _ = sets.sharp_rows("validation", "test")
    plan = {
        "fit": (thumbnails, fit),
        "fit recolored": (recolored("fit"), fit),
        "sharp fit": (of(sets.sharp.pixels), learnt[::2]),
        "sharp fit thumbnails": (thumbnails, twins[::2]),
        "photos": (of(sets.photos.pixels), sets.photo_rows["learn"]),
        "photos validation": (of(sets.photos.pixels), sets.photo_rows["validation"]),
        "photos test": (of(sets.test_photos.pixels), np.arange(len(sets.test_photos.ids))),
        "sharp": (of(sets.sharp.pixels), judged),
        "electronics": (of(sets.electronics.pixels), np.arange(len(sets.electronics.ids))),
    }
    for part in ("validation", "test"):
        plan[part] = (thumbnails, sets.parts[part])
        plan[f"{part} recolored"] = (recolored(part), sets.parts[part])
    return plan


def features(weights: Mapping[str, np.ndarray], sets: BenchSets, cache: Path) -> dict[str, np.ndarray]:
    """Return float32 features (pictures, 2560), averaged with those of the mirror image, of every set.

    Args:
        weights: as `with_world_tail` returns them.
        sets: the pictures.
        cache: file for the features, which is read where it is there.
    """
    if not cache.exists():
        views = (("plain", "mirrored"),)
        network = Network(graph(weights, (SIDE, SIDE), VARIANT, FROZEN, TAILS, "avg", views), views)
        found = {}
        for name, (pixels, rows) in _plan(sets).items():
            parts = [
                network.features(pages(pixels(rows[start : start + _ROWS]), SIDE))
                for start in range(0, len(rows), _ROWS)
            ]
            found[name] = np.concatenate(parts).astype(np.float16)
            logger.info("features of %d pictures: %s", len(rows), name)
        save_file(found, cache)
    return {name: kept.astype(np.float32) for name, kept in load_file(cache).items()}
