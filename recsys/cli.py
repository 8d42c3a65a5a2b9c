"""The command line: `alike COMMAND` or `python -m recsys COMMAND`; --help lists the commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
from recsys.logs import VARIABLE, terminal_log

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
RENAMED = {
    "bring": "add",
    "fill": "predict-missing",
    "recognise": "open-set",
    "train-flag": "train-column",
}
"""Commands by their former names, which still work but are not listed."""
MOVED = {"train": "python -m training"}
"""Former commands that are programs of their own now."""
STOPPED = 130
"""Exit status after Ctrl-C, as shells expect it."""
_VERBOSE: dict[str, Any] = {
    "action": "store_true",
    "help": f"log steps and warnings; the variable {VARIABLE} sets another level",
}
_TRAINING_PACKAGES = ("tensorflow", "keras")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status, see `run`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    place = next((place for place, word in enumerate(given) if not word.startswith("-")), None)
    if place is not None:
        if given[place] in MOVED:
            return _fail(f"{given[place]!r} is a program of its own now. Run: {MOVED[given[place]]}")
        given[place] = RENAMED.get(given[place], given[place])
    options = _parser().parse_args(given)
    with terminal_log("info" if options.verbose else ""):
        return run(options)


def run(options: argparse.Namespace) -> int:
    """Call `options.run(options)` and return an exit status: 0, 1 (explained failure), 130 (stopped)."""
    try:
        return options.run(options) or 0
    except AlikeError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("Stopped. Completed work is kept: run the same command again to resume.")
        return STOPPED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ModuleNotFoundError as error:
        if error.name not in _TRAINING_PACKAGES:
            raise
        return _fail("Training needs TensorFlow, which is not installed. Run: pip install tensorflow")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}. Check the path and its permissions.")


def add_commands(commands: Any) -> None:
    """Add every command to what `argparse.ArgumentParser.add_subparsers` returns."""
    for command in COMMANDS:
        command.add_to(commands)


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alike" if Path(sys.argv[0]).stem == "alike" else "python -m recsys",
        description="Visual product recommendation on your own catalogue.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add_commands(commands)
    for each in commands.choices.values():  # before the command and after it
        each.add_argument("-v", "--verbose", default=argparse.SUPPRESS, **_VERBOSE)
    parser.add_argument("-v", "--verbose", **_VERBOSE)
    return parser
