"""`recsys train-attributes`: softmax heads against multi-label sigmoids."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, make_progress, subset_catalog, subset_ids, warn_if_trained_on

if TYPE_CHECKING:
    from recsys.catalog import Catalog
    from recsys.models.attributes.report import Comparison, Report, Row

DESCRIPTION = """Train two kinds of model for each attribute on an encoder's vectors, and compare them: one
class of many (softmax) and a yes-or-no question for each value (sigmoid). They are judged on products
without a twin among those that were learnt from. With --keep, the app shows the figures, and `tag --own` uses
the softmax models; a run that was stopped goes on where it was."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "train-attributes", help="compare models that tell attributes from pictures", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--column", action="append", default=[], metavar="NAME", help="an attribute; may be repeated"
    )
    add_parts(command)
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="most passes (30)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep figures and models in the catalogue's folder"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def add_parts(command: argparse.ArgumentParser) -> None:
    """Add the options that say which products a model learns from and which it is judged by."""
    command.add_argument(
        "--split",
        default="groups",
        metavar="KIND",
        help="judge by whole groups of twins (groups) or, as others do, by any products (random)",
    )
    command.add_argument(
        "--test", type=Path, metavar="FILE", help="judge by the products whose ids are the lines of this file"
    )
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="use only the products whose ids are the lines of this file"
    )
    command.add_argument(
        "--seed", type=int, default=0, metavar="N", help="of the choice and the training (0)"
    )


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.files import write_json
    from recsys.models.attributes.report import Report
    from recsys.models.attributes.train import Setting

    catalog = subset_catalog(Catalog.open(options.folder), options)
    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    setting = Setting(encoder, tuple(options.column), options.split, options.epochs, options.seed)
    print(header())
    report = Report({}, complete=False, attributes=[])
    for report in _reports(catalog, setting, options):
        print("\n".join(lines(report.attributes[-1])), flush=True)
    warn_if_trained_on(catalog, encoder, chosen=bool(options.test or options.only))
    if options.json:
        write_json(options.json, report.as_dict())


def _reports(catalog: Catalog, setting: Any, options: argparse.Namespace) -> Iterator[Report]:
    """Yield what is known after each attribute, and keep it if that is wanted."""
    from dataclasses import asdict

    from recsys.models.attributes.report import BEGUN, HEADS, Report
    from recsys.models.attributes.train import parse_columns, train_and_compare
    from recsys.models.catalog_tagger import save_head

    test = subset_ids(catalog, options.test) if options.test else None
    # As JSON gives it back.
    said = {**asdict(setting), "columns": list(setting.columns), "test": test is not None and int(test.sum())}
    earlier = Report.kept(catalog, setting.encoder, BEGUN) if options.keep else None
    done = earlier.attributes if earlier and earlier.setting == said and not earlier.complete else []
    total = len(parse_columns(catalog, setting.columns))
    known = [each.attribute for each in done]
    with make_progress(job=options.progress) as listen:
        for trained in train_and_compare(catalog, setting, test=test, known=known, listen=listen):
            done = [*done, trained.comparison]
            report = Report(said, len(done) == total, done)
            if options.keep:
                for name in [BEGUN, HEADS] if report.complete else [BEGUN]:
                    report.keep(catalog, setting.encoder, name)
                if "+" not in trained.comparison.attribute:
                    save_head(catalog.folder, trained.comparison.attribute, trained.model, setting.encoder)
            yield report


def header() -> str:
    """Return the headings of what `lines` returns."""
    return (
        f"{'attribute':<28}{'model':<12}{'read as':<16}{'accuracy':>9}  {'95 % interval':<16}{'macro-F1':>9}"
        f"{'calibr.':>9}{'majority':>9}{'classes':>8}{'twins':>7}{'seconds':>8}"
    )


def lines(comparison: Comparison) -> list[str]:
    """Return a line a model."""
    return [_line(comparison, row) for row in comparison.rows]


def _line(about: Comparison, row: Row) -> str:
    calibration = "-" if row.calibration_error is None else f"{row.calibration_error:.3f}"
    accuracy = row.accuracy
    name = about.attribute if len(about.attribute) < 28 else f"{about.attribute[:24]}..."
    return (
        f"{name:<28}{row.model:<12}{row.read:<16}{accuracy['value']:9.3f}  "
        f"{accuracy['low']:.3f} to {accuracy['high']:.3f}  {row.macro_f1:9.3f}{calibration:>9}"
        f"{about.majority:9.3f}{about.classes:8d}{about.twins:7.3f}{row.seconds:8.1f}"
    )
