"""`alike fine-tune`: the last layers of the bundled network learn one of the catalogue's columns."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.shared import (
    ONLY,
    PROGRESS,
    SEED,
    SPLIT,
    TEST,
    WRITE_JSON,
    catalog_folder,
    encoder_option,
    epochs_option,
    hold_catalog_lock,
    keep_option,
    make_progress,
    subset_catalog,
    subset_ids,
    warn_if_trained_on,
)
from recsys.commands.train_attributes import header, lines

DESCRIPTION = """Fine-tune the bundled ResNet50 to predict one column from pictures. The first layers are
frozen; the others and a softmax layer are trained, with dropout. The result is tested on products that
have no near-duplicate in the training part, next to a classifier on the encoder's vectors. Pictures are
not augmented, so the frozen layers see each of them only once; this takes about 60 kB of disk per picture
until the run ends. An interrupted run resumes. With --keep, the app shows the figures and `tag --own`
uses the network."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    encoder = encoder_option("encoder of the classifier to compare with")
    keep = keep_option("store the figures and the network in the catalogue's folder")
    command = commands.add_parser(
        "fine-tune",
        parents=[
            catalog_folder(),
            encoder,
            SPLIT,
            TEST,
            ONLY,
            SEED,
            epochs_option(count="passes"),
            WRITE_JSON,
            keep,
            PROGRESS,
        ],
        help="fine-tune the bundled network on one of the catalogue's columns",
        description=DESCRIPTION,
    )
    command.add_argument("--column", required=True, metavar="NAME", help="column to predict")
    command.add_argument(
        "--freeze",
        type=int,
        default=143,
        metavar="N",
        help="number of first layers that are frozen (default: 143)",
    )
    command.add_argument("--batch", type=int, default=40, metavar="N", help="pictures per step (default: 40)")
    command.add_argument(
        "--rate", type=float, default=1e-5, metavar="R", help="learning rate of Adam (default: 0.00001)"
    )
    command.add_argument(
        "--dropout", type=float, default=0.5, metavar="SHARE", help="dropout, 0 to below 1 (default: 0.5)"
    )
    command.set_defaults(run=hold_catalog_lock(_run, "A fine-tuning", always=True))


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.files import write_json
    from recsys.models.fine_tuning.network import Recipe
    from recsys.models.fine_tuning.train import FineTuneRequest, fine_tune_and_save
    from recsys.reports import as_json

    catalog = subset_catalog(Catalog.open(options.folder), options)
    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    recipe = Recipe(
        options.freeze, options.epochs, options.batch, options.rate, options.dropout, options.seed
    )
    test = subset_ids(catalog, options.test) if options.test else None
    with make_progress(job=options.progress) as listen:
        comparison = fine_tune_and_save(
            catalog,
            FineTuneRequest(options.column, encoder, recipe, options.split),
            test=test,
            save=options.keep,
            listen=listen,
        )
    print("\n".join([header(), *lines(comparison)]))
    warn_if_trained_on(catalog, encoder, custom_test=bool(options.test or options.only))
    if options.json:
        write_json(options.json, as_json(comparison))
