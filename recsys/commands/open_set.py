"""`alike open-set`: does a picture show anything like the catalogue's products?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    PRINT_JSON,
    PROGRESS,
    SEED,
    catalog_folder,
    format_interval,
    hold_catalog_lock,
    keep_option,
    make_progress,
    print_json,
)

if TYPE_CHECKING:
    from recsys.models.open_set.report import OpenSetReport

DESCRIPTION = """Without --image, fit the rejection threshold of open-set recognition: product types are
held out in turn, the distances from eigenfaces to known, unknown and distorted pictures are measured, and
the threshold is set to accept 95 % of known designs. With --image, report whether each picture is
recognised under the threshold that was stored."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("store the threshold; photos are then judged by it, here and in the app")
    command = commands.add_parser(
        "open-set",
        parents=[catalog_folder("a catalogue built with eigenfaces"), SEED, PRINT_JSON, keep, PROGRESS],
        help="tell whether a picture shows anything like the catalogue's products (eigenfaces)",
        description=DESCRIPTION,
    )
    command.add_argument("--image", type=Path, nargs="+", default=[], metavar="FILE", help="pictures to test")
    command.add_argument(
        "--queries",
        type=int,
        default=2000,
        metavar="N",
        help="pictures of each kind to measure with (default: 2000)",
    )
    command.set_defaults(run=hold_catalog_lock(_run, "An open-set evaluation"))


def _run(options: argparse.Namespace) -> None:
    if options.image:
        _recognize(options)
        return
    from recsys.catalog import Catalog
    from recsys.models.open_set.train import measure_open_set

    catalog = Catalog.open(options.folder)
    with make_progress(job=options.progress) as listen:
        report = measure_open_set(catalog, queries=options.queries, seed=options.seed, listen=listen)
        if options.keep:
            report.save(catalog)
    if options.json:
        print_json(report.as_dict())
    else:
        print("\n".join(_lines(report)))


def _recognize(options: argparse.Namespace) -> None:
    from recsys.errors import QueryError
    from recsys.images.decode import read
    from recsys.ranking import Recommender
    from recsys.ranking.rejection import ENCODER, describe

    recommender = Recommender.open(options.folder, ENCODER)
    rows = []
    for path in options.image:
        nearness = recommender.match_quality([read(path)]).nearness
        if nearness is None:
            raise QueryError(
                f"No tolerance is saved for {options.folder} as it is now. "
                f"Run: python -m recsys open-set {options.folder} --keep"
            )
        rows.append({"image": str(path), **vars(nearness), "recognised": nearness.recognised})
        if not options.json:
            print(f"{path}: {describe(nearness)}")
    if options.json:
        print_json(rows)


def _lines(report: OpenSetReport) -> list[str]:
    from recsys.models.open_set.report import KNOWN

    about, queries = report.catalog, len(report.sample(KNOWN).values)
    lines = [
        f"{about['name']}: {about['pictures']:,} pictures, {about['kinds']} kinds by {about['column']}, "
        "held out in turn",
        f"Tolerance {report.tolerance:.2f}: recognises {format_interval(report.recognized, '.1%')} "
        f"of {queries:,} pictures whose {report.known_by} is in the catalogue",
        "",
        f"{'unknown':<16}{'pictures':>9}  {'AUC (chance 0.500)':<26}{'false accepts':>7}",
    ]
    for each in report.unknown:
        lines.append(
            f"{each['name']:<16}{len(report.sample(each['name']).values):>9,}  "
            f"{format_interval(each['auc']):<26}{format_interval(each['let_in'], '.1%')}"
        )
    return lines
