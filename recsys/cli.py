"""The command line: `python -m recsys COMMAND`, where --help lists the commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from recsys.commands import (
    add,
    build,
    encoders,
    evaluate,
    export,
    fine_tune,
    health,
    import_,
    open_set,
    predict_missing,
    recommend,
    tag,
    train_attributes,
    train_column,
    train_triplets,
)
from recsys.commands import map as map_
from recsys.errors import AlikeError

COMMANDS = (
    import_,
    build,
    add,
    export,
    map_,
    recommend,
    open_set,
    tag,
    evaluate,
    health,
    encoders,
    train_attributes,
    fine_tune,
    train_column,
    predict_missing,
    train_triplets,
)


STOPPED = 130
"""Exit status after Ctrl-C, as shells expect it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status, see `run`."""
    return run(_parser().parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Call `options.run(options)` and return an exit status: 0, 1 (explained failure), 130 (stopped)."""
    try:
        return options.run(options) or 0
    except AlikeError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("Stopped. What is finished is kept: run the same command again to go on.")
        return STOPPED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}. Check the path and its permissions.")


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m recsys", description="Visual product recommendation on your own catalogue."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
