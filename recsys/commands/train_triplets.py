"""`recsys train-triplets`: an embedding that learns a catalogue's own kinds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, make_progress, subset_ids

if TYPE_CHECKING:
    from recsys.models.triplets import TripletReport

DESCRIPTION = """Teach the catalogue's own kinds to an embedding: a product shall lie nearer to one of its
kind than to any of another (triplet loss). The network's features are computed once; a linear layer is
learnt on them, on four fifths of the products, and judged on the rest. With --keep the result becomes an
encoder of the catalogue like the others. Safe to stop and to run again."""
_NAMES = {"before": "before (the same features)", "bundled": "resnet50, as it comes", "after": "after"}


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "train-triplets", help="train a triplet embedding on the catalogue's labels", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument(
        "--column", default="category", metavar="NAME", help="whose values are the kinds (category)"
    )
    command.add_argument(
        "--mining",
        default="semi-hard",
        metavar="HOW",
        help="which triplets to learn from: semi-hard, hard or all (semi-hard)",
    )
    command.add_argument(
        "--margin",
        type=float,
        default=0.2,
        metavar="M",
        help="how much farther off other kinds shall be (0.2)",
    )
    command.add_argument("--dim", type=int, default=128, metavar="N", help="length of a vector (128)")
    command.add_argument("--epochs", type=int, default=20, metavar="N", help="passes over the products (20)")
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument(
        "--perplexity", type=float, default=40.0, metavar="P", help="of the maps before and after (40)"
    )
    command.add_argument(
        "--test", type=Path, metavar="FILE", help="judge by the products whose ids are the lines of this file"
    )
    command.add_argument(
        "--keep", action="store_true", help="make it an encoder of the catalogue, and keep the figures"
    )
    command.add_argument(
        "--no-map", action="store_true", help="keep it without the whole catalogue's map; quicker"
    )
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    add_progress(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.catalog import Catalog
    from recsys.files import write_json
    from recsys.models.triplets import Settings, train_triplets

    settings = Settings(
        options.column,
        options.mining,
        options.margin,
        options.dim,
        options.epochs,
        options.seed,
        options.perplexity,
    )
    test = subset_ids(Catalog.open(options.folder), options.test) if options.test else None
    with make_progress(job=options.progress) as listen:
        report = train_triplets(
            options.folder,
            settings,
            test=test,
            keep=options.keep,
            draw_map=not options.no_map,
            listen=listen,
        )
    print("\n".join(_lines(report)))
    if options.json:
        write_json(options.json, report.as_dict())


def _lines(report: TripletReport) -> list[str]:
    settings, products = report.settings, report.products
    lines = [
        f"Learnt from {products['learnt']:,} products of {products['kinds']} kinds ({settings['column']}), "
        f"judged by {products['asked']:,} of {products['held']:,} others.",
        f"By chance {report.chance:.3f}, always the commonest {report.majority:.3f}.",
        "",
        f"{'pass':>6}{'loss':>8}{'triplets wrong':>16}",
    ]
    every = max(1, len(report.epochs) // 10)
    for number, epoch in enumerate(report.epochs, 1):
        if number == 1 or number % every == 0 or number == len(report.epochs):
            lines.append(f"{number:6d}{epoch['loss']:8.4f}{epoch['wrong']:16.2%}")
    lines += ["", f"{'':<28}{'P@5':>7}   {'95 % interval':<16}{'MAP@R':>7}   after is better by"]
    for name, figures in report.figures.items():
        shown, gain = figures["P@5"], figures.get("gain")
        better = f"{gain['value']:+.3f} ({gain['low']:+.3f} to {gain['high']:+.3f})" if gain else ""
        lines.append(
            f"{_NAMES[name]:<28}{shown['value']:7.3f}   {shown['low']:.3f} to {shown['high']:.3f}"
            f"{figures['MAP@R']['value']:10.3f}   {better}"
        )
    lines += ["", f"{'map':<28}{'same kind among 10 nearest':>27}{'(by chance)':>13}{'trustworthiness':>17}"]
    for name in ("before", "after"):
        drawn = report.maps[name]
        kind = drawn["purity"]
        trust = drawn["trustworthiness"]
        lines.append(
            f"{name:<28}{kind.get('map', 0):27.3f}{kind.get('chance', 0):13.3f}"
            + (f"{trust:17.3f}" if trust is not None else f"{'-':>17}")
        )
    return lines
