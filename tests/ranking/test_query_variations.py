""" "Same, but ..." on the toy catalogue."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.ranking import Filters, Query, Recommender
from recsys.ranking.query_variations import (
    Variation,
    apply_variations,
    available_variations,
    feasible_variations,
    parse_variations,
)


@pytest.fixture(scope="module")
def recommender(toy_catalog: Path) -> Recommender:
    return Recommender.open(toy_catalog, "eigenfaces")


def offered(recommender: Recommender, product: str) -> dict[str, Variation]:
    return {each.key: each for each in available_variations(recommender, product)}


def test_each_variation_changes_what_it_says(recommender: Recommender) -> None:
    query = "box-green-40"  # the ninth product: 90, for women
    found = {
        key: [
            result.product for result in recommender.recommend(Query((query,)), 50, filters=variation.filters)
        ]
        for key, variation in offered(recommender, query).items()
    }
    assert set(found) == {"cheaper", "dearer", "colour", "gender=Men"}
    assert max(product.price for product in found["cheaper"]) == 80
    assert min(product.price for product in found["dearer"]) == 100
    assert {product.attributes["baseColour"] for product in found["colour"]} == {"red", "blue"}
    assert {product.attributes["gender"] for product in found["gender=Men"]} == {"Men"}


def test_nothing_is_offered_that_no_product_is(recommender: Recommender) -> None:
    assert "cheaper" not in offered(recommender, "disc-red-40")  # the cheapest
    assert "dearer" not in offered(recommender, "cross-blue-44")  # the dearest
    assert not {"cheaper", "dearer"} & set(offered(recommender, "disc-green-44"))  # it has no price


def test_two_of_one_kind_exclude_each_other_and_unknown_ones_are_ignored(recommender: Recommender) -> None:
    every = list(offered(recommender, "box-green-40").values())
    keys = [each.key for each in parse_variations(every, ["cheaper", "colour", "nonsense", "dearer"])]
    assert keys == ["dearer", "colour"]


def test_variations_combine_with_each_other_and_with_filters(recommender: Recommender) -> None:
    every = offered(recommender, "box-green-40")
    filters = apply_variations(
        [every["cheaper"], every["gender=Men"]], Filters({"category": ["disc"]}, price_from=40)
    )
    found = recommender.recommend(Query(("box-green-40",)), 50, filters=filters)
    assert {result.product.id for result in found} == {"disc-blue-44"}  # 60, for men


def test_what_cannot_be_is_known_beforehand(recommender: Recommender) -> None:
    every = offered(recommender, "disc-red-44")  # 20, for men; only disc-red-40 is cheaper: red, for women
    assert feasible_variations(recommender, [every["cheaper"], every["gender=Women"]])
    assert not feasible_variations(recommender, [every["cheaper"], every["colour"]])


def test_without_a_color_attribute_the_picture_tells(toy_copy: Path) -> None:
    catalog = Catalog.open(toy_copy)
    bare = Catalog(catalog.table.drop(columns=["baseColour"]), folder=toy_copy, name="bare", currency="EUR")
    recommender = Recommender(bare, "eigenfaces")
    another = offered(recommender, "box-green-40")["colour"]
    found = recommender.recommend(Query(("box-green-40",)), 50, filters=another.filters)
    assert {result.product.id.split("-")[1] for result in found} == {"red", "blue"}


def test_rows_are_a_filter_among_others(recommender: Recommender) -> None:
    rows = np.zeros(len(recommender.catalog), dtype=bool)
    rows[:6] = True
    found = recommender.recommend(
        Query(("box-green-40",)), 50, filters=Filters({"baseColour": ["red"]}, rows=rows)
    )
    assert {result.product.id for result in found} == {"disc-red-40", "disc-red-44"}
    assert rows.sum() == 6
