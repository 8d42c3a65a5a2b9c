"""The Models page's part on triplets."""

import shutil

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.models.triplets import Settings, TripletReport, train_triplets


@pytest.fixture
def page(visit):
    def open_(shops=None, **address):
        visitor = visit(shops=shops, model="Triplets", **address)
        visitor.at.switch_page("pages/models.py")
        return visitor.run()

    return open_


@pytest.fixture(scope="module")
def taught(small_shop, tmp_path_factory):
    folder = shutil.copytree(small_shop, tmp_path_factory.mktemp("taught") / "small")
    train_triplets(folder, Settings(epochs=2, dim=16), save=True, draw_map=False)
    return folder


def test_an_example_and_the_offer_to_train(page, small_shop):
    visitor = page()
    assert [button.label for button in visitor.at.button] == ["Train"]
    catalog = Catalog.open(small_shop)
    lane = visitor.data("alike_product_rows", "triplet")["rows"][0]
    own, alike, other = (catalog.product(catalog.row(each["id"])).category for each in lane["tiles"])
    assert own == alike != other
    assert [each["note"] for each in lane["tiles"]] == [
        f"a product: {own}",
        f"its kind: {own}",
        f"another kind: {other}",
    ]


def test_the_command_is_what_the_visitor_chose(page, monkeypatch):
    begun = []
    monkeypatch.setattr("pages.ui.shared.background_jobs._launch", begun.append)
    visitor = page()
    for box, value in (("kind", "gender"), ("mining", "hard"), ("length", 64)):
        visitor.at.selectbox(key=box).set_value(value)
    for field, value in (("margin", 0.1), ("passes", 7)):
        visitor.at.number_input(key=field).set_value(value)
    visitor.run()
    visitor.at.button(key="make_triplets").click()
    visitor.run()
    words = begun[0]
    assert words[0] == "train-triplets" and "--keep" in words
    chosen = dict(zip(words[2:12:2], words[3:13:2], strict=True))
    assert chosen == {
        "--column": "gender",
        "--mining": "hard",
        "--margin": "0.1",
        "--dim": "64",
        "--epochs": "7",
    }


def test_before_and_after_with_figures(page, taught):
    visitor = page(shops=[taught])
    visitor.at.selectbox(key="colour").set_value("baseColour")
    visitor.run()
    report = TripletReport.load(Catalog.open(taught))
    rows = visitor.estimates("triplet_figures")
    names = [row["name"] for row in rows]
    assert names == ["After", "ResNet50", "Before", "Most frequent category", "Chance"]
    assert rows[0]["value"] == report.figures["after"]["P@5"]["value"]
    maps = visitor.data("alike_linked_maps", "triplet_maps")
    assert [panel["title"] for panel in maps["panels"]] == ["Before", "After"]
    assert all("trustworthiness" in panel["note"] for panel in maps["panels"])
    places = np.array([panel["xy"] for panel in maps["panels"]])
    assert places.shape == (2, len(maps["rows"]), 2) and places.min() >= 0 and places.max() <= 1
    catalog = Catalog.open(taught)
    names = [maps["groups"][value]["name"] for value in maps["values"]]
    assert names == catalog.table["baseColour"].iloc[maps["rows"]].tolist()
    losses = [epoch["loss"] for epoch in report.epochs]
    assert f"from {losses[0]:.3f} to {losses[-1]:.3f}" in visitor.figure("triplet_loss")["alt"]
    assert [button.label for button in visitor.at.button] == ["Train again"]


def test_the_result_is_offered_beside_the_others(visit, taught):
    visitor = visit(shops=[taught])
    visitor.at.switch_page("pages/lab.py")
    visitor.run()
    titles = [lane["title"] for lane in visitor.data("alike_product_rows", "methods")["rows"]]
    assert "Triplets" in titles
