"""The encoding pipeline beside the bare model and beside the usual loop, with the same ResNet50.

    python -m tests.benchmarks.encoding catalogs/fashion

Each is measured in turn, in several rounds, and compared by the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recsys.build import pictures_of
from recsys.catalog import Catalog
from recsys.encoders import Encoder, EncoderSpec
from recsys.encoding import encode_stream
from tests.encoders.made_up import resnet50_weights

PICTURES, LOOP_PICTURES, ROUNDS = 512, 32, 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    pictures = dict(list(pictures_of(Catalog.open(options.folder)).items())[:PICTURES])
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "made-up.npz"
        np.savez(weights, **resnet50_weights())
        encoder = EncoderSpec.parse(f"resnet50:{weights}").load()
    loop = usual_loop(list(pictures.values())[:LOOP_PICTURES])
    batch = np.random.default_rng(0).integers(0, 256, (len(pictures), 224, 224, 3), dtype=np.uint8)
    measures: dict[str, Callable[[], int]] = {
        "usual loop (load_img, predict one by one)": loop,
        "bare model on ready-made batches": lambda: len(encoder.encode_batch(batch)),
        "pipeline (decode, square, encode)": lambda: pipeline(pictures, encoder),
    }
    rates: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            began = time.perf_counter()
            count = measure()
            rates[name].append(count / (time.perf_counter() - began))
    usual, bare, whole = (np.array(values) for values in rates.values())
    for name, values in rates.items():
        print(f"{name:<44} {np.median(values):7.1f} pictures a second")
    print(f"pipeline / bare model: {np.median(whole / bare):.2f}")
    print(f"pipeline / usual loop: {np.median(whole / usual):.1f}")


def pipeline(pictures: dict[str, Path], encoder: Encoder) -> int:
    return sum(len(keys) for keys, _, _ in encode_stream(list(pictures), pictures, encoder))


def usual_loop(paths: list[Path]) -> Callable[[], int]:
    """Return what student systems do: Keras' loader and `predict`, one picture at a time."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    model = keras.applications.ResNet50(include_top=False, weights=None, pooling="max")
    weights = resnet50_weights()
    for layer in model.layers:
        layer.set_weights([weights[f"{layer.name}/{variable.name}"] for variable in layer.weights])

    def run() -> int:
        for path in paths:
            picture = keras.utils.img_to_array(keras.utils.load_img(path, target_size=(224, 224)))
            model.predict(keras.applications.resnet50.preprocess_input(picture[None]), verbose=0)
        return len(paths)

    run()
    return run


if __name__ == "__main__":
    main()
