"""The shop's grid: search, filters, sorting, pages, and every state it can be in."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pages.ui.shared import access, catalog_folders
from tests.support.generated_shop import HOSTILE, NO_PICTURE

ROOT = Path(__file__).resolve().parents[2]


def test_first_page_shows_the_first_48_products(visit):
    shop = visit()
    assert len(shop.titles) == 48
    assert shop.titles[0] == "Red shirts number 0"
    assert shop.count == "60 products"


def test_second_page_shows_the_rest(visit):
    shop = visit()
    shop.at.get("pagination")[0].set_value(2)
    assert len(shop.run().titles) == 12


@pytest.mark.parametrize("text", ["cafe CREME", "café crème", "Montre cafe"])
def test_search_ignores_case_and_accents(visit, text):
    assert visit(q=text).titles == ["Montre Café crème"]


def test_all_searched_words_must_occur(visit):
    assert visit(q="blue bags").titles == [t for t in visit(q="bags").titles if t.startswith("Blue")]


def test_a_search_without_results_offers_the_way_back(visit):
    shop = visit(q="zebra")
    assert shop.titles == []
    assert "No products match" in shop.words
    shop.at.button[-1].click()
    assert len(shop.run().titles) == 48


def test_a_new_search_starts_on_its_first_page(visit):
    shop = visit(page="2")
    shop.at.text_input(key="q").set_value("number")
    assert shop.run().at.get("pagination")[0].value == 1


def test_facet_from_the_address(visit):
    shop = visit(f_baseColour=["Red", "Blue"], q="number")
    assert {title.split()[0] for title in shop.titles} == {"Red", "Blue"}
    assert shop.chips == ["Red", "Blue"]


def test_choosing_values_puts_them_into_the_address(visit):
    shop = visit(page="2").fire("filters", "changed", {"column": "baseColour", "value": "Red", "on": True})
    shop.fire("filters", "changed", {"column": "baseColour", "value": "Blue", "on": True})
    assert shop.at.query_params["f_baseColour"] == ["Red", "Blue"]
    assert shop.chips == ["Red", "Blue"]
    assert shop.count == "24 products"
    shop.fire("toolbar", "removed", {"column": "baseColour", "value": "Red", "on": False})
    assert shop.at.query_params["f_baseColour"] == "Blue"
    assert shop.count == "12 products"


def test_counts_follow_the_other_filters_but_not_their_own(visit):
    free, shop = visit(), visit(f_baseColour="Red", q="shirts")
    assert free.options("Base colour") == dict.fromkeys(["Black", "Blue", "Green", "Red", "Yellow"], 12)
    assert shop.options("Base colour") == dict.fromkeys(["Black", "Blue", "Green", "Red", "Yellow"], 3)
    assert shop.options("Gender") == {"Women": 3}


def test_colors_show_their_color(visit):
    group = next(
        each for each in visit().data("alike_filter_panel")["groups"] if each["title"] == "Base colour"
    )
    assert all(option["swatch"].startswith("#") for option in group["options"])


def test_finer_category_is_offered_after_the_coarser(visit):
    shop = visit()
    assert shop.options("Category") == {"Accessories": 30, "Clothing": 30}
    shop.fire("filters", "changed", {"column": "department", "value": "Clothing", "on": True})
    assert shop.options("Category") == {"Shirts": 15, "Trousers": 15}
    shop.fire("filters", "changed", {"column": "category", "value": "Shirts", "on": True})
    assert all("shirts" in title for title in shop.titles)
    assert shop.options("Category") == {"Shirts": 15, "Trousers": 15}
    shop.fire("filters", "changed", {"column": "department", "value": "Clothing", "on": False})
    assert len(shop.titles) == 48


def test_several_of_the_finest_category_but_one_of_a_coarser(visit):
    shop = visit(f_department=["Clothing", "Accessories"], f_category=["Bags", "Watches"])
    assert shop.chips == ["Accessories", "Bags", "Watches"]
    assert shop.count == "30 products"


def test_category_levels_are_no_facets_too(visit):
    titles = [group["title"] for group in visit().data("alike_filter_panel")["groups"]]
    assert titles == ["Category", "Gender", "Base colour"]


def test_price_bounds_include_both_ends(visit):
    prices = [
        card["price"] for card in visit(price_from="13", price_to="19").data("alike_product_grid")["cards"]
    ]
    assert prices == ["€13", "€16", "€19"]


def test_price_range_and_its_histogram(visit):
    shop = visit()
    price = shop.data("alike_filter_panel")["price"]
    assert (price["title"], price["edges"][0], price["edges"][-1]) == ("Price in EUR", 10, 187)
    assert sum(price["counts"]) == 59
    shop.fire("filters", "changed", {"price": [13, 19]})
    assert shop.chips == ["€13 to €19"]
    assert sum(shop.data("alike_filter_panel")["price"]["counts"]) == 59
    assert shop.fire("filters", "changed", {"price": [None, 19]}).chips == ["up to €19"]
    assert shop.fire("filters", "changed", {"price": [180.5, None]}).chips == ["from €180.50"]
    assert shop.count == "3 products"
    shop.fire("toolbar", "removed", {"price": [None, None]})
    assert shop.count == "60 products"


def test_sorting_by_price_puts_unknown_prices_last(visit):
    for order in ("Price, low to high", "Price, high to low"):
        shop = visit(sort=order, q="number", page="2")
        assert shop.data("alike_product_grid")["cards"][-1]["price"] == ""


def test_sorting_by_name(visit):
    shop = visit(sort="Name", q="number")
    assert shop.titles == sorted(shop.titles, key=str.casefold)


def test_clearing_the_filters_keeps_the_search(visit):
    shop = visit(f_baseColour="Red", f_department="Clothing", price_from="20", q="number")
    assert len(shop.titles) < 12
    shop.fire("toolbar", "cleared", True)
    assert shop.chips == []
    assert shop.at.text_input(key="q").value == "number"
    assert shop.count == "58 products"


def test_best_match_is_offered_while_searching_only(visit):
    assert visit().at.selectbox(key="sort").options[0] == "Catalogue order"
    shop = visit(q="shirts")
    assert shop.at.selectbox(key="sort").value == "Best match"
    shop.at.text_input(key="q").set_value("")
    assert shop.run().at.selectbox(key="sort").value == "Catalogue order"


def test_a_chosen_order_stays_when_searching(visit):
    shop = visit(sort="Name")
    shop.at.text_input(key="q").set_value("shirts")
    assert shop.run().at.selectbox(key="sort").value == "Name"


def test_catalog_without_prices_does_not_speak_of_them(visit, plain_shop):
    shop = visit(shops=[plain_shop])
    assert [card["price"] for card in shop.data("alike_product_grid")["cards"]] == [""] * 8
    assert shop.data("alike_filter_panel")["price"] is None
    assert list(shop.at.selectbox(key="sort").options) == ["Catalogue order", "Name"]


def test_product_without_picture_has_none_instead_of_a_broken_one(visit):
    cards = {card["id"]: card for card in visit().data("alike_product_grid")["cards"]}
    assert cards[NO_PICTURE]["src"] is None
    assert cards["p000"]["src"].startswith("img/small/")


def test_catalog_text_stays_text(visit):
    shop = visit(q="bold")
    assert shop.titles == [HOSTILE]
    drawer = visit(product="p007")
    assert "\\!\\[x\\]" in drawer.drawer
    assert "![x]" not in drawer.words


def test_address_with_nonsense_falls_back(visit):
    shop = visit(f_department="Nowhere", sort="Worst first", page="999", price_from="x")
    assert len(shop.titles) == 48


def test_chooser_only_for_several_catalogs(visit, small_shop, plain_shop):
    assert "catalog" not in {box.key for box in visit().at.selectbox}
    both = visit(shops=[small_shop, plain_shop], catalog="plain")
    assert both.at.title[0].value == "Plain shop"


def test_choosing_another_catalog_forgets_search_and_product(visit, small_shop, plain_shop):
    shop = visit(shops=[small_shop, plain_shop], q="number 1", f_baseColour="Red", product="p010")
    shop.at.selectbox(key="catalog").set_value("plain")
    shop.run()
    assert len(shop.titles) == 8
    assert shop.sheet is None
    assert not shop.at.warning


def test_missing_catalog_is_explained_with_its_command(visit, tmp_path):
    shop = visit(shops=[tmp_path / "gone"])
    assert "cannot be opened" in shop.words
    assert "holds no catalogue" in shop.at.error[0].value.replace("\\", "")
    assert shop.at.code[0].value.startswith("python -m recsys import SOURCE --to ")


def test_damaged_catalog_is_explained_with_its_command(visit, broken_shop):
    (broken_shop / "products.parquet").write_bytes(b"nonsense")
    shop = visit(shops=[broken_shop])
    assert "does not match its manifest" in shop.at.error[0].value
    assert shop.at.code[0].value.startswith("python -m recsys import")


def test_unbuilt_catalog_is_explained_with_its_command(visit, broken_shop):
    for file in (broken_shop / "computed").rglob("chance.json"):
        file.unlink()
    shop = visit(shops=[broken_shop])
    assert shop.at.code[0].value == f"python -m recsys build {broken_shop}"


def test_a_broken_catalog_does_not_hide_the_others(visit, broken_shop, small_shop):
    (broken_shop / "manifest.json").write_text(json.dumps({"format": "other"}))
    shop = visit(shops=[broken_shop, small_shop], catalog="small")
    assert len(shop.titles) == 48


def test_no_catalog_at_all_is_a_welcome(visit):
    shop = visit(shops=[])
    assert "Welcome to Alike" in shop.words
    assert "python -m recsys import" in shop.at.code[0].value


def test_a_mended_catalog_opens_without_a_restart(visit, broken_shop):
    manifest = broken_shop / "manifest.json"
    whole = manifest.read_text()
    manifest.write_text("{}")
    shop = visit(shops=[broken_shop])
    assert shop.at.error
    manifest.write_text(whole)
    assert len(shop.run().titles) == 8


def test_a_changed_catalog_is_opened_anew(visit, broken_shop):
    shop = visit(shops=[broken_shop])
    manifest = broken_shop / "manifest.json"
    manifest.write_text(manifest.read_text().replace("Plain shop", "New name"))
    assert shop.run().at.title[0].value == "New name"


def test_a_file_from_a_clock_that_ran_ahead_hides_no_later_change(visit, broken_shop):
    shop = visit(shops=[broken_shop])
    ahead = time.time() + 10**6
    os.utime(next((broken_shop / "computed").glob("*/manifest.json")), (ahead, ahead))
    manifest = broken_shop / "manifest.json"
    for name in ("New name", "Newer name"):
        manifest.write_text(re.sub(r'"name": "[^"]*"', f'"name": "{name}"', manifest.read_text()))
        assert shop.run().at.title[0].value == name


def test_visitors_keep_a_catalog_while_its_files_are_replaced(visit, broken_shop):
    shop = visit(shops=[broken_shop])
    titles = shop.titles
    shutil.rmtree(broken_shop / "computed")
    assert shop.run().titles == titles
    assert visit(shops=[broken_shop]).titles == titles


def test_a_visitor_learns_nothing_about_the_server(visit, broken_shop, monkeypatch):
    monkeypatch.delenv(access.OWNER)
    shutil.rmtree(broken_shop / "computed")
    shop = visit(shops=[broken_shop])
    assert "not available at the moment" in shop.words
    assert str(broken_shop.parent) not in shop.words
    assert not shop.at.code


def test_a_catalog_that_is_not_built_yet_is_not_offered(visit, broken_shop, plain_shop):
    catalogs = catalog_folders.ROOT / "catalogs"
    shutil.copytree(plain_shop, catalogs / "b-built")
    shutil.copytree(broken_shop, catalogs / "a-new")
    shutil.rmtree(catalogs / "a-new" / "computed")
    assert list(catalog_folders.places()) == ["b-built"]
    assert len(visit(shops=[]).titles) == 8


def test_browsing_never_loads_tensorflow(small_shop):
    code = (
        "import sys; from streamlit.testing.v1 import AppTest;"
        "at = AppTest.from_file('app.py', default_timeout=60); at.query_params['product'] = 'p001'; at.run();"
        "assert not at.exception and len(at.get('bidi_component')) == 7;"
        "sys.exit('tensorflow' in sys.modules or 'keras' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": "", "ALIKE_CATALOG": str(small_shop)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
