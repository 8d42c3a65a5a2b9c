"""`recsys recommend`: the products most like a product or a photo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_weights, name_values, print_json

if TYPE_CHECKING:
    from PIL import Image

    from recsys.catalog import Catalog, Product
    from recsys.ranking import Filters, Query, Recommender


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "recommend",
        help="list the products most like a product or a photo",
        description="Rank a built catalogue by looks, colour and price.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    query = command.add_mutually_exclusive_group(required=True)
    query.add_argument("--product", metavar="ID", help="a product of the catalogue")
    query.add_argument("--image", type=Path, nargs="+", metavar="FILE", help="one or more photos")
    command.add_argument("-k", type=int, default=10, metavar="N", help="how many (default 10)")
    command.add_argument(
        "--pool", type=int, metavar="N", help="how many by looks are re-ranked (default 200)"
    )
    add_weights(command)
    command.add_argument(
        "--diversity", type=float, default=0.0, metavar="D", help="0 (default) to 1: show different things"
    )
    for option, word in (("--more-like", "more"), ("--less-like", "less")):
        command.add_argument(
            option, action="append", default=[], metavar="ID", help=f"results {word} like this product too"
        )
    command.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="ATTRIBUTE=VALUE",
        help="only such products; repeat an attribute for several values",
    )
    command.add_argument(
        "--under-predicted",
        action="store_true",
        help="only products under the kind and gender that the picture itself suggests",
    )
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    command.add_argument(
        "--classic",
        action="store_true",
        help="the students' ranking: the visual top 20 by price score x weight + colour score x weight",
    )
    command.add_argument(
        "--metric",
        metavar="NAME",
        help="rank by one measure alone: cosine or euclidean (of vectors), or jaccard (of attributes)",
    )
    command.add_argument("--json", action="store_true", help="print JSON rows")
    command.set_defaults(run=_recommend)


def _recommend(options: argparse.Namespace) -> None:
    from recsys.images.decode import read
    from recsys.ranking import Filters, Query, Recommender, Weights

    weights = Weights(options.visual, options.color, options.price)
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
        rows = [_row(each.rank, each.product, each.score, each.parts) for each in results]
    if options.json:
        print_json(rows)
    else:
        _print_rows(rows, recommender.catalog.currency)


def _check_alone(options: argparse.Namespace, *, re_weighted: bool) -> None:
    """Refuse what means nothing where one measure ranks alone."""
    from recsys.errors import QueryError

    given = {
        "--visual, --color or --price": re_weighted,
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
    from recsys.ranking.single_metric import MEASURES, nearest

    found = nearest(recommender, query, options.k, options.metric, filters)
    print(f"score: {MEASURES[options.metric]}; higher is closer", file=sys.stderr)
    pairs = enumerate(zip(found.rows, found.scores, strict=True), start=1)
    return [_row(rank, recommender.catalog.product(int(row)), float(score)) for rank, (row, score) in pairs]


def _say_if_unknown(recommender: Recommender, images: Sequence[Image.Image]) -> None:
    """Say on stderr that photos are not recognised, where the encoder has a tolerance."""
    from recsys.ranking.rejection import describe

    nearness = recommender.match_quality(images).nearness
    if nearness and not nearness.recognised:
        print(describe(nearness), file=sys.stderr)


def _row(rank: int, product: Product, score: float, parts: dict[str, float] | None = None) -> dict[str, Any]:
    shared = {} if parts is None else {"parts": {name: round(part, 6) for name, part in parts.items()}}
    return {
        "rank": rank,
        "id": product.id,
        "title": product.title,
        "score": round(score, 6),
        **shared,
        "price": product.price,
        "category": product.category,
        "image": str(product.image) if product.image else None,
    }


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
