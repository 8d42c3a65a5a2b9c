"""What commands share: options, progress on the terminal, printing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.errors import QueryError
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.progress_file import reporting_to

if TYPE_CHECKING:
    import numpy as np

    from recsys.catalog import Catalog


def add_progress(command: argparse.ArgumentParser) -> None:
    """Add the option that programs watch a command with."""
    command.add_argument(
        "--progress", type=Path, metavar="FILE", help="keep a JSON file of how far it is, for programs"
    )


def add_weights(command: argparse.ArgumentParser) -> None:
    """Add how much each signal counts."""
    for signal, default in (("visual", 0.7), ("color", 0.2), ("price", 0.1)):
        command.add_argument(
            f"--{signal}", type=float, default=default, metavar="W", help=f"default {default}"
        )


def name_values(pairs: Sequence[str], option: str, example: str) -> list[tuple[str, str]]:
    """Split texts of the form NAME=VALUE.

    Raises:
        QueryError: one of them is not; it names the option and an example.
    """
    split = [tuple(part.strip() for part in pair.partition("=")[::2]) for pair in pairs]
    for pair, (name, value) in zip(pairs, split, strict=True):
        if not name or not value:
            raise QueryError(f"{option} takes NAME=VALUE, such as {example}, not {pair!r}.")
    return [(name, value) for name, value in split]


def subset_ids(catalog: Catalog, path: Path) -> np.ndarray:
    """Return (N,) bool, True for the products whose ids are the lines of a file.

    Raises:
        QueryError: none of them is in the catalogue.
    """
    import numpy as np

    wanted = path.read_text(encoding="utf-8").split()
    mask = np.isin(catalog.ids.astype(str), wanted)
    if not mask.any():
        raise QueryError(
            f"None of the {len(wanted):,} ids in {path} is in the catalogue. One id a line is expected, "
            f"such as {catalog.ids[0]}."
        )
    return mask


def subset_catalog(catalog: Catalog, options: argparse.Namespace) -> Catalog:
    """Return the catalogue, of only the products that the file given by --only names if there is one."""
    return catalog.subset(subset_ids(catalog, options.only)) if options.only else catalog


def warn_if_trained_on(catalog: Catalog, encoder: str, chosen: bool) -> None:
    """Say so where figures flatter an encoder; not if somebody has chosen the products to judge by."""
    from recsys.evaluation.splits import was_trained_on

    if not chosen and was_trained_on(catalog, encoder):
        print("Beware: the bundled network learnt from this data set's labels, so these figures flatter it.")


def print_json(value: Any) -> None:
    """Print a value as JSON that every reader takes."""
    print(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False))


def print_json_rows(rows: Iterator[dict[str, Any]]) -> None:
    """Print one JSON list, each row as soon as it is there."""
    start = "["
    for row in rows:
        print(start + "\n" + json.dumps(row, ensure_ascii=False, allow_nan=False), end="", flush=True)
        start = ","
    print("\n]" if start == "," else "[]")


@contextmanager
def make_progress(quiet: bool = False, job: Path | None = None) -> Iterator[ProgressCallback]:
    """Show progress on a terminal, a bar with rate and time left for each step, or in a job's file."""
    if job is not None:
        with reporting_to(job) as listen:
            yield listen
        return
    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def listen(progress: Progress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, rate="")
            rate = f"{progress.rate:,.0f}/s" if progress.rate else ""
            total = progress.total or None
            bars.update(tasks[progress.step], completed=progress.done, total=total, rate=rate)

        yield listen
