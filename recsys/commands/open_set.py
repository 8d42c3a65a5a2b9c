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
    hold_catalog_lock,
    keep_option,
    make_progress,
    print_json,
)

if TYPE_CHECKING:
    from recsys.models.open_set.evaluate import Recognition

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
    command.add_argument(
        "--image", type=Path, nargs="+", default=[], metavar="FILE", help="pictures to judge"
    )
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
        _judge(options)
        return
    from recsys.catalog import Catalog
    from recsys.models.open_set.evaluate import measure_open_set

    catalog = Catalog.open(options.folder)
    with make_progress(job=options.progress) as listen:
        found = measure_open_set(catalog, queries=options.queries, seed=options.seed, listen=listen)
        if options.keep:
            found.keep(catalog)
    if options.json:
        print_json(found.as_dict())
    else:
        print("\n".join(_lines(found)))


def _judge(options: argparse.Namespace) -> None:
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
                f"No tolerance is kept for {options.folder} as it is now. "
                f"Run: python -m recsys open-set {options.folder} --keep"
            )
        rows.append({"image": str(path), **vars(nearness), "recognised": nearness.recognised})
        if not options.json:
            print(f"{path}: {describe(nearness)}")
    if options.json:
        print_json(rows)


def _lines(found: Recognition) -> list[str]:
    from recsys.models.open_set.evaluate import OWN

    about = found.catalog
    own, asked = found.recognised, len(found.of(OWN).values)
    lines = [
        f"{about['name']}: {about['pictures']:,} pictures, {about['kinds']} kinds by {about['column']}, "
        "held out in turn",
        f"Tolerance {found.tolerance:.2f}: recognises {own['value']:.1%} ({own['low']:.1%} to "
        f"{own['high']:.1%}) of {asked:,} pictures whose {found.own} is in the catalogue",
        "",
        f"{'unknown':<16}{'pictures':>9}  {'AUC (chance 0.500)':<26}{'false accepts':>7}",
    ]
    for each in found.strangers:
        area, inside = each["auc"], each["let_in"]
        lines.append(
            f"{each['name']:<16}{len(found.of(each['name']).values):>9,}  "
            f"{area['value']:.3f} ({area['low']:.3f} to {area['high']:.3f})    "
            f"{inside['value']:7.1%} ({inside['low']:.1%} to {inside['high']:.1%})"
        )
    return lines
