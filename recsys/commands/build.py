"""`recsys build`: compute what the app needs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from recsys.commands.shared import add_progress, make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "build",
        help="compute what the app needs: vectors, colours, price tiers, neighbours",
        description="Compute what is new since the last build. Safe to stop at any moment and to run again.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="an imported catalogue")
    command.add_argument(
        "--encoder",
        action="append",
        default=[],
        metavar="NAME[:WEIGHTS]",
        help="may be repeated; WEIGHTS is 'imagenet' or a file. See: python -m recsys encoders",
    )
    command.add_argument("--no-map", action="store_true", help="leave the maps as they are; quicker")
    add_progress(command)
    command.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> None:
    from recsys.build import build
    from recsys.encoders import EncoderSpec

    for notice in filter(None, (EncoderSpec.parse(name).notice() for name in options.encoder)):
        print(notice, file=sys.stderr)
    with make_progress(job=options.progress) as listen:
        report = build(options.folder, options.encoder, listen, maps=not options.no_map)
    for name, count in report.encoded.items():
        print(f"{name}: {count:,} pictures encoded")
    for key, reason in report.set_aside.items():
        print(f"set aside: {key}: {reason}")
    print("Built." if report.changed else "Everything was up to date.")
