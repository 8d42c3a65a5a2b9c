"""`python -m recsys.showroom draw --out DIR`: draw the starter catalogue."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from recsys.errors import AlikeError
from recsys.progress import Progress
from recsys.showroom.catalogue import SEED, write


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m recsys.showroom", description=__doc__)
    commands = parser.add_subparsers(required=True)
    draw = commands.add_parser("draw", help="draw all products as a CSV with pictures")
    draw.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to")
    draw.add_argument("--seed", type=int, default=SEED, help="of folds, years and discounts (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        count = write(options.out, options.seed, listener=_show)
    except (AlikeError, OSError) as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    sys.stdout.write(f"\n{count} products in {options.out}\n")
    return 0


def _show(progress: Progress) -> None:
    sys.stderr.write(f"\r{progress.step}: {progress.done} of {progress.total}")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
