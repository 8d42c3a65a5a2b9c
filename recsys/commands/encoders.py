"""`recsys encoders`: what there is and what it needs."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.shared import print_json


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser("encoders", help="list the encoders and what they need")
    command.add_argument("--json", action="store_true", help="print JSON rows")
    command.set_defaults(run=_encoders)


def _encoders(options: argparse.Namespace) -> None:
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
