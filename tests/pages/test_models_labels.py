"""The Models page: any column, and missing labels."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.models.columns.report import ColumnReport
from recsys.models.missing_labels.report import MissingLabelsReport, coverage_curve

FIGURE = {"value": 0.9, "low": 0.8, "high": 1.0}


@pytest.fixture
def page(visit):
    def open_(shops=None, **address):
        visitor = visit(shops=shops, **address)
        visitor.at.switch_page("pages/models.py")
        return visitor.run()

    return open_


@pytest.fixture
def gappy(small_shop, tmp_path):
    """The small shop with three products without a category, and reports of both kinds kept."""
    folder = shutil.copytree(small_shop, tmp_path / "gappy")
    catalog = Catalog.open(folder)
    catalog.table.loc[[8, 9, 10], "category"] = None
    catalog.table["isFragile"] = (catalog.table["category"] == "Watches").astype(str)
    catalog.save()
    catalog = Catalog.open(folder)
    flag_report().save(catalog)
    fill_report().save(catalog)
    return folder


def flag_report():
    return ColumnReport(
        column="isFragile",
        features="attributes",
        encoder="",
        classes=[("False", 45), ("True", 15)],
        train_size=48,
        test_size=12,
        accuracy=FIGURE,
        majority={**FIGURE, "value": 0.8},
        macro_f1=0.85,
        auc=0.97,
        calibration_error=0.04,
        reliability=[{"confidence": 0.7, "right": 0.75, "rows": 12}],
        roc=[(0.0, 0.0), (0.2, 1.0), (1.0, 1.0)],
        rule={"columns": ["category"], "accuracy": FIGURE},
        leaks=[{"columns": ["category"], "accuracy": FIGURE}],
        without={"columns": ["category"], "accuracy": FIGURE, "auc": 0.7},
        left_out=[],
        values=[{"name": "False", "products": 9, "right": 0.9}],
        mistakes=[{"id": "p004", "given": "False", "said": "True", "confidence": 0.9}],
    )


def fill_report():
    right, sure = np.array([True] * 8 + [False] * 2), np.linspace(0.99, 0.5, 10)
    worth = {
        "learnt": 40,
        "judged": 10,
        "accuracy": FIGURE,
        "majority": 0.25,
        "macro_f1": 0.8,
        "calibration_error": 0.05,
        "curve": coverage_curve(right, sure, np.arange(10)),
    }
    guess = {"title": "", "given": "", "runner_up": "Bags", "runner_up_confidence": 0.01}
    return MissingLabelsReport(
        column="category",
        encoder="eigenfaces",
        at_least=0.9,
        labels=4,
        similar_names=[("Bag", "Bags")],
        plain=worth,
        balanced=None,
        guesses=[
            {"id": "p008", "predicted": "Shirts", "confidence": 0.9912, **guess},
            {"id": "p009", "predicted": "Trousers", "confidence": 0.91, **guess},
            {"id": "p010", "predicted": "Bags", "confidence": 0.4, **guess},
        ],
        without_picture=1,
        examples=[{"id": "p001", "given": "Trousers", "predicted": "Trousers", "confidence": 0.9}],
        mistakes=[{"id": "p002", "given": "Bags", "predicted": "Shirts", "confidence": 0.8}],
    )


def lanes(visitor, key) -> dict[str, list[str]]:
    return {
        lane["title"]: [piece["id"] for piece in lane["tiles"]]
        for lane in visitor.data("alike_product_rows", key)["rows"]
    }


def test_a_column_and_what_it_is_told_from_are_offered(page):
    visitor = page(model="Any column")
    assert visitor.at.selectbox(key="flag").options == ["Category", "Department", "Gender", "Base colour"]
    assert [button.label for button in visitor.at.button] == ["Learn"]


def test_a_kept_report_is_shown_with_its_leak_in_words(page, gappy):
    visitor = page(shops=[gappy], model="Any column")
    assert visitor.at.selectbox(key="flag").value == "isFragile"
    assert visitor.at.warning[0].proto.title == "Is fragile follows from a rule"
    assert "AUC of 0.70 instead of 0.97" in visitor.at.warning[0].value.replace("\\", "")
    names = [row["name"] for row in visitor.estimates("flag_rows")]
    assert names == [
        "The network",
        "Without the leaking columns",
        "The best rule",
        "Always the most frequent",
    ]
    assert visitor.line("flag_roc", "")[1] == (0.2, 1.0)
    assert lanes(visitor, "flag_wrong") == {"Confidently wrong": ["p004"]}
    visitor.at.selectbox(key="flag").set_value("gender")
    visitor.run()
    assert not visitor.at.warning and [button.label for button in visitor.at.button] == ["Learn"]


def test_several_values_are_shown_one_by_one_and_what_flatters_is_said(page, gappy):
    catalog = Catalog.open(gappy)
    catalog.layout = "fashion"
    catalog.save()
    catalog = Catalog.open(gappy)
    replace(flag_report(), encoder="eigenfaces", roc=[], leaks=[], without=None).save(catalog)
    visitor = page(shops=[gappy], model="Any column")
    assert visitor.estimates("flag_values")[0]["note"] == "9 products"
    assert not any("flatter" in each.value for each in visitor.at.caption)  # only the bundled network does


def test_nothing_missing_offers_an_experiment(page):
    visitor = page(model="Missing labels")
    assert "Hide one label in five" in visitor.at.info[0].value
    assert [button.label for button in visitor.at.button] == ["Hide labels and test"]


def test_the_threshold_decides_what_is_filled_in_and_what_that_is_worth(page, gappy):
    visitor = page(shops=[gappy], model="Missing labels")
    assert visitor.at.selectbox(key="fill").options[0] == "Category"
    assert "Category of 3 products" in visitor.words
    assert [each.value for each in visitor.at.metric] == ["20%", "100%", "2 of 3"]
    assert lanes(visitor, "fill_guesses") == {"Predicted labels": ["p008", "p009"], "Not predicted": ["p010"]}
    assert "“Bag” and “Bags”" in visitor.at.info[0].value
    visitor.at.select_slider(key="fill_least").set_value(0.0)
    visitor.run()
    assert [each.value for each in visitor.at.metric] == ["100%", "80%", "3 of 3"]
    assert lanes(visitor, "fill_guesses")["Not predicted"] == []
    assert visitor.line("fill_curve", "markers") == [(1.0, 0.8)]
    assert lanes(visitor, "fill_hidden") == {"Hidden and predicted": ["p001"], "Confidently wrong": ["p002"]}


def test_the_drawer_tells_a_guess_from_a_given_category(visit, gappy):
    sure = dict(visit(shops=[gappy], product="p008").sheet["facts"])
    assert sure["Category (predicted)"] == "Shirts (very sure)"
    assert "Category (predicted)" not in dict(visit(shops=[gappy], product="p010").sheet["facts"])
    assert "Category (predicted)" not in dict(visit(shops=[gappy], product="p001").sheet["facts"])
