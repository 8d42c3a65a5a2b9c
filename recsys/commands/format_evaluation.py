"""What `recsys evaluate` prints: one table a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from recsys.evaluation import Report

NAME = 24
_KINDS = 12
_WORST = 8


def lines(report: Report) -> Iterator[str]:
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


def _one_definition(report: Report, relevance: dict[str, Any]) -> Iterator[str]:
    name = relevance["name"]
    plain = ("P@1", "P@5", "P@10", "P@20", "R@20", "hit@1", "hit@5", "hit@10", "MAP@R", "R-precision")
    found = [method for method in report.methods if name in method["figures"]]
    if not found:
        return
    title = (
        f"Good means the same {name.replace('+', ' and ')} (a random pair {relevance['chance']:.3f}, "
        f"the commonest {relevance['majority']:.3f}). Without twins; the last two columns: with twins, and "
        "every kind counting the same"
    )
    rows = [
        (
            method["name"],
            [
                *(f"{method['figures'][name][measure]['value']:.3f}" for measure in plain),
                *(
                    f"{method['figures'][name][measure]['value']:.3f}"
                    for measure in ("P@5 with twins", "P@5 by kind")
                ),
            ],
        )
        for method in found
    ]
    yield from _table(title, [*plain, "P@5 twins", "P@5 kinds"], rows)
    yield from _table(
        "P@5 with its 95 % interval, and the difference to the first, query by query (p: by luck, Holm)",
        ["P@5", "difference", "p"],
        [
            (method["name"], [_spread(method["figures"][name]["P@5"]), *_difference(method, name)])
            for method in found
        ],
    )


def _spread(figure: dict[str, float]) -> str:
    return f"{figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"


def _difference(method: dict[str, Any], name: str) -> list[str]:
    luck = method["luck"].get(name)
    if luck is None:
        return ["", ""]
    gap = method["figures"][name]["P@5 difference"]
    words = f"{gap['value']:+.3f} ({gap['low']:+.3f} to {gap['high']:+.3f})"
    return [words, f"{luck:.4f}"]


_OTHER: dict[str, tuple[str, Callable[[float], str]]] = {
    "nDCG@10": ("nDCG@10", "{:.3f}".format),
    "nDCG@20": ("nDCG@20", "{:.3f}".format),
    "colour difference": ("CIEDE2000", "{:.1f}".format),
    "same colour": ("same colour", "{:.3f}".format),
    "same price tier": ("same tier", "{:.3f}".format),
    "price tier difference": ("tiers apart", "{:.2f}".format),
    "price apart": ("|dlog price|", "{:.3f}".format),
}


def _agreement(report: Report) -> Iterator[str]:
    """Graded relevance, colour and price; a column that the catalogue has nothing for is left out."""
    known = [name for name in _OTHER if any(name in method["other"] for method in report.methods)]
    rows = [
        (
            method["name"],
            [
                _OTHER[name][1](method["other"][name]["value"]) if name in method["other"] else "-"
                for name in known
            ],
        )
        for method in report.methods
    ]
    title = "Graded relevance, and agreement of the first 10 in colour and price"
    yield from _table(title, [_OTHER[name][0] for name in known], rows)


def _rows(report: Report) -> Iterator[str]:
    rows = []
    for method in report.methods:
        whole, other = method["over_all"], method["other"]
        cells = [f"{whole['coverage']:.1%}", f"{whole['skew']:.2f}", f"{whole['most']:.1%}"]
        cells += [f"{other[name]['value']:.3f}" if name in other else "-" for name in ("variety", "repeats")]
        rows.append((method["name"], [*cells, f"{method['seconds']:.1f}"]))
    yield from _table(
        "The first 20 of all queries (coverage and hubs: compare with chance)",
        ["coverage@20", "hub skew", "in most rows", "variety", "repeats", "seconds"],
        rows,
    )


def _kinds(report: Report) -> Iterator[str]:
    first = report.methods[0]["name"]
    hardest = sorted(report.categories[first].items(), key=lambda pair: pair[1]["P@5"])[:_KINDS]
    names = [method["name"] for method in report.methods]
    rows = [
        (kind, [str(row["queries"]), *(f"{report.categories[name][kind]['P@5']:.3f}" for name in names)])
        for kind, row in hardest
    ]
    if rows:
        yield from _table(f"P@5 of the kinds that are hardest for {first}", ["queries", *names], rows)


def _tradeoffs(report: Report) -> Iterator[str]:
    shown = {"good": "same kind", "color": "same colour", "price": "same price tier"}
    for curve in report.tradeoffs:
        usual = curve["usual"]
        rows = [
            (
                f"{point['weight']:.1f}" + (" (usual)" if point["weight"] == usual else ""),
                [f"{point[name]['value']:.3f}" if name in point else "-" for name in shown],
            )
            for point in curve["points"]
        ]
        word = {"color": "colour"}.get(curve["signal"], curve["signal"])
        title = f"Weight on {word}: share of the first 5, {curve['queries']} queries"
        yield from _table(title, list(shown.values()), rows)


def _worst(report: Report) -> Iterator[str]:
    first = report.methods[0]["name"]
    yield ""
    yield f"Hardest products for {first}, and what it finds"
    for product in report.worst[first][:_WORST]:
        yield f"{product:<{NAME}}{' '.join(report.found[first][product])}"
