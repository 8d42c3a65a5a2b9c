"""Writes docs/command-line.md from the commands themselves: `python -m docs.command_line`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from recsys.cli import add_commands

PAGE = Path(__file__).with_name("command-line.md")
_INTRODUCTION = """# Command line

<!-- Written by `make docs` from recsys/commands; change those instead. -->

`alike COMMAND` where the package is installed, or `python -m recsys COMMAND` in a checkout. `--help` after
any command prints what stands here. A command ends with status 0, with 1 after an error, which it explains in
a sentence, and with 130 when Ctrl-C stops it; completed work is kept. `--verbose` (`-v`) logs steps and
warnings on standard error; the variable `ALIKE_LOG` sets another level (debug, info, warning or error), for
the app too.
"""


class Recorder:
    """The parsers of all commands, kept by what takes the place of argparse's sub-commands.

    Attributes:
        commands: the summary and the parser of each command.
    """

    def __init__(self) -> None:
        self.commands: dict[str, tuple[str, argparse.ArgumentParser]] = {}

    def add_parser(self, name: str, *, help: str, **settings: Any) -> argparse.ArgumentParser:
        """Add a command."""
        parser = argparse.ArgumentParser(prog=f"alike {name}", add_help=False, **settings)
        self.commands[name] = help, parser
        return parser


def reference(recorder: Recorder) -> str:
    """Return the page: the list of all commands, then a section for each."""
    lines = [_INTRODUCTION, "| command | what it does |", "|---|---|"]
    for name, (summary, _) in recorder.commands.items():
        lines.append(f"| [`{name}`](#{name}) | {_cell(summary)} |")
    for name, (_, parser) in recorder.commands.items():
        lines += ["", f"## {name}", "", *_section(parser)]
    return "\n".join(lines) + "\n"


def _section(parser: argparse.ArgumentParser) -> list[str]:
    groups = parser._action_groups  # argparse offers no public list
    actions = [action for group in groups for action in group._group_actions]
    description = " ".join((parser.description or "").split())
    table = [f"| `{_words(each)}` | {_cell(each.help or '')} |" for each in actions]
    usage = " ".join([parser.prog, *_needed(parser, actions), "[options]"])
    return [description, "", "```sh", usage, "```", "", "| argument | meaning |", "|---|---|", *table]


def _needed(parser: argparse.ArgumentParser, actions: Sequence[argparse.Action]) -> Iterator[str]:
    """Yield what a command cannot do without: arguments, and groups of which one must be given."""
    choices = [group._group_actions for group in parser._mutually_exclusive_groups if group.required]
    yield from (_words(each) for each in actions if each.required and each.nargs != "?")
    yield from (f"({' | '.join(map(_words, group))})" for group in choices)


def _words(action: argparse.Action) -> str:
    """Return an argument as it is typed, such as "--image FILE ..."."""
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    more = "..." if action.nargs == "+" else ""
    return " ".join(filter(None, (*action.option_strings[-1:], value, more)))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def command_line() -> str:
    """Return the page of all commands."""
    recorder = Recorder()
    add_commands(recorder)
    return reference(recorder)


if __name__ == "__main__":
    PAGE.write_text(command_line(), encoding="utf-8")
