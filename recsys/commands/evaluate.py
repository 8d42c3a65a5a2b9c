"""`recsys evaluate`: how good the recommendations are, method by method."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import add_progress, make_progress, subset_catalog

DESCRIPTION = """Compare the encoders that a catalogue is built with to each other, to colour alone, to the
labels themselves, to the commonest kind and to chance, on the same queries. Products with the query's picture
or title are left out of its results. Labels stand in for clicks: see which definition of a good
recommendation fits you."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "evaluate", help="measure how good the recommendations are", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument(
        "--encoder", action="append", default=[], metavar="NAME", help="one of those built; may be repeated"
    )
    command.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="COLUMN[+COLUMN]",
        help="products that agree in these columns are good recommendations too; may be repeated",
    )
    command.add_argument("--queries", type=int, default=1000, metavar="N", help="products asked for (1000)")
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="only the products whose ids are the lines of this file"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="of the choice of queries (0)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep the figures in the catalogue's folder, for the app"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.catalog import Catalog
    from recsys.commands.format_evaluation import lines
    from recsys.evaluation import evaluate
    from recsys.files import write_json

    catalog = subset_catalog(Catalog.open(options.folder), options)
    with make_progress(job=options.progress) as listen:
        report = evaluate(
            catalog,
            options.encoder,
            same_as=options.same,
            queries=options.queries,
            seed=options.seed,
            weights=not options.only,
            listen=listen,
        )
        if options.keep:
            report.keep(catalog)
    print("\n".join(lines(report)))
    if options.json:
        write_json(options.json, report.as_dict())
        print(f"\nAll figures, per category and worst queries: {options.json}")
