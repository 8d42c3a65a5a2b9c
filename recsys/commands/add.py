"""`alike add`: import and build in one step."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.import_ import SOURCE, import_source
from recsys.commands.shared import PROGRESS, make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "add",
        parents=[SOURCE, PROGRESS],
        help="import and build in one step",
        description="Import a source and compute everything the app needs. You can stop it at any moment and "
        "run it again.",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.build_catalog import build
    from recsys.catalog.report import format_report

    with make_progress(job=options.progress) as listen:
        report = import_source(options, listen)
        build(options.to, (), listen).check_skipped()
    print(format_report(report))
