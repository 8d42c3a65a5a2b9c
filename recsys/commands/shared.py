"""Options that several commands share, progress on the terminal, printing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.errors import QueryError
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.progress_file import reporting_to
from recsys.signals import SIGNALS

if TYPE_CHECKING:
    import numpy as np

    from recsys.catalog import Catalog
    from recsys.ranking import Weights


_SEED_DIGITS = 9


def option(*flags: str, **settings: Any) -> argparse.ArgumentParser:
    """Return a parent parser with one option that several commands share."""
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument_group("common options").add_argument(*flags, **settings)
    return parent


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _SEED_DIGITS:
        raise argparse.ArgumentTypeError(
            f"a seed is a whole number, 0 or more, of at most {_SEED_DIGITS} digits, not {text[:20]!r}"
        )
    return int(text)


def catalog_folder(kind: str = "a built catalogue") -> argparse.ArgumentParser:
    """Return a parent parser with the catalogue's folder."""
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("folder", type=Path, metavar="DIR", help=kind)
    return parent


def encoder_option(purpose: str = "encoder to use") -> argparse.ArgumentParser:
    """Return a parent parser with the choice of one built encoder."""
    return option(
        "--encoder",
        metavar="NAME",
        help=f"{purpose}, one of those built (default: the best)",
    )


def epochs_option(default: int = 30, count: str = "most passes") -> argparse.ArgumentParser:
    """Return a parent parser with the number of passes over the products."""
    return option(
        "--epochs", type=int, default=default, metavar="N", help=f"{count} over the data (default: {default})"
    )


def keep_option(what: str) -> argparse.ArgumentParser:
    """Return a parent parser with the wish to store what a command finds."""
    return option("--keep", action="store_true", help=what)


PRINT_JSON = option("--json", action="store_true", help="print JSON")
WRITE_JSON = option("--json", type=Path, metavar="FILE", help="also write all figures to this file, as JSON")
ONLY = option("--only", type=Path, metavar="FILE", help="use only the products in this file, one id a line")
TEST = option("--test", type=Path, metavar="FILE", help="test on the products in this file, one id a line")
SEED = option("--seed", type=_seed, default=0, metavar="N", help="seed of all random choices (default: 0)")
PROGRESS = option("--progress", type=Path, metavar="FILE", help="write progress to this file, as JSON")
SPLIT = option(
    "--split",
    default="groups",
    metavar="KIND",
    help="how test products are chosen: groups (near-duplicates stay together; default) or random",
)


def weight_parsers() -> list[argparse.ArgumentParser]:
    """Return parent parsers with the weight of each signal."""
    return [
        option(
            f"--{name}",
            type=float,
            default=signal.default_weight,
            metavar="W",
            help=f"weight of {signal.label.lower()} (default: {signal.default_weight})",
        )
        for name, signal in SIGNALS.items()
    ]


def weight_options() -> str:
    """Return the options of `weight_parsers` for a sentence: "--visual, --color or --price"."""
    *others, last = (f"--{name}" for name in SIGNALS)
    return f"{', '.join(others)} or {last}"


def parse_weights(options: argparse.Namespace) -> Weights:
    """Return the weights given by the options of `weight_parsers`.

    Raises:
        QueryError: a weight is out of range.
    """
    from recsys.ranking import Weights

    return Weights(**{name: getattr(options, name) for name in SIGNALS})


def hold_catalog_lock(
    run: Callable[[argparse.Namespace], Any], activity: str, *, always: bool = False
) -> Callable[[argparse.Namespace], Any]:
    """Return a command's `run` that is the only writer of its catalogue folder meanwhile.

    Args:
        run: the command.
        activity: what others are told is running, such as "An evaluation".
        always: also without --keep, for a command that writes there anyway.
    """

    def locked(options: argparse.Namespace) -> Any:
        if not (always or options.keep) or not options.folder.is_dir():
            return run(options)
        from recsys.catalog.lock import catalog_lock

        with catalog_lock(options.folder, activity):
            return run(options)

    return locked


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
        QueryError: the file is not text, or none of them is in the catalogue.
    """
    import numpy as np

    try:
        ids = path.read_text(encoding="utf-8").split()
    except UnicodeDecodeError:
        raise QueryError(f"{path} is not text in UTF-8. One id a line is expected.") from None
    mask = np.isin(catalog.ids.astype(str), ids)
    if not mask.any():
        raise QueryError(
            f"None of the {len(ids):,} ids in {path} is in the catalogue. One id a line is expected, "
            f"such as {catalog.ids[0]}."
        )
    return mask


def subset_catalog(catalog: Catalog, options: argparse.Namespace) -> Catalog:
    """Return the catalogue, of only the products that the file given by --only names if there is one."""
    return catalog.subset(subset_ids(catalog, options.only)) if options.only else catalog


def warn_if_trained_on(catalog: Catalog, encoder: str, custom_test: bool) -> None:
    """Print a note if the encoder was trained on the test labels, unless the user chose the products."""
    from recsys.evaluation.splits import was_trained_on

    if not custom_test and was_trained_on(catalog, encoder):
        print("Note: the bundled network was trained on these labels; the figures are optimistic.")


def format_interval(estimate: dict[str, float], form: str = ".3f") -> str:
    """Format a value with its 95 % interval: "0.831 (0.790 to 0.872)"."""
    value, low, high = (format(estimate[name], form) for name in ("value", "low", "high"))
    return f"{value} ({low} to {high})"


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
