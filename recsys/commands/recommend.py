"""`alike recommend`: the products most similar to a product or a photo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import (
    PRINT_JSON,
    catalog_folder,
    encoder_option,
    name_values,
    parse_weights,
    print_json,
    weight_options,
    weight_parsers,
)

if TYPE_CHECKING:
    from PIL import Image

    from recsys.catalog import Catalog
    from recsys.ranking import Filters, Query, Recommender


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "recommend",
        parents=[catalog_folder(), encoder_option(), *weight_parsers(), PRINT_JSON],
        help="list the products most similar to a product or a photo",
        description="Rank the products of a catalogue by look, colour and price.",
    )
    query = command.add_mutually_exclusive_group(required=True)
    query.add_argument("--product", metavar="ID", help="a product of the catalogue")
    query.add_argument("--image", type=Path, nargs="+", metavar="FILE", help="one or more photos")
    command.add_argument("-k", type=int, default=10, metavar="N", help="number of results (default: 10)")
    command.add_argument(
        "--pool",
        type=int,
        metavar="N",
        help="number of products, nearest by look, to re-rank (default: 200)",
    )
    command.add_argument(
        "--diversity", type=float, default=0.0, metavar="D", help="variety of the results, 0 (default) to 1"
    )
    for flag, word in (("--more-like", "more"), ("--less-like", "less")):
        command.add_argument(
            flag,
            action="append",
            default=[],
            metavar="ID",
            help=f"results {word} like this product; may be repeated",
        )
    command.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="ATTRIBUTE=VALUE",
        help="only products with this value; repeat it for other attributes or for further values of one",
    )
    command.add_argument(
        "--under-predicted",
        action="store_true",
        help="only products of the type and gender that are predicted from the picture",
    )
    command.add_argument(
        "--classic",
        action="store_true",
        help="baseline: the 20 nearest by look, ordered by price score x weight + colour score x weight",
    )
    command.add_argument(
        "--metric",
        metavar="NAME",
        help="rank by one similarity alone: cosine or euclidean (of vectors), or jaccard (of attributes)",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.images.decode import read
    from recsys.ranking import Filters, Query, Recommender, Weights

    weights = parse_weights(options)
    if options.metric:
        _check_alone(options, re_weighted=weights != Weights())
    images = tuple(read(path) for path in options.image or ())
    where: dict[str, list[str]] = {}
    for attribute, value in name_values(options.where, "--where", "gender=Women"):
        where.setdefault(attribute, []).append(value)
    recommender = Recommender.open(options.folder, options.encoder)
    if options.under_predicted:
        where |= _predicted(recommender.catalog, options.product, images)
    query = Query(
        (options.product,) if options.product else (),
        images,
        tuple(options.more_like),
        tuple(options.less_like),
    )
    if images:
        _say_if_unknown(recommender, images)
    if options.metric:
        rows = _by_measure(recommender, query, options, Filters(where))
    else:
        results = recommender.recommend(
            query,
            options.k,
            weights=weights,
            filters=Filters(where),
            diversity=options.diversity,
            pool=options.pool,
            classic=options.classic,
        )
        rows = [each.as_dict() for each in results]
    if options.json:
        print_json(rows)
    else:
        _print_rows(rows, recommender.catalog.currency)


def _check_alone(options: argparse.Namespace, *, re_weighted: bool) -> None:
    """Refuse what means nothing where one measure ranks alone."""
    from recsys.errors import QueryError

    given = {
        weight_options(): re_weighted,
        "--classic": options.classic,
        "--diversity": options.diversity,
        "--pool": options.pool,
        "--more-like or --less-like": options.more_like or options.less_like,
    }
    useless = [name for name, value in given.items() if value]
    if useless:
        raise QueryError(
            f"--metric ranks by one measure alone, so {' and '.join(useless)} cannot count. "
            "Leave out one or the other."
        )


def _by_measure(
    recommender: Recommender, query: Query, options: argparse.Namespace, filters: Filters
) -> list[dict[str, Any]]:
    """Return the nearest by one measure as rows; says on stderr what the score is."""
    from recsys.ranking import Recommendation
    from recsys.ranking.single_metric import MEASURES, nearest

    found = nearest(recommender, query, options.k, options.metric, filters)
    print(f"score: {MEASURES[options.metric]}; higher is closer", file=sys.stderr)
    pairs = enumerate(zip(found.rows, found.scores, strict=True), start=1)
    return [
        Recommendation(recommender.catalog.product(int(row)), rank, float(score), parts={}).as_dict()
        for rank, (row, score) in pairs
    ]


def _say_if_unknown(recommender: Recommender, images: Sequence[Image.Image]) -> None:
    """Say on stderr that photos are not recognised, where the encoder has a tolerance."""
    from recsys.ranking.rejection import describe

    nearness = recommender.match_quality(images).nearness
    if nearness and not nearness.recognised:
        print(describe(nearness), file=sys.stderr)


def _predicted(catalog: Catalog, product: str | None, images: Sequence[Image.Image]) -> dict[str, list[str]]:
    """Return the labels that the query's first picture suggests, as filters; says them on stderr."""
    from recsys.attributes.tagger import Tagger
    from recsys.images.decode import read
    from recsys.ranking.predicted_filters import filters_from_prediction

    picture = catalog.image_path(catalog.row(product)) if product else None
    shown = [read(picture)] if picture else list(images[:1])
    labels = filters_from_prediction(catalog, Tagger.load().tag(shown)[0]) if shown else {}
    said = ", ".join(f"{column} {label}" for column, label in labels.items())
    print(f"under predicted labels: {said or 'none that this catalogue has'}", file=sys.stderr)
    return {column: [label] for column, label in labels.items()}


def _print_rows(rows: Sequence[dict[str, Any]], currency: str) -> None:
    if not rows:
        print("No product passes these filters.")
    for row in rows:
        price = "" if row["price"] is None else f"{row['price']:,.2f} {currency}".rstrip()
        parts = " + ".join(f"{name} {part:.2f}" for name, part in row.get("parts", {}).items() if part)
        score = f"{row['score']:.2f} = {parts:<40}" if "parts" in row else f"{row['score']:8.4f} "
        print(f"{row['rank']:>3}  {score} {row['id']:<12} {row['title'][:60]}  {price}")
