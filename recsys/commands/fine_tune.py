"""`recsys fine-tune`: the last layers of the bundled network learn one of the catalogue's columns."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import add_progress, make_progress, subset_catalog, subset_ids, warn_if_trained_on
from recsys.commands.train_attributes import add_parts, header, lines

DESCRIPTION = """Fine-tune the bundled ResNet50 to tell one column from pictures: the first layers are frozen,
the others and a softmax learn, with dropout. It is judged on products without a twin among those that were
learnt from, beside a head on the encoder's vectors. Pictures are used as they are, so that the frozen layers
look at each only once; that takes about 60 kB of disk a picture until the run ends. A run that was stopped
goes on where it was. With --keep, the app shows the figures and `tag --own` uses the network."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "fine-tune", help="teach the bundled network one of the catalogue's columns", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--column", required=True, metavar="NAME", help="an attribute, or category")
    command.add_argument("--encoder", metavar="NAME", help="whose vectors the head reads that is beside it")
    add_parts(command)
    command.add_argument("--freeze", type=int, default=143, metavar="N", help="first layers frozen (143)")
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="passes (30)")
    command.add_argument("--batch", type=int, default=40, metavar="N", help="pictures a step (40)")
    command.add_argument("--rate", type=float, default=1e-5, metavar="R", help="of Adam (0.00001)")
    command.add_argument("--dropout", type=float, default=0.5, metavar="SHARE", help="0 to below 1 (0.5)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep figures and network in the catalogue's folder"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from dataclasses import asdict

    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.files import write_json
    from recsys.models.fine_tuning.save import FineTuneRequest, fine_tune_and_save
    from recsys.models.fine_tuning.train import Recipe

    catalog = subset_catalog(Catalog.open(options.folder), options)
    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    recipe = Recipe(
        options.freeze, options.epochs, options.batch, options.rate, options.dropout, options.seed
    )
    test = subset_ids(catalog, options.test) if options.test else None
    with make_progress(job=options.progress) as listen:
        found = fine_tune_and_save(
            catalog,
            FineTuneRequest(options.column, encoder, recipe, options.split),
            test=test,
            keep=options.keep,
            listen=listen,
        )
    print("\n".join([header(), *lines(found)]))
    warn_if_trained_on(catalog, encoder, chosen=bool(options.test or options.only))
    if options.json:
        write_json(options.json, asdict(found))
