"""`alike evaluate`: how good the recommendations are, method by method."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.shared import (
    ONLY,
    PROGRESS,
    SEED,
    WRITE_JSON,
    catalog_folder,
    hold_catalog_lock,
    keep_option,
    make_progress,
    subset_catalog,
)

DESCRIPTION = """Compare the encoders that a catalogue was built with to one another and to baselines:
colour alone, the labels themselves, the most frequent category, and chance. All answer the same queries;
products with the picture or title of the query are left out of its results. Labels stand in for clicks,
so use the definition of a relevant product that fits you."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("store the figures in the catalogue's folder, for the app")
    command = commands.add_parser(
        "evaluate",
        parents=[catalog_folder(), ONLY, SEED, WRITE_JSON, keep, PROGRESS],
        help="measure how good the recommendations are",
        description=DESCRIPTION,
    )
    command.add_argument(
        "--encoder",
        action="append",
        default=[],
        metavar="NAME",
        help="encoder to measure; may be repeated (default: all that are built)",
    )
    command.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="COLUMN[+COLUMN]",
        help="also count products as relevant that agree in these columns; may be repeated",
    )
    command.add_argument(
        "--queries", type=int, default=1000, metavar="N", help="number of query products (default: 1000)"
    )
    command.set_defaults(run=hold_catalog_lock(_run, "An evaluation"))


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
            report.save(catalog)
    print("\n".join(lines(report)))
    if options.json:
        write_json(options.json, report.as_dict())
        print(f"\nAll figures, per category and worst queries: {options.json}")
