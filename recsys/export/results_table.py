"""Results as a table to take away."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from recsys.ranking.query import Recommendation
from recsys.signals import SIGNALS


def results_table(results: Sequence[Recommendation], currency: str) -> pd.DataFrame:
    """Return results, one a row, with their score and its parts; prices only where there are any."""
    table = pd.DataFrame(
        {
            "rank": [each.rank for each in results],
            "id": [each.product.id for each in results],
            "title": [each.product.title for each in results],
            "category": [each.product.category for each in results],
            "price": [each.product.price for each in results],
            "currency": currency,
            "score": [round(each.score, 6) for each in results],
        }
        | {f"score_{name}": [round(each.parts[name], 6) for each in results] for name in SIGNALS}
    )
    if table["price"].notna().any():
        return table
    return table.drop(columns=["price", "currency", "score_price"])
