"""`recsys train-attributes`: softmax heads against multi-label sigmoids."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, make_progress, subset_catalog, subset_ids, warn_if_trained_on

if TYPE_CHECKING:
    from recsys.catalog import Catalog
    from recsys.models.attributes.report import AttributesReport, Comparison, Row

DESCRIPTION = """Train two kinds of model for each attribute on an encoder's vectors, and compare them: one
class of many (softmax) and one binary label for each value (sigmoid). They are tested on products
without a near-duplicate in the training part. With --keep, the app shows the figures, and `tag --own` uses
the softmax models; an interrupted run resumes."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "train-attributes",
        help="compare models that predict attributes from pictures",
        description=DESCRIPTION,
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--column", action="append", default=[], metavar="NAME", help="an attribute; may be repeated"
    )
    add_parts(command)
    command.add_argument("--epochs", type=int, default=30, metavar="N", help="maximum number of epochs (30)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep figures and models in the catalogue's folder"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def add_parts(command: argparse.ArgumentParser) -> None:
    """Add the options that divide the products into training and test products."""
    command.add_argument(
        "--split",
        default="groups",
        metavar="KIND",
        help="test on whole groups of near-duplicates (groups) or on any products (random)",
    )
    command.add_argument(
        "--test", type=Path, metavar="FILE", help="test on the products whose ids are the lines of this file"
    )
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="use only the products whose ids are the lines of this file"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="of the split and the training (0)")


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.files import write_json
    from recsys.models.attributes.report import AttributesReport
    from recsys.models.attributes.train import Setting

    catalog = subset_catalog(Catalog.open(options.folder), options)
    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    setting = Setting(encoder, tuple(options.column), options.split, options.epochs, options.seed)
    print(header())
    report = AttributesReport({}, complete=False, attributes=[])
    for report in _reports(catalog, setting, options):
        print("\n".join(lines(report.attributes[-1])), flush=True)
    warn_if_trained_on(catalog, encoder, custom_test=bool(options.test or options.only))
    if options.json:
        write_json(options.json, report.as_dict())


def _reports(catalog: Catalog, setting: Any, options: argparse.Namespace) -> Iterator[AttributesReport]:
    """Yield the report after each attribute, and save it with --keep."""
    from dataclasses import asdict

    from recsys.models.attributes.predict import save_head
    from recsys.models.attributes.report import COMPLETE, INCOMPLETE, AttributesReport
    from recsys.models.attributes.train import parse_columns, train_and_compare

    test = subset_ids(catalog, options.test) if options.test else None
    # Lists, not tuples: the setting is compared with one that was read from JSON.
    as_read = {
        **asdict(setting),
        "columns": list(setting.columns),
        "test": test is not None and int(test.sum()),
    }
    earlier = AttributesReport.load(catalog, setting.encoder, INCOMPLETE) if options.keep else None
    done = earlier.attributes if earlier and earlier.setting == as_read and not earlier.complete else []
    total = len(parse_columns(catalog, setting.columns))
    names = [each.attribute for each in done]
    with make_progress(job=options.progress) as listen:
        for trained in train_and_compare(catalog, setting, test=test, done=names, listen=listen):
            done = [*done, trained.comparison]
            report = AttributesReport(as_read, len(done) == total, done)
            if options.keep:
                for name in [INCOMPLETE, COMPLETE] if report.complete else [INCOMPLETE]:
                    report.save(catalog, setting.encoder, name)
                if "+" not in trained.comparison.attribute:
                    save_head(catalog.folder, trained.comparison.attribute, trained.model, setting.encoder)
            yield report


def header() -> str:
    """Return the headings of what `lines` returns."""
    return (
        f"{'attribute':<28}{'model':<12}{'read as':<16}{'accuracy':>9}  {'95 % interval':<16}{'macro-F1':>9}"
        f"{'calibr.':>9}{'majority':>9}{'classes':>8}{'leak':>7}{'seconds':>8}"
    )


def lines(comparison: Comparison) -> list[str]:
    """Return a line a model."""
    return [_line(comparison, row) for row in comparison.rows]


def _line(about: Comparison, row: Row) -> str:
    calibration = "-" if row.calibration_error is None else f"{row.calibration_error:.3f}"
    accuracy = row.accuracy
    name = about.attribute if len(about.attribute) < 28 else f"{about.attribute[:24]}..."
    return (
        f"{name:<28}{row.model:<12}{row.decoding:<16}{accuracy['value']:9.3f}  "
        f"{accuracy['low']:.3f} to {accuracy['high']:.3f}  {row.macro_f1:9.3f}{calibration:>9}"
        f"{about.majority:9.3f}{about.classes:8d}{about.duplicate_share:7.3f}{row.seconds:8.1f}"
    )
