"""`recsys evaluate`: how good the recommendations are, method by method."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import add_progress, listener, subset_ids

if TYPE_CHECKING:
    from recsys.evaluation import Report

DESCRIPTION = """Compare the encoders that a catalogue is built with to each other, to colour alone, to the
labels themselves and to chance, on the same queries. Products with the query's picture or title are left
out of its results. Labels stand in for clicks: see which definition of a good recommendation fits you."""


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "evaluate", help="measure how good the recommendations are", description=DESCRIPTION
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a built catalogue")
    command.add_argument(
        "--encoder", action="append", default=[], metavar="NAME", help="one of those built; may be repeated"
    )
    command.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="COLUMN[+COLUMN]",
        help="products that agree in these columns are good recommendations too; may be repeated",
    )
    command.add_argument("--queries", type=int, default=1000, metavar="N", help="products asked for (1000)")
    command.add_argument(
        "--only", type=Path, metavar="FILE", help="only the products whose ids are the lines of this file"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="of the choice of queries (0)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    command.add_argument(
        "--keep", action="store_true", help="keep the figures in the catalogue's folder, for the app"
    )
    add_progress(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.catalog import Catalog
    from recsys.evaluation import evaluate
    from recsys.files import write_json

    catalog = Catalog.open(options.folder)
    if options.only:
        catalog = catalog.subset(subset_ids(catalog, options.only))
    with listener(job=options.progress) as listen:
        report = evaluate(
            catalog,
            options.encoder,
            same_as=options.same,
            queries=options.queries,
            seed=options.seed,
            listen=listen,
        )
        if options.keep:
            report.keep(catalog)
    print("\n".join(_lines(report)))
    if options.json:
        write_json(options.json, report.as_dict())
        print(f"\nAll figures, per category and worst queries: {options.json}")


def _lines(report: Report) -> list[str]:
    about = report.catalog
    lines = [f"{about['name']}: {about['queries']:,} queries among {about['products']:,} products"]
    for relevance in report.relevances:
        name = relevance["name"]
        lines += [
            "",
            f"Good means the same {name.replace('+', ' and ')} "
            f"(by chance {relevance['chance']:.3f}, always the commonest {relevance['majority']:.3f})",
            f"{'':<24}{'P@1':>7}{'P@5':>7}{'P@10':>7}{'hit@10':>8}{'MAP@R':>7}   "
            f"{'P@5, 95 % interval':<20}{'twins in':>8}",
        ]
        for method in report.methods:
            if name not in method["figures"]:
                continue
            figure = {measure: each["value"] for measure, each in method["figures"][name].items()}
            spread = method["figures"][name]["P@5"]
            lines.append(
                f"{method['name']:<24}{figure['P@1']:7.3f}{figure['P@5']:7.3f}{figure['P@10']:7.3f}"
                f"{figure['hit@10']:8.3f}{figure['MAP@R']:7.3f}   {spread['low']:.3f} to {spread['high']:.3f}"
                f"{'':<6}{figure['P@5 with twins']:8.3f}"
            )
    lines += ["", f"{'':<24}{'nDCG@10':>9}  {'colour apart':>12}  {'price tiers apart':>17}  {'seconds':>7}"]
    for method in report.methods:
        other = method["other"]
        price = other.get("price tier difference")
        lines.append(
            f"{method['name']:<24}{other['nDCG@10']:9.3f}  {other['colour difference']:12.1f}  "
            f"{'-' if price is None else f'{price:.2f}':>17}  {method['seconds']:7.1f}"
        )
    return lines
