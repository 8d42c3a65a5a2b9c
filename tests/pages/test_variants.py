"""Variants in the grid and in the drawer; the toy catalogue has each shape in three colours."""

import pytest


@pytest.fixture
def shop(visit, toy_catalog):
    return lambda **address: visit(shops=[toy_catalog], **address)


def test_one_card_a_design(shop):
    visitor = shop()
    assert visitor.count == "24 products in 9 designs"
    first = visitor.data("alike_product_grid", "products")["cards"][0]
    assert (first["title"], first["badge"]) == ("Red disc 40", "3 variants")
    assert len(visitor.titles) == 9


def test_every_variant_on_demand(shop):
    visitor = shop().fire("toolbar", "switched", "variants")
    assert visitor.count == "24 products"
    assert len(visitor.titles) == 24
    assert {card["badge"] for card in visitor.data("alike_product_grid", "products")["cards"]} == {""}
    assert len(visitor.fire("toolbar", "switched", "variants").titles) == 9


def test_a_filter_shows_the_variant_that_passes(shop):
    visitor = shop(f_baseColour="blue", q="box")
    assert visitor.titles == ["Blue box 40", "Blue box 44"]
    assert visitor.count == "2 products"


def test_the_first_in_the_order_asked_for_stands_for_the_design(shop):
    assert shop(sort="Price, high to low", q="box").titles == ["Blue box 44", "Blue box 40"]


def test_the_drawer_switches_between_variants(shop):
    visitor = shop(product="disc-red-40")
    strip = visitor.data("alike_product_rows", "variants")
    (row,) = strip["rows"]
    assert row["title"] == "3 variants"
    assert [tile["id"] for tile in row["tiles"]] == ["disc-red-40", "disc-green-40", "disc-blue-40"]
    assert strip["current"] == "disc-red-40"
    assert visitor.pick("disc-blue-40", key="variants").sheet["title"] == "Blue disc 40"


def test_without_variants_nothing_speaks_of_them(visit):
    visitor = visit(product="p001")
    assert visitor.data("alike_product_rows", "variants") is None
    assert [each["name"] for each in visitor.data("alike_toolbar")["switches"]] == ["favourites"]


def test_similar_products_show_one_variant_of_each_design(shop):
    def discs(visitor):
        return [
            card
            for card in visitor.similar
            if card["id"] in {f"disc-{c}-40" for c in ("red", "green", "blue")}
        ]

    one = shop(product="box-red-40", wv="0.05")
    assert [card["badge"] for card in discs(one)] == ["3 variants"]
    every = shop(product="box-red-40", wv="0.05", variants="all")
    assert len(discs(every)) > 1 and {card["badge"] for card in every.similar} == {""}
