"""`recsys bring`: import and build in one go."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.import_ import add_source, import_source
from recsys.commands.shared import add_progress, make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "bring",
        help="import and build in one go",
        description="Import a source and compute all that the app needs. Safe to stop and to run again.",
    )
    add_source(command)
    add_progress(command)
    command.set_defaults(run=_bring)


def _bring(options: argparse.Namespace) -> None:
    from recsys.build import build
    from recsys.catalog.report import format_report

    with make_progress(job=options.progress) as listen:
        report = import_source(options, listen)
        build(options.to, (), listen)
    print(format_report(report))
