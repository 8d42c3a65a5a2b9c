"""`alike export`: all recommendations as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recsys.commands.shared import (
    PROGRESS,
    catalog_folder,
    encoder_option,
    make_progress,
    parse_weights,
    weight_parsers,
)


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "export",
        parents=[catalog_folder(), encoder_option(), *weight_parsers(), PROGRESS],
        help="write all recommendations to a file",
        description="Write the most similar products of every product: id, rank, similar_id, score. With "
        "--matrix, write the similarity of every pair of products instead.",
    )
    command.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="file to write, ending in .csv, .parquet or .json (for a matrix: .csv or .npy)",
    )
    command.add_argument(
        "-k", type=int, default=12, metavar="N", help="recommendations for each product (default: 12)"
    )
    command.add_argument(
        "--matrix",
        action="store_true",
        help="write the similarity of every pair of products instead (up to 5,000 products)",
    )
    command.add_argument(
        "--metric", metavar="NAME", help="similarity in the matrix: cosine (default), euclidean or jaccard"
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.errors import QueryError
    from recsys.export.recommendations import export_recommendations
    from recsys.ranking import Recommender

    if options.matrix:
        _export_matrix(options)
        return
    if options.metric:
        raise QueryError(
            "--metric is for the matrix of similarities: add --matrix. The table of recommendations is "
            "ranked by looks, colour and price."
        )
    weights = parse_weights(options)
    with make_progress(job=options.progress) as listen:
        recommender = Recommender.open(options.folder, options.encoder)
        rows = export_recommendations(recommender, options.out, k=options.k, weights=weights, listen=listen)
    print(f"{rows:,} rows written to {options.out}")


def _export_matrix(options: argparse.Namespace) -> None:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog
    from recsys.encoders import default_encoder
    from recsys.export.similarity_matrix import export_similarity_matrix
    from recsys.ranking.single_metric import MEASURES

    catalog = Catalog.open(options.folder)
    encoder = Artifacts(options.folder).resolve_encoder(options.encoder, default_encoder())
    measure = options.metric or "cosine"
    with make_progress(job=options.progress) as listen:
        files = export_similarity_matrix(catalog, encoder, options.out, measure=measure, listen=listen)
    print(f"{len(catalog):,} x {len(catalog):,} scores written to {' and '.join(map(str, files))}")
    print(f"score: {MEASURES[measure]}; higher is closer")
