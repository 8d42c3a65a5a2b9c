"""`recsys import`: products and pictures into a catalogue folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import make_progress, name_values, print_json
from recsys.progress import ProgressCallback


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "import",
        help="bring products and pictures into a catalogue folder",
        description="Read a folder, a zip as downloaded or a table; report all that was odd in it.",
    )
    add_source(command)
    command.add_argument("--dry-run", action="store_true", help="report everything, write nothing")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=_import)


def add_source(command: argparse.ArgumentParser) -> None:
    """Add the options that say what to import and where to."""
    command.add_argument("source", type=Path, metavar="SOURCE", help="folder, .zip, .csv, .tsv or .parquet")
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help="the catalogue's folder")
    command.add_argument("--layout", default="auto", help="auto, fashion, zappos, flipkart, table or folder")
    command.add_argument(
        "--map", default="", metavar="OURS=THEIRS,...", help="columns of a table: title=name,price=cost"
    )
    command.add_argument("--name", help="the catalogue's name; by default the source's")
    command.add_argument("--currency", help="such as EUR; by default what the source says")
    command.add_argument("--download", action="store_true", help="fetch pictures given as web addresses")


def import_source(options: argparse.Namespace, listen: ProgressCallback, *, dry_run: bool = False) -> Any:
    """Import as the options of `add_source` say and return the report."""
    from recsys.catalog.import_catalog import import_catalog

    return import_catalog(
        options.source,
        options.to,
        layout=options.layout,
        mapping=dict(name_values(options.map.split(","), "--map", "title=name")) if options.map else None,
        name=options.name,
        currency=options.currency,
        dry_run=dry_run,
        download=options.download,
        listen=listen,
    )


def _import(options: argparse.Namespace) -> None:
    with make_progress(quiet=options.json) as listen:
        report = import_source(options, listen, dry_run=options.dry_run)
    if options.json:
        print_json(report.as_dict())
        return
    from recsys.catalog.report import format_report

    print(format_report(report))
    if not options.dry_run:
        print(f"\nNext: python -m recsys build {options.to}")
