"""`alike import`: products and pictures into a catalogue folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import PRINT_JSON, make_progress, name_values, print_json
from recsys.progress import ProgressCallback

SOURCE = argparse.ArgumentParser(add_help=False)
"""The options that say what to import, and where to."""
SOURCE.add_argument("source", type=Path, metavar="SOURCE", help="a folder, .zip, .csv, .tsv or .parquet")
SOURCE.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder of the catalogue")
SOURCE.add_argument(
    "--layout", default="auto", help="auto (default), fashion, zappos, flipkart, table or folder"
)
SOURCE.add_argument(
    "--map",
    default="",
    metavar="OURS=THEIRS,...",
    help="columns of a table that are not recognised by name: title=name,price=cost",
)
SOURCE.add_argument("--name", help="name of the catalogue (default: that of the source)")
SOURCE.add_argument("--currency", help="such as EUR (default: as the source says)")
SOURCE.add_argument(
    "--replace",
    action="store_true",
    help="import even if the catalogue there would lose more than half of its products or pictures",
)
SOURCE.add_argument(
    "--download", action="store_true", help="download pictures that are given as web addresses"
)


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "import",
        parents=[SOURCE, PRINT_JSON],
        help="import products and pictures into a catalogue folder",
        description="Read a folder, a zip file as downloaded, or a table, and report everything odd in it.",
    )
    command.add_argument("--dry-run", action="store_true", help="report everything, write nothing")
    command.set_defaults(run=_run)


def import_source(options: argparse.Namespace, listen: ProgressCallback, *, dry_run: bool = False) -> Any:
    """Import as the options in `SOURCE` say and return the report."""
    from recsys.catalog.import_catalog import import_catalog

    return import_catalog(
        options.source,
        options.to,
        layout=options.layout,
        mapping=dict(name_values(options.map.split(","), "--map", "title=name")) if options.map else None,
        name=options.name,
        currency=options.currency,
        dry_run=dry_run,
        replace=options.replace,
        download=options.download,
        listen=listen,
    )


def _run(options: argparse.Namespace) -> None:
    with make_progress(quiet=options.json) as listen:
        report = import_source(options, listen, dry_run=options.dry_run)
    if options.json:
        print_json(report.as_dict())
        return
    from recsys.catalog.report import format_report

    print(format_report(report))
    if not options.dry_run:
        print(f"\nNext: python -m recsys build {options.to}")
