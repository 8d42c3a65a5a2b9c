"""`recsys train-attributes`: softmax heads against multi-label sigmoids."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import listener, subset_ids

if TYPE_CHECKING:
    from recsys.evaluation.attribute_models import Row

DESCRIPTION = """Train two kinds of model for each attribute on an encoder's vectors, and compare them: one
class of many (softmax) and a yes-or-no question for each value (sigmoid). They are judged on products
without a twin among those that were learnt from."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "train-attributes", help="compare models that tell attributes from pictures", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--column", action="append", default=[], metavar="NAME", help="an attribute; may be repeated"
    )
    command.add_argument(
        "--test", type=Path, metavar="FILE", help="judge by the products whose ids are the lines of this file"
    )
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="use only the products whose ids are the lines of this file"
    )
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="most passes (30)")
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.catalog import Catalog
    from recsys.computed import Computed
    from recsys.encoders import default_encoder
    from recsys.evaluation.attribute_models import compare
    from recsys.files import write_json

    catalog = Catalog.open(options.folder)
    if options.only:
        catalog = catalog.subset(subset_ids(catalog, options.only))
    encoder = Computed(options.folder).choose(options.encoder, default_encoder())
    test = subset_ids(catalog, options.test) if options.test else None
    print(
        f"{'attribute':<28}{'model':<9}{'read as':<16}{'accuracy':>9}{'macro-F1':>9}{'calibr.':>9}"
        f"{'majority':>9}{'classes':>8}{'seconds':>8}"
    )
    rows = []
    with listener() as listen:
        found = compare(
            catalog,
            encoder,
            options.column,
            test=test,
            epochs=options.epochs,
            seed=options.seed,
            listen=listen,
        )
        for row in found:
            rows.append(row)
            print(_line(row), flush=True)
    if options.json:
        write_json(options.json, {"encoder": encoder, "rows": [row.as_dict() for row in rows]})


def _line(row: Row) -> str:
    calibration = "-" if row.calibration_error is None else f"{row.calibration_error:.3f}"
    return (
        f"{row.attribute:<28}{row.model:<9}{row.read:<16}{row.accuracy['value']:9.3f}{row.macro_f1:9.3f}"
        f"{calibration:>9}{row.majority:9.3f}{row.classes:8d}{row.seconds:8.1f}"
    )
