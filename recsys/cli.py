"""The command line: `python -m recsys COMMAND`, where --help lists the commands."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.errors import AlikeError, QueryError
from recsys.job import told
from recsys.progress import Listener, Progress, ignore
from recsys.training import command as training

if TYPE_CHECKING:
    from PIL import Image

    from recsys.attributes.tagger import Tagger, Tags
    from recsys.catalog import Catalog

STOPPED = 130
"""Exit status after Ctrl-C, as shells expect it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for an explained failure, 130 if stopped."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except AlikeError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("Stopped. What is finished is kept: run the same command again to go on.")
        return STOPPED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}. Check the path and its permissions.")


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m recsys", description="Visual product recommendation on your own catalogue."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_import(commands)
    _add_build(commands)
    _add_bring(commands)
    _add_export(commands)
    _add_map(commands)
    _add_recommend(commands)
    _add_tag(commands)
    _add_encoders(commands)
    training.add_to(commands)
    return parser


def _add_import(commands: Any) -> None:
    command = commands.add_parser(
        "import",
        help="bring products and pictures into a catalogue folder",
        description="Read a folder, a zip as downloaded or a table; report all that was odd in it.",
    )
    _add_source(command)
    command.add_argument("--dry-run", action="store_true", help="report everything, write nothing")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(run=_import)


def _add_source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", type=Path, metavar="SOURCE", help="folder, .zip, .csv, .tsv or .parquet")
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help="the catalogue's folder")
    command.add_argument("--layout", default="auto", help="auto, fashion, zappos, flipkart, table or folder")
    command.add_argument(
        "--map", default="", metavar="OURS=THEIRS,...", help="columns of a table: title=name,price=cost"
    )
    command.add_argument("--name", help="the catalogue's name; by default the source's")
    command.add_argument("--currency", help="such as EUR; by default what the source says")
    command.add_argument("--download", action="store_true", help="fetch pictures given as web addresses")


def _import_source(options: argparse.Namespace, listen: Listener, *, dry_run: bool = False) -> Any:
    from recsys.catalog.importing import import_catalog

    return import_catalog(
        options.source,
        options.to,
        layout=options.layout,
        mapping=_pairs(options.map.split(","), "--map", "title=name") if options.map else None,
        name=options.name,
        currency=options.currency,
        dry_run=dry_run,
        download=options.download,
        listen=listen,
    )


def _import(options: argparse.Namespace) -> None:
    with _listener(quiet=options.json) as listen:
        report = _import_source(options, listen, dry_run=options.dry_run)
    if options.json:
        _print_json(report.as_dict())
        return
    from recsys.catalog.report import render

    print(render(report))
    if not options.dry_run:
        print(f"\nNext: python -m recsys build {options.to}")


