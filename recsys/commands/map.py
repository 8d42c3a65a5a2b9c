"""`recsys map`: the products laid out in the plane."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import make_progress


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "map",
        help="draw the map of a built catalogue anew",
        description="Lay the products out in the plane, alike ones close together (t-SNE). Safe to stop.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--perplexity", type=float, metavar="P", help="about how many neighbours count (default 30)"
    )
    command.set_defaults(run=_map)


def _map(options: argparse.Namespace) -> None:
    from recsys.projection import PERPLEXITY, build_map

    perplexity = PERPLEXITY if options.perplexity is None else options.perplexity
    with make_progress() as listen:
        drawn, changed = build_map(options.folder, options.encoder, perplexity, listen)
    print(f"{len(drawn.keys):,} pictures, perplexity {drawn.perplexity:g}")
    trust = drawn.quality.get("trustworthiness")
    if trust is not None:
        print(f"trustworthiness {trust:.3f} (1: every neighbour on the map is one in the vectors)")
    for level, share in drawn.quality.get("purity", {}).items():
        print(
            f"of 10 neighbours the same {level}: {share['map']:.1%} on the map, "
            f"{share['vectors']:.1%} in the vectors, {share['chance']:.1%} by chance"
        )
    print("Drawn." if changed else "The map was up to date.")
