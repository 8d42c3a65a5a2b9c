"""`alike build`: compute what the app needs."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from recsys.commands.shared import PROGRESS, catalog_folder, make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "build",
        parents=[catalog_folder("an imported catalogue"), PROGRESS],
        help="compute what the app needs: vectors, colours, price tiers, neighbours, the map",
        description="Compute everything that is new since the last build. You can stop it at any moment; the "
        "next run resumes.",
    )
    command.add_argument(
        "--encoder",
        action="append",
        default=[],
        metavar="NAME[:WEIGHTS]",
        help="encoder to build; may be repeated. WEIGHTS is 'imagenet' or a file. See the command encoders. "
        "Default: the best at hand and all that were built before",
    )
    command.add_argument("--no-map", action="store_true", help="skip the map, which takes longest")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.build_catalog import build
    from recsys.encoders import EncoderSpec

    for notice in filter(None, (EncoderSpec.parse(name).notice() for name in options.encoder)):
        print(notice, file=sys.stderr)
    with make_progress(job=options.progress) as listen:
        report = build(options.folder, options.encoder, listen, maps=not options.no_map)
        for name, count in report.encoded.items():
            print(f"{name}: {count:,} pictures encoded")
        for key, reason in report.set_aside.items():
            print(f"skipped: {key}: {reason}")
        for key, reason in report.unread.items():
            print(f"not read: {key}: {reason}")
        for name, reason in report.not_refreshed.items():
            print(f"not brought up to date: {name}: {reason}")
        report.check_skipped()  # here, so that whoever watches the job is told too
    print("Built." if report.changed else "Everything was up to date.")
