"""The encoding pipeline beside the bare model and beside the usual loop; one photo's query; a cold start.

    python -m benchmarks.encoding catalogs/fashion

Each is measured in turn, in several rounds, and compared by the median of the rounds' ratios. The
usual loop, the bare model and the first pipeline run the same ResNet50 at 224x224; the second
pipeline runs the bundled one as it is shipped.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recsys.build_catalog import iter_thumbnails
from recsys.catalog import Catalog
from recsys.encode_catalog import encode_resumable
from recsys.encoders import Encoder, EncoderSpec
from recsys.images.decode import read
from recsys.ranking import Query, Recommender
from tests.encoders.made_up import resnet50_weights

PICTURES, LOOP_PICTURES, ROUNDS, QUERIES = 512, 32, 3, 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    pictures = dict(list(iter_thumbnails(Catalog.open(options.folder)).items())[:PICTURES])
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "made-up.npz"
        np.savez(weights, **resnet50_weights())
        encoder = EncoderSpec.parse(f"resnet50:{weights}").load()
    bundled = EncoderSpec.parse("resnet50").load()
    loop = usual_loop(list(pictures.values())[:LOOP_PICTURES])
    batch = np.random.default_rng(0).integers(0, 256, (len(pictures), 224, 224, 3), dtype=np.uint8)
    measures: dict[str, Callable[[], int]] = {
        "usual loop (load_img, predict one by one)": loop,
        "bare model on ready-made batches": lambda: len(encoder.encode_batch(batch)),
        "pipeline (decode, square, encode)": lambda: pipeline(pictures, encoder),
        "pipeline with the bundled network": lambda: pipeline(pictures, bundled),
    }
    rates: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            began = time.perf_counter()
            count = measure()
            rates[name].append(count / (time.perf_counter() - began))
    usual, bare, whole, shipped = (np.array(values) for values in rates.values())
    for name, values in rates.items():
        print(f"{name:<44} {np.median(values):7.1f} pictures a second")
    print(f"pipeline / bare model: {np.median(whole / bare):.2f}")
    print(f"pipeline / usual loop: {np.median(whole / usual):.1f}")
    print(f"pipeline with the bundled network / usual loop: {np.median(shipped / usual):.1f}")
    query(options.folder, list(pictures.values())[:QUERIES])
    cold_start(next(iter(pictures.values())))


def query(folder: Path, paths: list[Path]) -> None:
    """Print how long one photo takes from the file to ranked products, once everything is warm."""
    recommender = Recommender.open(folder)
    recommender.recommend(Query(images=(read(paths[0]),)), 20)
    times = []
    for path in paths:
        began = time.perf_counter()
        recommender.recommend(Query(images=(read(path),)), 20)
        times.append((time.perf_counter() - began) * 1000)
    print(f"photo to results: median {np.median(times):.0f} ms, 95 % {np.percentile(times, 95):.0f} ms")


def cold_start(path: Path) -> None:
    """Print how long a new process takes to load the bundled encoder and to encode one picture."""
    program = (
        "import sys, time; from pathlib import Path; from recsys.images.decode import read; "
        "from recsys.encoders import EncoderSpec; began = time.perf_counter(); "
        "encoder = EncoderSpec.parse('resnet50').load(); encoder.encode([read(Path(sys.argv[1]))]); "
        "print(time.perf_counter() - began)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", program, path], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"cold start of the encoder with its first picture: median {np.median(times):.2f} s")


def pipeline(pictures: dict[str, Path], encoder: Encoder) -> int:
    return sum(len(keys) for keys, _, _ in encode_resumable(list(pictures), pictures, encoder))


def usual_loop(paths: list[Path]) -> Callable[[], int]:
    """Return the usual loop: Keras' loader and `predict`, one picture at a time."""
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
