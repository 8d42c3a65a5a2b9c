"""Tables that `recsys evaluate` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from recsys.commands.shared import format_interval
from recsys.evaluation import EvaluationReport
from recsys.evaluation.metric_table import AGREEMENT, RELEVANCE, ROWS, Metric, estimate

NAME = 24
_KINDS = 12
_WORST = 8


def lines(report: EvaluationReport) -> Iterator[str]:
    """Yield the lines of a report for a terminal."""
    about = report.catalog
    yield f"{about['name']}: {about['queries']:,} queries among {about['products']:,} products"
    for relevance in report.relevances:
        yield from _one_definition(report, relevance)
    yield from _agreement(report)
    yield from _rows(report)
    yield from _kinds(report)
    yield from _tradeoffs(report)
    yield from _worst(report)


def _table(title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    widths = [max(len(name), *(len(cells[n]) for _, cells in rows)) + 2 for n, name in enumerate(columns)]
    first = max(NAME, *(len(name) for name, _ in rows))
    yield ""
    yield title
    yield " " * first + "".join(name.rjust(width) for name, width in zip(columns, widths, strict=True))
    for name, cells in rows:
        yield name.ljust(first) + "".join(
            cell.rjust(width) for cell, width in zip(cells, widths, strict=True)
        )


def _one_definition(report: EvaluationReport, relevance: dict[str, Any]) -> Iterator[str]:
    name = relevance["name"]
    methods = [method for method in report.methods if name in method["figures"]]
    if not methods:
        return
    title = (
        f"Good means the same {name.replace('+', ' and ')} (a random pair {relevance['chance']:.3f}, "
        f"the most frequent {relevance['majority']:.3f}). Without near-duplicates; "
        "the last two columns: with them, and every kind counting the same"
    )
    rows = [(method["name"], [_cell(method, metric, name) for metric in RELEVANCE]) for method in methods]
    yield from _table(title, [metric.heading for metric in RELEVANCE], rows)
    yield from _table(
        "P@5 with its 95 % interval, and the paired difference to the first (p: randomisation test, Holm)",
        ["P@5", "difference", "p"],
        [
            (method["name"], [format_interval(method["figures"][name]["P@5"]), *_difference(method, name)])
            for method in methods
        ],
    )


def _cell(method: dict[str, Any], metric: Metric, definition: str = "") -> str:
    stored = estimate(method, metric.name, definition)
    return "-" if stored is None else format(stored["value"], metric.form)


def _difference(method: dict[str, Any], name: str) -> list[str]:
    p_value = method["luck"].get(name)
    if p_value is None:
        return ["", ""]
    return [format_interval(method["figures"][name]["P@5 difference"], "+.3f"), f"{p_value:.4f}"]


def _agreement(report: EvaluationReport) -> Iterator[str]:
    """Yield graded relevance, colour and price; a metric that the catalogue has no data for is left out."""
    known = [each for each in AGREEMENT if any(estimate(method, each.name) for method in report.methods)]
    rows = [(method["name"], [_cell(method, metric) for metric in known]) for method in report.methods]
    title = f"Graded relevance, and agreement of the first 10 in colour and price{_lower_is_better(known)}"
    yield from _table(title, [metric.heading for metric in known], rows)


def _lower_is_better(metrics: Sequence[Metric]) -> str:
    names = [metric.heading for metric in metrics if metric.higher_is_better is False]
    return f" (lower is better: {', '.join(names)})" if names else ""


def _rows(report: EvaluationReport) -> Iterator[str]:
    rows = [
        (method["name"], [*(_cell(method, metric) for metric in ROWS), f"{method['seconds']:.1f}"])
        for method in report.methods
    ]
    yield from _table(
        "The first 20 of all queries (coverage and hubs: compare with chance)",
        [*(metric.heading for metric in ROWS), "seconds"],
        rows,
    )


def _kinds(report: EvaluationReport) -> Iterator[str]:
    first = report.methods[0]["name"]
    hardest = sorted(report.categories[first].items(), key=lambda pair: pair[1]["P@5"])[:_KINDS]
    names = [method["name"] for method in report.methods]
    rows = [
        (kind, [str(row["queries"]), *(f"{report.categories[name][kind]['P@5']:.3f}" for name in names)])
        for kind, row in hardest
    ]
    if rows:
        yield from _table(f"P@5 of the kinds that are hardest for {first}", ["queries", *names], rows)


def _tradeoffs(report: EvaluationReport) -> Iterator[str]:
    columns = {"good": "same kind", "color": "same colour", "price": "same price tier"}
    for curve in report.tradeoffs:
        rows = [
            (
                f"{point['weight']:.1f}" + (" (usual)" if point["weight"] == curve["usual"] else ""),
                [f"{point[name]['value']:.3f}" if name in point else "-" for name in columns],
            )
            for point in curve["points"]
        ]
        word = {"color": "colour"}.get(curve["signal"], curve["signal"])
        title = f"Weight on {word}: share of the first 5, {curve['queries']} queries"
        yield from _table(title, list(columns.values()), rows)


def _worst(report: EvaluationReport) -> Iterator[str]:
    first = report.methods[0]["name"]
    yield ""
    yield f"Hardest products for {first}, and what it finds"
    for product in report.worst[first][:_WORST]:
        yield f"{product:<{NAME}}{' '.join(report.results[first][product])}"
