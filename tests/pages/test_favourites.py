"""Favourites, comparing and downloads."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.shared import favorites
from tests.support.generated_shop import NO_PICTURE, NO_PRICE


def tell(shop, place="small", favorites=(), compare=()):
    """Report what the browser keeps, as the tray does."""
    return shop.state("tray", {"lists": {"place": place, "favourites": [*favorites], "compare": [*compare]}})


def test_favorites_only(visit):
    shop = visit(favourites="1")
    assert shop.data("alike_product_grid", "products") is None
    tell(shop, favorites=["p004", "gone", "p002"])
    assert shop.titles == ["Green bags number 2", "Yellow shirts number 4"]
    assert shop.data("alike_toolbar")["switches"] == [
        {"name": "favourites", "label": "Favourites", "on": True}
    ]
    assert shop.options("Category") == {"Accessories": 1, "Clothing": 1}


def test_a_heart_taken_away_leaves_the_favorites(visit):
    shop = tell(visit(favourites="1"), favorites=["p004", "p002"])
    assert tell(shop, favorites=["p004"]).titles == ["Yellow shirts number 4"]


def test_without_favorites_it_says_how_to_get_some(visit):
    shop = tell(visit(favourites="1"))
    assert "No favourites yet" in shop.words
    shop.at.button[-1].click()
    assert len(shop.run().titles) == 48


def test_the_switch_is_in_the_address_and_starts_on_the_first_page(visit):
    shop = tell(visit(page="2"), favorites=["p001"])
    shop.fire("toolbar", "switched", "favourites")
    assert shop.titles == ["Blue trousers number 1"]
    assert "favourites" in shop.at.query_params
    shop.fire("toolbar", "switched", "favourites")
    assert len(shop.titles) == 48


def test_the_tray_shows_what_is_chosen_and_forgets_what_is_gone(visit):
    shop = tell(visit(), favorites=["left"], compare=["p001", "nope", NO_PICTURE])
    tray = shop.data("alike_compare_tray")
    assert [each["id"] for each in tray["products"]] == ["p001", NO_PICTURE]
    assert tray["products"][1]["src"] is None
    assert tray["gone"] == ["nope", "left"]


@pytest.mark.parametrize(
    "told", [None, "x", {"place": 3}, {"place": "small", "favourites": {"a": 1}, "compare": [1]}]
)
def test_nonsense_from_outside_keeps_nothing(visit, told):
    shop = visit()
    shop.state("tray", {"lists": told})
    assert shop.data("alike_compare_tray")["products"] == []


def test_no_more_than_four_are_compared(visit):
    shop = tell(visit(), compare=[f"p00{number}" for number in range(6)])
    assert len(shop.data("alike_compare_tray")["products"]) == favorites.LIMITS[favorites.COMPARE]


def test_catalogs_keep_their_own(visit, small_shop, plain_shop):
    shop = tell(visit(shops=[small_shop, plain_shop]), compare=["p001"])
    shop.at.selectbox(key="catalog").set_value("plain")
    assert shop.run().data("alike_compare_tray")["products"] == []


def test_comparison_from_the_address(visit):
    shop = visit(compare=f"p000,p001,{NO_PRICE},nope,{NO_PICTURE}")
    assert shop.drawer == "Compare"
    seen = shop.data("alike_comparison")
    assert [each["id"] for each in seen["products"]] == ["p000", "p001", NO_PRICE]
    rows = {row["name"]: row["values"] for row in seen["rows"]}
    assert rows["Price"] == ["€10", "€13", ""]
    assert rows["Gender"] == ["Women", "Men", "Men"]
    first = seen["pairs"][0]
    assert (first["a"], first["b"]) == (0, 1)
    assert all(0 <= first[signal] <= 1 for signal in ("visual", "color", "price"))
    assert seen["pairs"][1]["price"] is None


@pytest.mark.parametrize("asked", ["p000", "", "p000,nope", "nope"])
def test_a_comparison_needs_two_products(visit, asked):
    assert visit(compare=asked).drawer is None


def test_taking_away_all_but_one_closes_the_comparison(visit):
    shop = visit(compare="p000,p001,p002")
    assert (
        len(shop.fire("comparison", "remaining", ["p000", "p002"]).data("alike_comparison")["products"]) == 2
    )
    assert shop.fire("comparison", "remaining", ["p000"]).drawer is None


def test_a_compared_product_opens_instead_of_the_comparison(visit):
    shop = visit(compare="p000,p001").pick("p001", key="comparison")
    assert shop.sheet["title"] == "Blue trousers number 1"
    assert not shop.at.query_params.get("compare")


def test_asking_in_the_tray_puts_the_comparison_into_the_address(visit):
    shop = tell(visit(), compare=["p003", "p001"]).fire("tray", "compared", ["p003", "p001"])
    assert shop.at.query_params["compare"] in ("p003,p001", ["p003,p001"])
    assert shop.drawer == "Compare"


def test_visitors_do_not_share_favorites(visit):
    tell(visit(), favorites=["p001"])
    other = visit(favourites="1")
    assert other.data("alike_product_grid", "products") is None
    assert isinstance(other.at, AppTest)
