"""`recsys train-flag`: any column predicted from the others, or from pictures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, make_progress, subset_catalog, warn_if_trained_on

if TYPE_CHECKING:
    from recsys.models.columns.train import ColumnReport

DESCRIPTION = """Train a small network to predict one column, such as a flag "isFragile", from the other
columns, from pictures or from both. It is judged on designs that it never saw, beside always saying the
commonest value and beside the best rule on a single column; columns that give the answer away are named."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "train-flag", help="predict any column, and see whether it can be", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--column", required=True, metavar="NAME", help="what to predict")
    command.add_argument(
        "--features",
        default="attributes",
        metavar="KIND",
        help="predict it from attributes (the default), pictures or both",
    )
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="use only the products whose ids are the lines of this file"
    )
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="most passes (30)")
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep the figures in the catalogue's folder, for the app"
    )
    add_progress(command)
    command.set_defaults(run=_run)


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
            report.keep(whole)
    print("\n".join(_lines(report)))
    warn_if_trained_on(catalog, report.encoder, chosen=bool(options.only))
    if options.json:
        write_json(options.json, report.as_dict())


def _lines(report: ColumnReport) -> list[str]:
    said = f"from {report.features}" if report.features != "both" else "from attributes and pictures"
    lines = [
        f"{report.column} {said}: {len(report.classes)} values, learnt on {report.learnt:,} products, "
        f"judged on {report.judged:,}",
        _line("the model", report.accuracy)
        + f"   macro-F1 {report.macro_f1:.3f}, AUC {_number(report.auc)}, calibration error "
        f"{report.calibration_error:.3f}",
        _line("always the commonest", report.majority),
    ]
    if report.rule:
        lines.append(_line("rule on " + " and ".join(report.rule["columns"]), report.rule["accuracy"]))
    for leak in report.leaks:
        names = " and ".join(leak["columns"])
        lines.append(f"Beware: {names} all but determines {report.column}; predicting it takes no model.")
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


def _line(name: str, figure: dict[str, float]) -> str:
    return f"{name:<40}{figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
