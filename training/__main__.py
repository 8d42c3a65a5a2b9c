"""The command `python -m training`: train the bundled network, measure it, export it."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from recsys.cli import run
from recsys.errors import QueryError

DESCRIPTION = """Train the ResNet50 that comes with Alike, or go on from where a stopped run was; with
--out, then choose the search vector on the validation part, teach it to look past colour, measure on the
test part and write weights, manifest and figures. --refit does only the last two, with weights that are
there. The same seed draws the same batches. A checkpoint is kept each epoch."""


def _parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(prog="python -m training", description=DESCRIPTION)
    command.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder with the two photo archives"
    )
    command.add_argument(
        "--work", type=Path, required=True, metavar="DIR", help="keeps the checkpoint and decoded photos"
    )
    command.add_argument(
        "--pictures", type=int, default=400_000, metavar="N", help="pictures to train on in all"
    )
    command.add_argument(
        "--minutes", type=float, default=150, metavar="N", help="time after which training ends (150)"
    )
    command.add_argument(
        "--weights", type=Path, metavar="DIR", help="exported weights to start from, such as assets/models"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument(
        "--refit", action="store_true", help="only teach the search vector in --out to look past colour"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="measure and export to this folder")
    command.set_defaults(run=_run)
    return command


def _run(options: argparse.Namespace) -> None:
    # Imported late: the command line lists its commands without SciPy and all the rest.
    from training import data, export, split
    from training.final_evaluation import finish
    from training.labels import vocabulary
    from training.refit_search_vector import refit
    from training.report import log_report
    from training.schedule import TrainingSchedule
    from training.train import BATCH, Source, train

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")

    if options.refit:
        if options.out is None:
            raise QueryError("--refit needs --out, the folder with the weights, such as assets/models.")
        refit(options.data, options.work, options.out)
        return
    catalog = data.load("catalogue", options.data, options.work)
    photos = data.load("train", options.data, options.work)
    products = split.of_catalog(catalog).parts["train"]
    classes = vocabulary(catalog.records)
    weights, manifest = export.load(options.weights) if options.weights else (None, {})
    train(
        Source(catalog, products, photos, classes, options.seed),
        classes,
        TrainingSchedule(options.pictures, options.minutes),
        options.work,
        save_every=len(products) // BATCH,
        on_report=log_report,
        weights=weights,
        seed=options.seed,
    )
    if options.out:
        finish(options.data, options.work, options.out, manifest.get("training"))
        refit(options.data, options.work, options.out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    return run(_parser().parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
