"""The eigenfaces tab: what pictures are made of, one product rebuilt, what is recognised."""

import shutil

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.models.open_set.report import KNOWN
from recsys.models.open_set.train import measure_open_set
from recsys.ranking import Recommender
from recsys.signals import signal_of
from recsys.signals.look import Look


@pytest.fixture(scope="module")
def measured(small_shop, tmp_path_factory):
    """A shop whose recognition was measured."""
    copy = shutil.copytree(small_shop, tmp_path_factory.mktemp("measured") / "shop")
    catalog = Catalog.open(copy)
    measure_open_set(catalog, queries=40).save(catalog)
    return copy


@pytest.fixture
def page(visit):
    def open_(shops=None, **address):
        visitor = visit(shops=shops, model="Eigenfaces", **address)
        visitor.at.switch_page("pages/models.py")
        return visitor.run()

    return open_


def ids(lane) -> list[str]:
    return [piece["id"] for piece in lane["tiles"]]


def shown(visitor, key) -> list[dict]:
    (row,) = visitor.data("alike_product_rows", key)["rows"]
    return row["tiles"]


def test_the_average_and_thirty_eigenimages_with_falling_shares(page):
    average, *images = shown(page(), "eigenimages")
    assert (average["title"], average["href"]) == ("Average", "")
    assert [each["id"] for each in images] == [str(number) for number in range(1, 31)]
    assert all(each["src"].startswith("data:image/png") for each in images)
    assert images[2]["href"] == "?model=Eigenfaces&eigenimage=3"
    shares = [float(each["note"].rstrip("%")) for each in images]
    assert shares[0] == max(shares) and shares[0] > 10 * shares[-1]


def test_an_eigenimage_leads_to_the_products_with_most_and_least_of_it(page, small_shop):
    visitor = page()
    visitor.fire("eigenimages", "picked", {"id": "3"})
    assert visitor.data("alike_product_rows", "eigenimages")["current"] == "3"
    most, least = visitor.data("alike_product_rows", "extremes")["rows"]
    assert most["title"] == "Most of eigenimage 3"
    catalog = Catalog.open(small_shop)
    recommender = Recommender.open(small_shop, "eigenfaces")
    look = signal_of(recommender.signals, Look)
    amounts = {
        str(catalog.ids[row]): float(look.vectors.values[look.rows[row], 2])
        for row in np.flatnonzero(recommender.facts.searchable_mask)
    }
    ranked = sorted(amounts, key=amounts.__getitem__)
    assert ids(most)[0] == ranked[-1] and ids(least)[0] == ranked[0]


@pytest.mark.parametrize(("wanted", "chosen"), [("0", "1"), ("99", "30"), ("<b>", "1"), ("-3", "1")])
def test_an_odd_address_chooses_an_eigenimage_that_exists(page, wanted, chosen):
    assert page(eigenimage=wanted).data("alike_product_rows", "eigenimages")["current"] == chosen


def test_more_eigenimages_explain_more(page):
    few, many = page(components="2"), page(components="40")
    heights = [visitor.line("explained", "markers")[0][1] for visitor in (few, many)]
    assert heights[0] < heights[1] <= 1
    assert [each["title"] for each in shown(many, "rebuilt")] == ["The picture", "From 40", "Difference"]


def test_a_product_is_asked_for_and_does_not_vouch_for_itself(page, measured):
    visitor = page(shops=[measured], of="p012")
    assert "p012" not in ids(visitor.data("alike_product_rows", "near")["rows"][0])
    notes = [float(each["note"]) for each in visitor.data("alike_product_rows", "near")["rows"][0]["tiles"]]
    assert notes == sorted(notes)


def test_a_product_without_picture_says_so(page):
    assert "has no picture" in page(of="p003").at.info[0].value


def test_what_is_recognized_follows_the_tolerance(page, measured):
    visitor = page(shops=[measured], of="p012")
    visitor.at.slider(key="tolerance").set_value(0.0)
    visitor.run()
    assert (
        "Not recognised" in visitor.words
        and "Nothing else in this catalogue is as near as 0.00" in visitor.words
    )
    assert "rejects **100%** of known products and accepts **0%**" in visitor.words
    visitor.at.slider(key="tolerance").set_value(visitor.at.slider(key="tolerance").max)
    visitor.run()
    assert "Not recognised" not in visitor.words and "Recognised]" in visitor.words
    rows = visitor.estimates("let_in")
    assert rows[0]["name"] == "Known pictures" and rows[0]["value"] > 0.9


def test_the_slider_starts_at_the_measured_tolerance(page, measured):
    visitor = page(shops=[measured])
    report = measure_open_set(Catalog.open(measured), queries=40)
    assert visitor.at.slider(key="tolerance").value == round(report.tolerance, 2)
    kept = visitor.line("roc", "markers")[0][1]
    assert kept == pytest.approx((report.sample(KNOWN).values <= round(report.tolerance, 2)).mean())
    lines = [each for each in visitor.figure("roc")["data"] if each["mode"] == "lines"]
    assert lines
    for line in lines:
        points = visitor.line("roc", line["name"])
        assert points == sorted(points) and points[-1] == (1, 1)


def test_a_negative_is_a_stranger(page, measured):
    visitor = page(shops=[measured], of="p012")
    near = visitor.data("alike_product_rows", "near")["rows"][0]["tiles"][0]["note"]
    visitor.at.button_group(key="spoilt").set_value("negative")
    visitor.run()
    far = visitor.data("alike_product_rows", "near")["rows"][0]["tiles"][0]["note"]
    assert float(far) > 2 * float(near) and "Not recognised" in visitor.words


def test_measuring_and_learning_are_offered(page, plain_shop):
    assert "Measure" in [button.label for button in page().at.button]
    assert [button.label for button in page(shops=[plain_shop]).at.button] == ["Fit eigenfaces"]
