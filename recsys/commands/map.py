"""`alike map`: the products arranged in the plane."""

from __future__ import annotations

import argparse
from typing import Any

from recsys.commands.shared import catalog_folder, encoder_option, make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "map",
        parents=[catalog_folder(), encoder_option()],
        help="recompute the map of a built catalogue",
        description="Arrange the products in the plane so that similar ones lie together (t-SNE). You can "
        "stop it at any moment.",
    )
    command.add_argument(
        "--perplexity", type=float, metavar="P", help="roughly how many neighbours count (default: 30)"
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.projection import PERPLEXITY, build_map

    perplexity = PERPLEXITY if options.perplexity is None else options.perplexity
    with make_progress() as listen:
        drawn, changed = build_map(options.folder, options.encoder, perplexity, listen)
    print(f"{len(drawn.keys):,} pictures, perplexity {drawn.perplexity:g}")
    trust = drawn.quality.get("trustworthiness")
    if trust is not None:
        print(f"trustworthiness {trust:.3f} (1: all neighbours on the map are neighbours in the vectors)")
    for level, share in drawn.quality.get("purity", {}).items():
        print(
            f"of 10 neighbours the same {level}: {share['map']:.1%} on the map, "
            f"{share['vectors']:.1%} in the vectors, {share['chance']:.1%} by chance"
        )
    print("Map written." if changed else "The map was up to date.")
