"""Trains the bundled network and exports it: `python -m recsys.training train|finish --help`."""

import argparse
import logging
from pathlib import Path

from recsys.training import data, export, split
from recsys.training.finish import finish
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


def _train(arguments: argparse.Namespace) -> None:
    catalogue = data.load("catalogue", arguments.data, arguments.work)
    photos = data.load("train", arguments.data, arguments.work)
    products = split.of_catalogue(catalogue).parts["train"]
    classes = vocabulary(catalogue.records)
    train(
        Source(catalogue, products, photos, classes, arguments.seed),
        classes,
        Plan(arguments.pictures, arguments.minutes),
        arguments.work,
        save_every=len(products) // BATCH,
        on_report=_log,
        weights=export.load(arguments.weights)[0] if arguments.weights else None,
        seed=arguments.seed,
    )


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m recsys.training", description=__doc__)
    commands = parser.add_subparsers(required=True)

    training = commands.add_parser("train", help="train, or go on from the newest checkpoint")
    training.add_argument("--pictures", type=int, default=400_000, help="pictures to train on in all")
    training.add_argument("--minutes", type=float, default=150, help="time after which training ends")
    training.add_argument("--weights", type=Path, help="folder of exported weights to start from")
    training.add_argument("--seed", type=int, default=0)
    training.set_defaults(run=_train)

    finishing = commands.add_parser("finish", help="measure the newest checkpoint and export it")
    finishing.add_argument("--out", type=Path, required=True, help="folder for weights and manifest")
    finishing.set_defaults(run=lambda given: finish(given.data, given.work, given.out))

    for command in (training, finishing):
        command.add_argument("--data", type=Path, required=True, help="folder with the two photo archives")
        command.add_argument(
            "--work", type=Path, required=True, help="folder for checkpoints and decoded photos"
        )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    arguments.run(arguments)


if __name__ == "__main__":
    main()
