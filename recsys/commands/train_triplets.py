"""`alike train-triplets`: an embedding trained on a catalogue's own labels."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    PROGRESS,
    SEED,
    TEST,
    WRITE_JSON,
    catalog_folder,
    epochs_option,
    format_interval,
    keep_option,
    make_progress,
    subset_ids,
)

if TYPE_CHECKING:
    from recsys.models.triplets import TripletReport

DESCRIPTION = """Train an embedding on the catalogue's own labels (triplet loss): a product should lie
closer to products of its own class than to those of any other. The network's features are computed once;
a linear layer is trained on them, on four fifths of the products, and tested on the rest. With --keep,
the result becomes an encoder of the catalogue. You can stop it at any moment and run it again."""
_NAMES = {"before": "before (the same features)", "bundled": "resnet50, as it comes", "after": "after"}


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    keep = keep_option("make the result an encoder of the catalogue, and store the figures")
    command = commands.add_parser(
        "train-triplets",
        parents=[catalog_folder(), TEST, epochs_option(20, "passes"), SEED, WRITE_JSON, keep, PROGRESS],
        help="train an embedding on the catalogue's own labels",
        description=DESCRIPTION,
    )
    command.add_argument(
        "--column", default="category", metavar="NAME", help="column with the classes (default: category)"
    )
    command.add_argument(
        "--mining",
        default="semi-hard",
        metavar="HOW",
        help="triplets to train on: semi-hard (default), hard or all",
    )
    command.add_argument(
        "--margin",
        type=float,
        default=0.2,
        metavar="M",
        help="how much farther away other classes should lie (default: 0.2)",
    )
    command.add_argument(
        "--dim", type=int, default=128, metavar="N", help="length of a vector (default: 128)"
    )
    command.add_argument(
        "--perplexity",
        type=float,
        default=40.0,
        metavar="P",
        help="perplexity of the maps before and after (default: 40)",
    )
    command.add_argument(
        "--no-map",
        action="store_true",
        help="with --keep: skip the map of the whole catalogue, which takes longest",
    )
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
            save=options.keep,
            draw_map=not options.no_map,
            listen=listen,
        )
    print("\n".join(_lines(report)))
    if options.json:
        write_json(options.json, report.as_dict())


def _lines(report: TripletReport) -> list[str]:
    settings, products = report.settings, report.products
    lines = [
        f"Trained on {products['learnt']:,} products of {products['kinds']} kinds ({settings['column']}), "
        f"tested on {products['asked']:,} of {products['held']:,} others.",
        f"By chance {report.chance:.3f}, always the most frequent {report.majority:.3f}.",
        "",
        f"{'epoch':>6}{'loss':>8}{'triplets wrong':>16}",
    ]
    every = max(1, len(report.epochs) // 10)
    for number, epoch in enumerate(report.epochs, 1):
        if number == 1 or number % every == 0 or number == len(report.epochs):
            lines.append(f"{number:6d}{epoch['loss']:8.4f}{epoch['wrong']:16.2%}")
    lines += ["", f"{'':<28}{'P@5':>7}   {'95 % interval':<16}{'MAP@R':>7}   after is better by"]
    for name, figures in report.figures.items():
        shown, gain = figures["P@5"], figures.get("gain")
        better = format_interval(gain, "+.3f") if gain else ""
        lines.append(
            f"{_NAMES[name]:<28}{shown['value']:7.3f}   {shown['low']:.3f} to {shown['high']:.3f}"
            f"{figures['MAP@R']['value']:10.3f}   {better}"
        )
    lines += ["", f"{'map':<28}{'same kind among 10 nearest':>27}{'(by chance)':>13}{'trustworthiness':>17}"]
    for name in ("before", "after"):
        quality = report.maps[name]
        kind, trust = quality["purity"], quality["trustworthiness"]
        lines.append(
            f"{name:<28}{kind.get('map', 0):27.3f}{kind.get('chance', 0):13.3f}"
            + (f"{trust:17.3f}" if trust is not None else f"{'-':>17}")
        )
    return lines
