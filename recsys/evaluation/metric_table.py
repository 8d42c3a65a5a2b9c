"""Table of the metrics of an evaluation: names and formats, for the command line and the laboratory alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Metric:
    """Description of one metric.

    Attributes:
        name: its key in an `EvaluationReport`.
        heading: of its column in a terminal.
        form: of its numbers there, such as ".3f".
        higher_is_better: False where a low value is good, None where it depends on the aim.
        label: in the chart of all methods; "" where it is not offered.
        title: of its tile among the details of one method; "" where it has none.
        tile_form: of the number in the tile.
        help: explanation of the tile.
    """

    name: str
    heading: str
    form: str = ".3f"
    higher_is_better: bool | None = True
    label: str = ""
    title: str = ""
    tile_form: str = ""
    help: str = ""


RELEVANCE = (
    Metric("P@1", "P@1", label="The first is good"),
    Metric("P@5", "P@5", label="Share of the first 5 that are good"),
    Metric("P@10", "P@10", label="Share of the first 10 that are good"),
    Metric("P@20", "P@20", label="Share of the first 20 that are good"),
    Metric("R@20", "R@20", label="Share of all good ones that are in the first 20"),
    Metric("hit@1", "hit@1"),
    Metric("hit@5", "hit@5"),
    Metric("hit@10", "hit@10", label="Share of products with at least one good one in the first 10"),
    Metric("MAP@R", "MAP@R", label="How well all good ones are ranked (MAP@R)"),
    Metric("R-precision", "R-precision"),
    Metric("P@5 with twins", "P@5 twins"),
    Metric("P@5 by kind", "P@5 kinds", label="Share of the first 5, every kind counting the same"),
)
"""Metrics for one definition of relevance."""
AGREEMENT = (
    Metric("nDCG@10", "nDCG@10", label="How much of kind, gender and colour the first 10 share (nDCG)"),
    Metric("nDCG@20", "nDCG@20"),
    Metric("colour difference", "CIEDE2000", ".1f", higher_is_better=False),
    Metric(
        "same colour",
        "same colour",
        label="Share of the first 10 of the same colour",
        title="Same colour",
        tile_form=".0%",
        help="Of the first 10, by the colour's name in the catalogue.",
    ),
    Metric(
        "same price tier",
        "same tier",
        label="Share of the first 10 of the same price level",
        title="Same price level",
        tile_form=".0%",
        help="Of the first 10: low, usual, high or top for its kind.",
    ),
    Metric("price tier difference", "tiers apart", ".2f", higher_is_better=False),
    Metric("price apart", "|dlog price|", higher_is_better=False),
)
"""Metrics of graded relevance, and of agreement in colour and price."""
ROWS = (
    Metric(
        "coverage",
        "coverage@20",
        ".1%",
        label="Share of the catalogue that is shown at all",
        title="Shown at all",
        tile_form=".0%",
        help="Products in at least one of the rows of 20.",
    ),
    Metric(
        "skew",
        "hub skew",
        ".2f",
        higher_is_better=False,
        title="Unevenness",
        tile_form=".1f",
        help="Skew of how often products are shown: 0 is even, above 3 a few dominate.",
    ),
    Metric(
        "most",
        "in most rows",
        ".1%",
        higher_is_better=False,
        title="Most shown",
        tile_form=".1%",
        help="How many of the rows show the product that is shown most often.",
    ),
    Metric(
        "variety",
        "variety",
        higher_is_better=None,
        label="Variety in the first 20",
        title="Variety",
        tile_form=".2f",
        help="How different the products in one row look: 0 if all are the same.",
    ),
    Metric(
        "repeats",
        "repeats",
        higher_is_better=False,
        title="Repeats",
        tile_form=".1%",
        help="Places in a row that show again the product itself or one before it.",
    ),
)
"""Metrics of the rows of results of all queries together."""


def estimate(method: Mapping[str, Any], name: str, definition: str = "") -> dict[str, float] | None:
    """Return a metric of one method: value, low and high; None where the catalogue has no data for it.

    Args:
        method: one of an `EvaluationReport`.
        name: of the metric.
        definition: of relevance, for the metrics in `RELEVANCE`.
    """
    if name in method["over_all"]:
        value = method["over_all"][name]
        return {"value": value, "low": value, "high": value}
    stored = method["other"].get(name) or method["figures"].get(definition, {}).get(name)
    return dict(stored) if stored else None
