"""`recsys health`: what the whole recommendation table does to a catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import print_json

if TYPE_CHECKING:
    from recsys.evaluation.health import Health


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "health",
        help="find products shown too often or never, copies, and doubtful labels",
        description="Look through every product's row of similar products.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.evaluation.health import recommendation_health

    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    found = recommendation_health(Catalog.open(options.folder), encoder)
    if options.json:
        print_json(found.as_dict())
    else:
        print("\n".join(_lines(found)))


def _lines(found: Health) -> list[str]:
    lines = [
        f"{found.products:,} products have a row of similar products.",
        f"{found.shown:7.1%}  appear in somebody's row (random rows would show {found.fair_shown:.1%})",
        f"{found.skew:7.2f}  skew of how often products appear (0: evenly; above 3: a few dominate)",
        f"{found.diversity:7.3f}  how different the products in one row are (1 - mean cosine)",
        f"{found.repeats:7.1%}  of places in rows repeat the product itself under another id",
        f"{found.near_copies:7.1%}  of products show a picture that another one shows too",
        f"{found.contradictions:7.1%}  have a category that nobody in their row has",
        f"{found.leak:7.1%}  of a random test part would have a twin in the training part",
        "",
        "Shown most often: " + ", ".join(f"{each.id} ({each.count})" for each in found.hubs[:5]),
    ]
    for each in found.contradicting[:5]:
        lines.append(f"{each.id} is labelled {each.given}, but {each.count} of its row are {each.suggested}")
    return lines
