"""`recsys recognise`: does a picture show anything that the catalogue knows?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, make_progress, print_json

if TYPE_CHECKING:
    from recsys.models.open_set.evaluate import Recognition

DESCRIPTION = """Without a picture: hold out kinds of products in turn, measure how far eigenfaces see them
and spoilt pictures from what has stayed, and choose the tolerance that 95 of 100 own designs keep. With
pictures: say whether each is recognised by the tolerance that was kept."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "recognise",
        help="tell whether pictures show anything that the catalogue knows (eigenfaces)",
        description=DESCRIPTION,
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a catalogue built with eigenfaces")
    command.add_argument(
        "--image", type=Path, nargs="+", default=[], metavar="FILE", help="pictures to judge"
    )
    command.add_argument(
        "--queries", type=int, default=2000, metavar="N", help="pictures of each sort asked for (2000)"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="of their choice (0)")
    command.add_argument(
        "--keep",
        action="store_true",
        help="keep the tolerance: photos are then judged by it, here and in the app",
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    add_progress(command)
    command.set_defaults(run=_run)


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
                f"Run: python -m recsys recognise {options.folder} --keep"
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
        f"{'strangers':<16}{'pictures':>9}  {'AUC (chance 0.500)':<26}{'let in':>7}",
    ]
    for each in found.strangers:
        area, inside = each["auc"], each["let_in"]
        lines.append(
            f"{each['name']:<16}{len(found.of(each['name']).values):>9,}  "
            f"{area['value']:.3f} ({area['low']:.3f} to {area['high']:.3f})    "
            f"{inside['value']:7.1%} ({inside['low']:.1%} to {inside['high']:.1%})"
        )
    return lines
