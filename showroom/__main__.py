"""Draws the demo shop: `python -m showroom COMMAND`, where --help lists the commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from recsys.errors import AlikeError, choices_text
from recsys.progress import Progress
from showroom.range import plan

STOPPED = 130
"""Exit status after Ctrl-C, as shells expect it."""

BAKES = Path(".cache/bakes")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for an explained failure or a fault that was found, 130 if stopped."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (AlikeError, OSError) as error:
        _say(f"\nerror: {error}\n")
        return 1
    except KeyboardInterrupt:
        _say("\nStopped. What is finished is kept: run the same command again to go on.\n")
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m showroom", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_take(commands)
    _add_draw(commands)
    _add_bake(commands)
    _add_check(commands)
    _add_sheet(commands)
    _add_photos(commands)
    _add_judge(commands)
    return parser


_Commands = argparse._SubParsersAction


def _add_plan(command: argparse.ArgumentParser) -> None:
    """Add the options that say which products are meant."""
    command.add_argument("--seed", type=int, default=plan.SEED, help="of all that is random (%(default)s)")
    command.add_argument("--only", metavar="TYPE", help='one articleType, such as "Casual Shoes"')
    command.add_argument("--count", type=_positive, metavar="N", help="only the first N products of the shop")


def _add_take(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "take",
        help="take the pictures of a shop that was drawn before, so that `draw` keeps them",
        description="Take pictures out of a built shop as if they had been drawn now. Run it before "
        "changing an article: `draw` then draws only what the change concerns.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the built shop, such as assets/demo")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="what `draw` will write to")
    command.add_argument(
        "--bakes", type=Path, default=BAKES, metavar="DIR", help="baked shapes (%(default)s)"
    )
    _add_plan(command)
    command.set_defaults(run=_take)


def _take(options: argparse.Namespace) -> int:
    from showroom.production.restore_pictures import restore_pictures

    count = restore_pictures(_products(options), options.folder, options.out, options.bakes)
    print(f"{count} pictures taken from {options.folder}, in {options.out}")
    return 0


def _add_draw(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "draw",
        help="draw products: pictures and a CSV",
        description="Draw what is new or has changed. Safe to stop at any moment and to run again.",
    )
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to")
    command.add_argument(
        "--bakes", type=Path, default=BAKES, metavar="DIR", help="baked shapes (%(default)s)"
    )
    command.add_argument(
        "--jobs", type=_positive, default=0, metavar="N", help="processes; one a core by default"
    )
    _add_plan(command)
    command.set_defaults(run=_draw)


def _draw(options: argparse.Namespace) -> int:
    from showroom.production.draw_pictures import draw

    outcome = draw(_products(options), options.out, options.bakes, options.jobs, listen=_show)
    _say("\n")
    print(f"{outcome.drawn} pictures drawn, {outcome.kept} kept, in {options.out}")
    return _report(outcome.problems.items())


def _add_bake(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "bake", help="bake one shape; `draw` bakes those that are missing by itself"
    )
    command.add_argument("kind", metavar="TYPE", help="an articleType")
    command.add_argument("silhouette", metavar="SILHOUETTE", help="one of its silhouettes")
    command.add_argument(
        "--bakes", type=Path, default=BAKES, metavar="DIR", help="baked shapes (%(default)s)"
    )
    command.set_defaults(run=_bake)


def _bake(options: argparse.Namespace) -> int:
    from showroom.rendering.bake_cache import BakeCache

    articles = plan.load_articles()
    if options.kind not in articles:
        raise AlikeError(choices_text("articleType", sorted(articles), options.kind))
    article = articles[options.kind]
    if article.model is None or options.silhouette not in article.silhouettes:
        raise AlikeError(choices_text("silhouette", article.silhouettes, options.silhouette))
    BakeCache(options.bakes).get(article.model, options.silhouette)
    return 0


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "check",
        help="check every picture: border, box, coverage, near-duplicates, size of all together",
    )
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="what `draw` wrote to")
    command.add_argument(
        "--catalog",
        type=Path,
        metavar="DIR",
        help="the catalogue built from it: look for near-duplicates by encoder too",
    )
    _add_plan(command)
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from showroom.production.picture_checks import check_folder

    families = {str(product.id): product.row["family"] for product in _products(options)}
    problems = list(check_folder(options.out, families))
    if options.catalog:
        from showroom.evaluate_demo import encoded_near_duplicates

        problems += encoded_near_duplicates(options.catalog)
    print(f"{len(families)} products checked, {len(problems)} problems")
    return _report(problems)


def _add_sheet(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("sheet", help="write contact sheets of all pictures, type by type")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="what `draw` wrote to")
    command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the sheets go")
    _add_plan(command)
    command.set_defaults(run=_sheet)


def _sheet(options: argparse.Namespace) -> int:
    from showroom.production.contact_sheets import write_sheets

    print(f"{write_sheets(_products(options), options.out, options.to)} sheets in {options.to}")
    return 0


def _add_photos(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("photos", help="make photos as customers would take them of some products")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="what `draw` wrote to")
    command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the photos go")
    command.add_argument(
        "--bakes", type=Path, default=BAKES, metavar="DIR", help="baked shapes (%(default)s)"
    )
    _add_plan(command)
    command.set_defaults(run=_photos)


def _photos(options: argparse.Namespace) -> int:
    from showroom.photos.customer_photos import write_photos

    count = write_photos(_products(options), options.out, options.bakes, options.to, options.seed)
    print(f"{count} photos in {options.to}")
    return 0


def _add_judge(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "judge", help="compare the recommendations of the built shop with how its products were drawn"
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the built catalogue, such as assets/demo")
    command.set_defaults(run=_judge)


def _judge(options: argparse.Namespace) -> int:
    from showroom.evaluate_demo import judge

    print(judge(options.folder))
    return 0


def _products(options: argparse.Namespace) -> list[plan.Product]:
    return plan.select_products(plan.plan_range(options.seed), options.only, options.count)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number


def _report(problems: Iterable[tuple[str, str]]) -> int:
    lines = [f"{what}: {fault}" for what, fault in problems]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


def _show(progress: Progress) -> None:
    left = progress.seconds_left
    rest = "" if left is None else f", {progress.rate:.2g}/s, {left // 60:.0f}:{left % 60:02.0f} left"
    _say(f"\r{progress.step}: {progress.done} of {progress.total}{rest}   ")


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
