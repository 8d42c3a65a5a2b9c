"""`alike train-column`: any column predicted from the others, or from pictures."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    ONLY,
    PROGRESS,
    SEED,
    WRITE_JSON,
    catalog_folder,
    encoder_option,
    epochs_option,
    format_interval,
    hold_catalog_lock,
    keep_option,
    make_progress,
    subset_catalog,
    warn_if_trained_on,
)

if TYPE_CHECKING:
    from recsys.models.columns.report import ColumnReport

DESCRIPTION = """Train a small network to predict one column, such as a flag "isFragile", from the other
columns, from pictures, or from both. It is tested on designs it has never seen, next to always predicting
the most frequent value and to the best rule on a single column; columns that give the answer away are
named."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("store the figures in the catalogue's folder, for the app")
    command = commands.add_parser(
        "train-column",
        parents=[catalog_folder(), encoder_option(), ONLY, epochs_option(), SEED, WRITE_JSON, keep, PROGRESS],
        help="predict any column from the others or from pictures, and measure how accurately",
        description=DESCRIPTION,
    )
    command.add_argument("--column", required=True, metavar="NAME", help="column to predict")
    command.add_argument(
        "--features",
        default="attributes",
        metavar="KIND",
        help="what to predict it from: attributes (default), pictures or both",
    )
    command.set_defaults(run=hold_catalog_lock(_run, "A training of a column"))


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.files import write_json
    from recsys.models.columns.train import train_and_evaluate_column

    with make_progress(job=options.progress) as listen:
        whole = Catalog.open(options.folder)
        catalog = subset_catalog(whole, options)
        report = train_and_evaluate_column(
            catalog,
            options.column,
            features=options.features,
            encoder=Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder()),
            epochs=options.epochs,
            seed=options.seed,
            listen=listen,
        )
        if options.keep:
            report.save(whole)
    print("\n".join(_lines(report)))
    warn_if_trained_on(catalog, report.encoder, custom_test=bool(options.only))
    if options.json:
        write_json(options.json, report.as_dict())


def _lines(report: ColumnReport) -> list[str]:
    source = f"from {report.features}" if report.features != "both" else "from attributes and pictures"
    lines = [
        f"{report.column} {source}: {len(report.classes)} values, trained on {report.train_size:,} products, "
        f"tested on {report.test_size:,}",
        _line("the model", report.accuracy)
        + f"   macro-F1 {report.macro_f1:.3f}, AUC {_number(report.auc)}, calibration error "
        f"{report.calibration_error:.3f}",
        _line("always the most frequent", report.majority),
    ]
    if report.rule:
        lines.append(_line("rule on " + " and ".join(report.rule["columns"]), report.rule["accuracy"]))
    for leak in report.leaks:
        names = " and ".join(leak["columns"])
        lines.append(f"Note: {names} all but determines {report.column}; predicting it takes no model.")
    if report.without:
        names = ", ".join(report.without["columns"])
        lines.append(
            _line("the model without", report.without["accuracy"])
            + f"   AUC {_number(report.without['auc'])}"
        )
        lines.append(f"  (left out: {names})")
    if report.left_out:
        lines.append(f"Not used, because they name single designs: {', '.join(report.left_out)}")
    lines += ["", "stated confidence    right    products"]
    lines += [
        f"{each['confidence']:17.3f}{each['right']:9.3f}{each['rows']:12,}" for each in report.reliability
    ]
    return lines


def _line(name: str, estimate: dict[str, float]) -> str:
    return f"{name:<40}{format_interval(estimate)}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
