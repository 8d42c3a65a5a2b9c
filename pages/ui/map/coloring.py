"""Colours of the points of the map: by an attribute, by price, or the products' own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pages.ui.components.product_map import Group
from pages.ui.shared import color_swatches
from pages.ui.shared.formatting import heading, price
from recsys.colors import is_color_name
from recsys.search.facets import FacetedSearch

OWN, PRICE = "own-colours", "price"
PALETTE = (
    ("#6d4bd5", "#33b6d0"),
    ("#f76155", "#fdb404"),
    ("#087893", "#a183ff"),
    ("#409b10", "#10a940"),
    ("#c11869", "#fab9fd"),
    ("#052e98", "#c6161f"),
    ("#d45fdc", "#245edf"),
    ("#925b03", "#e38386"),
    ("#2b4d0a", "#41ff98"),
    ("#65224b", "#a72eab"),
)
"""Colours in the light and in the dark theme: found by search for the largest least difference of any
two, as seen with normal, red-blind and green-blind eyes, at a contrast of 3 : 1 to the background."""
OTHER = ("#8c8c90", "#77777c")
_RAMP = (
    ("#d9821f", "#6a5fd0"),
    ("#c85a3a", "#a05fd0"),
    ("#a93c62", "#d06ab0"),
    ("#7d2f83", "#f0857f"),
    ("#4b2a8c", "#f9ab5c"),
    ("#1f1b5c", "#fde27a"),
)
"""From cheap to dear: darker in the light theme, lighter in the dark one."""
_NONE = 255
_WORTH_A_NAME = 0.01


@dataclass(frozen=True)
class PointColors:
    """Colours and legend of the points.

    Attributes:
        groups: the legend; empty where each product has its own colour.
        values: (N,) uint8 numbers of groups, 255 for none, or (N, 3) uint8 red, green, blue.
        labels: (N,) int64 the attribute's value of each product, -1 where unknown; None where there is
            no attribute behind the colours.
    """

    groups: list[Group]
    values: np.ndarray
    labels: np.ndarray | None = None


def choices(shelf: FacetedSearch) -> dict[str, str]:
    """Return what the points can be coloured by, with its name for people; the best choice first."""
    columns = [name for name in dict.fromkeys((*shelf.levels, *shelf.facets)) if _values(shelf, name) > 1]
    best = _telling(shelf, columns)
    columns.sort(key=lambda name: name != best)
    found = {name: heading(name) for name in columns}
    if shelf.price_range:
        found[PRICE] = "Price"
    return found | {OWN: "The product's own colour"}


def by_attribute(shelf: FacetedSearch, column: str) -> PointColors:
    """Colour by an attribute: its most frequent values, all others as one."""
    names = shelf.catalog.table[column].astype("string")
    counts = names.value_counts()
    counts = counts[counts > 0].sort_index().sort_values(ascending=False, kind="stable")
    shown = list(counts.index[: len(PALETTE)])
    numbers = {name: number for number, name in enumerate(shown)}
    codes = names.map(numbers).fillna(-1).to_numpy(dtype=np.int64)
    shades = _colors(column, [str(name) for name in shown])
    groups = [Group(str(name), int(counts[name]), shade) for name, shade in zip(shown, shades, strict=True)]
    values = np.where(codes < 0, _NONE, codes).astype(np.uint8)
    rest = int(counts.iloc[len(shown) :].sum())
    if rest:
        values[(codes < 0) & names.notna().to_numpy()] = len(groups)
        groups.append(Group(f"{len(counts) - len(shown)} others", rest, OTHER))
    missing = int(names.isna().sum())
    if missing:
        values[names.isna().to_numpy()] = len(groups)
        groups.append(Group("Not known", missing, OTHER))
    return PointColors(groups, values, shelf.catalog.values(column)[0])


def by_price(shelf: FacetedSearch) -> PointColors:
    """Colour by price in up to six steps with equally many products."""
    prices, currency = shelf.catalog.prices, shelf.catalog.currency
    known = prices[~np.isnan(prices)]
    edges = np.unique(np.quantile(known, np.linspace(0, 1, len(_RAMP) + 1), method="nearest"))
    steps = max(1, len(edges) - 1)
    codes = np.clip(np.searchsorted(edges, prices, side="right") - 1, 0, steps - 1)
    codes[np.isnan(prices)] = _NONE
    picks = np.linspace(0, len(_RAMP) - 1, steps).round().astype(int)

    def worded(amount: float) -> str:
        return price(float(amount), currency, cents=shelf.has_cents)

    groups = [
        Group(
            f"{worded(edges[step])} to {worded(edges[min(step + 1, len(edges) - 1)])}",
            int((codes == step).sum()),
            _RAMP[picks[step]],
        )
        for step in range(steps)
    ]
    missing = int(np.isnan(prices).sum())
    if missing:
        codes[np.isnan(prices)] = len(groups)
        groups.append(Group("Price not known", missing, OTHER))
    return PointColors(groups, codes.astype(np.uint8))


def by_own_color(palette: np.ndarray, rows: np.ndarray) -> PointColors:
    """Colour each point as the product itself.

    Args:
        palette: (P, 20) main colours of pictures, see `recsys.signals.palette`.
        rows: (N,) each product's row in it, -1 for none.
    """
    shades = np.full((len(rows), 3), 140, dtype=np.uint8)
    shades[rows >= 0] = np.asarray(palette)[rows[rows >= 0], :3].astype(np.uint8)
    return PointColors([], shades)


def names_at(places: np.ndarray, point_colors: PointColors, most: int = 12) -> list[tuple[int, float, float]]:
    """Return where each group's name belongs on the map: where most of its points lie.

    Args:
        places: (N, 2) in 0..1, NaN for products without a point.
        point_colors: with groups.
        most: how many names at most, those of the largest groups.
    """
    found = []
    order = sorted(range(len(point_colors.groups)), key=lambda number: -point_colors.groups[number].count)
    for number in order[:most]:
        points = places[(point_colors.values == number) & ~np.isnan(places[:, 0])]
        if point_colors.groups[number].colors != OTHER and len(points) >= _WORTH_A_NAME * len(places):
            x, y = _densest(points)
            found.append((number, x, y))
    return found


def _densest(points: np.ndarray) -> tuple[float, float]:
    """Return the middle of the points in and around the fullest of 24 x 24 boxes."""
    boxes = np.minimum((points * 24).astype(np.int64), 23)
    counts = np.zeros((26, 26))
    np.add.at(counts, (boxes[:, 0] + 1, boxes[:, 1] + 1), 1)
    around = np.sum([np.roll(counts, (x, y), (0, 1)) for x in (-1, 0, 1) for y in (-1, 0, 1)], axis=0)
    best = np.unravel_index(np.argmax(around[1:-1, 1:-1]), (24, 24))
    near = points[(np.abs(boxes - best) <= 1).all(axis=1)]
    x, y = near.mean(axis=0)
    return round(float(x), 4), round(float(y), 4)


def _values(shelf: FacetedSearch, column: str) -> int:
    return len(shelf.catalog.values(column)[1])


def _telling(shelf: FacetedSearch, columns: list[str]) -> str | None:
    """Return the finest category level of whose products the palette names four fifths."""
    levels = [level for level in shelf.levels if level in columns]
    for level in reversed(levels):
        counts = np.bincount(shelf.catalog.values(level)[0] + 1)[1:]
        if np.sort(counts)[::-1][: len(PALETTE)].sum() >= 0.8 * counts.sum():
            return level
    return levels[0] if levels else None


def _colors(column: str, names: list[str]) -> list[tuple[str, str]]:
    """Return a colour for each value: the one it names, where the column is about colours."""
    if not is_color_name(column):
        return list(PALETTE[: len(names)])
    named = [color_swatches.swatch(name) for name in names]
    return [(shade, shade) if shade.startswith("#") else OTHER for shade in named]