def _add_build(commands: Any) -> None:
    command = commands.add_parser(
        "build",
        help="compute what the app needs: vectors, colours, price tiers, neighbours",
        description="Compute what is new since the last build. Safe to stop at any moment and to run again.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="an imported catalogue")
    command.add_argument(
        "--encoder",
        action="append",
        default=[],
        metavar="NAME[:WEIGHTS]",
        help="may be repeated; WEIGHTS is 'imagenet' or a file. See: python -m recsys encoders",
    )
    command.add_argument("--no-map", action="store_true", help="leave the maps as they are; quicker")
    command.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> None:
    from recsys.build import build

    with _listener() as listen:
        report = build(options.folder, options.encoder, listen, maps=not options.no_map)
    for name, count in report.encoded.items():
        print(f"{name}: {count:,} pictures encoded")
    for key, reason in report.set_aside.items():
        print(f"set aside: {key}: {reason}")
    print("Built." if report.changed else "Everything was up to date.")


def _add_bring(commands: Any) -> None:
    command = commands.add_parser(
        "bring",
        help="import and build in one go",
        description="Import a source and compute all that the app needs. Safe to stop and to run again.",
    )
    _add_source(command)
    _add_progress(command)
    command.set_defaults(run=_bring)


def _bring(options: argparse.Namespace) -> None:
    from recsys.build import build
    from recsys.catalog.report import render

    with _listener(job=options.progress) as listen:
        report = _import_source(options, listen)
        build(options.to, (), listen)
    print(render(report))


def _add_export(commands: Any) -> None:
    command = commands.add_parser(
        "export",
        help="write the whole recommendation table to a file",
        description="Write the products most like each product: id, rank, similar_id, score.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ending in .csv, .parquet or .json"
    )
    command.add_argument("-k", type=int, default=12, metavar="N", help="how many a product (default 12)")
    command.add_argument("--encoder", metavar="NAME", help="one of those the catalogue is built with")
    _add_weights(command)
    _add_progress(command)
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    from recsys.ranking import Recommender, Weights
    from recsys.ranking.whole_table import write_table

    weights = Weights(options.visual, options.color, options.price)
    with _listener(job=options.progress) as listen:
        recommender = Recommender.open(options.folder, options.encoder)
        rows = write_table(recommender, options.out, k=options.k, weights=weights, listen=listen)
    print(f"{rows:,} rows written to {options.out}")


def _add_progress(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--progress", type=Path, metavar="FILE", help="keep a JSON file of how far it is, for programs"
    )


def _add_map(commands: Any) -> None:
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
    from recsys.projection import PERPLEXITY, draw

    perplexity = PERPLEXITY if options.perplexity is None else options.perplexity
    with _listener() as listen:
        drawn, changed = draw(options.folder, options.encoder, perplexity, listen)
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


def _add_recommend(commands: Any) -> None:
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
    _add_weights(command)
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
    command.add_argument("--json", action="store_true", help="print JSON rows")
    command.set_defaults(run=_recommend)


def _add_weights(command: argparse.ArgumentParser) -> None:
    for signal, default in (("visual", 0.7), ("color", 0.2), ("price", 0.1)):
        command.add_argument(
            f"--{signal}", type=float, default=default, metavar="W", help=f"default {default}"
        )


def _recommend(options: argparse.Namespace) -> None:
    from recsys.images.decode import read
    from recsys.ranking import Filters, Query, Recommender, Weights

    weights = Weights(options.visual, options.color, options.price)
    images = tuple(read(path) for path in options.image or ())
    where: dict[str, list[str]] = {}
    for attribute, value in _split(options.where, "--where", "gender=Women"):
        where.setdefault(attribute, []).append(value)
    recommender = Recommender.open(options.folder, options.encoder)
    if options.under_predicted:
        where |= _predicted(recommender.catalog, options.product, images)
    results = recommender.recommend(
        Query(
            (options.product,) if options.product else (),
            images,
            tuple(options.more_like),
            tuple(options.less_like),
        ),
        options.k,
        weights=weights,
        filters=Filters(where),
        diversity=options.diversity,
        pool=options.pool,
        classic=options.classic,
    )
    rows = [
        {
            "rank": result.rank,
            "id": result.product.id,
            "title": result.product.title,
            "score": round(result.score, 6),
            "parts": {name: round(part, 6) for name, part in result.parts.items()},
            "price": result.product.price,
            "category": result.product.category,
            "image": str(result.product.image) if result.product.image else None,
        }
        for result in results
    ]
    if options.json:
        _print_json(rows)
    else:
        _print_rows(rows, recommender.catalog.currency)


def _predicted(catalog: Catalog, product: str | None, images: Sequence[Image.Image]) -> dict[str, list[str]]:
    """Return the labels that the query's first picture suggests, as filters; says them on stderr."""
    from recsys.attributes.tagger import Tagger
    from recsys.images.decode import read
    from recsys.ranking.predicted import under_predicted

    picture = catalog.image_path(catalog.row(product)) if product else None
    shown = [read(picture)] if picture else list(images[:1])
    labels = under_predicted(catalog, Tagger.load().tag(shown)[0]) if shown else {}
    said = ", ".join(f"{column} {label}" for column, label in labels.items())
    print(f"under predicted labels: {said or 'none that this catalogue has'}", file=sys.stderr)
    return {column: [label] for column, label in labels.items()}


def _print_rows(rows: Sequence[dict[str, Any]], currency: str) -> None:
    if not rows:
        print("No product passes these filters.")
    for row in rows:
        price = "" if row["price"] is None else f"{row['price']:,.2f} {currency}".rstrip()
        parts = " + ".join(f"{name} {part:.2f}" for name, part in row["parts"].items() if part)
        print(
            f"{row['rank']:>3}  {row['score']:.2f} = {parts:<40} {row['id']:<12} {row['title'][:60]}  {price}"
        )


def _add_tag(commands: Any) -> None:
    command = commands.add_parser(
        "tag",
        help="say what pictures show: type, gender, colour, season, usage",
        description="Predict attributes from pictures, with calibrated probabilities and the runners-up.",
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="an imported catalogue")
    what.add_argument("--image", type=Path, nargs="+", metavar="FILE", help="one or more pictures")
    command.add_argument("--json", action="store_true", help="print JSON rows")
    command.set_defaults(run=_tag)


def _tag(options: argparse.Namespace) -> None:
    from recsys.attributes import Tagger

    tagger = Tagger.load()
    rows = _tagged_files(tagger, options.image) if options.image else _tagged_products(tagger, options.folder)
    if options.json:
        _print_json_rows(rows)
        return
    for row in rows:
        print(row["error"] if "error" in row else f"{row['name']}  {_worded_tags(row['tags'])}")


def _tagged_files(tagger: Tagger, paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    from recsys.images.decode import read

    for path in paths:
        yield {"name": str(path), "tags": _plain_tags(tagger.tag([read(path)])[0])}


def _tagged_products(tagger: Tagger, folder: Path) -> Iterator[dict[str, Any]]:
    from recsys.build import pictures_of
    from recsys.catalog import Catalog

    catalog = Catalog.open(folder)
    products: dict[str, list[str]] = {}
    for product_id, key in zip(catalog.ids, catalog.pictures, strict=True):
        products.setdefault(str(key), []).append(str(product_id))
    for tags, errors in tagger.tag_files(pictures_of(catalog)):
        for key, found in tags.items():
            yield from ({"name": name, "tags": _plain_tags(found)} for name in products[key])
        for key, reason in errors.items():
            yield from ({"name": name, "error": reason} for name in products[key])


def _plain_tags(tags: Tags) -> dict[str, Any]:
    return {
        attribute: {
            "label": found.label,
            "probability": round(found.probability, 4),
            "runners_up": [[label, round(chance, 4)] for label, chance in found.runners_up],
        }
        for attribute, found in tags.items()
    }


def _worded_tags(tags: dict[str, Any]) -> str:
    return "  ".join(
        f"{attribute} {found['label']} {found['probability']:.0%}" for attribute, found in tags.items()
    )


def _add_encoders(commands: Any) -> None:
    command = commands.add_parser("encoders", help="list the encoders and what they need")
    command.add_argument("--json", action="store_true", help="print JSON rows")
    command.set_defaults(run=_encoders)


def _encoders(options: argparse.Namespace) -> None:
    from recsys.encoders import ENCODERS

    rows = [
        {"name": name, "dim": entry.dimension(), "state": entry.state(), "summary": entry.summary}
        for name, entry in ENCODERS.items()
    ]
    if options.json:
        _print_json(rows)
        return
    for row in rows:
        print(f"{row['name']:<11} {row['dim']:>5} values  {row['summary']}\n{'':<25}{row['state']}")


def _split(pairs: Sequence[str], option: str, example: str) -> list[tuple[str, str]]:
    split = [tuple(part.strip() for part in pair.partition("=")[::2]) for pair in pairs]
    for pair, (name, value) in zip(pairs, split, strict=True):
        if not name or not value:
            raise QueryError(f"{option} takes NAME=VALUE, such as {example}, not {pair!r}.")
    return [(name, value) for name, value in split]


def _pairs(pairs: Sequence[str], option: str, example: str) -> dict[str, str]:
    return dict(_split(pairs, option, example))


def _print_json(value: Any) -> None:
    print(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False))


def _print_json_rows(rows: Iterator[dict[str, Any]]) -> None:
    """Print one JSON list, each row as soon as it is there."""
    start = "["
    for row in rows:
        print(start + "\n" + json.dumps(row, ensure_ascii=False, allow_nan=False), end="", flush=True)
        start = ","
    print("\n]" if start == "," else "[]")


@contextmanager
def _listener(quiet: bool = False, job: Path | None = None) -> Iterator[Listener]:
    """Show progress on a terminal, a bar with rate and time left for each step, or in a job's file."""
    if job is not None:
        with told(job) as listen:
            yield listen
        return
    if quiet or not sys.stderr.isatty():
        yield ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def listen(progress: Progress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, rate="")
            rate = f"{progress.rate:,.0f}/s" if progress.rate else ""
            total = progress.total or None
            bars.update(tasks[progress.step], completed=progress.done, total=total, rate=rate)

        yield listen
