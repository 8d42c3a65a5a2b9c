"""`alike health`: products shown too often or never, duplicates, doubtful labels."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import PRINT_JSON, catalog_folder, encoder_option, print_json

if TYPE_CHECKING:
    from recsys.evaluation.health import Health


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "health",
        parents=[catalog_folder(), encoder_option(), PRINT_JSON],
        help="find products shown too often or never, duplicates, and doubtful labels",
        description="Analyse the similar products of every product.",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.evaluation.health import recommendation_health

    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    health = recommendation_health(Catalog.open(options.folder), encoder)
    if options.json:
        print_json(health.as_dict())
    else:
        print("\n".join(_lines(health)))


def _lines(health: Health) -> list[str]:
    lines = [
        f"{health.products:,} products have similar products.",
        f"{health.shown:7.1%}  are similar products of some product (by chance: {health.fair_shown:.1%})",
        f"{health.skew:7.2f}  skewness of how often products appear (0: evenly; above 3: a few dominate)",
        f"{health.diversity:7.3f}  diversity of the similar products of one product (1 - mean cosine)",
        f"{health.repeats:7.1%}  of similar products are the product itself under another id",
        f"{health.near_copies:7.1%}  of products share their picture with another product",
        f"{health.contradictions:7.1%}  have a category that none of their similar products has",
        f"{health.leak:7.1%}  of a random test set would have a near-duplicate in the training set",
        "",
        "Shown most often: " + ", ".join(f"{each.id} ({each.count})" for each in health.hubs[:5]),
    ]
    for each in health.contradicting[:5]:
        lines.append(
            f"{each.id} is labelled {each.given}, but {each.count} of its similar products "
            f"are {each.suggested}"
        )
    return lines
