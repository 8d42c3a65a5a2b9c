"""Bar charts of a catalogue's content; each bar leads to its products."""

from __future__ import annotations

from urllib.parse import urlencode

import numpy as np
import streamlit as st

from pages.ui.components.bar_list import Bar, BarChart, bar_list
from pages.ui.shared.catalog_folders import places
from pages.ui.shared.color_swatches import swatch
from pages.ui.shared.formatting import count, heading, price
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import filters
from recsys.artifacts import Artifacts
from recsys.colors import is_color_name
from recsys.search.facets import SearchResult, Selection
from recsys.signals.price import PriceTiers

_MOST = 10
_TIERED = 12


def charts(shop: OpenCatalog) -> None:
    """Show how many products there are of each kind, colour, season and price."""
    answer = shop.shelf.answer(Selection(every_variant=True))
    columns = [*shop.shelf.levels[-1:], *shop.shelf.facets]
    found = [_values(shop, column, answer.counts[column]) for column in columns]
    if shop.shelf.price_edges:
        found += [_prices(shop, answer), _tiers(shop)]
    if not found:
        st.info("This catalogue has names and pictures only, so there is nothing to count.")
        return
    st.caption("Each bar counts products in the catalogue, not sales. Click one to see its products.")
    bar_list(found, key="charts")


def _values(shop: OpenCatalog, column: str, counts: np.ndarray) -> BarChart:
    names = shop.shelf.values(column)
    order = np.argsort(-counts, kind="stable")
    numeric = not shop.shelf.values_by_frequency(column)
    shown = sorted(order[:_MOST].tolist()) if numeric else order[:_MOST].tolist()
    total = len(shop.catalog)
    first = int(order[0])
    single = len(order) == 1 or counts[first] > counts[order[1]]
    rest = len(names) - len(shown)
    missing = total - int(counts.sum())
    more = [f"{rest} more" if rest else "", f"unknown for {count(missing)}" if missing else ""]
    return BarChart(
        title="Type" if column in shop.shelf.levels else heading(column),
        note=f"{names[first]} is the most frequent: {counts[first] / total:.0%}" if single else "",
        bars=[
            Bar(
                names[number],
                int(counts[number]),
                _link(shop, filters.address_of(shop.shelf, column, names[number])),
                f"{counts[number] / total:.1%}",
                swatch(names[number]) if is_color_name(column) else "",
            )
            for number in shown
        ],
        more=", ".join(filter(None, more)),
    )


def _prices(shop: OpenCatalog, answer: SearchResult) -> BarChart:
    edges = shop.shelf.price_edges
    known = shop.catalog.prices[~np.isnan(shop.catalog.prices)]
    worded = [price(edge, shop.catalog.currency, cents=False) for edge in edges]
    return BarChart(
        title="Price",
        note=f"Half of the products cost less than {price(float(np.median(known)), shop.catalog.currency)}",
        kind="up",
        bars=[
            Bar(
                f"{worded[place]} to {worded[place + 1]}",
                int(number),
                _link(shop, filters.address_of_price(edges[place], edges[place + 1])),
            )
            for place, number in enumerate(answer.prices.tolist())
        ],
        ends=[worded[0], worded[-1]],
    )


def _tiers(shop: OpenCatalog) -> BarChart:
    cuts = PriceTiers.load(Artifacts(shop.folder).prices, remedy="").cuts
    finest = [path for path in cuts if path and not any(other.startswith(f"{path} > ") for other in cuts)]
    chosen = sorted(finest, key=lambda path: cuts[path][1])[-_TIERED:] or [""]
    top = max(1.25 * cuts[path][2] for path in chosen)
    return BarChart(
        title="Price tiers",
        note="Low, usual, high and top prices in each category: 30, 35, 25 and 10 % of its products",
        kind="tiers",
        bars=[_tier(shop, path, cuts[path], top) for path in chosen],
    )


def _tier(shop: OpenCatalog, path: str, cuts: tuple[float, float, float], top: float) -> Bar:
    low, middle, high = (price(cut, shop.catalog.currency, cents=shop.shelf.has_cents) for cut in cuts)
    steps = np.diff([0.0, *cuts, 1.25 * cuts[2]]) / top
    return Bar(
        path.rpartition(" > ")[2] or "All products",
        count=None,
        note=f"low to {low}, usual to {middle}, high to {high}",
        steps=steps.tolist(),
    )


def _link(shop: OpenCatalog, wanted: dict[str, str]) -> str:
    """Return an address; the first catalogue goes without saying, and Streamlit would correct it."""
    named = {} if shop.place == next(iter(places())) else {"catalog": shop.place}
    return "./?" + urlencode({**named, **wanted})
