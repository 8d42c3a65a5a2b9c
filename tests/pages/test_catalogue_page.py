"""The Catalogue page: what is in it, and what its import found."""

import json

import pytest


@pytest.fixture
def page(visit):
    def open_(shops=None, **address):
        visitor = visit(shops=shops, **address)
        visitor.at.switch_page("pages/catalogue.py")
        return visitor.run()

    return open_


def charts(visitor) -> dict:
    return {chart["title"]: chart for chart in visitor.data("alike_bar_list")["charts"]}


def test_figures(page):
    assert {each.label: each.value for each in page().at.metric} == {
        "Products": "60",
        "With a picture": "59",
        "With a price": "59",
        "Designs": "60",
    }


def test_each_bar_counts_products_and_leads_to_them(page, visit):
    color = charts(page())["Base colour"]
    assert [bar["count"] for bar in color["bars"]] == [12] * 5
    assert color["bars"][0]["href"] == "./?f_baseColour=Black"
    kind = charts(page())["Type"]["bars"][0]
    assert kind["href"].endswith("f_department=Accessories&f_category=Bags")
    assert visit(f_department="Accessories", f_category="Bags").count == f"{kind['count']} products"


def test_bars_of_another_catalog_than_the_first_name_it(page, small_shop, plain_shop):
    visitor = page(shops=[small_shop, plain_shop])
    visitor.at.selectbox(key="catalog").set_value("plain")
    bars = charts(visitor.run())["Gender"]["bars"]
    assert bars[0]["href"].startswith("./?catalog=plain&f_gender=")


def test_a_single_most_frequent_value_is_named(page):
    assert charts(page())["Gender"]["note"] == "Women is the most frequent: 50%"
    assert charts(page())["Base colour"]["note"] == ""


def test_prices_and_their_tiers(page):
    found = charts(page())
    assert sum(bar["count"] for bar in found["Price"]["bars"]) == 59
    assert found["Price tiers"]["bars"]
    for tier in found["Price tiers"]["bars"]:
        assert len(tier["steps"]) == 4 and 0 < sum(tier["steps"]) <= 1.000001


def test_without_prices_nothing_speaks_of_them(page, plain_shop):
    assert not {"Price", "Price tiers"} & set(charts(page(shops=[plain_shop])))


def test_import_report_by_what_was_done(page, toy_copy):
    problems = [
        {"row": 7, "column": "price", "what": "no number <b>", "action": "kept without this price"},
        *({"row": n, "column": "", "what": "blank", "action": "row left out"} for n in range(2, 9)),
    ]
    report = {"read": 31, "kept": 24, "pictures": 24, "problems": problems, "notes": ["In UTF-16."]}
    (toy_copy / "report.json").write_text(json.dumps(report))
    visitor = page(shops=[toy_copy], part="Import report")
    assert "24 of 31 rows became products, 24 of them with a picture." in visitor.words
    assert [each.label for each in visitor.at.expander] == [
        "7 times: row left out",
        "1 time: kept without this price",
    ]
    assert "and 2 more in the full list" in visitor.words
    assert "row 7, price: no number <b>" in visitor.words
    assert "In UTF-16." in visitor.words


def test_a_clean_import_says_so(page, toy_copy):
    report = {"read": 24, "kept": 24, "pictures": 24, "problems": [], "notes": []}
    (toy_copy / "report.json").write_text(json.dumps(report))
    assert page(shops=[toy_copy], part="Import report").at.success[0].value == "No problems were found."


def test_without_a_report_it_says_so(page):
    assert "no import report" in page(part="Import report").at.info[0].value
