"""`alike encoders`: the encoders and what they need."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.shared import PRINT_JSON, print_json


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "encoders",
        parents=[PRINT_JSON],
        help="list the encoders and what they need",
        description="List the encoders that a catalogue can be built with, and what each of them needs.",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.encoders import ENCODERS

    rows = [
        {"name": name, "dim": entry.dimension(), "state": entry.state(), "summary": entry.summary}
        for name, entry in ENCODERS.items()
    ]
    if options.json:
        print_json(rows)
        return
    for row in rows:
        print(f"{row['name']:<11} {row['dim']:>5} values  {row['summary']}\n{'':<25}{row['state']}")
