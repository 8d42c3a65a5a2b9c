"""`alike predict-missing`: missing labels predicted from pictures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    ONLY,
    PROGRESS,
    SEED,
    catalog_folder,
    encoder_option,
    epochs_option,
    format_interval,
    hold_catalog_lock,
    keep_option,
    make_progress,
    name_values,
    subset_catalog,
    warn_if_trained_on,
)

if TYPE_CHECKING:
    from recsys.models.missing_labels.report import MissingLabelsReport

DESCRIPTION = """Predict a column from pictures for the products where it is missing, with a confidence,
and leave it open below a threshold. How accurate the predictions are is measured by hiding known labels.
The catalogue itself is not changed."""
_THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.96, 0.99)


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("store the predictions in the catalogue's folder, for the app")
    command = commands.add_parser(
        "predict-missing",
        parents=[catalog_folder(), encoder_option(), ONLY, epochs_option(), SEED, keep, PROGRESS],
        help="predict missing labels from pictures",
        description=DESCRIPTION,
    )
    command.add_argument(
        "--column", default="category", metavar="NAME", help="column to predict (default: category)"
    )
    command.add_argument(
        "--at-least",
        type=float,
        default=0.9,
        metavar="P",
        help="confidence, 0 to 1, below which nothing is predicted (default: 0.9)",
    )
    command.add_argument(
        "--merge",
        action="append",
        default=[],
        metavar="NAME=NAME",
        help="replace the first label by the second; may be repeated",
    )
    command.add_argument(
        "--fewest",
        type=int,
        default=1,
        metavar="N",
        help="treat labels of fewer products as missing (default: 1)",
    )
    command.add_argument(
        "--balance",
        action="store_true",
        help="balance the classes: fewer pictures of frequent ones, altered copies of rare ones",
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write the predictions to a file ending in .csv, .parquet or .json",
    )
    command.set_defaults(run=hold_catalog_lock(_run, "A prediction of missing labels"))


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
            report.save(whole)
    if options.out:
        with atomic_write(options.out) as file:
            file.write(serialize_table(report.table(), kind))
    print("\n".join(_lines(report)))
    warn_if_trained_on(catalog, report.encoder, custom_test=bool(options.only))


def _lines(report: MissingLabelsReport) -> list[str]:
    ways = (
        [("", report.plain)]
        if report.balanced is None
        else [("plain", report.plain), ("evened", report.balanced)]
    )
    lines = [
        f"{report.column}: {report.labels} labels, trained on {report.plain['learnt']:,} products, "
        f"tested on {report.plain['judged']:,} held-out ones "
        f"(always the most frequent: {report.plain['majority']:.3f})",
    ]
    for name, result in ways:
        lines.append(
            f"{name:<8}right {format_interval(result['accuracy'])}, "
            f"macro-F1 {result['macro_f1']:.3f}, calibration error {result['calibration_error']:.3f}"
        )
    lines.append(f"{'at least':>10}" + "".join(f"{name + ' answered':>17}{'right':>8}" for name, _ in ways))
    for threshold in _THRESHOLDS:
        points = [next(p for p in result["curve"] if p["threshold"] == threshold) for _, result in ways]
        lines.append(
            f"{threshold:10.2f}"
            + "".join(
                f"{p['coverage']:17.3f}{'-' if p['value'] is None else format(p['value'], '.3f'):>8}"
                for p in points
            )
        )
    confident = sum(guess["confidence"] >= report.at_least for guess in report.guesses)
    lines += [
        "",
        f"{len(report.guesses):,} products without a label: {confident:,} predicted with at least "
        f"{report.at_least:.2f}, {len(report.guesses) - confident:,} not predicted; "
        f"{report.without_picture:,} more have no picture",
    ]
    for guess in report.guesses[:10]:
        lines.append(
            f"  {guess['id']}  {guess['predicted']} {guess['confidence']:.2f}, "
            f"else {guess['runner_up']} {guess['runner_up_confidence']:.2f}  ({guess['title']})"
        )
    for rarer, commoner in report.similar_names:
        lines.append(f'Nearly the same name: --merge "{rarer}={commoner}"')
    return lines
