"""The tab "Attributes" of the Models page."""

import shutil

import pytest

from pages.ui.shared import access
from recsys.catalog import Catalog
from recsys.models.attributes.report import (
    INCOMPLETE,
    AttributesReport,
    Comparison,
    Row,
    fine_tuning_report_name,
)


def figures(value: float) -> dict[str, float]:
    return {"value": value, "low": value - 0.1, "high": value + 0.1}


def comparison(attribute: str, above: float, values=(), mistakes=()) -> Comparison:
    rows = [
        Row("softmax", "likeliest", figures(0.8), 0.7, 0.02, 12.0),
        Row("sigmoid", "above one half", figures(above), 0.3, None, 14.0),
        Row("sigmoid", "likeliest", figures(0.75), 0.6, 0.03, 14.0),
    ]
    return Comparison(attribute, 2, 20, 40, 0.0, 0.5, rows, list(values), list(mistakes))


def value(name: str, share: float, products: int, above: float, likeliest: float) -> dict:
    return {"value": name, "share": share, "products": products, "above": above, "likeliest": likeliest}


@pytest.fixture
def shop(small_shop, tmp_path):
    return shutil.copytree(small_shop, tmp_path / "copy")


@pytest.fixture
def trained(shop):
    """Keep figures of made-up models: gender with the larger loss, and two rare values of it."""
    catalog = Catalog.open(shop)
    values = [
        value("Women", 0.97, 10, 1.0, 0.9),
        value("Girls", 0.01, 6, 0.0, 0.5),
        value("Boys", 0.01, 2, 0.5, 0.5),
    ]
    wrong = {"id": str(catalog.ids[4]), "label": "Girls", "said": "<b>Women", "confidence": 0.97}
    gone = {**wrong, "id": "nobody"}
    colors = [value("Red", 0.2, 20, 0.7, 0.8)]
    found = [comparison("baseColour", 0.7, colors), comparison("gender", 0.3, values, [wrong, gone])]
    AttributesReport({}, True, found).save(catalog, "eigenfaces")
    return shop


@pytest.fixture
def page(visit):
    def open_(shop, **address):
        visitor = visit(shops=[shop], **address)
        visitor.at.switch_page("pages/models.py")
        return visitor.run()

    return open_


def test_training_is_offered_first(page, shop):
    visitor = page(shop)
    assert [button.label for button in visitor.at.button] == ["Train"]
    assert visitor.figure("ways") is None


def test_every_attribute_is_a_row_and_the_one_with_most_to_tell_is_chosen(page, trained):
    visitor = page(trained)
    rows = visitor.estimates("ways")
    assert list(dict.fromkeys(row["name"] for row in rows)) == ["Base colour", "Gender"]
    assert [row["value"] for row in rows if row["name"] == "Gender"] == [0.8, 0.3, 0.75, 0.5]
    assert visitor.at.selectbox(key="attribute").value == "gender"
    bars = visitor.estimates("accuracy")
    assert [row["value"] for row in bars] == [0.8, 0.3, 0.75, 0.5]
    assert bars[0]["note"] == "macro-F1 0.70, confidence off by 0.02, 12 s to train"
    assert bars[1]["note"] == "macro-F1 0.30, 14 s to train"


def test_figures_that_flatter_are_owned_up_to(page, trained, monkeypatch):
    assert "None of them has a near-duplicate" in page(trained).at.caption[1].value
    monkeypatch.setattr("pages.ui.models.attributes.was_trained_on", lambda catalog, encoder: True)
    assert "the figures are optimistic" in page(trained).at.caption[1].value


def test_why_rare_values_get_lost_is_said_and_shown(page, trained):
    visitor = page(trained)
    first, second = visitor.figure("found")["data"][1:]
    # One of eight products above one half, four of eight by the likeliest.
    assert "12% get a yes above one half; 50% are predicted correctly" in visitor.words
    assert list(zip(first["customdata"], first["y"], second["y"], strict=True)) == [
        ("Women", 1.0, 0.9),
        ("Girls", 0.0, 0.5),
        ("Boys", 0.5, 0.5),
    ]
    visitor.at.selectbox(key="attribute").set_value("baseColour")
    visitor.run()
    assert "No value is rare here" in visitor.words


def test_mistakes_lead_to_their_products_and_those_gone_are_left_out(page, trained):
    (lane,) = page(trained).data("alike_product_rows", "mistakes")["rows"]
    (piece,) = lane["tiles"]
    assert piece["note"] == "<b>Women, label Girls"
    assert f"product={piece['id']}" in piece["href"]


def test_a_fine_tuned_network_stands_beside_the_others(page, trained):
    catalog = Catalog.open(trained)
    assert [button.label for button in page(trained).at.button] == [
        "Fine-tune the network for gender",
        "Train again",
    ]
    own = Comparison(
        "gender", 2, 20, 40, 0.0, 0.5, [Row("fine-tuned", "likeliest", figures(0.9), 0.8, 0.01, 600.0)]
    )
    AttributesReport({}, True, [own]).save(catalog, "eigenfaces", fine_tuning_report_name("gender"))
    visitor = page(trained)
    rows = visitor.estimates("accuracy")
    assert (rows[3]["name"], rows[3]["value"]) == ("The network itself, fine-tuned", 0.9)
    assert rows[3]["note"].endswith("10 min to train")
    assert len([row for row in visitor.estimates("ways") if row["name"] == "Gender"]) == 5


def test_figures_of_an_older_catalog_are_not_shown(page, trained):
    catalog = Catalog.open(trained)
    catalog.table.loc[catalog.table["id"] == "p001", "title"] = "Renamed"
    catalog.save()
    assert page(trained).figure("ways") is None


def test_what_an_unfinished_run_has_found_is_shown_where_there_is_nothing_else(page, shop, trained):
    catalog = Catalog.open(shop)
    begun = AttributesReport({}, False, [comparison("gender", 0.5, [value("Women", 0.5, 20, 0.7, 0.8)])])
    begun.save(catalog, "eigenfaces", INCOMPLETE)
    assert len({row["name"] for row in page(shop).estimates("ways")}) == 2
    (shop / "computed" / "reports" / "attributes.json").unlink()
    assert {row["name"] for row in page(shop).estimates("ways")} == {"Gender"}


def test_other_people_cannot_start_the_work(page, shop, monkeypatch):
    monkeypatch.delenv(access.OWNER)
    assert page(shop).at.button(key="make_attributes").disabled
