"""Trains the bundled network: `python -m recsys.training --data DIR --work DIR --minutes 90`."""

import argparse
import logging
from pathlib import Path

from recsys.training import data, split
from recsys.training.labels import vocabulary
from recsys.training.schedule import Plan
from recsys.training.train import BATCH, Report, Source, train

logger = logging.getLogger(__name__)


def _log(report: Report) -> None:
    logger.info(
        "%3.0f %%  step %d  pictures %d  %.1f min  %dx%d  loss %.3f%s",
        report.progress * 100,
        report.position.step,
        report.position.pictures,
        report.position.minutes,
        *report.size,
        report.loss,
        "  saved" if report.saved else "",
    )


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the two photo archives")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for decoded pictures and checkpoints"
    )
    parser.add_argument("--pictures", type=int, default=400_000, help="pictures to train on in all")
    parser.add_argument("--minutes", type=float, default=150, help="time after which training has ended")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")

    catalogue = data.load("catalogue", arguments.data, arguments.work)
    photos = data.load("train", arguments.data, arguments.work)
    parts = split.of_catalogue(catalogue)
    logger.info("split %s", {part: len(rows) for part, rows in parts.parts.items()})
    classes = vocabulary(catalogue.records)
    products = parts.parts["train"]
    train(
        Source(catalogue, products, photos, classes, arguments.seed),
        classes,
        Plan(arguments.pictures, arguments.minutes),
        arguments.work,
        save_every=len(products) // BATCH,
        on_report=_log,
        seed=arguments.seed,
    )


if __name__ == "__main__":
    main()
