"""`recsys export`: the whole recommendation table as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import add_progress, add_weights, listener


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "export",
        help="write the whole recommendation table to a file",
        description="Write the products most like each product: id, rank, similar_id, score.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ending in .csv, .parquet or .json"
    )
    command.add_argument("-k", type=int, default=12, metavar="N", help="how many a product (default 12)")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    add_weights(command)
    add_progress(command)
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    from recsys.ranking import Recommender, Weights
    from recsys.ranking.whole_table import write_table

    weights = Weights(options.visual, options.color, options.price)
    with listener(job=options.progress) as listen:
        recommender = Recommender.open(options.folder, options.encoder)
        rows = write_table(recommender, options.out, k=options.k, weights=weights, listen=listen)
    print(f"{rows:,} rows written to {options.out}")
