"""`recsys fill`: missing labels predicted from pictures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    add_progress,
    make_progress,
    name_values,
    subset_catalog,
    warn_if_trained_on,
)

if TYPE_CHECKING:
    from recsys.models.missing_labels.predict import MissingLabelsReport

DESCRIPTION = """Predict a column from pictures for the products where it is missing or says nothing, with a
confidence, and say nothing below a threshold. What the guesses are worth is found by hiding known labels.
The catalogue itself is not changed."""
_SHOWN = (0.0, 0.5, 0.7, 0.8, 0.9, 0.96, 0.99)


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser("fill", help="predict labels that are missing", description=DESCRIPTION)
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--column", default="category", metavar="NAME", help="default category")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--at-least", type=float, default=0.9, metavar="P", help="least confidence, 0 to 1 (default 0.9)"
    )
    command.add_argument(
        "--merge",
        action="append",
        default=[],
        metavar="NAME=NAME",
        help="take the first label as the second; may be repeated",
    )
    command.add_argument(
        "--fewest", type=int, default=1, metavar="N", help="a label of fewer products counts as missing (1)"
    )
    command.add_argument(
        "--balance",
        action="store_true",
        help="even out the classes: fewer of the common, altered rare pictures",
    )
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="use only the products whose ids are the lines of this file"
    )
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="most passes (30)")
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write the guesses to a file ending in .csv, .parquet or .json",
    )
    command.add_argument(
        "--keep", action="store_true", help="keep them in the catalogue's folder, for the app"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.export.tables import format_from_suffix, serialize_table
    from recsys.files import atomic_write
    from recsys.models.missing_labels.predict import predict_missing

    kind = format_from_suffix(options.out) if options.out else ""
    with make_progress(job=options.progress) as listen:
        whole = Catalog.open(options.folder)
        catalog = subset_catalog(whole, options)
        report = predict_missing(
            catalog,
            options.column,
            Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder()),
            at_least=options.at_least,
            merged=dict(name_values(options.merge, "--merge", '"Home & Kitchen=Kitchen & Dining"')),
            fewest=options.fewest,
            balance=options.balance,
            epochs=options.epochs,
            seed=options.seed,
            listen=listen,
        )
        if options.keep:
            report.keep(whole)
    if options.out:
        with atomic_write(options.out) as file:
            file.write(serialize_table(report.table(), kind))
    print("\n".join(_lines(report)))
    warn_if_trained_on(catalog, report.encoder, chosen=bool(options.only))


def _lines(report: MissingLabelsReport) -> list[str]:
    ways = (
        [("", report.plain)]
        if report.balanced is None
        else [("plain", report.plain), ("evened", report.balanced)]
    )
    lines = [
        f"{report.column}: {report.labels} labels, learnt on {report.plain['learnt']:,} products, "
        f"judged on {report.plain['judged']:,} hidden ones "
        f"(always the commonest: {report.plain['majority']:.3f})",
    ]
    for name, worth in ways:
        accuracy = worth["accuracy"]
        lines.append(
            f"{name:<8}right {accuracy['value']:.3f} ({accuracy['low']:.3f} to {accuracy['high']:.3f}), "
            f"macro-F1 {worth['macro_f1']:.3f}, calibration error {worth['calibration_error']:.3f}"
        )
    lines.append(f"{'at least':>10}" + "".join(f"{name + ' answered':>17}{'right':>8}" for name, _ in ways))
    for threshold in _SHOWN:
        points = [next(p for p in worth["curve"] if p["threshold"] == threshold) for _, worth in ways]
        lines.append(
            f"{threshold:10.2f}"
            + "".join(
                f"{p['coverage']:17.3f}{'-' if p['value'] is None else format(p['value'], '.3f'):>8}"
                for p in points
            )
        )
    sure = sum(guess["confidence"] >= report.at_least for guess in report.guesses)
    lines += [
        "",
        f"{len(report.guesses):,} products without a label: {sure:,} guessed with at least "
        f"{report.at_least:.2f}, {len(report.guesses) - sure:,} left open; "
        f"{report.unseen:,} more have no picture",
    ]
    for guess in report.guesses[:10]:
        lines.append(
            f"  {guess['id']}  {guess['predicted']} {guess['confidence']:.2f}, "
            f"else {guess['runner_up']} {guess['runner_up_confidence']:.2f}  ({guess['title']})"
        )
    for rarer, commoner in report.alike:
        lines.append(f'Nearly the same name: --merge "{rarer}={commoner}"')
    return lines
