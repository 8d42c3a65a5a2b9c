"""`alike train-attributes`: softmax classifiers compared with multi-label sigmoids."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    ONLY,
    PROGRESS,
    SEED,
    SPLIT,
    TEST,
    WRITE_JSON,
    catalog_folder,
    encoder_option,
    epochs_option,
    hold_catalog_lock,
    keep_option,
    make_progress,
    subset_catalog,
    subset_ids,
    warn_if_trained_on,
)

if TYPE_CHECKING:
    from recsys.catalog import Catalog
    from recsys.models.attributes.report import AttributesReport, Comparison, Row

DESCRIPTION = """Train two kinds of model for each attribute on an encoder's vectors, and compare them:
one class out of many (softmax), and one yes-or-no question per value (sigmoid). They are tested on
products that have no near-duplicate in the training part. With --keep, the app shows the figures and `tag
--own` uses the softmax models; an interrupted run resumes."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("store the figures and the models in the catalogue's folder")
    common = [encoder_option(), SPLIT, TEST, ONLY, SEED, epochs_option(), WRITE_JSON, keep, PROGRESS]
    command = commands.add_parser(
        "train-attributes",
        parents=[catalog_folder(), *common],
        help="train and compare models that predict attributes from pictures",
        description=DESCRIPTION,
    )
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME",
        help="attribute to predict; may be repeated (default: gender, season and the like, where known)",
    )
    command.set_defaults(run=hold_catalog_lock(_run, "A training of attributes"))


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
