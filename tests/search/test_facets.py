"""Search and filters over a catalogue that is small enough to answer by hand."""

import numpy as np
import pytest

from pages.ui.shared.color_swatches import is_pale, swatch
from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.search.facets import CHEAPEST, NEWEST, ORDER, FacetedSearch, Selection
from recsys.search.titles import TitleIndex

TITLES = [
    "Blue T-shirt",
    "Men's sweatshirt",
    "Café table",
    "Shirt",
    "Blue shirtdress for women",
    "黒いシャツ",
]


def found(text: str) -> list[int]:
    mask, fit = TitleIndex(TITLES, ["A1", "B2", "C3", "D4", "E5", "F6"]).find(text)
    rows = np.flatnonzero(mask)
    return rows[np.argsort(-fit[rows], kind="stable")].tolist()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("shirt", [3, 0, 4]),
        ("shi blu", [0, 4]),
        ("t-shirt", [0]),
        ("TSHIRT", [0]),
        ("mens", [1]),
        ("weat", [1]),
        ("CAFE", [2]),
        ("シャツ", [5]),
        ("blue zebra", []),
        ("c3", [2]),
        ("...", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_search(text, rows):
    assert found(text) == rows


@pytest.fixture
def shelf(tmp_path) -> FacetedSearch:
    table = empty_products_table(6)
    table["id"] = [f"p{number}" for number in range(6)]
    table["title"] = ["one", "two", "three", "four", "five", "six"]
    table["category"] = ["a", "a", "b", "b", None, "a"]
    table["price"] = [1.0, 2.0, np.nan, 400.0, 5.0, 60.0]
    table["year"] = ["2011", None, "2013", "2011", "2013", "9"]
    return FacetedSearch(Catalog(table, folder=tmp_path, name="Six"))


def test_numbers_are_offered_from_high_to_low_and_words_by_frequency(shelf):
    assert shelf.values("year") == ["2013", "2011", "9"]
    assert shelf.values("category") == ["a", "b"]


def test_newest_first_and_unknown_years_last(shelf):
    assert shelf.sorts(searching=False)[:2] == [ORDER, NEWEST]
    assert shelf.answer(Selection(sort=NEWEST)).rows.tolist() == [2, 4, 0, 3, 5, 1]


def test_unknown_prices_come_last(shelf):
    assert shelf.answer(Selection(sort=CHEAPEST)).rows.tolist() == [0, 1, 4, 5, 3, 2]


def test_counts_leave_out_the_own_choice_only(shelf):
    answer = shelf.answer(Selection(where=(("category", ("b",)), ("year", ("2011",)))))
    assert answer.rows.tolist() == [3]
    assert answer.counts["category"].tolist() == [1, 1]
    assert answer.counts["year"].tolist() == [1, 1, 0]


def test_price_bins_hold_every_priced_product_once(shelf):
    counts = shelf.answer(Selection(price=(2, 60))).prices
    edges = shelf.price_edges
    assert counts.sum() == 5
    assert edges[0] == 1 and edges[-1] == 400 and edges == sorted(set(edges))
    for amount in (1, 2, 5, 60, 400):
        place = min(np.searchsorted(edges, amount, side="right") - 1, len(counts) - 1)
        assert counts[place] >= 1


def test_only_some_products(shelf):
    assert shelf.answer(Selection(only=("p4", "gone", "p1"))).rows.tolist() == [1, 4]
    assert shelf.answer(Selection(only=())).rows.tolist() == []


@pytest.mark.parametrize(
    ("name", "color"),
    [
        ("Navy Blue", "#1f2f55"),
        ("grey melange", "#a9abae"),
        ("Gray", "#8b8e93"),
        ("Bottle green", "#3b8a4c"),
        ("Indigo", "#4b0082"),
        ("Cosy", ""),
        ("", ""),
    ],
)
def test_names_of_colors(name, color):
    assert swatch(name) == color


def test_pale_colors_need_dark_marks():
    assert is_pale(swatch("Cream")) and not is_pale(swatch("Navy")) and not is_pale(swatch("Multi"))
